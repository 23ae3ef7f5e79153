//! Plans, frameworks and crosswalks in files.

#[cfg(feature = "workbook")]
mod libre_office;
mod sheet;
mod sheet_as_kept;
mod sssom;
mod sssom_as_kept;
mod toml_json;
#[cfg(feature = "workbook")]
mod workbook;
#[cfg(feature = "workbook")]
mod workbook_filled_in;
