//! Reads leads, dates and states out of the cells and lines that tell them.

use crate::document::block::BlockGrid;
use crate::document::bodies;
use crate::document::cues::{Cue, Cues};
use crate::document::phrase::{key, spaced, words};
use crate::document::trailing::is_field;
use crate::language::dates;
use crate::language::dates::month;
use crate::language::status_words;
use crate::model::{Date, Period, Status};

/// Who leads on a thing and when it is due, with the words that were neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeadDue {
    /// The bodies that lead.
    pub(super) leads: Vec<String>,
    /// The last date named.
    pub(super) due: Option<Date>,
    /// The state that stands where a date should: `Complete`, `Ongoing`.
    pub(super) status: Option<Status>,
    /// What is not in the plan of what stands there, each with the reason.
    pub(super) lost: Vec<(String, &'static str)>,
}

/// What may stand in a text beside dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Bodies: the text is told to be of leads.
    Leads,
    /// Nothing but what is surely a body: the text is told to be a date.
    Bodies,
}

const VAGUE: [&str; 29] = [
    "throughout",
    "rolling programme",
    "rolling",
    "ongoing",
    "on going",
    "tbc",
    "tba",
    "tbd",
    "asap",
    "immediate",
    "immediately",
    "continuous",
    "continuously",
    "continual",
    "short term",
    "medium term",
    "long term",
    "monthly",
    "quarterly",
    "annually",
    "annual",
    "weekly",
    "each",
    "every",
    "to be agreed",
    "to be confirmed",
    "date to be",
    "life of the plan",
    "lifetime of the plan",
];

/// Parts of a year that a date cannot hold.
const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "winter", "fall"];

