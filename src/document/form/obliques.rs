//! Rows parted by obliques, and columns that no header names.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::cues::Cues;
use crate::document::form::grids::{next_open, open_from};
use crate::document::form::spaces::pieces;
use crate::document::lines::Line;
use crate::document::phrase;
use crate::document::phrase::{clean, key};

/// A table whose cells ` / ` parts, below a header of role words, at least three or each cell one.
pub(in crate::document) fn slashes(
    lines: &[Line<'_>],
    at: usize,
    cues: &Cues,
) -> Option<(BlockGrid, usize)> {
    let cells = |raw: &str| -> Vec<String> { raw.split(" / ").map(clean).collect() };
    if !lines[at].raw.contains(" / ") {
        return None;
    }
    let head = cells(lines[at].raw);
    let told = head
        .iter()
        .filter(|cell| cues.find(&key(cell)).is_some() && phrase::words(cell) <= 6)
        .count();
    let bare = head.iter().all(|cell| cues.is_bare(&key(cell)));
    let follows = next_open(lines, at + 1).is_some_and(|next| lines[next].raw.contains(" / "));
    if told < 2 || (told < 3 && !bare) || !follows {
        return None;
    }
    let rows: Vec<BlockRow> = lines[at..]
        .iter()
        .enumerate()
        .take_while(|(_, line)| line.raw.contains(" / "))
        .map(|(i, line)| BlockRow::read(&cells(line.raw), (at + i, at + i)))
        .collect();
    let end = at + rows.len();
    Some((
        BlockGrid {
            rows,
            loose: false,
            single: false,
        },
        end,
    ))
}

/// A table set in columns below a header that tells no roles: at least three rows of three cells, one above the other.
pub(in crate::document) fn plain(lines: &[Line<'_>], at: usize) -> Option<(BlockGrid, usize)> {
    let raw = lines[at].raw.trim_start();
    if !raw.contains("  ") {
        return None;
    }
    let head = pieces(lines[at].raw);
    if head.len() < 2 {
        return None;
    }
    let fits = |line: &Line<'_>| {
        let found = pieces(line.raw);
        let aligned = found
            .iter()
            .filter(|(from, ..)| head.iter().any(|(start, ..)| from.abs_diff(*start) <= 2));
        found.len() == head.len() && aligned.count() == head.len()
    };
    let mut rows = Vec::new();
    let mut i = at;
    while let Some(next) = open_from(lines, i).filter(|next| next - i <= 1 && fits(&lines[*next])) {
        let cells: Vec<&str> = pieces(lines[next].raw)
            .iter()
            .map(|(.., text)| *text)
            .collect();
        rows.push(BlockRow::read(&cells, (next, next)));
        i = next + 1;
    }
    let least = if head.len() == 2 { 4 } else { 3 };
    (rows.len() >= least).then_some((
        BlockGrid {
            rows,
            loose: false,
            single: false,
        },
        i,
    ))
}
