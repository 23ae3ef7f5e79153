//! The words that a reader has met, each worked out once.
//!
//! What is remembered changes no result. It is bounded: at the beginning of a text that finds more than a given number
//! of bytes in use, all is forgotten and met anew.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::aside::{Roles, roles};
use crate::language::negation::may_deny;
use crate::language::{english, words};
use crate::mapping::codebook::symbols::{Symbol, mark};
use crate::mapping::engine::Engine;
use crate::mapping::field_read::Said;
use crate::mapping::likeness::reach::MetWord;
use crate::mapping::likeness::row::{LikeRow, LikeRows};
use crate::mapping::likeness::tokens::tokens;
use crate::mapping::word_key::WordKey;

/// Words of more bytes are not kept.
const LONGEST: usize = 64;
/// How many words may be looked at in search of one: words that were chosen to fall together cost no more than this,
/// and the rest of them are not kept.
const PROBES: usize = 16;

/// The number of a word as it is written.
pub(crate) type WordId = usize;
/// The number of a stem, as likeness counts words.
pub(crate) type StemId = usize;

/// A word as it is written. To look at one costs one line of the processor's cache.
#[repr(align(64))]
struct Entry {
    key: WordKey,
    /// The readings, one bit for each remainder of their numbers.
    own: u64,
    /// The words that may follow it in a phrase, likewise.
    follow: u64,
    /// Where it begins in the texts.
    text: usize,
    readings: (u32, u32),
    tokens: (u32, u32),
    /// Some of [`COUNTS`], [`BEGINS_SEVERAL`], [`MAY_DENY`] and [`COMPLETE`].
    traits: u8,
    /// What it may be to a sentence.
    roles: Roles,
}

/// It is more than a small word.
const COUNTS: u8 = 1;
/// Several words that are spelt as one begin with it.
const BEGINS_SEVERAL: u8 = 2;
/// A text may deny something by it.
const MAY_DENY: u8 = 4;
/// A phrase of one word is complete with it.
const COMPLETE: u8 = 8;

/// What likeness counts as one word within a word as it is written.
#[derive(Clone, Debug)]
pub(crate) struct TokenIn {
    /// Its bytes within the word.
    pub(crate) span: Range<usize>,
    pub(crate) stem: StemId,
}

/// All words met by one reader.
pub(crate) struct Memory {
    most: usize,
    /// Numbers of entries, counted from 1; 0 where none is.
    table: Vec<u32>,
    kept: usize,
    entries: Vec<Entry>,
    texts: Vec<u8>,
    readings: Vec<Symbol>,
    tokens: Vec<TokenIn>,
    stems: HashMap<String, StemId>,
    /// For each stem, what it is to each framework with themes without a codebook, in turn.
    met: Vec<MetWord>,
    /// Likewise its number in the vocabulary of their themes.
    known: Vec<u32>,
    rows: Vec<LikeRow>,
    values: LikeRows,
}

