//! The coverage graph for Graphviz.
//!
//! `cargo run --example graph -- [--framework ID] [--detail D] | dot -Tsvg > graph.svg`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::report::{Dot, DotDetail};
use policy_crosswalk::{CoverageGraph, catalogue};

const USAGE: &str = "usage: graph [--framework ID] [--detail D] | dot -Tsvg > graph.svg
  --framework  rrr-2018 (default) af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023
  --detail     priorities (default): headings and themes; statements: each statement that addresses a theme";

fn main() -> ExitCode {
    common::run(USAGE, &["framework", "detail"], graph)
}

fn graph(options: &Options) -> Result<String, Failure> {
    let id = options.last("framework", "rrr-2018".to_owned())?;
    let detail = match options.last("detail", "priorities".to_owned())?.as_str() {
        "priorities" => DotDetail::Priorities,
        "statements" => DotDetail::Statements,
        other => {
            return Err(
                format!("there is no detail `{other}`; expected priorities or statements").into(),
            );
        }
    };
    let frameworks = catalogue::select([&id])?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks, &crosswalks)?;
    Ok(Dot::new(&graph, &id)?.detail(detail).to_string())
}
