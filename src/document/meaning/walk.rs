//! Walks through the blocks of a document and makes statements of them.

use crate::document::LineUse;
use crate::document::block::{Block, Form};
use crate::document::cues::{Cue, Cues};
use crate::document::marker;
use crate::document::marker::Labelled;
use crate::document::meaning::columns::ColumnMeanings;
use crate::document::meaning::grid;
use crate::document::meaning::labels::Pending;
use crate::document::meaning::ledger::{Ledger, LedgerSpot};
use crate::document::meaning::outline::{Outline, Sort, level};
use crate::document::phrase::{key, sentences};
use crate::document::trailing;
use crate::error::Error;
use crate::language::dates;
use crate::model::{Period, PlanKind, Role};

/// What the walk goes by.
pub(in crate::document) struct Setting<'a> {
    pub(in crate::document) cues: &'a Cues,
    pub(in crate::document) period: Option<Period>,
    pub(in crate::document) kind: PlanKind,
    /// The title, which is no heading of a part.
    pub(in crate::document) title: &'a str,
    /// The first block of the title, and over how many it goes.
    pub(in crate::document) titled: (usize, usize),
    /// Whether headings are marked as such, so that short paragraphs are none.
    pub(in crate::document) marked: bool,
    /// Whether running text tells what was done: in reports that have no lines of their own for it.
    pub(in crate::document) tells: bool,
}

/// The walk, and where it stands.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each tells one thing of the block before"
)]
pub(in crate::document) struct Walk<'a> {
    pub(in crate::document) set: Setting<'a>,
    pub(in crate::document) book: Ledger,
    pub(in crate::document) outline: Outline,
    /// The open items of a list, by depth; `None` where an item made no statement.
    pub(in crate::document) items: Vec<Option<usize>>,
    /// The statement that a lead or date on a line of its own belongs to.
    pub(in crate::document) last: Option<usize>,
    /// Whether the item before ended with the sign that parts it from the next.
    pub(in crate::document) parted: bool,
    /// Whether a paragraph made a statement just before.
    pub(in crate::document) run: bool,
    /// A label the text of which follows.
    pub(in crate::document) pending: Option<Pending>,
    /// The action the stages of which are told.
    pub(in crate::document) stage: Option<usize>,
    /// Whether the open stage has told something.
    pub(in crate::document) staged: bool,
    /// The sentence before: what a lead-in may go on about.
    pub(in crate::document) before: Option<String>,
    /// The depth of the first item of the open list.
    pub(in crate::document) base: usize,
    /// Whether the next paragraph says the vision or purpose that a heading named.
    pub(in crate::document) vision: bool,
    /// Whether the item at the top of the open list has a number.
    pub(in crate::document) numbered_item: bool,
    /// Whether the block is the first.
    pub(in crate::document) is_first: bool,
    /// The columns of the last table, for a table that goes on without a header.
    pub(in crate::document) columns: Option<ColumnMeanings>,
    pub(in crate::document) title_key: String,
    /// Whether a paragraph was a quotation: in news what follows is said by others, or background.
    pub(in crate::document) quoted: bool,
}

impl<'a> Walk<'a> {
    pub(in crate::document) fn new(set: Setting<'a>, book: Ledger) -> Self {
        Self {
            title_key: key(set.title),
            set,
            book,
            outline: Outline::default(),
            items: Vec::new(),
            last: None,
            parted: false,
            run: false,
            pending: None,
            stage: None,
            staged: false,
            before: None,
            base: 0,
            vision: false,
            numbered_item: false,
            is_first: true,
            columns: None,
            quoted: false,
        }
    }

    /// Reads all blocks.
    pub(in crate::document) fn all(&mut self, blocks: &[Block]) -> Result<(), Error> {
        let listed = runs(blocks, self);
        let (first, count) = self.set.titled;
        for (i, block) in blocks.iter().enumerate() {
            if count > 0 && (first..first + count).contains(&i) {
                self.titled(block, i == first);
                continue;
            }
            self.block(blocks, i, listed[i])?;
            self.is_first = false;
            self.vision = Self::is_vision(block);
            if block.is_para() {
                let last = sentences(&block.text).last().map(|text| (*text).to_owned());
                self.before = last;
            }
        }
        self.flush_untitled();
        Ok(())
    }

    /// Reads a block where the walk stands.
    fn block(&mut self, blocks: &[Block], i: usize, listed: bool) -> Result<(), Error> {
        let block = &blocks[i];
        let next = blocks.get(i + 1);
        let before = i.checked_sub(1).and_then(|i| blocks.get(i));
        match &block.form {
            Form::Heading(depth) => self.marked_heading(block, *depth),
            Form::Table(table) => {
                self.flush_untitled();
                self.end_list();
                grid::read(self, table)
            }
            Form::Item { mark, .. } if self.is_numbered_heading(block, mark, before, next) => {
                self.numbered_heading(block, mark);
                Ok(())
            }
            Form::Item { mark, .. } if self.is_bulleted_heading(block, mark, before, next) => {
                self.flush_untitled();
                self.end_list();
                self.heading(block, level::PLAIN, &block.text);
                Ok(())
            }
            Form::Item { mark, depth } => {
                self.with_fields(block, |walk, block| walk.item(block, mark, *depth, next))
            }
            Form::Para { inset } => self.with_fields(block, |walk, block| {
                walk.paragraph(block, *inset, next, listed)
            }),
        }
    }

