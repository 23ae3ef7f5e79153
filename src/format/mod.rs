//! The model as TOML, JSON, sheets and SSSOM, and back.

mod bytes;
pub(crate) mod files;
pub(crate) mod guard;
pub(crate) mod records;
pub(crate) mod sheet;
pub(crate) mod sssom;
pub(crate) mod toml_json;
pub(crate) mod verdict_words;
#[cfg(feature = "workbook")]
pub(crate) mod workbook;

pub use bytes::decode;
pub use files::{FileKind, read_framework, read_review, read_thesaurus};
pub use sheet::{SheetNote, SheetReader, SheetReading};
pub use sssom::{Sssom, SssomReader};
