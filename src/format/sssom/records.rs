//! Splits a table parted by tabs, and remembers where each field stands.

use crate::error::Error;
use crate::error::Place;

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
        Error::Syntax {
            place: self.place(name),
            message: message.into(),
        }
    }
}

/// The records of a text. A field may be quoted; quotes within are then doubled. Lines may end in any way.
pub(crate) fn split(text: &str) -> Result<Vec<Vec<Field>>, Error> {
    let mut reader = Reader {
        rest: text.strip_prefix('\u{feff}').unwrap_or(text),
        line: 1,
        column: 1,
    };
    let mut records = Vec::new();
    let mut record = Vec::new();
    while !reader.rest.is_empty() || !record.is_empty() {
        record.push(reader.field()?);
        if reader.take() != Some('\t') {
            records.push(std::mem::take(&mut record));
        }
    }
    Ok(records)
}

struct Reader<'t> {
    rest: &'t str,
    line: u32,
    column: u32,
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

    fn at_end(&self) -> bool {
        self.rest.is_empty() || self.rest.starts_with(['\t', '\n', '\r'])
    }

    /// A field up to, and without, the tab or line end behind it.
    fn field(&mut self) -> Result<Field, Error> {
        let mut field = Field {
            text: String::new(),
            line: self.line,
            column: self.column,
        };
        if !self.rest.starts_with('"') {
            while !self.at_end() {
                field.text.extend(self.take());
            }
            return Ok(field);
        }
        self.take();
        loop {
            match self.take() {
                Some('"') if self.rest.starts_with('"') => field.text.extend(self.take()),
                Some('"') if self.at_end() => return Ok(field),
                Some('"') => {
                    let message = "text follows a closing quote; expected a tab or the line's end";
                    return Err(field.error("", message));
                }
                Some(c) => field.text.push(c),
                None => {
                    let message = "a quote is open to the end of the file; expected another";
                    return Err(field.error("", message));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let records = split(text).unwrap();
        let texts = |record: Vec<Field>| record.into_iter().map(|field| field.text).collect();
        records.into_iter().map(texts).collect()
    }

    #[test]
    fn quotes_hold_tabs_and_line_ends() {
        let read = texts("\u{feff}a\t\"b\tc\r\n\"\"d\"\"\"\r\n\te\n\nf\"g");
        assert_eq!(
            read,
            [
                vec!["a", "b\tc\n\"d\""],
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
        let error = |text: &str| split(text).unwrap_err().to_string();
        assert_eq!(
            error("a\tb\nc\t\"d\ne\tf\n"),
            "line 2, column 3: a quote is open to the end of the file; expected another"
        );
        assert_eq!(
            error("\"a\"b\tc"),
            "line 1, column 1: text follows a closing quote; expected a tab or the line's end"
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a\"\t\r\n é]{0,40}") {
            let _ = split(&text);
        }
    }
}
