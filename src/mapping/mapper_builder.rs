//! Sets a mapper up.

use std::sync::Arc;

use crate::error::Error;
use crate::mapping::Mapper;
use crate::mapping::engine::{Engine, Language, Settings};
use crate::model::{Framework, Thesaurus};

/// Sets a [`Mapper`] up.
#[must_use]
pub struct MapperBuilder<'a> {
    framework: &'a Framework,
    setup: Setup<'a>,
}

impl<'a> MapperBuilder<'a> {
    pub(crate) fn new(framework: &'a Framework) -> Self {
        Self {
            framework,
            setup: Setup::default(),
        }
    }

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

    /// Compiles the framework.
    ///
    /// # Errors
    /// What [`Framework::check`] and [`Thesaurus::check`] find; [`Error::Term`] and [`Error::Unknown`] for a
    /// term that cannot be read or names a ring that is missing; [`Error::Range`] for a number outside 0..=1.
    pub fn build(self) -> Result<Mapper, Error> {
        self.setup.build(&[self.framework]).map(Mapper::of)
    }
}

/// What mappers of one framework and of several are set up with.
pub(crate) struct Setup<'a> {
    pub(crate) thesaurus: Option<&'a Thesaurus>,
    /// Instead of a thesaurus, one that was compiled before.
    pub(crate) language: Option<Arc<Language>>,
    pub(crate) settings: Settings,
}

impl Default for Setup<'_> {
    fn default() -> Self {
        Self {
            thesaurus: None,
            language: None,
            settings: Settings {
                threshold: 0.5,
                heading_weight: 0.25,
            },
        }
    }
}

impl Setup<'_> {
    pub(crate) fn build(self, frameworks: &[&Framework]) -> Result<Arc<Engine>, Error> {
        for (what, value) in [
            ("the threshold", self.settings.threshold),
            ("the heading weight", self.settings.heading_weight),
        ] {
            if !(0.0..=1.0).contains(&value) {
                return Err(Error::range(what, value, ["0", "1"]));
            }
        }
        let language = match self.language {
            Some(language) => language,
            None => Arc::new(Language::new(self.thesaurus)?),
        };
        Engine::new(frameworks, language, self.settings).map(Arc::new)
    }
}
