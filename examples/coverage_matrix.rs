//! Who covers what: a matrix for each framework, from the built-in plans and from users' own.
//!
//! `cargo run --example coverage_matrix -- [--framework ID]... [--plan FILE]... [--rows R] [--format F]`

mod common;
#[path = "common/plans.rs"]
mod plans;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Level, Scope};
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Format, Grouping, Plan, catalogue};

const USAGE: &str = "usage: coverage_matrix [--framework ID]... [--plan FILE]... [--built-in B]
                       [--rows R] [--themes T] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               may be repeated; rrr-2018 and ddtf-2020 where not given
  --plan       a plan as .toml, .json or .csv, or a document as published: text, Markdown or, with the feature
               `html`, HTML; may be repeated; what was not placed is noted on standard error
  --built-in   yes (default), the built-in plans beside these, or no, these alone
  --rows       partnership (default), plan, priority or lead
  --themes     all (default), those that are part of others too; or top
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    let names = ["framework", "plan", "built-in", "rows", "themes", "format"];
    common::run(USAGE, &names, matrices)
}

fn plans(options: &Options) -> Result<Vec<Plan>, Failure> {
    let mut plans = match &*options.last("built-in", "yes".to_owned())? {
        "yes" => catalogue::plans().to_vec(),
        "no" => Vec::new(),
        other => {
            return Err(
                format!("there is no choice of plans `{other}`; expected yes or no").into(),
            );
        }
    };
    for file in options.all("plan") {
        plans.push(plans::plan(&file)?);
    }
    Ok(plans)
}

fn matrices(options: &Options) -> Result<String, Failure> {
    let mut ids = options.all("framework");
    if ids.is_empty() {
        ids = vec!["rrr-2018".to_owned(), "ddtf-2020".to_owned()];
    }
    let format = options.last("format", Format::Text)?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let frameworks = catalogue::select(&ids)?;
    let plans = plans(options)?;
    let crosswalks = catalogue::reviewed_of(&plans, frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(&plans, frameworks.iter().copied(), &crosswalks)?;
    let level = options.last("themes", Level::All)?;
    let matrices = frameworks.iter().map(|framework| {
        let scope = Scope::of(&framework.id).by(rows).level(level);
        CoverageMatrix::new(&graph, scope)
    });
    let matrices = matrices.collect::<Result<Vec<_>, _>>()?;
    let answers = matrices.iter().map(|matrix| matrix as &dyn Answer);
    Ok(report::together(answers, format)?)
}
