//! Reads a plan as it was published.
//!
//! A text becomes lines, lines become blocks (headings, items, paragraphs, tables), and a walk through the blocks
//! makes statements of them. Nothing vanishes silently: each line has a [`LineUse`], and what could not be placed
//! has a [`Note`].

use crate::document::blocks;
use crate::document::front;
use crate::document::furniture;
use crate::document::ledger;
use crate::document::lines;
use crate::document::walk;
use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

pub(super) use crate::document::LineUse;
pub(super) use crate::document::RoleWords;

use crate::document::blocks::{Block, Form};
use crate::document::roles::Cues;
use crate::error::Error;
use crate::error::Place;
use crate::model::PlanId;
use crate::model::{Partnership, Period, Plan, PlanKind};

vocabulary! {
    /// How a document is written.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum DocumentFormat: "document format" {
        /// Found out from the document.
        #[default]
        Auto = "auto",
        /// Plain text, as copied from a page or out of a PDF; headings are found by their form.
        Text = "text",
        /// Markdown: only marked headings are headings.
        Markdown = "markdown",
        /// HTML; needs the feature `html`.
        Html = "html",
    }
}

/// Something that the document says and the plan does not, or not in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The line of the document, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why it was not placed.
    pub why: String,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.why, self.text)
    }
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The plan; without statements where none was found.
    pub plan: Plan,
    /// What could not be placed, in the order of the document.
    pub notes: Vec<Note>,
    /// What became of each line, from the first.
    pub lines: Vec<LineUse>,
}

/// Reads documents into plans.
///
/// ```
/// use policy_crosswalk::{DocumentReader, PartnershipId, PlanId};
/// use policy_crosswalk::model::{Partnership, Role};
///
/// let text = "\
/// Fife ADP Delivery Plan 2024-27
///
/// Priority 1 - Fewer drug deaths
/// Key outcome:
/// - Fewer people die of an overdose.
/// What will we do | Responsibilities and timescales |
/// ---|---|
/// Give out naloxone kits at every pharmacy. | NHS Fife - March 2026 |
/// ";
/// let partnership = Partnership::new(PartnershipId::new("fife")?, "Fife ADP");
/// let reading = DocumentReader::new(PlanId::new("fife-2024")?, partnership).read(text)?;
///
/// let action = &reading.plan.statements[2];
/// assert_eq!(action.role, Role::Action);
/// assert_eq!(action.leads, ["NHS Fife"]);
/// assert_eq!(action.locator.to_string(), "Priority 1 - Fewer drug deaths, action 1, line 8");
/// assert!(reading.notes.is_empty());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentReader {
    id: PlanId,
    partnership: Partnership,
    format: DocumentFormat,
    words: RoleWords,
    title: Option<String>,
    kind: Option<PlanKind>,
    period: Option<Period>,
}

impl DocumentReader {
    /// A reader for a document of this partnership, which is to be the plan of this id.
    pub fn new(id: PlanId, partnership: Partnership) -> Self {
        Self {
            id,
            partnership,
            format: DocumentFormat::Auto,
            words: RoleWords::built_in(),
            title: None,
            kind: None,
            period: None,
        }
    }

    /// Sets how documents are written; else it is found out.
    #[must_use]
    pub fn format(mut self, format: DocumentFormat) -> Self {
        self.format = format;
        self
    }

    /// Sets the role words in place of [`RoleWords::built_in`].
    #[must_use]
    pub fn role_words(mut self, words: RoleWords) -> Self {
        self.words = words;
        self
    }

    /// Sets the title; else it is the first heading.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the sort of document; else it is told by words of the title.
    #[must_use]
    pub fn kind(mut self, kind: PlanKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Sets the time that the plan covers; else it is told by the years in the title or text.
    #[must_use]
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Reads a document.
    ///
    /// # Errors
    /// [`Error::Format`] for HTML without the feature `html`; [`Error::Id`] where the plan's id is so long that
    /// none is left for statements; and what [`Plan::check`] objects to in the options.
    pub fn read(&self, text: &str) -> Result<Reading, Error> {
        read(self, text)
    }

    /// Reads a document from bytes.
    ///
    /// # Errors
    /// [`Error::Encoding`] with the first byte that is no UTF-8, and those of [`DocumentReader::read`].
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Reading, Error> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.read(text),
            Err(error) => Err(encoding(bytes, error.valid_up_to())),
        }
    }
}

