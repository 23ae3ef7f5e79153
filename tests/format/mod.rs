//! Plans, frameworks and crosswalks in files.

mod sheet;
mod sssom;
mod toml_json;
