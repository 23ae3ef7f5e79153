//! Reads a plan as it was published, and prints it as data to review; notes and a summary go to standard error.
//!
//! `cargo run --example read_plan -- FILE [--format toml|json|csv]`
//!
//! Exit status: 0 when a plan was read, with or without notes; 2 when not, or when the arguments are wrong.

use std::error::Error;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use policy_crosswalk::Plan;
use policy_crosswalk::document::PlanReader;

fn print(file: &str, format: &str) -> Result<(), Box<dyn Error>> {
    let write = match format {
        "toml" => Plan::to_toml,
        "json" => Plan::to_json,
        "csv" => Plan::to_csv,
        other => {
            return Err(format!("there is no format `{other}`; expected toml, json or csv").into());
        }
    };
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let reading = PlanReader::new().read(file, &bytes)?;
    for note in &reading.notes {
        eprintln!("{file}: {note}");
    }
    if let Some(summary) = reading.summary {
        eprintln!("{file}: {summary}");
    }
    match std::io::stdout().write_all(write(&reading.plan)?.as_bytes()) {
        // A reader that closes the pipe early, such as `head`, is no error.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let printed = match args.as_slice() {
        [file] => print(file, "toml"),
        [file, "--format", format] => print(file, format),
        _ => Err("usage: read_plan FILE [--format toml|json|csv]".into()),
    };
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
