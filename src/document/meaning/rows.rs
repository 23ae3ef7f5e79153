//! Reads the rows of a table with a header.

use crate::document::block::{Block, BlockCell, BlockGrid, BlockRow};
use crate::document::cues::Cue;
use crate::document::fields;
use crate::document::fields::{Beside, LeadDue};
use crate::document::marker;
use crate::document::meaning::columns::ColumnMeanings;
use crate::document::meaning::grid::block;
use crate::document::meaning::statements::tell;
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{ends, key, words};
use crate::document::{Furniture, LineUse};
use crate::error::Error;
use crate::language::dates;
use crate::model::{Date, Role, Status};

/// The longest cell, in bytes, that is read for leads and dates.
const FIELD_BYTES: usize = 600;

/// Reads the rows below a header.
pub(in crate::document) struct RowReader {
    pub(in crate::document) columns: ColumnMeanings,
    pub(in crate::document) loose: bool,
    pub(in crate::document) single: bool,
    /// The date of the row, where a column on the left tells it for several rows.
    pub(in crate::document) due: Option<Date>,
    /// The statements of the parent columns, by column.
    pub(in crate::document) parents: Vec<(usize, usize)>,
    /// The role that a row of its own announced for those below it.
    pub(in crate::document) role: Option<Role>,
}

/// What a row tells of its actions.
#[derive(Default)]
pub(in crate::document) struct Told {
    pub(in crate::document) field: LeadDue,
    pub(in crate::document) status: Option<Status>,
}

impl RowReader {
    pub(in crate::document) fn new(columns: ColumnMeanings, grid: &BlockGrid) -> Self {
        Self {
            columns,
            loose: grid.loose,
            single: grid.single,
            due: None,
            parents: Vec::new(),
            role: None,
        }
    }

