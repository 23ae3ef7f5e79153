//! Two partnerships or plans side by side: what they share, and what one could take from the other.
//!
//! `cargo run --example compare -- [--a ID] [--b ID] [--rows R] [--framework ID]... [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Comparison, Level, Scope};
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, Format, Grouping, catalogue};

const USAGE: &str = "usage: compare [--a ID] [--b ID] [--rows R] [--framework ID]... [--themes T] [--format F]
  --a, --b     perth-and-kinross (default for a), dundee, east-ayrshire (default for b);
               with `--rows plan`: pk-2024, dundee-2017, dundee-2020, dundee-2024, ea-2020
  --rows       partnership (default), plan, priority or lead: what a and b are
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated; nm-2022 where not given
  --themes     all (default), those that are part of others too; or top
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(
        USAGE,
        &["a", "b", "rows", "framework", "themes", "format"],
        compare,
    )
}

fn compare(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["nm-2022".to_owned()];
    }
    let a = options.last("a", "perth-and-kinross".to_owned())?;
    let b = options.last("b", "east-ayrshire".to_owned())?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let format = options.last("format", Format::Text)?;
    let frameworks = catalogue::select(&ids)?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks.iter().copied(), &crosswalks)?;
    let level = options.last("themes", Level::All)?;
    let answers = ids.iter().map(|id| {
        let scope = Scope::of(id).by(rows).level(level);
        Comparison::new(&graph, scope, [&a, &b])
    });
    let answers = answers.collect::<Result<Vec<_>, _>>()?;
    let answers = answers.iter().map(|answer| answer as &dyn Answer);
    Ok(report::together(answers, format)?)
}
