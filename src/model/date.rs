//! Dates as plans give them: a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};

/// A year, a month of a year, or a day: as exact as the document that names it.
///
/// Written `2026`, `2026-03` or `2026-03-31`; read from the same.
///
/// ```
/// use policy_crosswalk::Date;
/// let due: Date = "2026-03".parse()?;
/// assert!(due < "2026-04-01".parse()?);
/// assert_eq!(due.to_string(), "2026-03");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// A year from 1 to 9999, a month from 1 to 12 of it, or a day that the month has.
    ///
    /// ```
    /// use policy_crosswalk::Date;
    /// assert_eq!(Date::new(2026, Some(3), None)?.to_string(), "2026-03");
    /// assert!(Date::new(2026, Some(2), Some(29)).is_err());
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Date`] for a month or day that there is not, and for a day without a month.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, Error> {
        checked(year, month, day).ok_or_else(|| Error::Date {
            place: Place::default(),
            text: shown(year, month, day),
        })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is told.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, where it is told.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether all of this date lies before any of `other`: 2018 is before 2019-03, and not before 2018-11.
    ///
    /// ```
    /// use policy_crosswalk::Date;
    /// let date = |t: &str| t.parse::<Date>().unwrap();
    /// assert!(date("2018").is_before(date("2019-03")));
    /// assert!(!date("2018").is_before(date("2018-11")));
    /// ```
    pub fn is_before(self, other: Self) -> bool {
        let key =
            |d: Self, missing: u8| (d.year, d.month.unwrap_or(missing), d.day.unwrap_or(missing));
        key(self, u8::MAX) < key(other, 0)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn checked(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
    let last = month.map_or(0, |month| days_in(year, month));
    let holds = (1..=9999).contains(&year)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=last).contains(&day));
    holds.then_some(Date { year, month, day })
}

/// A date that there may not be, with `?` for a month that is missing before a day.
fn shown(year: u16, month: Option<u8>, day: Option<u8>) -> String {
    match (month, day) {
        (None, None) => format!("{year:04}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (None, Some(day)) => format!("{year:04}-?-{day:02}"),
    }
}

fn number<T: FromStr>(text: &str, digits: usize) -> Option<T> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|text| number(text, 2));
    let day = parts.next().map(|text| number(text, 2));
    if parts.next().is_some() || month == Some(None) || day == Some(None) {
        return None;
    }
    checked(year, month.flatten(), day.flatten())
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| Error::Date {
            place: Place::default(),
            text: text.to_owned(),
        })
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "24",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-2",
            "March 2024",
            "2024-03-31-1",
            "0000",
            "2024-+3",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("2024-02-29".parse::<Date>().is_ok());
    }

    #[test]
    fn a_month_or_day_that_there_is_not_is_refused() {
        let message = |year, month, day| Date::new(year, month, day).unwrap_err().to_string();
        let expected = "expected YYYY, YYYY-MM or YYYY-MM-DD";
        for (year, month, day, text) in [
            (0, None, None, "0000"),
            (10_000, None, None, "10000"),
            (2026, Some(13), None, "2026-13"),
            (2026, Some(2), Some(29), "2026-02-29"),
            (2026, Some(4), Some(0), "2026-04-00"),
            (2026, None, Some(5), "2026-?-05"),
        ] {
            assert_eq!(
                message(year, month, day),
                format!("`{text}` is no date; {expected}")
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*") {
            let _ = text.parse::<Date>();
        }

        #[test]
        fn a_date_reads_back(y in 1u16..=9999, m in 1u8..=12, d in 1u8..=28) {
            for (month, day) in [(None, None), (Some(m), None), (Some(m), Some(d))] {
                let date = Date::new(y, month, day).unwrap();
                prop_assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
                prop_assert_eq!((date.year(), date.month(), date.day()), (y, month, day));
            }
        }
    }
}
