//! Reads leads, dates and states out of the cells and lines that tell them.

use crate::document::bodies;
use crate::document::cues::Cues;
use crate::document::phrase::{key, spaced, words};
use crate::document::when::{SEASONS, before_date, is_beginning, is_vague, leads_to_date};
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
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "by", "end", "of", "from", "to", "until", "and", "the", "in", "due", "at", "for", "on",
    "spring", "summer", "autumn", "winter", "early", "late", "mid", "q1", "q2", "q3", "q4", "q",
    "st", "th", "nd", "rd", "n", "na", "a", "year", "financial", "before", "then", "beginning",
    "onwards", "fy", "around", "during", "within", "start", "target", "date", "next", "years",
    "this",
];

fn is_filler(words: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    words
        .split(' ')
        .all(|word| FILLERS.contains(&word) || is_number(word))
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
