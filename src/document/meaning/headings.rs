//! Headings on the walk: which there are, and what they open.

use crate::document::block::{Block, Form};
use crate::document::cues::Cue;
use crate::document::marker;
use crate::document::marker::{Labelled, Mark};
use crate::document::meaning::labels::Pending;
use crate::document::meaning::lead_in::is_foreign;
use crate::document::meaning::ledger::LedgerSpot;
use crate::document::meaning::outline::{Outline, OutlineHead, Sort, level, speaks_of_document};
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{ends, key, spaced, words};
use crate::document::trailing;
use crate::document::{Furniture, LineUse};
use crate::error::Error;
use crate::model::Role;

/// The longest heading in words.
pub(in crate::document) const HEADING_WORDS: usize = 14;

impl Walk<'_> {
    pub(in crate::document) fn open(
        &mut self,
        block: &Block,
        level: u8,
        sort: Sort,
        text: &str,
        role: Option<Role>,
    ) {
        self.end_list();
        if sort != Sort::RoleLabel || self.stage.is_some() {
            self.staged = false;
            self.stage = None;
        }
        // A table may go on below the next priority without its header.
        if sort != Sort::Priority {
            self.columns = None;
        }
        self.outline.open(OutlineHead {
            level,
            sort,
            text: text.to_owned(),
            shown: block.text.clone(),
            role,
            aside: None,
            tells: false,
            at: (block.first, block.page),
            statement: None,
        });
        self.book.book(block.first, block.last, LineUse::Heading);
    }

    /// Opens an action, the parts of which follow as a list.
    pub(in crate::document) fn own(&mut self, block: &Block, level: u8, text: &str, at: usize) {
        self.open(block, level, Sort::Owner, text, Some(Role::Action));
        if let Some(head) = self.outline.heads.last_mut() {
            head.statement = Some(at);
        }
    }

    pub(in crate::document) fn marked_heading(
        &mut self,
        block: &Block,
        depth: u8,
    ) -> Result<(), Error> {
        self.flush_untitled();
        if self.is_title(&block.text) {
            self.title(block);
            return Ok(());
        }
        if let Some(labelled) = marker::labelled(&block.text, &self.set.cues.labels) {
            self.labelled_heading(block, labelled, depth)?;
        } else if self.says_listed_priority(block) {
        } else if let Some((Role::Action, text)) = marker::numbered_role(&block.text, self.set.cues)
        {
            let text = text.to_owned();
            self.outline.close(depth);
            let at = self.state(Role::Action, &text, block)?;
            self.own(block, depth, &text, at);
        } else {
            let text = strip_number(&block.text).trim_end_matches(':').to_owned();
            self.heading(block, depth, &text);
        }
        Ok(())
    }

    /// A heading without a label: what it announces decides what it is.
    pub(in crate::document) fn heading(&mut self, block: &Block, level: u8, text: &str) {
        let key = key(text);
        let role = self.set.cues.role(&key);
        let foreign = role.is_none() && words(&key) <= 8 && is_foreign(text);
        if foreign || self.set.cues.outside.begins(&key) && words(&key) <= 8 {
            let level = if level >= level::PLAIN {
                level::PLAIN
            } else {
                level
            };
            self.open(block, level, Sort::Outside, text, None);
            return;
        }
        let bare = role.is_some() && self.set.cues.is_bare(&key);
        let in_priority = self
            .outline
            .heads
            .iter()
            .any(|head| head.sort == Sort::Priority && head.level < level.max(level::SUB));
        let sibling = in_priority && role == Some(Role::Priority);
        let sort = match role {
            Some(_) if bare && !sibling => Sort::Bare,
            Some(_) => Sort::Telling,
            None if self.under_priorities(level) => Sort::Priority,
            None => Sort::Section,
        };
        let level = match sort {
            Sort::Bare if level >= level::PLAIN && in_priority => level::ROLE,
            // A heading that speaks of the document ends the part before it.
            Sort::Section if level == level::PLAIN && speaks_of_document(text) => level,
            _ if level == level::PLAIN && in_priority && !sibling => level::SUB,
            _ => level,
        };
        self.open(block, level, sort, text, role);
    }

    /// Whether a marked heading stands right below one that announces priorities.
    pub(in crate::document) fn under_priorities(&self, level: u8) -> bool {
        let above = self
            .outline
            .heads
            .iter()
            .rev()
            .find(|head| head.level < level);
        level < level::PLAIN
            && above
                .is_some_and(|head| head.sort == Sort::Bare && head.role == Some(Role::Priority))
    }

    pub(in crate::document) fn is_title(&self, text: &str) -> bool {
        let title = self.set.title;
        !title.is_empty()
            && text.len() <= title.len() * 2
            && text.len() * 2 >= title.len()
            && key(text) == self.title_key
    }

    pub(in crate::document) fn title(&mut self, block: &Block) {
        if self
            .outline
            .heads
            .iter()
            .any(|head| head.sort == Sort::Title)
        {
            self.book.book(
                block.first,
                block.last,
                LineUse::Furniture(Furniture::RunningHead),
            );
        } else {
            self.open(block, 0, Sort::Title, &block.text, None);
        }
    }

    /// `Priority 1 - Title`, with the title on the same line or in the next paragraph. A goal below a priority is an
    /// outcome. A heading with a number is a statement, whatever stands under it.
    pub(in crate::document) fn labelled_heading(
        &mut self,
        block: &Block,
        labelled: Labelled,
        level: u8,
    ) -> Result<(), Error> {
        self.flush_untitled();
        let outcome = self.set.cues.role(&labelled.label) == Some(Role::Outcome);
        let below = outcome && self.outline.in_priority_above(&labelled.label, level);
        let (sort, role) = if below {
            (Sort::Goal, Role::Outcome)
        } else {
            (Sort::Priority, Role::Priority)
        };
        let level = if below && level == level::PLAIN {
            level::SUB
        } else {
            level
        };
        self.open(block, level, sort, &labelled.title, None);
        if labelled.title.is_empty() {
            self.pending = Some(Pending::Heading(labelled));
        } else if labelled.number.is_some() || below {
            self.own_statement(role, &labelled.title, block)?;
        }
        Ok(())
    }

    /// Makes the innermost heading a statement.
    pub(in crate::document) fn own_statement(
        &mut self,
        role: Role,
        text: &str,
        block: &Block,
    ) -> Result<(), Error> {
        let Some(head) = self.outline.heads.pop() else {
            return Ok(());
        };
        let parent = self.parent(Role::Priority);
        let spot = LedgerSpot {
            line: block.first,
            page: block.page,
            section: Some(head.shown.clone()),
        };
        self.outline.heads.push(head);
        let parent = parent?;
        let at = if role == Role::Priority {
            self.book.priority(text, parent, &spot)?
        } else {
            self.book.add(role, text, parent, &spot)?.0
        };
        if let Some(head) = self.outline.heads.last_mut() {
            head.statement = Some(at);
        }
        self.last = Some(at);
        Ok(())
    }

    /// Gives the open label the title that follows it, or its own words where none does.
    pub(in crate::document) fn give_title(&mut self, title: Option<&Block>) -> Result<(), Error> {
        let Some(Pending::Heading(labelled)) = self.pending.take() else {
            return Ok(());
        };
        let Some(head) = self.outline.heads.last_mut() else {
            return Ok(());
        };
        let Some(block) = title else {
            head.text.clone_from(&head.shown);
            return Ok(());
        };
        // A number that is told in words is one of a list that the document numbers elsewhere in figures.
        let worded = !head.shown.chars().any(|c| c.is_ascii_digit());
        head.text = match &labelled.number {
            Some(number) if worded && number.bytes().all(|b| b.is_ascii_digit()) => {
                format!("{number}. {}", block.text)
            }
            _ => block.text.clone(),
        };
        head.shown = spaced(&format!(
            "{}: {}",
            head.shown.trim_end_matches(':'),
            block.text
        ));
        let role = if head.sort == Sort::Goal {
            Role::Outcome
        } else {
            Role::Priority
        };
        let text = head.text.clone();
        self.own_statement(role, &text, block)?;
        self.book.book(block.first, block.last, LineUse::Heading);
        Ok(())
    }

    /// Closes the open label where no text follows it.
    pub(in crate::document) fn flush_untitled(&mut self) {
        if let Some(Pending::Heading(_)) = self.pending.take()
            && let Some(head) = self.outline.heads.last_mut()
        {
            head.text.clone_from(&head.shown);
        }
    }

    pub(in crate::document) fn is_numbered_heading(
        &self,
        block: &Block,
        mark: &Mark,
        before: Option<&Block>,
        next: Option<&Block>,
    ) -> bool {
        let Some(number) = mark
            .number
            .as_deref()
            .filter(|n| n.starts_with(|c: char| c.is_ascii_digit()))
        else {
            return false;
        };
        let number_of = |block: Option<&Block>| match block.map(|block| &block.form) {
            Some(Form::Item { mark, .. }) => Some(mark.number.clone().unwrap_or_default()),
            _ => None,
        };
        let inner = |next: &str| next.starts_with(number) && next.len() > number.len();
        let listed = number_of(next).is_some_and(|next| !next.is_empty() && !inner(&next))
            || number_of(before).is_some_and(|before| {
                before.is_empty() && !block.gap
                    || are_siblings(&before, number)
                    || !before.is_empty() && (!number.contains('.') && !before.contains('.'))
            });
        let told = trailing::trailing(&block.text, self.set.cues).1;
        let fits = told.is_empty()
            && words(&block.text) <= HEADING_WORDS
            && !block.text.ends_with(['.', ';', ',', ':']);
        let fielded = self.is_fielded(next);
        !mark.bullet
            && !self.set.marked
            && fits
            && !listed
            && !fielded
            && block.text.starts_with(|c: char| !c.is_lowercase())
    }

    /// Whether a field follows, as it does no heading: `2.1 Tax every drink`, then `Lead agency:`.
    pub(in crate::document) fn is_fielded(&self, next: Option<&Block>) -> bool {
        next.is_some_and(|next| {
            let Some((name, _)) = next.text.split_once(':') else {
                return false;
            };
            let cue = self.set.cues.name(&key(name)).filter(|_| words(name) <= 4);
            next.is_para() && matches!(cue, Some(Cue::Lead | Cue::Due | Cue::Status))
        })
    }

    pub(in crate::document) fn numbered_heading(&mut self, block: &Block, mark: &Mark) {
        self.flush_untitled();
        let number = mark.number.as_deref().unwrap_or_default();
        let level = 1 + number.matches('.').count().min(4) as u8;
        let shown = Block {
            text: format!("{number} {}", block.text),
            ..block.clone()
        };
        self.heading(&shown, level, &block.text);
    }

    /// Books a block of the title.
    pub(in crate::document) fn titled(&mut self, block: &Block, first: bool) {
        if first {
            self.open(block, 0, Sort::Title, &block.text, None);
        } else {
            self.book.book(block.first, block.last, LineUse::Heading);
        }
    }

    /// Whether a paragraph is a heading by its form: short, on its own, without the end of a sentence.
    pub(in crate::document) fn is_plain_heading(
        &self,
        block: &Block,
        next: Option<&Block>,
    ) -> bool {
        let text = &*block.text;
        let asks =
            text.ends_with('?') && words(text) <= 8 && self.set.cues.role(&key(text)).is_some();
        let fits = words(text) <= HEADING_WORDS && text.chars().count() <= 110;
        let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        !self.set.marked
            && fits
            && starts
            && (asks || !ends(text))
            && !text.ends_with([',', '&'])
            && next.is_some()
    }
}

impl Outline {
    /// The level of a labelled priority in the text: that of an open one with this label, if any.
    pub(in crate::document) fn label_level(&self, label: &str) -> u8 {
        let alike = |head: &&OutlineHead| {
            matches!(head.sort, Sort::Priority | Sort::Goal)
                && head.shown.to_lowercase().starts_with(label)
        };
        self.heads
            .iter()
            .find(alike)
            .map_or(level::PLAIN, |head| head.level)
    }

    /// Whether a priority is open under another label than this one, above this level.
    pub(in crate::document) fn in_priority_above(&self, label: &str, level: u8) -> bool {
        self.heads.iter().any(|head| {
            let above = head.level < level || level >= level::PLAIN;
            head.sort == Sort::Priority && above && !head.shown.to_lowercase().starts_with(label)
        })
    }
}

/// A heading without the number before it.
/// Whether two numbers stand in one list: `2.1` and `2.2`.
fn are_siblings(before: &str, number: &str) -> bool {
    let stem = |number: &str| number.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    stem(before).is_some() && stem(before) == stem(number)
}

fn strip_number(text: &str) -> &str {
    match marker::split(text) {
        Some((mark, rest)) if mark.number.is_some() && !mark.bullet => rest,
        _ => text,
    }
}
