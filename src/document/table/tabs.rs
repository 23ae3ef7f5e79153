//! Tables parted by tabs.

use crate::document::lines::Line;
use crate::document::phrase;
use crate::document::table::found::{Grid, Row, next_open};

fn cells_of(raw: &str) -> Vec<String> {
    raw.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// Whether tabs part cells here: three cells, or two on this line and tabs on the next.
pub(super) fn begins(lines: &[Line<'_>], at: usize) -> bool {
    let cells = cells_of(lines[at].raw);
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let next = next_open(lines, at + 1).is_some_and(|next| lines[next].raw.contains('\t'));
    filled >= 3
        || (filled >= 2 && (next || cells.len() > 2))
        || (filled == 1 && next && !cells[0].is_empty())
}

/// Reads the table of tabs that begins at a line, and the line after it.
pub(super) fn read(lines: &[Line<'_>], at: usize) -> (Grid, usize) {
    let mut grid = Grid::default();
    let width = cells_of(lines[at].raw).len();
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
                Some(row) if short || (!follows && phrase::goes_on(raw.trim())) => {
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
            let mut cells = cells_of(raw);
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
        .is_some_and(|cell| !cell.is_empty() && !phrase::ends(cell));
    open && cells.first().is_some_and(|cell| phrase::goes_on(cell))
}
