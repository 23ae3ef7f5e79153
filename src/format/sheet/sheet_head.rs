//! The rows above a table, which tell of the whole.

use std::collections::HashMap;

use crate::error::{Error, Place};
use crate::format::sheet::grid_rows::{Sheet, Spot, plain};
use crate::format::sheet::values::{absent, optional, value};
use crate::language::loose_date::{DateOrder, loose_date};
use crate::model::Date;
use crate::model::vocabulary::Vocabulary;

/// The rows above a table, as they were read.
pub(crate) struct Head<'a>(&'a Sheet);

impl<'a> Head<'a> {
    /// Takes the rows above a table. A row without meaning is refused, and so is one that comes twice, unless its name
    /// is among those that may.
    pub(crate) fn new(sheet: &'a Sheet, names: &[&str], often: &[&str]) -> Result<Self, Error> {
        let has = |names: &[&str], name: &str| names.iter().any(|known| plain(known) == name);
        let mut seen: HashMap<String, Spot> = HashMap::new();
        for (name, _, spot) in &sheet.head {
            let (name, known) = (name.trim(), plain(name));
            if !has(names, &known) {
                let error = Error::unknown("head row", name, names.iter().copied());
                return Err(error.at(spot.place(name)));
            }
            if has(often, &known) {
                continue;
            }
            if let Some(earlier) = seen.insert(known, *spot) {
                let error = Error::duplicate("head row", name, earlier.place(name));
                return Err(error.at(spot.place(name)));
            }
        }
        Ok(Self(sheet))
    }

    fn all(&self, name: &str) -> impl Iterator<Item = (&'a str, Spot)> {
        let name = plain(name);
        let rows = self.0.head.iter();
        rows.filter(move |(known, ..)| plain(known) == name)
            .map(|(_, value, spot)| (value.as_str(), *spot))
    }

    /// The value of a row, with its place; empty where there is none.
    pub(crate) fn one(&self, name: &str) -> (&'a str, Spot) {
        self.all(name).next().unwrap_or_default()
    }

    /// The text of a row that may be missing.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        absent(self.one(name).0)
    }

    /// The texts of all rows of a name.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let texts = self.all(name);
        texts.filter_map(|(text, _)| absent(text)).collect()
    }

    pub(crate) fn needed(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<(&'a str, Spot), Error> {
        self.all(name)
            .find(|(value, _)| !value.trim().is_empty())
            .ok_or(Error::Empty {
                place: Place {
                    line: Some(1),
                    field: Some(format!("head row `{name}`").into()),
                    ..Place::default()
                },
                expected,
            })
    }

    /// An id that must be there.
    pub(crate) fn id<T>(
        &self,
        name: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (text, spot) = self.needed(name, expected)?;
        read(text.trim()).map_err(|error| error.at(spot.place(name)))
    }

    /// A date, in any form that people and spreadsheets give it.
    pub(crate) fn date(&self, name: &str) -> Result<Option<Date>, Error> {
        let (text, spot) = self.one(name);
        if text.trim().is_empty() {
            return Ok(None);
        }
        let date = loose_date(text, DateOrder::of([text]));
        date.map(Some).ok_or_else(|| Error::Date {
            place: spot.place(name),
            text: text.trim().to_owned(),
        })
    }

    /// A value that is one of a few words.
    pub(crate) fn value<T: Vocabulary>(&self, name: &str) -> Result<Option<T>, Error> {
        match self.one(name) {
            (text, _) if text.trim().is_empty() => Ok(None),
            (text, spot) => value(text, spot, name).map(Some),
        }
    }
}

/// The rows above a table, to be written.
#[derive(Default)]
pub(crate) struct HeadRows(pub(crate) Vec<(&'static str, String)>);

impl HeadRows {
    /// A value that is there, or may be.
    pub(crate) fn told(&mut self, name: &'static str, value: Option<impl ToString>) {
        let value = value.map_or(String::new(), |value| value.to_string());
        self.0.push((name, value));
    }

    /// A text that may be missing.
    pub(crate) fn text(&mut self, name: &'static str, text: Option<&str>) {
        self.0.push((name, optional(text)));
    }

    /// A row for each text.
    pub(crate) fn texts(&mut self, name: &'static str, texts: &[String]) {
        let rows = texts.iter().map(|text| (name, optional(Some(text))));
        self.0.extend(rows);
    }
}
