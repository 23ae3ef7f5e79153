//! The words of a field: acronyms, synonym rings, spellings, and phrases that mislead.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::AsideKind;
use crate::model::check::not_empty;
use crate::model::setters::setters;
use crate::model::term;

/// A short form and what it stands for. A term that is one of them matches the others too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "an acronym")]
pub struct Acronym {
    /// The short form, as written: `NFOD`.
    pub short: String,
    /// The long forms, the usual one first.
    pub long: Vec<String>,
}

impl Acronym {
    /// A short form and what it stands for, the usual long form first.
    pub fn new<T: Into<String>>(
        short: impl Into<String>,
        long: impl IntoIterator<Item = T>,
    ) -> Self {
        Self {
            short: short.into(),
            long: long.into_iter().map(Into::into).collect(),
        }
    }
}

/// Expressions that mean the same for the purpose of mapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a ring of words")]
pub struct Ring {
    /// The name by which terms refer to it: `{naloxone}`.
    pub id: String,
    /// The expressions, the usual one first.
    pub members: Vec<String>,
    /// Where the expressions count in full though they are said by the way: a ring that names people still counts
    /// where a statement only tells of those whom it serves, one that names a service does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub even_of: Vec<AsideKind>,
}

impl Ring {
    /// A name and the expressions that mean the same, the usual one first.
    pub fn new<T: Into<String>>(
        id: impl Into<String>,
        members: impl IntoIterator<Item = T>,
    ) -> Self {
        Self {
            id: id.into(),
            members: members.into_iter().map(Into::into).collect(),
            even_of: Vec::new(),
        }
    }

    setters! {
        /// Adds a kind of aside in which the expressions count in full.
        even_of(kind: AsideKind): even_of += kind;
    }
}

/// Two ways to write one word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a spelling")]
pub struct Spelling {
    /// The way that texts may have it.
    pub from: String,
    /// The way that it is compared in.
    pub to: String,
}

impl Spelling {
    /// The way that texts may have a word, and the way that it is compared in.
    pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
        }
    }
}

/// A phrase in which shorter matches do not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a misleading word")]
pub struct Misleading {
    /// The phrase: `prevent overdoses`.
    pub phrase: String,
    /// Those of its words that mislead, here `prevent`; all where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// Why its words mean something else in it.
    pub why: String,
}

impl Misleading {
    /// A phrase in which no word counts, and why.
    pub fn new(phrase: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            phrase: phrase.into(),
            only: None,
            why: why.into(),
        }
    }

    setters! {
        /// Sets those of its words that mislead; the others count.
        only(words: impl Into<String>): only = Some(words.into());
    }
}

/// The vocabulary of a field, with which terms of frameworks are widened and narrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a thesaurus")]
pub struct Thesaurus {
    /// The version of this data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Short forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acronyms: Vec<Acronym>,
    /// Synonym rings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rings: Vec<Ring>,
    /// Spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<Spelling>,
    /// Phrases that mislead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misleading: Vec<Misleading>,
}

impl Thesaurus {
    setters! {
        /// Sets the version of this data.
        version(version: impl Into<String>): version = Some(version.into());
        /// Adds a short form.
        acronym(acronym: Acronym): acronyms += acronym;
        /// Adds a synonym ring.
        ring(ring: Ring): rings += ring;
        /// Adds a spelling.
        spelling(spelling: Spelling): spellings += spelling;
        /// Adds a phrase that misleads.
        misleading(phrase: Misleading): misleading += phrase;
    }

    /// Checks that ring ids are unique, that members of rings are plain words, and that nothing is empty.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        check_thesaurus(self)
    }
}

fn check_thesaurus(thesaurus: &Thesaurus) -> Result<(), Error> {
    check_rings(&thesaurus.rings)?;
    for (i, acronym) in thesaurus.acronyms.iter().enumerate() {
        let (short, long) = (&acronym.short, &acronym.long);
        not_empty(short, format_args!("acronyms[{i}].short"), "a short form")?;
        all_not_empty(long, format_args!("acronyms[{i}].long"), "a long form")?;
    }
    for (i, spelling) in thesaurus.spellings.iter().enumerate() {
        let (from, to) = (&spelling.from, &spelling.to);
        not_empty(from, format_args!("spellings[{i}].from"), "a spelling")?;
        not_empty(to, format_args!("spellings[{i}].to"), "a spelling")?;
    }
    for (i, misleading) in thesaurus.misleading.iter().enumerate() {
        let path = format_args!("misleading[{i}].phrase");
        not_empty(&misleading.phrase, path, "a phrase")?;
    }
    Ok(())
}

fn check_rings(rings: &[Ring]) -> Result<(), Error> {
    let mut seen = HashMap::new();
    for (i, ring) in rings.iter().enumerate() {
        let (id, members) = (&ring.id, &ring.members);
        not_empty(id, format_args!("rings[{i}].id"), "a name for the ring")?;
        let place = |i: usize| Place::field(format!("rings[{i}].id"));
        if let Some(earlier) = seen.insert(id, i) {
            return Err(Error::duplicate("ring", id, place(earlier)).at(place(i)));
        }
        all_not_empty(members, format_args!("rings[{i}].members"), "an expression")?;
        for (k, member) in members.iter().enumerate() {
            term::phrase(member, &Place::field(format!("rings[{i}].members[{k}]")))?;
        }
    }
    Ok(())
}

fn all_not_empty(
    texts: &[String],
    path: std::fmt::Arguments<'_>,
    expected: &'static str,
) -> Result<(), Error> {
    if texts.is_empty() {
        return not_empty("", path, expected);
    }
    texts
        .iter()
        .enumerate()
        .try_for_each(|(i, text)| not_empty(text, format_args!("{path}[{i}]"), expected))
}
