//! Puts blocks together for the formats that mark them: Markdown, HTML and Word.

use crate::document::block::{Block, BlockCell, BlockGrid, BlockPart, BlockRow, Form};
use crate::document::cues::Cues;
#[cfg(feature = "html")]
use crate::document::field_names;
use crate::document::form::furniture;
use crate::document::form::spans::{OpenCell, SPANNED_BYTES, fill_from_above, remember};
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::phrase::{spaced, words};
use crate::document::{Furniture, LineUse};

/// The most columns that a table may have; cells beyond are put into the last.
pub(super) const MOST_COLUMNS: usize = 100;
/// The longest paragraph, in words, that is a heading where all of it is bold.
const BOLD_WORDS: usize = 14;

/// What a line of the source is known to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KnownLine {
    Nothing,
    Page(Furniture),
    Words,
}

/// The blocks so far, and what is open.
pub(in crate::document) struct BlockBuilder<'a> {
    cues: &'a Cues,
    pub(in crate::document) out: Vec<Block>,
    told: Vec<KnownLine>,
    form: Form,
    text: String,
    lines: Option<(usize, usize)>,
    /// The bytes of the open block that are set bold.
    bold: usize,
    table: Option<OpenTable>,
    /// Tables within the open one, the cells of which become parts of its cell.
    inner: usize,
    pub(in crate::document) page: u32,
}

/// A table that is open.
#[derive(Default)]
struct OpenTable {
    grid: BlockGrid,
    row: Option<BlockRow>,
    cell: Option<OpenCell>,
    /// Cells that go on below: by column, for how many rows, and what they hold.
    below: Vec<(usize, BlockCell)>,
}

#[cfg_attr(
    not(any(feature = "html", feature = "docx")),
    allow(dead_code, reason = "tables are marked by HTML and Word alone")
)]
impl<'a> BlockBuilder<'a> {
    pub(in crate::document) fn new(cues: &'a Cues, lines: usize) -> Self {
        Self {
            cues,
            out: Vec::new(),
            told: vec![KnownLine::Nothing; lines],
            form: Form::Para { inset: false },
            text: String::new(),
            lines: None,
            bold: 0,
            table: None,
            inner: 0,
            page: 1,
        }
    }

