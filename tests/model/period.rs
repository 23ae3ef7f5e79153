//! What is not told of a plan's time, and what follows from it.

use policy_crosswalk::answer::Timeline;
use policy_crosswalk::model::{Partnership, Period, PlanKind, Role, Status};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Crosswalk, Date, Framework, Link, Plan, Statement, Theme,
};

use crate::common::files::PLAN;
use crate::common::reckoned;

fn date(year: u16) -> Date {
    Date::new(year, None, None).unwrap()
}

fn plan(id: &str, period: Option<u16>, published: Option<u16>) -> Plan {
    let body = Partnership::new("north".parse().unwrap(), "North ADP");
    let mut plan = Plan::builder(id.parse().unwrap(), "A plan", PlanKind::ActionPlan, body);
    if let Some(year) = period {
        plan = plan.period(Period::new(date(year), None).unwrap());
    }
    if let Some(year) = published {
        plan = plan.published(date(year));
    }
    let statement = format!("{id}/1").parse().unwrap();
    let statement = Statement::new(statement, Role::Action, "Give out kits");
    plan.statement(statement).build().unwrap()
}

fn framework() -> Framework {
    let theme = |id: &str| Theme::new(id.parse().unwrap(), "A theme", "");
    let themes = vec![theme("F-1"), theme("F-2")];
    Framework::new("f".parse().unwrap(), "A framework", themes).valid_from(date(2021))
}

fn crosswalk(plan: &Plan) -> Crosswalk {
    let statement = plan.statements[0].id.as_str();
    let broad = policy_crosswalk::model::Relation::BroadMatch;
    let link: Link = reckoned::link(statement, "F-1", 0.9, broad);
    reckoned::crosswalk(plan.id.as_str(), "f", vec![link])
}

/// The cells of the two themes, whether retrospective and whether unknown, and the matrix as text.
fn cells(plans: &[Plan]) -> ([(bool, bool); 2], String) {
    let frameworks = [framework()];
    let crosswalks: Vec<Crosswalk> = plans.iter().map(crosswalk).collect();
    let graph = CoverageGraph::new(plans, &frameworks, &crosswalks).unwrap();
    let matrix = CoverageMatrix::new(&graph, "f").unwrap();
    let told = |theme: &str| {
        let cell = matrix.cell(theme, "north").unwrap();
        (cell.retrospective, cell.period_unknown)
    };
    ([told("F-1"), told("F-2")], matrix.to_string())
}

#[test]
fn no_cell_is_starred_when_the_period_is_unknown() {
    let (old, open) = ((true, false), (false, true));
    let young = (false, false);
    let told = |plans: &[Plan]| cells(plans).0;
    assert_eq!(told(&[plan("a", Some(2018), None)]), [old, old]);
    assert_eq!(told(&[plan("a", None, Some(2018))]), [old, old]);
    assert_eq!(told(&[plan("a", None, Some(2023))]), [young, young]);
    assert_eq!(told(&[plan("a", None, None)]), [open, open]);
    let unknown = plan("b", None, None);
    assert_eq!(
        told(&[plan("a", Some(2018), None), unknown.clone()]),
        [open, open]
    );
    assert_eq!(
        told(&[plan("a", Some(2023), None), unknown]),
        [young, young]
    );
}

#[test]
fn a_matrix_says_whose_period_is_unknown() {
    let note = "Period unknown: North ADP. Whether the framework (2021) is younger is not told.";
    let (_, text) = cells(&[plan("a", None, None)]);
    assert!(text.contains(note), "{text}");
    assert!(!text.contains('*'), "{text}");
    let (_, text) = cells(&[plan("a", Some(2018), None)]);
    assert!(!text.contains("unknown"), "{text}");
}

#[test]
fn a_timeline_puts_plans_of_unknown_time_last() {
    let plans = [
        plan("a", None, None),
        plan("b", None, Some(2020)),
        plan("c", Some(2019), None),
        plan("d", Some(2021), None),
    ];
    let frameworks = [framework()];
    let crosswalks: Vec<Crosswalk> = plans.iter().map(crosswalk).collect();
    let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks).unwrap();
    let timeline = Timeline::new(&graph, "f", "north").unwrap();
    let order: Vec<&str> = timeline.plans.iter().map(|plan| plan.id.as_str()).collect();
    assert_eq!(order, ["c", "b", "d", "a"]);
    let text = timeline.to_string();
    assert!(text.contains("a: period unknown, A plan"), "{text}");
}

#[test]
fn an_unknown_period_is_written_and_read_back() {
    let text = PLAN.replace("period = { from = \"2024\", to = \"2027\" }\n", "");
    let plan = Plan::from_toml(&text).unwrap();
    assert_eq!(plan.period, None);
    assert_eq!(Plan::from_toml(&plan.to_toml().unwrap()).unwrap(), plan);
    assert_eq!(Plan::from_json(&plan.to_json().unwrap()).unwrap(), plan);
    assert_eq!(Plan::from_csv(&plan.to_csv().unwrap()).unwrap(), plan);
    let csv = plan
        .to_csv()
        .unwrap()
        .replace("period to,", "period to,2027");
    assert_eq!(
        Plan::from_csv(&csv).unwrap_err().to_string(),
        "line 10: row 10, column `period from`: the text is empty; expected the beginning of a period that has an end"
    );
}

#[test]
fn what_was_stopped_is_named_and_no_more() {
    use policy_crosswalk::answer::Depth;
    let told = |role: Role, status: Option<Status>| {
        let mut statement = Statement::new("s".parse().unwrap(), role, "Give out kits")
            .lead("NHS")
            .due(date(2026));
        statement.status = status;
        Depth::of(&statement)
    };
    assert_eq!(told(Role::Action, Some(Status::Stopped)), Depth::Named);
    assert_eq!(told(Role::Progress, Some(Status::Stopped)), Depth::Named);
    assert_eq!(told(Role::Progress, Some(Status::NotYet)), Depth::Named);
    assert_eq!(told(Role::Action, Some(Status::NotYet)), Depth::Owned);
    assert_eq!(
        told(Role::Progress, Some(Status::UnderWay)),
        Depth::Reported
    );
    assert_eq!("stopped".parse::<Status>().unwrap(), Status::Stopped);
}
