//! Paragraphs on the walk: labels, statements, the rest of statements, and prose.

use crate::document::LineUse;
use crate::document::blocks::{Block, Form};
use crate::document::cell;
use crate::document::dates;
use crate::document::done;
use crate::document::fields;
use crate::document::headings::HEADING_WORDS;
use crate::document::marker;
use crate::document::marker::{Labelled, Mark};
use crate::document::outline::{Sort, level};
use crate::document::phrase::{join, key, start, words};
use crate::document::roles::Cue;
use crate::document::walk::Walk;
use crate::error::Error;
use crate::model::{Period, Role};

/// The longest paragraph, in words, that is taken for one statement.
const STATEMENT_WORDS: usize = 60;
/// The longest lead-in, in words, that names a list better than the heading above it.
const LEAD_IN_WORDS: usize = 10;

impl Walk<'_> {
    pub(super) fn paragraph(
        &mut self,
        block: &Block,
        inset: bool,
        next: Option<&Block>,
        listed: bool,
    ) -> Result<(), Error> {
        let text = &*block.text;
        let labelled = marker::labelled(text, &self.set.cues.labels).filter(|_| words(text) <= 40);
        if self.is_title(text) {
            self.title(block);
            return Ok(());
        }
        if let Some(labelled) = labelled {
            return self.labelled_paragraph(block, labelled);
        }
        if self.untitled.is_some() {
            let title = !text.ends_with(':') && words(text) <= STATEMENT_WORDS;
            self.give_title(title.then_some(block));
            if title {
                return Ok(());
            }
        }
        if self.numbered_statement(block, next)?
            || self.oblique_label(block)?
            || self.inline_label(block)?
            || self.colon(block, next)
        {
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
        if (listed || parted)
            && self
                .outline
                .heads
                .last()
                .is_some_and(|head| head.sort == Sort::LeadIn)
        {
            return self.item(block, &Mark::default(), 0, next);
        }
        if !inset && self.is_plain_heading(block, next) {
            self.heading(block, level::PLAIN, text);
            return Ok(());
        }
        self.body(block, inset, next)
    }

    /// `Priority 1 - Title` as a heading, or `Outcome: What will be true` as a statement.
    pub(super) fn labelled_paragraph(
        &mut self,
        block: &Block,
        labelled: Labelled,
    ) -> Result<(), Error> {
        let goal = self.set.cues.role(&labelled.label) == Some(Role::Outcome);
        let told = labelled.number.is_none() && labelled.colon;
        if goal
            && !labelled.title.is_empty()
            && (told || self.outline.in_priority_above(&labelled.label))
        {
            self.flush_untitled();
            self.end_list();
            self.state(Role::Outcome, &labelled.title, block)?;
            return Ok(());
        }
        let level = self.outline.label_level(&labelled.label);
        self.labelled_heading(block, labelled, level);
        Ok(())
    }

    /// `Action 2.1 Open a clinic`, with a list of its parts or without.
    fn numbered_statement(&mut self, block: &Block, next: Option<&Block>) -> Result<bool, Error> {
        let Some((role, text)) = marker::numbered_role(&block.text, self.set.cues)
            .filter(|(role, text)| *role != Role::Priority && words(text) <= STATEMENT_WORDS)
        else {
            return Ok(false);
        };
        let text = text.to_owned();
        self.outline.close(level::LABEL);
        self.end_list();
        let at = self.state(role, &text, block)?;
        let listed = matches!(next.map(|next| &next.form), Some(Form::Item { .. }));
        if role == Role::Action && listed {
            self.own(block, level::LABEL, &text, at);
        }
        Ok(true)
    }

    /// `High level outcome / Fewer deaths / Less harm`: a row of a table that begins with its role.
    fn oblique_label(&mut self, block: &Block) -> Result<bool, Error> {
        let Some((label, rest)) = block.text.split_once(" / ") else {
            return Ok(false);
        };
        let label = key(label);
        let role = self.set.cues.role(&label);
        let bare = self.set.cues.is_bare(&label) || self.set.cues.labels.contains(&label);
        let Some(role) = role.filter(|_| words(&label) <= 5 && bare) else {
            return Ok(false);
        };
        let cells = rest.split(" / ").map(|text| {
            let text = marker::split(text).map_or(text, |(_, text)| text);
            text.trim()
        });
        let cells: Vec<&str> = cells
            .filter(|text| text.chars().any(char::is_alphanumeric))
            .collect();
        if cells
            .iter()
            .any(|text| text.starts_with(char::is_lowercase))
        {
            return Ok(false);
        }
        self.end_list();
        self.outline.close(level::LABEL);
        for text in cells {
            self.state(role, text, block)?;
        }
        self.book.book(block.first, block.last, LineUse::Heading);
        Ok(true)
    }

    /// `Lead: Police Scotland`, `Comment: no stock for three weeks`.
    pub(super) fn inline_label(&mut self, block: &Block) -> Result<bool, Error> {
        let Some((label, rest)) = block
            .text
            .split_once(':')
            .filter(|(_, rest)| !rest.trim().is_empty())
        else {
            return Ok(false);
        };
        let label = key(label);
        let rest = rest.trim();
        if words(&label) > 6 || !self.set.cues.is_bare(&label) {
            return Ok(false);
        }
        match self.set.cues.find(&label) {
            Some(Cue::Role(role)) if role != Role::Priority => {
                self.items.clear();
                self.state(role, rest, block)?;
            }
            Some(cue @ (Cue::Lead | Cue::Due | Cue::Status)) => self.field(block, cue, rest),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// A lead, date or state on a line of its own, for the statement before it.
    pub(super) fn field(&mut self, block: &Block, cue: Cue, text: &str) {
        let Some(at) = self.last else {
            self.book.note_lines(
                block.first,
                block.last,
                &block.text,
                "there is no statement before it",
            );
            return;
        };
        let read = fields::lead_due(text, self.set.cues, self.set.period);
        let status = fields::status(text, self.set.cues).filter(|_| cue != Cue::Due);
        for (text, why) in read.lost() {
            self.book.note(block.first, text, why);
        }
        if let Some(statement) = self.book.statements.get_mut(at) {
            statement.due = statement.due.or(read.due);
            statement.status = statement.status.or(status);
            if status.is_none() {
                statement.leads.extend(read.leads);
            }
        }
        self.book.book(block.first, block.last, LineUse::Statement);
    }

    /// A label or a lead-in, which ends with a colon.
    pub(super) fn colon(&mut self, block: &Block, next: Option<&Block>) -> bool {
        if !block.text.ends_with(':') {
            return false;
        }
        let text = block.text.trim_end_matches(':').trim_end();
        let sentence = crate::document::phrase::sentences(text)
            .last()
            .copied()
            .unwrap_or(text)
            .to_owned();
        let whole = sentence.len() == text.len();
        if !whole
            && self.items.first().is_some_and(Option::is_some)
            && self.outline.role() == Some(Role::Progress)
        {
            self.book.note(
                block.first,
                &sentence,
                "ends a paragraph as a label would begin one; left in the statement",
            );
            return false;
        }
        let short = whole && words(text) <= HEADING_WORDS;
        let key = key(&sentence);
        let role = self.set.cues.role(&key);
        let leads = is_lead_in(&key) || !short;
        if role.is_some() && !leads {
            self.end_list();
            self.open(block, level::ROLE, Sort::RoleLabel, text, role);
        } else if short && !leads && self.outline.role().is_some() && !self.is_aside(text) {
            self.open(block, level::LABEL, Sort::Label, text, None);
        } else {
            let table = matches!(next.map(|next| &next.form), Some(Form::Table(_)));
            self.items.clear();
            self.run = false;
            let role = role.filter(|_| !self.is_aside(&sentence));
            if !table {
                let text = without_verb(&sentence).to_owned();
                self.open(block, level::LEAD_IN, Sort::LeadIn, &text, role);
                if let Some(head) = self.outline.heads.last_mut() {
                    head.names = words(&sentence) <= LEAD_IN_WORDS && !self.set.cues.is_bare(&key);
                    head.shown = sentence;
                }
            }
            self.book.book(block.first, block.last, LineUse::Prose);
        }
        true
    }

    /// A paragraph that is no heading: a statement, the rest of one, or prose.
    pub(super) fn body(
        &mut self,
        block: &Block,
        inset: bool,
        next: Option<&Block>,
    ) -> Result<(), Error> {
        let text = &*block.text;
        let key = key(start(text, 80));
        let talks = self.set.cues.talk.begins(&key);
        let role = self.outline.role();
        let item_next = matches!(next.map(|next| &next.form), Some(Form::Item { .. }));
        let table_next = matches!(next.map(|next| &next.form), Some(Form::Table(_)));
        if let Some(open) = self.items.first().copied().flatten() {
            let led = self
                .outline
                .heads
                .last()
                .is_some_and(|head| head.sort == Sort::LeadIn);
            let goes_on = (role == Some(Role::Progress) && !led)
                || inset
                || (item_next && !talks && words(text) <= STATEMENT_WORDS);
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
        let first = self
            .outline
            .heads
            .last()
            .is_some_and(|head| head.sort == Sort::Priority && head.statement.is_none());
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
        for text in cell::statements(text) {
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

    pub(super) fn end_list_keep_run(&mut self) {
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

/// Whether a text that ends with a colon is the sentence that leads to a list.
fn is_lead_in(key: &str) -> bool {
    const LAST: [&str; 16] = [
        "are",
        "is",
        "include",
        "includes",
        "included",
        "including",
        "for",
        "as",
        "by",
        "to",
        "were",
        "will",
        "following",
        "through",
        "with",
        "follows",
    ];
    LAST.contains(&key.rsplit(' ').next().unwrap_or_default())
}

/// A lead-in without the verb at its end: `The 12 key priorities are` is `The 12 key priorities`.
fn without_verb(text: &str) -> &str {
    [
        " are",
        " is",
        " include",
        " includes",
        " included",
        " were",
        " are as follows",
    ]
    .iter()
    .find_map(|verb| text.strip_suffix(verb))
    .unwrap_or(text)
}
