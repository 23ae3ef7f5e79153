//! A cell that is a date, in the forms that spreadsheets and people leave.

use crate::language::dates::{dates, full_year};
use crate::model::Date;

/// Which of day and month comes first where both are numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DateOrder {
    /// `31/03/2026`, as in Britain.
    #[default]
    DayFirst,
    /// `03/31/2026`, as in the United States.
    MonthFirst,
}

impl DateOrder {
    /// The order in some cells: month first where one of them can be read in no other way.
    pub(crate) fn of<'t>(cells: impl IntoIterator<Item = &'t str>) -> Self {
        let month_first = |cell: &str| {
            parts(cell).is_some_and(|[first, second, _]| first <= 12 && (13..=31).contains(&second))
        };
        if cells.into_iter().any(month_first) {
            Self::MonthFirst
        } else {
            Self::DayFirst
        }
    }
}

/// The numbers of `31/03/2026`.
fn parts(cell: &str) -> Option<[u16; 3]> {
    let day = cell.trim().split([' ', 'T']).next()?;
    let mut numbers = day.split(['/', '.', '-']);
    let mut next = || numbers.next()?.parse().ok();
    let found = [next()?, next()?, next()?];
    let last_is_year = day.len() >= 6 && found[0] <= 31 && (found[2] >= 1000 || found[2] < 100);
    (numbers.next().is_none() && last_is_year).then_some(found)
}

/// The date that a whole cell is: as a file of ours has it (`2026-03-31`), with a time behind it, with day or month
/// first, or in words (`31 March 2026`, `Mar-26`, `2026/27`).
pub(crate) fn loose_date(cell: &str, order: DateOrder) -> Option<Date> {
    let cell = cell.trim();
    if let Ok(date) = cell.parse() {
        return Some(date);
    }
    if let Some([first, second, year]) = parts(cell) {
        let (day, month) = match order {
            DateOrder::DayFirst => (first, second),
            DateOrder::MonthFirst => (second, first),
        };
        let year = if year < 100 { full_year(year) } else { year };
        let small = |number: u16| u8::try_from(number).ok();
        return Date::new(year, Some(small(month)?), Some(small(day)?)).ok();
    }
    if let Some((day, _)) = cell.split_once([' ', 'T'])
        && let Ok(date) = day.parse()
        && cell.len() >= "2026-03-31T0:00".len()
    {
        return Some(date);
    }
    match dates(cell, None).as_slice() {
        [(0, end, date)] if *end == cell.len() => Some(*date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_in_the_forms_that_spreadsheets_leave() {
        let read = |cell: &str| loose_date(cell, DateOrder::DayFirst).map(|date| date.to_string());
        for (cell, date) in [
            ("2026-03-31", "2026-03-31"),
            ("2026-03", "2026-03"),
            (" 2026 ", "2026"),
            ("31/03/2026", "2026-03-31"),
            ("1.2.26", "2026-02-01"),
            ("31/03/85", "1985-03-31"),
            ("31 March 85", "1985-03-31"),
            ("3 Mar 26", "2026-03-03"),
            ("2026-03-31 00:00:00", "2026-03-31"),
            ("2026-03-31T10:00:00Z", "2026-03-31"),
            ("Mar-26", "2026-03"),
            ("31 March 2026", "2026-03-31"),
            ("March 2026", "2026-03"),
        ] {
            assert_eq!(read(cell).as_deref(), Some(date), "{cell}");
        }
        for cell in [
            "",
            "soon",
            "31/02/2026",
            "2026-13",
            "March 2026 or later",
            "1/2/3/4",
            "13/13/2026",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    #[test]
    fn one_cell_that_has_the_month_first_tells_of_all() {
        assert_eq!(
            DateOrder::of(["02/01/2026", "11/22/2026"]),
            DateOrder::MonthFirst
        );
        assert_eq!(
            DateOrder::of(["02/01/2026", "22/11/2026"]),
            DateOrder::DayFirst
        );
        assert_eq!(
            DateOrder::of(["02/01/2026", "2026-11-22"]),
            DateOrder::DayFirst
        );
        let date = loose_date("11/22/2026", DateOrder::MonthFirst).unwrap();
        assert_eq!(date.to_string(), "2026-11-22");
    }
}
