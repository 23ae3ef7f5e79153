//! What each partnership could take from the others, and who else does what it does.
//!
//! `cargo run --example exchange -- [--framework ID]... [--rows R] [--who ID] [--most N] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Exchange, Scope, WhoElse};
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, Format, Grouping, catalogue};

const USAGE: &str = "usage: exchange [--framework ID]... [--rows R] [--who ID] [--most N] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated; mat-2021 and af-2018 where not given
  --rows       partnership (default), plan or priority: who exchanges
  --who        perth-and-kinross, dundee or east-ayrshire: for each of its actions the nearest elsewhere, too
  --most       how many for each action; 2 where not given
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(
        USAGE,
        &["framework", "rows", "who", "most", "format"],
        exchange,
    )
}

fn exchange(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["mat-2021".to_owned(), "af-2018".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let most = options.last("most", 2)?;
    let frameworks = catalogue::select(&ids)?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks, &crosswalks)?;
    let verbs = catalogue::commitment_verbs();
    let mut answers: Vec<Box<dyn Answer>> = Vec::new();
    for id in &ids {
        answers.push(Box::new(Exchange::new(
            &graph,
            Scope::of(id).by(rows),
            verbs,
        )?));
    }
    let who = options.all("who");
    if !who.is_empty() {
        // Actions are near by all that any framework asks for.
        let (plans, all) = (catalogue::plans(), catalogue::frameworks());
        let graph = CoverageGraph::new(plans, all, &catalogue::reviewed().crosswalks)?;
        for id in who {
            answers.push(Box::new(WhoElse::new(&graph, &id, most)?));
        }
    }
    Ok(report::together(answers.iter().map(AsRef::as_ref), format)?)
}
