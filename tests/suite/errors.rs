//! Each message about a file, as its reader meets it.

use policy_crosswalk::{Date, Error, Framework, Plan, PlanId, Thesaurus};

const PLAN: &str = r#"id = "p"
title = "Plan"
kind = "action-plan"
partnership = { id = "x", name = "X" }
period = { from = "2024", to = "2027" }
source = { title = "Plan", publisher = "X" }
"#;

const FRAMEWORK: &str = r#"id = "f"
title = "Framework"
"#;

fn plan_with(rest: &str) -> String {
    format!("{PLAN}\n{rest}")
}

pub(crate) fn framework_with(rest: &str) -> String {
    format!("{FRAMEWORK}\n{rest}")
}

#[track_caller]
fn plan_fails(text: &str, message: &str) {
    assert_eq!(Plan::from_toml(text).unwrap_err().to_string(), message);
}

#[track_caller]
fn framework_fails(text: &str, message: &str) {
    assert_eq!(Framework::from_toml(text).unwrap_err().to_string(), message);
}

#[track_caller]
fn thesaurus_fails(text: &str, message: &str) {
    assert_eq!(Thesaurus::from_toml(text).unwrap_err().to_string(), message);
}

#[test]
fn an_identifier_that_is_none() {
    let long = "a".repeat(129);
    for text in ["", "a b", "a,b", "ä\n", long.as_str()] {
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
fn a_field_that_nothing_knows() {
    plan_fails(
        &plan_with("[[statements]]\nid = \"p/1\"\nrole = \"action\"\ntext = \"x\"\nowner = \"Y\""),
        "line 12, column 1: unknown field `owner`, expected one of `id`, `role`, `text`, `wording`, `parent`, \
         `leads`, `due`, `status`, `audience`, `locator`",
    );
    framework_fails(
        &framework_with("themes = [{ id = \"T\", title = \"T\", keywords = [] }]"),
        "line 4, column 36: unknown field `keywords`, expected one of `id`, `number`, `title`, `label`, \
         `description`, `parent`, `checked`, `source`, `terms`, `hints`, `exclude`",
    );
    thesaurus_fails(
        "[[rings]]\nid = \"a\"\nmembers = [\"x\"]\nkind = 1",
        "line 4, column 1: unknown field `kind`, expected `id` or `members`",
    );
}

#[test]
fn a_field_of_another_type_or_value() {
    plan_fails(
        &plan_with("[[statements]]\nid = \"p/1\"\nrole = \"wish\"\ntext = \"x\""),
        "line 10, column 8: unknown variant `wish`, expected one of `priority`, `outcome`, `action`, `progress`, \
         `indicator`",
    );
    framework_fails(
        "id = \"f\"\ntitle = 3\nthemes = []",
        "line 2, column 9: invalid type: integer `3`, expected a string",
    );
    framework_fails(
        "id = \"f\"\nthemes = []",
        "line 1, column 1: missing field `title`",
    );
}

#[test]
fn what_is_no_toml() {
    plan_fails(
        "id = \"p\"\ntitle \"Plan\"",
        "line 2, column 7: key with no value, expected `=`",
    );
    plan_fails(
        "id = \"ä\" \"ö\"",
        "line 1, column 10: unexpected key or value, expected newline, `#`",
    );
}

#[test]
fn what_is_no_json() {
    let fails = |text: &str, message: &str| {
        assert_eq!(Plan::from_json(text).unwrap_err().to_string(), message);
    };
    fails("", "line 1, column 0: EOF while parsing a value");
    fails("{\n  \"id\": }", "line 2, column 9: expected value");
    fails(
        "{ \"id\": \"p\", \"owner\": 1 }",
        "line 1, column 20: unknown field `owner`, expected one of `id`, `title`, `kind`, `version`, `published`, \
         `notes`, `partnership`, `period`, `source`, `statements`",
    );
    fails(
        "{ \"id\": \"p p\" }",
        "line 1, column 15: `p p` is no identifier; expected 1 to 128 letters, digits or `-_./:+`",
    );
    let framework = Framework::from_json("{ \"id\": \"f\" }").unwrap_err();
    assert_eq!(
        framework.to_string(),
        "line 1, column 13: missing field `title`"
    );
    let thesaurus = Thesaurus::from_json("[1").unwrap_err();
    assert!(matches!(thesaurus, Error::Syntax { .. }), "{thesaurus}");
}

#[test]
fn two_items_of_one_id() {
    let statement =
        |id: &str| format!("[[statements]]\nid = \"{id}\"\nrole = \"action\"\ntext = \"x\"\n");
    plan_fails(
        &plan_with(&["p/1", "p/2", "p/1", "p/3"].map(statement).concat()),
        "line 17, column 6: statements[2].id: `p/1` is taken by an earlier statement; expected an id of its own",
    );
    framework_fails(
        &framework_with(
            "[[themes]]\nid = \"T\"\ntitle = \"A\"\n[[themes]]\nid = \"T\"\ntitle = \"B\"",
        ),
        "line 8, column 6: themes[1].id: `T` is taken by an earlier theme; expected an id of its own",
    );
    thesaurus_fails(
        "rings = [{ id = \"r\", members = [\"a\"] }, { id = \"r\", members = [\"b\"] }]",
        "line 1, column 48: rings[1].id: `r` is taken by an earlier ring; expected an id of its own",
    );
}

#[test]
fn a_parent_that_is_missing() {
    plan_fails(
        &plan_with(
            "[[statements]]\nid = \"p/1\"\nrole = \"action\"\ntext = \"x\"\nparent = \"p/0\"",
        ),
        "line 12, column 10: statements[0].parent: there is no statement `p/0`; expected the id of a statement of \
         this plan",
    );
    framework_fails(
        &framework_with("themes = [{ id = \"T\", title = \"T\", parent = \"U\" }]"),
        "line 4, column 45: themes[0].parent: there is no theme `U`; expected the id of a theme of this framework",
    );
}

#[test]
fn parents_in_a_circle() {
    let statement = |id: &str, parent: &str| {
        format!(
            "[[statements]]\nid = \"{id}\"\nrole = \"action\"\ntext = \"x\"\nparent = \"{parent}\"\n"
        )
    };
    plan_fails(
        &plan_with(&[statement("p/1", "p/2"), statement("p/2", "p/1")].concat()),
        "line 12, column 10: statements[0].parent: `p/1` is its own ancestor; expected a chain of parents that ends",
    );
    plan_fails(
        &plan_with(&statement("p/1", "p/1")),
        "line 12, column 10: statements[0].parent: `p/1` is its own ancestor; expected a chain of parents that ends",
    );
    framework_fails(
        &framework_with(
            "themes = [\n{ id = \"A\", title = \"A\", parent = \"B\" },\n{ id = \"B\", title = \"B\", parent = \"A\" }]",
        ),
        "line 5, column 35: themes[0].parent: `A` is its own ancestor; expected a chain of parents that ends",
    );
}

#[test]
fn a_statement_that_stands_under_a_circle_is_named_after_the_circle() {
    let text = plan_with(
        r#"statements = [
            { id = "p/0", role = "action", text = "x", parent = "p/1" },
            { id = "p/1", role = "action", text = "x", parent = "p/2" },
            { id = "p/2", role = "action", text = "x", parent = "p/1" },
        ]"#,
    );
    let error = Plan::from_toml(&text).unwrap_err();
    assert!(
        matches!(&error, Error::Cycle { id, .. } if id != "p/0"),
        "{error}"
    );
    let text = framework_with(
        r#"themes = [
            { id = "A", title = "A", parent = "B" },
            { id = "B", title = "B", parent = "C" },
            { id = "C", title = "C", parent = "B" },
        ]"#,
    );
    let error = Framework::from_toml(&text).unwrap_err();
    assert!(
        matches!(&error, Error::Cycle { id, .. } if id != "A"),
        "{error}"
    );
}

