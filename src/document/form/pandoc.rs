//! The tables of pandoc that Markdown has not: ruled in columns, over several lines, or drawn as a grid.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::lines::Line;
use crate::document::{Furniture, LineUse};

/// The most lines that a header may have.
const HEAD_LINES: usize = 12;

/// Whether a line is a rule of dashes, whole or parted into columns.
fn is_rule(raw: &str) -> bool {
    let text = raw.trim();
    text.len() >= 3 && text.bytes().all(|b| b == b'-' || b == b' ')
}

/// The columns that a parted rule marks, as places of characters; none for a rule in one piece.
fn parted(raw: &str) -> Option<Vec<(usize, usize)>> {
    if !is_rule(raw) {
        return None;
    }
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in raw.chars().enumerate() {
        if c == '-' {
            match out.last_mut() {
                Some(last) if before == '-' => last.1 = at + 1,
                _ => out.push((at, at + 1)),
            }
        }
        before = c;
    }
    (out.len() > 1).then_some(out)
}

/// The text of a line in each column: from where the column begins to where the next does.
fn slice(raw: &str, columns: &[(usize, usize)]) -> Vec<String> {
    let mut out = vec![String::new(); columns.len()];
    let mut column = 0;
    for (at, c) in raw.chars().enumerate() {
        while columns.get(column + 1).is_some_and(|next| at >= next.0) {
            column += 1;
        }
        out[column].push(c);
    }
    out.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A row while its lines are put together.
struct PandocRow {
    columns: Vec<(usize, usize)>,
    cells: Vec<String>,
    lines: Option<(usize, usize)>,
    grid: BlockGrid,
}

impl PandocRow {
    fn new(columns: Vec<(usize, usize)>) -> Self {
        Self {
            cells: vec![String::new(); columns.len()],
            columns,
            lines: None,
            grid: BlockGrid::default(),
        }
    }

    fn add(&mut self, texts: Vec<String>, at: usize) {
        for (cell, text) in self.cells.iter_mut().zip(texts) {
            if !text.is_empty() {
                cell.push_str(&text);
            }
            cell.push('\n');
        }
        let first = self.lines.map_or(at, |lines| lines.0);
        self.lines = Some((first, at));
    }

    fn close(&mut self, head: bool) {
        let Some(lines) = self.lines.take() else {
            return;
        };
        let cells = std::mem::take(&mut self.cells);
        let mut row = BlockRow::read(&cells, lines);
        row.head = head;
        self.grid.rows.push(row);
        self.cells = vec![String::new(); self.columns.len()];
    }
}

fn mark(lines: &mut [Line<'_>], at: usize) {
    lines[at].fate = Some(LineUse::Furniture(Furniture::TableHead));
}

/// Reads a table that begins with a rule of dashes or of a grid.
pub(in crate::document) fn read(lines: &mut [Line<'_>], at: usize) -> Option<(BlockGrid, usize)> {
    if lines[at].raw.starts_with('+') {
        return grid(lines, at);
    }
    if !is_rule(lines[at].raw) {
        return None;
    }
    let end = (at + 1 + HEAD_LINES).min(lines.len());
    let rule = (at + 1..end).find(|i| is_rule(lines[*i].raw))?;
    match (parted(lines[rule].raw), parted(lines[at].raw)) {
        (Some(columns), None) if rule > at + 1 => {
            mark(lines, at);
            several(lines, at + 1, rule, columns)
        }
        (_, Some(columns)) => {
            mark(lines, at);
            several(lines, at + 1, at, columns)
        }
        _ => None,
    }
}

/// Reads a table with one line a row, below a header and a parted rule.
pub(in crate::document) fn simple(lines: &mut [Line<'_>], at: usize) -> Option<(BlockGrid, usize)> {
    let ruled = at > 0 && is_rule(lines[at - 1].raw);
    let most = if ruled { HEAD_LINES } else { 1 };
    let below = (at + 1..lines.len()).take(most);
    let rule = below
        .take_while(|i| !lines[*i].is_blank())
        .find(|i| is_rule(lines[*i].raw))?;
    let columns = parted(lines[rule].raw)?;
    let above = slice(lines[at].raw, &columns);
    let filled = above.iter().filter(|cell| !cell.is_empty()).count();
    if filled < 2 {
        return None;
    }
    several(lines, at, rule, columns)
}

/// Reads rows that blank lines part, up to a closing rule; without one, rows of a line each, up to a blank line.
fn several(
    lines: &mut [Line<'_>],
    head: usize,
    rule: usize,
    columns: Vec<(usize, usize)>,
) -> Option<(BlockGrid, usize)> {
    let body = rule.max(head.saturating_sub(1)) + 1;
    let last = closing(lines, body);
    let close = last.filter(|last| (body..*last).any(|i| lines[i].is_blank()));
    let mut open = PandocRow::new(columns);
    for (i, line) in lines.iter().enumerate().take(rule).skip(head) {
        open.add(slice(line.raw, &open.columns), i);
    }
    open.close(true);
    mark(lines, rule);
    let mut i = body;
    while i < lines.len() {
        if Some(i) == last {
            break;
        }
        if lines[i].is_blank() {
            if close.is_none() {
                break;
            }
            open.close(false);
        } else if lines[i].is_open() {
            open.add(slice(lines[i].raw, &open.columns), i);
            if close.is_none() {
                open.close(false);
            }
        }
        i += 1;
    }
    open.close(false);
    if Some(i) == last {
        mark(lines, i);
        i += 1;
    }
    (!open.grid.rows.is_empty()).then_some((open.grid, i))
}

/// The rule that closes the table: the next one, where no two blank lines in a row stand before it.
fn closing(lines: &[Line<'_>], body: usize) -> Option<usize> {
    let mut blank = false;
    for (i, line) in lines.iter().enumerate().skip(body) {
        if is_rule(line.raw) {
            return Some(i);
        }
        if line.is_blank() && blank {
            return None;
        }
        let inset = line.raw.starts_with(' ');
        if blank && !line.is_blank() && !inset {
            return None;
        }
        blank = line.is_blank();
    }
    None
}

fn is_grid_rule(raw: &str) -> bool {
    let text = raw.trim_end();
    text.starts_with('+')
        && text.ends_with('+')
        && text.len() > 3
        && text.bytes().all(|b| matches!(b, b'+' | b'-' | b'=' | b':'))
}

/// Reads a table drawn with `+---+` and pipes.
fn grid(lines: &mut [Line<'_>], at: usize) -> Option<(BlockGrid, usize)> {
    if !is_grid_rule(lines[at].raw) {
        return None;
    }
    let columns = grid_columns(lines, at);
    let mut open = PandocRow::new(columns);
    let mut i = at;
    while i < lines.len() && lines[i].is_open() {
        let raw = lines[i].raw;
        if is_grid_rule(raw) {
            let head = raw.contains('=');
            open.close(head);
            if head {
                for row in &mut open.grid.rows {
                    row.head = true;
                }
            }
            mark(lines, i);
        } else if raw.starts_with('|') && raw.contains("+-") {
            open.close(false);
            mark(lines, i);
        } else if raw.starts_with('|') {
            let cells = drawn(raw, &open.columns);
            open.add(cells, i);
        } else {
            break;
        }
        i += 1;
    }
    open.close(false);
    (!open.grid.rows.is_empty()).then_some((open.grid, i))
}

/// The cells of a line of a drawn table: by its columns where its edges stand on them, else by its edges.
fn drawn(raw: &str, columns: &[(usize, usize)]) -> Vec<String> {
    let inner = raw.trim().trim_matches('|').split('|');
    let mut cells: Vec<String> = inner.map(|cell| cell.trim().to_owned()).collect();
    let mut edges = raw.chars().enumerate().filter(|(_, c)| *c == '|');
    let on_columns = |at: usize| {
        columns
            .iter()
            .any(|column| at + 1 == column.0 || at == column.1)
    };
    let whole = edges.clone().count() > 1 && raw.trim_end().ends_with('|');
    if cells.len() != columns.len() && whole && edges.all(|(at, _)| on_columns(at)) {
        return slice(&raw.replace('|', " "), columns);
    }
    while cells.len() > columns.len().max(1) {
        let last = cells.pop().unwrap_or_default();
        if let Some(before) = cells.last_mut() {
            before.push(' ');
            before.push_str(&last);
        }
    }
    cells.resize(columns.len(), String::new());
    cells
}

/// The columns of a grid: between the crosses of its most parted rule.
fn grid_columns(lines: &[Line<'_>], at: usize) -> Vec<(usize, usize)> {
    let rules = lines[at..]
        .iter()
        .take_while(|line| line.raw.starts_with(['+', '|']));
    let most = rules
        .filter(|line| is_grid_rule(line.raw))
        .max_by_key(|line| line.raw.matches('+').count());
    let crosses: Vec<usize> = most
        .map_or("", |line| line.raw)
        .chars()
        .enumerate()
        .filter_map(|(at, c)| (c == '+').then_some(at))
        .collect();
    crosses
        .windows(2)
        .map(|pair| (pair[0] + 1, pair[1]))
        .collect()
}
