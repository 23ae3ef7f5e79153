//! What is said on standard error.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use clap::error::ErrorKind;

use crate::failure::{Failure, Outcome};
use crate::output;

/// Says something that is worth knowing. That nobody listens is no error.
pub(crate) fn note(note: impl Display) {
    let _ = writeln!(std::io::stderr(), "{}", harmless(&note.to_string()));
}

/// A text without what a terminal would obey: files are quoted, and not all are friendly.
pub(crate) fn harmless(text: &str) -> String {
    let obeyed = |c: char| c.is_control() && c != '\n';
    text.replace(obeyed, "\u{fffd}")
}

/// Says what went wrong.
pub(crate) fn error(failure: &Failure) {
    let plain = !std::io::stderr().is_terminal()
        || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let label = if plain {
        "error:"
    } else {
        "\u{1b}[1;31merror:\u{1b}[0m"
    };
    let said = harmless(&failure.to_string());
    let _ = writeln!(std::io::stderr(), "{label} {said}");
}

/// Prints the help that was asked for; any other word of the parser becomes one line.
pub(crate) fn usage(error: &clap::Error) -> Result<Outcome, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let shown = error.render();
            let text = if std::io::stdout().is_terminal() {
                shown.ansi().to_string()
            } else {
                shown.to_string()
            };
            output::to_stdout(text.as_bytes())?;
            Ok(Outcome::Done)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            note(error.render());
            Ok(Outcome::Failed)
        }
        _ => Err(Failure::new(one_line(&error.render().to_string()))),
    }
}

/// What the parser says, without the usage.
fn one_line(text: &str) -> String {
    let end = text
        .find("\n\nUsage:")
        .or_else(|| text.find("\n\nFor more"));
    let said = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    let said = said.strip_prefix("error: ").unwrap_or(said);
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut message = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let joint = if message.ends_with(':') { " " } else { "; " };
        message = message + joint + line.trim_start_matches("tip: ");
    }
    let usage = text.split("Usage: ").nth(1).unwrap_or_default();
    let command: Vec<&str> = usage
        .split_whitespace()
        .take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect();
    match command.as_slice() {
        [] => message,
        words => format!("{message}; see `{} --help`", words.join(" ")),
    }
}
