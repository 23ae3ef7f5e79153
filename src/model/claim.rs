//! The claim that a text addresses a theme, and its reasons.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::ThemeId;

/// How a piece of text matched a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MatchKind {
    /// The text cites the theme by its title, or the framework by its name or number.
    Citation,
    /// The same words.
    Exact,
    /// The same words in another form: `prescribed` for `prescribing`.
    Stem,
    /// Another expression of the same synonym ring.
    Synonym,
    /// A short form.
    Acronym,
    /// A misspelt word.
    Fuzzy,
    /// A word of like meaning, by the background table of English.
    Related,
}

impl MatchKind {
    /// The kind in one lower-case word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Citation => "citation",
            Self::Exact => "exact",
            Self::Stem => "stem",
            Self::Synonym => "synonym",
            Self::Acronym => "acronym",
            Self::Fuzzy => "fuzzy",
            Self::Related => "related",
        }
    }
}

/// One reason for a claim: what of the text matched what of the theme, and what it added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

/// What relation a statement has to a theme, as SKOS names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Relation {
    /// The statement says the same as the theme's title.
    ExactMatch,
    /// The statement says nearly the same as the theme. A mapper claims it never, a reviewer may.
    CloseMatch,
    /// The theme is the broader: the statement is one way to address it.
    BroadMatch,
    /// The theme is the narrower: the statement asks for more. A mapper claims it never, a reviewer may.
    NarrowMatch,
    /// The statement touches on the theme; only its headings or a weak hint say so.
    RelatedMatch,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 5] = [
        Self::ExactMatch,
        Self::CloseMatch,
        Self::BroadMatch,
        Self::NarrowMatch,
        Self::RelatedMatch,
    ];

    /// The SKOS name, such as `broadMatch`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ExactMatch => "exactMatch",
            Self::CloseMatch => "closeMatch",
            Self::BroadMatch => "broadMatch",
            Self::NarrowMatch => "narrowMatch",
            Self::RelatedMatch => "relatedMatch",
        }
    }
}

/// On what sort of ground a claim rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Justification {
    /// The plan itself names the theme.
    Stated,
    /// Words of the codebook, in the same or another form.
    Lexical,
    /// Words that the thesaurus holds to mean the same.
    Synonym,
    /// Misspelt words.
    Fuzzy,
    /// Words of like meaning.
    Semantic,
    /// Several of these.
    Composite,
    /// A person says so.
    Reviewed,
}

/// The claim that a text addresses a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
