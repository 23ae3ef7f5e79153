//! The file of a study.

use crate::support::Folder;

const STUDY: &str = r#"
title = "Care in the north"
only_mine = true
frameworks = ["own.csv", "mat-2021"]
reviews = ["mine.sssom.tsv"]
by = "plan"
plans = [
    "dundee-2024",
    { file = "plans/north.txt", id = "north-2024", name = "North ADP", from = "2024", to = "2027" },
]
"#;
const PLAN: &str = "A plan\n\nPriority 1 - Care\nActions:\n- Advocacy for everyone in treatment\n";
const OWN: &str = "Ref,Theme,Terms\nC-1,Care,advocacy\n";
const REVIEW: &str = "#mapping_set_id: https://example.org/mine\n#object_source: framework:mat-2021\n\
    subject_id\tpredicate_id\tobject_id\tverdict\treviewer_label\n\
    statement:north-2024/1.1\tskos:broadMatch\ttheme:MAT-8\treject\tA. Reader\n";

fn study(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("study/crosswalk.toml", STUDY)
        .write("study/plans/north.txt", PLAN)
        .write("study/own.csv", OWN)
        .write("study/mine.sssom.tsv", REVIEW);
    folder
}

#[test]
fn a_study_is_one_file_and_one_command() {
    let folder = study("study");
    let far = folder.run(&[
        "matrix",
        "--study",
        "study/crosswalk.toml",
        "--format",
        "json",
    ]);
    assert_eq!(far.code, Some(0), "{}", far.err);
    let answers: serde_json::Value = serde_json::from_str(&far.out).unwrap();
    let ids = |at: &str| {
        let labels = answers[0]["answer"][at].as_array().unwrap();
        labels
            .iter()
            .map(|of| of["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(answers[0]["answer"]["framework"], "own");
    assert_eq!(answers[1]["answer"]["framework"], "mat-2021");
    assert_eq!(ids("groups"), ["dundee-2024", "north-2024"]);
    let advocacy = &answers[1]["answer"]["cells"][7][1];
    assert_eq!(
        advocacy["state"], "not-found",
        "the study's reader said no: {advocacy}"
    );
}

#[test]
fn options_go_before_the_study() {
    let folder = study("over");
    let ran = folder.run(&[
        "matrix",
        "--study",
        "study/crosswalk.toml",
        "--framework",
        "rrr-2018",
        "--plan",
        "pk-2024",
        "--by",
        "partnership",
    ]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out
            .starts_with("Rights, Respect and Recovery (rrr-2018), by partnership"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("Dundee"));
    assert_eq!(
        ran.err,
        "study/mine.sssom.tsv: decides on mat-2021, which is not asked for; `--framework mat-2021` adds it\n"
    );
}

/// It is found in the folder where the command runs.
#[test]
fn a_study_in_the_folder_is_taken() {
    let folder = Folder::new("here");
    folder.write(
        "crosswalk.toml",
        "frameworks = ['mat-2021']\nplans = ['pk-2024']\n",
    );
    let out = folder.run(&["matrix"]).clean();
    assert!(
        out.starts_with("MAT Standards (mat-2021), by partnership") && !out.contains("Dundee"),
        "{out}"
    );
    folder.write(
        "crosswalk.toml",
        "frameworks = ['mat-2021']\nplan = ['pk-2024']\n",
    );
    let refused = folder.run(&["matrix"]).refused();
    assert!(
        refused.starts_with(
            "error: crosswalk.toml:2:1: unknown field `plan`, expected one of `title`"
        ),
        "{refused}"
    );
}

#[test]
fn errors_of_a_study_have_line_and_field() {
    let folder = Folder::new("wrong");
    for (text, said) in [
        (
            "plans = [\n  'a.txt',\n  { file = 'b.txt', to = '2027' },\n]\n",
            "crosswalk.toml:3:26: plans[1].to: an end without a beginning; expected `from` beside it",
        ),
        (
            "frameworks = ['mat-2021', '']\n",
            "crosswalk.toml:1:27: frameworks[1]: the text is empty; expected a file or the id of a built-in framework",
        ),
        (
            "by = 'colour'\n",
            "crosswalk.toml:1:6: unknown variant `colour`, expected one of `partnership`, `plan`, `priority`, `lead`",
        ),
        (
            "plans = [5]\n",
            "crosswalk.toml:1:10: invalid type: integer `5`, expected the name of a plan, or a table with `file`",
        ),
    ] {
        folder.write("crosswalk.toml", text);
        assert_eq!(folder.run(&["matrix"]).refused(), format!("error: {said}"));
    }
    folder
        .write(
            "deep/crosswalk.toml",
            "plans = ['none.txt']\nonly_mine = true\n",
        )
        .write("none.txt", PLAN);
    let ran = folder.run(&["matrix", "--study", "deep/crosswalk.toml"]);
    assert_eq!(
        ran.err,
        "error: deep/none.txt: No such file or directory\nerror: none of the plans named could be read\n"
    );
}
