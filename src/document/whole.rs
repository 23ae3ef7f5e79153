//! From the blocks of a document to a reading: what the document is as a whole, then what it says.

use crate::document::account;
use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::front;
use crate::document::lines::Line;
use crate::document::meaning::{ledger, walk};
use crate::document::whose;
use crate::document::whose::Guess;
use crate::document::{DocumentFormat, DocumentReader, LineUse, Note, Reading};
use crate::error::Error;
use crate::model::{Partnership, PartnershipId, Period, Plan, PlanId, PlanKind, Source};

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
pub(super) fn plan(
    reader: &DocumentReader,
    cues: &Cues,
    blocks: &[Block],
    lines: &[Line<'_>],
) -> Result<Reading, Error> {
    let titled = front::title(blocks, cues);
    let whole = whole(reader, titled.as_ref(), blocks, lines)?;
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
        tells: reports && !front::announces_progress(blocks, cues),
    };
    let uses = lines.iter().map(|line| line.fate).collect();
    let mut book = ledger::Ledger::new(reader.id.clone(), uses);
    book.paged = blocks.last().is_some_and(|block| block.page > 1);
    let mut walk = walk::Walk::new(setting, book);
    walk.all(blocks)?;
    let book = walk.book;
    finish(reader, book, (blocks, lines), whole)
}

/// The partnership: as set, as guessed, or the plan's id in its place.
fn partnership(
    reader: &DocumentReader,
    guess: Option<Guess<String>>,
    note: &mut impl FnMut(usize, &str, &str),
) -> Result<Partnership, Error> {
    if let Some(partnership) = &reader.partnership {
        return Ok(partnership.clone());
    }
    if let Some(guess) = guess {
        let why = "the partnership's name is guessed from here";
        note(guess.line + 1, &guess.value, why);
        return Ok(Partnership::new(
            slug(&guess.value, &reader.id)?,
            guess.value,
        ));
    }
    let why = "no partnership is named, so the plan's id stands for it; set it";
    note(0, "", why);
    Ok(Partnership::new(
        PartnershipId::new(reader.id.as_str())?,
        reader.id.as_str(),
    ))
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
    let guess = || whose::name(&title, blocks, lines);
    let guess = reader.partnership.is_none().then(guess).flatten();
    let partnership = partnership(reader, guess, &mut note)?;
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
    (blocks, lines): (&[Block], &[Line<'_>]),
    whole: Whole,
) -> Result<Reading, Error> {
    account::settle(&mut book, (&whole.title, blocks), lines, &reader.words);
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
