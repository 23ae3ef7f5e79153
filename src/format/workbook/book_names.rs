//! The names of sheets and columns by which a workbook is read back.

pub(crate) const ABOUT: &str = "about";
pub(crate) const LINKS: &str = "links";
pub(crate) const UNLINKED: &str = "no theme";
pub(crate) const GAPS: &str = "gaps";

pub(crate) const STATEMENT: &str = "statement";
pub(crate) const THEME: &str = "theme";
pub(crate) const PARTNERSHIP: &str = "partnership id";
pub(crate) const TEXT: &str = "text";
pub(crate) const RELATION: &str = "relation";
pub(crate) const CONFIDENCE: &str = "confidence";

pub(crate) const VERDICT: &str = "verdict";
pub(crate) const NEW_RELATION: &str = "new relation";
pub(crate) const REVIEWER: &str = "reviewer";
pub(crate) const DATE: &str = "reviewed on";
pub(crate) const COMMENT: &str = "comment";

/// Rows of the sheet [`ABOUT`], beside [`REVIEWER`] and [`DATE`], which there stand for all verdicts without their own.
pub(crate) const FRAMEWORK: &str = "framework id";
pub(crate) const REVIEW: &str = "review";
pub(crate) const VERSION: &str = "review version";
pub(crate) const LICENSE: &str = "review licence";

/// The most characters of a cell that are written; spreadsheets hold a few more.
pub(crate) const MOST_CHARACTERS: usize = 32_000;
/// What a longer text ends with.
pub(crate) const CUT: char = '…';
