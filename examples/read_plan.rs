//! Reads a plan as it was published, and prints it as data to review and keep.
//!
//! `cargo run --example read_plan -- FILE [--format toml|json|csv|tree]`
//!
//! The notes on what could not be placed go to standard error. Exit status: 0 when a plan was read, with or
//! without notes; 2 when nothing could be read or the arguments are wrong.

use std::process::ExitCode;

use policy_crosswalk::{DocumentReader, Error, Partnership, PartnershipId, Plan, PlanId, Reading};

const USAGE: &str = "usage: read_plan FILE [--format toml|json|csv|tree]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (file, format) = match args.as_slice() {
        [file] | [file, "--format"] if file.starts_with("--") || args.len() > 1 => {
            return fail(USAGE);
        }
        [file] => (*file, "toml"),
        [file, "--format", format] | ["--format", format, file] => (*file, *format),
        _ => return fail(USAGE),
    };
    let reading = match read(file) {
        Ok(reading) => reading,
        Err(message) => return fail(&message),
    };
    for note in &reading.notes {
        eprintln!("{file}: {note}");
    }
    if reading.plan.statements.is_empty() {
        return fail(&format!("{file}: no statement found"));
    }
    let text = match format {
        "toml" => reading.plan.to_toml(),
        "json" => reading.plan.to_json(),
        "csv" => reading.plan.to_csv(),
        "tree" => Ok(tree(&reading.plan)),
        _ => return fail(USAGE),
    };
    match text {
        Ok(text) => print!("{text}"),
        Err(error) => return fail(&error.to_string()),
    }
    ExitCode::SUCCESS
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

fn read(file: &str) -> Result<Reading, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let stem = std::path::Path::new(file)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let id: String = stem
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    let reading = || -> Result<Reading, Error> {
        let name = id.split("-20").next().unwrap_or(&id);
        let partnership = Partnership {
            id: PartnershipId::new(name)?,
            name: name.to_owned(),
            short: None,
        };
        DocumentReader::new(PlanId::new(&id)?, partnership).read_bytes(&bytes)
    };
    reading().map_err(|error| error.in_file(file).to_string())
}

/// Each statement below its parent, with role, leads and date.
fn tree(plan: &Plan) -> String {
    let mut out = format!("{} ({} statements)\n", plan.title, plan.statements.len());
    let headings = plan.headings();
    for (statement, chain) in plan.statements.iter().zip(&headings) {
        let due = statement
            .due
            .map(|due| format!(", {due}"))
            .unwrap_or_default();
        let leads = if statement.leads.is_empty() {
            due
        } else {
            format!(" [{}{due}]", statement.leads.join("; "))
        };
        out += &format!(
            "{}{} {}: {}{leads}\n",
            "  ".repeat(chain.len() + 1),
            statement.id,
            statement.role.name(),
            statement.text
        );
    }
    out
}
