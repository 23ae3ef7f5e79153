//! The file of a study.

use policy_crosswalk::Grouping;
use policy_crosswalk::answer::{Level, Study, StudyPlan};

#[test]
fn a_study_is_read_back_equal() {
    let text = "title = \"Care\"\nonly_mine = true\nframeworks = [\"mat-2021\"]\nreviews = [\"r.tsv\"]\n\
                thesaurus = \"words.toml\"\nby = \"lead\"\nlevel = \"top\"\nplans = [\"pk-2024\", { file = \"a.txt\", \
                id = \"a\", partnership = \"north\", kind = \"strategy\", from = \"2024\", short = \"North\" }]\n";
    let study = Study::from_toml(text).unwrap();
    assert_eq!(
        (study.by, study.level),
        (Some(Grouping::Lead), Some(Level::Top))
    );
    assert_eq!(study.plans[0], StudyPlan::new("pk-2024"));
    assert_eq!(
        study.plans[1].details.partnership.as_ref().unwrap(),
        "north"
    );
    assert_eq!(Study::from_toml(&study.to_toml().unwrap()).unwrap(), study);
    assert_eq!(Study::from_toml("").unwrap(), Study::default());
}

#[test]
fn what_is_wrong_has_its_place() {
    let said = |text: &str| Study::from_toml(text).unwrap_err().to_string();
    assert_eq!(
        said("plans = [\n  { file = 'a', name = ' ' },\n]"),
        "line 2, column 24: plans[0].name: the text is empty; expected the partnership's name"
    );
    assert_eq!(
        said("reviews = ['a', '']"),
        "line 1, column 17: reviews[1]: the text is empty; expected a file of decisions"
    );
    assert!(said("plans = [{ id = 'a' }]").starts_with("line 1, column 10: "));
    assert!(said("plans = [{ file = 'a', form = 'x' }]").contains("unknown field `form`"));
}
