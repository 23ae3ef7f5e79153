//! The names of fields and roles, as columns and cards have them.

use crate::document::block::BlockGrid;
use crate::document::cues::{Cue, Cues};
use crate::document::phrase::{key, words};
use crate::document::trailing::is_field;
use crate::language::dates;

/// A name without the date that it is of: `Position at May 2022`, `Progress (June 2020)`.
pub(super) fn undated(text: &str) -> &str {
    if text.len() > 80 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return text;
    }
    let found = dates::dates(text, None);
    let Some((from, ..)) = found
        .first()
        .filter(|(from, ..)| *from > 0 && !text[..*from].contains(':'))
    else {
        return text;
    };
    let last = found.last().map_or(0, |(_, to, _)| *to);
    if !text[last..].trim_matches([')', ':', ' ']).is_empty() {
        return text;
    }
    let name = text[..*from].trim_end_matches([' ', '(', '-', '–', ',', ':']);
    let before = ["as at", "at", "to", "in", "by", "of"];
    let before = before
        .iter()
        .find_map(|word| name.strip_suffix(word)?.strip_suffix(' '));
    let parted = name.len() + 1 < *from;
    before.unwrap_or(if parted { name } else { text })
}

/// Whether a text is no more than the name of a field or role, as columns and cards have it.
pub(super) fn is_name(text: &str, cues: &Cues) -> bool {
    let text = undated(text);
    if text.len() > 60 || words(text) > 5 || text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let text = text.trim_end_matches(':');
    text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', ';'])
        && cues.name(&key(text)).is_some_and(|cue| cue != Cue::Neutral)
}

/// Whether a table of two columns is a card: names of fields on the left, each once, and no names on the right.
pub(super) fn is_card(grid: &BlockGrid, cues: &Cues) -> bool {
    let named = |cell: &crate::document::block::BlockCell| is_name(&cell.text(), cues);
    let rows = || grid.rows.iter().filter(|row| row.filled() > 0);
    let pairs =
        rows().filter(|row| row.cells.len() >= 2 && named(&row.cells[0]) && !named(&row.cells[1]));
    let keys: Vec<String> = pairs.map(|row| key(&row.cells[0].text())).collect();
    let cue = |name: &String| cues.name(name);
    let fields = keys
        .iter()
        .filter_map(cue)
        .filter(|cue| is_field(*cue))
        .count();
    let roles = keys
        .iter()
        .filter_map(cue)
        .any(|cue| matches!(cue, Cue::Role(_)));
    let narrow = rows().all(|row| {
        row.cells
            .iter()
            .skip(2)
            .all(crate::document::block::BlockCell::is_empty)
    });
    narrow && roles && fields > 0 && keys.len() >= 2 && keys.len() * 5 >= rows().count() * 3
}
