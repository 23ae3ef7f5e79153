//! Confidence of every statement × theme pair, as TSV, to be scored against a coding made by people.
//!
//! `cargo run --release --example score_statements -- --items items.tsv (--framework ID | --themes themes.tsv)`

use std::io::Write;
use std::process::ExitCode;

use policy_crosswalk::{Framework, Mapper, Theme, ThemeId, catalogue};

const USAGE: &str = "usage: score_statements --items FILE (--framework ID | --themes FILE)
  items:  TSV with the columns id, text and, if any, context (headings from the top down, parted by ` > `)
  themes: TSV with the columns id, title and, if any, description";

type Failure = Box<dyn std::error::Error>;

fn table(path: &str) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut rows = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect());
    Ok((rows.next().unwrap_or_default(), rows.collect()))
}

fn column<'r>(header: &[String], row: &'r [String], name: &str) -> &'r str {
    let at = header.iter().position(|column| column == name);
    at.and_then(|at| row.get(at)).map_or("", String::as_str)
}

fn mapper(option: &str, value: &str) -> Result<Mapper, Failure> {
    if option == "--framework" {
        return Ok(catalogue::mapper(value)?.clone());
    }
    let (header, rows) = table(value)?;
    let theme = |row: &Vec<String>| -> Result<Theme, Failure> {
        let [id, title, description] =
            ["id", "title", "description"].map(|name| column(&header, row, name));
        Ok(Theme::new(ThemeId::new(id)?, title, description))
    };
    let themes = rows.iter().map(theme).collect::<Result<_, _>>()?;
    Ok(Mapper::new(&Framework::new(
        "user".parse()?,
        "User's framework",
        themes,
    ))?)
}

/// The items' file, and onto what they are mapped: the options in any order, each once.
fn arguments(args: &[String]) -> Option<(&str, &str, &str)> {
    let (mut items, mut onto) = (None, None);
    let (pairs, rest) = args.as_chunks::<2>();
    for [option, value] in pairs {
        let earlier = match option.as_str() {
            "--items" => items.replace(value.as_str()).is_some(),
            "--framework" | "--themes" => onto.replace((option.as_str(), value.as_str())).is_some(),
            _ => true,
        };
        if earlier {
            return None;
        }
    }
    let (option, value) = onto.filter(|_| rest.is_empty())?;
    Some((items?, option, value))
}

fn run(args: &[String]) -> Result<(), Failure> {
    let (items, option, value) = arguments(args).ok_or(USAGE)?;
    let mapper = mapper(option, value)?;
    let (header, rows) = table(items)?;
    for name in ["id", "text"] {
        if !header.iter().any(|column| column == name) {
            return Err(format!("{items}: there is no column `{name}`").into());
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "item_id\ttheme_id\tconfidence\tlink")?;
    for row in &rows {
        let id = column(&header, row, "id");
        let headings: Vec<&str> = column(&header, row, "context")
            .rsplit(" > ")
            .filter(|h| !h.is_empty())
            .collect();
        for claim in mapper.map_text(column(&header, row, "text"), &headings) {
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
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
