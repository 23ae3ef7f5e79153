//! Finds the list of contents, with page numbers and without: its lines come again as headings.

use std::collections::HashMap;

use crate::document::block::{Block, Form};
use crate::document::lines::Line;
use crate::document::phrase::{clean, key, start};
use crate::document::{Furniture, LineUse};

const NAMES: [&str; 5] = [
    "contents",
    "table of contents",
    "contents page",
    "list of contents",
    "in this document",
];

/// The longest line of a contents list, in bytes.
const LINE_BYTES: usize = 200;

/// Whether the line ends with a number after a gap, as the lines of a contents list do.
pub(in crate::document) fn has_page(raw: &str) -> bool {
    let body = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = raw.len() - body.len();
    (1..=3).contains(&digits)
        && body.ends_with([' ', '\t', '.', '\u{a0}'])
        && body.chars().any(char::is_alphabetic)
}

/// A line of a contents list as the key of the heading that it names.
fn entry(text: &str) -> String {
    let body = if has_page(text) {
        text.trim_end_matches(|c: char| c.is_ascii_digit())
    } else {
        text
    };
    key(start(body, LINE_BYTES))
}

/// How many of these entries are contents: those with a page, and those that come again below.
fn run(entries: &[String], paged: &[bool], at: usize, last: &HashMap<&str, usize>) -> usize {
    let told = |i: usize| {
        let again = last.get(&*entries[i]).is_some_and(|last| *last > i);
        paged[i] || again
    };
    let mut end = at;
    while end < entries.len()
        && (told(end) || end + 1 < entries.len() && told(end + 1) && told_before(at, end))
    {
        // A list that repeats one of its own lines has come to the headings.
        if !paged[end] && entries[at..end].contains(&entries[end]) {
            break;
        }
        end += 1;
    }
    let known = (at..end).filter(|i| told(*i)).count();
    let numbered = (at..end).any(|i| paged[i]);
    if known >= 2 || numbered { end - at } else { 0 }
}

fn told_before(at: usize, end: usize) -> bool {
    end > at
}

/// Marks the lines of a contents list.
pub(in crate::document) fn mark(lines: &mut [Line<'_>]) {
    let named = |line: &Line<'_>| {
        line.raw.len() < 80 && line.is_open() && NAMES.contains(&&*key(&clean(line.raw)))
    };
    if !lines.iter().any(named) {
        return;
    }
    let open: Vec<usize> = (0..lines.len())
        .filter(|i| lines[*i].is_open() && !lines[*i].raw.contains('|'))
        .collect();
    let texts: Vec<String> = open.iter().map(|i| clean(lines[*i].raw)).collect();
    let entries: Vec<String> = texts.iter().map(|text| entry(text)).collect();
    let paged: Vec<bool> = open.iter().map(|i| has_page(lines[*i].raw)).collect();
    let last: HashMap<&str, usize> = entries.iter().map(String::as_str).zip(0..).collect();
    let mut found = Vec::new();
    for at in 0..open.len() {
        if named(&lines[open[at]]) {
            let count = run(&entries, &paged, at + 1, &last);
            let dotted = open.get(at + 1).is_none_or(|next| {
                lines[open[at] + 1..*next]
                    .iter()
                    .any(|line| line.fate == Some(LineUse::Furniture(Furniture::Contents)))
            });
            if count > 0 || dotted {
                found.extend_from_slice(&open[at..=at + count]);
            }
        }
    }
    for at in found {
        lines[at].fate = Some(LineUse::Furniture(Furniture::Contents));
    }
}

/// Takes the blocks of a contents list away, and books their lines.
pub(in crate::document) fn take(blocks: Vec<Block>, lines: &mut [Line<'_>]) -> Vec<Block> {
    let named = |block: &Block| block.text.len() < 40 && NAMES.contains(&&*key(&block.text));
    if !blocks.iter().any(named) {
        return blocks;
    }
    let entries: Vec<String> = blocks.iter().map(shown).collect();
    let paged: Vec<bool> = blocks
        .iter()
        .map(|block| !block.is_table() && has_page(&block.text))
        .collect();
    let last: HashMap<&str, usize> = entries
        .iter()
        .map(String::as_str)
        .zip(0..)
        .filter(|(entry, _)| !entry.is_empty())
        .collect();
    let mut taken = vec![false; blocks.len()];
    for at in (0..blocks.len()).filter(|at| named(&blocks[*at])) {
        let count = run(&entries, &paged, at + 1, &last);
        if count > 0 {
            taken[at..=at + count].fill(true);
        }
    }
    let mut out = Vec::with_capacity(blocks.len());
    for (block, taken) in blocks.into_iter().zip(taken) {
        if taken {
            for line in lines.iter_mut().take(block.last + 1).skip(block.first) {
                if line.is_open() {
                    line.fate = Some(LineUse::Furniture(Furniture::Contents));
                }
            }
        } else {
            out.push(block);
        }
    }
    out
}

/// A block's text as the contents list has it, with its number.
fn shown(block: &Block) -> String {
    match &block.form {
        Form::Item { mark, .. } => {
            let number = mark.number.as_deref().unwrap_or_default();
            entry(&format!("{number} {}", block.text))
        }
        Form::Table(_) => String::new(),
        _ => entry(&block.text),
    }
}
