//! One text as the engine reads it: what was found in it, and what it denies.

use std::ops::Range;

use crate::language::aside::AsideSpan;
use crate::language::negation::{DeniedSpan, denied_spans};
use crate::mapping::codebook::field::ReadText;
use crate::mapping::codebook::index::inside;
use crate::mapping::memory::StemId;
use crate::model::Denial;

/// What likeness counts as one word of a text.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) span: Range<usize>,
    pub(crate) stem: StemId,
}

/// What was found in a text.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// Its words and phrases for codebooks; without any where no phrase stands in it.
    pub(crate) field: ReadText,
    /// Its words for likeness, in order; the stems are those of the memory that read it, until its next text.
    pub(crate) said: Vec<Said>,
    /// What it denies.
    pub(crate) denied: Vec<DeniedSpan>,
    /// For each word the first of these that it lies in; empty where nothing is denied.
    denied_words: Vec<Option<usize>>,
    /// What it says by the way.
    pub(crate) asides: Vec<AsideSpan>,
}

/// A text with what was found in it.
#[derive(Clone, Copy)]
pub(crate) struct TextRead<'r> {
    pub(crate) text: &'r str,
    pub(crate) read: &'r Read,
}

impl Read {
    pub(crate) fn clear(&mut self) {
        self.field.clear();
        self.said.clear();
        self.denied.clear();
        self.denied_words.clear();
        self.asides.clear();
    }

    /// Finds what the text denies.
    pub(crate) fn deny(&mut self, text: &str) {
        self.denied = denied_spans(text);
        self.denied_words = denied_words(&self.field, &self.denied);
    }

    /// The first denied span that words lie in.
    pub(crate) fn denied_at(&self, words: &Range<usize>) -> Option<usize> {
        let words = self.denied_words.get(words.clone())?;
        words.iter().find_map(|word| *word)
    }

    /// The first aside that words lie in.
    pub(crate) fn aside_at(&self, words: &Range<usize>) -> Option<&AsideSpan> {
        if self.asides.is_empty() {
            return None;
        }
        let bytes = self.field.span(words);
        let mut asides = self.asides.iter();
        asides.find(|aside| inside(&bytes, &aside.scope))
    }
}

impl TextRead<'_> {
    /// What the text says of words by which of its denied spans they lie in.
    pub(crate) fn denial(&self, denied: usize) -> Option<Denial> {
        let span = &self.read.denied[denied];
        Some(Denial {
            kind: span.kind,
            words: self.text.get(span.cue.clone())?.to_owned(),
        })
    }
}

fn denied_words(field: &ReadText, denied: &[DeniedSpan]) -> Vec<Option<usize>> {
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
pub(crate) fn words_at(field: &ReadText, span: &Range<usize>) -> Range<usize> {
    let from = field
        .words
        .partition_point(|word| word.span.end <= span.start);
    let to = field
        .words
        .partition_point(|word| word.span.start < span.end);
    from..to
}
