//! Checks that several kinds of data share.

use crate::error::{Error, Place};
use crate::model::Date;

/// A place that is told by its field alone.
pub(crate) fn field(path: String) -> Place {
    Place {
        field: Some(path.into()),
        ..Place::default()
    }
}

pub(crate) fn not_empty(text: &str, path: &str, expected: &'static str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::Empty {
            place: field(path.to_owned()),
            expected,
        });
    }
    Ok(())
}

pub(crate) fn in_order(from: Date, to: Option<Date>, path: &str) -> Result<(), Error> {
    match to {
        Some(to) if to.is_before(from) => Err(Error::Period {
            place: field(path.to_owned()),
            from: from.to_string(),
            to: to.to_string(),
        }),
        _ => Ok(()),
    }
}
