//! A partnership through its plans: themes gained, lost, deepened; how firm its actions are; what is due.
//!
//! `cargo run --example timeline`

use std::io::Write;

use policy_crosswalk::answer::{CommitmentReport, DueReport, LeadReport, Scope, Timeline};
use policy_crosswalk::{CoverageGraph, Error, Grouping, Plan, catalogue};

fn main() -> Result<(), Error> {
    let own = |plan: &&Plan| plan.partnership.id == *"dundee";
    let plans: Vec<&Plan> = catalogue::plans().iter().filter(own).collect();
    let frameworks = catalogue::select(["mat-2021"])?;
    let reviewed = catalogue::reviewed_of(plans.iter().copied(), frameworks.iter().copied(), [])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;
    let verbs = catalogue::commitment_verbs();

    let timeline = Timeline::new(&graph, "mat-2021", "dundee")?;
    let by_plan = Scope::of("mat-2021").by(Grouping::Plan);
    let firm = CommitmentReport::new(&graph, by_plan, verbs)?;
    // The library has no clock: who asks says when.
    let at = "2026-04".parse()?;
    let leads = LeadReport::new(&graph, "mat-2021", at, verbs)?;
    let due = DueReport::new(&graph, at, verbs);
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{timeline}\n{firm}\n{leads}\n{due}");
    Ok(())
}