    #[cfg(feature = "html")]
    pub(in crate::document) fn cues(&self) -> &'a Cues {
        self.cues
    }

    /// Takes a block that was made elsewhere.
    #[cfg(feature = "html")]
    pub(in crate::document) fn adopt(&mut self, mut block: Block) {
        self.mark((block.first, block.last), KnownLine::Words);
        block.page = self.page;
        self.out.push(block);
    }

    /// Whether an item was begun, and holds nothing yet.
    pub(in crate::document) fn is_fresh_item(&self) -> bool {
        matches!(self.form, Form::Item { .. }) && self.text.trim().is_empty()
    }

    #[cfg(feature = "docx")]
    pub(in crate::document) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Begins a block, and ends the one before it.
    pub(in crate::document) fn begin(&mut self, form: Form) {
        self.flush();
        if let Some(cell) = self.cell() {
            cell.item = matches!(form, Form::Item { .. });
        } else if self.table.is_none() {
            self.form = form;
        }
    }

    fn cell(&mut self) -> Option<&mut OpenCell> {
        self.table.as_mut()?.cell.as_mut()
    }

    /// Adds text of these lines to the open block.
    pub(in crate::document) fn text(&mut self, text: &str, lines: (usize, usize), bold: bool) {
        if text.trim().is_empty() {
            self.text.push(' ');
            return;
        }
        self.mark(lines, KnownLine::Words);
        let (first, last) = self.lines.unwrap_or(lines);
        self.lines = Some((first.min(lines.0), last.max(lines.1)));
        if bold {
            self.bold += text.trim().len();
        }
        let hidden = |c: &char| {
            !matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            )
        };
        let plain = text.chars().filter(hidden);
        self.text
            .extend(plain.map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
    }

    /// Adds a sign that stands on no line of its own.
    pub(in crate::document) fn sign(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the term of a list of terms: the name of a field, or an item.
    #[cfg(feature = "html")]
    pub(in crate::document) fn name(&mut self) {
        if field_names::is_name(self.text.trim(), self.cues) && self.table.is_none() {
            self.form = Form::Para { inset: false };
            self.text.push(':');
        }
        self.flush();
    }

    fn mark(&mut self, lines: (usize, usize), what: KnownLine) {
        for slot in self.told.iter_mut().take(lines.1 + 1).skip(lines.0) {
            if *slot != KnownLine::Words {
                *slot = what;
            }
        }
    }

    /// Books lines the words of which belong to no part of the plan.
    pub(in crate::document) fn furniture(&mut self, lines: (usize, usize), what: Furniture) {
        self.mark(lines, KnownLine::Page(what));
    }

    /// Ends the open block, or the open paragraph of a cell.
    pub(in crate::document) fn flush(&mut self) {
        let text = spaced(&std::mem::take(&mut self.text));
        let bold = std::mem::take(&mut self.bold);
        if self.table.is_some() {
            if let Some(cell) = self.cell().filter(|_| !text.is_empty()) {
                push_part(cell, text);
            }
            return;
        }
        let form = std::mem::replace(&mut self.form, Form::Para { inset: false });
        let Some(lines) = self.lines.take() else {
            return;
        };
        let para = matches!(form, Form::Para { .. });
        if para && furniture::is_web_line(&text, self.cues) {
            for slot in self.told.iter_mut().take(lines.1 + 1).skip(lines.0) {
                *slot = KnownLine::Page(Furniture::WebPage);
            }
            return;
        }
        let heading = para && bold * 10 >= text.len() * 9 && words(&text) <= BOLD_WORDS;
        let (form, text) = match marker::split(&text).filter(|_| para && !heading) {
            Some((mark, rest)) => (Form::Item { mark, depth: 0 }, rest.to_owned()),
            None if heading => (Form::Heading(6), text),
            None => (form, text),
        };
        if !text.is_empty() {
            let mut block = Block::new(form, text, lines);
            block.page = self.page;
            self.out.push(block);
        }
    }

    pub(in crate::document) fn open_table(&mut self) {
        self.flush();
        if self.table.is_some() {
            self.inner += 1;
            return;
        }
        self.table = Some(OpenTable::default());
    }

    pub(in crate::document) fn close_table(&mut self) {
        self.flush();
        if self.inner > 0 {
            self.inner -= 1;
            return;
        }
        self.close_row();
        let Some(open) = self.table.take() else {
            return;
        };
        self.lines = None;
        self.text.clear();
        if let Some(mut block) = Block::table(open.grid) {
            block.page = self.page;
            self.out.push(block);
        }
    }

    pub(in crate::document) fn open_row(&mut self, head: bool) {
        self.flush();
        if self.inner > 0 {
            return;
        }
        self.close_row();
        let page = self.page;
        if let Some(open) = &mut self.table {
            let mut row = BlockRow::new(Vec::new(), (usize::MAX, 0));
            row.head = head;
            row.page = page;
            open.row = Some(row);
        }
    }

    /// Opens a cell; `high` counts the rows that it spans, from 1.
    pub(in crate::document) fn open_cell(&mut self, wide: usize, high: usize) {
        self.flush();
        if self.inner > 0 {
            return;
        }
        self.close_cell();
        self.lines = None;
        let Some(open) = self.table.as_mut() else {
            return;
        };
        let row = open
            .row
            .get_or_insert_with(|| BlockRow::new(Vec::new(), (usize::MAX, 0)));
        fill_from_above(row, &open.below);
        open.cell = Some(OpenCell {
            cell: BlockCell::default(),
            column: row.cells.len(),
            wide,
            high,
            item: false,
        });
    }

    /// Says that the open cell goes on with the one above it.
    #[cfg_attr(
        not(feature = "docx"),
        allow(dead_code, reason = "Word documents ask for it")
    )]
    pub(in crate::document) fn again(&mut self) {
        let Some(open) = self.table.as_mut().filter(|_| self.inner == 0) else {
            return;
        };
        let Some(cell) = open.cell.as_mut() else {
            return;
        };
        let above = open
            .grid
            .rows
            .last()
            .and_then(|row| row.cells.get(cell.column));
        if let Some(above) = above.filter(|above| above.len() <= SPANNED_BYTES) {
            cell.cell = above.clone();
        }
        cell.cell.again = true;
    }

    pub(in crate::document) fn close_cell(&mut self) {
        if self.inner > 0 {
            return;
        }
        self.flush();
        let lines = self.lines.take();
        let Some(open) = self.table.as_mut() else {
            return;
        };
        let (Some(cell), Some(row)) = (open.cell.take(), open.row.as_mut()) else {
            return;
        };
        if let Some((first, last)) = lines {
            row.first = row.first.min(first);
            row.last = row.last.max(last);
        }
        if cell.high > 1 {
            remember(&mut open.below, &cell);
        }
        if row.cells.len() >= MOST_COLUMNS {
            if let Some(last) = row.cells.last_mut() {
                last.extend(cell.cell);
            }
            return;
        }
        row.cells.push(cell.cell);
        row.cells
            .extend((1..cell.wide).map(|_| BlockCell::default()));
    }

    pub(in crate::document) fn close_row(&mut self) {
        if self.inner > 0 {
            return;
        }
        self.close_cell();
        let Some(open) = self.table.as_mut() else {
            return;
        };
        let Some(mut row) = open.row.take() else {
            return;
        };
        fill_from_above(&mut row, &open.below);
        for slot in &mut open.below {
            slot.0 = slot.0.saturating_sub(1);
        }
        if row.first != usize::MAX {
            open.grid.rows.push(row);
        }
    }

    /// The blocks; the lines of which no block holds words are booked.
    pub(in crate::document) fn finish(mut self, lines: &mut [Line<'_>]) -> Vec<Block> {
        while self.table.is_some() {
            self.close_table();
        }
        self.flush();
        for (line, told) in lines.iter_mut().zip(&self.told) {
            if line.is_open() && *told != KnownLine::Words {
                let what = match told {
                    KnownLine::Page(what) => *what,
                    _ => Furniture::Markup,
                };
                line.fate = Some(LineUse::Furniture(what));
            }
        }
        self.out
    }
}

/// Adds a paragraph to a cell, as an item where it is or begins as one.
fn push_part(cell: &mut OpenCell, text: String) {
    let item = std::mem::take(&mut cell.item);
    let marked = marker::split(&text).filter(|(mark, rest)| {
        !rest.is_empty() && (mark.bullet || mark.number.as_deref().is_some_and(|n| n.len() < 4))
    });
    let (text, item) = match marked {
        Some((_, rest)) => (rest.to_owned(), true),
        None => (text, item),
    };
    cell.cell.parts.push(BlockPart { text, item });
}

/// The mark of an item that a format numbers or bullets itself.
pub(in crate::document) fn mark(number: Option<String>) -> Mark {
    Mark {
        number,
        bullet: true,
        ..Mark::default()
    }
}
