//! Why does a partnership cover a theme: each statement, where it stands, and the words that matched.
//!
//! `cargo run --example evidence`

use std::io::Write;

use policy_crosswalk::answer::Explanation;
use policy_crosswalk::{CoverageGraph, Error, Grouping, catalogue};

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["ddtf-2020"])?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;

    let evidence = Explanation::new(&graph, "DDTF-1", Grouping::Partnership, "dundee")?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{evidence}");
    Ok(())
}
