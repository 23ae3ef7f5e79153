//! Plans, frameworks and crosswalks in files.

mod sheet;
mod sheet_as_kept;
mod sssom;
mod sssom_as_kept;
mod toml_json;
