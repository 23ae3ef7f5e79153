//! Values as cells, and cells as values.

use crate::error::{Error, shown};
use crate::format::sheet::grid_rows::{Spot, plain};
use crate::model::vocabulary::Vocabulary;

/// An optional text as a cell.
pub(crate) fn optional(text: Option<&str>) -> String {
    match text {
        None => String::new(),
        Some(text) if text.trim().is_empty() || text.starts_with('\\') => format!("\\{text}"),
        Some(text) => text.to_owned(),
    }
}

/// The optional text of a cell.
pub(crate) fn absent(cell: &str) -> Option<String> {
    if cell.trim().is_empty() {
        return None;
    }
    Some(cell.strip_prefix('\\').unwrap_or(cell).to_owned())
}

/// Several texts as a cell.
pub(crate) fn several(texts: &[String]) -> String {
    let mut out = String::new();
    for (i, text) in texts.iter().enumerate() {
        if i > 0 {
            out.push_str("; ");
        }
        let inner = text.trim();
        let start = text.len() - text.trim_start().len();
        for (at, c) in text.char_indices() {
            let edge = at < start || at >= start + inner.len();
            if matches!(c, ';' | ',' | '|' | '\n' | '\\') || edge {
                out.push('\\');
            }
            out.push(c);
        }
        if text.is_empty() {
            out.push_str("\\&");
        }
    }
    out
}

/// The terms of a cell: parted by semicolons, or where there is none by bars or commas, which no term has.
pub(crate) fn terms(cell: &str) -> Vec<String> {
    if has(cell, ';') {
        parted(cell, &[';'])
    } else {
        parted(cell, &['|', ',', '\n'])
    }
}

/// The bodies of a cell: parted by semicolons, bars or line ends; by commas too, where no piece may itself be the end
/// of a longer name (`Health, Housing and Care`).
pub(crate) fn bodies(cell: &str) -> Vec<String> {
    let joined = |piece: &str| {
        piece
            .split_whitespace()
            .any(|word| word == "and" || word == "&")
    };
    if cell.split(',').any(joined) || has(cell, ';') {
        parted(cell, &[';', '|', '\n'])
    } else {
        parted(cell, &[';', '|', '\n', ','])
    }
}

/// Whether a sign stands in a cell with no backslash before it.
fn has(cell: &str, sign: char) -> bool {
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            c if c == sign => return true,
            _ => {}
        }
    }
    false
}

/// An id as it was published (`AC-2(1)`, `Art. 5(1)(f)`, `Standard 1`) in the letters that ids have: what they do not
/// have becomes a hyphen.
pub(crate) fn published_id(cell: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || "-_./:+".contains(c);
    let pieces: Vec<&str> = cell
        .split(|c| !fits(c))
        .filter(|piece| !piece.is_empty())
        .collect();
    pieces.join("-")
}

/// The texts of a cell that holds several.
fn parted(cell: &str, signs: &[char]) -> Vec<String> {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut kept = 0;
    let mut told = false;
    let mut chars = cell.chars();
    let finish = |text: &mut String, kept: &mut usize, told: &mut bool, out: &mut Vec<String>| {
        let end = text.trim_end().len().max(*kept);
        text.truncate(end);
        if !text.is_empty() || *told {
            out.push(std::mem::take(text));
        }
        (*kept, *told) = (0, false);
    };
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                told = true;
                if let Some(c) = chars.next().filter(|c| *c != '&') {
                    text.push(c);
                    kept = text.len();
                }
            }
            c if signs.contains(&c) => finish(&mut text, &mut kept, &mut told, &mut out),
            c if c.is_whitespace() && text.is_empty() => {}
            c => text.push(c),
        }
    }
    finish(&mut text, &mut kept, &mut told, &mut out);
    out
}

/// A value of a cell that is one of a few words.
pub(crate) fn choose<T: Copy>(
    cell: &str,
    choices: &[(&str, T)],
    spot: Spot,
    column: &str,
) -> Result<T, Error> {
    let name = plain(cell);
    let found = choices.iter().find(|(choice, _)| plain(choice) == name);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        spot.wrong(
            column,
            format!("`{}` is none of {}", shown(cell.trim()), names.join(", ")),
        )
    })
}

/// A value of a vocabulary, by its name in any case and with any signs between its words.
pub(crate) fn value<T: Vocabulary>(cell: &str, spot: Spot, column: &str) -> Result<T, Error> {
    let choices: Vec<(&str, T)> = T::VALUES.iter().map(|v| (v.named(), *v)).collect();
    choose(cell, &choices, spot, column)
}

/// A value of a cell that its own reader checks.
pub(crate) fn parse<T>(
    cell: &str,
    read: impl Fn(&str) -> Result<T, Error>,
    spot: Spot,
    column: &str,
) -> Result<Option<T>, Error> {
    match cell.trim() {
        "" => Ok(None),
        text => read(text)
            .map(Some)
            .map_err(|error| error.at(spot.place(column))),
    }
}
