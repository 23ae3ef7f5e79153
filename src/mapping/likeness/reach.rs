//! Which themes a word reaches, by which of their words: worked out at the first meeting and kept.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::language::english;
use crate::mapping::likeness::compiled::Compiled;
use crate::mapping::likeness::compute::{FALL, RELATED, UNLIKE, idf};

/// How many hits are kept at most, about 50 MB; what is met when it is full is worked out each time. Which
/// words are kept may depend on the order of meeting, what is found does not.
const KEPT: usize = 4_000_000;

/// The best word of a theme for a word of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) theme: u32,
    /// Its number among the words of the theme.
    pub(crate) slot: u32,
    /// Its likeness times its weight in the theme.
    pub(crate) weight: f32,
}

/// All themes that a word reaches.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reach {
    /// How telling the word is among the themes.
    pub(crate) idf: f64,
    /// One for each theme, in their order.
    pub(crate) hits: Vec<Hit>,
}

/// A word of a statement: known to the table of English, to the themes, or to both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Met {
    pub(crate) entry: Option<usize>,
    pub(crate) word: Option<usize>,
}

/// The reach of each word that was met.
pub(crate) struct Reached {
    /// By number in the table, and behind those by number in the vocabulary: no text can make it grow.
    slots: Vec<OnceLock<Box<Reach>>>,
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

    pub(crate) fn of(&self, compiled: &Compiled, met: Met) -> Cow<'_, Reach> {
        let behind = |word| english::table().len() + word;
        let slot = met.entry.or(met.word.map(behind));
        let Some(slot) = slot.and_then(|slot| self.slots.get(slot)) else {
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
}

fn reach(compiled: &Compiled, met: Met) -> Reach {
    let like = likenesses(compiled, met);
    let mut hits = Vec::new();
    let mut reached = 0.0;
    for (theme, words) in compiled.themes.iter().enumerate() {
        let mut nearest = 0.0_f64;
        let mut best = (0.0, 0);
        for (slot, word) in words.iter().enumerate() {
            let like = like[word.word];
            nearest = nearest.max(like);
            if like * word.weight > best.0 {
                best = (like * word.weight, slot);
            }
        }
        reached += nearest;
        if best.0 > 0.0 {
            hits.push(Hit {
                theme: theme as u32,
                slot: best.1 as u32,
                weight: best.0 as f32,
            });
        }
    }
    hits.shrink_to_fit();
    let all = compiled.themes.len();
    Reach {
        idf: idf(reached, all),
        hits,
    }
}

/// How like a word is to each of the vocabulary: 1 for the same.
fn likenesses(compiled: &Compiled, met: Met) -> Vec<f64> {
    let vector = met.entry.map(|entry| english::table().vector(entry));
    let like = |(number, known): (usize, &crate::mapping::likeness::compiled::Known)| {
        if met.word == Some(number) {
            return 1.0;
        }
        let (Some(own), Some(other)) = (&vector, &known.vector) else {
            return 0.0;
        };
        let cosine = f64::from(english::cosine(own, other));
        let above = ((cosine - UNLIKE) / (1.0 - UNLIKE)).max(0.0);
        if above > 0.0 {
            RELATED * above.powf(FALL) * known.telling
        } else {
            0.0
        }
    };
    compiled.vocabulary.iter().enumerate().map(like).collect()
}
