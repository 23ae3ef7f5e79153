//! Reads a plan as it was published.
//!
//! A text becomes lines, lines become blocks (headings, items, paragraphs, tables), and a walk through the blocks
//! makes statements of them. Nothing vanishes silently: each line has a [`LineUse`], and what could not be placed
//! has a [`Note`].

use serde::{Deserialize, Serialize};

use crate::document::block::{Block, Form};
use crate::document::form::{contents, cutter, furniture, markdown, running};
use crate::document::front;
use crate::document::lines;
use crate::document::lines::Line;
use crate::document::meaning::{ledger, walk};
use crate::document::roles::Cues;
use crate::document::source;
use crate::document::whose;
use crate::document::{LineUse, RoleWords};
use crate::error::Error;
use crate::format::decode;
use crate::model::vocabulary::vocabulary;
use crate::model::{Partnership, PartnershipId, Period, Plan, PlanId, PlanKind, Source};

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

/// Something that the document says and the plan does not, or not in full, or that was guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The line of the document, counted from 1; 0 where it is the document as a whole.
    pub line: usize,
    /// The last line of what stands there: most often the same.
    pub last: usize,
    /// What stands there.
    pub text: String,
    /// Why it was not placed.
    pub why: String,
}

/// The longest text of a note that is printed in full, in characters.
const SHOWN: usize = 160;

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.line, self.last) {
            (0, _) => {}
            (first, last) if last > first => write!(f, "lines {first}-{last}: ")?,
            (first, _) => write!(f, "line {first}: ")?,
        }
        write!(f, "{}", self.why)?;
        let mut shown = self.text.char_indices().skip(SHOWN).map(|(at, _)| at);
        match shown.next() {
            Some(at) => write!(f, ": {} …", self.text[..at].trim_end()),
            None if self.text.is_empty() => Ok(()),
            None => write!(f, ": {}", self.text),
        }
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

impl Reading {
    /// How much of the document the plan holds, in figures.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            statements: self.plan.statements.len(),
            ..Summary::default()
        };
        for line in &self.lines {
            match line {
                LineUse::Blank => {}
                LineUse::Statement | LineUse::Heading | LineUse::Repeat => summary.used += 1,
                LineUse::Furniture(_) => summary.furniture += 1,
                LineUse::Prose | LineUse::Noted => summary.unused += 1,
            }
        }
        summary
    }
}

/// How much of a document a plan holds: printed as one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The statements that were read.
    pub statements: usize,
    /// The lines that statements and headings were made of.
    pub used: usize,
    /// The lines that are no part of the plan: page numbers, running heads, contents.
    pub furniture: usize,
    /// The lines with words that no statement was made of; a note tells of each.
    pub unused: usize,
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            statements,
            used,
            furniture,
            unused,
        } = self;
        write!(
            f,
            "{statements} statements read; {used} lines used, {unused} not used, {furniture} of page furniture"
        )
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
    id: PlanId,
    partnership: Option<Partnership>,
    format: DocumentFormat,
    words: RoleWords,
    title: Option<String>,
    kind: Option<PlanKind>,
    period: Option<Period>,
    publisher: Option<String>,
    address: Option<String>,
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
    /// [`Error::Id`] where the plan's id is so long that none is left for statements; and what [`Plan::check`]
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

const NO_WORD: Error = Error::Format {
    found: "a Word document (`.docx`)",
    expected: "its bytes and the feature `docx`, or its text: save it as plain text in a word processor",
};

#[cfg(feature = "docx")]
fn word(reader: &DocumentReader, bytes: &[u8]) -> Result<Reading, Error> {
    use crate::document::form::docx;
    let cues = Cues::new(&reader.words);
    let parts = docx::open(bytes)?;
    let text = parts.text();
    let mut lines = lines::split(&text);
    let blocks = parts.blocks(&mut lines, &cues);
    let blocks = contents::take(blocks, &mut lines);
    plan(reader, &cues, blocks, &lines)
}

#[cfg(not(feature = "docx"))]
fn word(_: &DocumentReader, _: &[u8]) -> Result<Reading, Error> {
    Err(NO_WORD)
}

fn read(reader: &DocumentReader, text: &str) -> Result<Reading, Error> {
    let cues = Cues::new(&reader.words);
    let text = &*decode(text.as_bytes())?;
    let mut lines = lines::split(text);
    let blocks = match reader.format {
        DocumentFormat::Word => return Err(NO_WORD),
        DocumentFormat::Html => html_blocks(text, &mut lines, &cues)?,
        DocumentFormat::Auto if source::is_html(text) => html_blocks(text, &mut lines, &cues)?,
        DocumentFormat::Markdown => marked(text, &mut lines, &cues),
        DocumentFormat::Auto if markdown::is_markdown(&lines) => marked(text, &mut lines, &cues),
        DocumentFormat::Auto | DocumentFormat::Text => {
            furniture::mark(&mut lines, &cues);
            running::part(cutter::split(&mut lines, &cues), &cues)
        }
    };
    plan(reader, &cues, blocks, &lines)
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
    Err(Error::Format {
        found: "HTML",
        expected: "the feature `html`, or the document as plain text",
    })
}

/// What is known of a document as a whole.
struct Whole {
    title: String,
    kind: PlanKind,
    period: Option<Period>,
    partnership: Partnership,
    /// What was guessed, and what nothing tells.
    notes: Vec<Note>,
}

