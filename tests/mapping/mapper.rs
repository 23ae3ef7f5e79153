//! What a mapper refuses, what it is known by, and links that were made elsewhere.

use policy_crosswalk::{Framework, Mapper, catalogue};

use crate::common::codebook::of;
use crate::common::files::framework_with;

#[test]
fn a_number_outside_its_range() {
    let text = framework_with("themes = [{ id = \"T\", title = \"Theme\" }]");
    let framework = Framework::from_toml(&text).unwrap();
    let build = |threshold: f64, weight: f64| {
        let builder = Mapper::builder(&framework).threshold(threshold);
        builder
            .heading_weight(weight)
            .build()
            .err()
            .map(|error| error.to_string())
    };
    let message =
        |what: &str, value: &str| Some(format!("{what} is {value}; expected a number from 0 to 1"));
    assert_eq!(build(1.5, 0.0), message("the threshold", "1.5"));
    assert_eq!(build(f64::NAN, 0.0), message("the threshold", "NaN"));
    assert_eq!(build(0.5, -0.1), message("the heading weight", "-0.1"));
    assert_eq!(
        build(0.5, f64::INFINITY),
        message("the heading weight", "inf")
    );
    assert_eq!(build(0.0, 1.0), None);
}

#[test]
fn a_mapper_checks_what_it_is_given() {
    let mut framework = catalogue::framework("mat-2021").unwrap().clone();
    framework.themes.clear();
    assert_eq!(
        Mapper::new(&framework).err().unwrap().to_string(),
        "themes: the text is empty; expected at least one theme"
    );
}

#[test]
fn copies_and_equals_have_one_fingerprint() {
    let fields = r#"terms = ["naloxone"]"#;
    let mapper = of(fields);
    assert_eq!(mapper, mapper.clone());
    assert_eq!(mapper.fingerprint(), of(fields).fingerprint());
    assert_eq!(mapper.fingerprint().to_string().len(), 32);
    let framework = mapper.framework();
    let mut thesaurus = mapper.thesaurus().unwrap().clone();
    thesaurus.version = Some("2".to_owned());
    let others = [
        of(r#"terms = ["naloxone kit"]"#),
        Mapper::builder(framework).threshold(0.4).build().unwrap(),
        Mapper::builder(framework)
            .heading_weight(0.3)
            .build()
            .unwrap(),
        Mapper::builder(framework)
            .thesaurus(&thesaurus)
            .build()
            .unwrap(),
    ];
    for other in others {
        assert_ne!(mapper, other);
    }
    let shown = format!("{mapper:?}");
    assert!(
        shown.starts_with("Mapper { framework:") && shown.len() < 200,
        "{shown}"
    );
}

#[test]
fn links_made_elsewhere_are_checked() {
    let plan = catalogue::plan("pk-2024").unwrap();
    let mapper = catalogue::mapper("mat-2021").unwrap();
    let whole = mapper.map(plan);
    let again = mapper.crosswalk(plan, whole.links.iter().rev().cloned());
    assert_eq!(again.unwrap(), whole);
    let refused = |change: &dyn Fn(&mut policy_crosswalk::Link)| {
        let mut links = whole.links.clone();
        change(&mut links[0]);
        mapper.crosswalk(plan, links).unwrap_err().to_string()
    };
    assert_eq!(
        refused(&|link| link.statement = "elsewhere/1".parse().unwrap()),
        "links[0]: there is no statement `elsewhere/1`; expected a statement of the plan `pk-2024`"
    );
    assert_eq!(
        refused(&|link| link.claim.theme = "RRR-PEI".parse().unwrap()),
        "links[0]: there is no theme `RRR-PEI`; expected a theme of the framework `mat-2021`"
    );
    assert_eq!(
        refused(&|link| link.claim.confidence = f64::NAN),
        "links[0]: the confidence is NaN; expected a number from 0 to 1"
    );
    let twice = whole.links.iter().chain(&whole.links[..1]).cloned();
    let twice = mapper.crosswalk(plan, twice).unwrap_err().to_string();
    assert!(
        twice.contains("is taken by an earlier link (links[0])"),
        "{twice}"
    );
}
