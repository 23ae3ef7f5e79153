//! How far coverage hangs on settings: which cells flip when the threshold, or the weight of headings, moves.
//!
//! `cargo run --example sensitivity -- [--framework ID]... [--lever L] [--rows R] [--themes T] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Level, Scope, Sensitivity};
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, Format, Grouping, catalogue};

const USAGE: &str = "usage: sensitivity [--framework ID]... [--lever L] [--rows R] [--themes T] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated; mat-2021 and af-2018 where not given
  --lever      threshold, headings or both (default): what is moved
  --rows       plan (default), partnership, priority or lead
  --themes     all (default), those that are part of others too; or top
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(
        USAGE,
        &["framework", "lever", "rows", "themes", "format"],
        sensitivity,
    )
}

fn sensitivity(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["mat-2021".to_owned(), "af-2018".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let rows = options.last("rows", Grouping::Plan)?;
    let (threshold, headings) = match options.last("lever", "both".to_owned())?.as_str() {
        "both" => (true, true),
        "threshold" => (true, false),
        "headings" => (false, true),
        other => return Err(format!("there is no lever `{other}`").into()),
    };
    let level = options.last("themes", Level::All)?;
    let frameworks = catalogue::select(&ids)?;
    let crosswalks = catalogue::crosswalks_of(catalogue::plans(), frameworks.iter().copied())?;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks.iter().copied(), &crosswalks)?;
    let mut answers: Vec<Box<dyn Answer>> = Vec::new();
    for framework in &frameworks {
        let scope = Scope::of(&framework.id).by(rows).level(level);
        if threshold {
            answers.push(Box::new(Sensitivity::of_threshold(&graph, &scope)?));
        }
        if headings {
            let weight = catalogue::mapper(&framework.id)?.heading_weight();
            answers.push(Box::new(Sensitivity::of_headings(&graph, &scope, weight)?));
        }
    }
    let note =
        "Before any review: a decision on a link does not hang on threshold and headings.\n\n";
    let reports = report::together(answers.iter().map(AsRef::as_ref), format)?;
    match format {
        Format::Text => Ok(note.to_owned() + &reports),
        _ => Ok(reports),
    }
}
