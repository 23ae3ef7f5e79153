//! How much a statement has in common with each theme of a framework that has no codebook: words that are the
//! same or alike, weighed by how telling they are and how few themes they reach, and pairs of words that stand
//! together on both sides.
//!
//! For each word w of the statement, c times in it, and each theme t:
//! `part = c × specificity(w) × idf(reach(w)) × hit(w, t)`, where `hit` is the most, over the words u of the
//! theme, of likeness(w, u) × weight(u, t), and `reach` is how many themes have a word like w. The weight is
//! BM25F (Robertson, Zaragoza and Taylor 2004) with the title as a field of its own. For each pair of words
//! that follow each other on both sides: `idf(themes with it) × √(specificity(a) × specificity(b))`.
//! A theme's score is the sum of its parts, and its confidence a logistic function of the score, of how far it
//! stands above the mean over all themes in standard deviations, and of their number.

use std::borrow::Cow;

use crate::language::english;
use crate::mapping::likeness::compiled::Compiled;
use crate::mapping::likeness::reach::{MetWord, Reached, WordReach};
use crate::mapping::likeness::row::LikeRows;
use crate::model::Framework;

/// How much more a word of the title counts than one of the description.
pub(crate) const TITLE: f64 = 3.0;
/// How many repetitions of a word half of its highest weight takes, nearly (BM25's k1).
pub(crate) const SATURATION: f64 = 10.0;
/// How far long titles and descriptions count less for each word, 0 to 1 (BM25's b).
pub(crate) const LENGTH: f64 = 0.75;
/// What the likeliest other word counts for against the same word.
pub(crate) const RELATED: f64 = 0.6;
/// The cosine up to which words are not alike.
pub(crate) const UNLIKE: f64 = 0.2;
/// By which power likeness falls from the same company down to [`UNLIKE`].
pub(crate) const FALL: f64 = 1.5;
/// By which power the specificity of the theme's word counts in likeness.
pub(crate) const TELLING: f64 = 0.25;
/// What a pair of words counts for against one word.
pub(crate) const PAIR: f64 = 1.0;

/// The logistic function for confidence: constant, ln(1 + deviations above the mean), ln(score + [`SHIFT`]),
/// ln(number of themes). Fitted on three public sets of statements coded by people: recommendations of the
/// Universal Periodic Review to Slovenia, the NIST cybersecurity framework against SP 800-53, and texts on the
/// Sustainable Development Goals. On a set that it has not seen, 0.5 means one half give or take a tenth.
pub(crate) const LOGIT: [f64; 4] = [-2.0, 2.2, 1.0, -0.65];
pub(crate) const SHIFT: f64 = 0.05;

/// Below one in two hundred nothing is claimed: each statement has something in common with every theme.
pub(crate) const LEAST: f64 = 0.005;

/// A framework compiled for comparison.
pub(crate) struct Similarity {
    pub(crate) compiled: Compiled,
    pub(crate) reached: Reached,
}

impl Similarity {
    pub(crate) fn new(framework: &Framework) -> Self {
        let compiled = Compiled::new(framework);
        let reached = Reached::new(&compiled);
        Self { compiled, reached }
    }

    /// How many numbers the scores of a text take: one for each theme, and some that stay nought so that eight at a
    /// time can be added.
    pub(crate) fn width(&self) -> usize {
        self.compiled.themes.len().next_multiple_of(8)
    }

    /// The themes that a word reaches, and how telling it is.
    pub(crate) fn reach(&self, met: MetWord) -> (Cow<'_, WordReach>, f64) {
        let reach = self.reached.of(&self.compiled, met);
        (reach, english::table().specificity(met.entry))
    }

    /// Adds to the score of each theme what a word gives it.
    pub(crate) fn add(&self, met: MetWord, scores: &mut [f32]) {
        let mut rows = LikeRows::default();
        let row = rows.row(self, met, usize::MAX);
        rows.add(row, scores);
    }
}

/// How telling it is to be in `among` of `all` themes.
pub(crate) fn idf(among: f64, all: usize) -> f64 {
    let all = all as f64;
    (1.0 + (all - among + 0.5) / (among + 0.5)).ln()
}
