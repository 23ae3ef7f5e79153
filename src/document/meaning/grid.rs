//! Makes statements of tables.

use crate::document::blocks::{Block, Form};
use crate::document::cell;
use crate::document::marker;
use crate::document::phrase::{clean, ends, goes_on, key, words};
use crate::document::roles::{Cue, Cues};
use crate::document::rows::Reader;
use crate::document::table::found::{Grid, Row};
use crate::document::walk::Walk;
use crate::document::{Furniture, LineUse};
use crate::error::Error;
use crate::model::Role;

/// What the columns of a table hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The header as published.
    pub(super) names: Vec<String>,
    /// What each announces.
    cues: Vec<Option<Cue>>,
}

impl Columns {
    pub(super) fn cue(&self, i: usize) -> Option<Cue> {
        self.cues.get(i).copied().flatten()
    }

    /// Whether a column of dates tells who leads, too.
    pub(super) fn tells_lead(&self, i: usize, cues: &Cues) -> bool {
        self.names
            .get(i)
            .is_some_and(|name| cues.announces(&key(name), Cue::Lead))
    }

    pub(super) fn find(&self, cue: Cue) -> Option<usize> {
        self.cues.iter().position(|found| *found == Some(cue))
    }

    /// Whether the statements of a column are what those to its right stand under.
    pub(super) fn is_parent(&self, i: usize) -> bool {
        let action = self.find(Cue::Role(Role::Action));
        match self.cue(i) {
            Some(Cue::Role(Role::Priority)) => true,
            Some(Cue::Role(Role::Outcome)) => action.is_some_and(|action| i < action),
            _ => false,
        }
    }
}

/// Reads a table at the place where the walk stands.
pub(super) fn read(walk: &mut Walk<'_>, grid: &Grid) -> Result<(), Error> {
    if let Some(head) = grid
        .rows
        .iter()
        .take(3)
        .position(|row| labels(row, walk.set.cues) >= 2)
    {
        return across(walk, grid, head);
    }
    let header = grid
        .rows
        .iter()
        .take(4)
        .position(|row| columns(row, walk.set.cues).is_some());
    let (columns, first) = match (header, walk.columns.take()) {
        (Some(at), _) => (columns(&grid.rows[at], walk.set.cues), at + 1),
        (None, Some(old))
            if grid
                .rows
                .iter()
                .all(|row| row.cells.len() == old.names.len()) =>
        {
            (Some(old), 0)
        }
        _ => (None, 0),
    };
    let Some(columns) = columns else {
        return groups(walk, grid);
    };
    for row in grid.rows.iter().take(first.saturating_sub(1)) {
        walk.book.book(row.first, row.last, LineUse::Heading);
    }
    if let Some(row) = first.checked_sub(1).and_then(|at| grid.rows.get(at)) {
        walk.book.book(
            row.first,
            row.last,
            LineUse::Furniture(Furniture::TableHead),
        );
    }
    let rows = mend(&grid.rows[first..], &columns);
    let mut reader = Reader::new(columns, grid.loose);
    for row in &rows {
        reader.row(walk, row)?;
    }
    walk.columns = Some(reader.columns);
    Ok(())
}

/// A row as a block, for its place.
pub(super) fn block(row: &Row) -> Block {
    Block {
        form: Form::Para { inset: false },
        text: String::new(),
        first: row.first,
        last: row.last,
        page: row.page,
        gap: false,
    }
}

/// How many cells of a row are labelled headings.
fn labels(row: &Row, cues: &Cues) -> usize {
    row.cells
        .iter()
        .filter(|cell| {
            cell.len() < 160
                && marker::labelled(&clean(cell), &cues.labels)
                    .is_some_and(|l| !l.title.is_empty() && l.number.is_some())
        })
        .count()
}

/// The columns that a row announces, where it is a header.
fn columns(row: &Row, cues: &Cues) -> Option<Columns> {
    let drawn = |cell: &String| !cell.is_empty() && !cell.chars().any(char::is_alphanumeric);
    if row.cells.iter().any(|cell| cell.len() > 160 || drawn(cell)) {
        return None;
    }
    let names: Vec<String> = row.cells.iter().map(|cell| clean(cell)).collect();
    let found: Vec<Option<Cue>> = names.iter().map(|name| column(name, cues)).collect();
    let told = found.iter().flatten().count();
    let roles = found
        .iter()
        .filter(|cue| matches!(cue, Some(Cue::Role(_))))
        .count();
    let short = names
        .iter()
        .all(|name| words(name) <= 12 && !name.ends_with('.'));
    let fits = short
        && roles >= 1
        && told * 3 >= row.filled()
        && (told >= 2 || row.filled() <= 3)
        && row.filled() >= 2;
    fits.then(|| {
        let mut columns = Columns { names, cues: found };
        tell_goals_from_actions(&mut columns);
        columns
    })
}

