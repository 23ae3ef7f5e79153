//! Walks through the blocks of a document and makes statements of them.

use super::blocks::{Block, Form};
use super::fields;
use super::grid;
use super::ledger::{Ledger, Spot};
use super::lines::{Furniture, LineUse};
use super::marker::{self, Labelled, Mark};
use super::outline::{Head, Outline, Sort, level};
use super::phrase::{ends, key, spaced, start, words};
use super::roles::{Cue, Cues};
use crate::{Error, Period, PlanKind, Role};

/// The longest paragraph, in words, that is taken for one statement.
const STATEMENT_WORDS: usize = 60;
/// The longest lead-in, in words, that names a list better than the heading above it.
const LEAD_IN_WORDS: usize = 10;
/// The longest heading in words.
const HEADING_WORDS: usize = 14;

/// What the walk goes by.
pub(super) struct Setting<'a> {
    pub(super) cues: &'a Cues,
    pub(super) period: Option<Period>,
    pub(super) kind: PlanKind,
    /// The title, which is no heading of a part.
    pub(super) title: &'a str,
    /// Whether headings are marked as such, so that short paragraphs are none.
    pub(super) marked: bool,
}

/// The walk, and where it stands.
pub(super) struct Walk<'a> {
    pub(super) set: Setting<'a>,
    pub(super) book: Ledger,
    pub(super) outline: Outline,
    /// The open items of a list, by depth; `None` where an item made no statement.
    items: Vec<Option<usize>>,
    /// The statement that a lead or date on a line of its own belongs to.
    last: Option<usize>,
    /// Whether the item before ended with the sign that parts it from the next.
    parted: bool,
    /// Whether a paragraph made a statement just before.
    run: bool,
    /// A label such as `Outcome One`, the title of which follows.
    untitled: Option<(Labelled, usize)>,
    /// The columns of the last table, for a table that goes on without a header.
    pub(super) columns: Option<grid::Columns>,
    title_key: String,
}

impl<'a> Walk<'a> {
    pub(super) fn new(set: Setting<'a>, book: Ledger) -> Self {
        Self {
            title_key: key(set.title),
            set,
            book,
            outline: Outline::default(),
            items: Vec::new(),
            last: None,
            parted: false,
            run: false,
            untitled: None,
            columns: None,
        }
    }

    /// Reads all blocks.
    pub(super) fn all(&mut self, blocks: &[Block]) -> Result<(), Error> {
        let listed = runs(blocks, self);
        for (i, block) in blocks.iter().enumerate() {
            let next = blocks.get(i + 1);
            match &block.form {
                Form::Heading(depth) => self.marked_heading(block, *depth)?,
                Form::Table(table) => {
                    self.flush_untitled()?;
                    self.end_list();
                    grid::read(self, table)?;
                }
                Form::Item { mark, depth } => {
                    let before = i.checked_sub(1).and_then(|i| blocks.get(i));
                    if self.is_numbered_heading(block, mark, before, next) {
                        self.numbered_heading(block, mark)?;
                    } else {
                        self.item(block, mark, *depth, next)?;
                    }
                }
                Form::Para { inset } => self.paragraph(block, *inset, next, listed[i])?,
            }
        }
        self.flush_untitled()
    }

    pub(super) fn spot(&self, line: usize, page: u32) -> Spot {
        Spot {
            line,
            page,
            section: self.outline.section().map(str::to_owned),
        }
    }

    fn end_list(&mut self) {
        self.items.clear();
        self.parted = false;
        self.run = false;
        self.outline.close(level::LEAD_IN);
    }

