//! Grids that do not fit their labels.

use policy_crosswalk::answer::{
    CommitmentReport, Sensitivity, SimilarityMatrix, StatementMatrix, Timeline,
};
use policy_crosswalk::report::{Answer, Kind, from_json};
use policy_crosswalk::{CoverageMatrix, Format, catalogue};
use serde_json::Value;

use crate::common::example::World;

/// Changes one list of an answer in its JSON, and tells why it is refused.
#[track_caller]
fn refused<A: Kind + Answer + std::fmt::Debug>(
    answer: &A,
    list: &str,
    change: fn(&mut Vec<Value>),
) -> String {
    let mut json: Value = serde_json::from_str(&answer.report(Format::Json)).unwrap();
    change(json["answer"][list].as_array_mut().unwrap());
    let message = from_json::<A>(&json.to_string()).unwrap_err().to_string();
    let told = message.split_once(": ").unwrap();
    assert!(told.0.starts_with("line 1, column "), "{message}");
    told.1.to_owned()
}

fn drop_last(list: &mut Vec<Value>) {
    list.pop();
}

#[test]
fn a_matrix_made_by_hand_is_refused() {
    let world = World::new();
    let matrix = CoverageMatrix::new(&world.graph(), "ex-2020").unwrap();
    let shorter = |rows: &mut Vec<Value>| drop_last(rows[1].as_array_mut().unwrap());
    assert_eq!(
        refused(&matrix, "cells", shorter),
        "row 2 has 2 cells; expected 3, as in the first row"
    );
    assert_eq!(
        refused(&matrix, "cells", Vec::clear),
        "there are 0 rows; expected 8, one for each theme"
    );
    assert_eq!(
        refused(&matrix, "themes", drop_last),
        "there are 8 rows; expected 7, one for each theme"
    );
    assert_eq!(
        refused(&matrix, "groups", drop_last),
        "there are 3 columns; expected 2, one for each group"
    );
    assert_eq!(
        refused(&matrix, "totals", drop_last),
        "there are 2 totals; expected 3, one for each group"
    );
}

#[test]
fn so_is_every_answer_that_has_a_grid() {
    let world = World::new();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let commitment = CommitmentReport::new(&graph, "ex-2020", verbs).unwrap();
    let sensitivity = Sensitivity::of_threshold(&graph, "ex-2020").unwrap();
    let similarity = SimilarityMatrix::new(&graph, "ex-2020").unwrap();
    let timeline = Timeline::new(&graph, "ex-2020", "north").unwrap();
    let themes = "there are 8 rows; expected 7, one for each theme";
    let statements = StatementMatrix::new(&graph, "ex-2020").unwrap();
    assert_eq!(
        refused(&statements, "themes", drop_last),
        "there are 8 columns; expected 7, one for each theme"
    );
    assert_eq!(refused(&commitment, "themes", drop_last), themes);
    assert_eq!(refused(&sensitivity, "themes", drop_last), themes);
    assert_eq!(refused(&timeline, "themes", drop_last), themes);
    assert_eq!(
        refused(&timeline, "plans", Vec::clear),
        "there are 2 columns; expected 0, one for each plan"
    );
    assert_eq!(
        refused(&similarity, "themes", drop_last),
        "there are 8 columns; expected 7, one for each theme"
    );
    for grid in ["profiles", "jaccard", "cosine"] {
        assert_eq!(
            refused(&similarity, grid, drop_last),
            "there are 1 rows; expected 2, one for each group"
        );
    }
}

#[test]
fn an_empty_answer_comes_back() {
    let world = World::new();
    let graph = policy_crosswalk::CoverageGraph::new(&[], &world.frameworks, &[]).unwrap();
    let matrix = CoverageMatrix::new(&graph, "ex-2020").unwrap();
    assert_eq!(
        from_json::<CoverageMatrix>(&matrix.report(Format::Json)).unwrap(),
        matrix
    );
    let similarity = SimilarityMatrix::new(&graph, "ex-2020").unwrap();
    assert_eq!(
        from_json::<SimilarityMatrix>(&similarity.report(Format::Json)).unwrap(),
        similarity
    );
}
