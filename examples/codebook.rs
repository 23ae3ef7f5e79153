//! Which expressions of a codebook never match, match nearly everything, or serve several themes.
//!
//! `cargo run --example codebook -- [--framework ID] [--file framework.toml] [--format F]`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::CodebookReport;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{Format, Framework, catalogue};

const USAGE: &str = "usage: codebook [--framework ID] [--file FILE] [--format F]
  --framework  rrr-2018 af-2018 ddtf-2020 cl-2022 clr-2022 mat-2021 nm-2022 core-2015 qp-2014 pdf-2019 wf-2023;
               af-2018 where not given
  --file       a framework of your own, as TOML, instead; its terms are tried on the built-in plans
  --format     text (default), markdown, csv or json";

fn main() -> ExitCode {
    common::run(USAGE, &["framework", "file", "format"], codebook)
}

fn codebook(options: &Options) -> Result<String, Failure> {
    let format = options.last("format", Format::Text)?;
    let mapper = match options.all("file").last() {
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
            let framework = Framework::from_toml(&text).map_err(|error| error.in_file(file))?;
            catalogue::mapper_of(&framework)?
        }
        None => catalogue::mapper(options.last("framework", "af-2018".to_owned())?)?.clone(),
    };
    Ok(CodebookReport::new(&mapper, catalogue::plans()).report(format))
}
