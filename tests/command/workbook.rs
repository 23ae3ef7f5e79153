//! Workbooks, as people fill them in.

use rust_xlsxwriter::Workbook;

use crate::support::Folder;

/// A workbook of sheets, each with a name and rows of texts.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A book about one framework, in which a reader decided about a link.
fn filled(verdict: &str, reader: &str) -> Vec<u8> {
    let links: &[&[&str]] = &[
        &["statement", "theme", "verdict", "comment"],
        &["pk-2024/2.5", "MAT-3", verdict, "about cuckooing"],
    ];
    let review = format!("urn:x:{reader}");
    let about: &[&[&str]] = &[
        &["framework id", "mat-2021"],
        &["review", &review],
        &["reviewer", reader],
    ];
    book(&[("links", links), ("about", about)])
}

#[test]
fn one_is_written_and_read_back_without_a_change() {
    let folder = Folder::new("book");
    let args = [
        "review",
        "export",
        "--framework",
        "mat-2021",
        "-o",
        "book.xlsx",
    ];
    folder.run(&args).clean();
    let applied = folder.run(&["review", "apply", "book.xlsx"]);
    assert_eq!((applied.code, applied.err.as_str()), (Some(0), ""));
    assert!(applied.out.contains("0 links, 0 cells"), "{}", applied.out);
    folder
        .run(&[
            "review",
            "export",
            "--framework",
            "all",
            "--format",
            "xlsx",
            "-o",
            "books/",
        ])
        .clean();
    assert_eq!(std::fs::read_dir(folder.path("books")).unwrap().count(), 11);
}

#[test]
fn a_verdict_in_it_shows_in_the_next_report_with_its_name() {
    let folder = Folder::new("verdict");
    folder
        .write("mine.xlsx", filled("reject", "A. Reader"))
        .write("other.xlsx", filled("accept", "B. Reader"));
    let applied = folder.run(&["review", "apply", "mine.xlsx"]).clean();
    assert!(
        applied.contains("no longer claimed: 1\n  pk-2024/2.5 MAT-3: "),
        "{applied}"
    );
    let map = ["map", "--framework", "mat-2021", "--plan", "pk-2024"];
    let map = folder
        .run(&[&map[..], &["--review", "mine.xlsx"]].concat())
        .clean();
    assert!(
        map.contains("rejected by A. Reader: about cuckooing"),
        "{map}"
    );
    let conflicts = folder
        .run(&["review", "conflicts", "mine.xlsx", "other.xlsx"])
        .clean();
    assert!(
        conflicts.contains("holds: accepted by B. Reader"),
        "{conflicts}"
    );
    let agreement = folder
        .run(&["agreement", "mine.xlsx", "other.xlsx"])
        .clean();
    assert!(
        agreement.contains("decisions by both                  1\n"),
        "{agreement}"
    );
    folder.write("typo.xlsx", filled("acept", "A. Reader"));
    let said = folder.run(&["review", "apply", "typo.xlsx"]).refused();
    assert!(
        said.starts_with(
            "error: typo.xlsx: sheet `links`, cell C2, `verdict`: `acept` is no verdict"
        ),
        "{said}"
    );
}

#[test]
fn plans_and_frameworks_are_read_out_of_workbooks() {
    let folder = Folder::new("sheets");
    let plan: &[&[&str]] = &[
        &["Ref", "Action", "Lead"],
        &["1", "Advocacy for all", "NHS North"],
    ];
    let framework: &[&[&str]] = &[&["Ref", "Theme", "Terms"], &["C-1", "Care", "advocacy"]];
    folder
        .write("plan.xlsx", book(&[("Sheet1", plan)]))
        .write("care.xlsx", book(&[("Sheet1", framework)]))
        .write("no.xlsx", "Hello");
    let args = [
        "matrix",
        "--only-mine",
        "--framework",
        "care.xlsx",
        "--plan",
    ];
    let out = folder.run(&[&args[..], &["plan.xlsx"]].concat()).clean();
    assert!(out.contains("C-1  Care") && out.contains("1 of 1"), "{out}");
    let said = folder.run(&["read", "no.xlsx"]).refused();
    assert!(said.starts_with("error: no.xlsx: "), "{said}");
}
