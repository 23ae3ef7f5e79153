//! Reads leads, dates and states out of the cells and lines that tell them.

use super::phrase::{key, spaced};
use super::roles::Cues;
use crate::{Date, Period, Status};

/// Who leads on a thing and when it is due, with the words that were neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeadDue {
    /// The bodies that lead.
    pub(super) leads: Vec<String>,
    /// The last date named.
    pub(super) due: Option<Date>,
    /// A date in words that name no date, such as `ongoing`.
    pub(super) vague: Option<String>,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

const VAGUE: [&str; 14] = [
    "ongoing",
    "on going",
    "on-going",
    "tbc",
    "tba",
    "immediate",
    "immediately",
    "continuous",
    "short term",
    "medium term",
    "long term",
    "quarterly",
    "annually",
    "annual",
];

fn month(word: &str) -> Option<u8> {
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
    Some(if number < 70 {
        2000 + number
    } else {
        1900 + number
    })
}

fn make(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    text.parse().ok()
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

/// Each date in a text with its place. Of a range such as `2020 - 2021` or `2026/27` both ends count.
pub(super) fn dates(text: &str, period: Option<Period>) -> Vec<(usize, usize, Date)> {
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
        let found = numeric(&word, &slashed, i)
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

/// `31/10/17`, `31.10.2017`, `2026-03-31`, `03/2026`.
fn numeric<'a>(
    word: &dyn Fn(usize) -> &'a str,
    slashed: &dyn Fn(usize) -> bool,
    i: usize,
) -> Option<(usize, Date)> {
    if !slashed(i) {
        return None;
    }
    let small = |i: usize| word(i).parse::<u8>().ok().filter(|_| word(i).len() <= 2);
    if slashed(i + 1) {
        if let (Some(year), Some(month), Some(day)) = (year(word(i)), small(i + 1), small(i + 2)) {
            return Some((3, make(year, Some(month), Some(day))?));
        }
        let end = year(word(i + 2)).or_else(|| short_year(word(i + 2)));
        if let (Some(day), Some(month), Some(year)) = (small(i), small(i + 1), end) {
            return Some((3, make(year, Some(month), Some(day))?));
        }
    }
    let month = small(i)?;
    Some((2, make(year(word(i + 1))?, Some(month), None)?))
}

/// `March 2026`, `31 March 2026`, `31st March 2026`, `Mar-26`.
fn named<'a>(
    word: &dyn Fn(usize) -> &'a str,
    close: &dyn Fn(usize) -> bool,
    i: usize,
) -> Option<(usize, Date)> {
    let day = word(i)
        .parse::<u8>()
        .ok()
        .filter(|day| (1..=31).contains(day));
    let suffix = usize::from(day.is_some() && ["st", "nd", "rd", "th"].contains(&word(i + 1)));
    let at = i + usize::from(day.is_some()) + suffix;
    let found = month(word(at)).filter(|_| close(at))?;
    let end =
        year(word(at + 1)).or_else(|| short_year(word(at + 1).trim_start_matches(['\'', '’'])))?;
    let date = make(end, Some(found), day).or_else(|| make(end, Some(found), None))?;
    Some((at + 2 - i, date))
}

/// `2026`, and `2026/27` or `2024-27`, which ends in the later year.
fn plain_year<'a>(
    word: &dyn Fn(usize) -> &'a str,
    slashed: &dyn Fn(usize) -> bool,
    i: usize,
) -> Option<(usize, Date)> {
    let first = year(word(i))?;
    let later = short_year(word(i + 1)).filter(|later| slashed(i) && *later > first);
    match later {
        Some(later) => Some((2, make(later, None, None)?)),
        None => Some((1, make(first, None, None)?)),
    }
}

/// `Year 2` of a plan whose first year is known ends a year after `Year 1` does.
fn plan_year<'a>(
    word: &dyn Fn(usize) -> &'a str,
    i: usize,
    period: Option<Period>,
) -> Option<(usize, Date)> {
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
    Some((
        2,
        make(period?.from.year().checked_add(years)?, None, None)?,
    ))
}

