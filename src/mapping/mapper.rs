//! From statements to links: a framework compiled once, then applied to any number of statements.

use crate::mapping::bare;
use crate::mapping::proof;
use crate::model::Claim;
use crate::model::Provenance;

use crate::error::Error;
use crate::mapping::codebook::index::Index;
use crate::mapping::likeness::compute::Similarity;
use crate::mapping::proof::Read;
pub(crate) use crate::mapping::proof::{HEADINGS_ALONE, calibrated, uncalibrated};
use crate::model::{Crosswalk, Link};
use crate::model::{Framework, Plan, Thesaurus};

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
    pub(crate) framework: Framework,
    thesaurus_version: Option<String>,
    pub(crate) index: Index,
    /// Present where a theme has no codebook.
    similarity: Option<Similarity>,
    threshold: f64,
    pub(crate) heading_weight: f64,
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
                return Err(Error::range(what, value, ["0", "1"]));
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
        self.crosswalk(plan, links)
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

    fn crosswalk(&self, plan: &Plan, links: Vec<Link>) -> Crosswalk {
        Crosswalk {
            plan: plan.id.clone(),
            framework: self.framework.id.clone(),
            threshold: self.threshold,
            provenance: Provenance {
                library: env!("CARGO_PKG_VERSION").to_owned(),
                plan: plan.version.clone(),
                framework: self.framework.version.clone(),
                thesaurus: self.thesaurus_version.clone(),
                reviews: Vec::new(),
            },
            links,
            decisions: Vec::new(),
        }
    }
}
