//! Plans and frameworks as tables: the CSV that spreadsheets keep.
//!
//! A sheet has a head of rows with a name and a value, which tell of the whole, and below it a table with one row
//! for each statement or theme. Texts stand as they are. A cell of several values parts them with `;`; a backslash
//! takes the meaning from the character after it. In a cell that may be absent, a text that is empty or begins with
//! a backslash has one backslash before it.

use std::collections::BTreeSet;

use crate::error::{Error, Place, shown};
use crate::format::guard::{guarded, unguarded};
use crate::format::records::{self, DELIMITERS, Field};

/// A column of the table: its name, and other names by which it is known.
pub(crate) type Name = &'static [&'static str];

/// A sheet that was taken apart, with the rows and columns of what is in it.
pub(crate) struct Sheet {
    /// The rows of the head: name as written, value, where.
    pub(crate) head: Vec<(String, String, Spot)>,
    /// For each known column its position in the table, and the name that it has there.
    columns: Vec<Option<(usize, String)>>,
    /// The columns that are not known: position and name.
    pub(crate) aside: Vec<(usize, String, Spot)>,
    /// The rows of the table.
    pub(crate) rows: Vec<(Vec<String>, Spot)>,
}

/// The row of a sheet, counted from 1, and the line that it begins on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spot {
    pub(crate) row: usize,
    pub(crate) line: u32,
}

impl Spot {
    pub(crate) fn place(self, column: &str) -> Place {
        Place {
            line: Some(self.line),
            field: Some(format!("row {}, column `{column}`", self.row).into()),
            ..Place::default()
        }
    }

    pub(crate) fn wrong(self, column: &str, message: String) -> Error {
        Error::syntax(self.place(column), message)
    }
}

/// A name in small letters, with spaces for all other signs.
pub(crate) fn plain(name: &str) -> String {
    let spaced: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn find(names: &[Name], cell: &str) -> Option<usize> {
    let cell = plain(cell);
    names.iter().position(|known| known.contains(&&*cell))
}

/// Takes a sheet apart; the delimiter is the one with which a row of column names is found.
///
/// `needed` are sets of columns of which each must have one that is there.
pub(crate) fn read(text: &str, names: &[Name], needed: &[&[usize]]) -> Result<Sheet, Error> {
    let mut broken = None;
    let mut best: Option<(usize, bool, usize, Vec<Vec<Field>>)> = None;
    for delimiter in DELIMITERS {
        let found = match records::split(text, delimiter) {
            Ok(found) => found,
            Err(error) => {
                // The delimiter of most lines is the likely one.
                let count = text.matches(delimiter).count();
                if broken.as_ref().is_none_or(|(most, _)| count > *most) {
                    broken = Some((count, error));
                }
                continue;
            }
        };
        if let Some((at, known)) = header(&found, names, needed) {
            let key = (known, delimiter == ',');
            if best
                .as_ref()
                .is_none_or(|(k, comma, ..)| key > (*k, *comma))
            {
                best = Some((known, delimiter == ',', at, found));
            }
        }
    }
    match (best, broken) {
        (Some((.., at, found)), _) => split(found, at, names, RowCount::AsTheyCome),
        (None, Some((_, error))) => Err(error),
        (None, None) => Err(no_names(names, needed)),
    }
}

/// Takes apart a sheet whose cells are known. Its rows have the numbers that stand as the lines of their fields.
#[cfg(feature = "workbook")]
pub(crate) fn of_records(
    records: Vec<Vec<Field>>,
    names: &[Name],
    needed: &[&[usize]],
) -> Result<Sheet, Error> {
    match header(&records, names, needed) {
        Some((at, _)) => split(records, at, names, RowCount::ByLine),
        None => Err(no_names(names, needed)),
    }
}

/// How rows are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowCount {
    /// One after the other.
    AsTheyCome,
    /// By the lines on which they begin: some are left out.
    #[cfg(feature = "workbook")]
    ByLine,
}