#[test]
fn a_text_that_says_nothing() {
    plan_fails(
        &PLAN.replace("title = \"Plan\"\nkind", "title = \" \\n\"\nkind"),
        "line 2, column 9: title: the text is empty; expected the plan's title",
    );
    plan_fails(
        &PLAN.replace("name = \"X\"", "name = \"\""),
        "line 4, column 34: partnership.name: the text is empty; expected the partnership's name",
    );
    plan_fails(
        &plan_with("[[statements]]\nid = \"p/1\"\nrole = \"action\"\ntext = \"\\t\""),
        "line 11, column 8: statements[0].text: the text is empty; expected what the statement says",
    );
    plan_fails(
        &plan_with(
            "[[statements]]\nid = \"p/1\"\nrole = \"action\"\ntext = \"x\"\nleads = [\"NHS\", \"\"]",
        ),
        "line 12, column 17: statements[0].leads[1]: the text is empty; expected the name of an organisation",
    );
    framework_fails(
        "id = \"f\"\ntitle = \"\"\nthemes = []",
        "line 2, column 9: title: the text is empty; expected the framework's title",
    );
    framework_fails(
        &framework_with("themes = [{ id = \"T\", title = \"\" }]"),
        "line 4, column 31: themes[0].title: the text is empty; expected the theme's title",
    );
    framework_fails(
        &framework_with("themes = []"),
        "line 4, column 10: themes: the text is empty; expected at least one theme",
    );
}

