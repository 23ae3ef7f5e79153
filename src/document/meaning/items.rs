//! Items of lists on the walk.

use crate::document::LineUse;
use crate::document::block::{Block, Form};
use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::meaning::labels::Pending;
use crate::document::meaning::outline::{Sort, level};
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{ends, key, start, words};
use crate::error::Error;
use crate::language::dates;
use crate::model::{PlanKind, Role};

impl Walk<'_> {
    pub(in crate::document) fn item(
        &mut self,
        block: &Block,
        mark: &Mark,
        depth: usize,
        next: Option<&Block>,
    ) -> Result<(), Error> {
        if mark.number.is_some() {
            self.pending
                .take_if(|pending| matches!(pending, Pending::Field(..)));
        }
        if let Some(Pending::Field(cue, partners)) = self.pending {
            self.listed_field(block, cue, partners);
            return Ok(());
        }
        self.begin_list(block);
        if is_bare_label(&block.text) {
            let why = "a label without a text";
            self.book
                .note_lines(block.first, block.last, &block.text, why);
            return Ok(());
        }
        if self.items.is_empty() {
            self.base = depth;
        }
        let depth = depth.saturating_sub(self.base);
        let labelled = marker::labelled(&block.text, &self.set.cues.labels);
        let labelled = labelled.filter(|l| !l.title.is_empty() && l.number.is_some());
        let nested = matches!(next.map(|next| &next.form), Some(Form::Item { depth: inner, .. }) if *inner > depth);
        if let Some(labelled) = labelled.filter(|_| nested) {
            return self.labelled_heading(block, labelled, level::PLAIN);
        }
        if self.update(block, depth)? {
            return Ok(());
        }
        let depth = self.depth_below_open(mark, depth);
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
        let made = self.stated_item(block, mark)?;
        self.items.push(made);
        Ok(())
    }

    /// What an item ends that was open before it.
    fn begin_list(&mut self, block: &Block) {
        let role = |pending: &mut Pending| matches!(pending, Pending::Role(_));
        if let Some(Pending::Role(role)) = self.pending.take_if(role) {
            self.open(block, level::ROLE, Sort::RoleLabel, &block.text, Some(role));
        }
        self.flush_untitled();
        self.run = false;
        if self.stage.take().is_some() {
            self.outline.close(level::ROLE);
        }
    }

    /// Makes a statement of an item, or notes why it is none.
    fn stated_item(&mut self, block: &Block, mark: &Mark) -> Result<Option<usize>, Error> {
        let number = mark.number.as_deref();
        let role = if mark.unticked {
            Err("a box that is not ticked")
        } else {
            self.item_role(&block.text)
        };
        self.numbered_item = number.is_some();
        match role {
            Ok(role) => {
                let text = self.without_list_end(&block.text);
                let at = self.state(role, text, block)?;
                let listed = role == Role::Outcome && !self.outline.in_named();
                if role == Role::Priority || listed {
                    self.book.list_priority(text, number, at);
                }
                Ok(Some(at))
            }
            Err(why) => {
                self.book
                    .note_lines(block.first, block.last, &block.text, why);
                Ok(None)
            }
        }
    }

    /// `UPDATE June 2021 The clinic opened`: what was done about the item before.
    fn update(&mut self, block: &Block, depth: usize) -> Result<bool, Error> {
        let Some(text) = updated(&block.text) else {
            return Ok(false);
        };
        let above = self.items.get(depth).or(self.items.last());
        let Some(owner) = above.copied().flatten() else {
            return Ok(false);
        };
        let text = text.to_owned();
        self.state_under(Role::Progress, &text, Some(owner), block)?;
        self.last = Some(owner);
        Ok(true)
    }

    /// The depth of an item: below a numbered one that ends with an open sentence a bullet is one of its parts.
    fn depth_below_open(&self, mark: &Mark, depth: usize) -> usize {
        let open = self.items.first().copied().flatten();
        let open = open.filter(|at| {
            let text = self.book.text(*at);
            self.numbered_item && text.ends_with(':')
        });
        if depth == 0 && mark.number.is_none() && open.is_some() {
            1
        } else {
            depth
        }
    }

    /// Whether an item is a heading that a copy of a page turned into a bullet: it announces what follows, and a
    /// paragraph follows.
    pub(in crate::document) fn is_bulleted_heading(
        &self,
        block: &Block,
        mark: &Mark,
        before: Option<&Block>,
        next: Option<&Block>,
    ) -> bool {
        let text = &*block.text;
        let told = key(text);
        // One of several of its sort is an item of their list: `Input indicators`, `Outcome indicators`.
        let last = |text: &str| key(text).rsplit(' ').next().map(str::to_owned);
        if before.is_some_and(|before| before.is_item() && last(&before.text) == last(text)) {
            return false;
        }
        let ours = ["our ", "what we ", "how we ", "who we ", "about "]
            .iter()
            .any(|start| told.starts_with(start));
        let tells =
            self.set.cues.name(&told).is_some() || self.set.cues.outside.begins(&told) || ours;
        mark.bullet
            && mark.number.is_none()
            && tells
            && words(text) <= 5
            && text.starts_with(char::is_uppercase)
            && !ends(text)
            && next.is_some_and(Block::is_para)
    }

    /// An item without the sign that parts it from the next; a full stop counts where the items before had such a sign.
    pub(in crate::document) fn without_list_end<'t>(&mut self, text: &'t str) -> &'t str {
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
    pub(in crate::document) fn nested(
        &mut self,
        block: &Block,
        owner: usize,
    ) -> Result<Option<usize>, Error> {
        let Some(above) = self.book.statements.get_mut(owner) else {
            return Ok(None);
        };
        let open = above.text.ends_with([':', ';']);
        let role = above.role;
        if open && role != Role::Action {
            above.text.push(' ');
            above.text.push_str(&block.text);
            self.book.book(block.first, block.last, LineUse::Statement);
            return Ok(Some(owner));
        }
        let text = self.without_list_end(&block.text);
        let at = self.state_under(role, text, Some(owner), block)?;
        if open {
            // Leads and dates after the parts of a sentence are those of the sentence.
            self.last = Some(owner);
        }
        Ok(Some(at))
    }

    /// The role of an item at this place, or why it makes no statement.
    pub(in crate::document) fn item_role(&self, text: &str) -> Result<Role, &'static str> {
        let lead_in = self
            .outline
            .heads
            .last()
            .filter(|head| head.sort == Sort::LeadIn);
        if let Some(why) = lead_in.and_then(|head| head.aside) {
            return Err(why);
        }
        if let Some(role) = self.outline.role() {
            return Ok(role);
        }
        let reports = matches!(self.set.kind, PlanKind::Update | PlanKind::ProgressReport);
        if self.outline.in_priority() {
            return Ok(self.guess(text));
        }
        if lead_in.is_some() && !self.outline.is_outside() && reports {
            return Ok(Role::Progress);
        }
        Err("an item of a list under no heading that tells its role")
    }

    pub(in crate::document) fn is_aside(&self, lead_in: &str) -> bool {
        let from = lead_in.len().saturating_sub(160);
        let from = (from..lead_in.len())
            .find(|at| lead_in.is_char_boundary(*at))
            .unwrap_or(0);
        self.set.cues.aside.within(&key(&lead_in[from..]))
    }

    /// The role of a line under a priority, by how it begins.
    pub(in crate::document) fn guess(&self, text: &str) -> Role {
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
        let told: Vec<&str> = key.split(' ').take(6).collect();
        let states = [
            "are", "is", "feel", "feels", "get", "gets", "have", "has", "live", "can",
        ];
        let holds = told.iter().skip(1).any(|word| states.contains(word));
        if !says_action && (starts.contains(&first) || holds) {
            return Role::Outcome;
        }
        Role::Action
    }

    /// Adds a paragraph to the item that it goes on with.
    pub(in crate::document) fn continue_item(&mut self, open: usize, block: &Block) {
        if let Some(statement) = self.book.statements.get_mut(open) {
            statement.text.push(' ');
            statement.text.push_str(&block.text);
        }
        self.book.book(block.first, block.last, LineUse::Statement);
    }
}

/// Whether a text is a label that nothing follows: `Lead:`.
fn is_bare_label(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    inner != text && inner.ends_with(':') && !inner.contains(' ')
}

/// The text of an update behind its word and date: `UPDATE March 2019 The clinic opened.`
fn updated(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once([' ', ':'])?;
    let shouted = first.trim_end_matches(':') == "UPDATE";
    let dated = dates::dates(rest, None);
    let begins = dated.first().filter(|(from, ..)| *from < 4);
    if !shouted && (!first.eq_ignore_ascii_case("update") || begins.is_none()) {
        return None;
    }
    let rest = begins.map_or(rest, |(_, to, _)| &rest[*to..]);
    let rest = rest.trim_start_matches(|c: char| ":-–. ".contains(c));
    (!rest.is_empty()).then_some(rest)
}
