//! Answers as text, Markdown, CSV and JSON, and the graph for Graphviz and for programs that analyse networks.
//!
//! Every answer is an [`Answer`]: it is reported in every [`Format`], alone by [`Answer::report`] or with others by
//! [`together`], and printed as text by [`Display`](std::fmt::Display). [`from_json`] reads an answer back.
//!
//! # To write the report of a new answer
//!
//! 1. Put it into a file of the same name as the answer's own, here: `answer/gaps.rs`, `report/gaps.rs`.
//! 2. Implement [`Answer`]: a title, a text, a table, and records where a spreadsheet needs more than the table
//!    shows. The text is written by `layout/page.rs`, a table is a [`Tabular`]; both escape, wrap and pad, so that
//!    a report only says what stands where. Tables of themes by groups are in `layout/matrix.rs`; the words for what
//!    answers hold are in `layout/plain_words.rs`.
//! 3. Add the answer to the list in `kinds.rs`, in the order of the alphabet: that gives it its name in JSON, and
//!    prints it. Both `mod.rs` name the new files.
//! 4. Its test has the same name again, `tests/answer/gaps.rs`; `tests/contract/formats.rs` writes every answer in every
//!    format and reads it back, and fails until the new one is there.
//!
//! A new format of all answers begins in `format.rs`, [`Answer::write`] and [`together`]; one for the graph alone stands
//! beside [`Dot`]; one for plans, frameworks or crosswalks belongs to [`format`](mod@crate::format).
//!
//! A report computes nothing and decides nothing: where it would need a figure that the answer has not, the answer
//! is to have it.

pub(crate) mod agreement;
pub(crate) mod alignment;
pub(crate) mod answer_trait;
pub(crate) mod codebook_check;
pub(crate) mod commitment;
pub(crate) mod compare;
pub(crate) mod conflicts;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod drawing;
pub(crate) mod due;
pub(crate) mod exchange;
pub(crate) mod explain;
pub(crate) mod format;
pub(crate) mod gaps;
#[cfg(feature = "html-report")]
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod kinds;
pub(crate) mod layout;
pub(crate) mod leads;
pub(crate) mod link_list;
pub(crate) mod network;
pub(crate) mod orphans;
pub(crate) mod reliability;
pub(crate) mod sensitivity;
pub(crate) mod similarity;
pub(crate) mod statement_matrix;
pub(crate) mod svg;
pub(crate) mod timeline;
pub(crate) mod together;
pub(crate) mod unmet;
pub(crate) mod who_else;
#[cfg(feature = "workbook")]
pub(crate) mod workbook;

pub use agreement::AgreementReport;
pub use answer_trait::{Answer, AsJson, Kind};
pub use drawing::Dot;
pub use format::Format;
#[cfg(feature = "html-report")]
pub use html::{HtmlReport, HtmlReportBuilder};
pub use json::{JSON_FORMAT, from_json};
pub use kinds::KINDS;
pub use layout::tabular::Tabular;
pub use network::{Gexf, GraphMl};
pub use svg::{GraphPicture, HeatMap, SimilarityMap};
pub use together::{apart, pictures, together};
#[cfg(feature = "workbook")]
pub use workbook::Workbook;
