//! Plans and frameworks as tables: the CSV that spreadsheets keep.

pub(crate) mod framework_sheet;
pub(crate) mod grid_rows;
pub(crate) mod plan_columns;
pub(crate) mod plan_rows;
pub(crate) mod plan_sheet;
pub(crate) mod sheet_head;
pub(crate) mod sheet_reader;
pub(crate) mod values;

pub use sheet_reader::{SheetNote, SheetReader, SheetReading};
