//! Reads the header of an SSSOM/TSV file: YAML behind `#`, of which single values are needed.

use std::collections::BTreeMap;

use crate::error::{Error, Place};
use crate::format::records::Field;

/// The top-level keys of a header, each with what stands behind it.
#[derive(Debug, Default)]
pub(crate) struct Header(BTreeMap<String, Field>);

impl Header {
    /// Reads the lines of a header. Lines that belong to a nested value are passed over.
    pub(crate) fn read(lines: &[Vec<Field>]) -> Result<Self, Error> {
        let lines: Vec<(String, &Field)> = lines
            .iter()
            .filter_map(|record| Some((uncommented(record), record.first()?)))
            .filter(|(text, _)| !text.trim().is_empty())
            .collect();
        let indent = |text: &str| text.len() - text.trim_start_matches(' ').len();
        let margin = lines
            .iter()
            .map(|(text, _)| indent(text))
            .min()
            .unwrap_or(0);
        let mut header = Self::default();
        for (text, field) in &lines {
            let text = text.get(margin..).unwrap_or_default();
            if text.starts_with([' ', '-', '#', '\t']) {
                continue;
            }
            let Some((key, value)) = text.split_once(':') else {
                return Err(field.error("", "this line of the header is no `name: value`"));
            };
            let value = Field {
                text: value.trim().to_owned(),
                ..(*field).clone()
            };
            let key = key.trim().trim_matches(['"', '\'']);
            if let Some(earlier) = header.0.insert(key.to_owned(), value) {
                let error = Error::duplicate("name in the header", key, earlier.place("header"));
                return Err(error.at(field.place("header")));
            }
        }
        Ok(header)
    }

    /// The value of a key, with the place of its line.
    pub(crate) fn text(&self, key: &str) -> Result<Option<Field>, Error> {
        let Some(field) = self.0.get(key) else {
            return Ok(None);
        };
        let text = scalar(&field.text).ok_or_else(|| {
            field.error(
                key,
                format!(
                    "`{}` cannot be read; expected a plain or quoted value on one line",
                    field.text
                ),
            )
        })?;
        let known = !text.is_empty() && text != "null" && text != "~";
        Ok(known.then(|| Field {
            text,
            ..field.clone()
        }))
    }

    /// The value of a key that must be there.
    pub(crate) fn needed(&self, key: &str, expected: &str) -> Result<Field, Error> {
        self.text(key)?
            .ok_or_else(|| Error::missing("line", key, expected).at(Place::field("header")))
    }
}

/// A line of the header without its `#`, and without the empty cells that a spreadsheet put behind it.
fn uncommented(record: &[Field]) -> String {
    let cells: Vec<&str> = record.iter().map(|field| field.text.as_str()).collect();
    let line = cells.join("\t");
    line.trim_end()
        .strip_prefix('#')
        .unwrap_or_default()
        .to_owned()
}

/// A plain or quoted YAML value.
pub(crate) fn scalar(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix('"') {
        return double_quoted(rest);
    }
    if let Some(rest) = text.strip_prefix('\'') {
        let (inner, after) = rest.rsplit_once('\'')?;
        let whole = is_comment(after) && !inner.replace("''", "").contains('\'');
        return whole.then(|| inner.replace("''", "'"));
    }
    if text.starts_with(['|', '>', '&', '*', '!', '[', ']', '{', '}', '%', '@', '`']) {
        return None;
    }
    let plain = text.split_once(" #").map_or(text, |(value, _)| value);
    Some(plain.trim().to_owned())
}

fn is_comment(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with('#')
}

/// A value behind its opening double quote.
fn double_quoted(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = text.chars();
    loop {
        match chars.next()? {
            '"' => return is_comment(chars.as_str()).then_some(out),
            '\\' => match chars.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                c @ ('"' | '\\' | '/' | ' ') => out.push(c),
                _ => return None,
            },
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::records;

    fn read(text: &str) -> Result<Header, Error> {
        Header::read(&records::split(text, '\t')?)
    }

    fn value(header: &Header, key: &str) -> Option<String> {
        header.text(key).unwrap().map(|field| field.text)
    }

    #[test]
    fn values_are_read_as_yaml_writes_them() {
        let header = read(
            "# curie_map:\n#   theme: urn:x:\n# a: plain text # why\n# b: \"x\\\"y\\n\"\n# c: 'it''s'\n# d: null\n#\n",
        )
        .unwrap();
        assert_eq!(value(&header, "a").as_deref(), Some("plain text"));
        assert_eq!(value(&header, "b").as_deref(), Some("x\"y\n"));
        assert_eq!(value(&header, "c").as_deref(), Some("it's"));
        assert_eq!(value(&header, "d"), None);
        assert_eq!(value(&header, "theme"), None);
    }

    #[test]
    fn what_a_spreadsheet_made_of_the_lines_is_undone() {
        let header = read("\"#a: \"\"x\"\"\"\t\t\r\n#b: y\t\t\r\n").unwrap();
        assert_eq!(value(&header, "a").as_deref(), Some("x"));
        assert_eq!(value(&header, "b").as_deref(), Some("y"));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let header = read("#a: |\n#  x\n#b: \"x\n").unwrap();
        assert_eq!(
            header.text("a").unwrap_err().to_string(),
            "line 1, column 1: a: `|` cannot be read; expected a plain or quoted value on one line"
        );
        assert!(header.text("b").is_err());
        let error = |text: &str| read(text).unwrap_err().to_string();
        assert_eq!(
            error("#a: 1\n#b\n"),
            "line 2, column 1: this line of the header is no `name: value`"
        );
        assert_eq!(
            error("#a: 1\n#a: 2\n"),
            "line 2, column 1: header: `a` is taken by an earlier name in the header (line 1, column 1: header); expected an id of its own"
        );
    }
}
