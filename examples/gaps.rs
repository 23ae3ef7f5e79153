//! What is not covered, what came near, who does cover it; and the statements that no theme covers.
//!
//! `cargo run --example gaps`

use std::io::Write;

use policy_crosswalk::answer::OrphanReport;
use policy_crosswalk::{CoverageGraph, Error, GapReport, catalogue};

fn main() -> Result<(), Error> {
    let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
    let graph = CoverageGraph::new(plans, frameworks, &catalogue::reviewed().crosswalks)?;

    let gaps = GapReport::new(&graph, "mat-2021")?;
    let orphans = OrphanReport::new(&graph);
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{gaps}\n{orphans}");
    Ok(())
}
