//! Plans and frameworks as tables: the CSV that spreadsheets keep.
//!
//! A sheet has a head of rows with a name and a value, which tell of the whole, and below it a table with one row
//! for each statement or theme. Texts stand as they are. A cell of several values parts them with `;`; a backslash
//! takes the meaning from the character after it. In a cell that may be absent, a text that is empty or begins with
//! a backslash has one backslash before it.

use crate::error::Error;
use crate::error::{Place, shown};

/// A column of the table: its name, and other names by which it is known.
pub(crate) type Name = &'static [&'static str];

/// A sheet that was taken apart, with the rows and columns of what is in it.
pub(crate) struct Sheet {
    /// The rows of the head: name as written, value, line.
    head: Vec<(String, String, Spot)>,
    /// For each known column its position in the table.
    columns: Vec<Option<usize>>,
    /// The rows of the table.
    pub(crate) rows: Vec<(Vec<String>, Spot)>,
}

/// The row of a sheet, counted from 1, and the line that it begins on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spot {
    row: usize,
    line: u32,
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
pub(crate) fn read(text: &str, names: &[Name], needed: &[usize]) -> Result<Sheet, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let best = [b',', b';', b'\t', b'|']
        .into_iter()
        .filter_map(|delimiter| Some((header(text, delimiter, names, needed)?, delimiter)))
        .max_by_key(|((_, known), delimiter)| (*known, *delimiter == b','));
    let Some(((at, _), delimiter)) = best else {
        let expected: Vec<&str> = needed
            .iter()
            .filter_map(|i| names.get(*i)?.first().copied())
            .collect();
        let place = Place {
            line: Some(1),
            ..Place::default()
        };
        let id = expected.join("`, `");
        let expected = "a table with these columns, parted by comma, semicolon, tab or pipe";
        return Err(Error::missing("row of column names with", &id, expected).at(place));
    };
    split(text, delimiter, at, names)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The row of column names, counted from 0, and how many of its names are known.
fn header(text: &str, delimiter: u8, names: &[Name], needed: &[usize]) -> Option<(usize, usize)> {
    for (at, record) in reader(text, delimiter).records().enumerate() {
        let record = record.ok()?;
        let found: Vec<usize> = record.iter().filter_map(|cell| find(names, cell)).collect();
        if found.len() >= 2 && needed.iter().all(|column| found.contains(column)) {
            return Some((at, found.len()));
        }
    }
    None
}

fn split(text: &str, delimiter: u8, at: usize, names: &[Name]) -> Result<Sheet, Error> {
    let mut sheet = Sheet {
        head: Vec::new(),
        columns: vec![None; names.len()],
        rows: Vec::new(),
    };
    let mut titles = Vec::new();
    for (i, record) in reader(text, delimiter).records().enumerate() {
        let record = record.map_err(broken)?;
        let line = record
            .position()
            .map_or(i as u32 + 1, |position| position.line() as u32);
        let spot = Spot { row: i + 1, line };
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if i == at {
            sheet.columns = columns(&cells, names, spot)?;
            titles = cells;
        } else if i < at {
            sheet.head.extend(head_row(cells, spot)?);
        } else if cells.iter().any(|cell| !cell.trim().is_empty()) {
            too_wide(&cells, &titles, &sheet.columns, spot)?;
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

fn broken(error: csv::Error) -> Error {
    let line = error.position().map(|position| position.line() as u32);
    let place = Place {
        line,
        ..Place::default()
    };
    Error::said_by("CSV parser", place, &error.to_string(), error)
}

/// Where each known column stands. A name that is not known, or comes twice, is refused.
fn columns(cells: &[String], names: &[Name], spot: Spot) -> Result<Vec<Option<usize>>, Error> {
    let mut out = vec![None; names.len()];
    for (i, cell) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty())
    {
        let Some(column) = find(names, cell) else {
            let known = names.iter().filter_map(|names| names.first().copied());
            return Err(Error::unknown("column", cell.trim(), known).at(spot.place(cell.trim())));
        };
        if let Some(earlier) = out[column].replace(i) {
            let earlier = spot.place(cells[earlier].trim());
            return Err(
                Error::duplicate("column", cell.trim(), earlier).at(spot.place(cell.trim()))
            );
        }
    }
    Ok(out)
}

/// Refuses a filled cell in a column without a name.
fn too_wide(
    cells: &[String],
    titles: &[String],
    columns: &[Option<usize>],
    spot: Spot,
) -> Result<(), Error> {
    for (i, cell) in cells.iter().enumerate() {
        if !cell.trim().is_empty() && !columns.contains(&Some(i)) {
            let name = titles.get(i).map_or("", |title| title.trim());
            return Err(spot.wrong(
                name,
                format!(
                    "`{}` stands in column {} of the table, which has no name",
                    shown(cell.trim()),
                    i + 1
                ),
            ));
        }
    }
    Ok(())
}

impl Sheet {
    /// The cell of a row in a known column; empty where the table has no such column.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let at = self.columns.get(column).copied().flatten();
        let cells = self.rows.get(row).map(|(cells, _)| cells);
        at.and_then(|at| cells?.get(at)).map_or("", String::as_str)
    }

    pub(crate) fn spot(&self, row: usize) -> Spot {
        self.rows
            .get(row)
            .map(|(_, spot)| *spot)
            .unwrap_or_default()
    }

    /// Gives an error of [`crate::Plan::check`] or [`crate::Framework::check`] the row of the item that it names.
    pub(crate) fn locate(&self, error: Error, items: &str) -> Error {
        error.relocated(|place| {
            let field = place.field.as_deref();
            if let Some((row, field)) = field.and_then(|field| item_field(field, items)) {
                *place = self.spot(row).place(&field);
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
            .write_record([*name, value.as_str()])
            .map_err(failed)?;
    }
    writer.write_record(titles).map_err(failed)?;
    for row in rows {
        writer.write_record(&row).map_err(failed)?;
    }
    let bytes = writer.into_inner();
    let bytes = bytes.map_err(|error| lost(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| lost(error.to_string()))
}

/// The value of a row in the head.
pub(crate) struct Head<'a>(pub(crate) &'a Sheet);

impl Head<'_> {
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = (&str, Spot)> {
        let name = plain(name);
        self.0
            .head
            .iter()
            .filter(move |(known, ..)| plain(known) == name)
            .map(|(_, value, spot)| (value.as_str(), *spot))
    }

    pub(crate) fn one(&self, name: &str) -> (&str, Spot) {
        self.all(name).next().unwrap_or_default()
    }

    pub(crate) fn needed(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<(&str, Spot), Error> {
        self.all(name)
            .find(|(value, _)| !value.is_empty())
            .ok_or(Error::Empty {
                place: Place {
                    line: Some(1),
                    field: Some(format!("head row `{name}`").into()),
                    ..Place::default()
                },
                expected,
            })
    }

    /// Refuses rows of the head that have no meaning.
    pub(crate) fn check(&self, names: &[&str]) -> Result<(), Error> {
        for (name, _, spot) in &self.0.head {
            if !names.iter().any(|known| plain(known) == plain(name)) {
                let error = Error::unknown("head row", name.trim(), names.iter().copied());
                return Err(error.at(spot.place(name.trim())));
            }
        }
        Ok(())
    }
}
