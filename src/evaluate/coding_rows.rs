//! Rows of a coding, read from a table and written to one.

use std::collections::{BTreeMap, HashMap};

use crate::error::{Error, Place, shown};
use crate::evaluate::coding::Name;
use crate::format::guard::{guarded, unguarded};
use crate::format::records::{self, Field};

/// Which pairs may be decided: for each item its themes.
type Known = BTreeMap<Name, BTreeMap<Name, Option<bool>>>;

/// One row of the table.
pub(super) struct CodingRow {
    pub(super) item: String,
    pub(super) theme: String,
    pub(super) decision: Option<bool>,
}

const NAMES: [&str; 3] = ["item_id", "theme_id", "label"];

/// Where in a record the columns stand that a coding needs, counted from 0.
struct CodingColumns {
    item: usize,
    theme: usize,
    label: Option<usize>,
}

/// The rows of a table, each checked against the pairs that are `known`, where such are told.
pub(super) fn rows(text: &str, known: Option<&Known>) -> Result<Vec<CodingRow>, Error> {
    let records = records::split(text, delimiter(text))?;
    let filled = |record: &&Vec<Field>| record.iter().any(|field| !field.text.trim().is_empty());
    let mut records = records.iter().filter(filled);
    let none = Vec::new();
    let columns = CodingColumns::new(records.next().unwrap_or(&none))?;
    let mut seen = HashMap::new();
    records
        .map(|record| columns.row(record, known, &mut seen))
        .collect()
}

/// The sign between the names of the columns: the one that finds the names that a table must have.
fn delimiter(text: &str) -> char {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.split(['\n', '\r']);
    let names = lines
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let found = |delimiter: &char| {
        let cells = names.split(*delimiter);
        let names = cells.map(|name| name.trim().trim_matches('"'));
        names.filter(|name| NAMES.contains(name)).count()
    };
    // Of several that find as many the last wins, and tabs are the usual.
    let delimiters = [',', ';', '\t'];
    delimiters.into_iter().max_by_key(found).unwrap_or('\t')
}

impl CodingColumns {
    fn new(record: &[Field]) -> Result<Self, Error> {
        let mut at = HashMap::new();
        for (i, field) in record.iter().enumerate() {
            let name = field.text.trim();
            if !NAMES.contains(&name) {
                continue;
            }
            if let Some((_, earlier)) = at.insert(name, (i, field)) {
                let error = Error::duplicate("column", name, earlier.place(""));
                return Err(error.at(field.place("")));
            }
        }
        let at = |name: &str| at.get(name).map(|(i, _)| *i);
        let needed = |name: &str| {
            at(name).ok_or_else(|| {
                let place = Place {
                    line: Some(record.first().map_or(1, |field| field.line)),
                    ..Place::default()
                };
                let expected =
                    "expected the header `item_id theme_id [label]`, parted by tab, comma or semicolon";
                Error::syntax(place, format!("there is no column `{name}`; {expected}"))
            })
        };
        Ok(Self {
            item: needed("item_id")?,
            theme: needed("theme_id")?,
            label: at("label"),
        })
    }

    fn row(
        &self,
        record: &[Field],
        known: Option<&Known>,
        seen: &mut HashMap<(String, String), (Place, Option<bool>)>,
    ) -> Result<CodingRow, Error> {
        let (item, theme) = (cell(record, self.item), cell(record, self.theme));
        let label = self.label.map(|at| cell(record, at));
        check(&item, &theme, known)?;
        let decision = label.as_ref().map_or(Ok(Some(true)), decision)?;
        let told = label.as_ref().unwrap_or(&theme);
        let pair = (item.text, theme.text.clone());
        let place = told.place(if label.is_some() { "label" } else { "theme_id" });
        if let Some((earlier, other)) = seen.get(&pair) {
            if *other != decision {
                let pair = format!("{} with {}", pair.0, pair.1);
                return Err(Error::decided(pair, earlier.clone()).at(place));
            }
        } else {
            seen.insert(pair.clone(), (place, decision));
        }
        Ok(CodingRow {
            item: pair.0,
            theme: pair.1,
            decision,
        })
    }
}

/// The field at a position, trimmed; one that the record is too short for is empty, and stands behind the last.
fn cell(record: &[Field], at: usize) -> Field {
    let field = record.get(at).cloned().unwrap_or_else(|| {
        let last = record.last().cloned().unwrap_or_default();
        let width = u32::try_from(last.text.chars().count()).unwrap_or(u32::MAX);
        Field {
            text: String::new(),
            column: last.column.saturating_add(width),
            ..last
        }
    });
    Field {
        text: unguarded(field.text.trim()).to_owned(),
        ..field
    }
}