    /// Reads a row: a header that comes again, a heading across the table, or statements with what is told of them.
    pub(in crate::document) fn row(
        &mut self,
        walk: &mut Walk<'_>,
        row: &BlockRow,
    ) -> Result<(), Error> {
        let block = block(row);
        let same = |(name, cell): (&String, &BlockCell)| {
            cell.len() < name.len() * 2 + 20 && key(name) == key(&cell.text())
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
                &row.text(),
                "a row that makes no statement",
            );
        }
        walk.book.book(row.first, row.last, LineUse::Statement);
        Ok(())
    }

    /// Moves the cells of a row to the right where it lost merged cells at its beginning.
    fn aligned(&self, walk: &Walk<'_>, cells: &[BlockCell]) -> Vec<BlockCell> {
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
                let text = cell.text();
                text.len() < FIELD_BYTES
                    && !text.is_empty()
                    && !ends(&text)
                    && is_field(walk, &text)
            });
        if filled <= target && filled > 1 && is_field {
            out.truncate(filled);
            for _ in 0..=(target - filled) {
                out.insert(0, BlockCell::default());
            }
        }
        out
    }

    /// A row with one filled cell: a heading across the table.
    fn spanning(&mut self, walk: &mut Walk<'_>, cells: &[BlockCell], block: &Block) -> bool {
        let Some((at, cell)) = cells
            .iter()
            .enumerate()
            .find(|(_, cell)| !cell.is_empty() && !cell.again)
        else {
            walk.book.book(
                block.first,
                block.last,
                LineUse::Furniture(Furniture::Markup),
            );
            return true;
        };
        let text = cell.text();
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

    /// Leads, dates and state of a row; what it cannot place it notes.
    fn fields(&mut self, walk: &mut Walk<'_>, cells: &[BlockCell], block: &Block) -> Told {
        let mut told = Told::default();
        let filled = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty());
        for (i, cell) in filled {
            let lines: Vec<&str> = cell.parts.iter().map(|part| &*part.text).collect();
            let text = lines.join("\n");
            match self.columns.cue(i) {
                Some(Cue::Lead | Cue::Due) if text.len() > FIELD_BYTES => {
                    walk.book
                        .note(block.first, &text, "too long for a lead or a date");
                }
                Some(Cue::Lead | Cue::Due) => {
                    let read = self.lead_due(walk, i, &text, cell.again, block);
                    told.field.leads.extend(read.leads);
                    told.field.due = told.field.due.max(read.due);
                    told.status = told.status.or(read.status);
                    if i == 0 {
                        self.due = read.due;
                    }
                }
                Some(Cue::Status) => {
                    told.status = walk.state_of(block.first, &cell.text());
                }
                None if i == 0 && self.is_unnamed() => {
                    let found = dates::dates(&text, walk.set.period);
                    self.due = found.iter().map(|(.., date)| *date).max();
                    if found.is_empty() {
                        walk.book
                            .note(block.first, &text, "stands in a column without a name");
                    }
                }
                Some(Cue::Other) if !cell.again => {
                    walk.book.note(
                        block.first,
                        &text,
                        "stands in a column of what plans here do not hold",
                    );
                }
                _ => {}
            }
        }
        told.field.due = told.field.due.or(self.due);
        told
    }

    fn is_unnamed(&self) -> bool {
        self.columns.names.first().is_some_and(String::is_empty)
    }

    /// Reads a cell of leads and dates; a column of dates alone has no leads but those that are surely bodies.
    fn lead_due(
        &self,
        walk: &mut Walk<'_>,
        i: usize,
        text: &str,
        again: bool,
        block: &Block,
    ) -> LeadDue {
        let cues = walk.set.cues;
        let beside = if self.columns.tells_lead(i, cues) {
            Beside::Leads
        } else {
            Beside::Bodies
        };
        let read = fields::lead_due(text, beside, cues, walk.set.period);
        for (text, why) in read.lost.iter().filter(|_| !again) {
            walk.book.note(block.first, text, why);
        }
        read
    }

    /// The statements of a row, column by column; whether there were any.
    fn statements(
        &mut self,
        walk: &mut Walk<'_>,
        cells: &[BlockCell],
        block: &Block,
        told: &Told,
    ) -> Result<bool, Error> {
        let mut made = false;
        let mut actions: Vec<usize> = Vec::new();
        let mut measures: Vec<(usize, Role)> = Vec::new();
        let filled = cells.iter().enumerate();
        for (i, cell) in filled.filter(|(_, cell)| !cell.is_empty()) {
            let role = match self.column_role(i) {
                Ok(Some(role)) => role,
                Ok(None) => continue,
                Err(why) => {
                    walk.book.note(block.first, &cell.text(), why);
                    continue;
                }
            };
            let behind = matches!(role, Role::Indicator | Role::Progress);
            if self.columns.is_parent(i) || (role == Role::Priority && i == 0) {
                self.parents.retain(|(column, _)| *column < i);
                made |= self.parent_cell(walk, (i, role), cell, block)?;
            } else if behind
                && actions.is_empty()
                && self
                    .columns
                    .find(Cue::Role(Role::Action))
                    .is_some_and(|at| at > i)
            {
                measures.push((i, role));
            } else {
                made |= self.cell(walk, (i, role), cell, block, told, &mut actions)?;
            }
        }
        // What measures an action may stand before it.
        for (i, role) in measures {
            made |= self.cell(walk, (i, role), &cells[i], block, told, &mut actions)?;
        }
        for at in &actions {
            tell(walk, *at, &told.field, told.status);
        }
        if actions.is_empty() && made {
            self.tell_parent(walk, told, block);
        }
        Ok(made)
    }

    /// Gives the leads of a row without an action to the statement that the row stands under, or notes them.
    fn tell_parent(&self, walk: &mut Walk<'_>, told: &Told, block: &Block) {
        if told.field.leads.is_empty() && told.status.is_none() {
            return;
        }
        match self.parents.last() {
            Some((_, at)) => tell(walk, *at, &told.field, told.status),
            None if !told.field.leads.is_empty() => {
                let leads = told.field.leads.join(", ");
                walk.book
                    .note(block.first, &leads, "leads on no statement of this row");
            }
            None => {}
        }
    }

    /// The role of what stands in a column; none where it holds something else, and why where nothing tells.
    fn column_role(&self, i: usize) -> Result<Option<Role>, &'static str> {
        let action = self.columns.find(Cue::Role(Role::Action));
        match self.columns.cue(i) {
            Some(Cue::Role(Role::Priority)) if action.is_some_and(|action| i > action) => {
                Err("stands behind the action as what it serves; no statement of its own")
            }
            Some(Cue::Role(role)) => Ok(Some(role)),
            Some(_) => Ok(None),
            None if i == 0 && self.is_unnamed() => Ok(None),
            None if i == 0 && action.is_some() => Ok(Some(Role::Priority)),
            None => Err("stands in a column that tells no role"),
        }
    }
}

fn is_field(walk: &Walk<'_>, text: &str) -> bool {
    let read = fields::lead_due(text, Beside::Leads, walk.set.cues, walk.set.period);
    let vague = read.lost.iter().any(|(_, why)| *why == "names no date");
    read.due.is_some() || vague || walk.set.cues.body.ends(&key(text))
}
