//! The coverage graph for Graphviz.
//!
//! `cargo run --example graph -- [--framework ID] [--detail D] | dot -Tsvg > graph.svg`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::{Drawing, DrawingDetail};
use policy_crosswalk::report::Dot;
use policy_crosswalk::{CoverageGraph, catalogue};

const USAGE: &str = "usage: graph [--framework ID] [--detail D] | dot -Tsvg > graph.svg
  --framework  rrr-2018 (default) af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023
  --detail     priorities (default): headings and themes; statements: each statement that addresses a theme";

fn main() -> ExitCode {
    common::run(USAGE, &["framework", "detail"], graph)
}

fn graph(options: &Options) -> Result<String, Failure> {
    let id = options.last("framework", "rrr-2018".to_owned())?;
    let detail = options.last("detail", DrawingDetail::Priorities)?;
    let frameworks = catalogue::select([&id])?;
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks.iter().copied(), &crosswalks)?;
    let drawing = Drawing::new(&graph, &id, detail)?;
    Ok(Dot::new(&drawing).to_string())
}
