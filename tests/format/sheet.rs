//! Plans and frameworks as CSV.

use policy_crosswalk::model::Role;
use policy_crosswalk::{Framework, Plan, Statement, StatementId};
use proptest::prelude::*;

pub(super) const PLAN: &str = r#"
id = "fife-2024"
title = "Delivery plan"
kind = "action-plan"
version = "2"
notes = ["One, with a comma", "Two"]
partnership = { id = "fife", name = "Fife ADP" }
period = { from = "2024", to = "2027-03" }
source = { title = "Plan", publisher = "Fife ADP", address = "https://example.org" }

[[statements]]
id = "fife-2024/1"
role = "priority"
text = "Fewer deaths"

[[statements]]
id = "fife-2024/1.1"
role = "action"
text = "Say \"hello\",\nand listen"
wording = "summary"
parent = "fife-2024/1"
leads = ["NHS Fife", "A; B", "back\\slash"]
due = "2026-03"
status = "under-way"
audience = "Everyone"
locator = { section = "Priority 1", position = "action 1", find = "hello", page = 3, line = 40 }
"#;

pub(super) const HEAD: &str =
    "plan id,p\ntitle,T\nkind,update\npartnership id,x\npartnership,X\nperiod from,2024\n";

#[test]
fn a_plan_comes_back_from_csv() {
    let plan = Plan::from_toml(PLAN).unwrap();
    let csv = plan.to_csv().unwrap();
    assert_eq!(Plan::from_csv(&csv).unwrap(), plan);
    assert!(
        csv.starts_with("plan id,fife-2024\ntitle,Delivery plan\nkind,action-plan\n"),
        "{csv}"
    );
}

#[test]
fn an_open_quote_is_an_error_with_its_line() {
    fails(
        "id,role,text\np/1,action,Give out naloxone\np/2,action,\"Open a clinic\np/3,action,Train staff\n",
        "line 9, column 12: a quote is open to the end of the file; expected another",
    );
    fails(
        "id,role,text\np/1,action,\"Give\" out\n",
        "line 8, column 12: text follows a closing quote; expected a comma or the line's end",
    );
    let framework = "framework id,f\nframework title,F\nid,title\nA,\"One\nB,Two\n";
    assert_eq!(
        Framework::from_csv(framework).unwrap_err().to_string(),
        "line 4, column 3: a quote is open to the end of the file; expected another"
    );
}

#[test]
fn line_numbers_hold_whatever_ends_a_line() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("{HEAD}role,text\naction,Go\nactoin,Stop\n").replace('\n', end);
        let error = Plan::from_csv(&text).unwrap_err();
        assert_eq!(error.place().unwrap().line, Some(9), "{end:?}");
    }
}

#[test]
fn no_cell_of_a_sheet_becomes_a_formula_and_all_come_back() {
    let plan = Plan::from_csv(&format!("{HEAD}text,leads\n=HYPERLINK(1),+44\n-x,@y\n")).unwrap();
    let csv = plan.to_csv().unwrap();
    assert!(
        csv.contains("'=HYPERLINK(1)") && csv.contains("'-x") && csv.contains("'@y"),
        "{csv}"
    );
    assert_eq!(Plan::from_csv(&csv).unwrap(), plan);
}

#[track_caller]
fn fails(table: &str, expected: &str) {
    assert_eq!(
        Plan::from_csv(&format!("{HEAD}{table}"))
            .unwrap_err()
            .to_string(),
        expected
    );
}

#[test]
fn errors_name_row_and_column() {
    fails(
        "role,text\naction,Go\nactoin,Stop\n",
        "line 9: row 9, column `role`: `actoin` is none of priority, outcome, action, progress, indicator",
    );
    fails(
        "id,text,ID\na,Go,b\n",
        "line 7: row 7, column `ID`: `ID` is taken by an earlier column (line 7: row 7, column `id`); expected an id of its own",
    );
    fails(
        "id,text\na,Go\na,Stop\n",
        "line 9: row 9, column `id`: `a` is taken by an earlier statement (line 8: row 8, column `id`); expected an id of its own",
    );
    fails(
        "id,text,parent\na,\"Go\nthere\",\nb,Stop,c\n",
        "line 10: row 9, column `parent`: there is no statement `c`; expected the id of a statement of this plan",
    );
    fails(
        "id,text\na,Go,red\n",
        "line 8: row 8, column ``: `red` stands in column 3 of the table, which has no name",
    );
    let error = Plan::from_csv("role,text\naction,Go\n")
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "line 1: head row `plan id`: the text is empty; expected the id of the plan, in the second cell"
    );
    let error = Plan::from_csv("nothing").unwrap_err().to_string();
    assert_eq!(
        error,
        "line 1: there is no row of column names with `text`; expected a table with these columns, parted by comma, semicolon, tab or pipe"
    );
}

