//! Takes the text of a table's cell apart into what it states.

use crate::document::marker;
use crate::document::phrase::{clean, join, sentences, words};

/// Parts a cell at paragraphs and at the items of lists; lines that were only wrapped stay together.
pub(super) fn parts(cell: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in pieces(cell) {
        let mut fresh = true;
        for line in piece.lines() {
            let line = line.trim();
            let marked = marker::split(line).filter(|(mark, _)| {
                mark.bullet || mark.number.as_deref().is_some_and(|n| n.len() < 4)
            });
            let text = clean(marked.as_ref().map_or(line, |(_, rest)| rest));
            if text.is_empty() {
                continue;
            }
            match out.last_mut() {
                Some(last) if !fresh && marked.is_none() => join(last, &text),
                _ => out.push(text),
            }
            fresh = false;
        }
    }
    out
}

/// Parts a cell at mark-up and at bullets within its lines.
fn pieces(cell: &str) -> Vec<String> {
    let mut text = cell.replace('\u{2029}', "\n\u{2029}");
    for tag in [
        "<p>", "</p>", "<li>", "</li>", "<br>", "<br/>", "<br />", "<ul>", "<ol>", "</ul>", "</ol>",
    ] {
        if text.contains(tag) {
            text = text.replace(tag, "\n\u{2029}");
        }
    }
    for bullet in ["• ", "\u{f0b7} ", "▪ ", "● ", "◦ "] {
        if text.contains(bullet) {
            text = text.replace(bullet, "\n\u{2029}");
        }
    }
    text.split('\u{2029}').map(str::to_owned).collect()
}

/// Parts a text that holds several statements, one in each sentence; sentences that lean on the one before stay.
pub(super) fn statements(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for sentence in sentences(text) {
        match out.last_mut() {
            Some(last) if leans(sentence) => {
                last.push(' ');
                last.push_str(sentence);
            }
            _ => out.push(sentence.to_owned()),
        }
    }
    out
}

/// Whether a sentence needs the one before it.
fn leans(sentence: &str) -> bool {
    const STARTS: [&str; 17] = [
        "this", "these", "it", "its", "they", "their", "that", "those", "there", "however", "also",
        "such", "he", "she", "and", "but", "as",
    ];
    let first = sentence
        .split([' ', ','])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    STARTS.contains(&&*first) && words(sentence) > 4 || words(sentence) < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_part_at_lists_paragraphs_and_sentences() {
        assert_eq!(
            parts("<p>One thing</p> <p>Two things</p>"),
            ["One thing", "Two things"]
        );
        assert_eq!(
            parts("<ul> <li>• One</li> <li>• Two</li> </ul>"),
            ["One", "Two"]
        );
        assert_eq!(
            parts("One line\nthat goes on\n- and an item"),
            ["One line that goes on", "and an item"]
        );
        assert_eq!(
            statements("Run the survey. Publish it. This includes an easy version."),
            [
                "Run the survey.",
                "Publish it. This includes an easy version."
            ]
        );
    }
}
