//! All partnerships at once: how alike their coverage is.
//!
//! `cargo run --example similarity`

use std::io::Write;

use policy_crosswalk::answer::{Level, SimilarityMatrix};
use policy_crosswalk::{CoverageGraph, Error, Grouping, catalogue};

fn main() -> Result<(), Error> {
    let ids = ["rrr-2018", "ddtf-2020"];
    let plans = catalogue::plans();
    let frameworks = catalogue::select(ids)?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    let alike = SimilarityMatrix::across(&graph, ids, Grouping::Partnership, Level::All)?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{alike}");
    Ok(())
}