/// Reads blocks into a plan.
fn plan(
    reader: &DocumentReader,
    cues: &Cues,
    blocks: Vec<Block>,
    lines: &[Line<'_>],
) -> Result<Reading, Error> {
    let titled = front::title(&blocks, cues);
    let whole = whole(reader, titled.as_ref(), &blocks, lines)?;
    let marked = match reader.format {
        DocumentFormat::Text => false,
        DocumentFormat::Markdown => true,
        _ => blocks
            .iter()
            .any(|block| matches!(block.form, Form::Heading(level) if level < 6)),
    };
    let reports = matches!(whole.kind, PlanKind::Update | PlanKind::ProgressReport);
    let setting = walk::Setting {
        cues,
        period: whole.period,
        kind: whole.kind,
        title: &whole.title,
        titled: titled.map_or((0, 0), |title| (title.first, title.count)),
        marked,
        tells: reports && !front::announces_progress(&blocks, cues),
    };
    let uses = lines.iter().map(|line| line.fate).collect();
    let mut book = ledger::Ledger::new(reader.id.clone(), uses);
    book.paged = blocks.last().is_some_and(|block| block.page > 1);
    let mut walk = walk::Walk::new(setting, book);
    walk.all(&blocks)?;
    let book = walk.book;
    finish(reader, book, lines, whole)
}

/// Finds out what the document tells of itself, where no option does.
fn whole(
    reader: &DocumentReader,
    titled: Option<&front::Title>,
    blocks: &[Block],
    lines: &[Line<'_>],
) -> Result<Whole, Error> {
    let mut notes = Vec::new();
    let mut note = |line: usize, text: &str, why: &str| {
        notes.push(Note {
            line,
            last: line,
            text: text.to_owned(),
            why: why.to_owned(),
        });
    };
    let title = match (&reader.title, titled) {
        (Some(title), _) => title.clone(),
        (None, Some(title)) => title.text.clone(),
        (None, None) => String::new(),
    };
    let period = reader.period.or_else(|| {
        let guess = whose::period(&title, lines)?;
        if reader.partnership.is_none() {
            note(
                guess.line + 1,
                &guess.value.to_string(),
                "the period is guessed from here",
            );
        }
        Some(guess.value)
    });
    if period.is_none() {
        note(
            0,
            "",
            "no years are named as the plan's own, so the period is unknown; set it",
        );
    }
    let partnership = match &reader.partnership {
        Some(partnership) => partnership.clone(),
        None => match whose::name(&title, blocks, lines) {
            Some(guess) => {
                note(
                    guess.line + 1,
                    &guess.value,
                    "the partnership's name is guessed from here",
                );
                Partnership::new(slug(&guess.value, &reader.id)?, guess.value)
            }
            None => {
                note(
                    0,
                    "",
                    "no partnership is named, so the plan's id stands for it; set it",
                );
                Partnership::new(PartnershipId::new(reader.id.as_str())?, reader.id.as_str())
            }
        },
    };
    let title = if title.trim().is_empty() {
        reader.id.to_string()
    } else {
        title
    };
    let kind = reader.kind.unwrap_or_else(|| front::kind(&title, blocks));
    Ok(Whole {
        title,
        kind,
        period,
        partnership,
        notes,
    })
}

/// An id made of a name.
fn slug(name: &str, id: &PlanId) -> Result<PartnershipId, Error> {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let words: String = name.chars().map(plain).take(100).collect();
    let parts: Vec<&str> = words.split('-').filter(|part| !part.is_empty()).collect();
    PartnershipId::new(&parts.join("-")).or_else(|_| PartnershipId::new(id.as_str()))
}

/// Puts the plan together, and notes the lines that no part of the reading accounted for.
fn finish(
    reader: &DocumentReader,
    mut book: ledger::Ledger,
    lines: &[Line<'_>],
    whole: Whole,
) -> Result<Reading, Error> {
    let mut at = 0;
    while at < book.uses.len() {
        let open = |at: usize| book.uses.get(at) == Some(&None);
        if !open(at) {
            at += 1;
            continue;
        }
        let end = (at..book.uses.len())
            .find(|at| !open(*at))
            .unwrap_or(book.uses.len());
        let text: Vec<&str> = lines[at..end].iter().map(|line| line.raw.trim()).collect();
        let why = "no part of the document that is known";
        book.note_lines(at, end - 1, &text.join(" "), why);
        at = end;
    }
    note_prose(&mut book, lines);
    book.notes.extend(whole.notes);
    book.notes.sort_by_key(|note| note.line);
    let publisher = reader
        .publisher
        .clone()
        .unwrap_or_else(|| whole.partnership.name.clone());
    let mut source = Source::new(whole.title.clone(), publisher);
    source.address.clone_from(&reader.address);
    let mut plan = Plan::builder(
        reader.id.clone(),
        whole.title,
        whole.kind,
        whole.partnership,
    )
    .source(source);
    if let Some(period) = whole.period {
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

/// Notes the running text that no statement was made of: a note for each stretch.
fn note_prose(book: &mut ledger::Ledger, lines: &[Line<'_>]) {
    let mut at = 0;
    let prose = |uses: &[Option<LineUse>], at: usize| uses.get(at) == Some(&Some(LineUse::Prose));
    while at < book.uses.len() {
        if !prose(&book.uses, at) {
            at += 1;
            continue;
        }
        let blank = |at: &usize| prose(&book.uses, *at) || book.uses[*at] == Some(LineUse::Blank);
        let end = (at..book.uses.len()).take_while(blank).last().unwrap_or(at);
        let end = (at..=end)
            .rev()
            .find(|i| prose(&book.uses, *i))
            .unwrap_or(at);
        let text: Vec<&str> = lines[at..=end].iter().map(|line| line.raw.trim()).collect();
        let text = crate::document::phrase::spaced(&text.join(" "));
        book.tell(at, end, &text, "running text that no statement is made of");
        at = end + 1;
    }
}
