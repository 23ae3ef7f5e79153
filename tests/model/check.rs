//! What plans, frameworks and thesauri are checked for.

use policy_crosswalk::model::{Partnership, PlanKind, Role};
use policy_crosswalk::{Error, Framework, Plan, Statement, Theme};

use crate::common::files::{
    PLAN, framework_fails, framework_with, plan_fails, plan_with, thesaurus_fails,
};

#[test]
fn two_items_of_one_id() {
    let statement =
        |id: &str| format!("[[statements]]\nid = \"{id}\"\nrole = \"action\"\ntext = \"x\"\n");
    plan_fails(
        &plan_with(&["p/1", "p/2", "p/1", "p/3"].map(statement).concat()),
        "line 17, column 6: statements[2].id: `p/1` is taken by an earlier statement (line 9, column 6: statements[0].id); expected an id of its own",
    );
    framework_fails(
        &framework_with(
            "[[themes]]\nid = \"T\"\ntitle = \"A\"\n[[themes]]\nid = \"T\"\ntitle = \"B\"",
        ),
        "line 8, column 6: themes[1].id: `T` is taken by an earlier theme (line 5, column 6: themes[0].id); expected an id of its own",
    );
    thesaurus_fails(
        "rings = [{ id = \"r\", members = [\"a\"] }, { id = \"r\", members = [\"b\"] }]",
        "line 1, column 48: rings[1].id: `r` is taken by an earlier ring (line 1, column 17: rings[0].id); expected an id of its own",
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

/// Each check looks at each item once: what grew with the square of 100,000 would take minutes.
#[test]
fn a_hundred_thousand_parents_are_checked_at_once() {
    let many = 100_000;
    let chain = |i: usize| i.checked_sub(1);
    let ring = |i: usize| Some((i + 1) % many);
    let reversed = |i: usize| (i + 1 < many).then_some(i + 1);
    let tail = |i: usize| Some((i + 1).min(many - 1));
    let fan = |i: usize| (i > 0).then_some(0);
    assert_eq!(
        refused(many, chain),
        "s[65].parent: `p/65` stands under more than 64 others; expected at most 64"
    );
    assert_eq!(
        refused(many, ring),
        "s[0].parent: `p/0` is its own ancestor; expected a chain of parents that ends"
    );
    assert_eq!(
        refused(many, reversed),
        "s[99934].parent: `p/99934` stands under more than 64 others; expected at most 64"
    );
    assert_eq!(
        refused(many, tail),
        "s[99999].parent: `p/99999` is its own ancestor; expected a chain of parents that ends"
    );
    assert_eq!(refused(many, fan), "");
}

/// What a plan and a framework of so many items say of their parents: the same, but for the names of the lists.
#[track_caller]
fn refused(many: usize, parent: impl Fn(usize) -> Option<usize>) -> String {
    let id = |i: usize| format!("p/{i}");
    let statement = |i: usize| {
        let statement = Statement::new(id(i).parse().unwrap(), Role::Action, "x");
        match parent(i) {
            Some(parent) => statement.parent(id(parent).parse().unwrap()),
            None => statement,
        }
    };
    let theme = |i: usize| {
        let theme = Theme::new(id(i).parse().unwrap(), "x", "");
        match parent(i) {
            Some(parent) => theme.parent(id(parent).parse().unwrap()),
            None => theme,
        }
    };
    let body = Partnership::new("x".parse().unwrap(), "X");
    let plan = Plan::builder("p".parse().unwrap(), "P", PlanKind::Update, body);
    let plan = plan.statements((0..many).map(statement));
    let themes = (0..many).map(theme).collect();
    let framework = Framework::new("f".parse().unwrap(), "F", themes);
    let begun = std::time::Instant::now();
    let (plan, framework) = (plan.build(), framework.check());
    let took = begun.elapsed();
    assert!(took.as_secs() < 10, "{took:?}");
    let told = |error: Option<Error>| error.map_or(String::new(), |error| error.to_string());
    let [plan, framework] = [told(plan.err()), told(framework.err())];
    let short = plan.replace("statements[", "s[");
    assert_eq!(short, framework.replace("themes[", "s["));
    short
}

#[test]
fn sixty_four_headings_are_as_deep_as_it_goes() {
    let id = |i: usize| format!("p/{i}").parse().unwrap();
    let statement = |i: usize| Statement::new(id(i), Role::Priority, "x");
    let deep = |many: usize| {
        let body = Partnership::new("x".parse().unwrap(), "X");
        let plan = Plan::builder("p".parse().unwrap(), "P", PlanKind::Strategy, body);
        let below = (1..many).map(|i| statement(i).parent(id(i - 1)));
        plan.statement(statement(0)).statements(below)
    };
    let plan = deep(65).build().unwrap();
    assert_eq!(plan.headings()[64].len(), 64);
    let error = deep(66).build().unwrap_err();
    assert!(
        matches!(&error, Error::TooDeep { most: 64, .. }),
        "{error:?}"
    );
}

#[test]
fn headings_of_an_unchecked_plan_end() {
    let body = Partnership::new("x".parse().unwrap(), "X");
    let plan = Plan::builder("p".parse().unwrap(), "P", PlanKind::Strategy, body);
    let mut plan = plan.build().unwrap();
    let id = |i: usize| format!("p/{i}").parse().unwrap();
    let statement = |i: usize| Statement::new(id(i), Role::Priority, "x");
    plan.statements = (0..100)
        .map(|i| statement(i).parent(id((i + 1) % 100)))
        .collect();
    assert!(plan.headings().iter().all(|chain| chain.len() == 64));
    plan.statements.truncate(3);
    assert_eq!(plan.headings(), [vec![1, 2], vec![2], vec![]]);
}
