//! One text as the engine reads it: what was found in it, and what it denies.

use std::ops::Range;

use crate::language::negation::{DeniedSpan, denied_spans};
use crate::mapping::codebook::index::Field;
use crate::mapping::mapper::Engine;
use crate::model::Denial;

/// A text with what was found in it.
pub(crate) struct Read<'t> {
    pub(crate) text: &'t str,
    pub(crate) field: Field,
    /// What it denies.
    pub(crate) denied: Vec<DeniedSpan>,
    /// For each word the first of these that it lies in; empty where nothing is denied.
    denied_words: Vec<Option<usize>>,
}

impl<'t> Read<'t> {
    pub(crate) fn new(engine: &Engine, text: &'t str) -> Self {
        let field = engine.index.field(text);
        let denied = denied_spans(text);
        let denied_words = denied_words(&field, &denied);
        Self {
            text,
            field,
            denied,
            denied_words,
        }
    }

    /// The first denied span that words lie in.
    pub(crate) fn denied_at(&self, words: &Range<usize>) -> Option<usize> {
        let words = self.denied_words.get(words.clone())?;
        words.iter().find_map(|word| *word)
    }

    /// What the text says of words that it denies.
    pub(crate) fn denial(&self, words: &Range<usize>) -> Option<Denial> {
        let span = &self.denied[self.denied_at(words)?];
        Some(Denial {
            kind: span.kind,
            words: self.text.get(span.cue.clone())?.to_owned(),
        })
    }
}

fn denied_words(field: &Field, denied: &[DeniedSpan]) -> Vec<Option<usize>> {
    if denied.is_empty() {
        return Vec::new();
    }
    let mut of_word = vec![None; field.words.len()];
    let mut done = 0;
    for (i, span) in denied.iter().enumerate() {
        let words = words_at(field, &span.scope);
        if words.end > done {
            of_word[words.start.max(done)..words.end].fill(Some(i));
            done = words.end;
        }
    }
    of_word
}

/// The words that lie at some bytes.
pub(crate) fn words_at(field: &Field, span: &Range<usize>) -> Range<usize> {
    let from = field
        .words
        .partition_point(|word| word.span.end <= span.start);
    let to = field
        .words
        .partition_point(|word| word.span.start < span.end);
    from..to
}
