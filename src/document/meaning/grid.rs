//! Makes statements of tables.

use crate::document::block::{Block, BlockCell, BlockGrid, BlockRow, Form};
use crate::document::cues::{Cue, Cues};
use crate::document::field_names;
use crate::document::marker;
use crate::document::meaning::columns;
use crate::document::meaning::columns::ColumnMeanings;
use crate::document::meaning::rows::RowReader;
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{ends, goes_on, key, start, words};
use crate::document::{Furniture, LineUse};
use crate::error::Error;
use crate::model::Role;

/// Reads a table at the place where the walk stands.
pub(in crate::document) fn read(walk: &mut Walk<'_>, grid: &BlockGrid) -> Result<(), Error> {
    if field_names::is_card(grid, walk.set.cues) {
        for card in cards(grid) {
            with_header(walk, &card, 0)?;
        }
        return Ok(());
    }
    let head = grid.rows.iter().take(3);
    if let Some(head) = head
        .map(|row| labels(row, walk.set.cues))
        .position(|found| found >= 2)
    {
        return across(walk, grid, head);
    }
    let header = (0..grid.rows.len().min(4))
        .find(|at| columns::read(&grid.rows[*at], walk.set.cues).is_some());
    if let Some(at) = header {
        return with_header(walk, grid, at);
    }
    let old = walk.columns.take().filter(|old| {
        let width = |row: &BlockRow| row.cells.len() == old.names.len();
        grid.rows.iter().all(width)
    });
    match old.or_else(|| columns::guess(grid, walk)) {
        Some(columns) => body(walk, grid, 0, columns),
        None => groups(walk, grid),
    }
}

/// Reads a table below the row that names its columns.
fn with_header(walk: &mut Walk<'_>, grid: &BlockGrid, at: usize) -> Result<(), Error> {
    let Some(mut columns) = columns::read(&grid.rows[at], walk.set.cues) else {
        return groups(walk, grid);
    };
    for row in &grid.rows[..at] {
        walk.book.book(row.first, row.last, LineUse::Heading);
    }
    let head = &grid.rows[at];
    let what = LineUse::Furniture(Furniture::TableHead);
    walk.book.book(head.first, head.last, what);
    columns.type_by_content(&grid.rows[at + 1..], walk);
    body(walk, grid, at + 1, columns)
}

fn body(
    walk: &mut Walk<'_>,
    grid: &BlockGrid,
    from: usize,
    columns: ColumnMeanings,
) -> Result<(), Error> {
    let rows = mend(&grid.rows[from..], &columns);
    let mut reader = RowReader::new(columns, grid);
    for row in &rows {
        reader.row(walk, row)?;
    }
    walk.columns = Some(reader.columns);
    Ok(())
}

/// A card as tables of a header and a row: one for each time that its first name comes again.
fn cards(grid: &BlockGrid) -> Vec<BlockGrid> {
    let mut out: Vec<BlockGrid> = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    for row in grid.rows.iter().filter(|row| row.filled() > 0) {
        let name = row.cells.first().map(BlockCell::text).unwrap_or_default();
        let text = row.cells.get(1).cloned().unwrap_or_default();
        if out.is_empty() || (!name.is_empty() && taken.contains(&key(&name))) {
            taken.clear();
            let rows = vec![BlockRow::new(Vec::new(), (row.first, row.first)); 2];
            out.push(BlockGrid {
                rows,
                loose: false,
                single: false,
            });
        }
        let Some([head, body]) = out.last_mut().map(|grid| &mut grid.rows[..]) else {
            continue;
        };
        body.last = row.last;
        if name.is_empty() {
            if let Some(cell) = body.cells.last_mut() {
                cell.extend(text);
            }
            continue;
        }
        taken.push(key(&name));
        head.cells.push(row.cells[0].clone());
        body.cells.push(text);
    }
    out
}

/// A row as a block, for its place.
pub(in crate::document) fn block(row: &BlockRow) -> Block {
    let mut block = Block::new(
        Form::Para { inset: false },
        String::new(),
        (row.first, row.last),
    );
    block.page = row.page;
    block.gap = false;
    block
}

/// How many cells of a row are labelled headings.
fn labels(row: &BlockRow, cues: &Cues) -> usize {
    let labelled = |cell: &&BlockCell| {
        cell.len() < 160
            && marker::labelled(&cell.text(), &cues.labels)
                .is_some_and(|l| !l.title.is_empty() && l.number.is_some())
    };
    row.cells.iter().filter(labelled).count()
}

