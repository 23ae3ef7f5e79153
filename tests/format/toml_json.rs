//! TOML and JSON, and what is said of files that are neither.

use policy_crosswalk::{Error, Framework, Plan, Thesaurus};

use crate::common::files::{
    PLAN, framework_fails, framework_with, plan_fails, plan_with, thesaurus_fails,
};

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
        "line 4, column 1: unknown field `kind`, expected one of `id`, `members`, `even_of`",
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
    fails(
        "",
        "line 1, column 1: the text is empty; expected `{`, a JSON object",
    );
    fails(
        " \n []",
        "line 2, column 2: this is a list; expected `{`, a JSON object",
    );
    fails(
        "id: p",
        "line 1, column 1: this begins no object; expected `{`, a JSON object",
    );
    fails(
        "{ \"id\": \"p\", \"partnership\": [] }",
        "line 1, column 30: invalid length 0, expected a partnership with `id` and `name`",
    );
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
        "line 4, column 65: statements[0].text: the text is empty; expected what the statement says",
    );
    fails(
        &json.replace("\"text\": \"\"", "\"text\": \"x\""),
        "line 4, column 80: statements[0].parent: there is no statement `p/0`; expected the id of a statement of this plan",
    );
    let framework = Framework::from_json(r#"{ "id": "f", "title": "F", "themes": [] }"#);
    assert_eq!(
        framework.unwrap_err().to_string(),
        "line 1, column 38: themes: the text is empty; expected at least one theme"
    );
    let thesaurus = Thesaurus::from_json(r#"{ "rings": [{ "id": "", "members": [] }] }"#);
    assert_eq!(
        thesaurus.unwrap_err().to_string(),
        "line 1, column 21: rings[0].id: the text is empty; expected a name for the ring"
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

#[test]
fn keys_within_keys_are_refused_where_they_stand() {
    let deep = format!("id = \"x\"\n{}a = 1\n", "a.".repeat(5_000));
    let error = Plan::from_toml(&deep).unwrap_err().to_string();
    assert!(error.starts_with("line 2"), "{error}");
    assert!(error.len() < 500, "{error}");
    let deep = format!("{{\"id\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let error = Plan::from_json(&deep).unwrap_err().to_string();
    assert!(error.starts_with("line 1"), "{error}");
}
