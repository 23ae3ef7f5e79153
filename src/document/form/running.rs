//! Parts running paragraphs at the labels within them: `… Goal 1: Less stigma. Objective 1A: Train staff.`

use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::phrase::{key, words};

/// The fewest words of a paragraph that is looked at.
const LONG: usize = 14;
/// The most words of a label with its number.
const LABEL_WORDS: usize = 5;

/// Parts each paragraph that holds two or more labels before each of them.
pub(in crate::document) fn part(blocks: Vec<Block>, cues: &Cues) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let long = block.is_para() && words(&block.text) >= LONG && block.text.contains(':');
        let mut places = if long {
            labels(&block.text, cues)
        } else {
            Vec::new()
        };
        let inner = places.iter().filter(|at| **at > 0).count();
        if places.len() < 2 || inner == 0 {
            out.push(block);
            continue;
        }
        places.extend(sections(&block.text));
        places.push(0);
        places.push(block.text.len());
        places.sort_unstable();
        places.dedup();
        for pair in places.windows(2) {
            let text = block.text[pair[0]..pair[1]].trim();
            if !text.is_empty() {
                out.push(Block {
                    form: Form::Para { inset: false },
                    text: text.to_owned(),
                    ..block.clone()
                });
            }
        }
    }
    out
}

/// Where the labels of a text begin: capital words before a colon that are the name of a role, field or part.
fn labels(text: &str, cues: &Cues) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        let before = &text[from..colon];
        let starts = before.rmatch_indices(' ').map(|(at, _)| from + at + 1);
        let starts: Vec<usize> = starts
            .take(LABEL_WORDS)
            .chain((from == 0 && before.split(' ').count() <= LABEL_WORDS).then_some(0))
            .collect();
        let label = |at: &usize| {
            let label = &text[*at..colon];
            label.starts_with(char::is_uppercase) && is_label(label, cues)
        };
        if let Some(at) = starts.into_iter().filter(|at| label(at)).min() {
            out.push(at);
        }
        from = colon + 1;
    }
    out
}

/// Whether a text is a label with or without its number: `Goal 1`, `Objective 1A`, `Strategy`.
fn is_label(text: &str, cues: &Cues) -> bool {
    let told = key(text);
    let (last, rest) = told
        .rsplit_once(' ')
        .map_or(("", &*told), |(rest, last)| (last, rest));
    let number = last.bytes().any(|b| b.is_ascii_digit()) && last.len() <= 4
        || (1..=4).contains(&last.len()) && last.bytes().all(|b| b"ivx".contains(&b));
    let name = if number { rest } else { &*told };
    ["strategy", "strategies"].contains(&name)
        || cues.is_phrase(name)
        || cues.labels.iter().any(|label| label == name)
}

/// Where lettered sections begin within a running text: `A. Why`, later `B. What`, in the order of the letters.
fn sections(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut next = b'A';
    for (at, _) in text.match_indices(". ") {
        let Some(letter) = at.checked_sub(1).map(|at| text.as_bytes()[at]) else {
            continue;
        };
        let begins = at == 1 || at > 1 && text.as_bytes()[at - 2] == b' ';
        let first = out.is_empty() && letter.is_ascii_uppercase() && letter <= b'C';
        if begins && (letter == next || first) && text[at + 2..].starts_with(char::is_uppercase) {
            out.push(at - 1);
            next = letter + 1;
        }
    }
    out
}
