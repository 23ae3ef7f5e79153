//! What a reading brings beside the plan: notes, and what became of each line.

use serde::{Deserialize, Serialize};

use crate::document::LineUse;
use crate::model::Plan;

/// Something that the document says and the plan does not, or not in full, or that was guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The line of the document, counted from 1; 0 where it is the document as a whole.
    pub line: usize,
    /// The last line of what stands there: most often the same.
    pub last: usize,
    /// What stands there.
    pub text: String,
    /// Why it was not placed.
    pub why: String,
}

/// The longest text of a note that is printed in full, in characters.
const SHOWN: usize = 160;

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.line, self.last) {
            (0, _) => {}
            (first, last) if last > first => write!(f, "lines {first}-{last}: ")?,
            (first, _) => write!(f, "line {first}: ")?,
        }
        write!(f, "{}", self.why)?;
        let mut shown = self.text.char_indices().skip(SHOWN).map(|(at, _)| at);
        match shown.next() {
            Some(at) => write!(f, ": {} …", self.text[..at].trim_end()),
            None if self.text.is_empty() => Ok(()),
            None => write!(f, ": {}", self.text),
        }
    }
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The plan; without statements where none was found.
    pub plan: Plan,
    /// What could not be placed, in the order of the document.
    pub notes: Vec<Note>,
    /// What became of each line, from the first.
    pub lines: Vec<LineUse>,
}

impl Reading {
    /// How much of the document the plan holds, in figures.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            statements: self.plan.statements.len(),
            ..Summary::default()
        };
        for line in &self.lines {
            match line {
                LineUse::Blank => {}
                LineUse::Statement | LineUse::Heading | LineUse::Repeat => summary.used += 1,
                LineUse::Furniture(_) => summary.furniture += 1,
                LineUse::Prose | LineUse::Noted => summary.unused += 1,
            }
        }
        summary
    }
}

/// How much of a document a plan holds: printed as one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The statements that were read.
    pub statements: usize,
    /// The lines that statements and headings were made of.
    pub used: usize,
    /// The lines that are no part of the plan: page numbers, running heads, contents.
    pub furniture: usize,
    /// The lines with words that no statement was made of; a note tells of each.
    pub unused: usize,
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            statements,
            used,
            furniture,
            unused,
        } = self;
        write!(
            f,
            "{statements} statements read; {used} lines used, {unused} not used, {furniture} of page furniture"
        )
    }
}
