//! Why does a partnership cover a theme: each statement, where it stands, and the words that matched.
//!
//! `cargo run --example evidence -- [--theme ID] [--group ID] [--rows R] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::Explanation;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, Format, Grouping, catalogue};

const USAGE: &str = "usage: evidence [--theme ID] [--group ID] [--rows R] [--format F]
  --theme   the id of a theme, such as RRR-PHJ, MAT-8 or NM-X3; DDTF-1 where not given
  --group   perth-and-kinross, dundee (default), east-ayrshire; or what --rows makes it
  --rows    partnership (default), plan, priority or lead: what the group is
  --format  text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(USAGE, &["theme", "group", "rows", "format"], evidence)
}

fn evidence(options: &Options) -> Result<String, Failure> {
    let theme = options.last("theme", "DDTF-1".to_owned())?;
    let group = options.last("group", "dundee".to_owned())?;
    let rows = options.last("rows", Grouping::Partnership)?;
    let format = options.last("format", Format::Text)?;
    let frameworks: Vec<_> = catalogue::frameworks()
        .iter()
        .filter(|framework| framework.theme(&theme).is_some())
        .collect();
    let crosswalks =
        catalogue::reviewed_of(catalogue::plans(), frameworks.iter().copied(), [])?.crosswalks;
    let graph = CoverageGraph::new(catalogue::plans(), frameworks.iter().copied(), &crosswalks)?;
    Ok(Explanation::new(&graph, &theme, rows, &group)?.report(format))
}
