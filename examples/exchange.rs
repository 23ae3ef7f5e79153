//! What each partnership could take from the others: for each of its gaps the best that they offer.
//!
//! `cargo run --example exchange`

use std::io::Write;

use policy_crosswalk::answer::Exchange;
use policy_crosswalk::{CoverageGraph, Error, catalogue};

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["mat-2021"])?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    let exchange = Exchange::new(&graph, "mat-2021", catalogue::commitment_verbs())?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{exchange}");
    Ok(())
}
