//! Reads the rows of a coding from a table parted by tabs.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::error::{Place, shown};
use crate::evaluate::coding::Name;

/// Which pairs may be decided: for each item its themes.
type Known = BTreeMap<Name, BTreeMap<Name, Option<bool>>>;

/// One row of the table.
pub(super) struct CodingRow<'t> {
    pub(super) item: &'t str,
    pub(super) theme: &'t str,
    pub(super) decision: Option<bool>,
}

/// Where in a line the columns stand that a coding needs, counted from 0.
struct CodingColumns {
    item: usize,
    theme: usize,
    label: Option<usize>,
}

/// A field of a line, with the column in characters at which it begins, counted from 1.
struct CodingField<'t> {
    name: &'static str,
    text: &'t str,
    line: usize,
    column: usize,
}

impl CodingField<'_> {
    fn place(&self) -> Place {
        Place {
            line: Some(self.line as u32),
            column: Some(self.column as u32),
            field: Some(self.name.into()),
            ..Place::default()
        }
    }

    fn error(&self, message: String) -> Error {
        Error::syntax(self.place(), message)
    }

    fn unknown(&self, what: &'static str, expected: &str) -> Error {
        Error::missing(what, self.text, expected).at(self.place())
    }

    /// The decision that a label stands for.
    fn decision(&self) -> Result<Option<bool>, Error> {
        match self.text {
            "1" => Ok(Some(true)),
            "0" => Ok(Some(false)),
            "?" => Ok(None),
            other => Err(self.error(format!(
                "`{}` is no label; expected 1, 0 or ?",
                shown(other)
            ))),
        }
    }
}

/// The rows of `text`, each checked against the pairs that are `known`.
pub(super) fn rows<'t>(text: &'t str, known: &Known) -> Result<Vec<CodingRow<'t>>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line))
        .filter(|(_, line)| !line.trim().is_empty());
    let (line, names) = lines.next().unwrap_or((1, ""));
    let header = header(line, names)?;
    let mut seen = BTreeMap::new();
    lines
        .map(|(line, text)| row(&header, line, text, known, &mut seen))
        .collect()
}

fn header(line: usize, text: &str) -> Result<CodingColumns, Error> {
    let at = |name: &str| text.split('\t').position(|field| field.trim() == name);
    let needed = |name: &str| {
        at(name).ok_or_else(|| {
            let place = Place {
                line: Some(line as u32),
                ..Place::default()
            };
            let expected = "expected the header `item_id theme_id [label]`, parted by tabs";
            Error::syntax(place, format!("there is no column `{name}`; {expected}"))
        })
    };
    Ok(CodingColumns {
        item: needed("item_id")?,
        theme: needed("theme_id")?,
        label: at("label"),
    })
}

/// The field at a position; one that the line is too short for is empty, and begins at its end.
fn field<'t>(name: &'static str, at: usize, line: usize, text: &'t str) -> CodingField<'t> {
    let end = text.chars().count() + 1;
    let mut column = 1;
    for (i, field) in text.split('\t').enumerate() {
        if i == at {
            let text = field.trim();
            return CodingField {
                name,
                text,
                line,
                column,
            };
        }
        column += field.chars().count() + 1;
    }
    CodingField {
        name,
        text: "",
        line,
        column: end,
    }
}

fn row<'t>(
    header: &CodingColumns,
    line: usize,
    text: &'t str,
    known: &Known,
    seen: &mut BTreeMap<(&'t str, &'t str), (usize, Option<bool>)>,
) -> Result<CodingRow<'t>, Error> {
    let item = field("item_id", header.item, line, text);
    let theme = field("theme_id", header.theme, line, text);
    let label = header.label.map(|at| field("label", at, line, text));
    let themes = known
        .get(&Name::new(item.text))
        .ok_or_else(|| item.unknown("item", "the id of an item that was coded"))?;
    if !themes.contains_key(&Name::new(theme.text)) {
        return Err(theme.unknown("theme", "the id of a theme that was coded to"));
    }
    let decision = label
        .as_ref()
        .map_or(Ok(Some(true)), CodingField::decision)?;
    let (first, earlier) = *seen
        .entry((item.text, theme.text))
        .or_insert((line, decision));
    if earlier != decision {
        return Err(label.as_ref().unwrap_or(&theme).error(format!(
            "`{}` with `{}` is decided otherwise on line {first}; expected one decision for each pair",
            item.text, theme.text
        )));
    }
    Ok(CodingRow {
        item: item.text,
        theme: theme.text,
        decision,
    })
}

#[cfg(test)]
mod tests {
    use crate::evaluate::Coding;
    use proptest::prelude::*;

    #[track_caller]
    fn refused(text: &str, message: &str) {
        let error = Coding::from_tsv(text, ["g1", "g2"], ["T-1", "T-2"]).unwrap_err();
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn other_columns_and_empty_lines_are_ignored() {
        let text =
            "\u{feff}theme_id\tnote\titem_id\tlabel\r\nT-1\t\"x\tg1\t1\r\n\r\nT-1\t\t g2 \t?\r\n";
        let coding = Coding::from_tsv(text, ["g1", "g2"], ["T-1", "T-2"]).unwrap();
        let found: Vec<_> = coding.iter().collect();
        let expected = [
            ("g1", "T-1", Some(true)),
            ("g1", "T-2", Some(false)),
            ("g2", "T-1", None),
            ("g2", "T-2", Some(false)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn without_labels_each_row_is_a_yes_and_may_be_repeated() {
        let text = "item_id\ttheme_id\ng1\tT-2\ng1\tT-2\n";
        let coding = Coding::from_tsv(text, ["g1"], ["T-1", "T-2"]).unwrap();
        assert_eq!(coding.decision("g1", "T-2"), Some(true));
        assert_eq!(coding.decision("g1", "T-1"), Some(false));
    }

    #[test]
    fn errors_lead_to_the_field() {
        refused(
            "item_id\tlabel\n",
            "line 1: there is no column `theme_id`; expected the header `item_id theme_id [label]`, parted by tabs",
        );
        refused(
            "",
            "line 1: there is no column `item_id`; expected the header `item_id theme_id [label]`, parted by tabs",
        );
        refused(
            "item_id\ttheme_id\n\ng1\tT-9\n",
            "line 3, column 4: theme_id: there is no theme `T-9`; expected the id of a theme that was coded to",
        );
        refused(
            "item_id\ttheme_id\nh1\tT-1\n",
            "line 2, column 1: item_id: there is no item `h1`; expected the id of an item that was coded",
        );
        refused(
            "item_id\ttheme_id\tlabel\ng1\tT-1\tyes\n",
            "line 2, column 8: label: `yes` is no label; expected 1, 0 or ?",
        );
        refused(
            "item_id\ttheme_id\tlabel\ng1\tT-1\n",
            "line 2, column 7: label: `` is no label; expected 1, 0 or ?",
        );
        refused(
            "item_id\ttheme_id\tlabel\ng1\tT-1\t1\ng1\tT-1\t0\n",
            "line 3, column 8: label: `g1` with `T-1` is decided otherwise on line 2; expected one decision for each pair",
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*") {
            let _ = Coding::from_tsv(&text, ["a"], ["b"]);
        }

        #[test]
        fn no_table_panics(body in "[ab01?\t\n\r é]{0,60}") {
            let _ = Coding::from_tsv(&format!("item_id\ttheme_id\tlabel\n{body}"), ["a"], ["b"]);
        }
    }
}
