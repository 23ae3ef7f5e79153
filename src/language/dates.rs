//! Reads dates in the forms that plans use.

use crate::model::{Date, Period};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

pub(crate) fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = full
        .iter()
        .position(|name| *name == lower)
        .or_else(|| (lower == "sept").then_some(8))
        .or_else(|| MONTHS.iter().position(|name| *name == lower))?;
    u8::try_from(at + 1).ok()
}

fn year(word: &str) -> Option<u16> {
    let number: u16 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1950..2100).contains(&number).then_some(number)
}

/// A year in two digits, after a month or another year.
fn short_year(word: &str) -> Option<u16> {
    let number: u16 = word.parse().ok().filter(|_| word.len() == 2)?;
    Some(full_year(number))
}

/// The year that two digits mean, the centuries split as POSIX does (`%y` of `strptime`).
pub(super) fn full_year(short: u16) -> u16 {
    if short < 69 {
        2000 + short
    } else {
        1900 + short
    }
}

fn make(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The pieces of a text that may be parts of dates: runs of letters and runs of digits, with their places.
fn tokens(text: &str) -> Vec<(usize, usize, &str)> {
    let mut out: Vec<(usize, usize, &str)> = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let sort = (c.is_alphabetic() || c == '\'' || c == '’')
            .then_some(false)
            .or(c.is_ascii_digit().then_some(true));
        if let Some((from, digits)) = start
            && sort != Some(digits)
        {
            out.push((from, at, &text[from..at]));
            start = None;
        }
        if start.is_none()
            && let Some(digits) = sort
        {
            start = Some((at, digits));
        }
    }
    out
}

/// A date in a text: where it begins and ends, and the date; none where no calendar has it, such as 31 February.
pub(crate) type Found = (usize, usize, Option<Date>);

/// Each date in a text with its place. Of a range such as `2020 - 2021` or `2026/27` both ends count.
pub(crate) fn dates(text: &str, period: Option<Period>) -> Vec<(usize, usize, Date)> {
    let all = found(text, period).into_iter();
    all.filter_map(|(from, to, date)| Some((from, to, date?)))
        .collect()
}

/// Each date in a text with its place, those too that no calendar has.
pub(crate) fn found(text: &str, period: Option<Period>) -> Vec<Found> {
    let tokens = tokens(text);
    let word = |i: usize| tokens.get(i).map_or("", |(_, _, word)| *word);
    let close = |i: usize| match (tokens.get(i), tokens.get(i + 1)) {
        (Some(a), Some(b)) => text[a.1..b.0].trim().chars().all(|c| ".,-–/:".contains(c)),
        _ => false,
    };
    let slashed = |i: usize| match (tokens.get(i), tokens.get(i + 1)) {
        (Some(a), Some(b)) => ["/", ".", "-", "–"].contains(&&text[a.1..b.0]),
        _ => false,
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let found = quarter(&word, &slashed, i)
            .or_else(|| numeric(&word, &slashed, i))
            .or_else(|| named(&word, &close, i))
            .or_else(|| plain_year(&word, &slashed, i))
            .or_else(|| plan_year(&word, i, period));
        match found {
            Some((len, date)) => {
                out.push((tokens[i].0, tokens[i + len - 1].1, date));
                i += len;
            }
            None => i += 1,
        }
    }
    out
}

/// A date, and over how many words it goes.
type Read = Option<(usize, Option<Date>)>;

/// `Q3 2024/25`, `Quarter 3 of 2024-25`, `FY 24/25`: of a year that begins in April.
fn quarter<'a>(word: &dyn Fn(usize) -> &'a str, slashed: &dyn Fn(usize) -> bool, i: usize) -> Read {
    let lower = word(i).to_lowercase();
    let number = word(i + 1).parse::<u8>().ok();
    let (at, month) = match (&*lower, number) {
        ("q" | "qtr" | "quarter", Some(n @ 1..=4)) if word(i + 1).len() == 1 => (i + 2, n * 3 + 3),
        ("fy", _) => (i + 1, 15),
        _ => return None,
    };
    let at = at + usize::from(word(at).eq_ignore_ascii_case("of"));
    let first = year(word(at)).or_else(|| short_year(word(at)).filter(|_| lower == "fy"))?;
    let next = word(at + 1);
    let later = short_year(next).or_else(|| year(next));
    if lower == "fy" && !(slashed(at) && later.is_some()) {
        // A financial year that is named by one number is the one that ends in it.
        return Some((at + 1 - i, make(first, None, None)));
    }
    if !slashed(at) || later != Some(first + 1) {
        return None;
    }
    let (year, month) = if month > 12 {
        (first + 1, month - 12)
    } else {
        (first, month)
    };
    Some((at + 2 - i, make(year, Some(month), None)))
}

