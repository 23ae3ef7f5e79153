//! Tables of HTML, with cells over several columns and rows.

use html5gum::StartTag;

use crate::document::blocks::{Block, Form};
use crate::document::html::maker::Maker;
use crate::document::table::found::{Grid, Row};

/// The most columns that a table may have; cells beyond are put into the last.
const MOST_COLUMNS: usize = 100;
/// The longest cell, in bytes, that is told again for each row that it spans.
const SPANNED_BYTES: usize = 400;

/// A table that is open.
#[derive(Default)]
pub(super) struct Open {
    grid: Grid,
    /// The row that is open, and the column of its open cell.
    row: Option<Row>,
    cell: Option<Cell>,
    /// Cells that go on below: by column, for how many rows, with their text.
    below: Vec<(usize, String)>,
    /// How many tables are open within this one.
    inner: usize,
}

/// A cell that is open.
struct Cell {
    column: usize,
    wide: usize,
    high: usize,
    text: String,
}

impl Maker<'_> {
    pub(super) fn open_table(&mut self) {
        if let Some(open) = &mut self.table {
            open.inner += 1;
            return;
        }
        self.flush();
        self.table = Some(Open::default());
    }

    pub(super) fn end_table(&mut self) {
        match &mut self.table {
            Some(open) if open.inner > 0 => open.inner -= 1,
            Some(_) => self.close_table(),
            None => {}
        }
    }

    pub(super) fn close_table(&mut self) {
        self.close_row();
        let Some(open) = self.table.take() else {
            return;
        };
        self.words.clear();
        self.first = None;
        let ends = (open.grid.rows.first(), open.grid.rows.last());
        if let (Some(first), Some(last)) = ends {
            let (first, last) = (first.first, last.last);
            self.out.push(Block {
                form: Form::Table(open.grid),
                text: String::new(),
                first,
                last,
                page: 1,
                gap: true,
            });
        }
    }

    pub(super) fn open_row(&mut self) {
        self.close_row();
        if let Some(open) = self.table.as_mut().filter(|open| open.inner == 0) {
            open.row = Some(Row {
                cells: Vec::new(),
                first: usize::MAX,
                last: 0,
                page: 1,
            });
        }
    }

    pub(super) fn open_cell(&mut self, tag: &StartTag<usize>) {
        self.close_cell();
        let number = |name: &[u8], most: usize| {
            tag.attributes
                .iter()
                .find(|(key, _)| key.as_slice() == name)
                .and_then(|(_, value)| {
                    std::str::from_utf8(&value.value)
                        .ok()?
                        .trim()
                        .parse::<usize>()
                        .ok()
                })
                .map_or(1, |number| number.clamp(1, most))
        };
        let (wide, high) = (number(b"colspan", 50), number(b"rowspan", 1000));
        let Some(open) = self.table.as_mut().filter(|open| open.inner == 0) else {
            return;
        };
        self.words.clear();
        self.first = None;
        let row = open.row.get_or_insert_with(|| Row {
            cells: Vec::new(),
            first: usize::MAX,
            last: 0,
            page: 1,
        });
        fill_from_above(row, &mut open.below);
        open.cell = Some(Cell {
            column: row.cells.len(),
            wide,
            high,
            text: String::new(),
        });
    }

    pub(super) fn close_cell(&mut self) {
        let Some(open) = self.table.as_mut().filter(|open| open.inner == 0) else {
            return;
        };
        let (Some(mut cell), Some(row)) = (open.cell.take(), open.row.as_mut()) else {
            return;
        };
        let words = std::mem::take(&mut self.words);
        cell.text
            .push_str(words.trim_matches(|c: char| c.is_whitespace() || c == '\u{2029}'));
        if let Some(first) = self.first.take() {
            row.first = row.first.min(first);
            row.last = row.last.max(std::mem::take(&mut self.last));
        }
        if cell.high > 1 {
            remember(&mut open.below, &cell);
        }
        if row.cells.len() >= MOST_COLUMNS {
            if let Some(last) = row.cells.last_mut() {
                last.push('\u{2029}');
                last.push_str(&cell.text);
            }
            return;
        }
        row.cells.push(cell.text);
        for _ in 1..cell.wide {
            row.cells.push(String::new());
        }
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        let Some(open) = self.table.as_mut().filter(|open| open.inner == 0) else {
            return;
        };
        let Some(mut row) = open.row.take() else {
            return;
        };
        fill_from_above(&mut row, &mut open.below);
        for slot in &mut open.below {
            slot.0 = slot.0.saturating_sub(1);
        }
        if row.first != usize::MAX {
            open.grid.rows.push(row);
        }
    }
}

/// Puts the cells that span from rows above where the next cell would stand.
fn fill_from_above(row: &mut Row, below: &mut [(usize, String)]) {
    while let Some((high, text)) = below.get(row.cells.len()).filter(|(high, _)| *high > 0) {
        let _ = high;
        row.cells.push(text.clone());
    }
}

/// Remembers a cell for the rows below that it spans.
fn remember(below: &mut Vec<(usize, String)>, cell: &Cell) {
    let end = cell.column + cell.wide;
    below.resize(end.max(below.len()).min(MOST_COLUMNS), (0, String::new()));
    let slots = below.iter_mut().enumerate();
    for (i, slot) in slots.skip(cell.column).take(cell.wide) {
        let told = i == cell.column && cell.text.len() <= SPANNED_BYTES;
        let text = if told {
            cell.text.clone()
        } else {
            String::new()
        };
        *slot = (cell.high, text);
    }
}
