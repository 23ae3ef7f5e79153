//! Confidence of every statement × theme pair, as TSV, to be scored against a coding made by people.
//!
//! `cargo run --release --example score_statements -- --items items.tsv (--framework ID | --themes themes.tsv)`
//!
//! Items: TSV with the columns id, text and, if any, context (headings from the top down, parted by ` > `). Themes: TSV
//! with the columns id, title and, if any, description.

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use policy_crosswalk::{Framework, Mapper, Theme, ThemeId, catalogue};

/// The cells of some columns of a table, row by row; the first two must be there.
fn table(path: &str, columns: [&str; 3]) -> Result<Vec<[String; 3]>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let header: Vec<&str> = text
        .lines()
        .next()
        .unwrap_or_default()
        .split('\t')
        .collect();
    let at = columns.map(|name| header.iter().position(|column| *column == name));
    if let Some(missing) = at[..2].iter().position(Option::is_none) {
        return Err(format!("{path}: there is no column `{}`", columns[missing]).into());
    }
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        at.map(|at| at.and_then(|at| cells.get(at)).unwrap_or(&"").to_string())
    };
    Ok(text.lines().skip(1).map(row).collect())
}

fn mapper(option: &str, onto: &str) -> Result<Mapper, Box<dyn Error>> {
    if option == "--framework" {
        return Ok(catalogue::mapper(onto)?.clone());
    }
    let mut themes = Vec::new();
    for [id, title, description] in table(onto, ["id", "title", "description"])? {
        themes.push(Theme::new(ThemeId::new(&id)?, title, description));
    }
    Ok(Mapper::new(&Framework::new(
        "user".parse()?,
        "User's framework",
        themes,
    ))?)
}

fn run(args: &[&str]) -> Result<(), Box<dyn Error>> {
    let ([
        "--items",
        items,
        option @ ("--framework" | "--themes"),
        onto,
    ]
    | [
        option @ ("--framework" | "--themes"),
        onto,
        "--items",
        items,
    ]) = args
    else {
        return Err("usage: score_statements --items FILE (--framework ID | --themes FILE)".into());
    };
    let mapper = mapper(option, onto)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "item_id\ttheme_id\tconfidence\tlink")?;
    for [id, text, context] in table(items, ["id", "text", "context"])? {
        let headings: Vec<&str> = context
            .rsplit(" > ")
            .filter(|heading| !heading.is_empty())
            .collect();
        for claim in mapper.map_text(&text, &headings) {
            let link = if claim.confidence >= mapper.threshold() {
                "yes"
            } else {
                "no"
            };
            writeln!(
                out,
                "{id}\t{}\t{:.6}\t{link}",
                claim.theme, claim.confidence
            )?;
        }
    }
    Ok(out.flush()?)
}

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    if let Err(error) = run(&args) {
        eprintln!("{error}");
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