    /// The statement that those of this role stand under here; headings become statements when they are needed.
    pub(super) fn parent(&mut self, role: Role) -> Result<Option<usize>, Error> {
        let mut parent = None;
        for i in self.outline.chain(role) {
            let Some(head) = self.outline.heads.get(i) else {
                continue;
            };
            let made = match head.statement {
                Some(made) => made,
                None => {
                    let spot = Spot {
                        line: head.at.0,
                        page: head.at.1,
                        section: Some(head.shown.clone()),
                    };
                    let text = if head.text.is_empty() { head.shown.clone() } else { head.text.clone() };
                    let label = head.sort == Sort::Label;
                    let made = match label {
                        true => self.book.add(Role::Priority, &text, parent, &spot)?.0,
                        false => self.book.priority(&text, parent, &spot)?,
                    };
                    if let Some(head) = self.outline.heads.get_mut(i) {
                        head.statement = Some(made);
                    }
                    made
                }
            };
            parent = Some(made);
        }
        Ok(parent)
    }

    /// Adds a statement at this place of the document.
    pub(super) fn state(&mut self, role: Role, text: &str, block: &Block) -> Result<usize, Error> {
        let parent = self.parent(role)?;
        self.state_under(role, text, parent, block)
    }

    fn state_under(&mut self, role: Role, text: &str, parent: Option<usize>, block: &Block) -> Result<usize, Error> {
        let spot = self.spot(block.first, block.page);
        let (at, fresh) = self.book.add(role, text, parent, &spot)?;
        let what = if fresh { LineUse::Statement } else { LineUse::Repeat };
        self.book.book(block.first, block.last, what);
        if fresh {
            let audience = self.audience();
            if let Some(statement) = self.book.statements.get_mut(at) {
                statement.audience = audience;
            }
        }
        self.last = Some(at);
        Ok(at)
    }

    /// The label that names people, where one is open.
    fn audience(&self) -> Option<String> {
        let head = self.outline.heads.iter().rev().find(|head| head.sort == Sort::Label)?;
        self.set.cues.audience.within(&key(&head.text)).then(|| head.text.clone())
    }

    // Headings

    fn open(&mut self, block: &Block, level: u8, sort: Sort, text: &str, role: Option<Role>) {
        self.end_list();
        self.columns = None;
        self.outline.open(Head {
            level,
            sort,
            text: text.to_owned(),
            shown: block.text.clone(),
            role,
            names: false,
            at: (block.first, block.page),
            statement: None,
        });
        self.book.book(block.first, block.last, LineUse::Heading);
    }

    fn marked_heading(&mut self, block: &Block, depth: u8) -> Result<(), Error> {
        self.flush_untitled()?;
        if self.is_title(&block.text) {
            self.title(block);
            return Ok(());
        }
        match marker::labelled(&block.text, &self.set.cues.labels) {
            Some(labelled) => self.labelled_heading(block, labelled, depth),
            None => {
                let text = strip_number(&block.text).trim_end_matches(':').to_owned();
                self.heading(block, depth, &text);
                Ok(())
            }
        }
    }

    /// A heading without a label: what it announces decides what it is.
    fn heading(&mut self, block: &Block, level: u8, text: &str) {
        let key = key(text);
        let role = self.set.cues.role(&key);
        if self.set.cues.outside.begins(&key) && words(&key) <= 8 {
            let level = if level >= level::PLAIN { level::PLAIN } else { level };
            self.open(block, level, Sort::Outside, text, None);
            return;
        }
        let bare = role.is_some() && self.set.cues.is_bare(&key);
        let in_priority = self.outline.heads.iter().any(|head| head.sort == Sort::Priority && head.level < level.max(level::SUB));
        let sibling = in_priority && role == Some(Role::Priority);
        let sort = match role {
            Some(_) if bare && !sibling => Sort::Bare,
            Some(_) => Sort::Telling,
            None if self.under_priorities(level) => Sort::Priority,
            None => Sort::Section,
        };
        let level = match sort {
            Sort::Bare if level >= level::PLAIN && in_priority => level::ROLE,
            _ if level == level::PLAIN && in_priority && !sibling => level::SUB,
            _ => level,
        };
        self.open(block, level, sort, text, role);
    }