/// Refuses an item or theme that was not coded.
fn check(item: &Field, theme: &Field, known: Option<&Known>) -> Result<(), Error> {
    let Some(known) = known else {
        for (field, name) in [(item, "item_id"), (theme, "theme_id")] {
            if field.text.is_empty() {
                return Err(field.error(name, "the field is empty; expected a name"));
            }
        }
        return Ok(());
    };
    let themes = known.get(&Name::new(&item.text)).ok_or_else(|| {
        let error = Error::missing("item", &item.text, "the id of an item that was coded");
        error.at(item.place("item_id"))
    })?;
    if themes.contains_key(&Name::new(&theme.text)) {
        return Ok(());
    }
    let error = Error::missing("theme", &theme.text, "the id of a theme that was coded to");
    Err(error.at(theme.place("theme_id")))
}

/// The decision that a label stands for.
fn decision(label: &Field) -> Result<Option<bool>, Error> {
    match label.text.as_str() {
        "1" => Ok(Some(true)),
        "0" => Ok(Some(false)),
        "?" => Ok(None),
        other => {
            let message = format!("`{}` is no label; expected 1, 0 or ?", shown(other));
            Err(label.error("label", message))
        }
    }
}

/// Writes a table parted by tabs.
pub(super) fn write<'c>(pairs: impl Iterator<Item = (&'c str, &'c str, Option<bool>)>) -> String {
    let mut out = NAMES.join("\t");
    out.push('\n');
    for (item, theme, decision) in pairs {
        let label = match decision {
            Some(true) => "1",
            Some(false) => "0",
            None => "?",
        };
        for text in [item, theme] {
            out.push_str(&records::written(&guarded(text)));
            out.push('\t');
        }
        out.push_str(label);
        out.push('\n');
    }
    out
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
            "\u{feff}theme_id\tnote\titem_id\tlabel\r\nT-1\tx\tg1\t1\r\n\r\nT-1\t\t g2 \t?\r\n";
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
    fn commas_semicolons_and_quotes_part_the_fields_too() {
        let expected = Coding::from_rows("item_id\ttheme_id\tlabel\na, b\tT-1\t1\n").unwrap();
        for text in [
            "item_id,theme_id,label\r\n\"a, b\",T-1,1\r\n",
            "\u{feff}label;theme_id;item_id\n1;T-1;a, b\n",
            "\"item_id\",\"theme_id\"\n\"a, b\",T-1\n",
        ] {
            assert_eq!(Coding::from_rows(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn a_table_that_is_broken_is_refused_with_its_place() {
        refused(
            "item_id\ttheme_id\ng1\t\"T-1\ng2\tT-1\n",
            "line 2, column 4: a quote is open to the end of the file; expected another",
        );
        refused(
            "item_id,theme_id\n\"g1\"x,T-1\n",
            "line 2, column 1: text follows a closing quote; expected a comma or the line's end",
        );
        refused(
            "item_id\ttheme_id\titem_id\n",
            "line 1, column 18: `item_id` is taken by an earlier column (line 1, column 1); expected an id of its own",
        );
        let error = Coding::from_rows("item_id\ttheme_id\n\tT-1\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 2, column 1: item_id: the field is empty; expected a name"
        );
    }

    #[test]
    fn errors_lead_to_the_field() {
        refused(
            "item_id\tlabel\n",
            "line 1: there is no column `theme_id`; expected the header `item_id theme_id [label]`, parted by tab, comma or semicolon",
        );
        refused(
            "",
            "line 1: there is no column `item_id`; expected the header `item_id theme_id [label]`, parted by tab, comma or semicolon",
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
            "line 3, column 8: label: `g1 with T-1` has been decided before (line 2, column 8: label); expected one decision",
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            pairs in prop::collection::vec(("[a=@'\"\t\n,;é]{1,5}", "[T+-]{1,3}", 0..3_u8), 0..6),
        ) {
            let mut coding = Coding::new();
            for (item, theme, label) in &pairs {
                if item.trim() == item && theme.trim() == theme {
                    coding.insert(item, theme, [None, Some(false), Some(true)][usize::from(*label)]);
                }
            }
            prop_assert_eq!(Coding::from_rows(&coding.to_tsv()).unwrap(), coding);
        }

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
