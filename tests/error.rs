//! How an error tells its place, and what was known instead.

use policy_crosswalk::answer::Comparison;
use policy_crosswalk::evaluate::Coding;
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Date, Error, Format, Framework, Grouping, Plan, PlanId, Review,
    catalogue,
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
        catalogue::select(["rrr"]).unwrap_err().to_string(),
        "there is no framework `rrr`; expected rrr-2018, af-2018, ddtf-2020, cl-2022, clr-2022, mat-2021, nm-2022, \
         core-2015, qp-2014, pdf-2019 or wf-2023"
    );
    let graph = CoverageGraph::new(&[], &[], &[]).unwrap();
    let message = "there is no framework `f`; expected one of those given, which are none";
    let matrix = CoverageMatrix::new(&graph, "f");
    assert_eq!(matrix.unwrap_err().to_string(), message);
    let comparison = Comparison::new(&graph, "f", ["a", "b"]);
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
        "c.tsv:1: there is no column `item_id`; expected the header `item_id theme_id [label]`, parted by tab, comma or semicolon"
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

/// An error and all its sources, as programs print them.
fn chain(error: &Error) -> String {
    let mut told = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        told.push_str(": ");
        told.push_str(&source.to_string());
        next = source.source();
    }
    told
}

#[test]
fn an_error_keeps_its_cause_and_prints_it_once() {
    let message = "line 1, column 6: invalid type: integer `3`, expected a string";
    let toml = Plan::from_toml("id = 3").unwrap_err();
    assert_eq!(chain(&toml), format!("{message}: so says the TOML parser"));
    let json = Plan::from_json("{ \"id\": 3 }").unwrap_err();
    assert!(chain(&json).ends_with("expected a string: so says the JSON parser"));

    let Error::Syntax {
        cause: Some(cause), ..
    } = &json
    else {
        panic!("{json:?} has no cause");
    };
    let parser = cause.error().downcast_ref::<serde_json::Error>().unwrap();
    assert!(parser.is_data());
    assert_eq!(json, json.clone(), "an error with a cause equals its copy");
    assert_ne!(json, toml);
}

#[test]
fn no_message_prints_a_control_character_or_much_of_the_input() {
    let long = "x".repeat(100_000);
    let odd = "\u{1b}[31m\u{7}\u{202e}\r\n";
    for text in [long.as_str(), odd, "{\u{1b}", "\"\u{1b}"] {
        for error in refusals(text) {
            let message = error.in_file(text).to_string();
            let length = message.chars().count();
            assert!(length < 800, "{length} characters: {message}");
            let odd = |c: char| c.is_control() || c == '\u{202e}';
            assert!(!message.contains(odd), "{message:?}");
        }
    }
}

/// What is wrong with a text wherever it stands for something else.
fn refusals(text: &str) -> Vec<Error> {
    let json = serde_json::to_string(text).unwrap();
    let plan = |statement: &str| {
        format!(
            r#"{{ "id": "p", "title": "P", "kind": "update", "partnership": {{ "id": "x", "name": "X" }},
            "source": {{ "title": "P", "publisher": "X" }}, "statements": [{statement}] }}"#
        )
    };
    let theme = |theme: &str| format!(r#"{{ "id": "f", "title": "F", "themes": [{theme}] }}"#);
    let sheet = format!("plan id,p\nid,text,\"{}\"\n", text.replace('"', "\"\""));
    let tsv = format!("item_id\ttheme_id\tlabel\na\tt\t{text}\n");
    let errors = [
        PlanId::new(text).err(),
        text.parse::<Date>().err(),
        text.parse::<Grouping>().err(),
        Plan::from_toml(text).err(),
        Plan::from_toml(&format!("{json} = 1")).err(),
        Plan::from_json(text).err(),
        Plan::from_json(&format!("{{ {json}: 1 }}")).err(),
        Plan::from_json(&plan(&format!(r#"{{ "id": {json} }}"#))).err(),
        Plan::from_json(&plan(&format!(r#"{{ "id": "p/1", "role": {json} }}"#))).err(),
        Plan::from_csv(text).err(),
        Plan::from_csv(&sheet).err(),
        Framework::from_json(&theme(&format!(
            r#"{{ "id": "t", "title": "T", "terms": ["+ " , {json}] }}"#
        )))
        .err(),
        Review::from_sssom(text).err(),
        Coding::from_tsv(text, ["a"], ["t"]).err(),
        Coding::from_tsv(&tsv, ["a"], ["t"]).err(),
    ];
    errors.into_iter().flatten().collect()
}

#[test]
fn a_place_is_data() {
    let error = Framework::from_toml("id = \"f\"\ntitle = \"\"\nthemes = []").unwrap_err();
    let error = error.in_file("f.toml");
    let place = error.place().unwrap();
    assert_eq!(place.to_string(), "f.toml:2:9: title");
    assert_eq!(
        serde_json::to_string(place).unwrap(),
        r#"{"file":"f.toml","line":2,"column":9,"field":"title"}"#
    );
}
