//! Reading and writing plans, frameworks and thesauri as TOML or JSON, with the place of each error.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::Error;
use crate::error::Place;
use crate::model::{CodebookOverlay, CommitmentVerbs, Framework, Plan, Thesaurus};

/// Data that is read whole, and checked for what a type cannot say.
pub(crate) trait Checked: DeserializeOwned {
    /// Fails with a place whose `field` leads to what is wrong.
    fn check(&self) -> Result<(), Error>;
}

pub(crate) fn from_toml<T: Checked>(text: &str) -> Result<T, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: T = toml::from_str(text).map_err(|error| toml_error(text, error))?;
    value
        .check()
        .map_err(|error| locate(text, error, offset_in_toml))?;
    Ok(value)
}

/// Reads data that needs no check beyond its types.
#[cfg(feature = "document")]
pub(crate) fn plain_toml<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml::from_str(text).map_err(|error| toml_error(text, error))
}

pub(crate) fn from_json<T: Checked>(text: &str) -> Result<T, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: T = plain_json(text)?;
    value
        .check()
        .map_err(|error| locate(text, error, offset_in_json))?;
    Ok(value)
}

/// Reads data that needs no check beyond its types.
pub(crate) fn plain_json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    is_object(text)?;
    serde_json::from_str(text).map_err(json_error)
}

/// What is read whole is an object; serde would take a list of the fields' values for one.
fn is_object(text: &str) -> Result<(), Error> {
    let body = text.trim_start();
    let found = match body.chars().next() {
        Some('{') => return Ok(()),
        None => "the text is empty",
        Some('[') => "this is a list",
        Some(_) => "this begins no object",
    };
    let (line, column) = line_column(text, text.len() - body.len());
    let place = Place {
        line: Some(line),
        column: Some(column),
        ..Place::default()
    };
    Err(Error::syntax(
        place,
        format!("{found}; expected `{{`, a JSON object"),
    ))
}

pub(crate) fn to_toml<T: Serialize>(value: &T) -> Result<String, Error> {
    toml::to_string(value)
        .map_err(|error| Error::said_by("TOML writer", Place::default(), &error.to_string(), error))
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(value).map_err(|error| {
        Error::said_by("JSON writer", Place::default(), &error.to_string(), error)
    })?;
    text.push('\n');
    Ok(text)
}

fn toml_error(text: &str, error: toml::de::Error) -> Error {
    let start = error.span().map(|span| span.start);
    let (line, column) = start
        .or_else(|| too_deep(text))
        .map(|at| line_column(text, at))
        .unzip();
    let place = Place {
        line,
        column,
        ..Place::default()
    };
    let mut message = error.message().trim().replace('\n', ", ");
    if start.is_none() {
        message += "; expected fewer keys or lists one within the other";
    }
    Error::said_by("TOML parser", place, &message, error)
}

/// The line from which on a text nests too deep. That is the one error for which the parser tells no place; text up to
/// an earlier line has another error or none.
fn too_deep(text: &str) -> Option<usize> {
    let ends: Vec<usize> = text
        .split_inclusive('\n')
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        })
        .collect();
    let fits = |end: &usize| {
        let read: Result<toml::Table, _> = toml::from_str(&text[..*end]);
        read.err().is_none_or(|error| error.span().is_some())
    };
    let line = ends.partition_point(fits);
    (line < ends.len()).then(|| line.checked_sub(1).map_or(0, |before| ends[before]))
}

fn json_error(error: serde_json::Error) -> Error {
    let text = error.to_string();
    let message = match text.rfind(" at line ") {
        Some(end) => &text[..end],
        None => &text,
    };
    let place = Place {
        line: (error.line() > 0).then(|| error.line() as u32),
        column: (error.line() > 0).then(|| error.column() as u32),
        ..Place::default()
    };
    Error::said_by("JSON parser", place, message, error)
}

