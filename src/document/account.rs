//! The account of a document: what of it is in no statement is noted, word for word.

use std::collections::HashSet;

use crate::document::block::{Block, Form};
use crate::document::lines::Line;
use crate::document::meaning::ledger::Ledger;
use crate::document::phrase::clean;
use crate::document::{LineUse, RoleWords};
use crate::language::dates::month;

/// Notes what the reading left: lines that it did not come to, headings that nothing stands under, running text, and
/// words of statements' lines that no statement says.
pub(super) fn settle(
    book: &mut Ledger,
    (title, blocks): (&str, &[Block]),
    lines: &[Line<'_>],
    words: &RoleWords,
) {
    let text = |first: usize, last: usize| -> String {
        let lines = lines[first..=last].iter().map(|line| line.raw.trim());
        lines.collect::<Vec<_>>().join(" ")
    };
    for (first, last) in stretches(&book.uses, None) {
        let why = "no part of the document that is known";
        book.note_lines(first, last, &text(first, last), why);
    }
    let mut said = said(book, title);
    for note in &book.notes {
        each_word(&note.text, |word| {
            said.insert(word);
        });
    }
    for phrase in words.announcing() {
        each_word(phrase, |word| {
            said.insert(word);
        });
    }
    note_headings(book, lines, &said);
    note_words(book, blocks, &said);
    for (first, last) in stretches(&book.uses, Some(LineUse::Prose)) {
        let why = "running text that no statement is made of";
        book.tell(first, last, &clean(&text(first, last)), why);
    }
}

/// The stretches of lines that are of this use, blank lines within them included.
fn stretches(uses: &[Option<LineUse>], wanted: Option<LineUse>) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for (at, what) in uses.iter().enumerate() {
        let blank = *what == Some(LineUse::Blank);
        if *what == wanted {
            match out.last_mut().filter(|_| open) {
                Some(last) => last.1 = at,
                None => out.push((at, at)),
            }
        }
        open = *what == wanted || open && blank && wanted.is_some();
    }
    out
}

/// The words of all statements, their leads and sections, and of the title.
fn said(book: &Ledger, title: &str) -> HashSet<u64> {
    let mut said = HashSet::new();
    let mut add = |text: &str| {
        each_word(text, |word| {
            said.insert(word);
        });
    };
    add(title);
    let mut section = "";
    for statement in &book.statements {
        add(&statement.text);
        statement.leads.iter().for_each(|lead| add(lead));
        let told = statement.locator.section.as_deref().unwrap_or_default();
        if told != section {
            add(told);
            section = told;
        }
    }
    said
}

/// Notes headings that no statement and no section says, and that nothing but another heading follows.
fn note_headings(book: &mut Ledger, lines: &[Line<'_>], said: &HashSet<u64>) {
    let mut below = LineUse::Heading;
    for at in (0..book.uses.len()).rev() {
        let heading = book.uses[at] == Some(LineUse::Heading);
        if heading && below == LineUse::Heading {
            let text = clean(lines[at].raw);
            if lacks(&text, said) {
                book.note(at, &text, "a heading that nothing is said under");
            }
        }
        match book.uses[at] {
            Some(LineUse::Blank | LineUse::Furniture(_)) | None => {}
            Some(what) => below = what,
        }
    }
}

/// Notes the pieces of statements' lines that hold words which are said nowhere.
fn note_words(book: &mut Ledger, blocks: &[Block], said: &HashSet<u64>) {
    for block in blocks {
        let Form::Table(grid) = &block.form else {
            note_piece(book, block.first, &block.text, said);
            continue;
        };
        for row in &grid.rows {
            let cells = row.cells.iter().filter(|cell| !cell.again);
            for part in cells.flat_map(|cell| &cell.parts) {
                note_piece(book, row.first, &part.text, said);
            }
        }
    }
}

fn note_piece(book: &mut Ledger, line: usize, text: &str, said: &HashSet<u64>) {
    let told = matches!(
        book.uses.get(line),
        Some(Some(LineUse::Statement | LineUse::Repeat))
    );
    if told && lacks(text, said) {
        book.note(line, text, "says more than the statements made of it");
    }
}

/// Whether a text has a word that is said nowhere.
fn lacks(text: &str, said: &HashSet<u64>) -> bool {
    let mut lacks = false;
    each_word(text, |word| lacks |= !said.contains(&word));
    lacks
}

/// Longer words that say nothing by themselves.
const SMALL: [&str; 18] = [
    "then", "than", "that", "this", "with", "from", "also", "into", "been", "have", "will", "they",
    "both", "when", "there", "their", "which", "until",
];

/// The words of a text that say something, each as one number: those of four letters and more but months.
fn each_word(text: &str, mut take: impl FnMut(u64)) {
    let parted = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '\u{ad}');
    for word in text.split(parted) {
        let small = SMALL.iter().any(|small| word.eq_ignore_ascii_case(small));
        if small
            || word.len() < 4
            || word.bytes().any(|b| b.is_ascii_digit())
            || month(word).is_some()
        {
            continue;
        }
        // FNV-1a, of small letters.
        let letters = word
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase);
        let number = letters.fold(0xcbf2_9ce4_8422_2325_u64, |sum, c| {
            (sum ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3)
        });
        take(number);
    }
}
