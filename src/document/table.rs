//! Finds tables in text: drawn with pipes, parted by tabs, or set in columns with spaces.

use super::lines::{Furniture, Line, LineUse};
use super::phrase::{clean, key};
use super::roles::{Cue, Cues};

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
    if raw.contains('|') && pipes(raw) > 0 {
        return read_pipes(lines, at);
    }
    if raw.trim_end().contains('\t') && begins_tabs(lines, at) {
        return Some(read_tabs(lines, at));
    }
    read_columns(lines, at, cues)
        .or_else(|| read_slashes(lines, at, cues))
        .or_else(|| read_plain_columns(lines, at))
}

/// How many pipes part cells; a pipe behind a backslash is text.
fn pipes(raw: &str) -> usize {
    raw.matches('|').count() - raw.matches("\\|").count().min(raw.matches('|').count())
}

/// Whether the line is a rule such as `---|:--:|`.
fn is_rule(raw: &str) -> bool {
    raw.contains('-')
        && raw
            .chars()
            .all(|c| matches!(c, '-' | '|' | ':' | ' ' | '+' | '='))
}

fn next_open(lines: &[Line<'_>], at: usize) -> Option<usize> {
    lines.get(at).filter(|line| !line.is_blank()).map(|_| at)
}

fn read_pipes(lines: &mut [Line<'_>], at: usize) -> Option<(Grid, usize)> {
    let width = pipes(lines[at].raw);
    let ruled = next_open(lines, at + 1)
        .is_some_and(|next| is_rule(lines[next].raw) && lines[next].raw.contains('|'));
    let alike = next_open(lines, at + 1).is_some_and(|next| pipes(lines[next].raw) == width);
    if !ruled && (!alike || width < 2) {
        return None;
    }
    let edged = lines[at].raw.trim_start().starts_with('|');
    let mut grid = Grid {
        loose: !edged,
        ..Grid::default()
    };
    let mut open: Option<(String, usize, usize)> = None;
    let mut count = 0;
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
        let follows = next_open(lines, i + 1)
            .is_some_and(|next| pipes(lines[next].raw) > 0 && !begins_table(lines, next));
        match open.as_mut() {
            Some((text, _, last)) => {
                text.push('\n');
                text.push_str(raw);
                *last = i;
            }
            None if pipes(raw) == 0 && !follows => break,
            None => open = Some((raw.to_owned(), i, i)),
        }
        i += 1;
        count += pipes(raw);
        let full = count >= width;
        let ends = next_open(lines, i).is_none_or(|next| {
            (pipes(lines[next].raw) == 0
                && !lines[next].raw.starts_with(' ')
                && pipes(raw) > 0
                && !tail_follows(lines, next))
                || (count > 0 && pipes(lines[next].raw) >= width)
        });
        if full || ends {
            count = 0;
            if let Some((text, first, last)) = open.take() {
                grid.rows.push(Row {
                    cells: pipe_cells(&text, edged),
                    first,
                    last,
                    page: 1,
                });
            }
        }
    }
    if let Some((text, first, last)) = open {
        grid.rows.push(Row {
            cells: pipe_cells(&text, edged),
            first,
            last,
            page: 1,
        });
    }
    Some((grid, i))
}

/// Whether a pipe table begins here: the line after is a rule.
fn begins_table(lines: &[Line<'_>], at: usize) -> bool {
    lines
        .get(at + 1)
        .is_some_and(|line| is_rule(line.raw) && line.raw.contains('|'))
}

/// Whether a line without pipes is followed by the rest of its row.
fn tail_follows(lines: &[Line<'_>], at: usize) -> bool {
    next_open(lines, at + 1)
        .is_some_and(|next| pipes(lines[next].raw) > 0 && !begins_table(lines, next))
}

fn pipe_cells(text: &str, edged: bool) -> Vec<String> {
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

fn tab_cells(raw: &str) -> Vec<String> {
    raw.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// Whether tabs part cells here: three cells, or two on this line and tabs on the next.
fn begins_tabs(lines: &[Line<'_>], at: usize) -> bool {
    let cells = tab_cells(lines[at].raw);
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let next = next_open(lines, at + 1).is_some_and(|next| lines[next].raw.contains('\t'));
    filled >= 3
        || (filled >= 2 && (next || cells.len() > 2))
        || (filled == 1 && next && !cells[0].is_empty())
}

fn read_tabs(lines: &[Line<'_>], at: usize) -> (Grid, usize) {
    let mut grid = Grid::default();
    let width = tab_cells(lines[at].raw).len();
    let mut i = at;
    let mut head: Option<(String, usize)> = None;
    while i < lines.len() && !lines[i].is_blank() {
        let raw = lines[i].raw;
        let broken = !raw.contains('\t');
        if broken {
            let follows =
                next_open(lines, i + 1).is_some_and(|next| lines[next].raw.contains('\t'));
            let short = grid.rows.last().is_some_and(|row| row.cells.len() < width);
            match grid.rows.last_mut() {
                Some(row) if short || (!follows && super::phrase::goes_on(raw.trim())) => {
                    if let Some(cell) = row.cells.last_mut() {
                        cell.push('\n');
                        cell.push_str(raw.trim());
                    }
                    row.last = i;
                }
                _ if follows => {
                    let (mut text, first) = head.take().unwrap_or((String::new(), i));
                    text.push_str(raw.trim());
                    text.push('\n');
                    head = Some((text, first));
                }
                _ => break,
            }
        } else {
            let mut cells = tab_cells(raw);
            let (text, first) = head.take().unwrap_or((String::new(), i));
            if let Some(cell) = cells.first_mut() {
                cell.insert_str(0, &text);
            }
            join_short(&mut grid, cells, width, first, i);
        }
        i += 1;
    }
    (grid, i)
}

/// Adds a row, or the rest of the row before where a line end broke it within a cell.
fn join_short(grid: &mut Grid, cells: Vec<String>, width: usize, first: usize, last: usize) {
    if let Some(row) = grid.rows.last_mut()
        && row.cells.len() < width
        && row.cells.len() + cells.len() == width + 1
        && (row.last > row.first || is_broken(row, &cells))
    {
        let mut cells = cells.into_iter();
        if let (Some(end), Some(start)) = (row.cells.last_mut(), cells.next()) {
            end.push('\n');
            end.push_str(&start);
        }
        row.cells.extend(cells);
        row.last = last;
        return;
    }
    grid.rows.push(Row {
        cells,
        first,
        last,
        page: 1,
    });
}

/// Whether the first of these cells goes on with the last of the row.
fn is_broken(row: &Row, cells: &[String]) -> bool {
    let open = row
        .cells
        .last()
        .is_some_and(|cell| !cell.is_empty() && !super::phrase::ends(cell));
    open && cells
        .first()
        .is_some_and(|cell| super::phrase::goes_on(cell))
}

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
fn read_columns(lines: &mut [Line<'_>], at: usize, cues: &Cues) -> Option<(Grid, usize)> {
    if !lines[at].raw.trim_start().contains("  ") {
        return None;
    }
    let head = pieces(lines[at].raw);
    let told = head
        .iter()
        .filter(|(.., text)| cues.find(&key(text)).is_some() && super::phrase::words(text) <= 7)
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
        super::phrase::goes_on(text)
            && row
                .cells
                .get(column(*from))
                .is_some_and(|cell| !cell.is_empty() && !super::phrase::ends(cell))
    }))
}

/// A table whose cells ` / ` parts, below a header of at least three role words.
fn read_slashes(lines: &[Line<'_>], at: usize, cues: &Cues) -> Option<(Grid, usize)> {
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
fn read_plain_columns(lines: &[Line<'_>], at: usize) -> Option<(Grid, usize)> {
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
