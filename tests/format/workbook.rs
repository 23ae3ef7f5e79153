//! Workbooks: written, filled in, and read back.

use policy_crosswalk::answer::OrphanReport;
use policy_crosswalk::format::SheetReader;
use policy_crosswalk::model::{Decision, Matter, Relation, Verdict};
use policy_crosswalk::report::Workbook;
use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Plan, Review, Reviewed, catalogue};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format};

use crate::common::decided::{World, add, decide, link, no_theme, review, theme, world};

fn written(plans: &[Plan], framework: &Framework, crosswalks: &[Crosswalk]) -> Vec<u8> {
    let graph = CoverageGraph::new(plans, [framework], crosswalks).unwrap();
    Workbook::new(&graph, &framework.id)
        .unwrap()
        .to_bytes()
        .unwrap()
}

fn through(world: &World, decisions: Vec<Decision>) -> Review {
    let laid = world.lay(&[review(decisions)]);
    let bytes = written(&world.plans, &world.frameworks[0], &laid.crosswalks);
    Review::from_workbook(&bytes).unwrap()
}

#[test]
fn every_decision_comes_back() {
    let world = world();
    let date = |text: &str| text.parse().unwrap();
    let broad = Relation::BroadMatch;
    let decisions = vec![
        decide(link("north/1", "F-1"), Verdict::Reject)
            .date(date("2026-03-05"))
            .proposed(broad),
        decide(
            link("north/1", "F-3"),
            add(Relation::ExactMatch, Some(0.625)),
        ),
        decide(link("north/2", "F-1"), add(Relation::CloseMatch, None)).date(date("2026-03")),
        decide(no_theme("north/3"), Verdict::Accept),
        decide(no_theme("north/1"), Verdict::Reject),
        decide(theme("n", "F-2"), Verdict::NotApplicable),
        decide(theme("n", "F-3"), Verdict::Accept),
    ];
    let mut expected = decisions.clone();
    for decision in &mut expected {
        let statement = decision.matter.statement();
        let said = statement.and_then(|id| world.plans[0].statement(id.as_str()));
        decision.text = said.map(|said| said.text.clone());
    }
    let mut found = through(&world, decisions).decisions;
    for list in [&mut expected, &mut found] {
        list.sort_by_key(|decision| decision.matter.to_string());
    }
    assert_eq!(found, expected);
}

#[test]
fn the_built_in_crosswalks_come_back_whole() {
    let plans = catalogue::plans();
    for framework in catalogue::frameworks() {
        let only = std::slice::from_ref(framework);
        let reviewed = catalogue::reviewed_of(plans, only, []).unwrap();
        let bytes = written(plans, framework, &reviewed.crosswalks);
        let review = Review::from_workbook(&bytes).unwrap();
        let fresh = catalogue::crosswalks_of(plans, only).unwrap();
        let again = Reviewed::new([&review], plans, only, fresh);
        assert_eq!(again.unmet, []);
        for (found, expected) in again.crosswalks.iter().zip(&reviewed.crosswalks) {
            let claimed = |crosswalk: &Crosswalk| -> Vec<_> {
                let links = crosswalk.claimed();
                let told = |d: &Decision| (d.reviewer.clone(), d.date, d.note.clone());
                links
                    .map(|link| {
                        (
                            link.statement.clone(),
                            link.claim.clone(),
                            link.standing(told),
                        )
                    })
                    .collect()
            };
            assert_eq!(claimed(found), claimed(expected), "{}", framework.id);
            assert_eq!(found.decisions, expected.decisions);
        }
    }
}

/// What stands about a link, however it was written.
trait Stands {
    fn standing<T>(&self, told: impl Fn(&Decision) -> T) -> Option<T>;
}

impl Stands for policy_crosswalk::Link {
    fn standing<T>(&self, told: impl Fn(&Decision) -> T) -> Option<T> {
        self.decision().map(told)
    }
}

#[test]
fn the_same_graph_makes_the_same_bytes() {
    let world = world();
    let book = || written(&world.plans, &world.frameworks[0], &world.crosswalks);
    let first = book();
    for _ in 0..4 {
        assert!(book() == first);
    }
}

