//! What is not covered, what came near, who does cover it; and the statements that no theme covers.
//!
//! `cargo run --example gaps -- [--framework ID]... [--rows R] [--orphans yes] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{OrphanReport, Scope};
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, Format, GapReport, Grouping, catalogue};

const USAGE: &str = "usage: gaps [--framework ID]... [--rows R] [--orphans yes|no] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated; mat-2021 and af-2018 where not given
  --rows       partnership (default), plan, priority or lead
  --orphans    yes: list the statements that none of these frameworks covers, too; no (default)
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(USAGE, &["framework", "rows", "orphans", "format"], gaps)
}

fn gaps(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["mat-2021".to_owned(), "af-2018".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let frameworks = catalogue::select(&ids)?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks.iter().copied(), &crosswalks)?;
    let gaps = frameworks
        .iter()
        .map(|framework| GapReport::new(&graph, Scope::of(&framework.id).by(rows)));
    let gaps = gaps.collect::<Result<Vec<_>, _>>()?;
    let orphans = match options.last("orphans", "no".to_owned())?.as_str() {
        "yes" => Some(OrphanReport::new(&graph)),
        "no" => None,
        other => return Err(format!("`{other}` is neither yes nor no").into()),
    };
    let gaps = gaps.iter().map(|answer| answer as &dyn Answer);
    let orphans = orphans.iter().map(|answer| answer as &dyn Answer);
    Ok(report::together(gaps.chain(orphans), format)?)
}
