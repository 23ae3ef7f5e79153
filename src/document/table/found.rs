//! Finds tables in text: drawn with pipes, parted by tabs, or set in columns with spaces.

use crate::document::lines::Line;
use crate::document::roles::Cues;
use crate::document::table::pipes;
use crate::document::table::spaces;
use crate::document::table::tabs;

/// A row of a table, with the lines that it stands on (counted from 0).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// The cells as they stand, mark-up and line ends included.
    pub(crate) cells: Vec<String>,
    /// Its first line.
    pub(crate) first: usize,
    /// Its last line.
    pub(crate) last: usize,
    /// The page of its first line, from 1.
    pub(crate) page: u32,
}

impl Row {
    /// How many cells hold something.
    pub(crate) fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Its rows from the top.
    pub(crate) rows: Vec<Row>,
    /// Whether a row that lacks cells at its end lost them at its beginning, as pipes without edges do.
    pub(crate) loose: bool,
    /// Whether the first column numbers the rows.
    pub(super) counted: bool,
}

/// Reads the table that begins at a line, and the line after it; marks the rules that it is drawn with.
pub(crate) fn read(lines: &mut [Line<'_>], at: usize, cues: &Cues) -> Option<(Grid, usize)> {
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

pub(crate) fn next_open(lines: &[Line<'_>], at: usize) -> Option<usize> {
    lines.get(at).filter(|line| !line.is_blank()).map(|_| at)
}
