//! Statements down, themes across.

use policy_crosswalk::answer::{PairFact, StatementMatrix};
use policy_crosswalk::model::Verdict;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, Format};

use crate::common::checks::{assert_fits, assert_table};
use crate::common::decided::{decide, link, review, world};
use crate::common::example;

/// The cells behind the text of each row.
fn cells(matrix: &StatementMatrix) -> Vec<Vec<String>> {
    let csv = matrix.report(Format::Csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records = reader.records().map(|record| {
        let record = record.unwrap();
        record.iter().skip(5).map(str::to_owned).collect()
    });
    records.collect()
}

#[test]
fn each_pair_is_told_as_it_is_asked_for() {
    let world = world();
    let laid = world.lay(&[review(vec![
        decide(link("north/2", "F-2"), Verdict::Reject),
        decide(link("north/1", "F-1"), Verdict::Accept),
    ])]);
    let graph = CoverageGraph::new(&world.plans, &world.frameworks, &laid.crosswalks).unwrap();
    let matrix = StatementMatrix::new(&graph, "f").unwrap();
    let no = ["no", "no", "no"];
    assert_eq!(cells(&matrix), [["yes", "no", "no"], no, no]);
    let verdicts = cells(&matrix.clone().showing(PairFact::Verdict));
    let none = ["", "", ""];
    assert_eq!(verdicts, [["accept", "", ""], ["", "reject", ""], none]);
    let confidences = cells(&matrix.clone().showing(PairFact::Confidence));
    let of = |statement: &str, theme: &str| matrix.cell(statement, theme).unwrap().confidence;
    assert_eq!(confidences[0][0], format!("{:.3}", of("north/1", "F-1")));
    assert_eq!(confidences[1][1], format!("{:.3}", of("north/2", "F-2")));
    assert_eq!(confidences[2], none);
    assert_eq!(matrix.cell("north/3", "F-1"), None);
}

#[test]
fn what_addresses_a_part_addresses_the_whole_and_what_was_not_mapped_is_left_out() {
    let world = example::World::new();
    let graph = world.graph();
    let matrix = StatementMatrix::new(&graph, "ex-2020").unwrap();
    let mapped = |plan: &str| matrix.statements.iter().any(|said| said.plan == *plan);
    assert!(mapped("north-2022") && !mapped("west-2021"));
    let part = matrix
        .themes
        .iter()
        .position(|theme| theme.level > 0)
        .unwrap();
    let whole = matrix.themes[..part]
        .iter()
        .rposition(|theme| theme.level == 0)
        .unwrap();
    let mut parts = 0;
    for row in matrix.cells.rows() {
        if row[part].is_some_and(|cell| cell.claimed) {
            parts += 1;
            assert!(row[whole].is_some_and(|cell| cell.claimed));
        }
    }
    assert!(parts > 0);
    for &fact in PairFact::ALL {
        let shown = matrix.clone().showing(fact);
        assert_fits(&shown.to_string());
        assert_table(&shown.report(Format::Markdown), Format::Markdown);
        assert_table(&shown.report(Format::Csv), Format::Csv);
    }
}
