//! What lines of their own tell of a statement: who leads, when it is due, and how far it has come.

use crate::document::LineUse;
use crate::document::block::Block;
use crate::document::cues::Cue;
use crate::document::fields;
use crate::document::fields::Beside;
use crate::document::meaning::walk::Walk;
use crate::model::Status;

impl Walk<'_> {
    /// A body or date of a list below the name of a field.
    pub(in crate::document) fn listed_field(&mut self, block: &Block, cue: Cue, partners: bool) {
        if partners {
            let why = "a partner rather than who leads";
            self.book
                .note_lines(block.first, block.last, &block.text, why);
        } else {
            self.field(block, cue, &block.text);
        }
    }

    /// A lead, date or state on a line of its own, for the statement before it.
    pub(in crate::document) fn field(&mut self, block: &Block, cue: Cue, text: &str) {
        let Some(at) = self.last else {
            let why = "there is no statement before it";
            self.book
                .note_lines(block.first, block.last, &block.text, why);
            return;
        };
        if cue == Cue::Status {
            let status = self.state_of(block.first, text);
            if let Some(statement) = self.book.statements.get_mut(at) {
                statement.status = statement.status.or(status);
            }
            self.book.book(block.first, block.last, LineUse::Statement);
            return;
        }
        let beside = if cue == Cue::Lead {
            Beside::Leads
        } else {
            Beside::Bodies
        };
        let read = fields::lead_due(text, beside, self.set.cues, self.set.period);
        for (text, why) in &read.lost {
            self.book.note(block.first, text, why);
        }
        let old = self
            .book
            .statements
            .get(at)
            .and_then(|statement| statement.due);
        if let (Some(old), Some(new)) = (old, read.due)
            && old != new
        {
            let why = "another date of what was said before";
            self.book.note(block.first, &new.to_string(), why);
        }
        if let Some(statement) = self.book.statements.get_mut(at) {
            statement.due = statement.due.or(read.due);
            statement.status = statement.status.or(read.status);
            for lead in read.leads {
                if !statement.leads.contains(&lead) {
                    statement.leads.push(lead);
                }
            }
        }
        self.book.book(block.first, block.last, LineUse::Statement);
    }

    /// The state that a text tells; a remark behind it, or a text without one, is noted.
    pub(in crate::document) fn state_of(&mut self, line: usize, text: &str) -> Option<Status> {
        let cues = self.set.cues;
        if let Some(rest) = fields::remark(text, cues) {
            self.book.note(line, rest, "a remark behind the state");
            let state = text.split([',', ';', ':', '–', '-', '(', '.']).next();
            return fields::status(state.unwrap_or_default(), cues);
        }
        let found = fields::status(text, cues);
        if found.is_none() {
            self.book.note(line, text, "tells no known state");
        }
        found
    }
}
