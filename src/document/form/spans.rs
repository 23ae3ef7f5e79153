//! Cells that go on over several rows or columns.

use crate::document::block::{BlockCell, BlockRow};
use crate::document::form::builder::MOST_COLUMNS;

/// The longest cell, in bytes, that is told again for each row that it spans.
pub(super) const SPANNED_BYTES: usize = 400;

/// A cell that is open.
pub(super) struct OpenCell {
    pub(super) cell: BlockCell,
    pub(super) column: usize,
    pub(super) wide: usize,
    pub(super) high: usize,
    pub(super) item: bool,
}

/// Puts the cells that span from rows above where the next cell would stand.
pub(super) fn fill_from_above(row: &mut BlockRow, below: &[(usize, BlockCell)]) {
    while let Some((_, cell)) = below.get(row.cells.len()).filter(|(high, _)| *high > 0) {
        row.cells.push(cell.clone());
    }
}

/// Remembers a cell for the rows below that it spans.
pub(super) fn remember(below: &mut Vec<(usize, BlockCell)>, open: &OpenCell) {
    let end = open.column + open.wide;
    below.resize(
        end.max(below.len()).min(MOST_COLUMNS),
        (0, BlockCell::default()),
    );
    let slots = below.iter_mut().enumerate();
    for (i, slot) in slots.skip(open.column).take(open.wide) {
        let told = i == open.column && open.cell.len() <= SPANNED_BYTES;
        let mut cell = if told {
            open.cell.clone()
        } else {
            BlockCell::default()
        };
        cell.again = true;
        *slot = (open.high, cell);
    }
}
