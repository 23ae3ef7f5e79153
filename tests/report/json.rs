//! Answers that are read back from JSON.

use policy_crosswalk::answer::{CodebookReport, WhoElse};
use policy_crosswalk::report::{Answer, from_json};
use policy_crosswalk::{Format, Mapper};

use crate::common::example::World;

fn answer() -> CodebookReport {
    let world = World::new();
    CodebookReport::new(&Mapper::new(&world.frameworks[0]).unwrap(), &[])
}

#[test]
fn an_answer_comes_back_equal() {
    let json = answer().report(Format::Json);
    assert_eq!(from_json::<CodebookReport>(&json).unwrap(), answer());
    let marked = format!("\u{feff}{json}");
    assert_eq!(from_json::<CodebookReport>(&marked).unwrap(), answer());
}

#[test]
fn what_is_no_such_answer_is_refused_with_what_was_expected() {
    let json = answer().report(Format::Json);
    let refused = |text: &str| from_json::<CodebookReport>(text).unwrap_err().to_string();
    assert_eq!(
        from_json::<WhoElse>(&json).unwrap_err().to_string(),
        "kind: this is `codebook_check`; expected `who_else`"
    );
    assert_eq!(
        refused(&json.replace("\"format\": 1", "\"format\": 2")),
        "format: this is `2`; expected `1`"
    );
    assert_eq!(
        refused("{\n  \"kind\": \"codebook_check\", \"answer\": {} }"),
        "line 2, column 42: missing field `format`"
    );
    assert_eq!(
        refused(&json.replace("\"terms\": ", "\"terms\": 0.")),
        "line 6, column 16: invalid type: floating point `0.0`, expected usize"
    );
    assert_eq!(
        refused("[4]"),
        "line 1, column 1: this is a list; expected `{`, a JSON object"
    );
}
