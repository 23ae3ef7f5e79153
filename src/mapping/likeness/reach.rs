//! Which themes a word reaches, by which of their words: worked out at the first meeting and kept.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::language::english;
use crate::mapping::likeness::compiled::{Compiled, KnownWord};
use crate::mapping::likeness::compute::{FALL, RELATED, UNLIKE, idf};

/// How many hits are kept at most, about 50 MB; what is met when it is full is worked out each time. Which
/// words are kept may depend on the order of meeting, what is found does not.
const KEPT: usize = 4_000_000;

/// The best word of a theme for a word of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LikeHit {
    pub(crate) theme: u32,
    /// Its number among the words of the theme.
    pub(crate) slot: u32,
    /// Its likeness times its weight in the theme.
    pub(crate) weight: f32,
}

/// All themes that a word reaches.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WordReach {
    /// How telling the word is among the themes.
    pub(crate) idf: f64,
    /// One for each theme, in their order.
    pub(crate) hits: Vec<LikeHit>,
}

/// A word of a statement: known to the table of English, to the themes, or to both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MetWord {
    pub(crate) entry: Option<usize>,
    pub(crate) word: Option<usize>,
}

/// The reach of each word that was met.
pub(crate) struct Reached {
    /// By number in the table, and behind those by number in the vocabulary: no text can make it grow.
    slots: Vec<OnceLock<Box<WordReach>>>,
    kept: AtomicUsize,
}

impl Reached {
    pub(crate) fn new(compiled: &Compiled) -> Self {
        let count = english::table().len() + compiled.vocabulary.len();
        Self {
            slots: std::iter::repeat_with(OnceLock::new).take(count).collect(),
            kept: AtomicUsize::new(0),
        }
    }

    pub(crate) fn of(&self, compiled: &Compiled, met: MetWord) -> Cow<'_, WordReach> {
        let Some(slot) = self.slot(met) else {
            return Cow::default();
        };
        if slot.get().is_none() && self.kept.load(Ordering::Relaxed) >= KEPT {
            return Cow::Owned(reach(compiled, met));
        }
        Cow::Borrowed(slot.get_or_init(|| {
            let reach = reach(compiled, met);
            self.kept.fetch_add(reach.hits.len(), Ordering::Relaxed);
            Box::new(reach)
        }))
    }

    fn slot(&self, met: MetWord) -> Option<&OnceLock<Box<WordReach>>> {
        let behind = |word| english::table().len() + word;
        self.slots.get(met.entry.or(met.word.map(behind))?)
    }
}

impl WordReach {
    /// The best word of a theme.
    pub(crate) fn hit(&self, theme: usize) -> Option<LikeHit> {
        let found = self
            .hits
            .binary_search_by_key(&theme, |hit| hit.theme as usize);
        found.ok().map(|at| self.hits[at])
    }
}

/// The best word of each theme that has one like a word, found from the words that are like it.
fn reach(compiled: &Compiled, met: MetWord) -> WordReach {
    let all = compiled.themes.len();
    // For each theme: the nearest word's likeness, and the greatest weight with the slot of its word.
    let mut best = vec![(0.0_f64, 0.0_f64, 0_u32); all];
    for (number, like) in likenesses(compiled, met) {
        for posting in &compiled.postings[number] {
            let (nearest, weight, slot) = &mut best[posting.theme as usize];
            *nearest = nearest.max(like);
            let own = like * posting.weight;
            if own > *weight || own.total_cmp(weight).is_eq() && posting.slot < *slot {
                (*weight, *slot) = (own, posting.slot);
            }
        }
    }
    let reached: f64 = best.iter().map(|(nearest, ..)| nearest).sum();
    let hits = best
        .iter()
        .enumerate()
        .filter(|(_, (_, weight, _))| *weight > 0.0);
    let mut hits: Vec<LikeHit> = hits
        .map(|(theme, (_, weight, slot))| LikeHit {
            theme: theme as u32,
            slot: *slot,
            weight: *weight as f32,
        })
        .collect();
    hits.shrink_to_fit();
    WordReach {
        idf: idf(reached, all),
        hits,
    }
}

/// The words of the vocabulary that are like a word, by number, and how like: 1 for the same.
fn likenesses(compiled: &Compiled, met: MetWord) -> impl Iterator<Item = (usize, f64)> {
    let vector = met.entry.map(|entry| english::table().vector(entry));
    let like = move |(number, known): (usize, &KnownWord)| {
        if met.word == Some(number) {
            return Some((number, 1.0));
        }
        let cosine = f64::from(english::cosine(vector.as_ref()?, known.vector.as_ref()?));
        let above = ((cosine - UNLIKE) / (1.0 - UNLIKE)).max(0.0);
        let like = if above > 0.0 {
            RELATED * above.powf(FALL) * known.telling
        } else {
            0.0
        };
        (like > 0.0).then_some((number, like))
    };
    compiled.vocabulary.iter().enumerate().filter_map(like)
}
