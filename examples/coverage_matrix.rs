//! Who covers what: a matrix for each of two frameworks, from the built-in plans.
//!
//! `cargo run --example coverage_matrix`

use std::io::Write;

use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Error, Format, catalogue};

fn main() -> Result<(), Error> {
    let ids = ["rrr-2018", "ddtf-2020"];
    let plans = catalogue::plans();
    let frameworks = catalogue::select(ids)?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    let matrices = ids.map(|id| CoverageMatrix::new(&graph, id));
    let matrices: Vec<CoverageMatrix> = matrices.into_iter().collect::<Result<_, _>>()?;
    let answers = matrices.iter().map(|matrix| matrix as &dyn Answer);
    let text = report::together(answers, Format::Text)?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}