fn encoding(bytes: &[u8], at: usize) -> Error {
    let before = bytes.get(..at).unwrap_or_default();
    let line_start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    let in_line = String::from_utf8_lossy(before.get(line_start..).unwrap_or_default());
    let breaks = before.split(|b| *b == b'\n').count() - 1;
    Error::Encoding {
        place: Place {
            line: u32::try_from(breaks + 1).ok(),
            column: u32::try_from(in_line.chars().count() + 1).ok(),
            ..Place::default()
        },
        byte: bytes.get(at).copied().unwrap_or_default(),
        offset: at,
    }
}

/// Whether a text is an HTML document or a piece of one.
fn is_html(text: &str) -> bool {
    let start: String = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .take(40)
        .collect::<String>()
        .to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<?xml",
        "<body",
        "<main",
        "<article",
        "<section",
        "<div",
        "<table",
        "<head",
        "<h1",
        "<h2",
        "<!--",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
}

fn read(reader: &DocumentReader, text: &str) -> Result<Reading, Error> {
    let cues = Cues::new(&reader.words);
    let html = match reader.format {
        DocumentFormat::Auto => is_html(text),
        format => format == DocumentFormat::Html,
    };
    let mut lines = lines::split(text);
    let blocks = if html {
        html_blocks(text, &mut lines, &cues)?
    } else {
        furniture::mark(&mut lines, &cues);
        blocks::split(&mut lines, &cues)
    };
    let marked = match reader.format {
        DocumentFormat::Text => false,
        DocumentFormat::Markdown => true,
        DocumentFormat::Auto | DocumentFormat::Html => blocks
            .iter()
            .any(|block| matches!(block.form, Form::Heading(_))),
    };
    let title = match &reader.title {
        Some(title) => title.clone(),
        None => front::title(&blocks).unwrap_or_default().to_owned(),
    };
    let period = reader.period.or_else(|| front::period(&title, &lines));
    let kind = reader.kind.unwrap_or_else(|| front::kind(&title, &blocks));
    let reports = matches!(kind, PlanKind::Update | PlanKind::ProgressReport);
    let setting = walk::Setting {
        cues: &cues,
        period,
        kind,
        title: &title,
        marked,
        tells: reports && !front::announces_progress(&blocks, &cues),
    };
    let uses = lines.iter().map(|line| line.fate).collect();
    let mut book = ledger::Ledger::new(reader.id.clone(), uses);
    book.paged = lines.last().is_some_and(|line| line.page > 1);
    let mut walk = walk::Walk::new(setting, book);
    walk.all(&blocks)?;
    finish(reader, walk.book, &lines, title, kind, period)
}

#[cfg(feature = "html")]
#[allow(clippy::unnecessary_wraps, reason = "fails without the feature")]
fn html_blocks(
    text: &str,
    lines: &mut [lines::Line<'_>],
    cues: &Cues,
) -> Result<Vec<Block>, Error> {
    Ok(crate::document::html::maker::blocks(text, lines, cues))
}

#[cfg(not(feature = "html"))]
fn html_blocks(_: &str, _: &mut [lines::Line<'_>], _: &Cues) -> Result<Vec<Block>, Error> {
    Err(Error::format(
        "HTML",
        "the feature `html`, or the document as plain text",
    ))
}

/// Puts the plan together, and notes the lines that no part of the reading accounted for.
fn finish(
    reader: &DocumentReader,
    mut book: ledger::Ledger,
    lines: &[lines::Line<'_>],
    title: String,
    kind: PlanKind,
    period: Option<Period>,
) -> Result<Reading, Error> {
    for at in 0..book.uses.len() {
        if book.uses.get(at) == Some(&None) {
            let text = lines.get(at).map_or("", |line| line.raw).trim();
            book.note_lines(at, at, text, "no part of the document that is known");
        }
    }
    if period.is_none() {
        book.note(0, "", "no year is named, so the period is unknown; set it");
    }
    book.notes.sort_by_key(|note| note.line);
    let title = if title.trim().is_empty() {
        reader.id.to_string()
    } else {
        title
    };
    let mut plan = Plan::builder(reader.id.clone(), title, kind, reader.partnership.clone());
    if let Some(period) = period {
        plan = plan.period(period);
    }
    let plan = plan.statements(book.statements).build()?;
    Ok(Reading {
        plan,
        notes: book.notes,
        lines: book
            .uses
            .into_iter()
            .map(|what| what.unwrap_or(LineUse::Noted))
            .collect(),
    })
}