impl RowCount {
    fn spot(self, at: usize, record: &[Field]) -> Spot {
        let line = record.first().map_or(at as u32 + 1, |field| field.line);
        let row = match self {
            Self::AsTheyCome => at + 1,
            #[cfg(feature = "workbook")]
            Self::ByLine => line as usize,
        };
        Spot { row, line }
    }
}

fn no_names(names: &[Name], needed: &[&[usize]]) -> Error {
    let expected: Vec<&str> = needed
        .iter()
        .filter_map(|any| names.get(*any.first()?)?.first().copied())
        .collect();
    let place = Place {
        line: Some(1),
        ..Place::default()
    };
    let id = expected.join("`, `");
    let expected = "a table with these columns, parted by comma, semicolon, tab or pipe";
    Error::missing("row of column names with", &id, expected).at(place)
}

/// The row of column names, counted from 0, and how many of its names are known.
fn header(records: &[Vec<Field>], names: &[Name], needed: &[&[usize]]) -> Option<(usize, usize)> {
    // A name that comes again makes a row no likelier: a text full of bars may repeat one.
    let known = |record: &Vec<Field>| -> BTreeSet<usize> {
        let cells = record.iter();
        cells.filter_map(|cell| find(names, &cell.text)).collect()
    };
    let has_all = |found: &BTreeSet<usize>| {
        let has = |any: &&[usize]| any.iter().any(|column| found.contains(column));
        needed.iter().all(has)
    };
    let filled = |record: &Vec<Field>| {
        let cells = record.iter();
        cells.filter(|cell| !cell.text.trim().is_empty()).count()
    };
    let wide = records.iter().enumerate().find_map(|(at, record)| {
        let found = known(record);
        (found.len() >= 2 && has_all(&found)).then_some((at, found.len()))
    });
    // A single column of statements, or one among columns that are not known.
    let narrow = || {
        records.iter().enumerate().find_map(|(at, record)| {
            let found = known(record);
            let alone = filled(record) == 1
                || records
                    .get(at + 1)
                    .is_none_or(|next| next.len() >= record.len());
            (found.len() == 1 && has_all(&found) && alone).then_some((at, 1))
        })
    };
    wide.or_else(narrow)
}

fn split(
    records: Vec<Vec<Field>>,
    at: usize,
    names: &[Name],
    rows: RowCount,
) -> Result<Sheet, Error> {
    let mut sheet = Sheet {
        head: Vec::new(),
        columns: vec![None; names.len()],
        aside: Vec::new(),
        rows: Vec::new(),
    };
    let mut titles = Vec::new();
    for (i, record) in records.into_iter().enumerate() {
        let spot = rows.spot(i, &record);
        let cells: Vec<String> = record
            .into_iter()
            .map(|field| unguarded(&field.text).to_owned())
            .collect();
        if i == at {
            sheet.name_columns(&cells, names, spot)?;
            titles = cells;
        } else if i < at {
            sheet.head.extend(head_row(cells, spot)?);
        } else if cells.iter().any(|cell| !cell.trim().is_empty()) {
            too_wide(&cells, &titles, spot)?;
            sheet.rows.push((cells, spot));
        }
    }
    Ok(sheet)
}

/// A row above the table: a name and its value. What stands elsewhere in it would be lost, and is refused.
fn head_row(cells: Vec<String>, spot: Spot) -> Result<Option<(String, String, Spot)>, Error> {
    let mut cells = cells.into_iter();
    let name = cells.next().unwrap_or_default();
    let value = cells.next().unwrap_or_default();
    let nameless = name.trim().is_empty();
    let stray = cells.find(|cell| !cell.trim().is_empty());
    let stray = stray.or_else(|| (nameless && !value.trim().is_empty()).then(|| value.clone()));
    match stray {
        Some(cell) => Err(spot.wrong(
            name.trim(),
            format!(
                "`{}` stands in no place of its own; expected a name and one value above the table, a value with \
                 a delimiter in quotes",
                shown(cell.trim())
            ),
        )),
        None => Ok((!nameless).then_some((name, value, spot))),
    }
}

