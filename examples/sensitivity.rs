//! How far coverage hangs on settings: which cells flip when the threshold, or the weight of headings, moves.
//!
//! `cargo run --example sensitivity`

use std::io::Write;

use policy_crosswalk::answer::{Scope, Sensitivity};
use policy_crosswalk::{CoverageGraph, Error, Grouping, catalogue};

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["mat-2021"])?;
    // Before any review: a decision on a link does not hang on threshold and headings.
    let crosswalks = catalogue::crosswalks_of(plans, frameworks.iter().copied())?;
    let graph = CoverageGraph::new(plans, frameworks, &crosswalks)?;

    let scope = Scope::of("mat-2021").by(Grouping::Plan);
    let threshold = Sensitivity::of_threshold(&graph, &scope)?;
    let weight = catalogue::mapper("mat-2021")?.heading_weight();
    let headings = Sensitivity::of_headings(&graph, &scope, weight)?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{threshold}\n{headings}");
    Ok(())
}