fn column(name: &str, cues: &Cues) -> Option<Cue> {
    let key = key(name);
    if cues.labels.contains(&key) && !matches!(cues.find(&key), Some(Cue::Role(_))) {
        return Some(Cue::Role(Role::Priority));
    }
    cues.find(&key)
}

/// Of two columns of actions, `what will we do` is what `how will we do it` serves.
fn tell_goals_from_actions(columns: &mut Columns) {
    let action = Some(Cue::Role(Role::Action));
    let first = columns.cues.iter().position(|cue| *cue == action);
    let last = columns.cues.iter().rposition(|cue| *cue == action);
    if let (Some(first), Some(last)) = (first, last)
        && first < last
        && key(&columns.names[last]).starts_with("how")
    {
        columns.cues[first] = Some(Cue::Role(Role::Outcome));
    }
}

/// Puts cells together that a row's end broke: the second begins in mid-sentence.
fn mend(rows: &[Row], columns: &Columns) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = row.clone();
        if let Some(before) = out.last_mut() {
            for (i, cell) in row.cells.iter_mut().enumerate() {
                let Some(open) = before
                    .cells
                    .get_mut(i)
                    .filter(|open| !open.is_empty() && !ends(open))
                else {
                    continue;
                };
                let field = matches!(columns.cue(i), Some(Cue::Due | Cue::Status | Cue::Number));
                if goes_on(cell) && !field {
                    let end = cell.find(". ").map_or(cell.len(), |at| at + 1);
                    open.push(' ');
                    open.push_str(&cell[..end]);
                    *cell = cell[end..].trim_start().to_owned();
                }
            }
        }
        out.push(row);
    }
    out
}

/// A table with a priority at the head of each column.
fn across(walk: &mut Walk<'_>, grid: &Grid, head: usize) -> Result<(), Error> {
    let mut owners: Vec<Option<usize>> = Vec::new();
    let mut role = Role::Outcome;
    for (i, row) in grid.rows.iter().enumerate() {
        let block = block(row);
        if i == head {
            let spot = walk.spot(row.first, row.page);
            for cell in &row.cells {
                let text = clean(cell);
                let title =
                    marker::labelled(&text, &walk.set.cues.labels).map(|labelled| labelled.title);
                let owner = match title {
                    Some(title) => Some(walk.book.priority(&title, None, &spot)?),
                    None => None,
                };
                owners.push(owner);
            }
            walk.book.book(row.first, row.last, LineUse::Heading);
            continue;
        }
        let announced = announced(row, walk.set.cues);
        if let Some(told) = announced {
            role = told;
            walk.book.book(row.first, row.last, LineUse::Heading);
        } else if i < head || (row.filled() == 1 && owners.len() > 1) {
            walk.book.book(row.first, row.last, LineUse::Prose);
        } else {
            for (owner, cell) in owners.iter().zip(&row.cells) {
                for text in cell::parts(cell) {
                    match owner {
                        Some(owner) => {
                            walk.state_in_table(role, &text, Some(*owner), &block)?;
                        }
                        None => walk.book.note(
                            row.first,
                            &text,
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

/// The role that a row of the names of roles announces.
fn announced(row: &Row, cues: &Cues) -> Option<Role> {
    let brief = |cell: &String| {
        let text = clean(cell);
        cues.role(&key(&text)).filter(|_| words(&text) <= 3)
    };
    let told = row.cells.iter().filter(|cell| !cell.is_empty()).map(brief);
    told.collect::<Option<Vec<Role>>>()?.first().copied()
}

/// A table without a header: a name on the left, and what belongs to it on the right, over several rows.
fn groups(walk: &mut Walk<'_>, grid: &Grid) -> Result<(), Error> {
    let narrow = grid.rows.iter().all(|row| row.filled() <= 2);
    let mut group: Option<(Role, usize)> = None;
    for row in &grid.rows {
        let name = row
            .cells
            .first()
            .map(|cell| clean(cell))
            .unwrap_or_default();
        let block = block(row);
        if !name.is_empty() {
            group = None;
            if let Some(role) = walk
                .set
                .cues
                .role(&key(&name))
                .filter(|_| narrow && words(&name) <= 6)
            {
                let spot = walk.spot(row.first, row.page);
                group = Some((role, walk.book.priority(&name, None, &spot)?));
            }
        }
        let Some((role, owner)) = group else {
            let text = clean(&row.cells.join(" "));
            walk.book.note_lines(
                row.first,
                row.last,
                &text,
                "a row of a table without columns that tell roles",
            );
            continue;
        };
        for text in row.cells.iter().skip(1).flat_map(|cell| cell::parts(cell)) {
            walk.state_in_table(role, &text, Some(owner), &block)?;
        }
        walk.book.book(row.first, row.last, LineUse::Statement);
    }
    Ok(())
}