    /// Whether a marked heading stands right below one that announces priorities.
    fn under_priorities(&self, level: u8) -> bool {
        let above = self.outline.heads.iter().rev().find(|head| head.level < level);
        level < level::PLAIN && above.is_some_and(|head| head.sort == Sort::Bare && head.role == Some(Role::Priority))
    }

    fn is_title(&self, text: &str) -> bool {
        let title = self.set.title;
        !title.is_empty() && text.len() <= title.len() * 2 && text.len() * 2 >= title.len() && key(text) == self.title_key
    }

    fn title(&mut self, block: &Block) {
        if self.outline.heads.iter().any(|head| head.sort == Sort::Title) {
            self.book.book(block.first, block.last, LineUse::Furniture(Furniture::RunningHead));
        } else {
            self.open(block, 0, Sort::Title, &block.text, None);
        }
    }

    /// `Priority 1 - Title`, with the title on the same line or in the next paragraph.
    fn labelled_heading(&mut self, block: &Block, labelled: Labelled, level: u8) -> Result<(), Error> {
        self.flush_untitled()?;
        self.open(block, level, Sort::Priority, &labelled.title, None);
        if labelled.title.is_empty() {
            self.untitled = Some((labelled, block.first));
        }
        Ok(())
    }

    /// Gives the open label the title that follows it, or its own words where none does.
    fn give_title(&mut self, title: Option<&Block>) {
        let Some((labelled, _)) = self.untitled.take() else {
            return;
        };
        let Some(head) = self.outline.heads.last_mut() else {
            return;
        };
        match (title, &labelled.number) {
            (Some(block), Some(number)) => {
                head.text = format!("{number}. {}", block.text);
                head.shown = spaced(&format!("{}: {}", head.shown, block.text));
            }
            _ => head.text.clone_from(&head.shown),
        }
        if let Some(block) = title {
            self.book.book(block.first, block.last, LineUse::Heading);
        }
    }

    fn flush_untitled(&mut self) -> Result<(), Error> {
        self.give_title(None);
        Ok(())
    }

    fn is_numbered_heading(&self, block: &Block, mark: &Mark, before: Option<&Block>, next: Option<&Block>) -> bool {
        let Some(number) = mark.number.as_deref().filter(|n| n.starts_with(|c: char| c.is_ascii_digit())) else {
            return false;
        };
        let number_of = |block: Option<&Block>| match block.map(|block| &block.form) {
            Some(Form::Item { mark, .. }) => Some(mark.number.clone().unwrap_or_default()),
            _ => None,
        };
        let inner = |next: &str| next.starts_with(number) && next.len() > number.len();
        let listed = number_of(next).is_some_and(|next| !next.is_empty() && !inner(&next))
            || number_of(before).is_some_and(|before| before.is_empty() || (!number.contains('.') && !before.contains('.')));
        let fits = words(&block.text) <= HEADING_WORDS && !block.text.ends_with(['.', ';', ',', ':']);
        !mark.bullet && !self.set.marked && fits && !listed && block.text.starts_with(|c: char| !c.is_lowercase())
    }

    fn numbered_heading(&mut self, block: &Block, mark: &Mark) -> Result<(), Error> {
        self.flush_untitled()?;
        let number = mark.number.as_deref().unwrap_or_default();
        let level = 1 + number.matches('.').count().min(4) as u8;
        let shown = Block {
            text: format!("{number} {}", block.text),
            ..block.clone()
        };
        self.heading(&shown, level, &block.text);
        Ok(())
    }

    // Items

