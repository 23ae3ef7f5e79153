//! What the cells of many tables are made of.

use crate::model::StatementId;

/// Ids in one cell.
pub(crate) fn ids<'i>(ids: impl IntoIterator<Item = &'i StatementId>) -> String {
    let ids: Vec<&str> = ids.into_iter().map(StatementId::as_str).collect();
    ids.join(" ")
}

/// The first few ids, and how many more there are.
pub(crate) fn some_ids(all: &[StatementId], most: usize) -> String {
    match all.len().saturating_sub(most) {
        0 => ids(all),
        more => format!("{} and {more} more", ids(&all[..most])),
    }
}

/// What may be missing, as a cell.
pub(crate) fn or_empty(value: Option<impl ToString>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

/// A figure that may be missing, to three places.
pub(crate) fn figure(value: Option<f64>) -> String {
    value.map_or(String::new(), |value| format!("{value:.3}"))
}
