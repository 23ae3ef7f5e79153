//! Two national frameworks side by side: a crosswalk derived from the local statements that address both.
//!
//! `cargo run --example align -- [--a ID] [--b ID] [--themes T] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Alignment, Level};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, Format, catalogue};

const USAGE: &str = "usage: align [--a ID] [--b ID] [--themes T] [--format F]
  --a, --b   mat-2021 (default for a), ddtf-2020 (default for b), rrr-2018 af-2018 cl-2022 clr-2022 nm-2022 core-2015
             qp-2014 pdf-2019 wf-2023
  --themes   all (default), those that are part of others too; or top
  --format   text (default), markdown, csv (a row for each path) or json";

fn main() -> ExitCode {
    common::run(USAGE, &["a", "b", "themes", "format"], align)
}

fn align(options: &Options) -> Result<String, Failure> {
    let ids = [
        options.last("a", "mat-2021".to_owned())?,
        options.last("b", "ddtf-2020".to_owned())?,
    ];
    let format = options.last("format", Format::Text)?;
    let level = options.last("themes", Level::All)?;
    let frameworks = catalogue::select(&ids)?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks, &crosswalks)?;
    let [a, b] = &ids;
    Ok(Alignment::new(&graph, [a, b], level)?.report(format))
}
