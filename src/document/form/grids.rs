//! Finds tables in plain text: drawn with pipes or rules, parted by tabs, set in columns with spaces, or flattened.

use crate::document::block::BlockGrid;
use crate::document::cues::Cues;
use crate::document::form::cards;
use crate::document::form::flat;
use crate::document::form::obliques;
use crate::document::form::pandoc;
use crate::document::form::pipes;
use crate::document::form::spaces;
use crate::document::form::tabs;
use crate::document::lines::Line;

/// Reads the table that begins at a line, and the line after it; marks the rules that it is drawn with.
pub(in crate::document) fn read(
    lines: &mut [Line<'_>],
    at: usize,
    cues: &Cues,
) -> Option<(BlockGrid, usize)> {
    let raw = lines.get(at)?.raw;
    if raw.starts_with('+') || raw.trim_start().starts_with("--") {
        return pandoc::read(lines, at);
    }
    if raw.contains('|') && pipes::count(raw) > 0 {
        return pipes::read(lines, at);
    }
    if raw.trim_end().contains('\t') && tabs::begins(lines, at) {
        return Some(tabs::read(lines, at, cues));
    }
    pandoc::simple(lines, at)
        .or_else(|| spaces::columns(lines, at, cues))
        .or_else(|| spaces::card(lines, at, cues))
        .or_else(|| obliques::slashes(lines, at, cues))
        .or_else(|| cards::read(lines, at, cues))
        .or_else(|| flat::read(lines, at, cues))
        .or_else(|| obliques::plain(lines, at))
}

pub(in crate::document) fn next_open(lines: &[Line<'_>], at: usize) -> Option<usize> {
    lines.get(at).filter(|line| !line.is_blank()).map(|_| at)
}

/// The next line from here that is neither blank nor furniture.
pub(in crate::document) fn open_from(lines: &[Line<'_>], at: usize) -> Option<usize> {
    (at..lines.len()).find(|i| lines[*i].is_open())
}
