//! A framework's codebook compiled for matching: phrases, the concepts that they express, and the patterns
//! of concepts by which themes are recognised. Built once; matching allocates per statement, not per theme.

use std::collections::HashMap;
use std::ops::Range;

use crate::error::Error;
use crate::language::words::{Analyzer, Word};
use crate::mapping::codebook::citation::Citations;
use crate::mapping::codebook::compile;
use crate::mapping::codebook::symbols::Symbols;
use crate::model::MatchKind;
use crate::model::{Framework, Thesaurus};

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
pub(crate) struct Phrase {
    pub(crate) symbols: Vec<u32>,
    /// The words before stemming, to tell an exact match from a stemmed one.
    pub(crate) forms: Vec<String>,
    pub(crate) text: String,
    /// Whether it is a short form in capitals.
    pub(crate) short: bool,
    /// Those of its words that shorter matches may not take.
    pub(crate) misleading: Vec<usize>,
}

/// What several phrases express alike.
#[derive(Default)]
pub(crate) struct Concept {
    pub(crate) members: Vec<PhraseId>,
}

/// An expression by which a theme is recognised.
pub(crate) struct Pattern {
    pub(crate) theme: usize,
    pub(crate) strength: Strength,
    pub(crate) all: Vec<ConceptId>,
    pub(crate) none: Vec<ConceptId>,
    /// The expression as written in the codebook.
    pub(crate) text: String,
    /// How likely a claim is right that rests on nothing but it.
    pub(crate) weight: f64,
}

/// The compiled codebook of one framework.
pub(crate) struct Index {
    pub(crate) analyzer: Analyzer,
    pub(crate) symbols: Symbols,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) citations: Citations,
    /// The words of each theme's title, as symbols.
    pub(crate) titles: Vec<Vec<u32>>,
    /// The phrases that begin with a symbol.
    pub(crate) starts: HashMap<u32, Vec<PhraseId>>,
    /// The concepts that a phrase expresses.
    pub(crate) concepts_of: Vec<Vec<ConceptId>>,
    /// The patterns whose first part is a concept.
    pub(crate) triggered: Vec<Vec<usize>>,
    /// For each theme the phrases within which its patterns do not count.
    pub(crate) excluded: Vec<Vec<PhraseId>>,
    /// The words of the longest phrase: what lies near a word begins at most so far before it.
    pub(crate) longest: usize,
}

/// A phrase found in a text: which words of the text it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) phrase: PhraseId,
    pub(crate) words: Range<usize>,
}

/// A text with all that was found in it.
pub(crate) struct Field {
    pub(crate) words: Vec<Word>,
    /// For each word its symbols and whether they were guessed from a misspelling.
    pub(crate) read: Vec<crate::mapping::codebook::symbols::Read>,
    pub(crate) hits: Vec<Hit>,
    /// The hits of each concept met: concept, position in `hits`; sorted.
    pub(crate) met: Vec<(ConceptId, usize)>,
}

impl Field {
    /// The hits of a concept.
    pub(crate) fn hits_of(&self, concept: ConceptId) -> impl Iterator<Item = &Hit> {
        let from = self.met.partition_point(|(c, _)| *c < concept);
        let of_concept = self.met[from..]
            .iter()
            .take_while(move |(c, _)| *c == concept);
        of_concept.map(|(_, hit)| &self.hits[*hit])
    }

    /// The hits of a concept that begin within a range of words.
    pub(crate) fn hits_in(
        &self,
        concept: ConceptId,
        words: Range<usize>,
    ) -> impl Iterator<Item = &Hit> {
        let before = |(c, hit): &(ConceptId, usize)| (*c, self.hits[*hit].words.start);
        let from = self
            .met
            .partition_point(|m| before(m) < (concept, words.start));
        let of_concept = self.met[from..]
            .iter()
            .take_while(move |m| before(m) < (concept, words.end));
        of_concept.map(|(_, hit)| &self.hits[*hit])
    }
}

/// Those of some hits, which stand in order, that begin within a range of words.
fn beginning_in(hits: &[Hit], words: Range<usize>) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.words.start < words.start);
    let count = hits[from..].partition_point(|hit| hit.words.start < words.end);
    &hits[from..from + count]
}

impl Index {
    /// Compiles the codebook of a framework.
    pub(crate) fn compile(framework: &Framework, thesaurus: &Thesaurus) -> Result<Self, Error> {
        compile::compile(framework, thesaurus)
    }

    /// Reads a text and finds all phrases in it.
    pub(crate) fn field(&self, text: &str) -> Field {
        let words = self.analyzer.words(text);
        let read = words.iter().map(|word| self.symbols.read(word)).collect();
        let mut field = Field {
            words,
            read,
            hits: Vec::new(),
            met: Vec::new(),
        };
        self.find(&mut field);
        field
    }

