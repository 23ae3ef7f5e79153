//! Which claims a caller wants, and what they say without their reasons.

use crate::model::Relation;

/// Which claims about a text are wanted: all, the best few, those that are likely enough.
///
/// What is not wanted is not worked out further than its confidence.
///
/// ```
/// use policy_crosswalk::mapping::Wanted;
///
/// let three_likely = Wanted::all().best(3).at_least(0.5);
/// assert_ne!(three_likely, Wanted::all());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct Wanted {
    pub(crate) best: usize,
    pub(crate) at_least: f64,
}

impl Wanted {
    /// All claims that a mapper makes.
    pub const fn all() -> Self {
        Self {
            best: usize::MAX,
            at_least: 0.0,
        }
    }

    /// No more than the most confident so many of each framework.
    pub const fn best(mut self, best: usize) -> Self {
        self.best = best;
        self
    }

    /// Only those of at least this confidence.
    pub const fn at_least(mut self, confidence: f64) -> Self {
        self.at_least = confidence;
        self
    }
}

impl Default for Wanted {
    fn default() -> Self {
        Self::all()
    }
}

/// A claim without its reasons.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Score {
    /// The position of the framework among those that the reader maps onto.
    pub framework: usize,
    /// The position of the theme in its framework.
    pub theme: usize,
    /// How text and theme relate.
    pub relation: Relation,
    /// How likely a careful reader would agree, from 0 to 1.
    pub confidence: f64,
}
