//! A researcher's own terms, laid over the codebook of a framework.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::Framework;
use crate::model::ThemeId;
use crate::model::setters::setters;

/// Changes to the codebook of one theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "terms to add to a theme")]
pub struct ThemeOverlay {
    /// The theme.
    pub id: ThemeId,
    /// Whether these lists take the place of the theme's own; otherwise they are added.
    #[serde(default)]
    pub replace: bool,
    /// As [`Theme::terms`](crate::Theme::terms).
    #[serde(default)]
    pub terms: Vec<String>,
    /// As [`Theme::hints`](crate::Theme::hints).
    #[serde(default)]
    pub hints: Vec<String>,
    /// As [`Theme::exclude`](crate::Theme::exclude).
    #[serde(default)]
    pub exclude: Vec<String>,
}

impl ThemeOverlay {
    /// No change yet to the codebook of a theme.
    pub fn new(id: ThemeId) -> Self {
        Self {
            id,
            replace: false,
            terms: Vec::new(),
            hints: Vec::new(),
            exclude: Vec::new(),
        }
    }

    setters! {
        /// Sets whether the lists take the place of the theme's own.
        replace(replace: bool): replace = replace;
        /// Adds a term.
        term(term: impl Into<String>): terms += term.into();
        /// Adds a hint.
        hint(hint: impl Into<String>): hints += hint.into();
        /// Adds a phrase within which no term or hint counts.
        excluding(phrase: impl Into<String>): exclude += phrase.into();
    }
}

/// Changes to the codebook of a framework, kept in a file of their own.
///
/// ```
/// use policy_crosswalk::catalogue;
/// use policy_crosswalk::model::CodebookOverlay;
///
/// let overlay = CodebookOverlay::from_toml(r#"
///     version = "2 with nitazenes"
///     [[themes]]
///     id = "DDTF-5"
///     terms = ["nitazene + alert"]
/// "#)?;
/// let framework = overlay.over(catalogue::framework("ddtf-2020").unwrap())?;
/// assert_eq!(framework.version.as_deref(), Some("2 with nitazenes"));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "terms to add to a framework")]
pub struct CodebookOverlay {
    /// The version that the changed framework bears, so that reports tell it from the original.
    pub version: String,
    /// The changes, by theme.
    pub themes: Vec<ThemeOverlay>,
}

impl CodebookOverlay {
    /// No change yet, under a version of its own.
    pub fn new(version: impl Into<String>) -> Self {
        Self {
            version: version.into(),
            themes: Vec::new(),
        }
    }

    setters! {
        /// Adds the changes to a theme.
        theme(theme: ThemeOverlay): themes += theme;
    }

    /// Checks that no theme is changed twice.
    ///
    /// # Errors
    /// [`Error::Duplicate`] for the second change of a theme.
    pub fn check(&self) -> Result<(), Error> {
        let mut seen = HashMap::new();
        for (i, theme) in self.themes.iter().enumerate() {
            if let Some(earlier) = seen.insert(&theme.id, i) {
                return Err(Error::duplicate("theme", &theme.id, at(earlier)).at(at(i)));
            }
        }
        Ok(())
    }

    /// A copy of a framework with these changes.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a theme that the framework does not have.
    pub fn over(&self, framework: &Framework) -> Result<Framework, Error> {
        let mut changed = framework.clone();
        changed.version = Some(self.version.clone());
        for (i, overlay) in self.themes.iter().enumerate() {
            let theme = changed
                .themes
                .iter_mut()
                .find(|theme| theme.id == overlay.id);
            let theme = theme.ok_or_else(|| {
                let expected = format!("the id of a theme of {}", framework.id);
                Error::missing("theme", overlay.id.as_str(), expected).at(at(i))
            })?;
            for (own, new) in [
                (&mut theme.terms, &overlay.terms),
                (&mut theme.hints, &overlay.hints),
                (&mut theme.exclude, &overlay.exclude),
            ] {
                if overlay.replace {
                    own.clear();
                }
                own.extend(new.iter().cloned());
            }
        }
        Ok(changed)
    }
}

/// Where the id of a changed theme stands.
fn at(i: usize) -> Place {
    Place::field(format!("themes[{i}].id"))
}
