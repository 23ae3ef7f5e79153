//! The model as TOML, JSON, sheets and SSSOM, and back.

pub(crate) mod sheet;
pub(crate) mod sssom;
pub(crate) mod toml_json;

pub use sssom::Sssom;
