//! Workbooks: written, filled in, and read back.

use policy_crosswalk::format::SheetReader;
use policy_crosswalk::model::{Decision, Relation, Verdict};
use policy_crosswalk::report::Workbook;
use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Plan, Review, Reviewed, catalogue};
use proptest::prelude::*;

use super::workbook_filled_in::{book, refused};
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
