//! Dates and periods.

use policy_crosswalk::{Date, Plan};

use crate::common::files::{PLAN, framework_fails, plan_fails, plan_with};

#[test]
fn a_date_that_is_none() {
    let message = "`March 2026` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD";
    assert_eq!(
        "March 2026".parse::<Date>().unwrap_err().to_string(),
        message
    );
    plan_fails(
        &plan_with(
            "[[statements]]\nid = \"p/1\"\nrole = \"action\"\ntext = \"x\"\ndue = \"March 2026\"",
        ),
        &format!("line 12, column 7: {message}"),
    );
    framework_fails(
        "id = \"f\"\ntitle = \"F\"\nvalid_from = \"2023-02-29\"\nthemes = []",
        "line 3, column 14: `2023-02-29` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD",
    );
}

#[test]
fn a_period_that_ends_before_it_begins() {
    plan_fails(
        &PLAN.replace("to = \"2027\"", "to = \"2023-12\""),
        "line 5, column 32: period.to: `2023-12` is before `2024`; expected an end after the beginning",
    );
    framework_fails(
        "id = \"f\"\ntitle = \"F\"\nvalid_from = \"2024-05\"\nvalid_to = \"2024-04-30\"\nthemes = []",
        "line 4, column 12: valid_to: `2024-04-30` is before `2024-05`; expected an end after the beginning",
    );
    let same_year = PLAN.replace("to = \"2027\"", "to = \"2024-01\"");
    assert!(
        Plan::from_toml(&same_year).is_ok(),
        "2024 does not end before 2024-01"
    );
}
