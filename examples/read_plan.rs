//! Reads a plan as it was published, and prints it as data to review; notes and a summary go to standard error.
//! `cargo run --example read_plan -- FILE [--format toml|json|csv|tree] [--id ID] [--partnership NAME] [--title TITLE]
//! [--from DATE] [--to DATE] [--publisher NAME] [--address URL]`
//! Exit status: 0 when a plan was read, with or without notes; 2 when not, or when the arguments are wrong.

#[path = "common/plans.rs"]
mod plans;

use std::io::Write;
use std::process::ExitCode;

use policy_crosswalk::model::{Partnership, Period};
use policy_crosswalk::{DocumentReader, Error, PartnershipId, Plan, PlanId};

const USAGE: &str = "usage: read_plan FILE [--format toml|json|csv|tree] [--id ID] [--partnership NAME] [--title TITLE] \
                     [--from DATE] [--to DATE] [--publisher NAME] [--address URL]";

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    match args.split_first() {
        Some((file, options)) if !file.starts_with("--") => match print(file, options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::from(2)
            }
        },
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn print(file: &str, options: &[String]) -> Result<(), String> {
    let mut write: fn(&Plan) -> Result<String, Error> = Plan::to_toml;
    let mut reader = plans::reader(file).map_err(|error| error.in_file(file).to_string())?;
    let value = |name: &str| options.chunks(2).rev().find(|pair| pair[0] == name)?.get(1);
    if let Some(id) = value("--id") {
        reader = DocumentReader::unnamed(PlanId::new(id).map_err(|error| error.to_string())?);
    }
    for pair in options.chunks(2) {
        let [name, value] = pair else {
            return Err(USAGE.to_owned());
        };
        match (name.as_str(), value.as_str()) {
            ("--format", "toml") => write = Plan::to_toml,
            ("--format", "json") => write = Plan::to_json,
            ("--format", "csv") => write = Plan::to_csv,
            ("--format", "tree") => write = |plan| Ok(tree(plan)),
            ("--title", title) => reader = reader.title(title),
            ("--publisher", name) => reader = reader.publisher(name),
            ("--address", address) => reader = reader.address(address),
            ("--partnership", name) => reader = reader.partnership(partnership(name)?),
            ("--id" | "--from" | "--to", _) => {}
            _ => return Err(USAGE.to_owned()),
        }
    }
    if let Some(from) = value("--from") {
        let date = |text: &String| text.parse().map_err(|error: Error| error.to_string());
        let to = value("--to").map(date).transpose()?;
        let period = Period::new(date(from)?, to).map_err(|error| error.to_string())?;
        reader = reader.period(period);
    }
    let plan = plans::document(file, &reader)?.plan;
    let text = write(&plan).map_err(|error| error.to_string())?;
    // A reader that closes the pipe early, such as `head`, is no error.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// A partnership of this name; its id is made of the name.
fn partnership(name: &str) -> Result<Partnership, String> {
    let id = name
        .to_lowercase()
        .replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let id = PartnershipId::new(&id).map_err(|error| error.to_string())?;
    Ok(Partnership::new(id, name))
}

/// Each statement below its parent.
fn tree(plan: &Plan) -> String {
    let mut out = String::new();
    for (statement, chain) in plan.statements.iter().zip(plan.headings()) {
        out += &"  ".repeat(chain.len());
        out += &[statement.role.name(), ": ", &statement.text, "\n"].concat();
    }
    out
}
