//! Tables set in columns with spaces, and rows parted by obliques.

use crate::document::lines::Line;
use crate::document::phrase;
use crate::document::phrase::{clean, key};
use crate::document::roles::{Cue, Cues};
use crate::document::table::found::{Grid, Row, next_open};

/// The pieces of a line that two or more spaces part, with the columns where they begin and end.
fn pieces(raw: &str) -> Vec<(usize, usize, &str)> {
    let mut out = Vec::new();
    let mut start: Option<(usize, usize)> = None;
    let mut spaces = 0;
    let mut end = (0, 0);
    for (column, (at, c)) in raw.char_indices().enumerate() {
        if c.is_whitespace() {
            spaces += 1;
            continue;
        }
        if let Some((from, byte)) = start.filter(|_| spaces >= 2) {
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

/// A table whose columns are set with spaces, as `pdftotext -layout` gives it, below a header of role words.
pub(super) fn columns(lines: &mut [Line<'_>], at: usize, cues: &Cues) -> Option<(Grid, usize)> {
    if !lines[at].raw.trim_start().contains("  ") {
        return None;
    }
    let head = pieces(lines[at].raw);
    let told = head
        .iter()
        .filter(|(.., text)| cues.find(&key(text)).is_some() && phrase::words(text) <= 7)
        .count();
    if head.len() < 2 || told < 2 || told * 2 < head.len() {
        return None;
    }
    let starts: Vec<usize> = head.iter().map(|(from, ..)| *from).collect();
    let mut grid = Grid {
        counted: cues.find(&key(head[0].2)) == Some(Cue::Number),
        ..Grid::default()
    };
    grid.rows.push(Row {
        cells: head.iter().map(|(.., text)| (*text).to_owned()).collect(),
        first: at,
        last: at,
        page: 1,
    });
    let mut i = at + 1;
    let mut gap = true;
    while i < lines.len() {
        if lines[i].is_blank() {
            gap = true;
        } else if lines[i].is_open() {
            let found = pieces(lines[i].raw);
            let alone =
                found.len() == 1 && found[0].0 < starts[0].max(2) && found[0].1 > starts[1] + 2;
            let below = found.len() == 1
                && gap
                && found[0].0 <= starts[0]
                && !row_follows(lines, i, &starts);
            if alone || (below && ends_rows(&grid)) {
                break;
            }
            place(&mut grid, &found, &starts, gap, i);
            gap = false;
        }
        i += 1;
    }
    Some((grid, i))
}

/// Whether lines with several pieces follow within this row.
fn row_follows(lines: &[Line<'_>], at: usize, starts: &[usize]) -> bool {
    lines[at + 1..]
        .iter()
        .take_while(|line| !line.is_blank())
        .take(40)
        .any(|line| line.indent() + 2 >= starts[1] || pieces(line.raw).len() > 1)
}

fn ends_rows(grid: &Grid) -> bool {
    grid.rows.len() > 1
}

/// Puts the pieces of a line into the cells of the row that they belong to.
fn place(
    grid: &mut Grid,
    found: &[(usize, usize, &str)],
    starts: &[usize],
    gap: bool,
    line: usize,
) {
    let column = |from: usize| {
        starts
            .iter()
            .rposition(|start| *start <= from + 2)
            .unwrap_or(0)
    };
    let counted = found
        .first()
        .is_some_and(|(from, _, text)| column(*from) == 0 && grid.counted && is_count(text));
    let fresh = match grid.rows.last() {
        _ if grid.rows.len() == 1 || counted => true,
        Some(row) => gap && starts_row(row, found, &column),
        None => true,
    };
    if fresh {
        grid.rows.push(Row {
            cells: vec![String::new(); starts.len()],
            first: line,
            last: line,
            page: 1,
        });
    }
    if let Some(row) = grid.rows.last_mut() {
        row.last = line;
        for (from, _, text) in found {
            if let Some(cell) = row.cells.get_mut(column(*from)) {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(text);
            }
        }
    }
}

/// Whether a text is the number of a row: `3`, `2.1`, `A4`.
fn is_count(text: &str) -> bool {
    text.len() <= 6
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
}

/// After a gap a new row begins, unless the text of its only cell goes on.
fn starts_row(row: &Row, found: &[(usize, usize, &str)], column: &dyn Fn(usize) -> usize) -> bool {
    !(found.iter().all(|(from, _, text)| {
        phrase::goes_on(text)
            && row
                .cells
                .get(column(*from))
                .is_some_and(|cell| !cell.is_empty() && !phrase::ends(cell))
    }))
}

/// A table whose cells ` / ` parts, below a header of at least three role words.
pub(super) fn slashes(lines: &[Line<'_>], at: usize, cues: &Cues) -> Option<(Grid, usize)> {
    let cells = |raw: &str| -> Vec<String> { raw.split(" / ").map(clean).collect() };
    if lines[at].raw.matches(" / ").count() < 2 {
        return None;
    }
    let head = cells(lines[at].raw);
    let told = head
        .iter()
        .filter(|cell| cues.find(&key(cell)).is_some())
        .count();
    let follows = next_open(lines, at + 1).is_some_and(|next| lines[next].raw.contains(" / "));
    if told < 3 || !follows {
        return None;
    }
    let rows: Vec<Row> = lines[at..]
        .iter()
        .enumerate()
        .take_while(|(_, line)| line.raw.contains(" / "))
        .map(|(i, line)| Row {
            cells: cells(line.raw),
            first: at + i,
            last: at + i,
            page: 1,
        })
        .collect();
    let end = at + rows.len();
    Some((
        Grid {
            rows,
            ..Grid::default()
        },
        end,
    ))
}

/// A table set in columns below a header that tells no roles: at least three rows of three cells, one above the other.
pub(super) fn plain(lines: &[Line<'_>], at: usize) -> Option<(Grid, usize)> {
    let raw = lines[at].raw.trim_start();
    if !raw.contains("  ") {
        return None;
    }
    let head = pieces(lines[at].raw);
    if head.len() < 3 {
        return None;
    }
    let fits = |line: &&Line<'_>| {
        let found = pieces(line.raw);
        let aligned = found
            .iter()
            .filter(|(from, ..)| head.iter().any(|(start, ..)| from.abs_diff(*start) <= 2));
        line.is_open() && found.len() == head.len() && aligned.count() == head.len()
    };
    let count = lines[at..].iter().take_while(fits).count();
    if count < 3 {
        return None;
    }
    let row = |(i, line): (usize, &Line<'_>)| Row {
        cells: pieces(line.raw)
            .iter()
            .map(|(.., text)| (*text).to_owned())
            .collect(),
        first: at + i,
        last: at + i,
        page: 1,
    };
    let rows = lines[at..at + count].iter().enumerate().map(row).collect();
    Some((
        Grid {
            rows,
            ..Grid::default()
        },
        at + count,
    ))
}
