//! Paragraphs on the walk: statements, the rest of statements, and running text.

use crate::document::LineUse;
use crate::document::block::Block;
use crate::document::done;
use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::meaning::headings::HEADING_WORDS;
use crate::document::meaning::outline::{Sort, level};
use crate::document::meaning::statements;
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{ends, join, key, sentences, start, words};
use crate::error::Error;
use crate::language::dates;
use crate::model::{Period, Role};

/// The longest paragraph, in words, that is taken for one statement.
pub(in crate::document) const STATEMENT_WORDS: usize = 60;

impl Walk<'_> {
    pub(in crate::document) fn paragraph(
        &mut self,
        block: &Block,
        inset: bool,
        next: Option<&Block>,
        listed: bool,
    ) -> Result<(), Error> {
        let text = &*block.text;
        if self.is_title(text) {
            self.title(block);
            return Ok(());
        }
        if self.says_listed_priority(block) {
            return Ok(());
        }
        if self.label(block, next)? || self.lead_in(block, next) {
            return Ok(());
        }
        if is_question(text) || is_date(text, self.set.period) {
            self.run = false;
            if is_question(text) {
                self.heading(block, level::PLAIN, text);
            } else {
                self.book.book(block.first, block.last, LineUse::Prose);
            }
            return Ok(());
        }
        let parted = self.parted || text.ends_with(';') || text.ends_with("; and");
        if (listed || parted) && self.outline.in_lead_in() {
            return self.item(block, &Mark::default(), 0, next);
        }
        let named = crate::document::field_names::is_name(text, self.set.cues);
        if self.vision && !named && words(text) <= STATEMENT_WORDS {
            self.state(Role::Outcome, text, block)?;
            return Ok(());
        }
        if self.is_fielded(next) && words(text) <= STATEMENT_WORDS && self.outline.in_named() {
            let role = self.outline.own_role().unwrap_or(Role::Action);
            self.end_list();
            self.state(role, text, block)?;
            return Ok(());
        }
        if !inset && self.is_plain_heading(block, next) {
            self.heading(block, level::PLAIN, text);
            return Ok(());
        }
        self.body(block, inset, next)
    }

    /// Whether a block is no more than the name of a vision, mission or purpose.
    pub(in crate::document) fn is_vision(block: &Block) -> bool {
        const NAMES: [&str; 8] = [
            "vision",
            "mission",
            "purpose",
            "aim",
            "ambition",
            "vision statement",
            "mission statement",
            "what we are working towards",
        ];
        let told = key(&block.text);
        let told = told
            .strip_prefix("our ")
            .or(told.strip_prefix("the "))
            .unwrap_or(&told);
        !block.is_table() && !block.text.ends_with(':') && NAMES.contains(&told)
    }

    /// A short paragraph that says a listed priority again: what follows stands under it.
    pub(in crate::document) fn says_listed_priority(&mut self, block: &Block) -> bool {
        if words(&block.text) > HEADING_WORDS {
            return false;
        }
        let Some(at) = self.book.priority_of(&block.text) else {
            return false;
        };
        self.flush_untitled();
        self.open(block, level::PLAIN, Sort::Priority, &block.text, None);
        if let Some(head) = self.outline.heads.last_mut() {
            head.statement = Some(at);
        }
        true
    }

    /// A paragraph that is no heading: a statement, the rest of one, or prose.
    pub(in crate::document) fn body(
        &mut self,
        block: &Block,
        inset: bool,
        next: Option<&Block>,
    ) -> Result<(), Error> {
        let text = &*block.text;
        let key = key(start(text, 80));
        let talks = self.set.cues.talk.begins(&key);
        let role = self.outline.role();
        let item_next = next.is_some_and(Block::is_item);
        let table_next = next.is_some_and(Block::is_table);
        if let Some(open) = self.items.first().copied().flatten() {
            let led = self.outline.in_lead_in();
            let closed = text.starts_with(char::is_uppercase) && ends(self.book.text(open));
            let goes_on = (role == Some(Role::Progress) && !led)
                || inset && !closed
                || (item_next && !talks && !closed && words(text) <= STATEMENT_WORDS);
            if goes_on {
                self.continue_item(open, block);
                return Ok(());
            }
        }
        if inset && (role.is_some() || self.outline.in_priority()) {
            return self.item(block, &Mark::default(), 0, next);
        }
        self.end_list_keep_run();
        let short = words(text) <= STATEMENT_WORDS && !talks && !table_next;
        if let Some(role) = self
            .outline
            .own_role()
            .filter(|_| short && (self.run || !item_next))
        {
            self.state(role, text, block)?;
            self.run = true;
            return Ok(());
        }
        if self.is_first && self.set.cues.verb.begins(&key) && sentences(text).len() == 1 && short {
            // A page that begins with what is to be done says its aim.
            self.open(block, level::PLAIN, Sort::Priority, text, None);
            self.own_statement(Role::Priority, text, block)?;
            return Ok(());
        }
        let first = self.outline.heads.last().is_some_and(|head| {
            let fresh = head.statement.is_none_or(|at| !self.book.has_children(at));
            head.sort == Sort::Priority && fresh && !text.bytes().any(|b| b.is_ascii_digit())
        });
        let told = self.set.tells && done::tells_done(text, self.set.cues);
        if first && short && !told && crate::document::phrase::sentences(text).len() == 1 {
            self.state(Role::Outcome, text, block)?;
            return Ok(());
        }
        self.prose(block)
    }

    /// Running text. In a report without lines for what was done it makes statements of the sentences that tell it.
    fn prose(&mut self, block: &Block) -> Result<(), Error> {
        let text = &*block.text;
        if done::is_garbled(text) {
            let why = "looks like a table or drawing that lost its form";
            self.book.note_lines(block.first, block.last, text, why);
            return Ok(());
        }
        let opens = [": “", ", “", ": \"", ", \""];
        self.quoted |= text.starts_with(['“', '"']) || opens.iter().any(|sign| text.contains(sign));
        let told = |text: &str| done::tells_done(text, self.set.cues);
        if !self.set.tells || self.outline.is_outside() || !told(text) {
            self.book.book(block.first, block.last, LineUse::Prose);
            return Ok(());
        }
        if self.quoted {
            let why = "tells what was done, but in or after what somebody is quoted with";
            self.book.note_lines(block.first, block.last, text, why);
            return Ok(());
        }
        let mut rest = String::new();
        for text in statements::statements(text) {
            if done::tells_done(&text, self.set.cues) {
                self.state(Role::Progress, &text, block)?;
            } else if self.outline.in_priority() && text.contains(" will ") {
                self.state(Role::Action, &text, block)?;
            } else {
                join(&mut rest, &text);
            }
        }
        if !rest.is_empty() {
            let why = "running text beside what was done";
            self.book.note(block.first, &rest, why);
        }
        Ok(())
    }

    /// What a paragraph says that tells who leads or by when behind its text, and so is no running text.
    pub(in crate::document) fn role_of_fielded(&self, block: &Block) -> Option<Role> {
        let text = &*block.text;
        let label = text
            .split_once(':')
            .is_some_and(|(label, _)| words(label) <= 6);
        let own = block.is_para()
            && !label
            && words(text) <= STATEMENT_WORDS
            && marker::labelled(text, &self.set.cues.labels).is_none()
            && marker::numbered_role(text, self.set.cues).is_none();
        let named = self.outline.in_named() && !self.outline.is_outside();
        let role = self.outline.role();
        (own && (named || role.is_some())).then(|| role.unwrap_or(Role::Action))
    }

    pub(in crate::document) fn end_list_keep_run(&mut self) {
        let run = self.run;
        self.end_list();
        self.run = run;
    }
}

/// Whether a paragraph is a question of a form: `Q7. What has been done?`.
fn is_question(text: &str) -> bool {
    let number = text
        .strip_prefix('Q')
        .and_then(|rest| rest.split(['.', ' ', ':', ')']).next());
    number.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
        && words(text)
            <= if text.contains('?') {
                60
            } else {
                HEADING_WORDS
            }
}

/// Whether a paragraph is no more than a date.
fn is_date(text: &str, period: Option<Period>) -> bool {
    text.len() < 40
        && dates::dates(text, period)
            .iter()
            .map(|(from, to, _)| to - from)
            .sum::<usize>()
            + 4
            > text.len()
}
