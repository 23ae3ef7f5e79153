//! What every format is brought to: blocks, each with the lines that it stands on.

use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::phrase::{clean, join, spaced};

/// What a block is by its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A heading that is marked as one, at a level from 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item {
        /// Its bullet or number.
        mark: Mark,
        /// How deep it stands in its list, from 0.
        depth: usize,
    },
    /// A paragraph.
    Para {
        /// Whether it is set in where other paragraphs are not: most often a bullet was lost.
        inset: bool,
    },
    /// A table.
    Table(BlockGrid),
}

/// A piece of the document, with the lines that it stands on (counted from 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What it is by its form.
    pub(super) form: Form,
    /// Its text in one line, without mark-up; empty for tables.
    pub(super) text: String,
    /// Its first line.
    pub(super) first: usize,
    /// Its last line.
    pub(super) last: usize,
    /// The page of its first line.
    pub(super) page: u32,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Whether several do.
    pub(super) far: bool,
}

impl Block {
    pub(super) fn new(form: Form, text: String, lines: (usize, usize)) -> Self {
        Self {
            form,
            text,
            first: lines.0,
            last: lines.1,
            page: 1,
            gap: true,
            far: false,
        }
    }

    /// A table, on the lines of its rows; none where it has no rows.
    pub(super) fn table(grid: BlockGrid) -> Option<Self> {
        let first = grid.rows.iter().map(|row| row.first).min()?;
        let last = grid.rows.iter().map(|row| row.last).max()?;
        Some(Self::new(Form::Table(grid), String::new(), (first, last)))
    }

    pub(super) fn is_item(&self) -> bool {
        matches!(self.form, Form::Item { .. })
    }

    pub(super) fn is_para(&self) -> bool {
        matches!(self.form, Form::Para { .. })
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.form, Form::Table(_))
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockGrid {
    /// Its rows from the top.
    pub(super) rows: Vec<BlockRow>,
    /// Whether a row that lacks cells at its end lost them at its beginning, as pipes without edges do.
    pub(super) loose: bool,
    /// Whether each of its cells says one thing, however many sentences it has.
    pub(super) single: bool,
}

/// A row of a table, with the lines that it stands on (counted from 0).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockRow {
    /// Its cells; a cell over several columns is followed by empty ones.
    pub(super) cells: Vec<BlockCell>,
    /// Its first line.
    pub(super) first: usize,
    /// Its last line.
    pub(super) last: usize,
    /// The page of its first line, from 1.
    pub(super) page: u32,
    /// Whether the format marks it as a header.
    pub(super) head: bool,
}

impl BlockRow {
    /// A row of cells as they stand in the text, line ends and mark-up included.
    pub(super) fn read<T: AsRef<str>>(cells: &[T], lines: (usize, usize)) -> Self {
        let cells = cells
            .iter()
            .map(|raw| BlockCell::read(raw.as_ref()))
            .collect();
        Self::new(cells, lines)
    }

    pub(super) fn new(cells: Vec<BlockCell>, lines: (usize, usize)) -> Self {
        Self {
            cells,
            first: lines.0,
            last: lines.1,
            page: 1,
            head: false,
        }
    }

    /// How many cells hold something of their own.
    pub(super) fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.is_empty() && !cell.again)
            .count()
    }

    /// Its text in one line.
    pub(super) fn text(&self) -> String {
        let cells = self.cells.iter().filter(|cell| !cell.again);
        let texts: Vec<String> = cells
            .map(BlockCell::text)
            .filter(|text| !text.is_empty())
            .collect();
        texts.join(" | ")
    }
}

/// A cell of a table: the paragraphs and items in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockCell {
    /// Its paragraphs and items, without mark-up.
    pub(super) parts: Vec<BlockPart>,
    /// Whether it stands in a row above, which it spans with this one.
    pub(super) again: bool,
}

/// A paragraph or item of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockPart {
    /// Its text in one line.
    pub(super) text: String,
    /// Whether a bullet or number marks it.
    pub(super) item: bool,
}

impl BlockCell {
    /// Reads a cell as it stands: parted at paragraphs and at the items of lists, wrapped lines put together.
    pub(super) fn read(raw: &str) -> Self {
        let mut cell = Self::default();
        for piece in pieces(raw) {
            let mut fresh = true;
            for line in piece.lines() {
                cell.line(line.trim(), fresh);
                fresh = false;
            }
        }
        cell
    }

    fn line(&mut self, line: &str, fresh: bool) {
        let marked = marker::split(line)
            .filter(|(mark, _)| mark.bullet || mark.number.as_deref().is_some_and(|n| n.len() < 4));
        let text = clean(marked.as_ref().map_or(line, |(_, rest)| rest));
        if text.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(last) if !fresh && marked.is_none() => join(&mut last.text, &text),
            _ => self.parts.push(BlockPart {
                text,
                item: marked.is_some(),
            }),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Its text in one line.
    pub(super) fn text(&self) -> String {
        match self.parts.as_slice() {
            [one] => one.text.clone(),
            parts => {
                let texts: Vec<&str> = parts.iter().map(|part| &*part.text).collect();
                spaced(&texts.join(" "))
            }
        }
    }

    /// The length of its text in bytes, about.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(|part| part.text.len() + 1).sum()
    }

    /// Adds the parts of another cell.
    pub(super) fn extend(&mut self, other: Self) {
        self.parts.extend(other.parts);
    }
}

/// Parts a cell at mark-up, and at bullets within its lines.
fn pieces(raw: &str) -> Vec<String> {
    let mut text = raw.to_owned();
    if text.contains('<') {
        for tag in [
            "<p>", "</p>", "<li>", "</li>", "<br>", "<br/>", "<br />", "<ul>", "<ol>", "</ul>",
            "</ol>",
        ] {
            text = text.replace(tag, "\n\u{2029}");
        }
    }
    for bullet in ["• ", "\u{f0b7} ", "▪ ", "● ", "◦ ", "(cid:127) "] {
        if text.contains(bullet) {
            text = text.replace(bullet, &format!("\n\u{2029}{bullet}"));
        }
    }
    text.split('\u{2029}').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_part_at_lists_and_paragraphs() {
        let parts = |raw: &str| -> Vec<String> {
            let parts = BlockCell::read(raw).parts;
            parts.into_iter().map(|part| part.text).collect()
        };
        assert_eq!(
            parts("<p>One thing</p> <p>Two things</p>"),
            ["One thing", "Two things"]
        );
        assert_eq!(
            parts("<ul> <li>• One</li> <li>• Two</li> </ul>"),
            ["One", "Two"]
        );
        assert_eq!(
            parts("One line\nthat goes on\n- and an item"),
            ["One line that goes on", "and an item"]
        );
    }
}
