//! Decisions: written out, laid over, compared, and how far people agree.

use crate::support::Folder;

const HEAD: &str = "#object_source: framework:mat-2021\nsubject_id\tpredicate_id\tobject_id\tverdict\treviewer_label\n";

fn review(id: &str, rows: &str) -> String {
    format!("#mapping_set_id: https://example.org/{id}\n{HEAD}{rows}")
}

#[test]
fn an_export_comes_back_with_the_decisions_of_a_reader() {
    let folder = Folder::new("round");
    let export = [
        "review",
        "export",
        "--plan",
        "pk-2024",
        "--framework",
        "mat-2021",
        "-o",
        "mine.tsv",
    ];
    folder.run(&export).clean();
    let unchanged = folder.run(&["review", "apply", "mine.tsv"]);
    assert_eq!(unchanged.code, Some(0), "{}", unchanged.err);
    folder.write(
        "mine.tsv",
        review(
            "mine",
            "statement:pk-2024/2.5\tskos:broadMatch\ttheme:MAT-3\treject\tA. Reader\n",
        ),
    );
    let applied = folder
        .run(&["review", "apply", "mine.tsv", "--plan", "pk-2024"])
        .clean();
    assert!(
        applied.contains("no longer claimed: 1\n  pk-2024/2.5 MAT-3: "),
        "{applied}"
    );
    let evidence = folder.run(&[
        "map",
        "--framework",
        "mat-2021",
        "--plan",
        "pk-2024",
        "--review",
        "mine.tsv",
    ]);
    assert!(
        evidence.out.contains("rejected by A. Reader"),
        "{}",
        evidence.out
    );
}

#[test]
fn a_decision_that_meets_nothing_is_an_exit_status() {
    let folder = Folder::new("unmet");
    folder.write(
        "old.tsv",
        review(
            "old",
            "statement:pk-2024/9.9\tskos:broadMatch\ttheme:MAT-1\taccept\tA. Reader\n",
        ),
    );
    let ran = folder.run(&["review", "apply", "old.tsv"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    assert!(
        ran.out
            .contains("Decisions that meet nothing: 1\n  pk-2024/9.9 and MAT-1"),
        "{}",
        ran.out
    );
    let ran = folder.run(&["matrix", "--framework", "mat-2021", "--review", "old.tsv"]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(
        ran.err,
        "1 decision met nothing; `crosswalk review apply` tells why\n"
    );
}

#[test]
fn the_later_file_wins_and_conflicts_name_both() {
    let folder = Folder::new("conflicts");
    let row = |verdict, who| {
        format!("statement:pk-2024/2.5\tskos:broadMatch\ttheme:MAT-3\t{verdict}\t{who}\n")
    };
    folder
        .write("one.tsv", review("one", &row("accept", "A. Reader")))
        .write("two.tsv", review("two", &row("reject", "B. Reader")));
    let mapped = |files: [&str; 2]| {
        let [first, second] = files;
        let asked = [
            "map",
            "--framework",
            "mat-2021",
            "--plan",
            "pk-2024",
            "--format",
            "csv",
        ];
        let out = folder
            .run(&[&asked[..], &["--review", first, "--review", second]].concat())
            .clean();
        out.lines()
            .any(|line| line.contains("pk-2024/2.5,") && line.contains("B. Reader"))
    };
    assert!(mapped(["one.tsv", "two.tsv"]) && !mapped(["two.tsv", "one.tsv"]));
    let conflicts = folder
        .run(&["review", "conflicts", "one.tsv", "two.tsv"])
        .clean();
    for said in [
        "holds: rejected by B. Reader",
        "overruled: accepted by A. Reader",
    ] {
        assert!(conflicts.contains(said), "{conflicts}");
    }
}

#[test]
fn codings_and_reviews_are_compared() {
    let folder = Folder::new("agree");
    folder
        .write("a.tsv", "item_id\ttheme_id\n1\tMAT-1\n2\tMAT-2\n")
        .write("b.csv", "item_id,theme_id,label\n1,MAT-1,1\n2,MAT-2,0\n")
        .write("items.csv", "id\n1\n2\n3\n");
    let two = folder.run(&["agreement", "a.tsv", "b.csv"]).clean();
    assert!(
        two.starts_with("Agreement of a.tsv with b.csv")
            && two.contains("decisions by both                  2\n"),
        "{two}"
    );
    let complete = folder
        .run(&["agreement", "a.tsv", "b.csv", "--items", "items.csv"])
        .clean();
    assert!(
        complete.contains("decisions by both                  6\n"),
        "{complete}"
    );
    let of_one = folder
        .run(&["agreement", "a.tsv", "b.csv", "--framework", "rrr-2018"])
        .clean();
    assert!(
        of_one.contains("decisions by both                  0\n"),
        "{of_one}"
    );
    let three = folder
        .run(&["agreement", "a.tsv", "b.csv", "a.tsv", "--format", "json"])
        .clean();
    assert!(three.contains("\"kind\": \"reliability\""), "{three}");
}
