//! A text with all phrases of the codebooks that stand in it.

use std::ops::Range;

use crate::mapping::codebook::index::{ConceptId, Index, PhraseId};
use crate::mapping::codebook::symbols::{Frameworks, Symbol};
use crate::mapping::codebook::trie::{NOWHERE, Node};

/// A phrase found in a text: which words of the text it takes, and for which frameworks it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) phrase: PhraseId,
    pub(crate) words: Range<usize>,
    pub(crate) frameworks: Frameworks,
}

/// A word that counts.
#[derive(Clone, Debug)]
pub(crate) struct FieldWord {
    /// Where it stands in the text, in bytes.
    pub(crate) span: Range<usize>,
    sentence: u32,
    /// Where its readings end; they begin where those of the word before end.
    to: usize,
}

/// A text with all that was found in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadText {
    pub(crate) words: Vec<FieldWord>,
    readings: Vec<Symbol>,
    /// In the order of their first words.
    pub(crate) hits: Vec<Hit>,
    /// The hits of each concept met: concept, position in `hits`; sorted.
    pub(crate) met: Vec<(ConceptId, usize)>,
    /// One bit for each concept met, by the remainder of its number: most that were not met are told at once.
    marks: [u64; MARKS],
}

const MARKS: usize = 8;

impl ReadText {
    pub(crate) fn clear(&mut self) {
        self.words.clear();
        self.readings.clear();
        self.hits.clear();
        self.met.clear();
        self.marks = [0; MARKS];
    }

    pub(crate) fn push(&mut self, span: Range<usize>, sentence: u32, readings: &[Symbol]) {
        self.readings.extend_from_slice(readings);
        self.words.push(FieldWord {
            span,
            sentence,
            to: self.readings.len(),
        });
    }

    /// The readings of a word.
    pub(crate) fn readings(&self, word: usize) -> &[Symbol] {
        let from = word
            .checked_sub(1)
            .map_or(0, |before| self.words[before].to);
        &self.readings[from..self.words[word].to]
    }

    /// The bytes from the first to the last of some words.
    pub(crate) fn span(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].span.start..self.words[words.end - 1].span.end
    }

    /// Whether a concept was perhaps met; certainly not where this says no.
    pub(crate) fn may_have(&self, concept: ConceptId) -> bool {
        self.marks[concept / 64 % MARKS] & 1 << (concept % 64) != 0
    }

    /// The hits of a concept for some frameworks, with their places in `hits`.
    pub(crate) fn hits_of(
        &self,
        concept: ConceptId,
        frameworks: Frameworks,
    ) -> impl Iterator<Item = (usize, &Hit)> {
        self.hits_in(concept, frameworks, 0..usize::MAX)
    }

    /// The hits of a concept for some frameworks that begin within a range of words.
    pub(crate) fn hits_in(
        &self,
        concept: ConceptId,
        frameworks: Frameworks,
        words: Range<usize>,
    ) -> impl Iterator<Item = (usize, &Hit)> {
        let met = if self.may_have(concept) {
            &self.met[..]
        } else {
            &[]
        };
        let place = |(c, hit): &(ConceptId, usize)| (*c, self.hits[*hit].words.start);
        let from = met.partition_point(|m| place(m) < (concept, words.start));
        let of_concept = met[from..]
            .iter()
            .take_while(move |m| place(m) < (concept, words.end));
        of_concept
            .map(|(_, hit)| (*hit, &self.hits[*hit]))
            .filter(move |(_, hit)| hit.frameworks & frameworks != 0)
    }

    /// Finds all phrases of an index.
    pub(crate) fn find(&mut self, index: &Index) {
        let mut hits = std::mem::take(&mut self.hits);
        let mut open = Vec::new();
        for at in 0..self.words.len() {
            for reading in self.readings(at) {
                let root = index.trie.root(reading.number);
                if root != NOWHERE {
                    let from = hits.len();
                    open.push((root, reading.frameworks, at + 1));
                    self.follow(index, at, &mut open, &mut hits);
                    hits[from..].sort_unstable_by_key(|hit| hit.phrase);
                }
            }
        }
        mask(index, &mut hits);
        let met = hits.iter().enumerate();
        self.met.extend(met.flat_map(|(i, hit)| {
            let concepts = index.concepts_of[hit.phrase].iter();
            concepts.map(move |concept| (*concept, i))
        }));
        self.met.sort_unstable();
        self.met.dedup();
        for (concept, _) in &self.met {
            self.marks[concept / 64 % MARKS] |= 1 << (concept % 64);
        }
        self.hits = hits;
    }

    /// Adds the phrases that begin at a word and lie in one sentence. `open` holds where in the phrases the words
    /// so far have led, for which frameworks, and the next word.
    fn follow(
        &self,
        index: &Index,
        start: usize,
        open: &mut Vec<(Node, Frameworks, usize)>,
        hits: &mut Vec<Hit>,
    ) {
        let in_sentence = |word: &FieldWord| word.sentence == self.words[start].sentence;
        while let Some((node, frameworks, next)) = open.pop() {
            for phrase in index.trie.phrases(node) {
                let frameworks = frameworks & index.phrases[*phrase].frameworks;
                if frameworks != 0 {
                    hits.push(Hit {
                        phrase: *phrase,
                        words: start..next,
                        frameworks,
                    });
                }
            }
            let ends = index.trie.children(node).is_empty();
            if ends || !self.words.get(next).is_some_and(in_sentence) {
                continue;
            }
            for reading in self.readings(next) {
                let child = index.trie.child(node, reading.number);
                let frameworks = frameworks & reading.frameworks;
                if child != NOWHERE && frameworks != 0 {
                    open.push((child, frameworks, next + 1));
                }
            }
        }
    }
}

/// Takes away the hits that take a misleading word of a longer phrase.
fn mask(index: &Index, hits: &mut Vec<Hit>) {
    let masks: Vec<Hit> = hits
        .iter()
        .filter(|hit| !index.phrases[hit.phrase].misleading.is_empty())
        .cloned()
        .collect();
    if masks.is_empty() {
        return;
    }
    for hit in &mut *hits {
        let around = beginning_in(&masks, index.around(&hit.words));
        let misleads = |mask: &&Hit| index.misleads(mask, &hit.words);
        let masked = around.iter().filter(misleads);
        let masked = masked.fold(0, |masked, mask| masked | mask.frameworks);
        hit.frameworks &= !masked;
    }
    hits.retain(|hit| hit.frameworks != 0);
}

/// Those of some hits, which stand in order, that begin within a range of words.
pub(crate) fn beginning_in(hits: &[Hit], words: Range<usize>) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.words.start < words.start);
    let count = hits[from..].partition_point(|hit| hit.words.start < words.end);
    &hits[from..from + count]
}
