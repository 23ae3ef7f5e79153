//! Workbooks as people fill them in.

use policy_crosswalk::Review;
use policy_crosswalk::model::{Matter, Relation, Verdict};
use rust_xlsxwriter::{ExcelDateTime, Format};

use crate::common::decided::add;

/// A workbook as a spreadsheet saves it: each sheet with its rows of texts.
pub(super) fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

const ABOUT: (&str, &[&[&str]]) = (
    "About",
    &[
        &["Framework ID", "f"],
        &["review", "urn:x:mine"],
        &["Reviewer", "B. Reader"],
        &["reviewed on", "22/11/2026"],
    ],
);

fn links(rows: &[&[&str]]) -> Vec<u8> {
    let head: &[&str] = &[
        "Statement",
        "theme",
        "relation",
        "confidence",
        "Verdict",
        "new relation",
        "reviewer",
        "comment",
    ];
    let rows: Vec<&[&str]> = std::iter::once(head).chain(rows.iter().copied()).collect();
    book(&[("links", &rows), ABOUT])
}

#[test]
fn what_people_fill_in_is_read_as_they_mean_it() {
    let bytes = links(&[
        &["a/1", "T-1", "broadMatch", "0.8", "Accepted", "", "", "yes"],
        &["a/1", "T-2", "broadMatch", "0.8", "", "", "C. Other", ""],
        &[
            "a/2",
            "T-1",
            "relatedMatch",
            "0.7",
            "RELATE",
            "closematch",
            "C. Other",
            "",
        ],
        &[],
        &["a/3", "T-2", "", "0,85", "add", "skos:exactMatch", "", ""],
    ]);
    let read = Review::from_workbook(&bytes).unwrap();
    assert_eq!(
        (read.id.as_str(), read.framework.as_str()),
        ("urn:x:mine", "f")
    );
    let told: Vec<_> = read
        .decisions
        .iter()
        .map(|d| {
            (
                d.matter.to_string(),
                d.verdict,
                d.reviewer.as_str(),
                d.note.as_deref(),
            )
        })
        .collect();
    let related = Verdict::Relate {
        relation: Relation::CloseMatch,
    };
    let added = add(Relation::ExactMatch, Some(0.85));
    assert_eq!(
        told,
        [
            (
                "a/1 and T-1".to_owned(),
                Verdict::Accept,
                "B. Reader",
                Some("yes")
            ),
            ("a/2 and T-1".to_owned(), related, "C. Other", None),
            ("a/3 and T-2".to_owned(), added, "B. Reader", None),
        ]
    );
    assert_eq!(read.decisions[0].date.unwrap().to_string(), "2026-11-22");
}

#[test]
fn a_date_that_the_spreadsheet_knows_as_one_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let names = [
        "partnership id",
        "theme",
        "verdict",
        "reviewer",
        "reviewed on",
    ];
    let cells = ["n", "F-1", "n/a", "A. Reader"];
    for (column, (name, cell)) in (0..).zip(names.iter().zip(cells.iter().chain([&""]))) {
        sheet.write_string(0, column, *name).unwrap();
        sheet.write_string(1, column, *cell).unwrap();
    }
    let date = ExcelDateTime::from_ymd(2026, 11, 2).unwrap();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet
        .write_datetime_with_format(1, 4, &date, &format)
        .unwrap();
    let about = book.add_worksheet().set_name("about").unwrap();
    for (row, (name, value)) in (0..).zip([("framework id", "f"), ("review", "urn:x")]) {
        about.write_string(row, 0, name).unwrap();
        about.write_string(row, 1, value).unwrap();
    }
    let read = Review::from_workbook(&book.save_to_buffer().unwrap()).unwrap();
    let decision = &read.decisions[0];
    assert_eq!(decision.date.unwrap().to_string(), "2026-11-02");
    assert_eq!(decision.verdict, Verdict::NotApplicable);
    assert!(matches!(decision.matter, Matter::Theme { .. }));
}

#[track_caller]
pub(super) fn refused(bytes: &[u8], message: &str) {
    let error = Review::from_workbook(bytes)
        .unwrap_err()
        .in_file("book.xlsx");
    assert_eq!(error.to_string(), format!("book.xlsx: {message}"));
}

#[test]
fn errors_name_sheet_row_and_column() {
    let row = |verdict, relation, comment| {
        links(&[&[
            "a/1",
            "T-1",
            "broadMatch",
            "0.8",
            verdict,
            relation,
            "",
            comment,
        ]])
    };
    refused(
        &row("acept", "", ""),
        "sheet `links`, cell E2, `verdict`: `acept` is no verdict; expected accept, reject, add, relate or \
         not-applicable",
    );
    refused(
        &row("relate", "", ""),
        "sheet `links`, cell F2, `new relation`: the text is empty; expected how they relate",
    );
    refused(
        &row("accept", "exactMatch", ""),
        "sheet `links`, cell F2, `new relation`: a new relation contradicts `accept`; expected the verdict relate",
    );
    refused(
        &row("relate", "similar", ""),
        "sheet `links`, cell F2, `new relation`: `similar` is no relation; expected one of exactMatch, closeMatch, \
         broadMatch, narrowMatch, relatedMatch",
    );
    refused(
        &row("", "", "not sure"),
        "sheet `links`, cell E2, `verdict`: there is no verdict beside a comment; expected one, or neither",
    );
    refused(
        &row("n/a", "", ""),
        "sheet `links`, cell E2, `verdict`: `not-applicable` is no verdict about a/1 and T-1; expected accept, \
         reject, add or relate",
    );
    refused(
        &links(&[
            &["a/1", "T-1", "", "", "accept"],
            &["a/1", "T-1", "", "", "reject"],
        ]),
        "sheet `links`, cell E3, `verdict`: `a/1 and T-1` has been decided before (book.xlsx: sheet `links`, cell \
         E2, `verdict`); expected one decision",
    );
    refused(
        &links(&[&["", "T-1", "", "", "accept"]]),
        "sheet `links`, cell A2, `statement`: the text is empty; expected the id of a statement",
    );
    refused(
        &links(&[&["a b", "T-1", "", "", "accept"]]),
        "sheet `links`, cell A2, `statement`: `a b` is no identifier; expected 1 to 128 letters, digits or `-_./:+`",
    );
    refused(
        &links(&[&["a/1", "T-1", "", "1.2", "add", "exactMatch"]]),
        "sheet `links`, cell D2, `confidence`: `1.2` is no number from 0 to 1, such as 0.85",
    );
}

#[test]
fn what_is_no_workbook_of_ours_is_told() {
    refused(
        &book(&[ABOUT]),
        "there is no sheet `links`; expected one with the columns `statement`, `theme` and `verdict`",
    );
    let table: &[&[&str]] = &[&["statement", "verdict"], &["a/1", "accept"]];
    refused(
        &book(&[("x", table)]),
        "there is no sheet `about`; expected one that tells of the framework and the review",
    );
    let nobody: (&str, &[&[&str]]) = ("about", &[&["framework id", "f"], &["review", "urn:x"]]);
    refused(
        &book(&[("x", table), nobody]),
        "sheet `x`, cell A2, `reviewer`: the text is empty; expected who decided, here or for all on the sheet `about`",
    );
    refused(
        b"statement,verdict\n",
        "the document is an Excel file that is broken, or none; expected an `.xlsx` that opens in a spreadsheet",
    );
    refused(
        b"%PDF-1.7",
        "the document is a PDF; expected an Excel workbook (`.xlsx`)",
    );
}
