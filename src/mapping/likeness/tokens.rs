//! Words of a text as the table of English holds them.
//!
//! Not those of `crate::text`: the table was made of runs of letters, folded to American spelling without a
//! thesaurus, and a word that is cut or spelt otherwise is not found in it. What counts as empty differs too:
//! the scorer weighs words by how telling they are and needs to drop only those of grammar.

use crate::language::words;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::language::stem;

/// Words of grammar, sorted.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any",
    "are", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both",
    "but", "by", "can", "cannot", "could", "did", "do", "does", "doing", "done", "down",
    "during", "each", "either", "else", "etc", "ever", "every", "few", "for", "from", "further",
    "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "however",
    "i", "if", "in", "into", "is", "it", "its", "itself", "just", "let", "may", "me", "might",
    "more", "most", "much", "must", "my", "neither", "no", "nor", "not", "of", "off", "on",
    "once", "only", "or", "other", "ought", "our", "ours", "out", "over", "own", "per",
    "rather", "same", "shall", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those",
    "through", "thus", "to", "too", "under", "until", "up", "upon", "us", "very", "via", "was",
    "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose",
    "why", "will", "with", "within", "without", "would", "yet", "you", "your", "yours",
];

/// One word that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands in the text, in bytes, without what follows an apostrophe.
    pub(crate) span: Range<usize>,
    pub(crate) stem: String,
}

/// The words of `text` that count, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_run(text, |span| {
        let form = words::fold(&text[span.clone()]);
        let counts = form.chars().nth(1).is_some() && EMPTY.binary_search(&form.as_str()).is_err();
        if counts {
            tokens.push(Token {
                span,
                stem: stem::stem(&form),
            });
        }
    });
    tokens
}

/// Calls with each run of letters, without what hangs on it by an apostrophe.
pub(crate) fn each_run(text: &str, mut met: impl FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some(span) = next_run(text, at) {
        at = past_apostrophe(text, span.end);
        met(span);
    }
}

/// The next run of letters at or behind an offset.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = from + rest.find(char::is_alphabetic)?;
    Some(start..end_of_run(text, start))
}

/// Where the letters end that begin at an offset. Soft hyphens and accents do not end them.
fn end_of_run(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let inner = |c: char| c.is_alphabetic() || c == '\u{ad}' || is_combining_mark(c);
    rest.find(|c| !inner(c))
        .map_or(text.len(), |end| start + end)
}

/// The end of what hangs on a word by an apostrophe, such as `’s`; `end` itself where nothing does.
fn past_apostrophe(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    match rest.strip_prefix(['\'', '’']) {
        Some(behind) if behind.starts_with(char::is_alphabetic) => {
            end_of_run(text, text.len() - behind.len())
        }
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stems(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.stem).collect()
    }

    #[test]
    fn empty_words_are_sorted() {
        assert!(EMPTY.is_sorted());
    }

    #[test]
    fn only_letters_count() {
        assert_eq!(stems("The 24-hour clinic’s x, y"), ["hour", "clinic"]);
        assert_eq!(stems("don’t rock'n'roll"), ["don", "rock", "roll"]);
        assert_eq!(
            stems("re\u{ad}covery cafe\u{301} ﬁnancial"),
            ["recoveri", "cafe", "financi"]
        );
        assert_eq!(stems("programmes"), stems("program’s"));
    }

    proptest! {
        #[test]
        fn spans_slice_the_text_in_order(text in ".{0,80}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start >= end);
                prop_assert!(text.get(token.span.clone()).is_some_and(|t| !t.is_empty()));
                end = token.span.end;
            }
        }
    }
}
