//! Reliability of coders for people.

use std::fmt;

use crate::evaluate::Reliability;
use crate::report::agreement::interval;

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Krippendorff's alpha  {}", interval(&self.alpha))?;
        writeln!(
            f,
            "{} coders, {} items, {} decisions that another coder's stands beside",
            self.coders, self.items, self.decisions
        )
    }
}
