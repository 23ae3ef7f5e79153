//! What is refused after reading: terms, numbers and names; and how an error tells its place.

use policy_crosswalk::answer::Comparison;
use policy_crosswalk::evaluate::Coding;
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Format, Framework, Grouping, Mapper, Plan, PlanId, Thesaurus,
    catalogue,
};

use super::errors::framework_with;

/// Fails to compile a framework of one theme that has one term.
#[track_caller]
fn term_fails(term: &str, message: &str) {
    let text = framework_with(&format!(
        "themes = [{{ id = \"T\", title = \"Theme\", terms = [{term:?}] }}]"
    ));
    let framework = Framework::from_toml(&text).unwrap();
    assert_eq!(
        Mapper::new(&framework).err().unwrap().to_string(),
        message,
        "{term}"
    );
}

#[test]
fn a_term_that_is_none() {
    let sides = "expected words on both sides of `+` and `-`";
    for (term, why) in [
        ("", sides),
        ("+ a", sides),
        ("a - ", sides),
        ("…", sides),
        ("{a", "a `{` has no `}` behind it"),
        ("a {b}", "a ring stands alone between operators"),
        ("a } + b", "a ring stands alone between operators"),
        ("of the", "it has no word but such as `the` and `of`"),
    ] {
        term_fails(
            term,
            &format!("themes[0].terms[0]: `{term}` is no term: {why}"),
        );
    }
    term_fails(
        "{nowhere} + a",
        "themes[0].terms[0]: there is no ring `nowhere`; expected the id of a ring of the thesaurus",
    );
}

#[test]
fn a_hint_that_is_none_and_a_ring_with_operators() {
    let text =
        framework_with("themes = [{ id = \"T\", title = \"Theme\", hints = [\"x\", \"x -\"] }]");
    let framework = Framework::from_toml(&text).unwrap();
    assert_eq!(
        Mapper::new(&framework).err().unwrap().to_string(),
        "themes[0].hints[1]: `x -` is no term: expected words on both sides of `+` and `-`"
    );
    let framework = Framework::from_toml(&framework_with(
        "themes = [{ id = \"T\", title = \"Theme\" }]",
    ));
    for member in ["b + c", "b - c", "{a}"] {
        let text = format!("rings = [{{ id = \"a\", members = [\"b\", {member:?}] }}]");
        let thesaurus = Thesaurus::from_toml(&text).unwrap();
        let built = Mapper::builder(framework.as_ref().unwrap())
            .thesaurus(&thesaurus)
            .build();
        assert_eq!(
            built.err().unwrap().to_string(),
            format!(
                "rings[0].members[1]: `{member}` is no term: a member of a ring has no operators and no rings"
            )
        );
    }
}

#[test]
fn a_number_outside_its_range() {
    let text = framework_with("themes = [{ id = \"T\", title = \"Theme\" }]");
    let framework = Framework::from_toml(&text).unwrap();
    let build = |threshold: f64, weight: f64| {
        let builder = Mapper::builder(&framework).threshold(threshold);
        builder
            .heading_weight(weight)
            .build()
            .err()
            .map(|error| error.to_string())
    };
    let message =
        |what: &str, value: &str| Some(format!("{what} is {value}; expected a number from 0 to 1"));
    assert_eq!(build(1.5, 0.0), message("the threshold", "1.5"));
    assert_eq!(build(f64::NAN, 0.0), message("the threshold", "NaN"));
    assert_eq!(build(0.5, -0.1), message("the heading weight", "-0.1"));
    assert_eq!(
        build(0.5, f64::INFINITY),
        message("the heading weight", "inf")
    );
    assert_eq!(build(0.0, 1.0), None);
}

#[test]
fn a_mapper_checks_what_it_is_given() {
    let mut framework = catalogue::framework("mat-2021").unwrap().clone();
    framework.themes.clear();
    assert_eq!(
        Mapper::new(&framework).err().unwrap().to_string(),
        "themes: the text is empty; expected at least one theme"
    );
}

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
