//! Plans and frameworks as tables: the CSV that spreadsheets keep.

pub(crate) mod framework_sheet;
pub(crate) mod grid_rows;
pub(crate) mod plan_sheet;
pub(crate) mod values;