    fn item(&mut self, block: &Block, mark: &Mark, depth: usize, next: Option<&Block>) -> Result<(), Error> {
        self.flush_untitled()?;
        self.run = false;
        if let Some(labelled) = marker::labelled(&block.text, &self.set.cues.labels).filter(|l| !l.title.is_empty() && l.number.is_some()) {
            let nested = matches!(next.map(|next| &next.form), Some(Form::Item { depth: inner, .. }) if *inner > depth);
            if nested {
                return self.labelled_heading(block, labelled, level::PLAIN);
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
        let role = match mark.unticked {
            true => Err("a box that is not ticked"),
            false => self.item_role(&block.text),
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
                self.book.note_lines(block.first, block.last, &block.text, why);
                None
            }
        };
        self.items.push(made);
        Ok(())
    }

    /// An item without the sign that parts it from the next; a full stop counts where the items before had such a sign.
    fn without_list_end<'t>(&mut self, text: &'t str) -> &'t str {
        let parted = ["; and", "; or", ";", ", and", ","].iter().find_map(|sign| text.strip_suffix(sign));
        let last = if self.parted { text.strip_suffix('.') } else { None };
        self.parted = parted.is_some();
        parted.or(last).filter(|text| !text.trim().is_empty()).unwrap_or(text)
    }

    /// An item below an item: part of it where it ends with a colon, else a statement under it.
    fn nested(&mut self, block: &Block, owner: usize) -> Result<Option<usize>, Error> {
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
        self.state_under(role, &block.text, Some(owner), block).map(Some)
    }

    /// The role of an item at this place, or why it makes no statement.
    fn item_role(&self, text: &str) -> Result<Role, &'static str> {
        let lead_in = self.outline.heads.last().filter(|head| head.sort == Sort::LeadIn);
        if lead_in.is_some_and(|head| self.is_aside(&head.shown)) {
            return Err("an item of a list that tells of something else than the plan's own matter");
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

    fn is_aside(&self, lead_in: &str) -> bool {
        let from = lead_in.len().saturating_sub(160);
        let from = (from..lead_in.len()).find(|at| lead_in.is_char_boundary(*at)).unwrap_or(0);
        self.set.cues.aside.within(&key(&lead_in[from..]))
    }

    /// The role of a line under a priority, by how it begins.
    pub(super) fn guess(&self, text: &str) -> Role {
        let key = key(start(text, 80));
        let mut list = key.split(' ');
        let first = list.next().unwrap_or_default();
        let starts = ["fewer", "more", "less", "people", "children", "families", "individuals", "communities", "reduced", "improved", "increased", "everyone", "nobody", "all"];
        let says_action = self.set.cues.verb.begins(&key) || first == "we" || first == "to" || first.ends_with("ing");
        if !says_action && starts.contains(&first) {
            return Role::Outcome;
        }
        Role::Action
    }

    // Paragraphs

    fn paragraph(&mut self, block: &Block, inset: bool, next: Option<&Block>, listed: bool) -> Result<(), Error> {
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
        if self.inline_label(block)? || self.colon(block, next) {
            return Ok(());
        }
        if is_question(text) || is_date(text, self.set.period) {
            self.run = false;
            match is_question(text) {
                true => self.heading(block, level::PLAIN, text),
                false => self.book.book(block.first, block.last, LineUse::Prose),
            }
            return Ok(());
        }
        let parted = self.parted || text.ends_with(';') || text.ends_with("; and");
        if (listed || parted) && self.outline.heads.last().is_some_and(|head| head.sort == Sort::LeadIn) {
            return self.item(block, &Mark::default(), 0, next);
        }
        if !inset && self.is_plain_heading(block, next) {
            self.heading(block, level::PLAIN, text);
            return Ok(());
        }
        self.body(block, inset, next)
    }

    /// `Priority 1 - Title` as a heading, or `Outcome: What will be true` as a statement.
    fn labelled_paragraph(&mut self, block: &Block, labelled: Labelled) -> Result<(), Error> {
        let goal = self.set.cues.role(&labelled.label) == Some(Role::Outcome);
        let told = labelled.number.is_none() && labelled.colon;
        if goal && !labelled.title.is_empty() && (told || self.outline.in_priority_above(&labelled.label)) {
            self.flush_untitled()?;
            self.end_list();
            self.state(Role::Outcome, &labelled.title, block)?;
            return Ok(());
        }
        let level = self.outline.label_level(&labelled.label);
        self.labelled_heading(block, labelled, level)
    }

    /// `Lead: Police Scotland`, `Comment: no stock for three weeks`.
    fn inline_label(&mut self, block: &Block) -> Result<bool, Error> {
        let Some((label, rest)) = block.text.split_once(':').filter(|(_, rest)| !rest.trim().is_empty()) else {
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
            Some(Cue::Lead | Cue::Due | Cue::Status) => self.field(block, rest),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// A lead, date or state on a line of its own, for the statement before it.
    fn field(&mut self, block: &Block, text: &str) {
        let Some(at) = self.last else {
            self.book.note_lines(block.first, block.last, &block.text, "there is no statement before it");
            return;
        };
        let read = fields::lead_due(text, self.set.cues, self.set.period);
        let status = fields::status(text, self.set.cues);
        if let Some(vague) = &read.vague {
            self.book.note(block.first, vague, "names no date");
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
    fn colon(&mut self, block: &Block, next: Option<&Block>) -> bool {
        if !block.text.ends_with(':') {
            return false;
        }
        let text = block.text.trim_end_matches(':').trim_end();
        let sentence = super::phrase::sentences(text).last().copied().unwrap_or(text).to_owned();
        let whole = sentence.len() == text.len();
        if !whole && self.items.first().is_some_and(Option::is_some) && self.outline.role() == Some(Role::Progress) {
            self.book.note(block.first, &sentence, "ends a paragraph as a label would begin one; left in the statement");
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

    /// Whether a paragraph is a heading by its form: short, on its own, without the end of a sentence.
    pub(super) fn is_plain_heading(&self, block: &Block, next: Option<&Block>) -> bool {
        let text = &*block.text;
        let asks = text.ends_with('?') && words(text) <= 8 && self.set.cues.find(&key(text)).is_some();
        let fits = words(text) <= HEADING_WORDS && text.chars().count() <= 110;
        let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        !self.set.marked && fits && starts && (asks || !ends(text)) && !text.ends_with([',', '&']) && next.is_some()
    }

    /// A paragraph that is no heading: a statement, the rest of one, or prose.
    fn body(&mut self, block: &Block, inset: bool, next: Option<&Block>) -> Result<(), Error> {
        let text = &*block.text;
        let key = key(start(text, 80));
        let talks = self.set.cues.talk.begins(&key);
        let role = self.outline.role();
        let item_next = matches!(next.map(|next| &next.form), Some(Form::Item { .. }));
        let table_next = matches!(next.map(|next| &next.form), Some(Form::Table(_)));
        if let Some(open) = self.items.first().copied().flatten() {
            let led = self.outline.heads.last().is_some_and(|head| head.sort == Sort::LeadIn);
            let goes_on = (role == Some(Role::Progress) && !led) || inset || (item_next && !talks && words(text) <= STATEMENT_WORDS);
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
        if let Some(role) = self.outline.own_role().filter(|_| short && (self.run || !item_next)) {
            self.state(role, text, block)?;
            self.run = true;
            return Ok(());
        }
        let first = self.outline.heads.last().is_some_and(|head| head.sort == Sort::Priority && head.statement.is_none());
        if first && short && super::phrase::sentences(text).len() == 1 {
            self.state(Role::Outcome, text, block)?;
            return Ok(());
        }
        self.book.book(block.first, block.last, LineUse::Prose);
        Ok(())
    }

    fn end_list_keep_run(&mut self) {
        let run = self.run;
        self.end_list();
        self.run = run;
    }

    /// Adds a paragraph to the item that it goes on with.
    fn continue_item(&mut self, open: usize, block: &Block) {
        if let Some(statement) = self.book.statements.get_mut(open) {
            statement.text.push(' ');
            statement.text.push_str(&block.text);
        }
        self.book.book(block.first, block.last, LineUse::Statement);
    }
}

impl Outline {
    /// The level of a labelled priority in the text: that of an open one with this label, if any.
    fn label_level(&self, label: &str) -> u8 {
        let alike = |head: &&Head| head.sort == Sort::Priority && head.shown.to_lowercase().starts_with(label);
        self.heads.iter().find(alike).map_or(level::PLAIN, |head| head.level)
    }

    /// Whether a priority is open under another label than this one.
    fn in_priority_above(&self, label: &str) -> bool {
        self.heads
            .iter()
            .any(|head| head.sort == Sort::Priority && !head.shown.to_lowercase().starts_with(label))
    }
}

/// For each block whether it is one of three or more short paragraphs in a row, which are a list rather than headings.
fn runs(blocks: &[Block], walk: &Walk<'_>) -> Vec<bool> {
    let short = |i: usize| {
        let block = &blocks[i];
        matches!(block.form, Form::Para { .. })
            && walk.is_plain_heading(block, blocks.get(i + 1))
            && marker::labelled(&block.text, &walk.set.cues.labels).is_none()
    };
    let mut out = vec![false; blocks.len()];
    let mut start = 0;
    for i in 0..=blocks.len() {
        if i < blocks.len() && short(i) {
            continue;
        }
        if i - start >= 3 {
            out[start..i].fill(true);
        }
        start = i + 1;
    }
    out
}

/// Whether a paragraph is a question of a form: `Q7. What has been done?`.
fn is_question(text: &str) -> bool {
    let number = text.strip_prefix('Q').and_then(|rest| rest.split(['.', ' ', ':', ')']).next());
    number.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())) && words(text) <= if text.contains('?') { 60 } else { HEADING_WORDS }
}

/// Whether a paragraph is no more than a date.
fn is_date(text: &str, period: Option<Period>) -> bool {
    text.len() < 40 && fields::dates(text, period).iter().map(|(from, to, _)| to - from).sum::<usize>() + 4 > text.len()
}

/// Whether a text that ends with a colon is the sentence that leads to a list.
fn is_lead_in(key: &str) -> bool {
    const LAST: [&str; 16] = [
        "are", "is", "include", "includes", "included", "including", "for", "as", "by", "to", "were", "will",
        "following", "through", "with", "follows",
    ];
    LAST.contains(&key.rsplit(' ').next().unwrap_or_default())
}

/// A lead-in without the verb at its end: `The 12 key priorities are` is `The 12 key priorities`.
fn without_verb(text: &str) -> &str {
    [" are", " is", " include", " includes", " included", " were", " are as follows"]
        .iter()
        .find_map(|verb| text.strip_suffix(verb))
        .unwrap_or(text)
}

/// A heading without the number before it.
fn strip_number(text: &str) -> &str {
    match marker::split(text) {
        Some((mark, rest)) if mark.number.is_some() && !mark.bullet => rest,
        _ => text,
    }
}

/// What tables need of the walk.
impl Walk<'_> {
    /// Adds a statement of a table; the lines are booked by the row.
    pub(super) fn state_in_table(&mut self, role: Role, text: &str, parent: Option<usize>, block: &Block) -> Result<usize, Error> {
        let at = self.state_under(role, text, parent, block)?;
        Ok(at)
    }

    /// The priority that is open, if any.
    pub(super) fn parent_priority(&mut self) -> Result<Option<usize>, Error> {
        match self.outline.in_priority() {
            true => self.parent(Role::Priority),
            false => Ok(None),
        }
    }

    /// Opens a priority that stands on a row of its own.
    pub(super) fn open_in_table(&mut self, block: &Block, labelled: &Labelled, shown: &str) {
        let columns = self.columns.take();
        let shown = Block {
            text: shown.to_owned(),
            ..block.clone()
        };
        self.open(&shown, self.outline.label_level(&labelled.label), Sort::Priority, &labelled.title, None);
        self.columns = columns;
    }
}
