//! Makes statements of the cells of a row.

use crate::document::block::{Block, BlockCell};
use crate::document::fields;
use crate::document::fields::LeadDue;
use crate::document::marker;
use crate::document::meaning::rows::{RowReader, Told};
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{key, sentences, words};
use crate::error::Error;
use crate::model::{Role, Status};

impl RowReader {
    /// The statements of one cell, of this column and role; whether there were any.
    pub(in crate::document) fn cell(
        &self,
        walk: &mut Walk<'_>,
        (column, role): (usize, Role),
        cell: &BlockCell,
        block: &Block,
        told: &Told,
        actions: &mut Vec<usize>,
    ) -> Result<bool, Error> {
        let mut made = false;
        let role = match (role, self.role) {
            (Role::Action, Some(announced)) => announced,
            (role, _) => role,
        };
        let mut open: Option<usize> = None;
        for (text, item) in texts(cell, self.single) {
            let name =
                words(&text) <= 3 && walk.set.cues.find(&key(&text)) == self.columns.cue(column);
            let nothing = ["n a", "na", "none", "tbc", "tbd", ""].contains(&&*key(&text));
            if name || nothing || (role == Role::Progress && set_status(walk, actions, &text)) {
                continue;
            }
            let owner = match (role, actions.as_slice()) {
                (Role::Progress | Role::Indicator, [action]) => Some(*action),
                // Items that end an open sentence are parts of what it says.
                (Role::Action, _) if item && open.is_some() => open,
                _ => self.owner(walk, role)?,
            };
            let at = walk.state_under(role, text.trim_end_matches(':'), owner, block)?;
            made = true;
            if role == Role::Action && text.ends_with(':') && !item {
                open = Some(at);
            }
            if role == Role::Action && !(item && open.is_some()) {
                actions.push(at);
            } else if role != Role::Action {
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
    pub(in crate::document) fn parent_cell(
        &mut self,
        walk: &mut Walk<'_>,
        (column, role): (usize, Role),
        cell: &BlockCell,
        block: &Block,
    ) -> Result<bool, Error> {
        if role == Role::Priority {
            let text = cell.text();
            let labelled = marker::labelled(&text, &walk.set.cues.labels);
            let title = labelled
                .filter(|l| !l.title.is_empty())
                .map_or(text, |l| l.title);
            let at = match walk.book.priority_before(&title) {
                Some((at, rest)) if !rest.is_empty() => {
                    walk.state_under(Role::Outcome, rest, Some(at), block)?;
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
        for (text, _) in texts(cell, self.single) {
            last = Some(walk.state_under(role, &text, owner, block)?);
        }
        self.parents.extend(last.map(|at| (column, at)));
        Ok(last.is_some())
    }
}

/// The statements in a cell, and whether each is an item: its list, its paragraphs, or its sentences.
fn texts(cell: &BlockCell, single: bool) -> Vec<(String, bool)> {
    match cell.parts.as_slice() {
        [one] if single => vec![(one.text.clone(), false)],
        [one] => statements(&one.text)
            .into_iter()
            .map(|text| (text, false))
            .collect(),
        parts => parts
            .iter()
            .map(|part| (part.text.clone(), part.item))
            .collect(),
    }
}

/// Parts a text that holds several statements, one in each sentence; sentences that lean on the one before stay.
pub(in crate::document) fn statements(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for sentence in sentences(text) {
        match out.last_mut() {
            Some(last) if leans(sentence) => {
                last.push(' ');
                last.push_str(sentence);
            }
            _ => out.push(sentence.to_owned()),
        }
    }
    out
}

/// Whether a sentence needs the one before it.
fn leans(sentence: &str) -> bool {
    const STARTS: [&str; 17] = [
        "this", "these", "it", "its", "they", "their", "that", "those", "there", "however", "also",
        "such", "he", "she", "and", "but", "as",
    ];
    let first = sentence
        .split([' ', ','])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    STARTS.contains(&&*first) && words(sentence) > 3 || words(sentence) < 2
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
pub(in crate::document) fn tell(
    walk: &mut Walk<'_>,
    at: usize,
    field: &LeadDue,
    status: Option<Status>,
) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_part_at_sentences() {
        assert_eq!(
            statements("Run the survey. Publish it. This includes an easy version."),
            [
                "Run the survey.",
                "Publish it. This includes an easy version."
            ]
        );
    }
}