/// Reads a text that tells who leads, by when, or both: `Police Scotland - March 2026`.
pub(super) fn lead_due(text: &str, beside: Beside, cues: &Cues, period: Option<Period>) -> LeadDue {
    let found = dates::found(text, period);
    let mut out = LeadDue::default();
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end, date) in &found {
        rest.push_str(before_date(&text[from..*start]));
        rest.push('\n');
        from = *end;
        if date.is_none() {
            out.lost
                .push((text[*start..*end].to_owned(), "is no day of any year"));
        }
    }
    rest.push_str(&text[from..]);
    let ends: Vec<dates::Found> = (found.iter().enumerate())
        .filter(|(at, (start, ..))| found.len() > at + 1 || !is_beginning(&text[..*start]))
        .map(|(_, found)| *found)
        .collect();
    if ends.len() < found.len() {
        out.lost
            .push((spaced(text), "tells when it begins, not when it ends"));
    }
    choose(text, &ends, &mut out);
    let parts = rest
        .split(['\n', ';', '•'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "));
    for part in parts {
        let part = spaced(part);
        let part = part.trim_matches(|c: char| ",./-–: ".contains(c));
        let part = unbracketed(part);
        // What stands behind the last comma may tell a state, or that no date is set: `Public Health, ongoing`.
        let (part, last) = match part.rsplit_once(',') {
            Some((part, last)) if is_vague(&key(last)) || is_state(last, cues) => {
                (part, Some(last.trim()))
            }
            _ => (part, None),
        };
        let words = key(part);
        if !words.is_empty() && !is_filler(&words) {
            place(part, &words, beside, cues, &mut out);
        }
        if let Some(last) = last {
            place(last, &key(last), Beside::Bodies, cues, &mut out);
        }
    }
    out
}

/// Takes the last date; another before it, unless it begins a span, is told.
fn choose(text: &str, found: &[dates::Found], out: &mut LeadDue) {
    let told: Vec<&dates::Found> = found.iter().filter(|(.., date)| date.is_some()).collect();
    out.due = told.iter().filter_map(|(.., date)| *date).max();
    for pair in told.windows(2) {
        let between = text[pair[0].1..pair[1].0].trim();
        let span = ["-", "–", "—", "to", "until", "/", "and end", ""].contains(&between);
        let other = if pair[0].2 == out.due {
            pair[1]
        } else {
            pair[0]
        };
        if !span {
            out.lost
                .push((text[other.0..other.1].to_owned(), "is another date"));
        }
    }
    let coarse = |word: &str| SEASONS.contains(&word) || matches!(word, "q1" | "q2" | "q3" | "q4");
    if out.due.is_some_and(|due| due.month().is_none()) && key(text).split(' ').any(coarse) {
        out.lost
            .push((spaced(text), "kept no closer than the year"));
    }
}

/// What stands before a date, without the words that lead to it.
pub(super) fn before_date(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some(word) = rest
        .rsplit([' ', '\n'])
        .next()
        .filter(|word| leads_to_date(word))
    {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    rest
}

/// Whether a word leads to a date: `by`, `end of`, `summer`.
pub(super) fn leads_to_date(word: &str) -> bool {
    const ABOUT: [&str; 16] = [
        "by",
        "end",
        "of",
        "the",
        "from",
        "until",
        "in",
        "early",
        "late",
        "mid",
        "before",
        "due",
        "starting",
        "beginning",
        "since",
        "to",
    ];
    let word = key(word);
    ABOUT.contains(&&*word) || SEASONS.contains(&&*word)
}

/// Whether what stands before a date says that a thing begins on it.
fn is_beginning(before: &str) -> bool {
    const WORDS: [&str; 9] = [
        "from",
        "starting",
        "beginning",
        "begins",
        "starts",
        "since",
        "began",
        "not before",
        "onwards from",
    ];
    let told = key(before_season(before));
    WORDS
        .iter()
        .any(|word| told == *word || told.ends_with(&[" ", word].concat()))
}

fn before_season(text: &str) -> &str {
    let text = text.trim_end();
    let word = text.rsplit(' ').next().unwrap_or_default();
    let about = SEASONS.contains(&&*key(word)) || ["in", "early", "late"].contains(&word);
    if about {
        &text[..text.len() - word.len()]
    } else {
        text
    }
}

/// Whether words tell of a time that no date can hold.
pub(super) fn is_vague(words: &str) -> bool {
    VAGUE.iter().any(|vague| {
        words == *vague
            || words.starts_with(&format!("{vague} "))
            || words.ends_with(&format!(" {vague}"))
            || words.contains(" each ")
            || words.contains(" every ")
    })
}

fn is_state(text: &str, cues: &Cues) -> bool {
    let told = key(text);
    cues.status.is(&told) && told.len() > 2
}

/// Whether a text says who leads and, behind the last comma, by when: `Turning Tide and Library Service, autumn 2026`.
/// Then all before it is names.
pub(super) fn names_then_date(text: &str, cues: &Cues) -> bool {
    let Some((names, last)) = text.rsplit_once([',', ';', '–']) else {
        return false;
    };
    let found = dates::found(last, None);
    let dated = found.first().is_some_and(|(from, ..)| {
        let before = last[..*from].split_whitespace().all(leads_to_date);
        before
            && found
                .last()
                .is_some_and(|(_, to, _)| last[*to..].trim().is_empty())
    });
    let told = dated || is_vague(&key(last)) || is_state(last, cues);
    let small = [
        "and", "of", "the", "for", "in", "on", "&", "/", "-", "–", "to",
    ];
    let proper = names.split_whitespace().all(|word| {
        small.contains(&word) || !word.trim_start_matches('(').starts_with(char::is_lowercase)
    });
    told && proper && names.starts_with(char::is_uppercase) && words(names) <= 14
}

/// Puts what stands beside dates where it belongs.
fn place(part: &str, words: &str, beside: Beside, cues: &Cues, out: &mut LeadDue) {
    let vague = is_vague(words);
    let state = status(part, cues).filter(|_| words.split(' ').count() <= 3);
    if let Some(state) = state.filter(|_| out.due.is_none() && beside == Beside::Bodies) {
        out.status = Some(state);
        if vague {
            out.lost.push((part.to_owned(), "names no date"));
        }
    } else if vague || month(words).is_some() || SEASONS.contains(&words) {
        out.lost.push((part.to_owned(), "names no date"));
    } else if beside == Beside::Leads || bodies::is_body(part, cues) {
        let refused = bodies::part(part, cues, &mut out.leads);
        out.lost
            .extend(refused.map(|text| (text, "names nobody who leads")));
    } else {
        out.lost.push((part.to_owned(), "is no date"));
    }
}

/// A text without the bracket that only one end of it has, or that goes round it.
fn unbracketed(text: &str) -> &str {
    let opens = text.matches('(').count();
    let closes = text.matches(')').count();
    if text.starts_with('(') && (opens > closes || text.ends_with(')') && opens == 1) {
        text.trim_start_matches('(').trim_end_matches(')').trim()
    } else if opens < closes {
        text.trim_end_matches(')').trim()
    } else {
        text
    }
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
            "at",
            "for",
            "on",
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
            "a",
            "year",
            "financial",
            "before",
            "then",
            "beginning",
            "onwards",
            "fy",
            "around",
            "during",
            "within",
            "start",
            "target",
            "date",
            "next",
            "years",
            "this",
        ]
        .contains(&word)
            || word.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The state that a text of a status or progress column tells, where its words are known.
pub(super) fn status(text: &str, cues: &Cues) -> Option<Status> {
    let told = key(text);
    let words: Vec<&str> = told.split(' ').collect();
    let known = cues.status.at(&words);
    let whole = |len: usize| len == words.len() || len > 1 || words[0].len() > 2;
    let known = known.filter(|(len, _)| whole(*len));
    known
        .map(|(_, status)| status)
        .or_else(|| status_words::untold(text))
}

/// What a status cell says behind the state: `delayed by staffing` of `Amber - delayed by staffing`.
pub(super) fn remark<'t>(text: &'t str, cues: &Cues) -> Option<&'t str> {
    let at = text.find([',', ';', ':', '–', '-', '(', '.'])?;
    let (state, rest) = text.split_at(at);
    status(state.trim(), cues)?;
    let rest = rest.trim_matches(|c: char| ",;:–-(). ".contains(c));
    (!rest.is_empty()).then_some(rest)
}