/// `31/10/17`, `31.10.2017`, `2026-03-31`, `03/2026`, `2026-03`.
fn numeric<'a>(word: &dyn Fn(usize) -> &'a str, slashed: &dyn Fn(usize) -> bool, i: usize) -> Read {
    if !slashed(i) {
        return None;
    }
    let small = |i: usize| word(i).parse::<u8>().ok().filter(|_| word(i).len() <= 2);
    if slashed(i + 1) {
        if let (Some(year), Some(month), Some(day)) = (year(word(i)), small(i + 1), small(i + 2)) {
            return Some((3, make(year, Some(month), Some(day))));
        }
        let end = year(word(i + 2)).or_else(|| short_year(word(i + 2)));
        if let (Some(first), Some(second), Some(year)) = (small(i), small(i + 1), end) {
            // The month stands first where nothing else is a date: `4/15/2024`.
            let day_first = make(year, Some(second), Some(first));
            let read = day_first.or_else(|| make(year, Some(first), Some(second)));
            return Some((3, read));
        }
    }
    if let (Some(first), Some(month)) = (
        year(word(i)),
        small(i + 1).filter(|_| word(i + 1).len() == 2),
    ) && u16::from(month) <= first % 100
    {
        // `2024-27` is a span of years, `2026-03` a month, and `2026-13` neither.
        return Some((2, make(first, Some(month), None)));
    }
    let month = small(i)?;
    Some((2, Some(make(year(word(i + 1))?, Some(month), None)?)))
}

/// `March 2026`, `31 March 2026`, `31st March 2026`, `March 31, 2026`, `Mar-26`.
fn named<'a>(word: &dyn Fn(usize) -> &'a str, close: &dyn Fn(usize) -> bool, i: usize) -> Read {
    let number = |at: usize| word(at).parse::<u8>().ok().filter(|_| word(at).len() <= 2);
    let suffixed = |at: usize| usize::from(["st", "nd", "rd", "th"].contains(&word(at)));
    let day = number(i);
    let at = i + day.map_or(0, |_| 1 + suffixed(i + 1));
    let of = usize::from(day.is_some() && word(at) == "of");
    let at = at + of;
    let found = month(word(at)).filter(|_| close(at))?;
    if day.is_none()
        && let Some(day) = number(at + 1)
    {
        let end = at + 2 + suffixed(at + 2);
        if let Some(year) = year(word(end)) {
            return Some((end + 1 - i, make(year, Some(found), Some(day))));
        }
    }
    let end =
        year(word(at + 1)).or_else(|| short_year(word(at + 1).trim_start_matches(['\'', '’'])))?;
    Some((at + 2 - i, make(end, Some(found), day)))
}

/// `2026`, and `2026/27` or `2024-27`, which ends in the later year.
fn plain_year<'a>(
    word: &dyn Fn(usize) -> &'a str,
    slashed: &dyn Fn(usize) -> bool,
    i: usize,
) -> Read {
    let first = year(word(i))?;
    let later = short_year(word(i + 1)).filter(|later| slashed(i) && *later > first);
    match later {
        Some(later) => Some((2, make(later, None, None))),
        None => Some((1, make(first, None, None))),
    }
}

/// `Year 2` of a plan whose first year is known ends a year after `Year 1` does.
fn plan_year<'a>(word: &dyn Fn(usize) -> &'a str, i: usize, period: Option<Period>) -> Read {
    let numbers = ["one", "two", "three", "four", "five"];
    let count = |text: &str| {
        let lower = text.to_lowercase();
        let named = numbers
            .iter()
            .position(|name| *name == lower)
            .map(|at| at as u16 + 1);
        named.or_else(|| text.parse::<u16>().ok().filter(|n| (1..=10).contains(n)))
    };
    if !word(i).eq_ignore_ascii_case("year") {
        return None;
    }
    let years = count(word(i + 1))?;
    let end = period?.from.year().checked_add(years)?;
    Some((2, Some(make(end, None, None)?)))
}