/// A workbook as a spreadsheet saves it: each sheet with its rows of texts.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
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
fn refused(bytes: &[u8], message: &str) {
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

#[test]
fn no_text_is_a_formula_and_all_come_back() {
    let hostile = [
        "=1+1",
        "+44 \"kits\"",
        "-x\ty\nz",
        "@sum",
        "_x0041_ & <b>",
        " spaces ",
        "\u{1b}[31m",
        "'quoted",
        "https://example.org",
        "\u{feff}=x",
    ];
    for text in hostile {
        let mut world = world();
        text.clone_into(&mut world.plans[0].statements[2].text);
        let decided = vec![Decision::new(no_theme("north/3"), Verdict::Accept, text).note(text)];
        let read = through(&world, decided).decisions.remove(0);
        let trimmed = Some(text.trim());
        assert_eq!(read.text.as_deref(), trimmed);
        assert_eq!(
            (Some(read.reviewer.as_str()), read.note.as_deref()),
            (trimmed, trimmed)
        );
        let laid = world.lay(&[]);
        let bytes = written(&world.plans, &world.frameworks[0], &laid.crosswalks);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut part = String::new();
            std::io::Read::read_to_string(&mut archive.by_index(at).unwrap(), &mut part).unwrap();
            assert!(
                !part.contains("<f>") && !part.contains("<hyperlink"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_and_not_taken_for_what_was_reviewed() {
    let mut world = world();
    world.plans[0].statements[2].text = "long ".repeat(20_000);
    let read = through(&world, vec![decide(no_theme("north/3"), Verdict::Accept)]);
    assert_eq!(read.decisions[0].text, None);
    assert_eq!(world.lay(&[read]).unmet, []);
}

#[test]
fn plans_and_frameworks_are_read_from_the_first_sheet_that_says_something() {
    let rows: &[&[&str]] = &[
        &["plan id", "p"],
        &["title", "Plan"],
        &["kind", "action plan"],
        &["partnership id", "x"],
        &["partnership", "X"],
        &[],
        &["No.", "Action", "Lead officer", "Timescale", "Budget"],
        &["1.1", "Open a clinic", "NHS X", "31/03/2026", "£5"],
        &["1.2", "Train, and retain, staff", "", "soon"],
    ];
    let read = SheetReader::new()
        .plan_workbook(&book(&[("empty", &[]), ("Plan", rows)]))
        .unwrap();
    let [first, second] = read.value.statements.as_slice() else {
        panic!("two statements")
    };
    assert_eq!(
        (first.id.as_str(), first.due.unwrap().to_string()),
        ("p/1.1", "2026-03-31".to_owned())
    );
    assert_eq!(second.text, "Train, and retain, staff");
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "line 7: row 7, column `Budget`: no column of a plan; kept aside",
            "line 9: row 9, column `Timescale`: `soon`: no date that can be read",
        ]
    );
    let themes: &[&[&str]] = &[
        &["framework id", "f"],
        &["framework title", "F"],
        &["id", "title"],
        &["T-1", "One"],
    ];
    let framework = SheetReader::new()
        .framework_workbook(&book(&[("Themes", themes)]))
        .unwrap();
    assert_eq!(framework.value.themes[0].title, "One");
}

#[test]
fn orphans_are_told_against_one_framework_alone() {
    let world = crate::common::reckoned::world();
    let graph = world.graph();
    let all = OrphanReport::new(&graph).orphans.len();
    let against = |id: &str| OrphanReport::against(&graph, id).unwrap().orphans;
    assert!(against("g").len() > all);
    assert!(against("g").iter().any(|orphan| orphan.statement == *"s/a"));
    assert!(OrphanReport::against(&graph, "none").is_err());
}

/// A zip archive of some parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut out, part).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_sheet_that_is_all_but_empty_or_too_large_is_refused_at_once() {
    let mut far = rust_xlsxwriter::Workbook::new();
    let sheet = far.add_worksheet();
    for row in 0..100 {
        sheet.write_string(row, 16_383, "far").unwrap();
    }
    let error = SheetReader::new()
        .plan_workbook(&far.save_to_buffer().unwrap())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document is an Excel file whose first sheet is all but empty; expected a table that begins at its left edge"
    );
    let zeros = vec![b' '; 257 << 20];
    refused(
        &zipped(&[("xl/workbook.xml", &zeros)]),
        "the document is an Excel file of more than 256 MB when it is unpacked; expected a smaller workbook",
    );
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Review::from_workbook(&bytes);
        let _ = Review::from_workbook(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn no_parts_panic(
        sheet in "(<row r=\"[0-9]{0,3}\">|<c( r=\"[A-Z]{0,4}[0-9]{0,8}\")?( t=\"(s|b|n|e|d|str|inlineStr)\")?( s=\"[0-9]{1,3}\")?>|<v>|[0-9.e-]{0,9}|</v>|</c>|</row>|<is><t>|x|</t></is>){0,20}",
        target in "[a-z/.]{0,24}",
        strings in "(<si>|<t>|x|</t>|</si>|<r>|</r>){0,8}",
        cut in 0..3_usize,
    ) {
        let workbook = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"about\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
        let target = if cut == 0 { target } else { "worksheets/sheet1.xml".to_owned() };
        let relations = format!("<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"{target}\"/></Relationships>");
        let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
        let strings = format!("<sst>{strings}</sst>");
        let bytes = zipped(&[
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
        ]);
        let _ = Review::from_workbook(&bytes);
        let _ = SheetReader::new().plan_workbook(&bytes);
    }
}
