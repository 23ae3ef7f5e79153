//! Where something stands.

use std::fmt;

use serde::Serialize;

use crate::error::shown;

/// A place in a file of the user's: as much of it as is known.
///
/// Printed as `file:line:column: field`; nothing where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The file's name, where [`Error::in_file`](crate::Error::in_file) told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Box<str>>,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column in characters, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The field, such as `statements[3].parent` (counted from 0).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Box<str>>,
}

impl Place {
    /// A place that is told by its field alone.
    pub(crate) fn field(path: impl Into<Box<str>>) -> Self {
        Self {
            field: Some(path.into()),
            ..Self::default()
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref().map(shown);
        match (&file, self.line, self.column) {
            (Some(file), Some(line), Some(column)) => write!(f, "{file}:{line}:{column}")?,
            (Some(file), Some(line), None) => write!(f, "{file}:{line}")?,
            (Some(file), ..) => write!(f, "{file}")?,
            (None, Some(line), Some(column)) => write!(f, "line {line}, column {column}")?,
            (None, Some(line), None) => write!(f, "line {line}")?,
            (None, None, _) => {}
        }
        let Some(field) = &self.field else {
            return Ok(());
        };
        let parted = file.is_some() || self.line.is_some();
        write!(f, "{}{}", if parted { ": " } else { "" }, shown(field))
    }
}
