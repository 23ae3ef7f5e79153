//! Answers as text, Markdown, CSV, JSON and DOT. Each writer escapes for its own format.

pub(crate) mod agreement;
pub(crate) mod alignment;
pub(crate) mod codebook_check;
pub(crate) mod commitment;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod drawing;
pub(crate) mod due;
pub(crate) mod exchange;
pub(crate) mod explain;
pub(crate) mod format;
pub(crate) mod gaps;
pub(crate) mod layout;
pub(crate) mod leads;
pub(crate) mod orphans;
pub(crate) mod reliability;
pub(crate) mod sensitivity;
pub(crate) mod similarity;
pub(crate) mod timeline;
pub(crate) mod unmet;
pub(crate) mod who_else;

pub use agreement::AgreementReport;
pub use drawing::{Dot, DotDetail};
pub use format::Format;
