//! From a text to its clauses, as far as words that open one and finite verbs tell.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::language::negation::cue::{AUXILIARIES, lists};

/// A word, in small letters.
pub(crate) struct ClauseWord {
    pub(crate) span: Range<usize>,
    pub(crate) text: String,
    /// Whether a hyphen joins it to the next: `not-for-profit`.
    pub(crate) joined: bool,
    /// Whether a comma stands before it.
    pub(crate) comma: bool,
    /// Whether a sentence, a bracket or an item begins with it.
    opens: bool,
}

/// What a clause is to the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It states.
    Main,
    /// It says of which people or things: `who do not attend`.
    Relative,
    /// It says under which condition or for which end: `so that no one is left`.
    Condition,
}

pub(crate) struct Clause {
    pub(crate) tokens: Range<usize>,
    pub(crate) standing: Standing,
}

/// The words of a text.
pub(crate) fn tokens(text: &str) -> Vec<ClauseWord> {
    let mut tokens: Vec<ClauseWord> = Vec::new();
    let mut end = 0;
    for (start, word) in text.unicode_word_indices() {
        let between = &text[end..start];
        if let Some(last) = tokens.last_mut() {
            last.joined = between == "-" || between == "‑";
        }
        tokens.push(ClauseWord {
            span: start..start + word.len(),
            text: word.to_lowercase().replace('’', "'"),
            joined: false,
            comma: between.contains(','),
            opens: end == 0
                || between.contains(['.', ';', ':', '!', '?', '\n', '|', '•', '(', ')', '–', '—'])
                || between.contains(" - "),
        });
        end = start + word.len();
    }
    tokens
}

/// The clauses of a text, which together hold all its words, in order.
pub(crate) fn clauses(tokens: &[ClauseWord]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut from = 0;
    let mut standing = Standing::Main;
    for at in 0..tokens.len() {
        if let Some(next) = opened(tokens, at, standing) {
            split(tokens, from..at, standing, &mut clauses);
            from = at;
            standing = next;
        }
    }
    split(tokens, from..tokens.len(), standing, &mut clauses);
    clauses
}

/// What sort of clause a word opens, where it opens one.
fn opened(tokens: &[ClauseWord], at: usize, within: Standing) -> Option<Standing> {
    let word = tokens[at].text.as_str();
    let before = at.checked_sub(1).map_or("", |i| tokens[i].text.as_str());
    let after = tokens.get(at + 1).map_or("", |token| token.text.as_str());
    match word {
        "but" | "however" | "although" | "though" | "whereas" | "because" | "while" | "whilst"
        | "until" => Some(Standing::Main),
        "so" if after == "that" || tokens[at].comma => Some(if after == "that" {
            Standing::Condition
        } else {
            Standing::Main
        }),
        "yet" if tokens[at].comma && after != "to" => Some(Standing::Main),
        "that" if before == "so" || within == Standing::Condition => None,
        "that" if REPORTS.contains(&before) => Some(Standing::Main),
        "that" | "who" | "whom" | "whose" | "which" => Some(Standing::Relative),
        "where" | "when" | "if" | "unless" | "whether" | "ensure" | "ensures" | "ensuring"
        | "sure" => Some(Standing::Condition),
        _ if tokens[at].opens => Some(Standing::Main),
        _ if tokens[at].comma && within == Standing::Condition => Some(Standing::Main),
        _ => None,
    }
}

/// Verbs before a `that` that states.
const REPORTS: [&str; 8] = [
    "agreed",
    "confirmed",
    "decided",
    "found",
    "means",
    "meant",
    "noted",
    "reported",
];

/// Parts a run of words at `and`, `or` and commas that have a finite verb on both sides.
fn split(tokens: &[ClauseWord], run: Range<usize>, standing: Standing, clauses: &mut Vec<Clause>) {
    let mut from = run.start;
    let mut left = run.clone().filter(|i| is_finite(&tokens[*i])).count();
    let mut seen = false;
    for at in run.clone() {
        let token = &tokens[at];
        let joint = matches!(token.text.as_str(), "and" | "or" | "then") || token.comma;
        if joint && seen && left > 0 && at > from {
            clauses.push(Clause {
                tokens: from..at,
                standing: if from == run.start {
                    standing
                } else {
                    Standing::Main
                },
            });
            from = at;
            seen = false;
        }
        let finite = is_finite(token);
        left -= usize::from(finite);
        seen |= finite || token.text.len() > 4 && token.text.ends_with("ed");
    }
    if from < run.end {
        clauses.push(Clause {
            tokens: from..run.end,
            standing: if from == run.start {
                standing
            } else {
                Standing::Main
            },
        });
    }
}

fn is_finite(token: &ClauseWord) -> bool {
    let word = token.text.as_str();
    lists(AUXILIARIES, word) || is_contracted(word) || matches!(word, "we" | "they" | "it")
}

/// Whether a word is an auxiliary verb that holds its own `not`: `won't`.
pub(crate) fn is_contracted(word: &str) -> bool {
    word.ends_with("n't") || word == "cannot"
}
