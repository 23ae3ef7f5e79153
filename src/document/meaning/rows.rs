//! Reads the rows of a table with a header.

use crate::document::blocks::Block;
use crate::document::cell;
use crate::document::dates;
use crate::document::fields;
use crate::document::fields::LeadDue;
use crate::document::grid::{Columns, block};
use crate::document::marker;
use crate::document::phrase::{clean, ends, key, words};
use crate::document::roles::Cue;
use crate::document::table::found::Row;
use crate::document::walk::Walk;
use crate::document::{Furniture, LineUse};
use crate::error::Error;
use crate::model::{Date, Role, Status};

/// The longest cell, in bytes, that is read for leads and dates.
const FIELD_BYTES: usize = 600;

/// Reads the rows below a header.
pub(super) struct Reader {
    pub(super) columns: Columns,
    loose: bool,
    /// The date of the row, where a column on the left tells it for several rows.
    due: Option<Date>,
    /// The statements of the parent columns, by column.
    parents: Vec<(usize, usize)>,
    /// The role that a row of its own announced for those below it.
    role: Option<Role>,
}

/// What a row tells of its actions.
#[derive(Default)]
struct Told {
    field: LeadDue,
    status: Option<Status>,
}

impl Reader {
    pub(super) fn new(columns: Columns, loose: bool) -> Self {
        Self {
            columns,
            loose,
            due: None,
            parents: Vec::new(),
            role: None,
        }
    }

    /// Reads a row: a header that comes again, a heading across the table, or statements with what is told of them.
    pub(super) fn row(&mut self, walk: &mut Walk<'_>, row: &Row) -> Result<(), Error> {
        let block = block(row);
        let same = |(name, cell): (&String, &String)| {
            cell.len() < name.len() * 2 + 20 && key(name) == key(&clean(cell))
        };
        if self.columns.names.iter().zip(&row.cells).all(same) {
            walk.book.book(
                row.first,
                row.last,
                LineUse::Furniture(Furniture::TableHead),
            );
            return Ok(());
        }
        let cells = self.aligned(walk, &row.cells);
        if row.filled() <= 1 && self.spanning(walk, &cells, &block) {
            return Ok(());
        }
        let told = self.fields(walk, &cells, &block);
        let made = self.statements(walk, &cells, &block, &told)?;
        if !made && row.filled() > 0 {
            walk.book.note_lines(
                row.first,
                row.last,
                &clean(&row.cells.join(" ")),
                "a row that makes no statement",
            );
        }
        walk.book.book(row.first, row.last, LineUse::Statement);
        Ok(())
    }

    /// Moves the cells of a row to the right where it lost merged cells at its beginning.
    fn aligned(&self, walk: &Walk<'_>, cells: &[String]) -> Vec<String> {
        let width = self.columns.names.len();
        let filled = cells
            .iter()
            .rposition(|cell| !cell.is_empty())
            .map_or(0, |at| at + 1);
        let target = (0..width)
            .rev()
            .find(|i| matches!(self.columns.cue(*i), Some(Cue::Lead | Cue::Due)));
        let mut out = cells.to_vec();
        let (Some(target), true) = (target, self.loose) else {
            return out;
        };
        let is_field = filled
            .checked_sub(1)
            .and_then(|at| cells.get(at))
            .is_some_and(|cell| {
                cell.len() < FIELD_BYTES && !cell.is_empty() && !ends(cell) && is_field(walk, cell)
            });
        if filled <= target && filled > 1 && is_field {
            out.truncate(filled);
            for _ in 0..=(target - filled) {
                out.insert(0, String::new());
            }
        }
        out
    }

    /// A row with one filled cell: a heading across the table.
    fn spanning(&mut self, walk: &mut Walk<'_>, cells: &[String], block: &Block) -> bool {
        let Some((at, cell)) = cells.iter().enumerate().find(|(_, cell)| !cell.is_empty()) else {
            walk.book.book(
                block.first,
                block.last,
                LineUse::Furniture(Furniture::Markup),
            );
            return true;
        };
        let text = clean(cell);
        let key = key(&text);
        if words(&text) <= 3 && walk.set.cues.role(&key).is_some() {
            self.role = walk.set.cues.role(&key);
            walk.book.book(block.first, block.last, LineUse::Heading);
            return true;
        }
        let labelled =
            marker::labelled(&text, &walk.set.cues.labels).filter(|l| !l.title.is_empty());
        if at == 0 && labelled.is_some() && self.columns.find(Cue::Role(Role::Priority)).is_none() {
            if let Some(labelled) = labelled {
                walk.open_in_table(block, &labelled, &text);
                self.parents.clear();
            }
            return true;
        }
        false
    }

