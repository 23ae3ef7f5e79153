//! From the bytes of a workbook to the texts of its cells.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};

use crate::error::{Error, Place};
use crate::format::bytes::no_text;

/// The most bytes that a workbook may have when it is unpacked.
const MOST_BYTES: u64 = 256 << 20;

/// A cell that says something.
#[derive(Clone, Debug)]
pub(crate) struct BookCell {
    /// Its column, counted from 0.
    pub(crate) column: u32,
    pub(crate) text: String,
}

/// A row with the cells that say something, from left to right.
#[derive(Clone, Debug)]
pub(crate) struct BookRow {
    /// Its number, counted from 1.
    pub(crate) number: u32,
    pub(crate) cells: Vec<BookCell>,
}

/// A sheet with the rows that say something, from top to bottom.
#[derive(Clone, Debug)]
pub(crate) struct BookSheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<BookRow>,
}

impl BookSheet {
    /// The place of a cell, as spreadsheets name it, under the name of its column.
    pub(crate) fn place(&self, row: u32, column: u32, name: &str) -> Place {
        let (sheet, cell) = (&self.name, format!("{}{row}", letters(column)));
        Place::field(format!("sheet `{sheet}`, cell {cell}, `{name}`"))
    }
}

/// The letters of a column counted from 0: `A` to `Z`, `AA`, …
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn broken() -> Error {
    Error::format(
        "an Excel file that is broken, or none",
        "an `.xlsx` that opens in a spreadsheet",
    )
}

/// Takes a workbook apart, sheet by sheet. It costs its length when it is unpacked, of which the most is 256 MB.
pub(crate) fn open(bytes: &[u8]) -> Result<Vec<BookSheet>, Error> {
    match no_text(bytes) {
        Some(("an Excel file" | "a zip archive", _)) => {}
        Some((found, _)) => {
            return Err(Error::format(found, "an Excel workbook (`.xlsx`)"));
        }
        None => return Err(broken()),
    }
    check_size(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| sheet(&mut book, name))
        .collect()
}

/// Refuses what would not fit into memory when it is unpacked.
fn check_size(bytes: &[u8]) -> Result<(), Error> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let read = read.map_err(|_| broken())?;
        left = left.checked_sub(read).ok_or_else(|| {
            let found = "an Excel file of more than 256 MB when it is unpacked";
            Error::format(found, "a smaller workbook")
        })?;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<BookSheet, Error> {
    let mut rows: Vec<BookRow> = Vec::new();
    // A sheet of charts has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
        return Ok(BookSheet { name, rows });
    };
    while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
        let ((row, column), text) = (cell.get_position(), text(cell.get_value()));
        if text.trim().is_empty() {
            continue;
        }
        let (number, cell) = (row.saturating_add(1), BookCell { column, text });
        match rows.last_mut() {
            Some(last) if last.number == number => last.cells.push(cell),
            _ => rows.push(BookRow {
                number,
                cells: vec![cell],
            }),
        }
    }
    rows.sort_by_key(|row| row.number);
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.column);
    }
    Ok(BookSheet { name, rows })
}

/// What a cell says; dates as files of ours have them.
fn text(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        let named = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
