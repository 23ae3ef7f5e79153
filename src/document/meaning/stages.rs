//! Stages of an action on the walk: `Years 1–3`, and below it what is done then and how it is measured.

use crate::document::block::Block;
use crate::document::meaning::outline::Sort;
use crate::document::meaning::paragraphs::STATEMENT_WORDS;
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{ends, key, words};
use crate::error::Error;
use crate::model::Role;

impl Walk<'_> {
    /// A paragraph below a stage: what is done then, and behind a wide gap how it is measured.
    pub(in crate::document) fn stage_text(&mut self, block: &Block) -> Result<bool, Error> {
        let Some(owner) = self.stage.filter(|_| block.is_para()) else {
            return Ok(false);
        };
        let text = &*block.text;
        if words(text) > STATEMENT_WORDS || text.ends_with(':') || !ends(text) {
            self.stage = None;
            return Ok(false);
        }
        let staged = matches!(self.outline.heads.last(), Some(head) if head.role == Some(Role::Action) && head.sort == Sort::RoleLabel);
        if block.far && staged && self.staged {
            self.open_measures();
        }
        let role = self.outline.role().unwrap_or(Role::Action);
        self.staged = true;
        self.state_under(role, text, Some(owner), block)?;
        self.last = Some(owner);
        Ok(true)
    }

    /// Turns from what is done in a stage to how it is measured.
    fn open_measures(&mut self) {
        if let Some(head) = self.outline.heads.last_mut() {
            head.role = Some(Role::Indicator);
        }
    }
}

/// Whether a text names a stage of a plan: `Years 1–3`, `Phase 2`.
pub(in crate::document) fn is_stage(text: &str) -> bool {
    let told = key(text);
    let mut words = told.split(' ');
    let named = matches!(words.next(), Some("year" | "years" | "phase" | "stage"));
    let first = words
        .next()
        .is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()));
    named && first && told.split(' ').count() <= 6 && !ends(text)
}
