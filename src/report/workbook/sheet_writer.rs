//! Writes one sheet: names above, rows below, and what a person may choose.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::format::workbook::book_names::{CUT, MOST_CHARACTERS};

/// A cell of a sheet. A text is never a formula.
#[derive(Clone, Debug, Default)]
pub(super) enum Written {
    #[default]
    Nothing,
    Text(String),
    /// A text with a colour behind it, and whether that is dark.
    Coloured(String, u32, bool),
    Number(f64),
}

impl Written {
    /// A text, which may be missing.
    pub(super) fn maybe(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_string()))
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A column of a sheet.
#[derive(Clone, Debug)]
pub(super) struct BookColumn {
    pub(super) name: String,
    /// Its width in characters.
    width: u16,
    /// Whether a person fills it in.
    to_fill: bool,
    /// What they may choose from there.
    choices: Vec<&'static str>,
}

impl BookColumn {
    pub(super) fn new(name: impl Into<String>, width: u16) -> Self {
        Self {
            name: name.into(),
            width,
            to_fill: false,
            choices: Vec::new(),
        }
    }

    /// A column to be filled in, with what may be chosen, or with any text.
    pub(super) fn to_fill(name: &str, width: u16, choices: &[&'static str]) -> Self {
        Self {
            to_fill: true,
            choices: choices.to_vec(),
            ..Self::new(name, width)
        }
    }
}

/// A sheet to be written.
#[derive(Clone, Debug)]
pub(super) struct WrittenSheet {
    pub(super) name: &'static str,
    pub(super) columns: Vec<BookColumn>,
    pub(super) rows: Vec<Vec<Written>>,
    /// What stands below the table.
    pub(super) notes: Vec<String>,
}

/// For so many rows that a person adds below the table there are choices too.
const MORE_ROWS: u32 = 500;

/// The height of a line of text, in points, and the most lines of a row that show.
const LINE_HEIGHT: f64 = 15.0;
const MOST_LINES: usize = 12;
/// So many characters stand beside each other on a printed page.
const PAGE_WIDTH: u16 = 200;

const HEAD: Color = Color::RGB(0xD9_E1EC);
const TO_FILL: Color = Color::RGB(0xFF_F2CC);

impl WrittenSheet {
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name(self.name)?;
        self.write_head(sheet)?;
        let plain = body();
        for (row, cells) in (1..).zip(&self.rows) {
            sheet.set_row_height(row, LINE_HEIGHT * self.lines(cells) as f64)?;
            for (column, cell) in (0..).zip(cells) {
                write_cell(sheet, (row, column), cell, &plain)?;
            }
        }
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let columns = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        for (column, named) in (0..).zip(&self.columns) {
            if !named.choices.is_empty() {
                let choices = DataValidation::new().allow_list_strings(&named.choices)?;
                let end = last.saturating_add(MORE_ROWS);
                sheet.add_data_validation(1, column, end, column, &choices)?;
            }
        }
        for (row, note) in (last.saturating_add(2)..).zip(&self.notes) {
            sheet.write_string(row, 0, cut(note))?;
        }
        if last > 0 && columns > 1 {
            sheet.autofilter(0, 0, last, columns - 1)?;
        }
        sheet.set_freeze_panes(1, 1)?;
        let width: u16 = self.columns.iter().map(|column| column.width).sum();
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1 + width / PAGE_WIDTH, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }

    /// How many lines the longest text of a row takes in its column, up to a bound: spreadsheets do not all fit the
    /// height of a row to what was written by a program.
    fn lines(&self, cells: &[Written]) -> usize {
        let each = cells.iter().zip(&self.columns).map(|(cell, column)| {
            let text = match cell {
                Written::Text(text) | Written::Coloured(text, ..) => text.as_str(),
                Written::Nothing | Written::Number(_) => "",
            };
            let width = usize::from(column.width.max(1));
            let lines = text.lines();
            lines
                .map(|line| line.chars().count().div_ceil(width).max(1))
                .sum()
        });
        each.max().unwrap_or(1).clamp(1, MOST_LINES)
    }

    fn write_head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (column, named) in (0..).zip(&self.columns) {
            let behind = if named.to_fill { TO_FILL } else { HEAD };
            let format = body()
                .set_bold()
                .set_background_color(behind)
                .set_border_bottom(FormatBorder::Thin);
            sheet.write_string_with_format(0, column, cut(&named.name), &format)?;
            sheet.set_column_width(column, f64::from(named.width))?;
        }
        Ok(())
    }
}

fn body() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Written,
    plain: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Written::Nothing => {}
        Written::Text(text) => {
            sheet.write_string_with_format(row, column, cut(text), plain)?;
        }
        Written::Coloured(text, behind, dark) => {
            let letters = if *dark { Color::White } else { Color::Black };
            let format = plain.clone().set_background_color(Color::RGB(*behind));
            let format = format.set_font_color(letters);
            sheet.write_string_with_format(row, column, cut(text), &format)?;
        }
        Written::Number(number) => {
            let format = plain.clone().set_num_format("0.000");
            sheet.write_number_with_format(row, column, *number, &format)?;
        }
    }
    Ok(())
}

/// A text that a cell can hold.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}{CUT}", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
