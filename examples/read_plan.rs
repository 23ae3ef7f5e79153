//! Reads a plan as it was published, and prints it as data to review; notes go to standard error.
//! `cargo run --example read_plan -- FILE [--format toml|json|csv|tree]`
//! Exit status: 0 when a plan was read, with or without notes; 2 when not, or when the arguments are wrong.

#[path = "common/plans.rs"]
mod plans;

use std::process::ExitCode;

use policy_crosswalk::Plan;

const USAGE: &str = "usage: read_plan FILE [--format toml|json|csv|tree]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let printed = match args[..] {
        [file] if !file.starts_with("--") => print(file, "toml"),
        [file, "--format", format] => print(file, format),
        _ => Err(USAGE.to_owned()),
    };
    if let Err(message) = printed {
        eprintln!("{message}");
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}

fn print(file: &str, format: &str) -> Result<(), String> {
    let write = match format {
        "toml" => Plan::to_toml,
        "json" => Plan::to_json,
        "csv" => Plan::to_csv,
        "tree" => |plan: &Plan| Ok(tree(plan)),
        _ => return Err(USAGE.to_owned()),
    };
    let plan = plans::document(file)?.plan;
    let text = write(&plan).map_err(|error| error.to_string())?;
    print!("{text}");
    Ok(())
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