    /// Leads, date and state of a row; what it cannot place it notes.
    fn fields(&mut self, walk: &mut Walk<'_>, cells: &[String], block: &Block) -> Told {
        let mut told = Told::default();
        for (i, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let text = cell.replace("<br>", "\n").replace('\u{2029}', "\n");
            let text: String = text.lines().map(clean).collect::<Vec<_>>().join("\n");
            match self.columns.cue(i) {
                Some(Cue::Lead | Cue::Due) if text.len() > FIELD_BYTES => {
                    walk.book
                        .note(block.first, &text, "too long for a lead or a date");
                }
                Some(Cue::Lead | Cue::Due) => {
                    let read = self.lead_due(walk, i, &text);
                    for (text, why) in read.lost() {
                        walk.book.note(block.first, text, why);
                    }
                    told.field.leads.extend(read.leads);
                    told.field.due = told.field.due.max(read.due);
                    if i == 0 {
                        self.due = read.due;
                    }
                }
                Some(Cue::Status) => {
                    told.status = fields::status(&text, walk.set.cues);
                    if told.status.is_none() {
                        walk.book.note(block.first, &text, "tells no known state");
                    }
                }
                None if i == 0 && self.columns.names.first().is_some_and(String::is_empty) => {
                    let found = dates::dates(&text, walk.set.period);
                    self.due = found.iter().map(|(.., date)| *date).max();
                    if found.is_empty() {
                        walk.book
                            .note(block.first, &text, "stands in a column without a name");
                    }
                }
                _ => {}
            }
        }
        told.field.due = told.field.due.or(self.due);
        told
    }

    /// Reads a cell of leads and dates; a column of dates alone has no leads but those that are surely bodies.
    fn lead_due(&self, walk: &Walk<'_>, i: usize, text: &str) -> LeadDue {
        let mut read = fields::lead_due(text, walk.set.cues, walk.set.period);
        if !self.columns.tells_lead(i, walk.set.cues) {
            let all = read.leads.len();
            let is_body = |lead: &String| walk.set.cues.body.ends(&key(lead));
            read.leads.retain(is_body);
            if read.leads.len() < all && read.vague.is_none() {
                read.vague = Some(text.replace('\n', " "));
            }
        }
        read
    }

    /// The statements of a row, column by column; whether there were any.
    fn statements(
        &mut self,
        walk: &mut Walk<'_>,
        cells: &[String],
        block: &Block,
        told: &Told,
    ) -> Result<bool, Error> {
        let mut made = false;
        let mut actions: Vec<usize> = Vec::new();
        let filled = cells.iter().enumerate();
        for (i, cell) in filled.filter(|(_, cell)| !cell.is_empty()) {
            let role = match self.column_role(i) {
                Ok(Some(role)) => role,
                Ok(None) => continue,
                Err(why) => {
                    walk.book.note(block.first, &clean(cell), why);
                    continue;
                }
            };
            if self.columns.is_parent(i) || (role == Role::Priority && i == 0) {
                self.parents.retain(|(column, _)| *column < i);
                made |= self.parent_cell(walk, i, role, cell, block)?;
            } else {
                made |= self.cell(walk, (i, role, cell), block, told, &mut actions)?;
            }
        }
        for at in &actions {
            tell(walk, *at, &told.field, told.status);
        }
        if actions.is_empty() && !told.field.leads.is_empty() && made {
            let leads = told.field.leads.join(", ");
            match self.parents.last() {
                Some((_, at)) => tell(walk, *at, &told.field, told.status),
                None => walk
                    .book
                    .note(block.first, &leads, "leads on no statement of this row"),
            }
        }
        Ok(made)
    }

