//! Plans and frameworks in workbooks.

use crate::error::Error;
use crate::format::records::Field;
use crate::format::sheet::{SheetReader, SheetReading, framework_sheet, plan_sheet};
use crate::format::workbook::book_cells::{self, BookRow};
use crate::model::{Framework, Plan};

impl SheetReader {
    /// Reads a plan from the first sheet of a workbook (`.xlsx`) that says something, given the bytes of the file.
    ///
    /// # Errors
    /// [`Error::Format`] for what is no such file, or unpacks to more than 256 MB; else as [`SheetReader::plan`].
    pub fn plan_workbook(&self, bytes: &[u8]) -> Result<SheetReading<Plan>, Error> {
        plan_sheet::of_records(records(bytes)?, self.plan_head())
    }

    /// Reads a framework from the first sheet of a workbook.
    ///
    /// # Errors
    /// As [`SheetReader::plan_workbook`].
    pub fn framework_workbook(&self, bytes: &[u8]) -> Result<SheetReading<Framework>, Error> {
        framework_sheet::of_records(records(bytes)?, self.theme_head())
    }
}

/// How many empty cells a sheet may have for each that says something, beside a few.
const MOST_EMPTY: usize = 64;
const A_FEW: usize = 10_000;

/// The rows of the first sheet that says something, each as wide as its last cell.
fn records(bytes: &[u8]) -> Result<Vec<Vec<Field>>, Error> {
    let sheets = book_cells::open(bytes)?;
    let mut filled = sheets.into_iter().filter(|sheet| !sheet.rows.is_empty());
    let rows = filled.next().map(|sheet| sheet.rows).unwrap_or_default();
    let width = |row: &BookRow| row.cells.last().map_or(0, |cell| cell.column as usize + 1);
    let wide: usize = rows.iter().map(width).sum();
    let told: usize = rows.iter().map(|row| row.cells.len()).sum();
    if wide > told.saturating_mul(MOST_EMPTY).saturating_add(A_FEW) {
        let found = "an Excel file whose first sheet is all but empty";
        return Err(Error::format(found, "a table that begins at its left edge"));
    }
    Ok(rows.into_iter().map(record).collect())
}

fn record(row: BookRow) -> Vec<Field> {
    let mut record: Vec<Field> = Vec::new();
    let place = |column: u32, text: String| Field {
        text,
        line: row.number,
        column: column.saturating_add(1),
    };
    for cell in row.cells {
        while record.len() < cell.column as usize {
            let column = u32::try_from(record.len()).unwrap_or(u32::MAX);
            record.push(place(column, String::new()));
        }
        if record.len() == cell.column as usize {
            record.push(place(cell.column, cell.text));
        }
    }
    record
}