#[test]
fn a_thesaurus_that_says_nothing() {
    for (text, message) in [
        (
            "rings = [{ id = \" \", members = [\"a\"] }]",
            "line 1, column 17: rings[0].id: the text is empty; expected a name for the ring",
        ),
        (
            "rings = [{ id = \"r\", members = [] }]",
            "line 1, column 32: rings[0].members: the text is empty; expected an expression",
        ),
        (
            "rings = [{ id = \"r\", members = [\"a\", \"\"] }]",
            "line 1, column 38: rings[0].members[1]: the text is empty; expected an expression",
        ),
        (
            "acronyms = [{ short = \"\", long = [\"a\"] }]",
            "line 1, column 23: acronyms[0].short: the text is empty; expected a short form",
        ),
        (
            "acronyms = [{ short = \"A\", long = [\"\"] }]",
            "line 1, column 36: acronyms[0].long[0]: the text is empty; expected a long form",
        ),
        (
            "spellings = [{ from = \"\", to = \"a\" }]",
            "line 1, column 23: spellings[0].from: the text is empty; expected a spelling",
        ),
        (
            "spellings = [{ from = \"a\", to = \"\" }]",
            "line 1, column 33: spellings[0].to: the text is empty; expected a spelling",
        ),
        (
            "misleading = [{ phrase = \"\", why = \"\" }]",
            "line 1, column 26: misleading[0].phrase: the text is empty; expected a phrase",
        ),
    ] {
        thesaurus_fails(text, message);
    }
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

#[test]
fn json_tells_the_field_of_what_the_types_leave_open() {
    let json = r#"{ "id": "p", "title": "P", "kind": "update",
        "partnership": { "id": "x", "name": "X" }, "period": { "from": "2024" },
        "source": { "title": "P", "publisher": "X" },
        "statements": [{ "id": "p/1", "role": "action", "text": "", "parent": "p/0" }] }"#;
    let fails = |text: &str, message: &str| {
        assert_eq!(Plan::from_json(text).unwrap_err().to_string(), message);
    };
    fails(
        json,
        "statements[0].text: the text is empty; expected what the statement says",
    );
    fails(
        &json.replace("\"text\": \"\"", "\"text\": \"x\""),
        "statements[0].parent: there is no statement `p/0`; expected the id of a statement of this plan",
    );
    let framework = Framework::from_json(r#"{ "id": "f", "title": "F", "themes": [] }"#);
    assert_eq!(
        framework.unwrap_err().to_string(),
        "themes: the text is empty; expected at least one theme"
    );
    let thesaurus = Thesaurus::from_json(r#"{ "rings": [{ "id": "", "members": [] }] }"#);
    assert_eq!(
        thesaurus.unwrap_err().to_string(),
        "rings[0].id: the text is empty; expected a name for the ring"
    );
}

#[test]
fn a_byte_order_mark_shifts_no_column() {
    let error = Plan::from_toml("\u{feff}id = 3").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 1, column 6: invalid type: integer `3`, expected a string"
    );
    assert!(Plan::from_toml(&format!("\u{feff}{PLAN}")).is_ok());
}
