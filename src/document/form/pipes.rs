//! Tables drawn with pipes.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::form::grids::next_open;
use crate::document::lines::Line;
use crate::document::{Furniture, LineUse};

/// How many pipes part cells; a pipe behind a backslash is text.
pub(in crate::document) fn count(raw: &str) -> usize {
    raw.matches('|').count() - raw.matches("\\|").count().min(raw.matches('|').count())
}

/// Whether the line is a rule such as `---|:--:|`.
fn is_rule(raw: &str) -> bool {
    raw.contains('-')
        && raw
            .chars()
            .all(|c| matches!(c, '-' | '|' | ':' | ' ' | '+' | '='))
}
/// Whether a pipe table without edges begins here.
pub(in crate::document) fn is_loose(lines: &[Line<'_>], at: usize) -> bool {
    let next = lines.get(at + 1);
    next.is_some_and(|next| is_rule(next.raw) && next.raw.contains('|'))
}

/// Reads the pipe table that begins at a line, and the line after it.
pub(in crate::document) fn read(lines: &mut [Line<'_>], at: usize) -> Option<(BlockGrid, usize)> {
    let width = count(lines[at].raw);
    let next = next_open(lines, at + 1).map(|next| lines[next].raw);
    let ruled = next.is_some_and(|next| is_rule(next) && next.contains('|'));
    let alike = next.is_some_and(|next| count(next) == width);
    // A row that a page's end parted from its table stands alone.
    let row = width >= 2 && lines[at].raw.trim_end().ends_with('|');
    if !ruled && (!alike || width < 2) && !row {
        return None;
    }
    let mut table = Open::new(lines[at].raw, width);
    let mut i = at;
    while i < lines.len() {
        let raw = lines[i].raw;
        if lines[i].is_blank() || (lines[i].fate.is_some() && !is_rule(raw)) {
            break;
        }
        if is_rule(raw) {
            lines[i].fate = Some(LineUse::Furniture(Furniture::TableHead));
            i += 1;
            continue;
        }
        if table.row.is_none() && count(raw) == 0 && !row_follows(lines, i + 1) {
            break;
        }
        table.add(raw, i);
        i += 1;
        if table.seen >= width || table.row_ends(lines, i, raw) {
            table.close();
        }
    }
    table.close();
    Some((table.grid, i))
}

/// A pipe table while it is read.
struct Open {
    grid: BlockGrid,
    /// Whether a pipe stands before the first cell.
    edged: bool,
    /// The pipes of a whole row.
    width: usize,
    /// The row that is open: its text, its first and its last line.
    row: Option<(String, usize, usize)>,
    /// The pipes of that row so far.
    seen: usize,
}

impl Open {
    fn new(first: &str, width: usize) -> Self {
        let edged = first.trim_start().starts_with('|');
        Self {
            grid: BlockGrid {
                loose: !edged,
                ..BlockGrid::default()
            },
            edged,
            width,
            row: None,
            seen: 0,
        }
    }

    fn add(&mut self, raw: &str, at: usize) {
        self.seen += count(raw);
        match &mut self.row {
            Some((text, _, last)) => {
                text.push('\n');
                text.push_str(raw);
                *last = at;
            }
            None => self.row = Some((raw.to_owned(), at, at)),
        }
    }

    /// Whether the row ends before a line, which comes after `raw`.
    fn row_ends(&self, lines: &[Line<'_>], next: usize, raw: &str) -> bool {
        let Some(line) = next_open(lines, next).and_then(|next| lines.get(next)) else {
            return true;
        };
        let pipes = count(line.raw);
        let aside = pipes == 0 && !line.raw.starts_with(' ') && count(raw) > 0;
        (aside && !row_follows(lines, next + 1)) || (self.seen > 0 && pipes >= self.width)
    }

    fn close(&mut self) {
        self.seen = 0;
        if let Some((text, first, last)) = self.row.take() {
            self.grid
                .rows
                .push(BlockRow::read(&cells(&text, self.edged), (first, last)));
        }
    }
}

/// Whether a pipe table begins here: the line after is a rule.
fn begins_table(lines: &[Line<'_>], at: usize) -> bool {
    lines
        .get(at + 1)
        .is_some_and(|line| is_rule(line.raw) && line.raw.contains('|'))
}

/// Whether the rest of a row, rather than another table, stands on this line.
fn row_follows(lines: &[Line<'_>], at: usize) -> bool {
    next_open(lines, at)
        .is_some_and(|next| count(lines[next].raw) > 0 && !begins_table(lines, next))
}

fn cells(text: &str, edged: bool) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_suffix('|').unwrap_or(text);
    let text = match text.strip_prefix('|') {
        Some(rest) if edged => rest,
        _ => text,
    };
    let hidden = text.replace("\\|", "\u{1}");
    hidden
        .split('|')
        .map(|cell| cell.trim().replace('\u{1}', "|"))
        .collect()
}
