//! All that can go wrong.

use std::fmt;
use std::sync::Arc;

use crate::error::shown::{printed, shortened};
use crate::error::{Cause, Place, shown};

/// A place with what parts it from the message behind it.
fn at(place: &Place) -> String {
    match place.to_string() {
        none if none.is_empty() => none,
        place => format!("{place}: "),
    }
}

/// The place of the earlier of two, in brackets.
fn earlier_at(place: &Place) -> String {
    match place.to_string() {
        none if none.is_empty() => none,
        place => format!(" ({place})"),
    }
}

/// All that the library can object to. Each message names what was found and what was expected.
///
/// Messages print no control character, and no more than some 200 characters of any one text of the input; the
/// fields hold it whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An identifier is empty, too long, or has a character that identifiers do not have.
    #[error("{}`{}` is no identifier; expected 1 to 128 letters, digits or `-_./:+`", at(.place), shown(.text))]
    #[non_exhaustive]
    Id {
        /// Where.
        place: Place,
        /// The text found.
        text: String,
    },
    /// A date is none.
    #[error("{}`{}` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", at(.place), shown(.text))]
    #[non_exhaustive]
    Date {
        /// Where.
        place: Place,
        /// The text found.
        text: String,
    },
    /// A file is no valid TOML, JSON, CSV or TSV, or a field has another type or name than expected.
    #[error("{}{}", at(.place), printed(.message))]
    #[non_exhaustive]
    Syntax {
        /// Where.
        place: Place,
        /// What is wrong with it.
        message: String,
        /// What the parser said, where it was a parser.
        #[source]
        cause: Option<Cause>,
    },
    /// A text that must say something is empty.
    #[error("{}the text is empty; expected {expected}", at(.place))]
    #[non_exhaustive]
    Empty {
        /// Where.
        place: Place,
        /// What should stand there.
        expected: &'static str,
    },
    /// Two items have the same identifier.
    #[error("{}`{}` is taken by an earlier {what}{}; expected an id of its own", at(.place), shown(.id), earlier_at(.earlier))]
    #[non_exhaustive]
    Duplicate {
        /// Where the second one stands.
        place: Place,
        /// Where the first one stands.
        earlier: Box<Place>,
        /// What sort of item it is.
        what: &'static str,
        /// The identifier that both have.
        id: String,
    },
    /// A matter was decided before, and one decision is expected.
    #[error("{}`{}` has been decided before{}; expected one decision", at(.place), shown(.matter), earlier_at(.earlier))]
    #[non_exhaustive]
    Decided {
        /// Where the second decision stands.
        place: Place,
        /// Where the first one stands.
        earlier: Box<Place>,
        /// What both are about.
        matter: String,
    },
    /// An item names a parent, a ring or another item that does not exist.
    #[error("{}there is no {what} `{}`; expected {expected}", at(.place), shown(.id))]
    #[non_exhaustive]
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
    #[error("{}`{}` is its own ancestor; expected a chain of parents that ends", at(.place), shown(.id))]
    #[non_exhaustive]
    Cycle {
        /// Where.
        place: Place,
        /// The item.
        id: String,
    },
    /// An item stands under more others, one above the other, than are followed.
    #[error("{}`{}` stands under more than {most} others; expected at most {most}", at(.place), shown(.id))]
    #[non_exhaustive]
    TooDeep {
        /// Where.
        place: Place,
        /// The item.
        id: String,
        /// How many others an item may stand under.
        most: usize,
    },
    /// A period or validity ends before it begins.
    #[error("{}`{to}` is before `{from}`; expected an end after the beginning", at(.place))]
    #[non_exhaustive]
    Period {
        /// Where.
        place: Place,
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    },
    /// A matching term is not of the form that terms have.
    #[error("{}`{}` is no term: {why}", at(.place), shown(.term))]
    #[non_exhaustive]
    Term {
        /// Where.
        place: Place,
        /// The term found.
        term: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A document is in no encoding that can be read.
    #[error("{}byte {byte:#04x} at offset {offset} is no UTF-8; expected a document in UTF-8", at(.place))]
    #[non_exhaustive]
    Encoding {
        /// Where.
        place: Place,
        /// The first byte that does not fit.
        byte: u8,
        /// Its position in the document, counted from 0.
        offset: usize,
    },
    /// A document is of a form that this build cannot read.
    #[error("{}the document is {found}; expected {expected}", at(.place))]
    #[non_exhaustive]
    Format {
        /// Where.
        place: Place,
        /// The form.
        found: &'static str,
        /// What can be read.
        expected: &'static str,
    },
    /// Answers with different columns cannot share one CSV.
    #[error("{}`{}` and `{}` have different columns; expected one CSV file for each", at(.place), shown(.first), shown(.other))]
    #[non_exhaustive]
    Columns {
        /// Where.
        place: Place,
        /// The title of the first.
        first: String,
        /// The title of the other.
        other: String,
    },
    /// The rows of a grid are not of one length.
    #[error("{}row {row} has {found} cells; expected {expected}, as in the first row", at(.place))]
    #[non_exhaustive]
    Ragged {
        /// Where.
        place: Place,
        /// The first row that differs, counted from 1.
        row: usize,
        /// How many cells it has.
        found: usize,
        /// How many the first row has.
        expected: usize,
    },
    /// A number lies outside its range.
    #[error("{}{what} is {}; expected a number from {least} to {most}", at(.place), shown(.value))]
    #[non_exhaustive]
    Range {
        /// Where.
        place: Place,
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

/// The most names that a message tells of those that are there.
const MOST_NAMES: usize = 30;

impl Error {
    /// What is named and not there, with the names that are there.
    pub(crate) fn unknown<'n>(
        what: &'static str,
        id: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let known: Vec<String> = known.into_iter().map(shown).collect();
        let expected = match known.as_slice() {
            [] => "one of those given, which are none".to_owned(),
            [only] => format!("`{only}`"),
            all if all.len() > MOST_NAMES => {
                let (told, more) = all.split_at(MOST_NAMES);
                format!("{} or one of {} more", told.join(", "), more.len())
            }
            [first @ .., last] => format!("{} or {last}", first.join(", ")),
        };
        Self::missing(what, id, expected)
    }

    /// What is named and not there, with what would be right.
    pub(crate) fn missing(what: &'static str, id: &str, expected: impl Into<String>) -> Self {
        Self::Unknown {
            place: Place::default(),
            what,
            id: id.to_owned(),
            expected: expected.into(),
        }
    }

    /// What is there twice: the place of the later one is told by [`Self::at`].
    pub(crate) fn duplicate(what: &'static str, id: impl fmt::Display, earlier: Place) -> Self {
        Self::Duplicate {
            place: Place::default(),
            earlier: Box::new(earlier),
            what,
            id: id.to_string(),
        }
    }

    /// What is decided twice: the place of the later decision is told by [`Self::at`].
    pub(crate) fn decided(matter: impl fmt::Display, earlier: Place) -> Self {
        Self::Decided {
            place: Place::default(),
            earlier: Box::new(earlier),
            matter: matter.to_string(),
        }
    }

    /// Two answers, by their titles, that cannot share one CSV.
    pub(crate) fn columns(first: String, other: String) -> Self {
        Self::Columns {
            place: Place::default(),
            first,
            other,
        }
    }

    /// A form of document that this build cannot read.
    pub(crate) fn format(found: &'static str, expected: &'static str) -> Self {
        Self::Format {
            place: Place::default(),
            found,
            expected,
        }
    }

    /// A number outside its range, from the least that is allowed to the most.
    pub(crate) fn range(what: &'static str, value: f64, [least, most]: [&'static str; 2]) -> Self {
        Self::Range {
            place: Place::default(),
            what,
            value: value.to_string(),
            least,
            most,
        }
    }

    /// What is wrong with a text, in words of this library. Texts of the input in it are to be [`shown`].
    pub(crate) fn syntax(place: Place, message: impl Into<String>) -> Self {
        Self::Syntax {
            place,
            message: message.into(),
            cause: None,
        }
    }

    /// What a parser or writer says, in its own words.
    pub(crate) fn said_by<E>(whose: &'static str, place: Place, message: &str, error: E) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        Self::Syntax {
            place,
            message: shortened(message.trim()),
            cause: Some(Cause {
                whose,
                error: Arc::new(error),
            }),
        }
    }

    /// The same error, at a place.
    pub(crate) fn at(mut self, place: Place) -> Self {
        *self.place_mut() = place;
        self
    }

    /// The same error, with the name of the file in which it stands.
    ///
    /// The library reads no files, so only its caller knows the name.
    #[must_use]
    pub fn in_file(mut self, name: &str) -> Self {
        if let Self::Duplicate { earlier, .. } | Self::Decided { earlier, .. } = &mut self
            && **earlier != Place::default()
        {
            earlier.file = Some(name.into());
        }
        self.place_mut().file = Some(name.into());
        self
    }

    /// The place of the error, where anything of it is known.
    pub fn place(&self) -> Option<&Place> {
        let place = match self {
            Self::Id { place, .. }
            | Self::Date { place, .. }
            | Self::Syntax { place, .. }
            | Self::Empty { place, .. }
            | Self::Duplicate { place, .. }
            | Self::Decided { place, .. }
            | Self::Unknown { place, .. }
            | Self::Cycle { place, .. }
            | Self::TooDeep { place, .. }
            | Self::Period { place, .. }
            | Self::Term { place, .. }
            | Self::Encoding { place, .. }
            | Self::Format { place, .. }
            | Self::Columns { place, .. }
            | Self::Ragged { place, .. }
            | Self::Range { place, .. } => place,
        };
        Some(place).filter(|place| **place != Place::default())
    }

    fn place_mut(&mut self) -> &mut Place {
        match self {
            Self::Id { place, .. }
            | Self::Date { place, .. }
            | Self::Syntax { place, .. }
            | Self::Empty { place, .. }
            | Self::Duplicate { place, .. }
            | Self::Decided { place, .. }
            | Self::Unknown { place, .. }
            | Self::Cycle { place, .. }
            | Self::TooDeep { place, .. }
            | Self::Period { place, .. }
            | Self::Term { place, .. }
            | Self::Encoding { place, .. }
            | Self::Format { place, .. }
            | Self::Columns { place, .. }
            | Self::Ragged { place, .. }
            | Self::Range { place, .. } => place,
        }
    }

    /// The same error, with all that it tells of places read anew: the place, then that of the earlier item.
    pub(crate) fn relocated(mut self, mut read: impl FnMut(&mut Place)) -> Self {
        read(self.place_mut());
        if let Self::Duplicate { earlier, .. } | Self::Decided { earlier, .. } = &mut self {
            read(earlier);
        }
        self
    }
}
