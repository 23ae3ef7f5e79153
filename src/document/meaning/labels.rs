//! Labels on the walk: `Goal 1: …`, `Measure: …`, `Lead: …`, with the text on the line or on the next.

use crate::document::LineUse;
use crate::document::block::Block;
use crate::document::cues::Cue;
use crate::document::field_names;
use crate::document::marker;
use crate::document::marker::Labelled;
use crate::document::meaning::outline::{OutlineHead, Sort, level};
use crate::document::meaning::paragraphs::STATEMENT_WORDS;
use crate::document::meaning::stages::is_stage;
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{key, words};
use crate::error::Error;
use crate::model::Role;

/// The longest title of a labelled heading, in words.
const TITLE_WORDS: usize = 50;
/// The longest label, in words.
const LABEL_WORDS: usize = 6;

/// A label the text of which is still to come.
#[derive(Clone, Debug)]
pub(in crate::document) enum Pending {
    /// `Goal 1:`, with the line that it stands on.
    Heading(Labelled),
    /// `Performance Target:` of this role.
    Role(Role),
    /// `Lead agency:`, and whether it names partners only.
    Field(Cue, bool),
}

impl Walk<'_> {
    /// Reads a label; whether the paragraph is one, or the text of the one before.
    pub(in crate::document) fn label(
        &mut self,
        block: &Block,
        next: Option<&Block>,
    ) -> Result<bool, Error> {
        let text = &*block.text;
        if is_placeholder(text) {
            let why = "a place that is still to be filled";
            self.book.note_lines(block.first, block.last, text, why);
            return Ok(true);
        }
        let labelled = marker::labelled(text, &self.set.cues.labels)
            .filter(|label| words(&label.title) <= TITLE_WORDS);
        if let Some(labelled) = labelled {
            self.flush_untitled();
            return self.labelled_paragraph(block, labelled).map(|()| true);
        }
        if self.pending_text(block)? {
            return Ok(true);
        }
        if is_stage(text) {
            // What a plan does first, and what later: actions under the one that it parts.
            let owner = self.last;
            self.open(
                block,
                level::ROLE,
                Sort::RoleLabel,
                text,
                Some(Role::Action),
            );
            self.stage = owner;
            return Ok(true);
        }
        if self.stage_text(block)? {
            return Ok(true);
        }
        Ok(self.numbered_statement(block, next)?
            || self.oblique_label(block)?
            || self.alone(block, next)
            || self.inline_label(block, next)?)
    }

    /// Gives the open label its text; whether the paragraph is that.
    fn pending_text(&mut self, block: &Block) -> Result<bool, Error> {
        let text = &*block.text;
        let fits = !text.ends_with(':') && words(text) <= STATEMENT_WORDS;
        match self.pending.clone() {
            Some(Pending::Heading(labelled)) => {
                self.give_title(fits.then_some(block))?;
                let _ = labelled;
                Ok(fits)
            }
            Some(Pending::Role(role)) if fits && block.is_para() => {
                self.state_labelled(role, text, block)?;
                self.pending = None;
                Ok(true)
            }
            Some(Pending::Field(cue, partners)) => {
                let body = crate::document::bodies::is_body(text, self.set.cues);
                let date = cue != Cue::Lead && words(text) <= 8;
                if fits && (body || date) {
                    self.listed_field(block, cue, partners);
                    return Ok(true);
                }
                self.pending = None;
                Ok(false)
            }
            _ => Ok(false),
        }
    }

    /// `Priority 1 - Title` as a heading, or `Outcome: What will be true` as a statement.
    pub(in crate::document) fn labelled_paragraph(
        &mut self,
        block: &Block,
        labelled: Labelled,
    ) -> Result<(), Error> {
        if let Some((role, rest)) = self.label_in_title(&labelled) {
            let rest = rest.to_owned();
            self.end_list();
            let owner = self.head_of(&labelled).or(self.parent(Role::Priority)?);
            self.state_under(role, &rest, owner, block)?;
            return Ok(());
        }
        let goal = self.set.cues.role(&labelled.label) == Some(Role::Outcome);
        let told = labelled.number.is_none() && labelled.colon;
        if goal && told && !labelled.title.is_empty() {
            self.end_list();
            self.state(Role::Outcome, &labelled.title, block)?;
            return Ok(());
        }
        let level = self.outline.label_level(&labelled.label);
        self.labelled_heading(block, labelled, level)
    }

    /// `Goal 1 Performance Target: Fewer gaps`: the role that the title of a label begins with, and its text.
    fn label_in_title<'t>(&self, labelled: &'t Labelled) -> Option<(Role, &'t str)> {
        labelled.number.as_ref()?;
        let (label, rest) = labelled.title.split_once(':')?;
        let rest = rest.trim();
        match self.set.cues.name(&key(label))? {
            Cue::Role(role) if role != Role::Priority && !rest.is_empty() && words(label) <= 4 => {
                Some((role, rest))
            }
            _ => None,
        }
    }

    /// The statement of the open heading with this label and number.
    fn head_of(&self, labelled: &Labelled) -> Option<usize> {
        let number = labelled.number.as_deref()?;
        let wanted = key(&format!("{} {number}", labelled.label));
        let fits = |head: &&OutlineHead| {
            let shown = key(&head.shown);
            shown == wanted || shown.starts_with(&format!("{wanted} "))
        };
        self.outline.heads.iter().rev().find(fits)?.statement
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
        if role == Role::Action && next.is_some_and(Block::is_item) {
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
        let names = cells
            .iter()
            .all(|text| field_names::is_name(text, self.set.cues));
        if names
            || cells
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

    /// `Lead agency:` or `Performance Target:` alone: what it tells stands below.
    fn alone(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let Some(label) = block.text.strip_suffix(':') else {
            return false;
        };
        let key = key(label);
        let Some(cue) = self
            .set
            .cues
            .name(&key)
            .filter(|_| words(label) <= LABEL_WORDS)
        else {
            return false;
        };
        let pending = match cue {
            Cue::Lead | Cue::Due | Cue::Status if self.last.is_some() => {
                let partners = key.ends_with("partners") && !key.contains("lead");
                Pending::Field(cue, partners)
            }
            Cue::Role(role @ (Role::Indicator | Role::Outcome))
                if self.outline.in_named() && next.is_some_and(Block::is_para) =>
            {
                Pending::Role(role)
            }
            _ => return false,
        };
        self.pending = Some(pending);
        self.book.book(block.first, block.last, LineUse::Heading);
        true
    }

    /// `Lead: Police Scotland`, `Comment: no stock for three weeks`.
    fn inline_label(&mut self, block: &Block, next: Option<&Block>) -> Result<bool, Error> {
        let parted = block.text.split_once(':');
        let Some((label, rest)) = parted.filter(|(_, rest)| !rest.trim().is_empty()) else {
            return Ok(false);
        };
        let label = key(label);
        let rest = rest.trim();
        if words(&label) > LABEL_WORDS {
            return Ok(false);
        }
        match self.set.cues.name(&label) {
            Some(Cue::Role(Role::Action))
                if self.names_own_part(rest) && next.is_some_and(Block::is_item) =>
            {
                self.open(
                    block,
                    level::LEAD_IN,
                    Sort::LeadIn,
                    rest,
                    Some(Role::Action),
                );
            }
            Some(Cue::Role(role)) if role != Role::Priority => {
                self.state_labelled(role, rest, block)?;
            }
            Some(cue @ (Cue::Lead | Cue::Due | Cue::Status)) => self.field(block, cue, rest),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Adds a statement that a label of its role begins. A measure of an outcome in a list stands under that outcome,
    /// and a report under the action before it.
    fn state_labelled(&mut self, role: Role, text: &str, block: &Block) -> Result<(), Error> {
        let item = self.items.first().copied().flatten();
        let role_of = |at: usize| self.book.statements.get(at).map(|statement| statement.role);
        let above = match role {
            Role::Indicator => {
                item.filter(|at| matches!(role_of(*at), Some(Role::Priority | Role::Outcome)))
            }
            Role::Progress => self.last.filter(|at| role_of(*at) == Some(Role::Action)),
            _ => None,
        };
        if let Some(owner) = above {
            self.state_under(role, text, Some(owner), block)?;
            self.last = Some(owner);
            return Ok(());
        }
        self.items.clear();
        let owner = match role {
            Role::Indicator => self.measured()?,
            _ => self.parent(role)?,
        };
        self.state_under(role, text, owner, block)?;
        Ok(())
    }

    /// What a measure belongs to: the goal of a part the objectives of which have nothing below them, else the
    /// innermost heading.
    fn measured(&mut self) -> Result<Option<usize>, Error> {
        let goal = self
            .outline
            .heads
            .iter()
            .rev()
            .find(|head| matches!(head.sort, Sort::Priority | Sort::Goal));
        let empty = goal
            .filter(|head| head.sort == Sort::Goal)
            .and_then(|head| head.statement)
            .is_some_and(|at| !self.book.has_children(at));
        if empty {
            let above = self
                .outline
                .heads
                .iter()
                .rev()
                .find(|head| head.sort == Sort::Priority);
            if let Some(at) = above.and_then(|head| head.statement) {
                return Ok(Some(at));
            }
        }
        self.parent(Role::Indicator)
    }

    /// Whether a text names parts of the plan rather than saying what will be done: `Steps for Goal 1, Objective 1`.
    fn names_own_part(&self, text: &str) -> bool {
        let told = key(text);
        let words: Vec<&str> = told.split(' ').collect();
        words.len() <= 10
            && words.windows(2).any(|pair| {
                let number = pair[1].bytes().all(|b| b.is_ascii_digit()) || pair[1].len() <= 2;
                number && self.set.cues.labels.iter().any(|label| label == pair[0])
            })
    }
}

/// Whether a text is what a form leaves to be filled: `Vision: <<Insert vision>>`.
fn is_placeholder(text: &str) -> bool {
    let rest = text.split_once(':').map_or(text, |(_, rest)| rest).trim();
    let told = key(rest);
    (rest.starts_with("<<") || rest.starts_with('[')) && told.starts_with("insert")
        || told.is_empty() && text.contains("< >")
}
