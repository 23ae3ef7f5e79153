//! Cards that lost their form: the name of a field on a line of its own, and what it holds on the next.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::cues::Cues;
use crate::document::field_names;
use crate::document::form::grids::open_from;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::phrase::{key, words};

/// The most words that a field holds.
const FIELD_WORDS: usize = 60;

/// Reads the card that begins at a line, as a table of two columns, and the line after it.
pub(in crate::document) fn read(
    lines: &[Line<'_>],
    at: usize,
    cues: &Cues,
) -> Option<(BlockGrid, usize)> {
    let is_name = |i: usize| field_names::is_name(lines[i].raw.trim(), cues);
    if !is_name(at) {
        return None;
    }
    let mut rows: Vec<(String, String, usize, usize)> = Vec::new();
    let mut next = Some(at);
    while let Some(i) = next.filter(|i| is_name(*i)) {
        let name = lines[i].raw.trim();
        if rows.iter().any(|row| key(&row.0) == key(name)) {
            break;
        }
        let Some((text, last)) = value(lines, i + 1, cues) else {
            break;
        };
        rows.push((name.to_owned(), text, i, last));
        next = open_from(lines, last + 1);
    }
    let end = rows.last()?.3 + 1;
    let read = |(name, text, first, last): &(String, String, usize, usize)| {
        BlockRow::read(&[name, text], (*first, *last))
    };
    let grid = BlockGrid {
        rows: rows.iter().map(read).collect(),
        loose: false,
        single: false,
    };
    field_names::is_card(&grid, cues).then_some((grid, end))
}

/// What a field holds: the lines up to the next name or the next gap.
fn value(lines: &[Line<'_>], from: usize, cues: &Cues) -> Option<(String, usize)> {
    let first = open_from(lines, from)?;
    let raw = lines[first].raw.trim();
    let labelled = marker::labelled(raw, &cues.labels).is_some_and(|l| l.number.is_some());
    let leads = raw.ends_with(':');
    if field_names::is_name(raw, cues) || labelled || leads || words(raw) > FIELD_WORDS {
        return None;
    }
    let mut text = raw.to_owned();
    let mut last = first;
    let mut i = first + 1;
    while let Some(line) = lines.get(i).filter(|line| !line.is_blank()) {
        let raw = line.raw.trim();
        if line.is_open() {
            let labelled = marker::labelled(raw, &cues.labels).is_some_and(|l| l.number.is_some());
            if labelled
                || field_names::is_name(raw, cues)
                || words(&text) + words(raw) > FIELD_WORDS
            {
                break;
            }
            text.push('\n');
            text.push_str(raw);
            last = i;
        }
        i += 1;
    }
    Some((text, last))
}
