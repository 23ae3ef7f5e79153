//! The claim that a text addresses a theme, and its reasons.

use crate::model::setters::setters;
use crate::model::vocabulary::vocabulary;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::ThemeId;

vocabulary! {
    /// How a piece of text matched a term.
    #[non_exhaustive]
    pub enum MatchKind: "kind of match" {
        /// The text cites the theme by its title, or the framework by its name or number.
        Citation = "citation",
        /// The text names the framework as a whole, and the framework says that this is to name each theme.
        Whole = "whole",
        /// The same words.
        Exact = "exact",
        /// The same words in another form: `prescribed` for `prescribing`.
        Stem = "stem",
        /// Another expression of the same synonym ring.
        Synonym = "synonym",
        /// A short form.
        Acronym = "acronym",
        /// A misspelt word.
        Fuzzy = "fuzzy",
        /// A word of like meaning, by the background table of English.
        Related = "related",
    }
}

vocabulary! {
    /// How a text says that something does not hold.
    #[non_exhaustive]
    pub enum DenialKind: "kind of denial" {
        /// It is not so, was not done or will not be: `no kits were handed out`.
        Denied = "denied",
        /// It was ended or cancelled: `the scheme was cancelled`.
        Stopped = "stopped",
        /// It rests for a time: `on hold`.
        Paused = "paused",
        /// It has not begun: `has not started`.
        NotBegun = "not-begun",
        /// It is left out, or named as what something else is done for: `instead of`, `out of scope`.
        Excluded = "excluded",
    }
}

impl DenialKind {
    /// Whether what is said so is still meant to be done.
    pub const fn is_still_meant(self) -> bool {
        matches!(self, Self::Paused | Self::NotBegun)
    }
}

vocabulary! {
    /// What a text tells of by the way, while it says something else.
    #[non_exhaustive]
    pub enum AsideKind: "kind of aside" {
        /// Who takes part: `partners from health, police and housing`.
        Bodies = "bodies",
        /// Where those are whom something is for: `for people leaving rehab`.
        Served = "served",
        /// Whose relatives somebody is: `parents of adult drug users`.
        Kin = "kin",
        /// What is counted: `reporting of treatment outcomes`.
        Measured = "measured",
    }
}

/// That a text says of the words of a reason that they do not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "what denies")]
pub struct Denial {
    /// How.
    pub kind: DenialKind,
    /// By which of its words.
    pub words: String,
}

/// One reason for a claim: what of the text matched what of the theme, and what it added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "a piece of evidence")]
pub struct Evidence {
    /// The heading in which it was found, 0 being the nearest; none for the statement's own text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<usize>,
    /// The bytes of that text which matched: one range for each part of the term, in order.
    pub spans: Vec<Range<usize>>,
    /// The words at the spans, joined by ` … `.
    pub quote: String,
    /// The term of the theme, as the codebook writes it.
    pub term: String,
    /// How the words matched the term.
    pub kind: MatchKind,
    /// What it added to the confidence. The evidence of a claim adds up to its confidence.
    pub added: f64,
    /// What the text says of these words where it denies them. Then they add nothing, unless what they say is
    /// [still meant](DenialKind::is_still_meant) to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denied: Option<Denial>,
    /// What these words tell of, where they are said by the way. Then they count for little.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<AsideKind>,
}

impl Evidence {
    /// Words of a statement's own text, at these bytes, that matched a term and added so much.
    pub fn new(
        kind: MatchKind,
        term: impl Into<String>,
        quote: impl Into<String>,
        spans: Vec<Range<usize>>,
        added: f64,
    ) -> Self {
        Self {
            heading: None,
            spans,
            quote: quote.into(),
            term: term.into(),
            kind,
            added,
            denied: None,
            aside: None,
        }
    }

    setters! {
        /// Sets the heading in which it was found, 0 being the nearest.
        heading(distance: usize): heading = Some(distance);
        /// Sets what the text says of it where it denies it.
        denied(denial: Denial): denied = Some(denial);
    }
}

vocabulary! {
    /// What relation a statement has to a theme, as SKOS names it.
    #[non_exhaustive]
    pub enum Relation: "relation" {
        /// The statement says the same as the theme's title.
        ExactMatch = "exactMatch",
        /// The statement says nearly the same as the theme. A mapper claims it never, a reviewer may.
        CloseMatch = "closeMatch",
        /// The theme is the broader: the statement is one way to address it.
        BroadMatch = "broadMatch",
        /// The theme is the narrower: the statement asks for more. A mapper claims it never, a reviewer may.
        NarrowMatch = "narrowMatch",
        /// The statement touches on the theme; only its headings or a weak hint say so.
        RelatedMatch = "relatedMatch",
    }
}

vocabulary! {
    /// On what sort of ground a claim rests.
    #[non_exhaustive]
    pub enum Justification: "justification" {
        /// The plan itself names the theme.
        Stated = "stated",
        /// Words of the codebook, in the same or another form.
        Lexical = "lexical",
        /// Words that the thesaurus holds to mean the same.
        Synonym = "synonym",
        /// Misspelt words.
        Fuzzy = "fuzzy",
        /// Words of like meaning.
        Semantic = "semantic",
        /// Several of these.
        Composite = "composite",
        /// A person says so.
        Reviewed = "reviewed",
    }
}

/// The claim that a text addresses a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "a claim")]
pub struct Claim {
    /// The theme.
    pub theme: ThemeId,
    /// How text and theme relate.
    pub relation: Relation,
    /// How likely a careful reader would agree, from 0 to 1: of claims at 0.8 about four in five are right.
    pub confidence: f64,
    /// On what it rests.
    pub justification: Justification,
    /// Each reason, the strongest first; none where a person made the claim.
    pub evidence: Vec<Evidence>,
}

impl Claim {
    /// A claim without evidence, as a person makes it.
    pub fn new(
        theme: ThemeId,
        relation: Relation,
        confidence: f64,
        justification: Justification,
    ) -> Self {
        Self {
            theme,
            relation,
            confidence,
            justification,
            evidence: Vec::new(),
        }
    }

    setters! {
        /// Sets its reasons, the strongest first.
        evidence(evidence: Vec<Evidence>): evidence = evidence;
    }

    /// Whether it rests on the statement naming the framework as a whole: without that it would not be likely.
    ///
    /// That is one fact about the statement, however many themes the framework has.
    pub fn cites_whole(&self) -> bool {
        let (whole, specific): (Vec<&Evidence>, Vec<&Evidence>) = self
            .evidence
            .iter()
            .partition(|evidence| evidence.kind == MatchKind::Whole);
        let sum = |evidence: &[&Evidence]| evidence.iter().map(|one| one.added).sum::<f64>();
        sum(&whole) > 0.0 && sum(&specific) < 0.5
    }
}
