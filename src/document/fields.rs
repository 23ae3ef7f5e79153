//! Reads leads, dates and states out of the cells and lines that tell them.

use crate::document::phrase::{key, spaced};
use crate::document::roles::{Cue, Cues};
use crate::language::dates::{dates, month};
use crate::model::{Date, Period, Status};

/// Who leads on a thing and when it is due, with the words that were neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeadDue {
    /// The bodies that lead.
    pub(super) leads: Vec<String>,
    /// The last date named.
    pub(super) due: Option<Date>,
    /// A date in words that name no date, such as `ongoing`.
    pub(super) vague: Option<String>,
    /// A date that is kept no closer than its year, such as `Autumn 2024`.
    pub(super) coarse: Option<String>,
}

impl LeadDue {
    /// What is not in the plan of what stands there, each with the reason.
    pub(super) fn lost(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let vague = self.vague.iter().map(|text| (&**text, "names no date"));
        let coarse = self.coarse.iter();
        vague.chain(coarse.map(|text| (&**text, "kept no closer than the year")))
    }
}

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

/// Parts of a year that a date cannot hold.
const SEASONS: [&str; 8] = [
    "spring", "summer", "autumn", "winter", "q1", "q2", "q3", "q4",
];

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
    let told = key(text);
    let coarse = |word: &str| SEASONS.contains(&word);
    if out.due.is_some_and(|due| due.to_string().len() == 4) && told.split(' ').any(coarse) {
        out.coarse = Some(spaced(text));
    }
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
            whole
                && (fresh || cues.body.ends(&key(right)))
                && crate::document::phrase::words(left) > 1
        }
        _ => whole || fresh || listed,
    }
}

/// Whether a word is a short name: `NHS`, `iDART`, `P&K`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.chars().count() <= 8 && !word.contains(' ')
}

/// The longest text, in bytes, that is searched for leads and dates at its end.
const TRAILING_BYTES: usize = 4000;

/// A field told after a text: what its label announces, and its own words.
pub(super) type Field<'t> = (Cue, &'t str);

/// Parts a text from the leads, dates and states told after it: `Open a clinic. Lead: NHS Fife; by when: May 2025`.
pub(super) fn trailing<'t>(text: &'t str, cues: &Cues) -> (&'t str, Vec<Field<'t>>) {
    let mut labels: Vec<(usize, usize, Cue)> = Vec::new();
    if text.len() <= TRAILING_BYTES {
        for (colon, _) in text.match_indices(':') {
            let from = labels.last().map_or(0, |(_, end, _)| *end);
            let label = label_before(text, from, colon, cues);
            labels.extend(label.map(|(start, cue)| (start, colon + 1, cue)));
        }
    }
    let Some((first, ..)) = labels.first().filter(|(start, ..)| *start > 0) else {
        return (text, Vec::new());
    };
    let ends = labels.iter().skip(1).map(|(start, ..)| *start);
    let told = labels.iter().zip(ends.chain([text.len()]));
    let told = told.map(|((_, from, cue), to)| {
        let field = text[*from..to].trim_matches(|c: char| "()[];,| ".contains(c));
        (*cue, field)
    });
    let rest = text[..*first].trim_end_matches(|c: char| "([|–- ".contains(c));
    (rest, told.collect())
}

/// Where the label begins that stands before a colon, where it is one of leads, dates or states.
fn label_before(text: &str, from: usize, colon: usize, cues: &Cues) -> Option<(usize, Cue)> {
    let before = text.get(from..colon)?;
    let starts = before.rmatch_indices([' ', '(', '[']).take(4);
    let starts: Vec<usize> = starts.map(|(at, _)| from + at + 1).collect();
    starts.iter().rev().find_map(|start| {
        let label = text[*start..colon].trim();
        let above = text[..*start].trim_end();
        let opened = above.ends_with(['(', '[', ';', '|', '.']);
        if label.contains([';', ',', '.']) || !(opened || label.starts_with(char::is_uppercase)) {
            return None;
        }
        let words = key(label);
        match cues.find(&words) {
            _ if words == "by" => Some((*start, Cue::Due)),
            Some(cue @ (Cue::Lead | Cue::Due | Cue::Status)) if cues.is_bare(&words) => {
                Some((*start, cue))
            }
            _ => None,
        }
    })
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
    use crate::document::RoleWords;

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
