//! Tables parted by tabs.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::cues::{Cue, Cues};
use crate::document::form::fit;
use crate::document::form::grids::next_open;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::meaning::columns;
use crate::document::phrase;

fn cells_of(raw: &str) -> Vec<String> {
    raw.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// Whether tabs part cells here: three cells, or two on this line and tabs on the next. A tab before the text of a
/// line only sets it in.
pub(in crate::document) fn begins(lines: &[Line<'_>], at: usize) -> bool {
    let raw = lines[at].raw;
    let cells = cells_of(raw);
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let next = next_open(lines, at + 1).is_some_and(|next| lines[next].raw.contains('\t'));
    filled >= 3
        || (filled >= 2 && !raw.starts_with('\t') && (next || cells.len() > 2))
        || (filled == 1 && next && !cells[0].is_empty())
}

/// A row while it is put together.
struct TabbedRow {
    cells: Vec<String>,
    first: usize,
    last: usize,
}

/// Reads the table of tabs that begins at a line, and the line after it.
pub(in crate::document) fn read(lines: &[Line<'_>], at: usize, cues: &Cues) -> (BlockGrid, usize) {
    let mut rows: Vec<TabbedRow> = Vec::new();
    let width = cells_of(lines[at].raw).len();
    let mut i = at;
    let mut head: Option<(String, usize)> = None;
    while i < lines.len() && !lines[i].is_blank() {
        let raw = lines[i].raw;
        let labelled = |text: &str| {
            let label = marker::labelled(text, &cues.labels);
            label.is_some_and(|label| label.number.is_some())
        };
        if !raw.contains('\t') && i > at && labelled(raw.trim()) {
            break;
        }
        if raw.contains('\t') {
            let mut cells = cells_of(raw);
            let (text, first) = head.take().unwrap_or((String::new(), i));
            if let Some(cell) = cells.first_mut() {
                cell.insert_str(0, &text);
            }
            join_short(
                &mut rows,
                TabbedRow {
                    cells,
                    first,
                    last: i,
                },
                width,
            );
        } else if !broken(lines, i, width, &mut rows, &mut head) {
            break;
        }
        i += 1;
    }
    align(&mut rows, cues);
    let read = |row: &TabbedRow| BlockRow::read(&row.cells, (row.first, row.last));
    let grid = BlockGrid {
        rows: rows.iter().map(read).collect(),
        loose: false,
        single: false,
    };
    (grid, i)
}

/// Puts a line without a tab into the row that a line end broke: the one before, or the one that follows.
fn broken(
    lines: &[Line<'_>],
    i: usize,
    width: usize,
    rows: &mut [TabbedRow],
    head: &mut Option<(String, usize)>,
) -> bool {
    let text = lines[i].raw.trim();
    let follows = next_open(lines, i + 1).is_some_and(|next| lines[next].raw.contains('\t'));
    let short = rows.last().is_some_and(|row| row.cells.len() < width);
    match rows.last_mut() {
        Some(row)
            if short && completes(lines, i, width, row) || !follows && phrase::goes_on(text) =>
        {
            if let Some(cell) = row.cells.last_mut() {
                cell.push('\n');
                cell.push_str(text);
            }
            row.last = i;
        }
        _ if follows => {
            let (mut before, first) = head.take().unwrap_or((String::new(), i));
            before.push_str(text);
            before.push('\n');
            *head = Some((before, first));
        }
        _ => return false,
    }
    true
}

/// Whether a row that lacks cells gets them from a line below, and this one is within a cell of it.
fn completes(lines: &[Line<'_>], at: usize, width: usize, row: &TabbedRow) -> bool {
    let below = lines[at..].iter().take(CELL_LINES);
    let mut below = below.take_while(|line| !line.is_blank());
    let next = below.find(|line| line.raw.contains('\t'));
    next.is_some_and(|next| cells_of(next.raw).len() + row.cells.len() == width + 1)
}

/// The most columns among which cells are put by what they hold.
const MOST_COLUMNS: usize = 12;
/// How much better cells must fit elsewhere to be put there.
const CLEARLY: u32 = 4;
/// The most lines that a cell goes on for.
const CELL_LINES: usize = 12;

/// Puts the cells of rows that lack some below the columns that they fit: a page that spans cells over rows copies each
/// of them once.
fn align(rows: &mut [TabbedRow], cues: &Cues) {
    let Some((head, body)) = rows.split_first_mut() else {
        return;
    };
    let kinds: Vec<Cue> = (head.cells.iter())
        .map(|name| columns::column(name, cues).unwrap_or(Cue::Other))
        .collect();
    let told = kinds.iter().filter(|kind| **kind != Cue::Other).count();
    if told < 3 || kinds.len() > MOST_COLUMNS {
        return;
    }
    for row in body
        .iter_mut()
        .filter(|row| (2..kinds.len()).contains(&row.cells.len()))
    {
        if row.cells[0].is_empty() {
            continue;
        }
        let places = fit::place(&row.cells, &kinds, cues);
        let cost = |place: &dyn Fn(usize) -> usize| -> u32 {
            let cells = row.cells.iter().enumerate();
            cells
                .map(|(i, cell)| fit::fits(cell, kinds[place(i)], cues))
                .sum()
        };
        if cost(&|i| i) < cost(&|i| places[i]) + CLEARLY {
            continue;
        }
        let cells = std::mem::replace(&mut row.cells, vec![String::new(); kinds.len()]);
        for (place, cell) in places.into_iter().zip(cells) {
            row.cells[place] = cell;
        }
    }
}

/// Adds a row, or the rest of the row before where a line end broke it within a cell.
fn join_short(rows: &mut Vec<TabbedRow>, next: TabbedRow, width: usize) {
    if let Some(row) = rows.last_mut()
        && row.cells.len() < width
        && row.cells.len() + next.cells.len() == width + 1
        && (row.last > row.first || is_broken(row, &next.cells))
    {
        let mut cells = next.cells.into_iter();
        if let (Some(end), Some(start)) = (row.cells.last_mut(), cells.next()) {
            end.push('\n');
            end.push_str(&start);
        }
        row.cells.extend(cells);
        row.last = next.last;
        return;
    }
    rows.push(next);
}

/// Whether the first of these cells goes on with the last of the row.
fn is_broken(row: &TabbedRow, cells: &[String]) -> bool {
    let open = row
        .cells
        .last()
        .is_some_and(|cell| !cell.is_empty() && !phrase::ends(cell));
    open && cells.first().is_some_and(|cell| phrase::goes_on(cell))
}
