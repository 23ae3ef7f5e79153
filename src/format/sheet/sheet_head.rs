//! The rows above a table, which tell of the whole.

use crate::error::{Error, Place};
use crate::format::sheet::grid_rows::{Sheet, Spot, plain};

/// The value of a row in the head.
pub(crate) struct Head<'a>(pub(crate) &'a Sheet);

impl Head<'_> {
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = (&str, Spot)> {
        let name = plain(name);
        self.0
            .head
            .iter()
            .filter(move |(known, ..)| plain(known) == name)
            .map(|(_, value, spot)| (value.as_str(), *spot))
    }

    pub(crate) fn one(&self, name: &str) -> (&str, Spot) {
        self.all(name).next().unwrap_or_default()
    }

    pub(crate) fn needed(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<(&str, Spot), Error> {
        self.all(name)
            .find(|(value, _)| !value.is_empty())
            .ok_or(Error::Empty {
                place: Place {
                    line: Some(1),
                    field: Some(format!("head row `{name}`").into()),
                    ..Place::default()
                },
                expected,
            })
    }

    /// Refuses rows of the head that have no meaning.
    pub(crate) fn check(&self, names: &[&str]) -> Result<(), Error> {
        for (name, _, spot) in &self.0.head {
            if !names.iter().any(|known| plain(known) == plain(name)) {
                let error = Error::unknown("head row", name.trim(), names.iter().copied());
                return Err(error.at(spot.place(name.trim())));
            }
        }
        Ok(())
    }
}
