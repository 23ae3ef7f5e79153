//! What plans, frameworks and thesauri are checked for.

use policy_crosswalk::{Error, Framework, Plan};

use crate::common::files::{
    PLAN, framework_fails, framework_with, plan_fails, plan_with, thesaurus_fails,
};

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
