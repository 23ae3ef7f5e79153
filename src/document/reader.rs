//! Reads a plan as it was published.
//!
//! A text becomes lines, lines become blocks (headings, items, paragraphs, tables), and a walk through the blocks
//! makes statements of them. Nothing vanishes silently: each line has a [`LineUse`], and what could not be placed
//! has a [`Note`].

use crate::document::block::Block;
use crate::document::cues::Cues;
use crate::document::form::{contents, cutter, furniture, markdown, running};
use crate::document::lines;
use crate::document::lines::Line;
use crate::document::source;
use crate::document::whole::plan;
use crate::document::{Reading, RoleWords};
use crate::error::Error;
use crate::format::decode;
use crate::model::vocabulary::vocabulary;
use crate::model::{Partnership, Period, PlanId, PlanKind};

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
        /// A Word document (`.docx`), from bytes; needs the feature `docx`.
        Word = "word",
    }
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
    pub(super) id: PlanId,
    pub(super) partnership: Option<Partnership>,
    pub(super) format: DocumentFormat,
    pub(super) words: RoleWords,
    pub(super) title: Option<String>,
    pub(super) kind: Option<PlanKind>,
    pub(super) period: Option<Period>,
    pub(super) publisher: Option<String>,
    pub(super) address: Option<String>,
}

impl DocumentReader {
    /// A reader for a document of this partnership, which is to be the plan of this id.
    pub fn new(id: PlanId, partnership: Partnership) -> Self {
        Self {
            partnership: Some(partnership),
            ..Self::unnamed(id)
        }
    }

    /// A reader for a document that is to be the plan of this id, and that tells itself whose it is: the name of the
    /// partnership is guessed from it, and a note says so.
    ///
    /// ```
    /// use policy_crosswalk::{DocumentReader, PlanId};
    ///
    /// let text = "Fife Alcohol and Drug Partnership\n\nPriority 1: Fewer drug deaths\n";
    /// let reading = DocumentReader::unnamed(PlanId::new("fife-2024")?).read(text)?;
    /// assert_eq!(reading.plan.partnership.name, "Fife Alcohol and Drug Partnership");
    /// assert!(reading.notes.iter().any(|note| note.why.contains("guessed")));
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn unnamed(id: PlanId) -> Self {
        Self {
            id,
            partnership: None,
            format: DocumentFormat::Auto,
            words: RoleWords::built_in(),
            title: None,
            kind: None,
            period: None,
            publisher: None,
            address: None,
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

    /// Sets whose plan it is; else it is guessed from the title and the first lines.
    #[must_use]
    pub fn partnership(mut self, partnership: Partnership) -> Self {
        self.partnership = Some(partnership);
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

    /// Sets the time that the plan covers; else it is told by the years in the title or the first lines, or unknown.
    #[must_use]
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Sets who published the document; else it is the partnership.
    #[must_use]
    pub fn publisher(mut self, publisher: impl Into<String>) -> Self {
        self.publisher = Some(publisher.into());
        self
    }

    /// Sets the web address of the document; else none is told.
    #[must_use]
    pub fn address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }

    /// Reads a document.
    ///
    /// # Errors
    /// [`Error::Format`] for what is no text (a PDF, a Word file) and for HTML without the feature `html`;
    /// [`Error::Id`] where the plan's id is so long that none is left for statements; and what [`Plan::check`](crate::Plan::check)
    /// objects to in the options.
    pub fn read(&self, text: &str) -> Result<Reading, Error> {
        read(self, text)
    }

    /// Reads a document from bytes: of a text in any encoding that [`decode`](crate::format::decode) knows, or, with
    /// the feature `docx`, of a Word document.
    ///
    /// # Errors
    /// Those of [`decode`](crate::format::decode), which names a PDF and what to do, and a Word document without the
    /// feature `docx`; and those of [`DocumentReader::read`].
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Reading, Error> {
        let word_file = self.format == DocumentFormat::Word || source::is_word(bytes);
        if word_file && cfg!(feature = "docx") {
            return word(self, bytes);
        }
        self.read(&decode(bytes)?)
    }
}

fn no_word() -> Error {
    Error::format(
        "a Word document (`.docx`)",
        "its bytes and the feature `docx`, or its text, saved as plain text",
    )
}

#[cfg(feature = "docx")]
fn word(reader: &DocumentReader, bytes: &[u8]) -> Result<Reading, Error> {
    use crate::document::form::docx;
    let cues = Cues::new(&reader.words);
    let parts = docx::open(bytes)?;
    let text = parts.text();
    let mut lines = lines::split(&text);
    let blocks = parts.blocks(&mut lines, &cues);
    let blocks = contents::take(blocks, &mut lines);
    plan(reader, &cues, &blocks, &lines)
}

#[cfg(not(feature = "docx"))]
fn word(_: &DocumentReader, _: &[u8]) -> Result<Reading, Error> {
    Err(no_word())
}

fn read(reader: &DocumentReader, text: &str) -> Result<Reading, Error> {
    let cues = Cues::new(&reader.words);
    let text = &*decode(text.as_bytes())?;
    let mut lines = lines::split(text);
    let blocks = match reader.format {
        DocumentFormat::Word => return Err(no_word()),
        DocumentFormat::Html => html_blocks(text, &mut lines, &cues)?,
        DocumentFormat::Auto if source::is_html(text) => html_blocks(text, &mut lines, &cues)?,
        DocumentFormat::Markdown => marked(text, &mut lines, &cues),
        DocumentFormat::Auto if markdown::is_markdown(&lines) => marked(text, &mut lines, &cues),
        DocumentFormat::Auto | DocumentFormat::Text => {
            furniture::mark(&mut lines, &cues);
            running::part(cutter::split(&mut lines, &cues), &cues)
        }
    };
    plan(reader, &cues, &blocks, &lines)
}

fn marked(text: &str, lines: &mut [Line<'_>], cues: &Cues) -> Vec<Block> {
    let blocks = markdown::blocks(text, lines, cues);
    contents::take(running::part(blocks, cues), lines)
}

#[cfg(feature = "html")]
#[allow(clippy::unnecessary_wraps, reason = "fails without the feature")]
fn html_blocks(text: &str, lines: &mut [Line<'_>], cues: &Cues) -> Result<Vec<Block>, Error> {
    let blocks = crate::document::form::html::blocks(text, lines, cues);
    Ok(contents::take(running::part(blocks, cues), lines))
}

#[cfg(not(feature = "html"))]
fn html_blocks(_: &str, _: &mut [Line<'_>], _: &Cues) -> Result<Vec<Block>, Error> {
    Err(Error::format(
        "HTML",
        "the feature `html`, or the document as plain text",
    ))
}
