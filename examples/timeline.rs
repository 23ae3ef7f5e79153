//! A partnership through its plans: themes gained, lost, deepened; how firm its actions are; what is due.
//!
//! `cargo run --example timeline -- [--partnership ID] [--framework ID]... [--at DATE] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{CommitmentReport, DueReport, LeadReport, Scope, Timeline};
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, Format, Grouping, Plan, catalogue};

const USAGE: &str = "usage: timeline [--partnership ID] [--framework ID]... [--at DATE] [--format F]
  --partnership  dundee (default), perth-and-kinross or east-ayrshire
  --framework    rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
                 may be repeated; rrr-2018 and mat-2021 where not given
  --at           a date such as 2026-04: who leads on what, and what is due then, too
  --format       text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(
        USAGE,
        &["partnership", "framework", "at", "format"],
        timeline,
    )
}

fn timeline(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["rrr-2018".to_owned(), "mat-2021".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let partnership = options.last("partnership", "dundee".to_owned())?;
    let own = |plan: &&Plan| plan.partnership.id == *partnership.as_str();
    let plans: Vec<Plan> = catalogue::plans().iter().filter(own).cloned().collect();
    let frameworks = catalogue::select(&ids)?;
    let crosswalks = catalogue::reviewed_of(&plans, frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(&plans, frameworks.iter().copied(), &crosswalks)?;
    let verbs = catalogue::commitment_verbs();
    let at = options.all("at").pop().map(|at| at.parse()).transpose()?;
    let mut answers: Vec<Box<dyn Answer>> = Vec::new();
    for id in &ids {
        answers.push(Box::new(Timeline::new(&graph, id, &partnership)?));
        let firm = CommitmentReport::new(&graph, Scope::of(id).by(Grouping::Plan), verbs)?;
        answers.push(Box::new(firm));
        if let Some(at) = at {
            answers.push(Box::new(LeadReport::new(&graph, id, at, verbs)?));
        }
    }
    if let Some(at) = at {
        answers.push(Box::new(DueReport::new(&graph, at, verbs)));
    }
    Ok(report::together(answers.iter().map(AsRef::as_ref), format)?)
}
