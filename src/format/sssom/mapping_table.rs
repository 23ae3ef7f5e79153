//! Writes a table of mappings in the canonical form of SSSOM/TSV.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::format::guard::guarded;
use crate::format::records::written;

/// The slots of a row that are used here, in the order of the schema.
pub(crate) const SLOTS: [&str; 24] = [
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "reviewer_label",
    "subject_type",
    "subject_source",
    "subject_source_version",
    "object_type",
    "object_source",
    "object_source_version",
    "mapping_cardinality",
    "mapping_tool",
    "mapping_tool_version",
    "mapping_date",
    "confidence",
    "match_string",
    "other",
    "comment",
];

/// Those that move into the header when all rows have the same value.
const CONDENSED: [&str; 8] = [
    "subject_type",
    "subject_source",
    "subject_source_version",
    "object_type",
    "object_source",
    "object_source_version",
    "mapping_tool",
    "mapping_tool_version",
];

/// The extension slots, by name.
pub(crate) const EXTENSIONS: [&str; 10] = [
    "due", "find", "lead", "page", "position", "proposed", "reason", "section", "status", "verdict",
];

/// Prefixes that SSSOM knows.
const BUILT_IN: [&str; 3] = ["semapv", "skos", "sssom"];

/// The slots that hold names with a prefix.
const REFERENCES: [&str; 4] = ["subject_id", "object_id", "subject_source", "object_source"];

/// What a set of mappings is published under.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    pub(crate) namespace: String,
    pub(crate) license: String,
    /// Whether texts stand as they are, also where a spreadsheet would take them for formulas.
    pub(crate) verbatim: bool,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            namespace: crate::format::sssom::export::NAMESPACE.to_owned(),
            license: crate::format::sssom::export::UNLICENSED.to_owned(),
            verbatim: false,
        }
    }
}

impl Names {
    /// The IRI of a kind of thing: `urn:x:theme:`, `https://x.org/theme/`.
    pub(crate) fn iri(&self, kind: &str) -> String {
        let last = self.namespace.chars().next_back();
        let (between, after) = match last {
            Some(end @ (':' | '/')) => ("", end),
            Some('#') => ("", '/'),
            _ => ("/", '/'),
        };
        format!("{}{between}{kind}{after}", self.namespace)
    }
}

/// One mapping: its slots, without those that are empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row(BTreeMap<&'static str, String>);

impl Row {
    pub(crate) fn set(&mut self, slot: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.0.insert(slot, value);
        }
    }

    pub(crate) fn clear(&mut self, slot: &str) {
        self.0.remove(slot);
    }

    /// A slot that holds several values.
    pub(crate) fn set_all<'v>(
        &mut self,
        slot: &'static str,
        values: impl IntoIterator<Item = &'v str>,
    ) {
        let escaped = values
            .into_iter()
            .map(|value| value.replace('\\', "\\\\").replace('|', "\\|"));
        self.set(slot, escaped.collect::<Vec<_>>().join("|"));
    }

    fn get(&self, slot: &str) -> &str {
        self.0.get(slot).map_or("", String::as_str)
    }
}

/// A set of mappings.
pub(crate) struct Table {
    pub(crate) names: Names,
    /// The slots of the set: `mapping_set_id`, `mapping_set_version`, `mapping_set_title`, `comment`.
    pub(crate) set: BTreeMap<&'static str, String>,
    /// What the header must say even where there is no row to say it.
    pub(crate) always: Row,
    pub(crate) rows: Vec<Row>,
}

impl Table {
    pub(crate) fn to_text(&self) -> String {
        let condensed = self.condensed();
        let used = |slot: &&str| {
            !condensed.contains_key(*slot) && self.rows.iter().any(|row| !row.get(slot).is_empty())
        };
        let needed = |slot: &&str| {
            used(slot)
                || REQUIRED.contains(slot)
                || (self.rows.is_empty() && TO_FILL.contains(slot))
        };
        let columns: Vec<&str> = SLOTS.into_iter().chain(EXTENSIONS).filter(needed).collect();
        let mut rows: Vec<Vec<&str>> = self
            .rows
            .iter()
            .map(|row| columns.iter().map(|slot| row.get(slot)).collect())
            .collect();
        rows.sort();
        let mut out = self.header(&columns, &condensed);
        let rows = std::iter::once(&columns).chain(&rows);
        out.push_str(&tsv(rows, self.names.verbatim));
        out
    }

