//! Items of lists on the walk.

use crate::document::LineUse;
use crate::document::blocks::{Block, Form};
use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::outline::{Sort, level};
use crate::document::phrase::{key, start};
use crate::document::walk::Walk;
use crate::error::Error;
use crate::model::{PlanKind, Role};

impl Walk<'_> {
    pub(super) fn item(
        &mut self,
        block: &Block,
        mark: &Mark,
        depth: usize,
        next: Option<&Block>,
    ) -> Result<(), Error> {
        self.flush_untitled();
        self.run = false;
        if let Some(labelled) = marker::labelled(&block.text, &self.set.cues.labels)
            .filter(|l| !l.title.is_empty() && l.number.is_some())
        {
            let nested = matches!(next.map(|next| &next.form), Some(Form::Item { depth: inner, .. }) if *inner > depth);
            if nested {
                self.labelled_heading(block, labelled, level::PLAIN);
                return Ok(());
            }
        }
        self.items.truncate(depth);
        if let Some(Some(owner)) = self.items.last().copied().filter(|_| depth > 0) {
            let made = self.nested(block, owner)?;
            self.items.push(made);
            return Ok(());
        }
        let number = mark.number.as_deref();
        if self.book.is_listed(&block.text, number) {
            self.book.book(block.first, block.last, LineUse::Repeat);
            self.items.push(None);
            return Ok(());
        }
        let role = if mark.unticked {
            Err("a box that is not ticked")
        } else {
            self.item_role(&block.text)
        };
        let made = match role {
            Ok(role) => {
                if role == Role::Priority {
                    self.book.list_priority(&block.text, number);
                }
                let text = self.without_list_end(&block.text);
                Some(self.state(role, text, block)?)
            }
            Err(why) => {
                self.book
                    .note_lines(block.first, block.last, &block.text, why);
                None
            }
        };
        self.items.push(made);
        Ok(())
    }

    /// An item without the sign that parts it from the next; a full stop counts where the items before had such a sign.
    pub(super) fn without_list_end<'t>(&mut self, text: &'t str) -> &'t str {
        let parted = ["; and", "; or", ";", ", and", ","]
            .iter()
            .find_map(|sign| text.strip_suffix(sign));
        let last = if self.parted {
            text.strip_suffix('.')
        } else {
            None
        };
        self.parted = parted.is_some();
        parted
            .or(last)
            .filter(|text| !text.trim().is_empty())
            .unwrap_or(text)
    }

    /// An item below an item: part of it where it ends with a colon, else a statement under it.
    pub(super) fn nested(&mut self, block: &Block, owner: usize) -> Result<Option<usize>, Error> {
        let Some(above) = self.book.statements.get_mut(owner) else {
            return Ok(None);
        };
        if above.text.ends_with(':') || above.text.ends_with(';') {
            above.text.push(' ');
            above.text.push_str(&block.text);
            self.book.book(block.first, block.last, LineUse::Statement);
            return Ok(Some(owner));
        }
        let role = above.role;
        self.state_under(role, &block.text, Some(owner), block)
            .map(Some)
    }

    /// The role of an item at this place, or why it makes no statement.
    pub(super) fn item_role(&self, text: &str) -> Result<Role, &'static str> {
        let lead_in = self
            .outline
            .heads
            .last()
            .filter(|head| head.sort == Sort::LeadIn);
        if lead_in.is_some_and(|head| self.is_aside(&head.shown)) {
            return Err(
                "an item of a list that tells of something else than the plan's own matter",
            );
        }
        if let Some(role) = self.outline.role() {
            return Ok(role);
        }
        let reports = matches!(self.set.kind, PlanKind::Update | PlanKind::ProgressReport);
        if self.outline.in_priority() {
            return Ok(self.guess(text));
        }
        if lead_in.is_some() && reports && !self.outline.is_outside() {
            return Ok(Role::Progress);
        }
        Err("an item of a list under no heading that tells its role")
    }

    pub(super) fn is_aside(&self, lead_in: &str) -> bool {
        let from = lead_in.len().saturating_sub(160);
        let from = (from..lead_in.len())
            .find(|at| lead_in.is_char_boundary(*at))
            .unwrap_or(0);
        self.set.cues.aside.within(&key(&lead_in[from..]))
    }

    /// The role of a line under a priority, by how it begins.
    pub(super) fn guess(&self, text: &str) -> Role {
        let key = key(start(text, 80));
        let mut list = key.split(' ');
        let first = list.next().unwrap_or_default();
        let starts = [
            "fewer",
            "more",
            "less",
            "people",
            "children",
            "families",
            "individuals",
            "communities",
            "reduced",
            "improved",
            "increased",
            "everyone",
            "nobody",
            "all",
        ];
        let says_action = self.set.cues.verb.begins(&key)
            || first == "we"
            || first == "to"
            || first.ends_with("ing");
        if !says_action && starts.contains(&first) {
            return Role::Outcome;
        }
        Role::Action
    }

    /// Adds a paragraph to the item that it goes on with.
    pub(super) fn continue_item(&mut self, open: usize, block: &Block) {
        if let Some(statement) = self.book.statements.get_mut(open) {
            statement.text.push(' ');
            statement.text.push_str(&block.text);
        }
        self.book.book(block.first, block.last, LineUse::Statement);
    }
}
