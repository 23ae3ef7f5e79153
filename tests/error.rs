//! How an error tells its place, and what was known instead.

use policy_crosswalk::answer::Comparison;
use policy_crosswalk::evaluate::Coding;
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Format, Framework, Grouping, Plan, PlanId, catalogue,
};

#[test]
fn a_name_of_nothing_known() {
    assert_eq!(
        "colour".parse::<Grouping>().unwrap_err().to_string(),
        "there is no grouping `colour`; expected partnership, plan, priority or lead"
    );
    assert_eq!(
        "pdf".parse::<Format>().unwrap_err().to_string(),
        "there is no format `pdf`; expected text, markdown, csv or json"
    );
    assert_eq!(
        catalogue::select(&["rrr".to_owned()])
            .unwrap_err()
            .to_string(),
        "there is no framework `rrr`; expected one of rrr-2018, af-2018, ddtf-2020, cl-2022, mat-2021, nm-2022, \
         core-2015, qp-2014, pdf-2019, wf-2023"
    );
    let graph = CoverageGraph::new(&[], &[], &[]).unwrap();
    let message = "there is no framework `f`; expected one of those given, which are none";
    let matrix = CoverageMatrix::new(&graph, "f", Grouping::Plan);
    assert_eq!(matrix.unwrap_err().to_string(), message);
    let comparison = Comparison::new(&graph, "f", Grouping::Plan, ["a", "b"]);
    assert_eq!(comparison.unwrap_err().to_string(), message);
}

#[test]
fn a_file_is_named_before_the_line() {
    let error = Framework::from_toml("id = \"f\"\ntitle = \"\"\nthemes = []").unwrap_err();
    assert_eq!(error.place().unwrap().line, Some(2));
    assert_eq!(
        error.in_file("f.toml").to_string(),
        "f.toml:2:9: title: the text is empty; expected the framework's title"
    );
    let error = Framework::from_json("{}").unwrap_err().in_file("f.json");
    assert_eq!(error.to_string(), "f.json:1:2: missing field `id`");
    let error = Coding::from_tsv("id\n", ["a"], ["t"])
        .unwrap_err()
        .in_file("c.tsv");
    assert_eq!(
        error.to_string(),
        "c.tsv:1: there is no column `item_id`; expected the header `item_id theme_id [label]`, parted by tabs"
    );
    let error = PlanId::new("").unwrap_err().in_file("p.toml");
    assert_eq!(
        error.to_string(),
        "p.toml: `` is no identifier; expected 1 to 128 letters, digits or `-_./:+`"
    );
    let error = "x".parse::<Format>().unwrap_err().in_file("args");
    assert_eq!(
        error.to_string(),
        "args: there is no format `x`; expected text, markdown, csv or json"
    );
    assert!(PlanId::new("").unwrap_err().place().is_none());
}

#[test]
fn the_last_name_of_a_file_counts() {
    let error = Plan::from_toml("!").unwrap_err();
    let error = error.in_file("a.toml").in_file("b.toml");
    assert_eq!(error.place().unwrap().file.as_deref(), Some("b.toml"));
}

#[test]
fn an_error_prints_its_source_once() {
    let error = Plan::from_toml("id = 3").unwrap_err();
    assert!(std::error::Error::source(&error).is_none());
}
