//! Files that are whole but for what a test puts into them, and how they are refused.

use policy_crosswalk::{Framework, Plan, Thesaurus};

pub(crate) const PLAN: &str = r#"id = "p"
title = "Plan"
kind = "action-plan"
partnership = { id = "x", name = "X" }
period = { from = "2024", to = "2027" }
source = { title = "Plan", publisher = "X" }
"#;

const FRAMEWORK: &str = r#"id = "f"
title = "Framework"
"#;

pub(crate) fn plan_with(rest: &str) -> String {
    format!("{PLAN}\n{rest}")
}

pub(crate) fn framework_with(rest: &str) -> String {
    format!("{FRAMEWORK}\n{rest}")
}

#[track_caller]
pub(crate) fn plan_fails(text: &str, message: &str) {
    assert_eq!(Plan::from_toml(text).unwrap_err().to_string(), message);
}

#[track_caller]
pub(crate) fn framework_fails(text: &str, message: &str) {
    assert_eq!(Framework::from_toml(text).unwrap_err().to_string(), message);
}

#[track_caller]
pub(crate) fn thesaurus_fails(text: &str, message: &str) {
    assert_eq!(Thesaurus::from_toml(text).unwrap_err().to_string(), message);
}