#[test]
fn names_of_columns_parted_by_bars_within_a_text_are_text() {
    let mut plan = Plan::from_toml(PLAN).unwrap();
    let names = "id|role|text|";
    plan.statements[0].text = format!("Fewer deaths\n{}\nfor all", names.repeat(9));
    assert_eq!(Plan::from_csv(&plan.to_csv().unwrap()).unwrap(), plan);
}

#[test]
fn a_framework_comes_back_from_csv() {
    let framework = Framework::from_toml(
        r#"
        id = "f"
        title = "Framework"
        cited_as = ["F", "the framework"]
        cites_all = true
        checked = "verified-elsewhere"
        valid_from = "2021-05"

        [[themes]]
        id = "F-1"
        number = "1"
        title = "Same day, or sooner"
        description = "People start\ntreatment."
        terms = ["same-day", "a; b"]
        hints = ["day"]

        [[themes]]
        id = "F-1.1"
        parent = "F-1"
        title = "Walk in"
        exclude = ["walk-in freezer"]
        "#,
    )
    .unwrap();
    assert_eq!(
        Framework::from_csv(&framework.to_csv().unwrap()).unwrap(),
        framework
    );
    let error = Framework::from_csv("framework id,f\nframework title,F\nid,title,parent\na,A,b\n")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 4: row 4, column `parent`: there is no theme `b`; expected the id of a theme of this framework"
    );
}

proptest! {
    #[test]
    fn any_plan_comes_back(
        text in "(?s).{1,40}",
        leads in prop::collection::vec("(?s).{1,20}", 0..4),
        audience in prop::option::of("(?s).{0,10}"),
        note in "(?s).{0,20}",
    ) {
        let mut plan = Plan::from_toml(PLAN).unwrap();
        let mut statement = Statement::new(StatementId::new("s").unwrap(), Role::Action, text);
        statement.leads = leads;
        statement.audience = audience;
        plan.statements.push(statement);
        plan.notes.push(note);
        if plan.check().is_ok() {
            prop_assert_eq!(Plan::from_csv(&plan.to_csv().unwrap()).unwrap(), plan);
        }
    }

    #[test]
    fn no_text_panics(text in "(?s).{0,200}") {
        let _ = Plan::from_csv(&text);
        let _ = Framework::from_csv(&format!("framework id,f\nframework title,F\nid,title\n{text}"));
    }
}

#[test]
fn a_head_row_that_would_lose_a_cell_is_refused() {
    let text = policy_crosswalk::catalogue::plan("dundee-2020")
        .unwrap()
        .to_csv()
        .unwrap();
    for (found, changed) in [
        (
            "health and care",
            text.replacen("title,", "title,Housing,health and care,", 1),
        ),
        ("adrift", format!(",adrift\n{text}")),
    ] {
        let error = policy_crosswalk::Plan::from_csv(&changed)
            .unwrap_err()
            .to_string();
        let message = format!("`{found}` stands in no place of its own");
        assert!(error.contains(&message), "{error}");
    }
}

#[test]
fn a_head_row_that_comes_twice_is_refused() {
    let error = Plan::from_csv("plan id,p\nplan id,zz\nrole,text\naction,Go\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 2: row 2, column `plan id`: `plan id` is taken by an earlier head row (line 1: row 1, column `plan \
         id`); expected an id of its own"
    );
    let error =
        Framework::from_csv("framework id,f\nshort,F\nShort,G\nid,title\na,A\n").unwrap_err();
    assert_eq!(error.place().unwrap().line, Some(3));
    let twice = format!("note,One\nnote,Two\n{HEAD}text\nGo\n");
    assert_eq!(Plan::from_csv(&twice).unwrap().notes, ["One", "Two"]);
}