/// Reads a cell that tells who leads, by when, or both: `Police Scotland - March 2026`.
pub(super) fn lead_due(text: &str, cues: &Cues, period: Option<Period>) -> LeadDue {
    let found = dates(text, period);
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end, _) in &found {
        rest.push_str(&text[from..*start]);
        rest.push('\n');
        from = *end;
    }
    rest.push_str(&text[from..]);
    let mut out = LeadDue {
        due: found.iter().map(|(.., date)| *date).max(),
        ..LeadDue::default()
    };
    for part in rest
        .split(['\n', ';', '•'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
    {
        let part = spaced(part);
        let part = part.trim_matches(|c: char| ",./-–:()".contains(c) || c.is_whitespace());
        let words = key(part);
        if words.is_empty() || is_filler(&words) {
            continue;
        }
        if VAGUE.contains(&&*words) || month(&words).is_some() {
            out.vague = Some(part.to_owned());
        } else {
            split_bodies(part, cues, &mut out.leads);
        }
    }
    out
}

/// Words about a date that say nothing without it.
fn is_filler(words: &str) -> bool {
    words.split(' ').all(|word| {
        [
            "by",
            "end",
            "of",
            "from",
            "to",
            "until",
            "and",
            "the",
            "in",
            "due",
            "complete",
            "completed",
            "spring",
            "summer",
            "autumn",
            "winter",
            "early",
            "late",
            "mid",
            "q1",
            "q2",
            "q3",
            "q4",
            "q",
            "st",
            "th",
            "nd",
            "rd",
            "n",
            "na",
            "tbc",
            "a",
            "year",
            "financial",
        ]
        .contains(&word)
            || word.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Parts a list of bodies at commas, obliques and full stops, where both sides can be bodies.
fn split_bodies(text: &str, cues: &Cues, out: &mut Vec<String>) {
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let parts = match c {
            ',' => !after.trim_start().starts_with("and "),
            '/' => true,
            '.' => after.starts_with(' '),
            '&' | '+' => after.starts_with(' ') && text[..at].ends_with(' '),
            _ => false,
        };
        if parts && may_part(text[start..at].trim(), after.trim(), c, cues) {
            add_body(&text[start..at], out);
            start = at + c.len_utf8();
        }
    }
    add_body(&text[start..], out);
}

fn add_body(text: &str, out: &mut Vec<String>) {
    let text = text
        .trim()
        .trim_start_matches("and ")
        .trim_matches([',', '.', '/', ' ']);
    if !text.is_empty() && !out.iter().any(|have| have == text) {
        out.push(text.to_owned());
    }
}

/// Whether `left` can be a body by itself, or `right` begins one: `iDART, Community Justice Partnership`.
fn may_part(left: &str, right: &str, sign: char, cues: &Cues) -> bool {
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let first = right.split([' ', ',', '/']).next().unwrap_or_default();
    let last_key = key(left);
    let whole = cues.body.ends(&last_key) || (is_acronym(left) && !left.contains(' '));
    let fresh = is_acronym(first);
    let listed = sign == ',' && !right.contains(" and ") && !right.contains(" & ");
    match sign {
        '&' | '+' => {
            whole && (fresh || cues.body.ends(&key(right))) && super::phrase::words(left) > 1
        }
        _ => whole || fresh || listed,
    }
}

/// Whether a word is a short name: `NHS`, `iDART`, `P&K`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.chars().count() <= 8 && !word.contains(' ')
}

/// The state that a cell of a status or progress column tells, where its words are known.
pub(super) fn status(text: &str, cues: &Cues) -> Option<Status> {
    let key = key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let (len, status) = cues.status.at(&words)?;
    (len == words.len() || len > 1 || words[0].len() > 2).then_some(status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoleWords;

    fn read(text: &str) -> (Vec<String>, Option<String>) {
        let period = Period {
            from: "2020".parse().unwrap(),
            to: None,
        };
        let out = lead_due(text, &Cues::new(&RoleWords::built_in()), Some(period));
        (out.leads, out.due.map(|date| date.to_string()))
    }

    #[test]
    fn dates_in_the_forms_that_plans_use() {
        for (text, due) in [
            ("March 2026", Some("2026-03")),
            ("2020 - 2021", Some("2021")),
            ("31/10/17", Some("2017-10-31")),
            ("31st March 2025", Some("2025-03-31")),
            ("Year 1", Some("2021")),
            ("2026/27", Some("2027")),
            ("by end of Sept-25", Some("2025-09")),
            ("2026-03-31", Some("2026-03-31")),
            ("ongoing", None),
            ("31 February 2025", Some("2025-02")),
        ] {
            let (leads, found) = read(text);
            assert_eq!(found.as_deref(), due, "{text}");
            assert!(leads.is_empty(), "{text}: {leads:?}");
        }
    }

    #[test]
    fn leads_part_into_bodies() {
        for (text, leads) in [
            (
                "ADP Adult Delivery Group - March 2026",
                vec!["ADP Adult Delivery Group"],
            ),
            (
                "Hillcrest Futures, NHS Tayside Public Health - March 2027",
                vec!["Hillcrest Futures", "NHS Tayside Public Health"],
            ),
            (
                "ADP Children. Young People and Families Group - March 2026",
                vec!["ADP Children. Young People and Families Group"],
            ),
            (
                "ADP Adult Delivery Group, ADP Children, Young People and Families Group",
                vec![
                    "ADP Adult Delivery Group",
                    "ADP Children, Young People and Families Group",
                ],
            ),
            (
                "P&K Integrated Mental Health/ Substance Use Group",
                vec!["P&K Integrated Mental Health/ Substance Use Group"],
            ),
            (
                "P&K Justice Social Work/ iDART",
                vec!["P&K Justice Social Work", "iDART"],
            ),
            (
                "ADP Adult Delivery Group. NHS Tayside Public Health",
                vec!["ADP Adult Delivery Group", "NHS Tayside Public Health"],
            ),
            (
                "iDART, Community Justice Partnership",
                vec!["iDART", "Community Justice Partnership"],
            ),
            (
                "NHS Fife; Police Scotland",
                vec!["NHS Fife", "Police Scotland"],
            ),
        ] {
            assert_eq!(read(text).0, leads, "{text}");
        }
    }
}
