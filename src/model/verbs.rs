//! How firmly an action commits, read from its main verb.

use std::collections::HashMap;

use crate::model::setters::setters;
use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::check::not_empty;

vocabulary! {
    /// How firm an action is. `Sustain` stands last because what is to be kept is there already.
    pub enum Commitment: "commitment" {
        /// To find out whether something might be done.
        Explore = "explore",
        /// To judge what is there.
        Review = "review",
        /// To make something ready, or better.
        Develop = "develop",
        /// To do it.
        Deliver = "deliver",
        /// To go on with what is done.
        Sustain = "sustain",
    }
}

/// The verbs of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a level of commitment")]
pub struct CommitmentLevel {
    /// The level.
    pub level: Commitment,
    /// Verbs in their base form, or short expressions that begin with one: `carry out`.
    pub verbs: Vec<String>,
}

impl CommitmentLevel {
    /// Some verbs of one level.
    pub fn new<T: Into<String>>(level: Commitment, verbs: impl IntoIterator<Item = T>) -> Self {
        Self {
            level,
            verbs: verbs.into_iter().map(Into::into).collect(),
        }
    }
}

/// The main verbs of a text, and how firm they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "what reads the verbs")]
pub struct CommitmentReading {
    /// How firm; the firmest where several verbs share one object.
    pub level: Commitment,
    /// The verbs as they stand in the text, in its order.
    pub verbs: Vec<String>,
}

/// Which verbs are how firm: data that a user can extend.
///
/// The main verb is the first word of the text, or the first after an opener such as `will`; a phrase up to the
/// first comma (`With partners, …`) and adverbs are passed over. Of verbs that are joined (`develop and carry
/// out`) the firmest counts. A verb that is not listed gives no level, and neither does a text that begins with
/// no verb.
///
/// ```
/// use policy_crosswalk::catalogue;
/// use policy_crosswalk::model::Commitment;
///
/// let verbs = catalogue::commitment_verbs();
/// let reading = verbs.read("We will explore local options for drug checking.").unwrap();
/// assert_eq!(reading.level, Commitment::Explore);
/// assert_eq!(reading.verbs, ["explore"]);
/// assert!(verbs.read("Clear pathways from prison").is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a list of verbs")]
pub struct CommitmentVerbs {
    /// The version of this data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Words before which the main verb stands: `will`.
    #[serde(default)]
    pub openers: Vec<String>,
    /// Words that may stand before a verb: `also`.
    #[serde(default)]
    pub adverbs: Vec<String>,
    /// The verbs, by level.
    pub levels: Vec<CommitmentLevel>,
}

impl CommitmentVerbs {
    setters! {
        /// Sets the version of this data.
        version(version: impl Into<String>): version = Some(version.into());
        /// Adds a word before which the main verb stands.
        opener(word: impl Into<String>): openers += word.into();
        /// Adds a word that may stand before a verb.
        adverb(word: impl Into<String>): adverbs += word.into();
        /// Adds the verbs of a level.
        level(level: CommitmentLevel): levels += level;
    }

    /// Checks that no expression is empty, and that none stands in two levels.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        check(self)
    }

    /// These verbs with others laid over them: where both name an expression, the other's level counts.
    #[must_use]
    pub fn extended(mut self, other: &Self) -> Self {
        for added in &other.levels {
            for verb in &added.verbs {
                let same = |known: &String| known.eq_ignore_ascii_case(verb);
                self.levels
                    .iter_mut()
                    .for_each(|level| level.verbs.retain(|known| !same(known)));
            }
        }
        self.levels.extend(other.levels.iter().cloned());
        self.openers.extend(other.openers.iter().cloned());
        self.adverbs.extend(other.adverbs.iter().cloned());
        self.version = match (self.version.take(), &other.version) {
            (Some(own), Some(other)) => Some(format!("{own}+{other}")),
            (own, other) => own.or_else(|| other.clone()),
        };
        self
    }
}

fn check(verbs: &CommitmentVerbs) -> Result<(), Error> {
    let mut seen: HashMap<String, (Commitment, usize, usize)> = HashMap::new();
    for (i, level) in verbs.levels.iter().enumerate() {
        for (k, verb) in level.verbs.iter().enumerate() {
            let path = |i, k| format!("levels[{i}].verbs[{k}]");
            not_empty(verb, path(i, k), "a verb in its base form")?;
            let earlier = seen.insert(verb.to_lowercase(), (level.level, i, k));
            if let Some((_, i0, k0)) = earlier.filter(|(known, ..)| *known != level.level) {
                let earlier = Place::field(path(i0, k0));
                return Err(Error::duplicate("verb", verb, earlier).at(Place::field(path(i, k))));
            }
        }
    }
    let lists = [("openers", &verbs.openers), ("adverbs", &verbs.adverbs)];
    for (name, list) in lists {
        for (i, word) in list.iter().enumerate() {
            not_empty(word, format_args!("{name}[{i}]"), "a word")?;
        }
    }
    Ok(())
}
