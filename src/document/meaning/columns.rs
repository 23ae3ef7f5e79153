//! What the columns of a table hold: by the words of its header, and by what stands in them.

use crate::document::block::{BlockCell, BlockGrid, BlockRow};
use crate::document::bodies;
use crate::document::cues::{Cue, Cues};
use crate::document::fields;
use crate::document::fields::Beside;
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{key, start, words};
use crate::model::Role;

/// What the columns of a table hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document) struct ColumnMeanings {
    /// The header as published.
    pub(in crate::document) names: Vec<String>,
    /// What each announces.
    cues: Vec<Option<Cue>>,
}

impl ColumnMeanings {
    pub(in crate::document) fn cue(&self, i: usize) -> Option<Cue> {
        self.cues.get(i).copied().flatten()
    }

    /// Whether a column of dates tells who leads, too.
    pub(in crate::document) fn tells_lead(&self, i: usize, cues: &Cues) -> bool {
        self.cue(i) == Some(Cue::Lead)
            || self
                .names
                .get(i)
                .is_some_and(|name| cues.announces(&key(name), Cue::Lead))
    }

    pub(in crate::document) fn find(&self, cue: Cue) -> Option<usize> {
        self.cues.iter().position(|found| *found == Some(cue))
    }

    /// Whether the statements of a column are what those to its right stand under.
    pub(in crate::document) fn is_parent(&self, i: usize) -> bool {
        let action = self.find(Cue::Role(Role::Action));
        let before = action.is_some_and(|action| i < action);
        match self.cue(i) {
            Some(Cue::Role(Role::Priority)) => before || action.is_none(),
            Some(Cue::Role(Role::Outcome)) => before,
            _ => false,
        }
    }

    /// Finds out by what stands in them what the columns hold that their names do not tell.
    pub(in crate::document) fn type_by_content(&mut self, rows: &[BlockRow], walk: &Walk<'_>) {
        let action = self.find(Cue::Role(Role::Action));
        for i in 0..self.names.len() {
            if self.cue(i).is_none() && !self.names[i].is_empty() {
                let kind = content(rows, i, walk);
                let lacks = |cue: Cue| self.find(cue).is_none();
                self.cues[i] = match kind {
                    Some(cue @ (Cue::Due | Cue::Status | Cue::Lead)) if lacks(cue) => Some(cue),
                    Some(Cue::Number) => Some(Cue::Number),
                    _ if i == 0 && action.is_some_and(|at| at > 0) && is_kind(rows) => {
                        Some(Cue::Other)
                    }
                    _ => None,
                };
            }
        }
    }
}

/// Whether the first cells of rows tell of what kind each is: few words, coming again after others.
fn is_kind(rows: &[BlockRow]) -> bool {
    let texts = rows
        .iter()
        .filter_map(|row| row.cells.first())
        .filter(|cell| !cell.again);
    let keys: Vec<String> = texts
        .map(|cell| key(&cell.text()))
        .filter(|key| !key.is_empty())
        .collect();
    let again = keys
        .iter()
        .enumerate()
        .any(|(i, key)| i > 1 && keys[..i - 1].contains(key) && keys[i - 1] != *key);
    again && keys.iter().all(|key| key.split(' ').count() <= 3)
}

/// The columns that a row announces, where it is a header.
pub(in crate::document) fn read(row: &BlockRow, cues: &Cues) -> Option<ColumnMeanings> {
    let drawn = |cell: &BlockCell| {
        let text = cell.text();
        !text.is_empty() && !text.chars().any(char::is_alphanumeric)
    };
    if row.cells.iter().any(|cell| cell.len() > 160 || drawn(cell)) {
        return None;
    }
    let names: Vec<String> = row.cells.iter().map(BlockCell::text).collect();
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
        let mut columns = ColumnMeanings { names, cues: found };
        tell_goals_from_actions(&mut columns);
        columns
    })
}

pub(in crate::document) fn column(name: &str, cues: &Cues) -> Option<Cue> {
    let key = key(name);
    if cues.tactic.is(&key) {
        return cues.name(&key);
    }
    if cues.labels.contains(&key) && !matches!(cues.find(&key), Some(Cue::Role(_))) {
        return Some(Cue::Role(Role::Priority));
    }
    cues.find(&key)
}

