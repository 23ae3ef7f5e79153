//! Tables set in columns with spaces, as `pdftotext -layout` gives them, and rows parted by obliques.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::cues::{Cue, Cues};
use crate::document::field_names;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::phrase;
use crate::document::phrase::key;

/// A piece of a line that two or more spaces part from the next: where it begins and ends, in characters.
type Piece<'t> = (usize, usize, &'t str);

/// The pieces of a line that two or more spaces part, with the columns where they begin and end.
pub(in crate::document) fn pieces(raw: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut start: Option<(usize, usize)> = None;
    let mut spaces = 0;
    let mut end = (0, 0);
    for (column, (at, c)) in raw.char_indices().enumerate() {
        if c.is_whitespace() {
            spaces += if c == '\t' { 4 } else { 1 };
            continue;
        }
        if let Some((from, byte)) = start.filter(|_| spaces >= 2 && !is_bullet(raw, start, end)) {
            out.push((from, end.0, &raw[byte..end.1]));
            start = None;
        }
        start = start.or(Some((column, at)));
        end = (column + 1, at + c.len_utf8());
        spaces = 0;
    }
    if let Some((from, byte)) = start {
        out.push((from, end.0, &raw[byte..end.1]));
    }
    out
}

/// Whether what stands before a gap is no more than the mark of an item.
fn is_bullet(raw: &str, start: Option<(usize, usize)>, end: (usize, usize)) -> bool {
    let Some((_, from)) = start else {
        return false;
    };
    let text = &raw[from..end.1];
    text.chars().count() == 1 && marker::split(&format!("{text} x")).is_some()
}

/// The columns of a header set with spaces: where they begin; none where the line is no header.
pub(in crate::document) fn header(raw: &str, cues: &Cues) -> Option<Vec<usize>> {
    if !raw.trim_start().contains("  ") {
        return None;
    }
    let head = pieces(raw);
    let told = head
        .iter()
        .filter(|(.., text)| cues.find(&key(text)).is_some() && phrase::words(text) <= 7)
        .count();
    let named = head.iter().all(|(.., text)| !phrase::goes_on(text));
    let fits = named && head.len() >= 2 && told >= 2 && told * 2 >= head.len();
    fits.then(|| head.iter().map(|(from, ..)| *from).collect())
}

/// A table whose columns are set with spaces, below a header of role words.
pub(in crate::document) fn columns(
    lines: &[Line<'_>],
    at: usize,
    cues: &Cues,
) -> Option<(BlockGrid, usize)> {
    let starts = header(lines[at].raw, cues)?;
    let names: Vec<String> = pieces(lines[at].raw)
        .iter()
        .map(|(.., text)| (*text).to_owned())
        .collect();
    let kinds: Vec<Option<Cue>> = names.iter().map(|name| cues.find(&key(name))).collect();
    let mut page = SpacedPage {
        head: key(&names.join(" ")),
        cues,
        kinds,
        starts,
        rows: vec![SpacedRow {
            cells: names,
            first: at,
            last: at,
        }],
        fresh: true,
        spaced: false,
        more: Vec::new(),
        counted: false,
    };
    page.spaced = SpacedPage::is_spaced(lines, at + 1);
    let mut i = at + 1;
    let mut gap = false;
    while i < lines.len() {
        if lines[i].is_blank() {
            gap = true;
        } else if lines[i].is_open() {
            if page.is_head_again(lines[i].raw) {
                gap = true;
            } else if page.ends(lines, i, gap) {
                break;
            } else {
                page.place(lines[i].raw, gap, i);
                gap = false;
            }
        }
        i += 1;
    }
    let read = |row: &SpacedRow| BlockRow::read(&row.cells, (row.first, row.last));
    let grid = BlockGrid {
        rows: page.rows.iter().map(read).collect(),
        loose: false,
        single: false,
    };
    Some((grid, i))
}

/// A row while its lines are put together.
struct SpacedRow {
    cells: Vec<String>,
    first: usize,
    last: usize,
}

/// A table set with spaces, while it is read.
struct SpacedPage<'a> {
    head: String,
    cues: &'a Cues,
    kinds: Vec<Option<Cue>>,
    starts: Vec<usize>,
    rows: Vec<SpacedRow>,
    /// Whether the header was the last line.
    fresh: bool,
    /// Whether blank lines part the rows.
    spaced: bool,
    /// The lines of the header below its first.
    more: Vec<String>,
    /// Whether a number was seen in the column for numbers.
    counted: bool,
}

