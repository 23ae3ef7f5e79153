//! Plans and frameworks as CSV.

use policy_crosswalk::format::SheetReader;
use policy_crosswalk::model::{Role, Status};
use policy_crosswalk::{Framework, Plan, Statement, StatementId};
use proptest::prelude::*;

const PLAN: &str = r#"
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

const HEAD: &str =
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
fn spreadsheets_may_change_the_form() {
    let table = "Text;BY WHEN;Role;Lead organisation;Status\nGo on;2026-03;Action;NHS Fife; Under way\n;;;;\nDone with;;progress;;DONE\n";
    let head = HEAD.replace(',', ";").replace("plan id", "Plan ID");
    let plan = Plan::from_csv(&format!("\u{feff}{head}{table}").replace('\n', "\r\n")).unwrap();
    let [first, second] = plan.statements.as_slice() else {
        panic!("two statements")
    };
    assert_eq!(
        (first.id.as_str(), first.role, &*first.text),
        ("p/r1", Role::Action, "Go on")
    );
    assert_eq!(
        (first.leads.as_slice(), first.status),
        (["NHS Fife".to_owned()].as_slice(), Some(Status::UnderWay))
    );
    assert_eq!(
        (second.id.as_str(), second.status),
        ("p/r2", Some(Status::Done))
    );
    for delimiter in ["\t", "|"] {
        let text = format!("{HEAD}role,text\naction,Go on\n").replace(',', delimiter);
        assert_eq!(Plan::from_csv(&text).unwrap().statements[0].text, "Go on");
    }
}

fn noted(table: &str) -> (Plan, Vec<String>) {
    let read = SheetReader::new().plan(&format!("{HEAD}{table}")).unwrap();
    let notes = read.notes.iter().map(ToString::to_string).collect();
    (read.value, notes)
}

#[test]
fn what_has_no_place_is_kept_aside_with_a_note() {
    let (plan, notes) = noted(
        "No.,Action,Lead officer,Timescale,RAG,Budget\n\
         1.1,Open a clinic,\"NHS Fife, Fife Council\",31/03/2026,Green,£5000\n\
         1.2,Train staff,\"Health, Housing and Care\",ongoing,mauve,\n",
    );
    assert_eq!(
        notes,
        [
            "line 7: row 7, column `Budget`: no column of a plan; kept aside",
            "line 9: row 9, column `Timescale`: `ongoing`: no date that can be read",
            "line 9: row 9, column `RAG`: `mauve`: tells no known state",
        ]
    );
    let [first, second] = plan.statements.as_slice() else {
        panic!("two statements")
    };
    assert_eq!(first.id, "p/1.1");
    assert_eq!(first.leads, ["NHS Fife", "Fife Council"]);
    assert_eq!(first.due.unwrap().to_string(), "2026-03-31");
    assert_eq!(first.status, Some(Status::UnderWay));
    assert_eq!(second.leads, ["Health, Housing and Care"]);
    assert_eq!((second.due, second.status), (None, None));
}

#[test]
fn a_sheet_of_one_column_and_without_head_is_a_plan_that_the_caller_names() {
    let plan = Plan::from_toml(PLAN).unwrap();
    let read = SheetReader::new()
        .head(plan)
        .plan("Statement\nOpen a clinic\n\nTrain staff\n")
        .unwrap();
    let texts: Vec<&str> = read
        .value
        .statements
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(texts, ["Open a clinic", "Train staff"]);
    assert_eq!(
        (read.value.id.as_str(), read.value.statements[0].id.as_str()),
        ("fife-2024", "fife-2024/r1")
    );
}

#[test]
fn a_column_of_priorities_is_what_its_rows_stand_under() {
    let (plan, notes) = noted(
        "Priority,Action,Description\nFewer deaths,Hand out kits,in each town\n,Train staff,\nFamilies,Fund a group,\n",
    );
    let told: Vec<(&str, Role, Option<&str>)> = plan
        .statements
        .iter()
        .map(|one| {
            (
                one.text.as_str(),
                one.role,
                one.parent.as_ref().map(StatementId::as_str),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Fewer deaths", Role::Priority, None),
            ("Hand out kits", Role::Action, Some("p/h1")),
            ("Train staff", Role::Action, Some("p/h1")),
            ("Families", Role::Priority, None),
            ("Fund a group", Role::Action, Some("p/h3")),
        ]
    );
    assert_eq!(
        notes,
        ["line 8: row 8, column `Description`: `in each town`: more about the action; kept aside"]
    );
}

#[test]
fn words_of_people_for_roles_are_known() {
    let plan = noted("role,text\nObjective,Fewer deaths\nKPI,Deaths a year\n").0;
    let roles: Vec<Role> = plan.statements.iter().map(|one| one.role).collect();
    assert_eq!(roles, [Role::Outcome, Role::Indicator]);
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
    let plan = noted("text,leads\n=HYPERLINK(1),+44\n-x,@y\n").0;
    let csv = plan.to_csv().unwrap();
    assert!(
        csv.contains("'=HYPERLINK(1)") && csv.contains("'-x") && csv.contains("'@y"),
        "{csv}"
    );
    assert_eq!(Plan::from_csv(&csv).unwrap(), plan);
}

#[test]
fn ids_and_terms_of_a_framework_are_read_as_they_were_published() {
    let sheet = "Control ID,Name,Keywords\nAC-2(1),Accounts,\"budget, governance\"\nArt. 5(1)(f),Trust,a | b\nStandard 3,Third,one; two\n";
    let head = Framework::new("f".parse().unwrap(), "F", Vec::new());
    let read = SheetReader::new()
        .framework_head(head)
        .framework(sheet)
        .unwrap();
    let told: Vec<(&str, Option<&str>, Vec<&str>)> = read
        .value
        .themes
        .iter()
        .map(|theme| {
            (
                theme.id.as_str(),
                theme.number.as_deref(),
                theme.terms.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("AC-2-1", Some("AC-2(1)"), vec!["budget", "governance"]),
            ("Art.-5-1-f", Some("Art. 5(1)(f)"), vec!["a", "b"]),
            ("Standard-3", Some("Standard 3"), vec!["one", "two"]),
        ]
    );
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "line 2: row 2, column `Keywords`: `budget, governance`: taken for 2 expressions; semicolons part them for certain",
            "line 3: row 3, column `Keywords`: `a | b`: taken for 2 expressions; semicolons part them for certain",
        ]
    );
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
