//! How much each expression proves: measured on coded statements by `examples/fit_weights.rs`, which writes
//! `weights.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::term::{Part, Term};

/// The weights that `weights.toml` holds.
#[derive(Debug, Deserialize)]
pub(crate) struct Weights {
    kinds: Kinds,
    /// What a further reason counts for, against the one before it: reasons of one statement are not independent.
    pub(crate) further: f64,
    /// What a heading counts for that says the same as the statement's own words, against one alone.
    pub(crate) agreeing: f64,
    /// What they count for behind others that name another theme.
    pub(crate) second: f64,
    /// The calibration: the log-odds of a combined weight times this …
    slope: f64,
    /// … and this added.
    intercept: f64,
    /// What differs from its kind, by framework, theme and term.
    #[serde(default)]
    terms: Vec<TermWeight>,
}

/// How often a match of a kind is right that stands alone.
#[derive(Debug, Deserialize)]
struct Kinds {
    /// A theme cited by its title, id or number.
    citation: f64,
    /// A framework cited as a whole, where it says that this cites each theme.
    whole: f64,
    /// Two expressions or more near each other.
    pair: f64,
    /// A synonym ring.
    ring: f64,
    /// Several words.
    phrase: f64,
    /// One word.
    word: f64,
    /// A hint.
    hint: f64,
}

#[derive(Debug, Deserialize)]
struct TermWeight {
    framework: String,
    theme: String,
    term: String,
    weight: f64,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    // The file is part of the library, and a test reads it.
    toml::from_str(include_str!("weights.toml")).unwrap_or_else(|error| unreachable!("{error}"))
});

type Key<'a> = (&'a str, &'a str, &'a str);

static BY_TERM: LazyLock<HashMap<Key<'static>, f64>> = LazyLock::new(|| {
    let key = |one: &'static TermWeight| (&*one.framework, &*one.theme, &*one.term);
    let terms = WEIGHTS.terms.iter();
    terms.map(|one| (key(one), one.weight)).collect()
});

/// The measured weights.
pub(crate) fn weights() -> &'static Weights {
    &WEIGHTS
}

impl Weights {
    pub(crate) fn citation(&self) -> f64 {
        self.kinds.citation
    }

    pub(crate) fn whole(&self) -> f64 {
        self.kinds.whole
    }

    /// The weight of an expression of a theme's codebook.
    pub(crate) fn term(
        &self,
        (framework, theme): (&str, &str),
        text: &str,
        term: &Term,
        hint: bool,
    ) -> f64 {
        let measured = BY_TERM.get(&(framework, theme, text)).copied();
        measured.unwrap_or(match &term.all[..] {
            _ if hint => self.kinds.hint,
            [Part::Ring(_)] => self.kinds.ring,
            [Part::Phrase(words)] if words.split_whitespace().nth(1).is_none() => self.kinds.word,
            [Part::Phrase(_)] => self.kinds.phrase,
            _ => self.kinds.pair,
        })
    }

    /// The confidence of a combined weight: Platt scaling (J. Platt, 1999).
    pub(crate) fn calibrated(&self, weight: f64) -> f64 {
        if weight <= 0.0 {
            return 0.0;
        }
        let logit = self.slope * logit(weight) + self.intercept;
        1.0 / (1.0 + (-logit).exp())
    }

    /// The combined weight of a confidence.
    pub(crate) fn uncalibrated(&self, confidence: f64) -> f64 {
        if confidence <= 0.0 {
            return 0.0;
        }
        let logit = (logit(confidence) - self.intercept) / self.slope;
        1.0 / (1.0 + (-logit).exp())
    }
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole_and_every_weight_a_share() {
        let weights = weights();
        let kinds = &weights.kinds;
        let shares = [
            kinds.citation,
            kinds.whole,
            kinds.pair,
            kinds.ring,
            kinds.phrase,
            kinds.word,
            kinds.hint,
            weights.further,
        ];
        let terms = weights.terms.iter().map(|one| one.weight);
        assert!(
            shares
                .into_iter()
                .chain(terms)
                .all(|weight| weight > 0.0 && weight < 1.0)
        );
        assert!(kinds.hint < 0.5 && kinds.word > 0.5 && weights.slope > 0.0);
    }

    #[test]
    fn calibration_can_be_undone() {
        for weight in [0.0, 0.1, 0.5, 0.9, 0.99] {
            let back = weights().uncalibrated(weights().calibrated(weight));
            assert!((back - weight).abs() < 1e-9);
        }
    }
}
