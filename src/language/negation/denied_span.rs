//! The words of a text that it says not to hold, and by which words.

use std::ops::Range;

use crate::language::negation::clause;
use crate::language::negation::clause::ClauseWord;
use crate::language::negation::cue::may_deny;
use crate::language::negation::rules;
use crate::language::written::each_word;
use crate::model::DenialKind;

/// A run of words that a text denies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeniedSpan {
    pub(crate) kind: DenialKind,
    /// The bytes of the words that deny.
    pub(crate) cue: Range<usize>,
    /// The bytes of what they say it of. The cue may lie within.
    pub(crate) scope: Range<usize>,
}

/// All that a text denies, in its order. What lies in two scopes belongs to the first.
///
/// Costs time in proportion to the text.
pub(crate) fn denied_spans(text: &str) -> Vec<DeniedSpan> {
    spans_of(&clause::tokens(text))
}

fn spans_of(tokens: &[ClauseWord<'_>]) -> Vec<DeniedSpan> {
    if !tokens.iter().any(|token| token.cue) {
        return Vec::new();
    }
    let clauses = clause::clauses(tokens);
    let mut spans: Vec<DeniedSpan> = Vec::new();
    for at in 0..clauses.len() {
        rules::of_clause(tokens, &clauses, at, &mut spans);
    }
    spans.sort_by_key(|span| (span.scope.start, span.scope.end, span.cue.start));
    spans.dedup_by(|later, first| first.scope == later.scope);
    spans
}

/// What a text as a whole says of its matter: the kind of denial where most of its words lie in denied spans.
///
/// ```text
/// The stigma campaign has not started        → not begun
/// No kits were handed out, but 40 were made  → nothing: half of it was done
/// ```
pub(crate) fn told_of(text: &str) -> Option<DenialKind> {
    let mut has_cue = false;
    each_word(text, |span, _| {
        has_cue = has_cue || may_deny(&text[span]);
    });
    if !has_cue {
        return None;
    }
    let tokens = clause::tokens(text);
    let spans = spans_of(&tokens);
    let first = spans.first()?.kind;
    let mut denied = 0;
    let mut at = 0;
    // Both are in order of the text; a token is looked up once.
    for token in &tokens {
        while spans
            .get(at)
            .is_some_and(|span| span.scope.end <= token.span.start)
        {
            at += 1;
        }
        let within = spans
            .get(at)
            .is_some_and(|span| span.scope.start <= token.span.start);
        denied += usize::from(within);
    }
    (denied * 4 > tokens.len() * 3).then_some(first)
}
