//! Codebooks compiled for matching: phrases, the concepts that they express, and the patterns of concepts by which
//! themes are recognised. One index may hold the codebooks of several frameworks: a text is then read once for all.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::words::Analyzer;
use crate::mapping::codebook::citation::Citations;
use crate::mapping::codebook::field::{Hit, ReadText, beginning_in};
use crate::mapping::codebook::symbols::{Frameworks, Symbols};
use crate::mapping::codebook::trie::Trie;
use crate::model::{AsideKind, MatchKind};

pub(crate) type PhraseId = usize;
pub(crate) type ConceptId = usize;

/// Within how many counted words the parts of one pattern must stand.
pub(crate) const WINDOW: usize = 12;

/// How much a pattern proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// The theme's title or id, as it stands.
    Title,
    /// Enough alone.
    Term,
    /// Not enough alone.
    Hint,
}

/// Words that follow each other, each as a symbol.
#[derive(Clone)]
pub(crate) struct Phrase {
    pub(crate) symbols: Vec<u32>,
    /// The words before stemming, to tell an exact match from a stemmed one.
    pub(crate) forms: Vec<String>,
    pub(crate) text: String,
    /// Whether it is a short form in capitals.
    pub(crate) short: bool,
    /// Those of its words that shorter matches may not take.
    pub(crate) misleading: Vec<usize>,
    /// The frameworks whose codebooks have it.
    pub(crate) frameworks: Frameworks,
}

/// What several phrases express alike.
#[derive(Clone, Default)]
pub(crate) struct Concept {
    pub(crate) members: Vec<PhraseId>,
    /// The kinds of aside in which they count in full.
    pub(crate) even_of: Vec<AsideKind>,
}

/// An expression by which a theme is recognised.
pub(crate) struct Pattern {
    /// The theme, counted through all frameworks.
    pub(crate) theme: usize,
    /// The framework of the theme.
    pub(crate) framework: Frameworks,
    pub(crate) strength: Strength,
    pub(crate) all: Vec<ConceptId>,
    pub(crate) none: Vec<ConceptId>,
    /// The expression as written in the codebook.
    pub(crate) text: String,
    /// How likely a claim is right that rests on nothing but it.
    pub(crate) weight: f64,
}

/// The compiled codebooks of some frameworks. Themes are counted through all of them.
#[derive(Default)]
pub(crate) struct Index {
    pub(crate) analyzer: Analyzer,
    pub(crate) symbols: Symbols,
    /// All frameworks.
    pub(crate) frameworks: Frameworks,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) patterns: Vec<Pattern>,
    /// Those of each framework.
    pub(crate) citations: Vec<Citations>,
    /// The phrases that they look for.
    pub(crate) citing: BTreeSet<PhraseId>,
    /// The first theme of each framework.
    pub(crate) firsts: Vec<usize>,
    /// For each theme the one that it is a part of, and so on up.
    pub(crate) roots: Vec<usize>,
    /// For each concept the frameworks of which it says a theme alone.
    pub(crate) naming: Vec<Frameworks>,
    /// The words of each theme's title, as symbols.
    pub(crate) titles: Vec<Vec<u32>>,
    pub(crate) trie: Trie,
    /// The concepts that a phrase expresses.
    pub(crate) concepts_of: Vec<Vec<ConceptId>>,
    /// The patterns whose first part is a concept.
    pub(crate) triggered: Vec<Vec<usize>>,
    /// For each theme the phrases within which its patterns do not count.
    pub(crate) excluded: Vec<Vec<PhraseId>>,
    /// The words of the longest phrase: what lies near a word begins at most so far before it.
    pub(crate) longest: usize,
}

impl Index {
    /// Where phrases begin that may lie within the window around some words.
    pub(crate) fn near(&self, words: &Range<usize>) -> Range<usize> {
        words.start.saturating_sub(WINDOW + self.longest)..words.end + WINDOW
    }

    /// The framework of a theme.
    pub(crate) fn framework_of(&self, theme: usize) -> Frameworks {
        1 << (self.firsts.partition_point(|first| *first <= theme) - 1)
    }

    /// Where a phrase begins that holds some words.
    pub(crate) fn around(&self, words: &Range<usize>) -> Range<usize> {
        words.end.saturating_sub(self.longest)..words.start + 1
    }

    /// Whether some words take a misleading one of a longer phrase.
    pub(crate) fn misleads(&self, mask: &Hit, words: &Range<usize>) -> bool {
        let misleading = &self.phrases[mask.phrase].misleading;
        inside(words, &mask.words)
            && *words != mask.words
            && words
                .clone()
                .any(|word| misleading.contains(&(word - mask.words.start)))
    }

    /// Whether a statement says the theme's title and nothing else.
    pub(crate) fn is_title(&self, theme: usize, framework: Frameworks, field: &ReadText) -> bool {
        let title = &self.titles[theme];
        !title.is_empty()
            && title.len() == field.words.len()
            && title.iter().enumerate().all(|(word, symbol)| {
                let mut readings = field.readings(word).iter();
                readings.any(|read| read.number == *symbol && read.frameworks & framework != 0)
            })
    }

    /// Whether a hit may stand for a pattern: a short title counts only as it is written, or alone.
    pub(crate) fn stands_as_cited(
        pattern: &Pattern,
        hit: &Hit,
        text: &str,
        field: &ReadText,
    ) -> bool {
        let length = hit.words.len();
        if pattern.strength != Strength::Title || length > 2 || length == field.words.len() {
            return true;
        }
        length == 2 && same_but_for_joints(&text[field.span(&hit.words)], &pattern.text)
    }

    /// How a hit matches a pattern.
    pub(crate) fn kind(
        &self,
        pattern: &Pattern,
        hit: &Hit,
        text: &str,
        field: &ReadText,
    ) -> MatchKind {
        let phrase = &self.phrases[hit.phrase];
        let part = pattern
            .all
            .iter()
            .find(|concept| self.concepts[**concept].members.contains(&hit.phrase));
        let first = part.and_then(|concept| self.concepts[*concept].members.first());
        let written = pattern.text.eq_ignore_ascii_case(&phrase.text);
        let guessed = |word: usize| {
            let mut readings = field.readings(word).iter();
            readings.any(|read| read.guessed && read.frameworks & pattern.framework != 0)
        };
        let mut forms = hit.words.clone().zip(&phrase.forms);
        if hit.words.clone().any(guessed) {
            MatchKind::Fuzzy
        } else if first != Some(&hit.phrase) && !written {
            if phrase.short {
                MatchKind::Acronym
            } else {
                MatchKind::Synonym
            }
        } else if forms
            .all(|(word, form)| self.analyzer.form(&text[field.words[word].span.clone()]) == *form)
        {
            MatchKind::Exact
        } else {
            MatchKind::Stem
        }
    }

    /// Whether a hit lies in a phrase that the theme excludes.
    pub(crate) fn is_excluded(&self, pattern: &Pattern, hit: &Hit, field: &ReadText) -> bool {
        let framework = pattern.framework;
        let excluded = &self.excluded[pattern.theme];
        !excluded.is_empty()
            && beginning_in(&field.hits, self.around(&hit.words))
                .iter()
                .filter(|other| other.frameworks & framework != 0)
                .any(|other| excluded.contains(&other.phrase) && inside(&hit.words, &other.words))
    }
}

/// Whether two texts differ in nothing but what joins their words: `MAT-7` and `MAT 7`.
fn same_but_for_joints(one: &str, other: &str) -> bool {
    let counted =
        |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    counted(one) == counted(other)
}

pub(crate) fn inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
