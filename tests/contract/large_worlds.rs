//! Documents, frameworks and sheets of a size that nobody means, and what is asked of them: each costs no more than its
//! size or is refused by a bound. What grew with the square would take minutes.

use std::time::{Duration, Instant};

use policy_crosswalk::answer::{Drawing, DrawingDetail, Scope, SimilarityMatrix};
use policy_crosswalk::model::{Partnership, Role};
use policy_crosswalk::report::{Answer, Dot};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, DocumentReader, Error, Framework, GapReport, Grouping, Mapper,
    Plan, PlanId, Review, Statement, StatementId, Theme, ThemeId, catalogue,
};

const BOUND: Duration = Duration::from_secs(40);

#[track_caller]
fn within_bound<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
    made
}

/// A framework of so many themes, the parent of each told by its number.
fn framework(themes: usize, parent: impl Fn(usize) -> Option<usize>) -> Framework {
    let id = |i: usize| ThemeId::new(&format!("T-{i}")).unwrap();
    let theme = |i: usize| {
        let mut theme = Theme::new(id(i), format!("Theme {i}"), "");
        theme.terms = vec![if i.is_multiple_of(1_000) {
            "naloxone".to_owned()
        } else {
            format!("qwv{i}")
        }];
        theme.parent = parent(i).map(id);
        theme
    };
    let themes = (0..themes).map(theme).collect();
    Framework::new("large".parse().unwrap(), "Large", themes)
}

fn plan(statements: usize, role: Role) -> Plan {
    let mut plan = catalogue::plan("pk-2024").unwrap().clone();
    let id = |i: usize| StatementId::new(&format!("large/{i}")).unwrap();
    let statement = |i| Statement::new(id(i), role, "Hand out naloxone kits");
    plan.statements = (0..statements).map(statement).collect();
    plan
}

#[test]
fn a_cell_of_a_table_as_long_as_a_book() {
    let piece = "hand out naloxone kits to families in recovery housing and ";
    let cell = piece.repeat((1 << 20) / piece.len());
    let text = format!("Priority 1: Harm\n\n| Action | Lead |\n|---|---|\n| {cell} | NHS |\n");
    let body = Partnership::new("large".parse().unwrap(), "Large");
    let reader = DocumentReader::new(PlanId::new("large").unwrap(), body);
    let reading = within_bound(|| reader.read(&text)).unwrap();
    assert!(
        reading
            .plan
            .statements
            .iter()
            .any(|said| said.text.len() > 1 << 19)
    );
    let mapper = catalogue::mapper("mat-2021").unwrap();
    let crosswalk = within_bound(|| mapper.map(&reading.plan));
    assert!(!crosswalk.links.is_empty());
}

#[test]
fn themes_under_themes_are_refused_where_they_are_too_deep() {
    let plan = plan(1, Role::Action);
    for themes in [66, 100_000] {
        let deep = framework(themes, |i| i.checked_sub(1));
        let ring = framework(themes, |i| Some((i + 1) % themes));
        for (framework, is_meant) in [
            (
                &deep,
                (|error| matches!(error, Error::TooDeep { most: 64, .. })) as fn(&Error) -> bool,
            ),
            (&ring, |error| matches!(error, Error::Cycle { .. })),
        ] {
            let mapper = within_bound(|| Mapper::new(framework));
            assert!(mapper.is_err_and(|error| is_meant(&error)));
            let graph = within_bound(|| CoverageGraph::new([&plan], [framework], &[]).map(drop));
            assert!(graph.is_err_and(|error| is_meant(&error)));
        }
    }
    let framework = framework(65, |i| i.checked_sub(1));
    let crosswalks = [Mapper::new(&framework).unwrap().map(&plan)];
    let graph = CoverageGraph::new([&plan], [&framework], &crosswalks).unwrap();
    let matrix = CoverageMatrix::new(&graph, "large").unwrap();
    assert_eq!(
        matrix
            .cells
            .cells()
            .filter(|cell| !cell.statements.is_empty())
            .count(),
        1
    );
}

#[test]
fn sixteen_thousand_themes_are_covered_and_drawn() {
    let framework = framework(16_000, |_| None);
    let plan = plan(20, Role::Action);
    let mapper = within_bound(|| Mapper::new(&framework)).unwrap();
    let crosswalks = [within_bound(|| mapper.map(&plan))];
    let graph = CoverageGraph::new([&plan], [&framework], &crosswalks).unwrap();
    let matrix = within_bound(|| CoverageMatrix::new(&graph, "large")).unwrap();
    assert_eq!(matrix.themes.len(), 16_000);
    let gaps = within_bound(|| GapReport::new(&graph, "large")).unwrap();
    assert_eq!(gaps.groups[0].gaps.len(), 16_000 - 16);
    within_bound(|| gaps.table());
    let drawing = within_bound(|| Drawing::new(&graph, "large", DrawingDetail::Statements));
    let dot = within_bound(|| Dot::new(&drawing.unwrap()).to_string());
    assert!(dot.contains("theme:T-15999"));
}

#[test]
fn eight_hundred_groups_are_compared() {
    let plan = plan(800, Role::Priority);
    let framework = catalogue::framework("mat-2021").unwrap();
    let crosswalks = [catalogue::mapper("mat-2021").unwrap().map(&plan)];
    let graph = CoverageGraph::new([&plan], [framework], &crosswalks).unwrap();
    let scope = Scope::of("mat-2021").by(Grouping::Priority);
    let matrix = within_bound(|| SimilarityMatrix::new(&graph, scope)).unwrap();
    assert_eq!(matrix.groups.len(), 800);
}

#[test]
fn sixteen_thousand_columns_are_read() {
    let written = catalogue::review("mat-2021").unwrap().to_sssom();
    let (head, rows): (Vec<&str>, Vec<&str>) =
        written.lines().partition(|line| line.starts_with('#'));
    let (names, values): (Vec<String>, Vec<&str>) =
        (0..16_000).map(|i| (format!("column_{i}"), "x")).unzip();
    let head = head.join("\n");
    let sheet = format!(
        "{head}\n{}\t{}\n{}\t{}\n",
        rows[0],
        names.join("\t"),
        rows[1],
        values.join("\t")
    );
    let review = within_bound(|| Review::from_sssom(&sheet)).unwrap();
    assert_eq!(review.decisions.len(), 1);
}
