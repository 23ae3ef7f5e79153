//! What can go wrong, and where.

use std::fmt;

/// A place in a file of the user's: as much of it as is known.
///
/// Printed as `file:line:column: field`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The file's name, where [`Error::in_file`] told it.
    pub file: Option<Box<str>>,
    /// The line, counted from 1.
    pub line: Option<u32>,
    /// The column in characters, counted from 1.
    pub column: Option<u32>,
    /// The field, such as `statements[3].parent` (counted from 0).
    pub field: Option<Box<str>>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref();
        match (file, self.line, self.column) {
            (Some(file), Some(line), Some(column)) => write!(f, "{file}:{line}:{column}: ")?,
            (Some(file), Some(line), None) => write!(f, "{file}:{line}: ")?,
            (Some(file), ..) => write!(f, "{file}: ")?,
            (None, Some(line), Some(column)) => write!(f, "line {line}, column {column}: ")?,
            (None, Some(line), None) => write!(f, "line {line}: ")?,
            (None, None, _) => {}
        }
        match &self.field {
            Some(field) => write!(f, "{field}: "),
            None => Ok(()),
        }
    }
}

/// All that the library can object to. Each message names what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An identifier is empty, too long, or has a character that identifiers do not have.
    #[error("`{text}` is no identifier; expected 1 to 128 letters, digits or `-_./:+`")]
    Id {
        /// The text found.
        text: String,
    },
    /// A date is none.
    #[error("`{text}` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD")]
    Date {
        /// The text found.
        text: String,
    },
    /// A file is no valid TOML, JSON or TSV, or a field has another type or name than expected.
    #[error("{place}{message}")]
    Syntax {
        /// Where.
        place: Place,
        /// What the parser says of it.
        message: String,
    },
    /// A text that must say something is empty.
    #[error("{place}the text is empty; expected {expected}")]
    Empty {
        /// Where.
        place: Place,
        /// What should stand there.
        expected: &'static str,
    },
    /// Two items have the same identifier.
    #[error("{place}`{id}` is taken by an earlier {what}; expected an id of its own")]
    Duplicate {
        /// Where the second one stands.
        place: Place,
        /// What sort of item it is.
        what: &'static str,
        /// The identifier that both have.
        id: String,
    },
    /// An item names a parent, a ring or another item that does not exist.
    #[error("{place}there is no {what} `{id}`; expected {expected}")]
    Unknown {
        /// Where.
        place: Place,
        /// What sort of item is missing.
        what: &'static str,
        /// The name that leads nowhere.
        id: String,
        /// What would be right.
        expected: String,
    },
    /// An item is its own ancestor.
    #[error("{place}`{id}` is its own ancestor; expected a chain of parents that ends")]
    Cycle {
        /// Where.
        place: Place,
        /// The item.
        id: String,
    },
    /// A period or validity ends before it begins.
    #[error("{place}`{to}` is before `{from}`; expected an end after the beginning")]
    Period {
        /// Where.
        place: Place,
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    },
    /// A matching term is not of the form that terms have.
    #[error("{place}`{term}` is no term: {why}")]
    Term {
        /// Where.
        place: Place,
        /// The term found.
        term: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A document is in no encoding that can be read.
    #[error("{place}byte {byte:#04x} at offset {offset} is no UTF-8; expected a document in UTF-8")]
    Encoding {
        /// Where.
        place: Place,
        /// The first byte that does not fit.
        byte: u8,
        /// Its position in the document, counted from 0.
        offset: usize,
    },
    /// A document is of a form that this build cannot read.
    #[error("the document is {found}; expected {expected}")]
    Format {
        /// The form.
        found: &'static str,
        /// What can be read.
        expected: &'static str,
    },
    /// The rows of a grid are not of one length.
    #[error("row {row} has {found} cells; expected {expected}, as in the first row")]
    Ragged {
        /// The first row that differs, counted from 1.
        row: usize,
        /// How many cells it has.
        found: usize,
        /// How many the first row has.
        expected: usize,
    },
    /// Answers with different columns cannot share one CSV.
    #[error("`{first}` and `{other}` have different columns; expected one CSV file for each")]
    Columns {
        /// The title of the first.
        first: String,
        /// The title of the other.
        other: String,
    },
    /// A number lies outside its range.
    #[error("{what} is {value}; expected a number from {least} to {most}")]
    Range {
        /// What the number stands for.
        what: &'static str,
        /// The number found.
        value: String,
        /// The least that is allowed.
        least: &'static str,
        /// The most that is allowed.
        most: &'static str,
    },
}

impl Error {
    /// What is named and not there, with the names that are there.
    pub(crate) fn unknown<'n>(
        what: &'static str,
        id: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let expected = match known.as_slice() {
            [] => "one of those given, which are none".to_owned(),
            [only] => format!("`{only}`"),
            [first @ .., last] => format!("{} or {last}", first.join(", ")),
        };
        Self::Unknown {
            place: Place::default(),
            what,
            id: id.to_owned(),
            expected,
        }
    }

    /// The same error, with the name of the file in which it stands.
    ///
    /// The library reads no files, so only its caller knows the name.
    #[must_use]
    pub fn in_file(mut self, name: &str) -> Self {
        match self.place_mut() {
            Some(place) => {
                place.file = Some(name.into());
                self
            }
            None => Self::Syntax {
                place: Place {
                    file: Some(name.into()),
                    ..Place::default()
                },
                message: self.to_string(),
            },
        }
    }

    /// The place of the error, where it has one.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Syntax { place, .. }
            | Self::Empty { place, .. }
            | Self::Duplicate { place, .. }
            | Self::Unknown { place, .. }
            | Self::Cycle { place, .. }
            | Self::Period { place, .. }
            | Self::Term { place, .. }
            | Self::Encoding { place, .. } => Some(place),
            Self::Id { .. }
            | Self::Date { .. }
            | Self::Ragged { .. }
            | Self::Range { .. }
            | Self::Format { .. }
            | Self::Columns { .. } => None,
        }
    }

    pub(crate) fn place_mut(&mut self) -> Option<&mut Place> {
        match self {
            Self::Syntax { place, .. }
            | Self::Empty { place, .. }
            | Self::Duplicate { place, .. }
            | Self::Unknown { place, .. }
            | Self::Cycle { place, .. }
            | Self::Period { place, .. }
            | Self::Term { place, .. }
            | Self::Encoding { place, .. } => Some(place),
            Self::Id { .. }
            | Self::Date { .. }
            | Self::Ragged { .. }
            | Self::Range { .. }
            | Self::Format { .. }
            | Self::Columns { .. } => None,
        }
    }
}
