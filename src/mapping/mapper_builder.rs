//! Sets a mapper up.

use std::sync::{Arc, OnceLock};

use crate::error::Error;
use crate::mapping::Mapper;
use crate::mapping::bare;
use crate::mapping::codebook::index::Index;
use crate::mapping::mapper::Engine;
use crate::model::{Framework, Thesaurus};

/// Sets a [`Mapper`] up.
#[must_use]
pub struct MapperBuilder<'a> {
    framework: &'a Framework,
    thesaurus: Option<&'a Thesaurus>,
    threshold: f64,
    heading_weight: f64,
}

impl<'a> MapperBuilder<'a> {
    pub(crate) fn new(framework: &'a Framework) -> Self {
        Self {
            framework,
            thesaurus: None,
            threshold: 0.5,
            heading_weight: 0.25,
        }
    }

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
        Ok(Mapper::of(Arc::new(Engine {
            framework: self.framework.clone(),
            thesaurus: self.thesaurus.cloned(),
            index: Index::compile(self.framework, thesaurus)?,
            similarity: bare::similarity(self.framework),
            threshold: self.threshold,
            heading_weight: self.heading_weight,
            fingerprint: OnceLock::new(),
        })))
    }
}
