//! Cells that a spreadsheet does not take for formulas.

use std::borrow::Cow;

/// How a cell begins that spreadsheets may take for a formula; the full-width signs too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a cell is an apostrophe or several, or none, before what a spreadsheet may take for a formula. Marks that
/// are not seen do not hide it.
fn is_formula(cell: &str) -> bool {
    let unseen = |c: char| {
        c == ' ' || c == '\'' || (c.is_control() && !FORMULA.contains(&c)) || is_unseen(c)
    };
    cell.trim_start_matches(unseen).starts_with(FORMULA)
}

/// Marks without width: byte order mark, zero-width space and joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
}

/// A cell as a spreadsheet may open it: an apostrophe before what could be a formula. [`unguarded`] takes it off.
pub(crate) fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// What was [`guarded`]. A cell that was not stays as it is, but for an apostrophe before a formula.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_get_an_apostrophe() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("\u{feff}=1"), "'\u{feff}=1");
        assert_eq!(guarded("'-x"), "''-x");
        assert_eq!(guarded("a-b"), "a-b");
        assert_eq!(guarded("'tis"), "'tis");
    }

    proptest! {
        #[test]
        fn cells_come_back(cell in "['=+\\-@\u{feff}\ta ]{0,6}") {
            let guarded = guarded(&cell).into_owned();
            prop_assert!(!guarded.starts_with(FORMULA));
            prop_assert_eq!(unguarded(&guarded), cell);
        }
    }
}