    /// The role of what stands in a column; none where it holds something else, and why where nothing tells.
    fn column_role(&self, i: usize) -> Result<Option<Role>, &'static str> {
        let unnamed = i == 0 && self.columns.names.first().is_some_and(String::is_empty);
        match self.columns.cue(i) {
            Some(Cue::Role(role)) => Ok(Some(role)),
            Some(_) => Ok(None),
            None if unnamed => Ok(None),
            None if i == 0 && self.columns.find(Cue::Role(Role::Action)).is_some() => {
                Ok(Some(Role::Priority))
            }
            None => Err("stands in a column that tells no role"),
        }
    }

    /// The statements of one cell, `(column, role, text)`; whether there were any.
    fn cell(
        &self,
        walk: &mut Walk<'_>,
        (column, role, cell): (usize, Role, &str),
        block: &Block,
        told: &Told,
        actions: &mut Vec<usize>,
    ) -> Result<bool, Error> {
        let mut made = false;
        let role = match (role, self.role) {
            (Role::Action, Some(announced)) => announced,
            (role, _) => role,
        };
        for text in texts(cell) {
            let name =
                words(&text) <= 3 && walk.set.cues.find(&key(&text)) == self.columns.cue(column);
            if name || (role == Role::Progress && set_status(walk, actions, &text)) {
                continue;
            }
            let owner = match (role, actions.as_slice()) {
                (Role::Progress, [action]) => Some(*action),
                _ => self.owner(walk, role)?,
            };
            let at = walk.state_in_table(role, &text, owner, block)?;
            made = true;
            if role == Role::Action {
                actions.push(at);
            } else {
                let due = told.field.due.filter(|_| self.due.is_some());
                let field = LeadDue {
                    due,
                    ..LeadDue::default()
                };
                tell(walk, at, &field, None);
            }
        }
        Ok(made)
    }

    fn owner(&self, walk: &mut Walk<'_>, role: Role) -> Result<Option<usize>, Error> {
        match self.parents.last() {
            Some((_, at)) => Ok(Some(*at)),
            None => walk.parent(role),
        }
    }

    /// The statement of a cell under which those to its right stand.
    fn parent_cell(
        &mut self,
        walk: &mut Walk<'_>,
        column: usize,
        role: Role,
        cell: &str,
        block: &Block,
    ) -> Result<bool, Error> {
        let text = cell::parts(cell).join(" ");
        if role == Role::Priority && !text.is_empty() {
            let labelled = marker::labelled(&text, &walk.set.cues.labels);
            let title = labelled
                .filter(|l| !l.title.is_empty())
                .map_or(text, |l| l.title);
            let at = match walk.book.priority_before(&title) {
                Some((at, rest)) if !rest.is_empty() => {
                    walk.state_in_table(Role::Outcome, rest, Some(at), block)?;
                    at
                }
                _ => {
                    let spot = walk.spot(block.first, block.page);
                    let owner = walk.parent_priority()?;
                    walk.book.priority(&title, owner, &spot)?
                }
            };
            self.parents.push((column, at));
            return Ok(true);
        }
        let owner = self.owner(walk, role)?;
        let mut last = None;
        for text in texts(cell) {
            last = Some(walk.state_in_table(role, &text, owner, block)?);
        }
        self.parents.extend(last.map(|at| (column, at)));
        Ok(last.is_some())
    }
}

fn is_field(walk: &Walk<'_>, cell: &str) -> bool {
    let text = clean(cell);
    let read = fields::lead_due(&text, walk.set.cues, walk.set.period);
    read.due.is_some() || read.vague.is_some() || walk.set.cues.body.ends(&key(&text))
}

/// The statements in a cell: its list, its paragraphs, or its sentences.
fn texts(cell: &str) -> Vec<String> {
    let parts = cell::parts(cell);
    match parts.as_slice() {
        [one] => cell::statements(one),
        _ => parts,
    }
}

/// Gives the actions the state that a progress cell names in a word or two.
fn set_status(walk: &mut Walk<'_>, actions: &[usize], text: &str) -> bool {
    let Some(status) = fields::status(text, walk.set.cues).filter(|_| words(text) <= 3) else {
        return false;
    };
    for at in actions {
        if let Some(statement) = walk.book.statements.get_mut(*at) {
            statement.status = Some(status);
        }
    }
    !actions.is_empty()
}

/// Adds what a row tells to a statement of it.
fn tell(walk: &mut Walk<'_>, at: usize, field: &LeadDue, status: Option<Status>) {
    if let Some(statement) = walk.book.statements.get_mut(at) {
        for lead in &field.leads {
            if !statement.leads.contains(lead) {
                statement.leads.push(lead.clone());
            }
        }
        statement.due = statement.due.or(field.due);
        statement.status = statement.status.or(status);
    }
}
