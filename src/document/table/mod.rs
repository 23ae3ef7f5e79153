//! Finds tables in text: drawn with pipes, parted by tabs, or set in columns with spaces.

mod pipes;
mod spaces;
mod tabs;

use super::lines::Line;
use super::roles::Cues;

/// A row of a table, with the lines that it stands on (counted from 0).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The cells as they stand, mark-up and line ends included.
    pub(super) cells: Vec<String>,
    /// Its first line.
    pub(super) first: usize,
    /// Its last line.
    pub(super) last: usize,
    /// The page of its first line, from 1.
    pub(super) page: u32,
}

impl Row {
    /// How many cells hold something.
    pub(super) fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// Its rows from the top.
    pub(super) rows: Vec<Row>,
    /// Whether a row that lacks cells at its end lost them at its beginning, as pipes without edges do.
    pub(super) loose: bool,
    /// Whether the first column numbers the rows.
    pub(super) counted: bool,
}

/// Reads the table that begins at a line, and the line after it; marks the rules that it is drawn with.
pub(super) fn read(lines: &mut [Line<'_>], at: usize, cues: &Cues) -> Option<(Grid, usize)> {
    let raw = lines.get(at)?.raw;
    if raw.contains('|') && pipes::count(raw) > 0 {
        return pipes::read(lines, at);
    }
    if raw.trim_end().contains('\t') && tabs::begins(lines, at) {
        return Some(tabs::read(lines, at));
    }
    spaces::columns(lines, at, cues)
        .or_else(|| spaces::slashes(lines, at, cues))
        .or_else(|| spaces::plain(lines, at))
}

fn next_open(lines: &[Line<'_>], at: usize) -> Option<usize> {
    lines.get(at).filter(|line| !line.is_blank()).map(|_| at)
}