    /// The values that all rows have in common.
    fn condensed(&self) -> BTreeMap<&'static str, &str> {
        let common = CONDENSED.into_iter().filter_map(|slot| {
            let first = self.rows.first().unwrap_or(&self.always).get(slot);
            let all = self.rows.iter().all(|row| row.get(slot) == first);
            (all && !first.is_empty()).then_some((slot, first))
        });
        common.collect()
    }

    fn header(&self, columns: &[&str], condensed: &BTreeMap<&str, &str>) -> String {
        let mut out = String::new();
        let extensions: Vec<&str> = columns
            .iter()
            .copied()
            .filter(|slot| EXTENSIONS.contains(slot))
            .collect();
        let prefixes = self.prefixes(condensed, !extensions.is_empty());
        if !prefixes.is_empty() {
            out.push_str("#curie_map:\n");
        }
        for prefix in prefixes {
            let _ = writeln!(out, "#  {prefix}: {}", quoted(&self.names.iri(prefix)));
        }
        let mut line = |slot: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let _ = writeln!(out, "#{slot}: {}", quoted(value));
            }
        };
        let of_set = |slot: &str| self.set.get(slot).map(String::as_str);
        for slot in ["mapping_set_id", "mapping_set_version", "mapping_set_title"] {
            line(slot, of_set(slot));
        }
        line("license", Some(&self.names.license));
        for slot in CONDENSED {
            line(slot, condensed.get(slot).copied());
        }
        line("comment", of_set("comment"));
        if !extensions.is_empty() {
            out.push_str("#extension_definitions:\n");
        }
        for slot in extensions {
            let _ = writeln!(out, "#- slot_name: {}", quoted(slot));
            let _ = writeln!(out, "#  property: {}", quoted(&format!("slot:{slot}")));
            let _ = writeln!(out, "#  type_hint: \"xsd:string\"");
        }
        out
    }

    /// The prefixes in use that SSSOM does not know, sorted.
    fn prefixes<'t>(
        &'t self,
        condensed: &BTreeMap<&str, &'t str>,
        extended: bool,
    ) -> BTreeSet<&'t str> {
        let in_rows = self
            .rows
            .iter()
            .flat_map(|row| REFERENCES.map(|slot| row.get(slot)));
        let references = REFERENCES
            .into_iter()
            .filter_map(|slot| condensed.get(slot).copied());
        let mut prefixes: BTreeSet<&str> = in_rows
            .chain(references)
            .filter_map(|curie| curie.split_once(':').map(|(prefix, _)| prefix))
            .filter(|prefix| !BUILT_IN.contains(prefix))
            .collect();
        if extended {
            prefixes.insert("slot");
        }
        prefixes
    }
}

/// Columns that stand even where no row fills them.
const REQUIRED: [&str; 4] = [
    "subject_id",
    "predicate_id",
    "object_id",
    "mapping_justification",
];
/// Columns of a table without rows, to be filled in.
const TO_FILL: [&str; 3] = ["reviewer_label", "comment", "verdict"];

/// A YAML string in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Fields parted by tabs, quoted where they must be; lines end with a line feed.
fn tsv<'r>(records: impl Iterator<Item = &'r Vec<&'r str>>, verbatim: bool) -> String {
    let cell = |field: &&str| {
        if verbatim {
            written(field).into_owned()
        } else {
            written(&guarded(field)).into_owned()
        }
    };
    let mut out = String::new();
    for record in records {
        let fields: Vec<String> = record.iter().map(cell).collect();
        out.push_str(&fields.join("\t"));
        out.push('\n');
    }
    out
}
