//! From a text to its clauses, as far as words that open one and finite verbs tell.

use std::borrow::Cow;
use std::ops::Range;

use crate::language::negation::cue::{AUXILIARIES, in_small_letters, is_cue, lists};
use crate::language::written::each_word;

/// A word, in small letters.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is seen of a word at once"
)]
pub(crate) struct ClauseWord<'t> {
    pub(crate) span: Range<usize>,
    pub(crate) text: Cow<'t, str>,
    /// Whether a text may deny something by it.
    pub(crate) cue: bool,
    /// Whether a hyphen joins it to the next: `not-for-profit`.
    pub(crate) joined: bool,
    /// Whether a comma stands before it.
    pub(crate) comma: bool,
    /// Whether a sentence, a bracket or an item begins with it.
    opens: bool,
    /// Whether it is a finite verb, or stands beside one.
    finite: bool,
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
pub(crate) fn tokens(text: &str) -> Vec<ClauseWord<'_>> {
    let mut tokens: Vec<ClauseWord<'_>> = Vec::new();
    let mut end = 0;
    each_word(text, |span, _| {
        let between = &text[end..span.start];
        if let Some(last) = tokens.last_mut() {
            last.joined = between == "-" || between == "‑";
        }
        let word = in_small_letters(&text[span.clone()]);
        // Most words stand behind one blank.
        let parted = between != " ";
        tokens.push(ClauseWord {
            cue: is_cue(&word),
            finite: is_finite(&word),
            text: word,
            joined: false,
            comma: parted && between.contains(','),
            opens: end == 0 || parted && parts_clauses(between),
            span: span.clone(),
        });
        end = span.end;
    });
    tokens
}

/// Whether what stands between two words ends a sentence, a bracket or an item.
fn parts_clauses(between: &str) -> bool {
    between.contains(['.', ';', ':', '!', '?', '\n', '|', '•', '(', ')', '–', '—'])
        || between.contains(" - ")
}

/// The clauses of a text, which together hold all its words, in order.
pub(crate) fn clauses(tokens: &[ClauseWord<'_>]) -> Vec<Clause> {
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
fn opened(tokens: &[ClauseWord<'_>], at: usize, within: Standing) -> Option<Standing> {
    let word = &*tokens[at].text;
    let before = at.checked_sub(1).map_or("", |i| &tokens[i].text);
    let after = tokens.get(at + 1).map_or("", |token| &token.text);
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
fn split(
    tokens: &[ClauseWord<'_>],
    run: Range<usize>,
    standing: Standing,
    clauses: &mut Vec<Clause>,
) {
    let mut from = run.start;
    let mut left = run.clone().filter(|i| tokens[*i].finite).count();
    let mut seen = false;
    for at in run.clone() {
        let token = &tokens[at];
        let joint = matches!(&*token.text, "and" | "or" | "then") || token.comma;
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
        left -= usize::from(token.finite);
        seen |= token.finite || token.text.len() > 4 && token.text.ends_with("ed");
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

fn is_finite(word: &str) -> bool {
    lists(AUXILIARIES, word) || is_contracted(word) || matches!(word, "we" | "they" | "it")
}

/// Whether a word is an auxiliary verb that holds its own `not`: `won't`.
pub(crate) fn is_contracted(word: &str) -> bool {
    word.ends_with("n't") || word == "cannot"
}