/// Puts cells together that a row's end broke: the second begins in mid-sentence.
fn mend(rows: &[BlockRow], columns: &ColumnMeanings) -> Vec<BlockRow> {
    let mut out: Vec<BlockRow> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = row.clone();
        if let Some(before) = out.last_mut() {
            for (i, cell) in row.cells.iter_mut().enumerate() {
                let field = matches!(columns.cue(i), Some(Cue::Due | Cue::Status | Cue::Number));
                let open = before
                    .cells
                    .get_mut(i)
                    .and_then(|cell| cell.parts.last_mut());
                let open = open.filter(|open| !ends(&open.text) && !field);
                let (Some(open), Some(first)) = (open, cell.parts.first_mut()) else {
                    continue;
                };
                if goes_on(&first.text) && !first.item {
                    let end = first.text.find(". ").map_or(first.text.len(), |at| at + 1);
                    open.text.push(' ');
                    open.text.push_str(&first.text[..end]);
                    first.text = first.text[end..].trim_start().to_owned();
                    cell.parts.retain(|part| !part.text.is_empty());
                }
            }
        }
        out.push(row);
    }
    out
}

/// A table with a priority at the head of each column.
fn across(walk: &mut Walk<'_>, grid: &BlockGrid, head: usize) -> Result<(), Error> {
    let mut owners: Vec<Option<usize>> = Vec::new();
    let mut role = below(&grid.rows[head + 1..], walk.set.cues);
    for (i, row) in grid.rows.iter().enumerate() {
        let block = block(row);
        if i == head {
            owners = heads(walk, row)?;
            walk.book.book(row.first, row.last, LineUse::Heading);
            continue;
        }
        if let Some(told) = announced(row, walk.set.cues) {
            role = told;
            walk.book.book(row.first, row.last, LineUse::Heading);
        } else if i < head || (row.filled() == 1 && owners.len() > 1) {
            let why = "runs over a table with a priority at the head of each column";
            walk.book.note_lines(row.first, row.last, &row.text(), why);
        } else {
            for (owner, cell) in owners.iter().zip(&row.cells) {
                for part in &cell.parts {
                    match owner {
                        Some(owner) => {
                            walk.state_under(role, &part.text, Some(*owner), &block)?;
                        }
                        None => walk.book.note(
                            row.first,
                            &part.text,
                            "stands in a column that tells no priority",
                        ),
                    }
                }
            }
            walk.book.book(row.first, row.last, LineUse::Noted);
        }
    }
    Ok(())
}

/// What stands below priorities at the heads of columns, until a row says: actions where nearly all begin as such.
fn below(rows: &[BlockRow], cues: &Cues) -> Role {
    let cells = rows.iter().take(40).flat_map(|row| &row.cells);
    let parts: Vec<&str> = cells
        .flat_map(|cell| &cell.parts)
        .map(|part| &*part.text)
        .collect();
    let does = |text: &&&str| cues.verb.begins(&key(start(text, 80)));
    let verbs = parts.iter().filter(does).count();
    if verbs * 10 >= parts.len() * 8 {
        Role::Action
    } else {
        Role::Outcome
    }
}

/// The priorities at the heads of columns.
fn heads(walk: &mut Walk<'_>, row: &BlockRow) -> Result<Vec<Option<usize>>, Error> {
    let spot = walk.spot(row.first, row.page);
    let mut owners = Vec::new();
    for cell in &row.cells {
        let title = marker::labelled(&cell.text(), &walk.set.cues.labels);
        owners.push(match title {
            Some(labelled) => Some(walk.book.priority(&labelled.title, None, &spot)?),
            None => None,
        });
    }
    Ok(owners)
}

/// The role that a row of the names of roles announces.
fn announced(row: &BlockRow, cues: &Cues) -> Option<Role> {
    let brief = |cell: &BlockCell| {
        let text = cell.text();
        cues.role(&key(&text)).filter(|_| words(&text) <= 3)
    };
    let told = row.cells.iter().filter(|cell| !cell.is_empty()).map(brief);
    told.collect::<Option<Vec<Role>>>()?.first().copied()
}

/// A table without a header: a name on the left, and what belongs to it on the right, over several rows.
fn groups(walk: &mut Walk<'_>, grid: &BlockGrid) -> Result<(), Error> {
    let narrow = grid.rows.iter().all(|row| row.filled() <= 2);
    let mut group: Option<(Role, usize)> = None;
    for row in &grid.rows {
        let name = row.cells.first().map(BlockCell::text).unwrap_or_default();
        let block = block(row);
        if !name.is_empty() {
            group = None;
            let role = walk.set.cues.role(&key(&name));
            if let Some(role) = role.filter(|_| narrow && words(&name) <= 6) {
                let spot = walk.spot(row.first, row.page);
                group = Some((role, walk.book.priority(&name, None, &spot)?));
            }
        }
        let Some((role, owner)) = group else {
            let why = "a row of a table without columns that tell roles";
            walk.book.note_lines(row.first, row.last, &row.text(), why);
            continue;
        };
        for part in row.cells.iter().skip(1).flat_map(|cell| &cell.parts) {
            walk.state_under(role, &part.text, Some(owner), &block)?;
        }
        walk.book.book(row.first, row.last, LineUse::Statement);
    }
    Ok(())
}
