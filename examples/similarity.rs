//! All partnerships, or plans, at once: how alike their coverage is.
//!
//! `cargo run --example similarity -- [--framework ID]... [--rows R] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Level, SimilarityMatrix};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, Format, Grouping, catalogue};

const USAGE: &str = "usage: similarity [--framework ID]... [--rows R] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated, all count together; rrr-2018 and ddtf-2020 where not given
  --rows       partnership (default), plan, priority or lead
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(USAGE, &["framework", "rows", "format"], similarity)
}

fn similarity(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["rrr-2018".to_owned(), "ddtf-2020".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let frameworks = catalogue::select(&ids)?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks.iter().copied(), &crosswalks)?;
    let alike = SimilarityMatrix::across(&graph, &ids, rows, Level::All)?;
    Ok(alike.report(format))
}
