//! One page in HTML with all answers, to send on.

pub(crate) mod anchors;
pub(crate) mod chapter;
pub(crate) mod cover;
pub(crate) mod gap_tables;
pub(crate) mod heat_table;
pub(crate) mod html_report;
pub(crate) mod side_by_side;
pub(crate) mod statement_cards;
pub(crate) mod through_time;

pub use html_report::{HtmlReport, HtmlReportBuilder};