impl SpacedPage<'_> {
    /// A header that comes again on the next page, where the columns may stand elsewhere.
    fn is_head_again(&mut self, raw: &str) -> bool {
        if self.fresh && self.more.contains(&key(raw)) {
            return true;
        }
        if key(raw) != self.head {
            return false;
        }
        let starts: Vec<usize> = pieces(raw).iter().map(|(from, ..)| *from).collect();
        // With single spaces it tells nothing of where its columns stand.
        if starts.len() == self.starts.len() {
            self.starts = starts;
        }
        self.fresh = true;
        true
    }

    /// Whether a blank line stands between the first lines that fill several columns.
    fn is_spaced(lines: &[Line<'_>], from: usize) -> bool {
        let several = |line: &Line<'_>| pieces(line.raw).len() > 1;
        let mut inner = lines[from..].iter().skip_while(|line| line.is_blank());
        let mut before = false;
        for line in inner.by_ref().take(60) {
            if line.is_blank() {
                before = true;
            } else if before && line.is_open() {
                return several(line);
            }
        }
        false
    }

    fn column(&self, from: usize) -> usize {
        self.starts
            .iter()
            .rposition(|start| *start <= from + 2)
            .unwrap_or(0)
    }

    /// Whether the table ends before this line: a heading, or text that runs over the columns.
    fn ends(&self, lines: &[Line<'_>], i: usize, gap: bool) -> bool {
        let found = pieces(lines[i].raw);
        let [(from, to, text)] = found.as_slice() else {
            return header(lines[i].raw, self.cues).is_some();
        };
        let second = self.starts.get(1).copied().unwrap_or(usize::MAX);
        let left = *from < self.starts[0].max(2) + 1;
        let over = left && *to > second.saturating_add(2);
        let labelled =
            marker::labelled(text, &self.cues.labels).is_some_and(|label| label.number.is_some());
        let below = gap && *from <= self.starts[0] && !row_follows(lines, i, &self.starts);
        self.rows.len() > 1 && left && labelled
            || over && (gap || labelled)
            || below && self.rows.len() > 1
    }

    /// Puts the pieces of a line into the cells of the row that they belong to.
    fn place(&mut self, raw: &str, gap: bool, line: usize) {
        let found = pieces(raw);
        if self.fresh && self.goes_on_with_head(&found, gap) {
            self.more.push(key(raw));
            self.fill(&found, line);
            self.name();
            return;
        }
        let fresh = self.rows.len() == 1
            || self.starts_row(&found, gap)
            || self.fresh && gap && self.rows.len() == 1;
        self.fresh = false;
        if fresh {
            self.rows.push(SpacedRow {
                cells: vec![String::new(); self.starts.len()],
                first: line,
                last: line,
            });
        }
        self.fill(&found, line);
    }

    /// Reads the names of the columns again, where the header goes on over another line.
    fn name(&mut self) {
        let kind = |name: &String| self.cues.find(&key(name));
        self.kinds = self.rows[0].cells.iter().map(kind).collect();
    }

    fn fill(&mut self, found: &[Piece<'_>], line: usize) {
        let columns: Vec<usize> = found.iter().map(|(from, ..)| self.column(*from)).collect();
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        row.last = line;
        for ((.., text), column) in found.iter().zip(columns) {
            self.counted |= self.kinds.get(column) == Some(&Some(Cue::Number)) && is_count(text);
            if let Some(cell) = row.cells.get_mut(column) {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(text);
            }
        }
    }

    /// Whether a line right below the header is its second line: short, and no statement.
    fn goes_on_with_head(&self, found: &[Piece<'_>], gap: bool) -> bool {
        self.rows.len() == 1
            && !gap
            && found.len() < self.starts.len()
            && found
                .iter()
                .all(|(.., text)| phrase::words(text) <= 2 && phrase::goes_on(text))
    }

    /// Whether a line begins a row. Where blank lines part the rows they tell; else the line must begin anew in the
    /// first column that it fills, and not be the rest of a cell.
    fn starts_row(&self, found: &[Piece<'_>], gap: bool) -> bool {
        let Some(row) = self.rows.last() else {
            return true;
        };
        let Some((from, _, first)) = found.first() else {
            return false;
        };
        let column = self.column(*from);
        let number = self
            .kinds
            .iter()
            .position(|kind| *kind == Some(Cue::Number));
        if let Some(number) = number.filter(|_| self.counted) {
            let counts =
                |(from, _, text): &Piece<'_>| self.column(*from) == number && is_count(text);
            return found.iter().any(counts)
                || (number == 0 && column == 0 && (is_count(first) || gap));
        }
        let rest = |(from, _, text): &Piece<'_>| {
            let cell = row.cells.get(self.column(*from));
            phrase::goes_on(text)
                && cell.is_some_and(|cell| !cell.is_empty() && !phrase::ends(cell))
        };
        if gap {
            return !found.iter().all(rest);
        }
        if self.spaced || rest(&found[0]) {
            return false;
        }
        let text_column = self
            .kinds
            .iter()
            .position(|kind| matches!(kind, Some(Cue::Role(_))))
            .unwrap_or(0);
        let anew = found.iter().filter(|piece| !rest(piece)).count();
        let whole = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        column <= text_column
            && anew * 2 > found.len()
            && found.len() > 1
            && (whole <= 2 || found.len() * 2 >= whole)
    }
}

/// Whether lines with several pieces follow within this row.
fn row_follows(lines: &[Line<'_>], at: usize, starts: &[usize]) -> bool {
    lines[at + 1..]
        .iter()
        .take_while(|line| !line.is_blank())
        .take(40)
        .any(|line| line.indent() + 2 >= starts[1] || pieces(line.raw).len() > 1)
}

/// Whether a text is the number of a row: `3`, `2.1`, `A4`.
pub(in crate::document) fn is_count(text: &str) -> bool {
    text.len() <= 8
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
        && text.bytes().filter(u8::is_ascii_alphabetic).count() <= 2
}

/// A card set in two columns with spaces: a name of a field on the left of each line or empty, its text on the right.
pub(in crate::document) fn card(
    lines: &[Line<'_>],
    at: usize,
    cues: &Cues,
) -> Option<(BlockGrid, usize)> {
    let start = match pieces(lines[at].raw).as_slice() {
        [(_, _, name), (from, ..)] if field_names::is_name(name, cues) => *from,
        _ => return None,
    };
    let mut rows: Vec<SpacedRow> = Vec::new();
    let mut i = at;
    let mut blank = 0;
    while i < lines.len() {
        let line = &lines[i];
        if line.is_blank() {
            blank += 1;
        } else if line.is_open() {
            match pieces(line.raw).as_slice() {
                [(left, _, name), (from, _, text)]
                    if from.abs_diff(start) <= 3
                        && *left + 2 < start
                        && field_names::is_name(name, cues) =>
                {
                    let taken = rows.iter().any(|row| key(&row.cells[0]) == key(name));
                    if taken {
                        break;
                    }
                    rows.push(SpacedRow {
                        cells: vec![(*name).to_owned(), (*text).to_owned()],
                        first: i,
                        last: i,
                    });
                }
                [(from, _, text)] if from.abs_diff(start) <= 3 && start > 4 => {
                    let row = rows.last_mut()?;
                    row.cells[1].push('\n');
                    row.cells[1].push_str(text);
                    row.last = i;
                }
                _ => break,
            }
            blank = 0;
        }
        if blank > 8 {
            break;
        }
        i += 1;
    }
    let end = rows.last()?.last + 1;
    let grid = card_of(&rows);
    field_names::is_card(&grid, cues).then_some((grid, end))
}

fn card_of(rows: &[SpacedRow]) -> BlockGrid {
    let read = |row: &SpacedRow| BlockRow::read(&row.cells, (row.first, row.last));
    BlockGrid {
        rows: rows.iter().map(read).collect(),
        loose: false,
        single: false,
    }
}
