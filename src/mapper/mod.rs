//! From statements to links: a framework compiled once, then applied to any number of statements.

mod bare;
mod citation;
mod index;
mod proof;
mod similarity;
mod term;
mod usage;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::crosswalk::{Crosswalk, Link};
use crate::{Error, Framework, Plan, ThemeId, Thesaurus};
use index::Index;
use proof::Read;
pub(crate) use proof::{HEADINGS_ALONE, calibrated, uncalibrated};
use similarity::Similarity;

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

/// Maps statements onto the themes of one framework.
///
/// Compiled once, used from any number of threads. What it says of a statement depends on the statement,
/// its headings and the framework alone.
///
/// Themes with a codebook are recognised by its terms. Themes without one are recognised by their titles and
/// descriptions, with the help of a table of English that tells which words are alike.
///
/// ```
/// use policy_crosswalk::{Framework, Mapper};
///
/// let framework = Framework::from_toml(r#"
///     id = "ddtf"
///     title = "Six strategies"
///     [[themes]]
///     id = "N"
///     title = "Targeted distribution of naloxone"
///     terms = ["naloxone", "first aid + overdose"]
/// "#)?;
/// let claims = Mapper::new(&framework)?.map_text("We will hand out Naloxone kits", &[]);
/// assert_eq!(claims[0].theme, "N");
/// assert_eq!(claims[0].evidence[0].quote, "Naloxone");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
pub struct Mapper {
    framework: Framework,
    thesaurus_version: Option<String>,
    index: Index,
    /// Present where a theme has no codebook.
    similarity: Option<Similarity>,
    threshold: f64,
    heading_weight: f64,
}

/// Sets a [`Mapper`] up.
#[must_use]
pub struct MapperBuilder<'a> {
    framework: &'a Framework,
    thesaurus: Option<&'a Thesaurus>,
    threshold: f64,
    heading_weight: f64,
}

impl<'a> MapperBuilder<'a> {
    /// Widens and narrows terms by a field's vocabulary.
    pub fn thesaurus(mut self, thesaurus: &'a Thesaurus) -> Self {
        self.thesaurus = Some(thesaurus);
        self
    }

    /// The least confidence of a link that is claimed, 0 to 1; 0.5 where not set.
    pub fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }

    /// How much a statement's headings count against its own words, 0 (not at all) to 1; 0.25 where not set.
    pub fn heading_weight(mut self, weight: f64) -> Self {
        self.heading_weight = weight;
        self
    }

    /// Compiles the framework.
    ///
    /// # Errors
    /// What [`Framework::check`] and [`Thesaurus::check`] find; [`Error::Term`] and [`Error::Unknown`] for a
    /// term that cannot be read or names a ring that is missing; [`Error::Range`] for a number outside 0..=1.
    pub fn build(self) -> Result<Mapper, Error> {
        for (what, value) in [
            ("the threshold", self.threshold),
            ("the heading weight", self.heading_weight),
        ] {
            if !(0.0..=1.0).contains(&value) {
                return Err(Error::Range {
                    what,
                    value: value.to_string(),
                    least: "0",
                    most: "1",
                });
            }
        }
        let none = Thesaurus::default();
        let thesaurus = self.thesaurus.unwrap_or(&none);
        self.framework.check()?;
        thesaurus.check()?;
        Ok(Mapper {
            framework: self.framework.clone(),
            thesaurus_version: thesaurus.version.clone(),
            index: Index::compile(self.framework, thesaurus)?,
            similarity: bare::similarity(self.framework),
            threshold: self.threshold,
            heading_weight: self.heading_weight,
        })
    }
}

impl Mapper {
    /// A mapper with default settings and no thesaurus.
    ///
    /// # Errors
    /// As [`MapperBuilder::build`].
    pub fn new(framework: &Framework) -> Result<Self, Error> {
        Self::builder(framework).build()
    }

    /// Starts to set a mapper up.
    pub fn builder(framework: &Framework) -> MapperBuilder<'_> {
        MapperBuilder {
            framework,
            thesaurus: None,
            threshold: 0.5,
            heading_weight: 0.25,
        }
    }

    /// The framework that it maps onto.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The least confidence of a link that is claimed.
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// How much headings count against a statement's own words.
    pub fn heading_weight(&self) -> f64 {
        self.heading_weight
    }

    /// All claims about one text, the most confident first, below the threshold too.
    ///
    /// `headings` are those that the text stands under, the nearest first.
    ///
    /// A theme without codebook terms and hints is recognised by what its title and description have in common
    /// with the text, the same and like words, against all other themes of the framework; claims less likely
    /// than 0.005 are left out. Its headings count for such a theme only where they cite it.
    pub fn map_text(&self, text: &str, headings: &[&str]) -> Vec<Claim> {
        let texts = std::iter::once(text).chain(headings.iter().copied());
        let read: Vec<Read<'_>> = texts.map(|text| Read::new(self, text)).collect();
        self.claims(&read.iter().collect::<Vec<_>>())
    }

    /// Links all statements of a plan, in its order.
    pub fn map(&self, plan: &Plan) -> Crosswalk {
        let texts = plan
            .statements
            .iter()
            .map(|statement| statement.text.as_str());
        let read: Vec<Read<'_>> = texts.map(|text| Read::new(self, text)).collect();
        let mut links = Vec::new();
        for ((i, statement), above) in plan.statements.iter().enumerate().zip(plan.headings()) {
            let fields: Vec<&Read<'_>> =
                std::iter::once(i).chain(above).map(|i| &read[i]).collect();
            links.extend(self.claims(&fields).into_iter().map(|claim| Link {
                statement: statement.id.clone(),
                claim,
                review: None,
            }));
        }
        Crosswalk::of(plan, self, links)
    }

    /// The claims about the first of some texts; the others are its headings, the nearest first.
    fn claims(&self, read: &[&Read<'_>]) -> Vec<Claim> {
        let claims = proof::claims(self, read);
        match (&self.similarity, read.first()) {
            (Some(similarity), Some(own)) => {
                bare::claims(&self.framework, similarity, own.text, claims)
            }
            _ => claims,
        }
    }

    pub(crate) fn thesaurus_version(&self) -> Option<&str> {
        self.thesaurus_version.as_deref()
    }
}
