//! Walks through the blocks of a document and makes statements of them.

use crate::document::LineUse;
use crate::document::blocks::{Block, Form};
use crate::document::done;
use crate::document::fields;
use crate::document::grid;
use crate::document::ledger::{Ledger, Spot};
use crate::document::marker;
use crate::document::marker::Labelled;
use crate::document::outline::{Outline, Sort, level};
use crate::document::phrase::key;
use crate::document::roles::Cues;
use crate::error::Error;
use crate::model::{Period, PlanKind, Role};

/// What the walk goes by.
pub(super) struct Setting<'a> {
    pub(super) cues: &'a Cues,
    pub(super) period: Option<Period>,
    pub(super) kind: PlanKind,
    /// The title, which is no heading of a part.
    pub(super) title: &'a str,
    /// Whether headings are marked as such, so that short paragraphs are none.
    pub(super) marked: bool,
    /// Whether running text tells what was done: in reports that have no lines of their own for it.
    pub(super) tells: bool,
}

/// The walk, and where it stands.
pub(super) struct Walk<'a> {
    pub(super) set: Setting<'a>,
    pub(super) book: Ledger,
    pub(super) outline: Outline,
    /// The open items of a list, by depth; `None` where an item made no statement.
    pub(super) items: Vec<Option<usize>>,
    /// The statement that a lead or date on a line of its own belongs to.
    pub(super) last: Option<usize>,
    /// Whether the item before ended with the sign that parts it from the next.
    pub(super) parted: bool,
    /// Whether a paragraph made a statement just before.
    pub(super) run: bool,
    /// A label such as `Outcome One`, the title of which follows.
    pub(super) untitled: Option<(Labelled, usize)>,
    /// The columns of the last table, for a table that goes on without a header.
    pub(super) columns: Option<grid::Columns>,
    pub(super) title_key: String,
    /// Whether a paragraph was a quotation: in news what follows is said by others, or background.
    pub(super) quoted: bool,
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
            quoted: false,
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
                    self.flush_untitled();
                    self.end_list();
                    grid::read(self, table)?;
                }
                Form::Item { mark, depth } => {
                    let before = i.checked_sub(1).and_then(|i| blocks.get(i));
                    if self.is_numbered_heading(block, mark, before, next) {
                        self.numbered_heading(block, mark);
                    } else {
                        self.with_fields(block, |walk, block| {
                            walk.item(block, mark, *depth, next)
                        })?;
                    }
                }
                Form::Para { inset } => self.with_fields(block, |walk, block| {
                    walk.paragraph(block, *inset, next, listed[i])
                })?,
            }
        }
        self.flush_untitled();
        Ok(())
    }

    /// Reads a block without the leads and dates at its end, and gives them to the statement that it made.
    fn with_fields(
        &mut self,
        block: &Block,
        read: impl FnOnce(&mut Self, &Block) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let (text, told) = fields::trailing(&block.text, self.set.cues);
        if told.is_empty() {
            return read(self, block);
        }
        let short = Block {
            text: text.to_owned(),
            ..block.clone()
        };
        let before = self.last.take();
        read(self, &short)?;
        for (cue, field) in told {
            self.field(block, cue, field);
        }
        self.last = self.last.or(before);
        Ok(())
    }

    pub(super) fn spot(&self, line: usize, page: u32) -> Spot {
        Spot {
            line,
            page,
            section: self.outline.section().map(str::to_owned),
        }
    }

    pub(super) fn end_list(&mut self) {
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
            let made = if let Some(made) = head.statement {
                made
            } else {
                let spot = Spot {
                    line: head.at.0,
                    page: head.at.1,
                    section: Some(head.shown.clone()),
                };
                let text = if head.text.is_empty() {
                    head.shown.clone()
                } else {
                    head.text.clone()
                };
                let told = head.sort == Sort::LeadIn && role == Role::Progress;
                let made = if told && done::tells_done(&text, self.set.cues) {
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
    pub(super) fn state(&mut self, role: Role, text: &str, block: &Block) -> Result<usize, Error> {
        let parent = self.parent(role)?;
        self.state_under(role, text, parent, block)
    }

    pub(super) fn state_under(
        &mut self,
        role: Role,
        text: &str,
        parent: Option<usize>,
        block: &Block,
    ) -> Result<usize, Error> {
        let spot = self.spot(block.first, block.page);
        let (at, fresh) = self.book.add(role, text, parent, &spot)?;
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
    pub(super) fn audience(&self) -> Option<String> {
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
    /// Adds a statement of a table; the lines are booked by the row.
    pub(super) fn state_in_table(
        &mut self,
        role: Role,
        text: &str,
        parent: Option<usize>,
        block: &Block,
    ) -> Result<usize, Error> {
        let at = self.state_under(role, text, parent, block)?;
        Ok(at)
    }

    /// The priority that is open, if any.
    pub(super) fn parent_priority(&mut self) -> Result<Option<usize>, Error> {
        if self.outline.in_priority() {
            self.parent(Role::Priority)
        } else {
            Ok(None)
        }
    }

    /// Opens a priority that stands on a row of its own.
    pub(super) fn open_in_table(&mut self, block: &Block, labelled: &Labelled, shown: &str) {
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
}
