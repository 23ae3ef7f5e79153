//! Every question, asked of the built-in plans and of one's own.

use crate::support::Folder;

const QUESTIONS: [&[&str]; 17] = [
    &["matrix"],
    &["map"],
    &["map", "--table", "confidence"],
    &["gaps", "--orphans"],
    &["orphans"],
    &["evidence", "RRR-PHJ", "MAT-8"],
    &["evidence", "RRR-PHJ", "--by", "lead"],
    &["compare", "dundee", "north-adp"],
    &["similarity"],
    &["exchange"],
    &["who-else", "north-adp"],
    &["timeline"],
    &["timeline", "north-adp", "--at", "2026-04"],
    &["sensitivity"],
    &["codebook"],
    &["align", "mat-2021", "ddtf-2020"],
    &["graph"],
];

const PLAN: &str = "North ADP Delivery Plan 2024-27\n\nPriority 1 - Care\nActions:\n\
    - Hand out naloxone kits at every pharmacy.\n- Advocacy for everyone in treatment, in prison too.\n";

#[test]
fn each_is_answered_about_ones_own_plan_for_a_terminal_of_80_columns() {
    let folder = Folder::new("wide");
    folder.write("north.txt", PLAN);
    for question in QUESTIONS {
        let ran = folder.run(&[question, &["--plan", "north=north.txt"]].concat());
        assert_eq!(ran.code, Some(0), "{question:?}: {}", ran.err);
        assert!(!ran.out.is_empty(), "{question:?}");
        for line in ran.out.lines().filter(|_| question[0] != "graph") {
            assert!(line.chars().count() <= 80, "{question:?}: {line}");
        }
    }
}

#[test]
fn each_is_one_json_and_files_for_spreadsheets() {
    let folder = Folder::new("each");
    folder.write("north.txt", PLAN);
    let own = ["--plan", "north=north.txt", "--framework", "mat-2021"];
    let one_framework = |question: &&&[&str]| !["evidence", "align"].contains(&question[0]);
    for question in QUESTIONS.iter().filter(one_framework) {
        let json = folder.run(&[question, &own[..], &["-o", "answers.json"]].concat());
        assert_eq!(
            (json.code, json.out.as_str()),
            (Some(0), ""),
            "{question:?}: {}",
            json.err
        );
        let answers = folder.read("answers.json");
        serde_json::from_str::<serde_json::Value>(&answers)
            .unwrap_or_else(|error| panic!("{question:?}: {error}"));
        let written =
            folder.run(&[question, &own[..], &["--format", "csv", "-o", "out/"]].concat());
        assert_eq!(written.code, Some(0), "{question:?}: {}", written.err);
    }
    let files = std::fs::read_dir(folder.path("out")).unwrap().count();
    assert!(files >= 12, "{files}");
}

#[test]
fn the_same_question_is_answered_with_the_same_bytes() {
    let folder = Folder::new("again");
    for question in [
        &["gaps", "--framework", "all"][..],
        &["graph", "--detail", "statements"],
    ] {
        assert_eq!(folder.run(question).clean(), folder.run(question).clean());
    }
}

#[test]
fn what_is_built_in_is_listed_and_written_out() {
    let folder = Folder::new("lists");
    for (list, id, file) in [
        ("frameworks", "mat-2021", "f.csv"),
        ("plans", "pk-2024", "p.json"),
    ] {
        assert!(folder.run(&[list]).clean().contains(id));
        folder.run(&[list, id, "-o", file]).clean();
        let option = &["--framework", "--plan"][usize::from(list == "plans")];
        let args = ["matrix", "--only-mine", "--plan", "pk-2024", option, file];
        assert_eq!(
            folder.run(&args).code,
            Some(if list == "plans" { 2 } else { 0 })
        );
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            folder
                .run(&["completions", shell])
                .clean()
                .contains("who-else"),
            "{shell}"
        );
    }
}
