//! The coverage graph for Graphviz.
//!
//! `cargo run --example graph | dot -Tsvg > graph.svg`

use std::io::Write;

use policy_crosswalk::answer::{Drawing, DrawingDetail};
use policy_crosswalk::report::Dot;
use policy_crosswalk::{CoverageGraph, Error, catalogue};

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["rrr-2018"])?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    let drawing = Drawing::new(&graph, "rrr-2018", DrawingDetail::Priorities)?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{}", Dot::new(&drawing));
    Ok(())
}
