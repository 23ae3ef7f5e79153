//! Identifiers.

use policy_crosswalk::PlanId;

use crate::common::files::{plan_fails, plan_with};

#[test]
fn an_identifier_that_is_none() {
    let long = "a".repeat(129);
    for text in ["", "a b", "a,b", "ä ", long.as_str()] {
        assert_eq!(
            PlanId::new(text).unwrap_err().to_string(),
            format!("`{text}` is no identifier; expected 1 to 128 letters, digits or `-_./:+`")
        );
    }
    plan_fails(
        &plan_with("statements = [{ id = \"p 1\", role = \"action\", text = \"x\" }]"),
        "line 8, column 22: `p 1` is no identifier; expected 1 to 128 letters, digits or `-_./:+`",
    );
}
