//! Two partnerships side by side: what they share, and what one could take from the other.
//!
//! `cargo run --example compare`

use std::io::Write;

use policy_crosswalk::answer::Comparison;
use policy_crosswalk::{CoverageGraph, Error, catalogue};

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["nm-2022"])?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    // By plan: `Scope::of("nm-2022").by(Grouping::Plan)`, and the ids of two plans.
    let comparison = Comparison::new(&graph, "nm-2022", ["perth-and-kinross", "east-ayrshire"])?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{comparison}");
    Ok(())
}
