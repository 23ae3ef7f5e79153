//! Two national frameworks side by side: a crosswalk derived from the local statements that address both.
//!
//! `cargo run --example align`

use std::io::Write;

use policy_crosswalk::answer::{Alignment, Level};
use policy_crosswalk::{CoverageGraph, Error, catalogue};

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["mat-2021", "ddtf-2020"])?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    let alignment = Alignment::new(&graph, ["mat-2021", "ddtf-2020"], Level::All)?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{alignment}");
    Ok(())
}
