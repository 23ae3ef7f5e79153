//! What a question is about: one framework, at which levels, and who is told apart.

use serde::{Deserialize, Serialize};

use crate::graph::Grouping;
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// Which themes of a framework an answer shows.
    #[derive(Default)]
    pub enum Level: "level" {
        /// Top-level themes and all that are part of them. What addresses a part addresses the whole, so a statement
        /// may show at both levels; each total says which level it counts.
        #[default]
        All = "all",
        /// Top-level themes alone.
        Top = "top",
    }
}

/// What a question is about.
///
/// A framework by its id; by partnership and at all levels, unless told otherwise. Wherever a scope is asked for, the
/// id alone will do.
///
/// ```
/// use policy_crosswalk::answer::{Level, Scope};
/// use policy_crosswalk::{CoverageGraph, CoverageMatrix, Grouping, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), [catalogue::framework("nm-2022").unwrap()]);
/// let mapper = catalogue::mapper("nm-2022")?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, framework, &crosswalks)?;
///
/// let both = CoverageMatrix::new(&graph, "nm-2022")?;
/// let outcomes = CoverageMatrix::new(&graph, Scope::of("nm-2022").by(Grouping::Plan).level(Level::Top))?;
/// assert!(outcomes.themes.len() < both.themes.len());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Scope {
    /// The framework's id.
    pub framework: String,
    /// By what statements are put together.
    pub grouping: Grouping,
    /// Which themes are shown.
    pub level: Level,
}

impl Scope {
    /// A framework by its id, by partnership and at all levels.
    pub fn of(framework: impl AsRef<str>) -> Self {
        Self {
            framework: framework.as_ref().to_owned(),
            grouping: Grouping::Partnership,
            level: Level::All,
        }
    }

    /// Sets by what statements are put together.
    #[must_use]
    pub fn by(mut self, grouping: Grouping) -> Self {
        self.grouping = grouping;
        self
    }

    /// Sets which themes are shown.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
}

impl<T: AsRef<str> + ?Sized> From<&T> for Scope {
    fn from(framework: &T) -> Self {
        Self::of(framework)
    }
}

impl From<&Scope> for Scope {
    fn from(scope: &Scope) -> Self {
        scope.clone()
    }
}

/// A count of themes at each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ByLevel {
    /// Of top-level themes.
    pub top: usize,
    /// Of themes that are part of others.
    pub parts: usize,
}

impl ByLevel {
    /// Counts one more theme by how many others it is part of.
    pub(crate) fn add(&mut self, level: usize) {
        match level {
            0 => self.top += 1,
            _ => self.parts += 1,
        }
    }

    /// Counts themes by how many others each is part of.
    pub(crate) fn count(levels: impl IntoIterator<Item = usize>) -> Self {
        let mut count = Self::default();
        for level in levels {
            count.add(level);
        }
        count
    }

    /// Of both levels together.
    pub fn all(self) -> usize {
        self.top + self.parts
    }
}
