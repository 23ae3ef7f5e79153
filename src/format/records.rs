//! Splits a table into records, and remembers where each field stands.

use std::borrow::Cow;

use crate::error::{Error, Place};

/// A field with its place: line and column in characters, both counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) text: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Field {
    pub(crate) fn place(&self, name: &str) -> Place {
        Place {
            line: Some(self.line),
            column: Some(self.column),
            field: (!name.is_empty()).then(|| name.into()),
            ..Place::default()
        }
    }

    /// An error at this field, which is called `name`.
    pub(crate) fn error(&self, name: &str, message: impl Into<String>) -> Error {
        Error::syntax(self.place(name), message)
    }
}

/// The signs that part the fields of a table, the likeliest first.
pub(crate) const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The records of a table. A field may be quoted; quotes within are then doubled. Lines may end in any way.
///
/// Between tabs a field that begins with a quotation mark and goes on behind the closing one is taken as it stands:
/// spreadsheets on the web save tabs so, without quoting. Elsewhere it is refused.
///
/// # Errors
/// A quote that is open to the end, or text behind a closing quote, with its line and column.
pub(crate) fn split(text: &str, delimiter: char) -> Result<Vec<Vec<Field>>, Error> {
    let mut reader = Reader {
        rest: text.strip_prefix('\u{feff}').unwrap_or(text),
        line: 1,
        column: 1,
        delimiter,
    };
    let mut records = Vec::new();
    let mut record = Vec::new();
    while !reader.rest.is_empty() || !record.is_empty() {
        record.push(reader.field()?);
        if reader.take() != Some(delimiter) {
            records.push(std::mem::take(&mut record));
        }
    }
    Ok(records)
}

/// A field as a table parted by tabs holds it, in quotes where it must be.
pub(crate) fn written(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r', '"']) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
    }
}

/// What a delimiter is called.
pub(crate) fn called(delimiter: char) -> &'static str {
    match delimiter {
        ',' => "a comma",
        ';' => "a semicolon",
        '\t' => "a tab",
        _ => "a bar",
    }
}

#[derive(Clone)]
struct Reader<'t> {
    rest: &'t str,
    line: u32,
    column: u32,
    delimiter: char,
}

impl Reader<'_> {
    /// The next character; any line end counts as one line feed.
    fn take(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        let size = if self.rest.starts_with("\r\n") {
            2
        } else {
            c.len_utf8()
        };
        self.rest = self.rest.get(size..).unwrap_or_default();
        if matches!(c, '\n' | '\r') {
            self.line = self.line.saturating_add(1);
            self.column = 1;
            return Some('\n');
        }
        self.column = self.column.saturating_add(1);
        Some(c)
    }

    /// The next character as it is, for texts in quotes.
    fn take_raw(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '\n' || (c == '\r' && !self.rest.starts_with('\n')) {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else {
            self.column = self.column.saturating_add(1);
        }
        Some(c)
    }

    fn at_end(&self) -> bool {
        self.rest.is_empty() || self.rest.starts_with([self.delimiter, '\n', '\r'])
    }

    /// A field up to, and without, the delimiter or line end behind it.
    fn field(&mut self) -> Result<Field, Error> {
        if !self.rest.starts_with('"') {
            return Ok(self.bare());
        }
        let start = self.clone();
        match self.quoted() {
            Ok(field) => Ok(field),
            Err(Broken::Behind(_)) if self.delimiter == '\t' => {
                *self = start;
                Ok(self.bare())
            }
            Err(Broken::Behind(field)) => Err(field.error(
                "",
                format!(
                    "text follows a closing quote; expected {} or the line's end",
                    called(self.delimiter)
                ),
            )),
            Err(Broken::Open(field)) => Err(field.error(
                "",
                "a quote is open to the end of the file; expected another",
            )),
        }
    }

    fn empty(&self) -> Field {
        Field {
            text: String::new(),
            line: self.line,
            column: self.column,
        }
    }

    fn bare(&mut self) -> Field {
        let mut field = self.empty();
        while !self.at_end() {
            field.text.extend(self.take());
        }
        field
    }

    fn quoted(&mut self) -> Result<Field, Broken> {
        let mut field = self.empty();
        self.take();
        loop {
            match self.take_raw() {
                Some('"') if self.rest.starts_with('"') => field.text.extend(self.take()),
                Some('"') if self.at_end() => return Ok(field),
                Some('"') => return Err(Broken::Behind(field)),
                Some(c) => field.text.push(c),
                None => return Err(Broken::Open(field)),
            }
        }
    }
}

/// Why a quoted field is none.
enum Broken {
    /// Text follows the closing quote.
    Behind(Field),
    /// The quote does not close.
    Open(Field),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let records = split(text, '\t').unwrap();
        let texts = |record: Vec<Field>| record.into_iter().map(|field| field.text).collect();
        records.into_iter().map(texts).collect()
    }

    #[test]
    fn quotes_hold_tabs_and_line_ends() {
        let read = texts("\u{feff}a\t\"b\tc\r\n\"\"d\"\"\"\r\n\te\n\nf\"g");
        assert_eq!(
            read,
            [
                vec!["a", "b\tc\r\n\"d\""],
                vec!["", "e"],
                vec![""],
                vec!["f\"g"]
            ]
        );
        assert_eq!(texts("a\t"), [["a", ""]]);
        assert!(texts("").is_empty());
    }

    #[test]
    fn open_quotes_are_told_where_they_open() {
        let error = |text: &str, by| split(text, by).unwrap_err().to_string();
        assert_eq!(
            error("a\tb\nc\t\"d\ne\tf\n", '\t'),
            "line 2, column 3: a quote is open to the end of the file; expected another"
        );
        assert_eq!(
            error("\"a\"b,c", ','),
            "line 1, column 1: text follows a closing quote; expected a comma or the line's end"
        );
        assert_eq!(texts("\"Peer\" support\tb"), [["\"Peer\" support", "b"]]);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a\",;|\t\r\n é]{0,40}") {
                for by in DELIMITERS { let _ = split(&text, by); }
            }
    }
}