/// Of two columns of actions, `what will we do` is what `how will we do it` serves.
fn tell_goals_from_actions(columns: &mut ColumnMeanings) {
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

/// How many rows are looked at to find out what a column holds.
const SAMPLE: usize = 40;

/// What most cells of a column hold.
fn content(rows: &[BlockRow], i: usize, walk: &Walk<'_>) -> Option<Cue> {
    let cues = walk.set.cues;
    let texts: Vec<String> = rows
        .iter()
        .filter_map(|row| row.cells.get(i))
        .filter(|cell| !cell.is_empty())
        .take(SAMPLE)
        .map(BlockCell::text)
        .collect();
    let share = |fits: &dyn Fn(&str) -> bool| {
        let count = texts.iter().filter(|text| fits(text)).count();
        !texts.is_empty() && count * 5 >= texts.len() * 4
    };
    if share(&|text| crate::document::form::spaces::is_count(text)) {
        return Some(Cue::Number);
    }
    if share(&|text| words(text) <= 3 && fields::status(text, cues).is_some()) {
        return Some(Cue::Status);
    }
    if share(&|text| is_date(text, walk)) {
        return Some(Cue::Due);
    }
    if share(&|text| bodies::is_body(text, cues)) {
        return Some(Cue::Lead);
    }
    let verb = |text: &str| {
        let key = key(start(text, 80));
        cues.verb.begins(&key) || key.starts_with("we will ")
    };
    if share(&|text| words(text) > 2)
        && texts.iter().filter(|text| verb(text)).count() * 2 >= texts.len()
    {
        return Some(Cue::Role(Role::Action));
    }
    None
}

fn is_date(text: &str, walk: &Walk<'_>) -> bool {
    let read = fields::lead_due(text, Beside::Bodies, walk.set.cues, walk.set.period);
    let vague = read.lost.iter().any(|(_, why)| *why == "names no date");
    let other = read.lost.iter().any(|(_, why)| *why == "is no date");
    words(text) <= 6 && !other && (read.due.is_some() || vague) && read.leads.is_empty()
}

/// The columns of a table without a header, where what stands in them tells actions with their leads or dates.
pub(in crate::document) fn guess(grid: &BlockGrid, walk: &Walk<'_>) -> Option<ColumnMeanings> {
    let width = grid.rows.iter().map(|row| row.cells.len()).max()?;
    if grid.rows.is_empty() || width < 2 {
        return None;
    }
    let cues: Vec<Option<Cue>> = (0..width).map(|i| content(&grid.rows, i, walk)).collect();
    let has = |cue: Cue| cues.contains(&Some(cue));
    let mut columns = ColumnMeanings {
        names: vec![String::new(); width],
        cues: cues.clone(),
    };
    let action = Cue::Role(Role::Action);
    let first = cues.iter().position(|cue| *cue == Some(action))?;
    let last = cues.iter().rposition(|cue| *cue == Some(action))?;
    if first < last {
        // Two columns of what will be done: the first says what the second is for.
        columns.cues[first] = Some(Cue::Role(Role::Outcome));
    }
    let fielded = has(Cue::Lead) || has(Cue::Due) || mixed(grid, &cues, walk, &mut columns);
    fielded.then_some(columns)
}

/// Finds a column that tells both who leads and when.
fn mixed(
    grid: &BlockGrid,
    cues: &[Option<Cue>],
    walk: &Walk<'_>,
    columns: &mut ColumnMeanings,
) -> bool {
    for (i, cue) in cues.iter().enumerate().rev() {
        let texts: Vec<String> = grid
            .rows
            .iter()
            .filter_map(|row| row.cells.get(i))
            .filter(|cell| !cell.is_empty())
            .take(SAMPLE)
            .map(BlockCell::text)
            .collect();
        let both = |text: &&String| {
            let read = fields::lead_due(text, Beside::Bodies, walk.set.cues, walk.set.period);
            words(text) <= 20 && read.due.is_some() && text.split(" - ").count() <= 3
        };
        if cue.is_none() && !texts.is_empty() && texts.iter().filter(both).count() == texts.len() {
            columns.cues[i] = Some(Cue::Lead);
            return true;
        }
    }
    false
}
