//! The selection that all questions share, by the matrix.

use policy_crosswalk::{CoverageGraph, CoverageMatrix, catalogue};

use crate::support::Folder;

const PLAN: &str = "North ADP Delivery Plan 2024-27\n\nPriority 1 - Care\nActions:\n- Advocacy for everyone in treatment\n";
const TABLE: &str = "Ref,Action,Lead\n1,Advocacy for everyone in treatment,NHS North\n";

/// Both texts are built from the same answers, so the command adds nothing of its own.
#[test]
fn it_prints_what_the_library_answers() {
    let folder = Folder::new("answers");
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["mat-2021"]).unwrap();
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), []).unwrap();
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks).unwrap();
    let matrix = CoverageMatrix::new(&graph, "mat-2021").unwrap();
    let ran = folder.run(&["matrix", "--framework", "mat-2021"]);
    assert_eq!(ran.clean(), matrix.to_string());
}

#[test]
fn plans_of_any_form_stand_beside_the_built_in_ones() {
    let folder = Folder::new("forms");
    folder.write("doc.txt", PLAN).write("sheet.csv", TABLE);
    let args = [
        "matrix",
        "--framework",
        "mat-2021",
        "--by",
        "plan",
        "--format",
        "csv",
    ];
    for (plan, id) in [
        ("doc.txt", "doc"),
        ("sheet.csv", "sheet"),
        ("north=doc.txt", "north"),
    ] {
        let ran = folder.run(&[&args[..], &["--plan", plan]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(
            ran.out.contains(id) && ran.out.contains("ea-2020"),
            "{}",
            ran.out
        );
        let alone = folder.run(&[&args[..], &["--plan", plan, "--only-mine"]].concat());
        assert!(
            alone.out.contains(id) && !alone.out.contains("ea-2020"),
            "{}",
            alone.out
        );
    }
    for end in ["toml", "json", "csv"] {
        let kept = format!("kept.{end}");
        assert_eq!(folder.run(&["read", "doc.txt", "-o", &kept]).code, Some(0));
        let of = |plan: &str| {
            let alone = ["--plan", plan, "--only-mine"];
            folder.run(&[&args[..], &alone].concat()).out
        };
        assert_eq!(of(&kept), of("doc.txt"), "{end}");
    }
}

#[test]
fn a_built_in_plan_that_is_named_stands_alone() {
    let folder = Folder::new("named");
    let ran = folder.run(&[
        "matrix", "--plan", "pk-2024", "--by", "plan", "--format", "csv",
    ]);
    let out = ran.clean();
    assert!(out.contains("pk-2024") && !out.contains("dundee"), "{out}");
}

#[test]
fn a_plan_that_cannot_be_read_hides_no_other() {
    let folder = Folder::new("others");
    folder
        .write("empty.txt", "")
        .write("note.txt", "Hello.\n")
        .write("a.csv", TABLE);
    let plans = [
        "--plan",
        "empty.txt",
        "--plan",
        "note.txt",
        "--plan",
        "a.csv",
        "--plan",
        "no.txt",
        "--only-mine",
    ];
    let ran = folder.run(&[&["matrix", "--framework", "mat-2021"], &plans[..]].concat());
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.out.contains("owned") || ran.out.contains("planned"),
        "{}",
        ran.out
    );
    let said: Vec<&str> = ran
        .err
        .lines()
        .filter(|line| line.starts_with("error: "))
        .collect();
    assert_eq!(
        said,
        [
            "error: empty.txt: the file is empty",
            "error: note.txt: no statement was found; expected headings with outcomes, actions or measures below them",
            "error: no.txt: No such file or directory",
        ]
    );
}

#[test]
fn too_little_coverage_is_an_exit_status() {
    let folder = Folder::new("share");
    let least = |share| {
        let selected = ["matrix", "--framework", "mat-2021", "--plan", "ea-2020"];
        folder.run(&[&selected[..], &["--fail-under", share]].concat())
    };
    let ran = least("0.9");
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("MAT Standards"));
    assert_eq!(
        ran.err,
        "East Ayrshire covers 7 of 10 themes of mat-2021: 0.70, which is under 0.9\n"
    );
    least("0.7").clean();
    assert_eq!(
        least("2").refused(),
        "error: invalid value '2' for '--fail-under <SHARE>': expected a number from 0 to 1"
    );
}