    /// Reads a block without the leads and dates at its end, and gives them to the statement that it made.
    fn with_fields(
        &mut self,
        block: &Block,
        read: impl FnOnce(&mut Self, &Block) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let (text, told, rest) = trailing::trailing(&block.text, self.set.cues);
        if told.is_empty()
            || text.is_empty()
                && !told
                    .iter()
                    .all(|(cue, _)| matches!(cue, Cue::Lead | Cue::Due | Cue::Status))
        {
            return read(self, block);
        }
        let short = Block {
            text: text.to_owned(),
            ..block.clone()
        };
        let before = self.last.take();
        if short.text.is_empty() {
            self.last = before;
        } else if let Some(role) = self.role_of_fielded(&short) {
            self.flush_untitled();
            self.state(role, &short.text, block)?;
        } else {
            read(self, &short)?;
        }
        for (cue, field) in told {
            if let Cue::Role(role) = cue {
                let owner = self.last;
                self.state_under(role, field, owner, block)?;
                self.last = owner;
            } else {
                self.field(block, cue, field);
            }
        }
        if !rest.is_empty() {
            self.book.note(
                block.first,
                rest,
                "stands behind what is told of leads and dates",
            );
        }
        self.last = self.last.or(before);
        Ok(())
    }

    pub(in crate::document) fn spot(&self, line: usize, page: u32) -> LedgerSpot {
        LedgerSpot {
            line,
            page,
            section: self.outline.section().map(str::to_owned),
        }
    }

    pub(in crate::document) fn end_list(&mut self) {
        self.items.clear();
        self.parted = false;
        self.run = false;
        self.outline.close(level::LEAD_IN);
    }

    /// The statement that those of this role stand under here; headings become statements when they are needed.
    pub(in crate::document) fn parent(&mut self, role: Role) -> Result<Option<usize>, Error> {
        let mut parent = None;
        for i in self.outline.chain(role) {
            let Some(head) = self.outline.heads.get(i) else {
                continue;
            };
            let made = if let Some(made) = head.statement {
                made
            } else {
                let spot = LedgerSpot {
                    line: head.at.0,
                    page: head.at.1,
                    section: Some(head.shown.clone()),
                };
                let text = if head.text.is_empty() {
                    head.shown.clone()
                } else {
                    head.text.clone()
                };
                let made = if head.sort == Sort::LeadIn {
                    self.book.add(Role::Progress, &text, parent, &spot)?.0
                } else if head.sort == Sort::Label {
                    self.book.add(Role::Priority, &text, parent, &spot)?.0
                } else {
                    self.book.priority(&text, parent, &spot)?
                };
                if let Some(head) = self.outline.heads.get_mut(i) {
                    head.statement = Some(made);
                }
                made
            };
            parent = Some(made);
        }
        Ok(parent)
    }

    /// Adds a statement at this place of the document.
    pub(in crate::document) fn state(
        &mut self,
        role: Role,
        text: &str,
        block: &Block,
    ) -> Result<usize, Error> {
        let parent = self.parent(role)?;
        self.state_under(role, text, parent, block)
    }

    pub(in crate::document) fn state_under(
        &mut self,
        role: Role,
        text: &str,
        parent: Option<usize>,
        block: &Block,
    ) -> Result<usize, Error> {
        let spot = self.spot(block.first, block.page);
        let (at, fresh) = self.book.add(role, text, parent, &spot)?;
        self.due_within(at, role, text);
        let what = if fresh {
            LineUse::Statement
        } else {
            LineUse::Repeat
        };
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
    pub(in crate::document) fn audience(&self) -> Option<String> {
        let head = self
            .outline
            .heads
            .iter()
            .rev()
            .find(|head| head.sort == Sort::Label)?;
        self.set
            .cues
            .audience
            .within(&key(&head.text))
            .then(|| head.text.clone())
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

/// What tables need of the walk.
impl Walk<'_> {
    /// The priority that is open, if any.
    pub(in crate::document) fn parent_priority(&mut self) -> Result<Option<usize>, Error> {
        if self.outline.in_priority() {
            self.parent(Role::Priority)
        } else {
            Ok(None)
        }
    }

    /// Opens a priority that stands on a row of its own.
    pub(in crate::document) fn open_in_table(
        &mut self,
        block: &Block,
        labelled: &Labelled,
        shown: &str,
    ) {
        let columns = self.columns.take();
        let shown = Block {
            text: shown.to_owned(),
            ..block.clone()
        };
        self.open(
            &shown,
            self.outline.label_level(&labelled.label),
            Sort::Priority,
            &labelled.title,
            None,
        );
        self.columns = columns;
    }

    /// The date that a statement's own words tell: `By March 2026, train all staff`, `Open a clinic by June 2025`.
    fn due_within(&mut self, at: usize, role: Role, text: &str) {
        let Some(statement) = self.book.statements.get_mut(at) else {
            return;
        };
        if statement.due.is_some()
            || matches!(role, Role::Priority | Role::Progress | Role::Indicator)
        {
            return;
        }
        let found = dates::dates(text, None);
        let first = found.first().filter(|(_, end, _)| {
            let before = key(text.get(..found[0].0).unwrap_or_default());
            ["by", "by end of", "by the end of"].contains(&&*before)
                && text[*end..].starts_with(',')
        });
        let last = found.last().filter(|(start, end, _)| {
            let rest = text[*end..].trim_end_matches(['.', ' ', ')']);
            let before = key(&text[..*start]);
            let by = [" by", " by end of", " by the end of"]
                .iter()
                .any(|word| before.ends_with(word));
            rest.is_empty() && by && role == Role::Action
        });
        statement.due = first.or(last).map(|(.., date)| *date);
    }
}