/// A name without the date that it is of: `Position at May 2022`, `Progress (June 2020)`.
pub(super) fn undated(text: &str) -> &str {
    if text.len() > 80 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return text;
    }
    let found = dates::dates(text, None);
    let Some((from, ..)) = found
        .first()
        .filter(|(from, ..)| *from > 0 && !text[..*from].contains(':'))
    else {
        return text;
    };
    let last = found.last().map_or(0, |(_, to, _)| *to);
    if !text[last..].trim_matches([')', ':', ' ']).is_empty() {
        return text;
    }
    let name = text[..*from].trim_end_matches([' ', '(', '-', '–', ',', ':']);
    let before = ["as at", "at", "to", "in", "by", "of"];
    let before = before
        .iter()
        .find_map(|word| name.strip_suffix(word)?.strip_suffix(' '));
    let parted = name.len() + 1 < *from;
    before.unwrap_or(if parted { name } else { text })
}

/// Whether a text is no more than the name of a field or role, as columns and cards have it.
pub(super) fn is_name(text: &str, cues: &Cues) -> bool {
    let text = undated(text);
    if text.len() > 60 || words(text) > 5 || text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let text = text.trim_end_matches(':');
    text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', ';'])
        && cues.name(&key(text)).is_some_and(|cue| cue != Cue::Neutral)
}

/// Whether a table of two columns is a card: names of fields on the left, each once, and no names on the right.
pub(super) fn is_card(grid: &BlockGrid, cues: &Cues) -> bool {
    let named = |cell: &crate::document::block::BlockCell| is_name(&cell.text(), cues);
    let rows = || grid.rows.iter().filter(|row| row.filled() > 0);
    let pairs =
        rows().filter(|row| row.cells.len() >= 2 && named(&row.cells[0]) && !named(&row.cells[1]));
    let keys: Vec<String> = pairs.map(|row| key(&row.cells[0].text())).collect();
    let cue = |name: &String| cues.name(name);
    let fields = keys
        .iter()
        .filter_map(cue)
        .filter(|cue| is_field(*cue))
        .count();
    let roles = keys
        .iter()
        .filter_map(cue)
        .any(|cue| matches!(cue, Cue::Role(_)));
    let narrow = rows().all(|row| {
        row.cells
            .iter()
            .skip(2)
            .all(crate::document::block::BlockCell::is_empty)
    });
    narrow && roles && fields > 0 && keys.len() >= 2 && keys.len() * 5 >= rows().count() * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RoleWords;

    fn read(text: &str) -> (Vec<String>, Option<String>) {
        let period = Period {
            from: "2020".parse().unwrap(),
            to: None,
        };
        let cues = Cues::new(&RoleWords::built_in());
        let out = lead_due(text, Beside::Leads, &cues, Some(period));
        (out.leads, out.due.map(|date| date.to_string()))
    }

    #[test]
    fn dates_in_the_forms_that_plans_use() {
        for (text, due) in [
            ("March 2026", Some("2026-03")),
            ("2020 - 2021", Some("2021")),
            ("31/10/17", Some("2017-10-31")),
            ("31st March 2025", Some("2025-03-31")),
            ("March 31, 2025", Some("2025-03-31")),
            ("Year 1", Some("2021")),
            ("2026/27", Some("2027")),
            ("by end of Sept-25", Some("2025-09")),
            ("2026-03-31", Some("2026-03-31")),
            ("2026-03", Some("2026-03")),
            ("2024-27", Some("2027")),
            ("Q3 2024/25", Some("2024-12")),
            ("Q4 2024/25", Some("2025-03")),
            ("End of FY 24/25", Some("2025-03")),
            ("ongoing", None),
            ("31 February 2025", None),
            ("2026-13", None),
        ] {
            let (leads, found) = read(text);
            assert_eq!(found.as_deref(), due, "{text}");
            assert!(leads.is_empty(), "{text}: {leads:?}");
        }
    }
}
