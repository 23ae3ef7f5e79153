//! Sheets as people keep them.

use policy_crosswalk::format::SheetReader;
use policy_crosswalk::model::{Role, Status};
use policy_crosswalk::{Framework, Plan, StatementId};

use super::sheet::{HEAD, PLAN};

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

#[test]
fn dates_above_the_table_are_read_as_spreadsheets_leave_them() {
    let head = HEAD.replace(
        "period from,2024",
        "period from,01/04/2024\nperiod to,Mar-27",
    );
    let plan = Plan::from_csv(&format!("{head}text\nGo\n")).unwrap();
    let period = plan.period.unwrap();
    assert_eq!(period.from.to_string(), "2024-04-01");
    assert_eq!(period.to.unwrap().to_string(), "2027-03");
    let error = Plan::from_csv(&format!("published,soon\n{HEAD}text\nGo\n")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 1: row 1, column `published`: `soon` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"
    );
}

#[test]
fn each_usual_name_of_a_column_leads_to_its_field() {
    for name in [
        "Planned completion",
        "Completion",
        "Quarter",
        "Target completion",
        "Timescale",
        "Target date",
        "By when",
    ] {
        let (plan, notes) = noted(&format!("Action,{name},Start date\nGo,Mar-25,Jan-25\n"));
        assert_eq!(
            plan.statements[0].due.unwrap().to_string(),
            "2025-03",
            "{name}"
        );
        assert_eq!(
            notes,
            ["line 7: row 7, column `Start date`: no column of a plan; kept aside"]
        );
    }
    for name in [
        "Delivered by",
        "Managed by",
        "SRO",
        "Organisation",
        "Lead officer",
    ] {
        let plan = noted(&format!("Action,{name}\nGo,NHS Fife\n")).0;
        assert_eq!(plan.statements[0].leads, ["NHS Fife"], "{name}");
    }
    for name in ["No.", "Ref", "Action number"] {
        let plan = noted(&format!("{name},Action\n1.4,Go\n")).0;
        assert_eq!(plan.statements[0].id, "p/1.4", "{name}");
    }
    for (state, status) in [
        ("Red", Status::UnderWay),
        ("Off track", Status::UnderWay),
        ("Paused", Status::Stopped),
        ("Stopped", Status::Stopped),
        ("Delayed", Status::UnderWay),
        ("75%", Status::UnderWay),
    ] {
        let plan = noted(&format!("Action,Status\nGo,{state}\n")).0;
        assert_eq!(plan.statements[0].status, Some(status), "{state}");
    }
    for (due, expected) in [
        ("Q3 2024/25", Some("2024-12")),
        ("End of FY 24/25", None),
        ("12 months", None),
    ] {
        let plan = noted(&format!("Action,Due\nGo,{due}\n")).0;
        let told = plan.statements[0].due.map(|due| due.to_string());
        assert_eq!(told.as_deref(), expected, "{due}");
    }
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
