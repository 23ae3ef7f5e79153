//! Several frameworks in one pass.

use std::fmt;
use std::sync::Arc;

use crate::error::Error;
use crate::mapping::engine::{Engine, Language};
use crate::mapping::mapped_plan;
use crate::mapping::mapper_builder::Setup;
use crate::mapping::session::Session;
use crate::mapping::text_reader::{SetReader, TextReader};
use crate::mapping::wanted::Wanted;
use crate::model::{Claim, Crosswalk, Framework, Plan, Thesaurus};

/// Maps statements onto several frameworks at once: each text is read once, the thesaurus is compiled once.
///
/// It says of each framework what a [`Mapper`](crate::Mapper) of its own says.
///
/// ```
/// use policy_crosswalk::catalogue;
/// use policy_crosswalk::mapping::Mappers;
///
/// let mappers = Mappers::builder(catalogue::frameworks()).thesaurus(catalogue::thesaurus()).build()?;
/// let plan = catalogue::plan("pk-2024").unwrap();
/// let crosswalks = mappers.map(plan);
/// assert_eq!(crosswalks[4], catalogue::mapper(&catalogue::frameworks()[4].id)?.map(plan));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone)]
pub struct Mappers {
    engine: Arc<Engine>,
}

/// Sets [`Mappers`] up.
#[must_use]
pub struct MappersBuilder<'a> {
    frameworks: Vec<&'a Framework>,
    setup: Setup<'a>,
}

impl<'a> MappersBuilder<'a> {
    /// Widens and narrows terms by a field's vocabulary.
    pub fn thesaurus(mut self, thesaurus: &'a Thesaurus) -> Self {
        self.setup.thesaurus = Some(thesaurus);
        self
    }

    /// The same by one that was compiled before.
    #[cfg_attr(
        not(feature = "catalogue"),
        allow(dead_code, reason = "the catalogue asks for it")
    )]
    pub(crate) fn language(mut self, language: Arc<Language>) -> Self {
        self.setup.language = Some(language);
        self
    }

    /// The least confidence of a link that is claimed, 0 to 1; 0.5 where not set.
    pub fn threshold(mut self, threshold: f64) -> Self {
        self.setup.settings.threshold = threshold;
        self
    }

    /// How much a statement's headings count against its own words, 0 (not at all) to 1; 0.25 where not set.
    pub fn heading_weight(mut self, weight: f64) -> Self {
        self.setup.settings.heading_weight = weight;
        self
    }

    /// Compiles the frameworks.
    ///
    /// # Errors
    /// As [`MapperBuilder::build`](crate::mapping::MapperBuilder::build); [`Error::Range`] for more than 64
    /// frameworks.
    pub fn build(self) -> Result<Mappers, Error> {
        if self.frameworks.len() > Mappers::MOST {
            let count = self.frameworks.len() as f64;
            return Err(Error::range("the number of frameworks", count, ["0", "64"]));
        }
        let engine = self.setup.build(&self.frameworks)?;
        Ok(Mappers { engine })
    }
}

impl Mappers {
    /// How many frameworks one set maps onto at most.
    pub const MOST: usize = 64;

    /// Starts to set mappers up; they answer in the order of the frameworks.
    pub fn builder<'a>(frameworks: impl IntoIterator<Item = &'a Framework>) -> MappersBuilder<'a> {
        MappersBuilder {
            frameworks: frameworks.into_iter().collect(),
            setup: Setup::default(),
        }
    }

    /// The frameworks that they map onto.
    pub fn frameworks(&self) -> impl Iterator<Item = &Framework> {
        self.engine.targets.iter().map(|target| &target.framework)
    }

    /// All claims about one text for each framework, as [`Mapper::map_text`](crate::Mapper::map_text) makes them.
    pub fn map_text(&self, text: &str, headings: &[&str]) -> Vec<Vec<Claim>> {
        self.with(|engine, session| session.read(engine, text, headings, Wanted::all()))
    }

    /// Links all statements of a plan to each framework.
    pub fn map(&self, plan: &Plan) -> Vec<Crosswalk> {
        self.with(|engine, session| mapped_plan::crosswalks(engine, session, plan))
    }

    /// A reader for one thread, which remembers the words that it meets.
    pub fn reader(&self) -> SetReader {
        SetReader::new(TextReader::new(self.engine.clone(), None))
    }

    fn with<T>(&self, work: impl FnOnce(&Engine, &mut Session) -> T) -> T {
        let new = || Session::new(self.engine.memory());
        self.engine
            .pool
            .with(new, |session| work(&self.engine, session))
    }
}

impl fmt::Debug for Mappers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self
            .frameworks()
            .map(|framework| framework.id.as_str())
            .collect();
        f.debug_struct("Mappers")
            .field("frameworks", &ids)
            .field("settings", &self.engine.settings)
            .finish_non_exhaustive()
    }
}
