//! From an SSSOM table to the decisions in it.

use std::collections::HashMap;

use crate::error::{Error, Place};
use crate::format::records::{self, DELIMITERS, Field};
use crate::format::sssom::export::UNLICENSED;
use crate::format::sssom::header::Header;
use crate::format::sssom::prefixes::{Prefixes, SssomReader};
use crate::format::sssom::review_columns::Columns;
use crate::format::sssom::review_row::ReviewRow;
use crate::language::loose_date::DateOrder;
use crate::model::{Decision, FrameworkId, Matter, Review};

/// The slots that the header may fill in for all rows.
const COMMON: [&str; 7] = [
    "reviewer_label",
    "reviewer_id",
    "author_label",
    "author_id",
    "mapping_date",
    "mapping_justification",
    "predicate_id",
];

/// The slots that tell a date, the closest to the decision first.
pub(crate) const DATES: [&str; 3] = ["decided_on", "review_date", "mapping_date"];

pub(crate) fn review(text: &str, settings: &SssomReader) -> Result<Review, Error> {
    let records = records::split(text, delimiter(text))?;
    let is_comment = |record: &Vec<Field>| {
        let first = record.first();
        first.is_some_and(|field| field.text.starts_with('#'))
    };
    let end = records.iter().position(|record| !is_comment(record));
    let (lines, table) = records.split_at(end.unwrap_or(records.len()));
    let header = Header::read(lines)?;
    let id = header.needed("mapping_set_id", "`#mapping_set_id: URI` above the table")?;
    let mut reader = TableReader {
        prefixes: Prefixes::new(lines, settings),
        framework: None,
        seen: HashMap::new(),
    };
    let common = header.text("object_source")?;
    reader.framework = common
        .as_ref()
        .map(|field| reader.framework(field))
        .transpose()?;
    let mut shared = HashMap::new();
    for slot in COMMON {
        shared.extend(header.text(slot)?.map(|field| (slot, field)));
    }
    let decisions = reader.table(table, &shared)?;
    let framework = match &reader.framework {
        Some(framework) => framework.clone(),
        None => reader.framework(&header.needed(
            "object_source",
            "`#object_source: framework:ID` above the table",
        )?)?,
    };
    let mut review = Review::new(id.text, framework, decisions);
    let optional = |key| Ok::<_, Error>(header.text(key)?.map(|field: Field| field.text));
    review.version = optional("mapping_set_version")?;
    review.license = optional("license")?.filter(|license| license != UNLICENSED);
    review.check()?;
    Ok(review)
}

/// The sign that parts the columns: the one that finds the names which a table must have.
fn delimiter(text: &str) -> char {
    let text = text.trim_start_matches('\u{feff}');
    let is_comment = |line: &&str| line.trim_start_matches('"').starts_with('#');
    let is_blank = |line: &&str| {
        line.chars()
            .all(|c| c.is_whitespace() || DELIMITERS.contains(&c))
    };
    let mut lines = text.split(['\n', '\r']);
    let names = lines
        .find(|line| !is_comment(line) && !is_blank(line))
        .unwrap_or_default();
    let needed = |delimiter: char| {
        let cells = names.split(delimiter);
        let titles = cells.map(|name| name.trim().trim_matches('"').to_lowercase());
        titles
            .filter(|name| name == "subject_id" || name == "object_id")
            .count()
    };
    let best = DELIMITERS
        .into_iter()
        .max_by_key(|delimiter| (needed(*delimiter), *delimiter == '\t'));
    best.unwrap_or('\t')
}

struct TableReader<'s> {
    prefixes: Prefixes<'s>,
    framework: Option<FrameworkId>,
    /// Where each matter was decided.
    seen: HashMap<Matter, Place>,
}

impl TableReader<'_> {
    fn framework(&self, field: &Field) -> Result<FrameworkId, Error> {
        let name = self.prefixes.ours(&field.text);
        let id = name.strip_prefix("framework:");
        id.and_then(|id| FrameworkId::new(id).ok()).ok_or_else(|| {
            field.error(
                "object_source",
                format!("`{}` is no `framework:ID`", field.text),
            )
        })
    }

    fn table(
        &mut self,
        records: &[Vec<Field>],
        shared: &HashMap<&str, Field>,
    ) -> Result<Vec<Decision>, Error> {
        let filled =
            |record: &&Vec<Field>| record.iter().any(|field| !field.text.trim().is_empty());
        let mut records = records.iter().filter(filled);
        let none = Vec::new();
        let columns = Columns::new(records.next().unwrap_or(&none))?;
        let dates = records.clone().flat_map(|record| {
            let cells = DATES
                .into_iter()
                .filter_map(|name| record.get(columns.at(name)?));
            cells.map(|field| field.text.as_str())
        });
        let order = DateOrder::of(dates);
        let mut decisions = Vec::new();
        for record in records {
            let row = ReviewRow::new(&columns, record, shared, order)?;
            self.check_framework(&row)?;
            let Some(decision) = row.decision(&self.prefixes)? else {
                continue;
            };
            let place = row.get("subject_id").place("subject_id");
            let matter = decision.matter.clone();
            if let Some(earlier) = self.seen.insert(matter, place.clone()) {
                return Err(Error::decided(&decision.matter, earlier).at(place));
            }
            decisions.push(decision);
        }
        if decisions.is_empty() {
            columns.check_names()?;
        }
        Ok(decisions)
    }

    /// All rows are about one framework.
    fn check_framework(&mut self, row: &ReviewRow<'_>) -> Result<(), Error> {
        let field = row.get("object_source");
        if field.text.is_empty() {
            return Ok(());
        }
        let own = self.framework(&field)?;
        match &self.framework {
            Some(known) if *known != own => Err(row.error(
                "object_source",
                format!("`{own}` is another framework than `{known}`; expected one for each file"),
            )),
            _ => {
                self.framework = Some(own);
                Ok(())
            }
        }
    }
}

/// The error for a table without a column that it must have.
pub(crate) fn no_column(name: &str, line: u32) -> Error {
    let place = Place {
        line: Some(line),
        ..Place::default()
    };
    let expected = "expected the columns of SSSOM, parted by tab, comma or semicolon";
    Error::syntax(place, format!("there is no column `{name}`; {expected}"))
}
