//! How far coverage hangs on settings: which cells flip when the threshold, or the weight of headings, moves.
//!
//! `cargo run --example sensitivity -- [--framework ID]... [--lever L] [--rows R] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::{CoverageGraph, Format, Grouping, Sensitivity, catalogue};

const USAGE: &str = "usage: sensitivity [--framework ID]... [--lever L] [--rows R] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated; mat-2021 where not given
  --lever      threshold, headings or both (default): what is moved
  --rows       partnership (default), plan, priority or lead
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(
        USAGE,
        &["framework", "lever", "rows", "format"],
        sensitivity,
    )
}

fn sensitivity(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["mat-2021".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let (threshold, headings) = match options.last("lever", "both".to_owned())?.as_str() {
        "both" => (true, true),
        "threshold" => (true, false),
        "headings" => (false, true),
        other => return Err(format!("there is no lever `{other}`").into()),
    };
    let frameworks = catalogue::select(&ids)?;
    let crosswalks = catalogue::crosswalks(catalogue::plans(), &frameworks)?;
    let graph = CoverageGraph::new(catalogue::plans(), &frameworks, &crosswalks)?;
    let mut reports = Vec::new();
    for framework in &frameworks {
        let id = framework.id.as_str();
        if threshold {
            reports.push(Sensitivity::of_threshold(&graph, id, rows)?.report(format)?);
        }
        if headings {
            let weight = catalogue::mapper(framework)?.heading_weight();
            reports.push(Sensitivity::of_headings(&graph, id, rows, weight)?.report(format)?);
        }
    }
    Ok(reports.join("\n"))
}
