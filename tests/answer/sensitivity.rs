//! Where cells turn from covered to gap, and back.

use policy_crosswalk::answer::{CellState, Lever, Scope, Sensitivity};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Crosswalk, Error, Framework, Grouping, Mapper, catalogue,
};
use proptest::prelude::*;

use crate::common::checks::{narrow, near};
use crate::common::reckoned::{plan, statement, world};

fn by_threshold(graph: &CoverageGraph<'_>, by: Grouping) -> Result<Sensitivity, Error> {
    Sensitivity::of_threshold(graph, Scope::of("f").by(by))
}

fn by_headings(
    graph: &CoverageGraph<'_>,
    framework: &str,
    by: Grouping,
    weight: f64,
) -> Result<Sensitivity, Error> {
    Sensitivity::of_headings(graph, Scope::of(framework).by(by), weight)
}

#[test]
fn cells_turn_where_their_links_say() {
    let world = world();
    let by_threshold = by_threshold(&world.graph(), Grouping::Partnership).unwrap();
    let cell = |theme: &str, group: &str| by_threshold.cell(theme, group).unwrap();
    // 0.9 is strong enough alone.
    near(cell("A", "north").covered_at.unwrap(), 0.9);
    near(cell("A", "north").stability.unwrap(), 0.4);
    assert_eq!(cell("A", "north").turns_on.as_ref().unwrap(), "n2/a");
    // 0.6 alone is thin at any threshold; no second link.
    assert_eq!(cell("B", "north").state, CellState::Thin);
    assert_eq!(
        (cell("B", "north").covered_at, cell("B", "north").stability),
        (None, None)
    );
    near(cell("B", "north").found_at.unwrap(), 0.6);
    // 0.6 and 0.55: covered while both are claimed.
    near(cell("C", "south").covered_at.unwrap(), 0.55);
    near(cell("C", "south").stability.unwrap(), 0.05);
    assert_eq!(cell("C", "south").turns_on.as_ref().unwrap(), "s/b");
    assert_eq!(cell("C", "north").state, CellState::NotFound);
    let south = by_threshold
        .groups
        .iter()
        .position(|group| group.id == "south")
        .unwrap();
    assert_eq!(
        [0.5, 0.7, 0.8, 0.95].map(|at| by_threshold.covered_at(south, at).all()),
        [3, 2, 1, 0]
    );
    let flips = by_threshold.flips(0.5, 0.8);
    let told: Vec<_> = flips
        .iter()
        .map(|flip| (flip.group.id.as_str(), flip.statement.as_str()))
        .collect();
    assert_eq!(told, [("south", "s/b"), ("south", "s/b")]);
    assert!(flips.iter().all(|flip| flip.opens));
    narrow(&by_threshold.to_string());
}

#[test]
fn headings_that_carry_a_cell_are_found_without_mapping_again() {
    let statements = statement("p/1", "priority", "Naloxone", "")
        + &statement(
            "p/1.1",
            "action",
            "Kits for families",
            "parent = \"p/1\"\nleads = [\"L\"]",
        );
    let plan = plan("p", "north", "2024", &statements);
    let framework = Framework::from_toml(
        "id = \"f\"\ntitle = \"F\"\n[[themes]]\nid = \"K\"\ntitle = \"Overdose\"\nhints = [\"kits\"]\nterms = [\"naloxone\"]\n",
    )
    .unwrap();
    let map = |weight: f64| {
        let builder = Mapper::builder(&framework).heading_weight(weight);
        builder.build().unwrap().map(&plan)
    };
    let (plans, frameworks, crosswalks) = ([plan.clone()], [framework.clone()], [map(0.25)]);
    let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks).unwrap();
    let answer = by_headings(&graph, "f", Grouping::Lead, 0.25).unwrap();
    assert_eq!(answer.lever, Lever::HeadingWeight);
    // A hint, and a term in the heading: at the setting that is told the link is just claimed.
    let cell = answer.cells.get(0, 0).unwrap();
    let found_at = cell.found_at.unwrap();
    let is_claimed = |weight: f64| map(weight).claimed().any(|link| link.statement == "p/1.1");
    assert!(is_claimed(found_at + 1e-6) && !is_claimed(found_at - 1e-6));
    // One link alone covers from a confidence of 0.7 on.
    let covered_at = cell.covered_at.unwrap();
    near(cell.stability.unwrap(), covered_at - 0.25);
    let strong = |weight: f64| {
        let links = map(weight).links;
        links
            .iter()
            .any(|link| link.statement == *"p/1.1" && link.claim.confidence >= 0.7)
    };
    assert!(!strong(covered_at - 1e-9) && strong(covered_at + 1e-9));
    // In the plan as a whole the heading covers by itself.
    let whole = by_headings(&graph, "f", Grouping::Plan, 0.25).unwrap();
    let cell = whole.cells.get(0, 0).unwrap();
    assert_eq!((cell.covered_at, cell.stability), (Some(0.0), None));
    assert!(by_headings(&graph, "f", Grouping::Plan, 0.0).is_err());
}

#[test]
fn a_weight_of_headings_is_varied_as_if_mapped_again() {
    for id in ["af-2018", "mat-2021", "nm-2022"] {
        let framework = catalogue::framework(id).unwrap();
        let map = |weight: f64| -> Vec<Crosswalk> {
            let builder = Mapper::builder(framework).thesaurus(catalogue::thesaurus());
            let mapper = builder.heading_weight(weight).build().unwrap();
            catalogue::plans()
                .iter()
                .map(|plan| mapper.map(plan))
                .collect()
        };
        let frameworks = [framework.clone()];
        let used = map(0.25);
        let graph = CoverageGraph::new(catalogue::plans(), &frameworks, &used).unwrap();
        let answer = by_headings(&graph, id, Grouping::Priority, 0.25).unwrap();
        for weight in [0.0, 0.1, 0.25, 0.45, 0.8] {
            let again = map(weight);
            let graph = CoverageGraph::new(catalogue::plans(), &frameworks, &again).unwrap();
            let matrix = CoverageMatrix::new(&graph, Scope::of(id).by(Grouping::Priority)).unwrap();
            for (cells, told) in matrix.cells.rows().zip(answer.cells.rows()) {
                for (cell, told) in cells.iter().zip(told) {
                    let covered = cell.state == CellState::Covered;
                    assert_eq!(
                        answer.is_covered(told, weight),
                        covered,
                        "{id} {weight} {told:?}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_threshold_is_varied_as_if_mapped_again(threshold in 0.0f64..=1.0, at in 0.0f64..=1.0) {
        let (used, again) = (world().held_to(threshold), world().held_to(at));
        let (used, again) = (used.graph(), again.graph());
        for grouping in [Grouping::Partnership, Grouping::Plan, Grouping::Lead] {
            let answer = by_threshold(&used, grouping).unwrap();
            let matrix = CoverageMatrix::new(&again, Scope::of("f").by(grouping)).unwrap();
            for (cells, told) in matrix.cells.rows().zip(answer.cells.rows()) {
                for (cell, told) in cells.iter().zip(told) {
                    prop_assert_eq!(answer.is_covered(told, at), cell.state == CellState::Covered);
                }
            }
        }
    }
}
