//! Several answers as one document.

use policy_crosswalk::answer::{Scope, SimilarityMatrix, Timeline};
use policy_crosswalk::report::{Answer, together};
use policy_crosswalk::{Format, GapReport, Grouping};
use serde_json::Value;

use crate::common::example::World;

#[test]
fn answers_of_one_kind_share_every_format() {
    let world = World::new();
    let graph = world.graph();
    let by = |rows| GapReport::new(&graph, Scope::of("ex-2020").by(rows)).unwrap();
    let [one, two] = [Grouping::Partnership, Grouping::Plan].map(by);
    let both = |format| together([&one as &dyn Answer, &two], format).unwrap();
    for format in [Format::Text, Format::Markdown] {
        let joined = format!("{}\n{}", one.report(format), two.report(format));
        assert_eq!(both(format), joined);
    }
    let csv = both(Format::Csv);
    let (first, second) = (one.report(Format::Csv), two.report(Format::Csv));
    let (header, rows) = second.split_once('\n').unwrap();
    assert_eq!(csv, format!("{first}{rows}"));
    assert!(first.starts_with(header));
    let list: Vec<Value> = serde_json::from_str(&both(Format::Json)).unwrap();
    let alone = [&one, &two].map(|answer| answer.report(Format::Json));
    let alone = alone.map(|text| serde_json::from_str::<Value>(&text).unwrap());
    assert_eq!(list, alone);
}

#[test]
fn answers_of_several_kinds_need_a_csv_each() {
    let world = World::new();
    let graph = world.graph();
    let timeline = Timeline::new(&graph, "ex-2020", "north").unwrap();
    let similar = SimilarityMatrix::new(&graph, Scope::of("ex-2020").by(Grouping::Plan)).unwrap();
    let answers: [&dyn Answer; 2] = [&timeline, &similar];
    assert_eq!(
        together(answers, Format::Csv).unwrap_err().to_string(),
        "`North through time, against Example (ex-2020)` and `How alike coverage is, by plan: Example` have different \
         columns; expected one CSV file for each"
    );
    let json: Vec<Value> = serde_json::from_str(&together(answers, Format::Json).unwrap()).unwrap();
    let kinds: Vec<&Value> = json.iter().map(|answer| &answer["kind"]).collect();
    assert_eq!(kinds, ["timeline", "similarity"]);
}

#[test]
fn nothing_is_a_document_too() {
    let nothing = |format| together([], format).unwrap();
    assert_eq!(nothing(Format::Json), "[]\n");
    for format in [Format::Text, Format::Markdown, Format::Csv] {
        assert_eq!(nothing(format), "");
    }
}