/// Line and column, both counted from 1, of a byte offset.
fn line_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let lines = before.matches('\n').count();
    let characters = before[line_start..].chars().count();
    (lines as u32 + 1, characters as u32 + 1)
}

/// Adds line and column to an error whose places name fields of this text.
fn locate(text: &str, error: Error, offset_of: fn(&str, &str) -> Option<usize>) -> Error {
    error.relocated(|place| {
        let field = place.field.as_deref();
        let offset = field.and_then(|field| offset_of(text, field));
        if let Some((line, column)) = offset.map(|at| line_column(text, at)) {
            place.line = Some(line);
            place.column = Some(column);
        }
    })
}

/// Where the value at a path such as `statements[3].parent` begins; where the last step is missing, its owner.
fn offset_in_toml(text: &str, field: &str) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let mut start = document.span().start;
    let mut table = document.get_ref();
    for step in field.split('.') {
        let (key, indexes) = step.split_once('[').unwrap_or((step, ""));
        let Some(mut value): Option<&Spanned<DeValue<'_>>> = table.get(key) else {
            break;
        };
        for index in indexes.split('[') {
            let index = index.trim_end_matches(']').parse::<usize>();
            if let (Ok(index), DeValue::Array(items)) = (index, value.get_ref()) {
                value = items.get(index)?;
            }
        }
        start = value.span().start;
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => break,
        }
    }
    Some(start)
}

/// The same in JSON. Each step reads nothing but the value to which the last one led.
fn offset_in_json(text: &str, field: &str) -> Option<usize> {
    let mut value: &RawValue = serde_json::from_str(text).ok()?;
    'steps: for step in field.split('.') {
        let (key, indexes) = step.split_once('[').unwrap_or((step, ""));
        let Ok(owner) = serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(value.get())
        else {
            break;
        };
        let Some(inner) = owner.get(key) else {
            break;
        };
        value = inner;
        for index in indexes.split('[').filter(|index| !index.is_empty()) {
            let items: Option<Vec<&RawValue>> = serde_json::from_str(value.get()).ok();
            let index = index.trim_end_matches(']').parse::<usize>().ok();
            match items
                .zip(index)
                .and_then(|(items, at)| items.get(at).copied())
            {
                Some(item) => value = item,
                None => break 'steps,
            }
        }
    }
    // A value that was read without a copy lies within the text.
    (value.get().as_ptr() as usize).checked_sub(text.as_ptr() as usize)
}

macro_rules! read {
    ($($type:ident, $what:literal;)*) => {$(
        impl Checked for $type {
            fn check(&self) -> Result<(), Error> {
                $type::check(self)
            }
        }

        impl $type {
            #[doc = concat!("Reads ", $what, " from TOML, and checks it as [`Self::check`] does.")]
            ///
            /// # Errors
            /// What is wrong with the text, with line, column and field.
            pub fn from_toml(text: &str) -> Result<Self, Error> {
                from_toml(text)
            }

            #[doc = concat!("Reads ", $what, " from JSON, and checks it as [`Self::check`] does.")]
            ///
            /// # Errors
            /// What is wrong with the text, with line, column and field.
            pub fn from_json(text: &str) -> Result<Self, Error> {
                from_json(text)
            }

            /// The same as TOML, which [`Self::from_toml`] reads back.
            ///
            /// # Errors
            /// None for what passes [`Self::check`].
            pub fn to_toml(&self) -> Result<String, Error> {
                to_toml(self)
            }

            /// The same as JSON, which [`Self::from_json`] reads back.
            ///
            /// # Errors
            /// None for what passes [`Self::check`].
            pub fn to_json(&self) -> Result<String, Error> {
                to_json(self)
            }
        }
    )*};
}

read! {
    Plan, "a plan";
    Framework, "a framework";
    Thesaurus, "a thesaurus";
    CodebookOverlay, "an overlay";
    CommitmentVerbs, "verbs";
}
