//! The columns of an SSSOM table that was edited.

use std::collections::HashMap;

use crate::error::Error;
use crate::format::records::Field;
use crate::format::sssom::mapping_table::{EXTENSIONS, SLOTS};
use crate::format::sssom::review_table::no_column;

/// A name that is at least so much like one of ours is taken for a slip.
const SLIP: f64 = 0.88;

/// Where each column stands, by its name in small letters.
pub(crate) struct Columns {
    by_name: HashMap<String, (usize, Field)>,
    /// Which positions have a name.
    named: Vec<bool>,
}

impl Columns {
    pub(crate) fn new(record: &[Field]) -> Result<Self, Error> {
        let mut columns: HashMap<String, (usize, Field)> = HashMap::new();
        for (i, field) in record.iter().enumerate() {
            let name = field.text.trim().to_lowercase().replace(' ', "_");
            if name.is_empty() {
                continue;
            }
            if let Some((_, earlier)) = columns.insert(name, (i, field.clone())) {
                let error = Error::duplicate("column", field.text.trim(), earlier.place(""));
                return Err(error.at(field.place("")));
            }
        }
        for name in ["subject_id", "predicate_id", "object_id"] {
            if !columns.contains_key(name) {
                return Err(no_column(
                    name,
                    record.first().map_or(1, |field| field.line),
                ));
            }
        }
        let named = record.iter().map(|field| !field.text.trim().is_empty());
        Ok(Self {
            named: named.collect(),
            by_name: columns,
        })
    }

    /// Whether the column at a position has a name.
    pub(crate) fn is_named(&self, at: usize) -> bool {
        self.named.get(at).copied().unwrap_or(false)
    }

    pub(crate) fn at(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).map(|(at, _)| *at)
    }

    /// Refuses a name that is nearly one of ours: where nothing was decided, that is the likely reason.
    pub(crate) fn check_names(&self) -> Result<(), Error> {
        let known = || {
            SLOTS
                .into_iter()
                .chain(EXTENSIONS)
                .chain(["reviewer_id", "reviewer_agreement"])
        };
        let mut strange: Vec<&Field> = self
            .by_name
            .iter()
            .filter(|(name, _)| !known().any(|k| k == *name))
            .map(|(_, (_, field))| field)
            .collect();
        strange.sort_by_key(|field| (field.line, field.column));
        for field in strange {
            let name = field.text.trim().to_lowercase();
            let near = known().find(|known| {
                strsim::jaro_winkler(known, &name) >= SLIP
                    || known.strip_suffix("_label") == Some(&name)
            });
            if let Some(near) = near {
                return Err(field.error(
                    "",
                    format!(
                        "no row decides anything, and `{}` is no column; expected `{near}`",
                        field.text.trim()
                    ),
                ));
            }
        }
        Ok(())
    }
}