/// Refuses a filled cell in a column without a name.
fn too_wide(cells: &[String], titles: &[String], spot: Spot) -> Result<(), Error> {
    let named = |i: usize| titles.get(i).is_some_and(|title| !title.trim().is_empty());
    let mut stray = cells
        .iter()
        .enumerate()
        .filter(|(i, cell)| !cell.trim().is_empty() && !named(*i));
    match stray.next() {
        None => Ok(()),
        Some((i, cell)) => Err(spot.wrong(
            "",
            format!(
                "`{}` stands in column {} of the table, which has no name",
                shown(cell.trim()),
                i + 1
            ),
        )),
    }
}

impl Sheet {
    /// Notes where each known column stands. What is not known is kept aside; a name that comes twice is refused.
    fn name_columns(&mut self, cells: &[String], names: &[Name], spot: Spot) -> Result<(), Error> {
        for (i, cell) in cells.iter().enumerate() {
            let name = cell.trim().to_owned();
            if name.is_empty() {
                continue;
            }
            let Some(column) = find(names, cell) else {
                self.aside.push((i, name, spot));
                continue;
            };
            match self.columns.get_mut(column) {
                Some(Some((_, earlier))) if plain(earlier) == plain(&name) => {
                    let error = Error::duplicate("column", &name, spot.place(earlier));
                    return Err(error.at(spot.place(&name)));
                }
                // Another name for the same: the first one counts.
                Some(Some(_)) => self.aside.push((i, name, spot)),
                Some(empty) => *empty = Some((i, name)),
                None => {}
            }
        }
        Ok(())
    }

    /// Whether the table has a column.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.name(column).is_some()
    }

    /// The name of a column in this table.
    pub(crate) fn name(&self, column: usize) -> Option<&str> {
        let column = self.columns.get(column)?.as_ref();
        column.map(|(_, name)| name.as_str())
    }

    /// The cell of a row in a known column; empty where the table has no such column.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let at = self.columns.get(column).and_then(Option::as_ref);
        let cells = self.rows.get(row).map(|(cells, _)| cells);
        at.and_then(|(at, _)| cells?.get(*at))
            .map_or("", String::as_str)
    }

    pub(crate) fn spot(&self, row: usize) -> Spot {
        self.rows
            .get(row)
            .map(|(_, spot)| *spot)
            .unwrap_or_default()
    }

    /// Gives an error of [`crate::Plan::check`] or [`crate::Framework::check`] the row of the item that it names.
    /// `rows` has the row of each item.
    pub(crate) fn locate(&self, error: Error, items: &str, rows: &[usize]) -> Error {
        error.relocated(|place| {
            let field = place.field.as_deref();
            if let Some((row, field)) = field.and_then(|field| item_field(field, items)) {
                let spot = self.spot(rows.get(row).copied().unwrap_or(row));
                *place = spot.place(&field);
            }
        })
    }
}

/// The index and the field of `statements[3].parent`.
fn item_field(field: &str, items: &str) -> Option<(usize, String)> {
    let rest = field.strip_prefix(items)?.strip_prefix('[')?;
    let (index, rest) = rest.split_once(']')?;
    let name = rest
        .trim_start_matches('.')
        .split('[')
        .next()
        .unwrap_or_default();
    Some((index.parse().ok()?, name.to_owned()))
}

/// Writes a head and a table.
pub(crate) fn write(
    head: &[(&str, String)],
    titles: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    let failed = |error: csv::Error| {
        Error::said_by("CSV writer", Place::default(), &error.to_string(), error)
    };
    let lost = |message: String| Error::syntax(Place::default(), message);
    for (name, value) in head {
        writer
            .write_record([*name, &*guarded(value)])
            .map_err(failed)?;
    }
    writer.write_record(titles).map_err(failed)?;
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| guarded(cell).into_owned()))
            .map_err(failed)?;
    }
    let bytes = writer.into_inner();
    let bytes = bytes.map_err(|error| lost(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| lost(error.to_string()))
}