impl Memory {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            table: vec![0; 1 << 10],
            kept: 0,
            entries: Vec::new(),
            texts: Vec::new(),
            readings: Vec::new(),
            tokens: Vec::new(),
            stems: HashMap::new(),
            met: Vec::new(),
            known: Vec::new(),
            rows: Vec::new(),
            values: LikeRows::default(),
        }
    }

    /// The bytes in use, about.
    pub(crate) fn bytes(&self) -> usize {
        let stem = size_of::<String>() + 2 * size_of::<StemId>() + 16;
        self.table.len() * size_of::<u32>()
            + self.entries.len() * size_of::<Entry>()
            + self.texts.len()
            + self.readings.len() * size_of::<Symbol>()
            + self.tokens.len() * size_of::<TokenIn>()
            + self.stems.len() * stem
            + self.met.len() * (size_of::<MetWord>() + size_of::<u32>())
            + self.rows.len() * size_of::<LikeRow>()
            + self.values.bytes()
    }

    /// Forgets all where too much is in use. Numbers given before are void then.
    pub(crate) fn begin_text(&mut self) {
        if self.bytes() > self.most {
            *self = Self::new(self.most);
        }
    }

    /// The number of the word that stands at some bytes of a text.
    pub(crate) fn word(&mut self, engine: &Engine, text: &str, at: Range<usize>) -> WordId {
        let key = WordKey::new(text.as_bytes(), at.clone());
        let hash = key.hash();
        let mask = self.table.len() - 1;
        let mut free = None;
        for probe in 0..PROBES {
            let slot = hash.wrapping_add(probe) & mask;
            let Some(number) = (self.table[slot] as usize).checked_sub(1) else {
                free = Some(slot);
                break;
            };
            let entry = &self.entries[number];
            let same = || self.texts[entry.text..][..at.len()] == text.as_bytes()[at.clone()];
            if entry.key == key && (key.is_whole() || same()) {
                return number;
            }
        }
        let number = self.meet(engine, &text[at.clone()], key);
        if let (Some(slot), true) = (free, at.len() <= LONGEST) {
            self.table[slot] = number as u32 + 1;
            self.kept += 1;
            if self.kept * 2 > self.table.len() {
                self.grow();
            }
        }
        number
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 2 - 1;
        let mut table = vec![0_u32; mask + 1];
        self.kept = 0;
        for number in self.table.iter().filter(|number| **number > 0) {
            let hash = self.entries[*number as usize - 1].key.hash();
            let mut slots = (0..PROBES).map(|probe| hash.wrapping_add(probe) & mask);
            if let Some(slot) = slots.find(|slot| table[*slot] == 0) {
                table[slot] = *number;
                self.kept += 1;
            }
        }
        self.table = table;
    }

    fn meet(&mut self, engine: &Engine, written: &str, key: WordKey) -> WordId {
        let index = &engine.index;
        let surface = index.analyzer.surface(written);
        let from = self.readings.len();
        if surface.counts {
            let stem = words::stem(&surface.form);
            let capitals = surface.capitals.as_deref();
            let read = index
                .symbols
                .read(&surface.form, &stem, capitals, index.frameworks);
            self.readings.extend(read);
        }
        let readings = (from as u32, self.readings.len() as u32);
        let (mut own, mut follow, mut complete) = (0, 0, false);
        for reading in &self.readings[from..] {
            own |= mark(reading.number);
            follow |= index.trie.follow(reading.number);
            complete |= index.trie.is_complete(reading.number);
        }
        let text = self.texts.len();
        self.texts.extend_from_slice(written.as_bytes());
        let tokens = self.tokens_of(engine, written);
        self.entries.push(Entry {
            key,
            text,
            readings,
            tokens,
            traits: [
                (COUNTS, surface.counts),
                (BEGINS_SEVERAL, surface.begins_several),
                (MAY_DENY, may_deny(written)),
                (COMPLETE, complete),
            ]
            .iter()
            .fold(0, |all, (one, has)| if *has { all | one } else { all }),
            roles: roles(written),
            own,
            follow,
        });
        self.entries.len() - 1
    }

    fn tokens_of(&mut self, engine: &Engine, written: &str) -> (u32, u32) {
        let from = self.tokens.len() as u32;
        if engine.has_likeness() {
            for token in tokens(written) {
                let stem = self.stem(engine, token.stem);
                let span = token.span;
                self.tokens.push(TokenIn { span, stem });
            }
        }
        (from, self.tokens.len() as u32)
    }

    fn stem(&mut self, engine: &Engine, stem: String) -> StemId {
        if let Some(known) = self.stems.get(&stem) {
            return *known;
        }
        let number = self.stems.len();
        for similarity in engine.likenesses() {
            let word = similarity.compiled.numbers.get(&stem).copied();
            let known = word.map(|word| similarity.compiled.vocabulary[word].entry);
            let entry = known.unwrap_or_else(|| english::table().find(&stem));
            let met = MetWord { entry, word };
            let free = self.most.saturating_sub(self.values.bytes());
            self.rows.push(self.values.row(similarity, met, free));
            self.known.push(word.map_or(u32::MAX, |word| word as u32));
            self.met.push(met);
        }
        self.stems.insert(stem, number);
        number
    }

    /// The readings of a word in the codebooks.
    pub(crate) fn readings(&self, word: WordId) -> &[Symbol] {
        slice(&self.readings, self.entries[word].readings)
    }

    /// What likeness counts as words within a word.
    pub(crate) fn tokens(&self, word: WordId) -> &[TokenIn] {
        slice(&self.tokens, self.entries[word].tokens)
    }

    /// Whether a word is more than a small one.
    pub(crate) fn counts(&self, word: WordId) -> bool {
        self.entries[word].traits & COUNTS != 0
    }

    /// Whether a text may deny something by a word.
    pub(crate) fn may_deny(&self, word: WordId) -> bool {
        self.entries[word].traits & MAY_DENY != 0
    }

    /// What a word may be to a sentence.
    pub(crate) fn roles(&self, word: WordId) -> Roles {
        self.entries[word].roles
    }

    /// Whether several words that are spelt as one begin with a word.
    pub(crate) fn begins_several(&self, word: WordId) -> bool {
        self.entries[word].traits & BEGINS_SEVERAL != 0
    }

    /// Whether a phrase is complete with a word, or perhaps goes on from the one before it.
    pub(crate) fn may_match(&self, before: Option<WordId>, word: WordId) -> bool {
        let entry = &self.entries[word];
        entry.traits & COMPLETE != 0
            || before.is_some_and(|before| self.entries[before].follow & entry.own != 0)
    }

    /// What a stem is to one of `count` frameworks with themes without a codebook.
    pub(crate) fn met(&self, stem: StemId, (likeness, count): (usize, usize)) -> MetWord {
        self.met[stem * count + likeness]
    }

    /// The number of a stem in the vocabulary of one of `count` such frameworks.
    pub(crate) fn known(&self, stem: StemId, (likeness, count): (usize, usize)) -> Option<usize> {
        let number = self.known[stem * count + likeness];
        (number != u32::MAX).then_some(number as usize)
    }

    /// Adds to the score of each theme what a stem gives it.
    pub(crate) fn add(
        &self,
        engine: &Engine,
        stem: StemId,
        (likeness, count): (usize, usize),
        scores: &mut [f32],
    ) {
        let at = stem * count + likeness;
        match self.rows[at] {
            LikeRow::Unkept => engine.likenesses()[likeness].add(self.met[at], scores),
            row => self.values.add(row, scores),
        }
    }

    /// Adds to the score of each theme what all words of a text give it. `dense` is a buffer.
    pub(crate) fn add_all(
        &self,
        engine: &Engine,
        said: &[Said],
        (likeness, count): (usize, usize),
        dense: &mut Vec<usize>,
        scores: &mut [f32],
    ) {
        dense.clear();
        for said in said {
            match self.rows[said.stem * count + likeness] {
                LikeRow::Nothing => {}
                LikeRow::Dense(from) => dense.push(from),
                _ => self.add(engine, said.stem, (likeness, count), scores),
            }
        }
        self.values.add_dense(dense, scores);
    }
}

fn slice<T>(all: &[T], (from, to): (u32, u32)) -> &[T] {
    &all[from as usize..to as usize]
}