    fn find(&self, field: &mut Field) {
        let mut hits = Vec::new();
        for at in 0..field.words.len() {
            for symbol in field.read[at].symbols() {
                let starting = self.starts.get(&symbol).into_iter().flatten();
                hits.extend(starting.filter_map(|phrase| self.hit(*phrase, at, field)));
            }
        }
        let masks: Vec<Hit> = hits
            .iter()
            .filter(|hit| !self.phrases[hit.phrase].misleading.is_empty())
            .cloned()
            .collect();
        hits.retain(|hit| {
            let around = beginning_in(&masks, self.around(hit));
            !around.iter().any(|mask| self.misleads(mask, hit))
        });
        field.met = hits
            .iter()
            .enumerate()
            .flat_map(|(i, hit)| self.concepts_of[hit.phrase].iter().map(move |c| (*c, i)))
            .collect();
        field.met.sort_unstable();
        field.met.dedup();
        field.hits = hits;
    }

    /// Where phrases begin that may lie within the window around some words.
    pub(crate) fn near(&self, words: &Range<usize>) -> Range<usize> {
        words.start.saturating_sub(WINDOW + self.longest)..words.end + WINDOW
    }

    /// Where a phrase begins that has a hit inside it.
    fn around(&self, hit: &Hit) -> Range<usize> {
        hit.words.end.saturating_sub(self.longest)..hit.words.start + 1
    }

    /// Whether a hit takes a misleading word of a longer phrase.
    fn misleads(&self, mask: &Hit, hit: &Hit) -> bool {
        let misleading = &self.phrases[mask.phrase].misleading;
        inside(&hit.words, &mask.words)
            && hit.words != mask.words
            && hit
                .words
                .clone()
                .any(|word| misleading.contains(&(word - mask.words.start)))
    }

    /// The hit of a phrase that begins at a word, if all of it stands there in one sentence.
    fn hit(&self, phrase: PhraseId, at: usize, field: &Field) -> Option<Hit> {
        let symbols = &self.phrases[phrase].symbols;
        let end = at + symbols.len();
        let words = field.words.get(at..end)?;
        let read = &field.read[at..end];
        let same = read
            .iter()
            .zip(symbols)
            .all(|(read, symbol)| read.is(*symbol));
        let together = words.first()?.sentence == words.last()?.sentence;
        (same && together).then_some(Hit {
            phrase,
            words: at..end,
        })
    }

    /// The patterns that may hold where a concept was met.
    pub(crate) fn triggered(&self, concept: ConceptId) -> impl Iterator<Item = &Pattern> {
        self.triggered[concept].iter().map(|i| &self.patterns[*i])
    }

    /// Whether a statement says the theme's title and nothing else.
    pub(crate) fn is_title(&self, theme: usize, field: &Field) -> bool {
        let title = &self.titles[theme];
        !title.is_empty()
            && title.len() == field.read.len()
            && title
                .iter()
                .zip(&field.read)
                .all(|(symbol, read)| read.is(*symbol))
    }

    /// Whether a hit may stand for a pattern: a short title counts only as it is written, or alone.
    pub(crate) fn stands_as_cited(pattern: &Pattern, hit: &Hit, text: &str, field: &Field) -> bool {
        let length = hit.words.len();
        if pattern.strength != Strength::Title || length > 2 || length == field.words.len() {
            return true;
        }
        let span = field.words[hit.words.start].span.start..field.words[hit.words.end - 1].span.end;
        length == 2 && same_but_for_joints(&text[span], &pattern.text)
    }

    /// How a hit matches a pattern.
    pub(crate) fn kind(&self, pattern: &Pattern, hit: &Hit, field: &Field) -> MatchKind {
        let phrase = &self.phrases[hit.phrase];
        let part = pattern
            .all
            .iter()
            .find(|concept| self.concepts[**concept].members.contains(&hit.phrase));
        let first = part.and_then(|concept| self.concepts[*concept].members.first());
        let written = pattern.text.eq_ignore_ascii_case(&phrase.text);
        let words = &field.words[hit.words.clone()];
        if field.read[hit.words.clone()]
            .iter()
            .any(|read| read.guessed)
        {
            MatchKind::Fuzzy
        } else if first != Some(&hit.phrase) && !written {
            if phrase.short {
                MatchKind::Acronym
            } else {
                MatchKind::Synonym
            }
        } else if words.iter().map(|word| &word.form).eq(&phrase.forms) {
            MatchKind::Exact
        } else {
            MatchKind::Stem
        }
    }

    /// Whether a hit lies in a phrase that the theme excludes.
    pub(crate) fn is_excluded(&self, theme: usize, hit: &Hit, field: &Field) -> bool {
        let excluded = &self.excluded[theme];
        !excluded.is_empty()
            && beginning_in(&field.hits, self.around(hit))
                .iter()
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
