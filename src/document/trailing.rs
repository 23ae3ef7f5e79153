//! Parts a text from the leads, dates and states that are told after it.

use crate::document::cues::{Cue, Cues};
use crate::document::fields::{Beside, lead_due, names_then_date};
use crate::document::phrase::key;
use crate::model::Role;

/// The longest text, in bytes, that is searched for leads and dates at its end.
const TRAILING_BYTES: usize = 4000;

/// A field told after a text: what its label announces, and its own words.
pub(super) type Field<'t> = (Cue, &'t str);

/// Parts a text from the leads, dates and states told after it: `Open a clinic. Lead: NHS Fife; by when: May 2025`.
/// What stands after the bracket in which they are told is given back as well.
pub(super) fn trailing<'t>(text: &'t str, cues: &Cues) -> (&'t str, Vec<Field<'t>>, &'t str) {
    let mut labels: Vec<(usize, usize, Cue)> = Vec::new();
    if text.len() <= TRAILING_BYTES {
        for (colon, _) in text.match_indices(':') {
            let from = labels.last().map_or(0, |(_, end, _)| *end);
            let label = label_before(text, from, colon, cues);
            labels.extend(label.map(|(start, cue)| (start, colon + 1, cue)));
        }
    }
    let Some(first) = labels.iter().position(|(.., cue)| is_field(*cue)) else {
        let bracketed = in_bracket(text, cues);
        if bracketed.1.is_empty() {
            return behind_dash(text, cues);
        }
        return bracketed;
    };
    labels.drain(..first);
    let start = labels[0].0;
    let rest = text[..start].trim_end_matches(|c: char| "([|–-• ".contains(c));
    let bracketed = text[rest.len()..start].contains(['(', '[']);
    let (end, after) = match text[start..].find([')', ']']).filter(|_| bracketed) {
        Some(at) => (start + at, text[start + at + 1..].trim()),
        None => (text.len(), ""),
    };
    let after = after.trim_start_matches(['.', ';', ',']).trim();
    let ends = labels.iter().skip(1).map(|(start, ..)| *start);
    let told = labels.iter().zip(ends.chain([end]));
    let told = told.filter_map(|((_, from, cue), to)| {
        let field = text.get(*from..to.min(end))?;
        let field = field.trim_matches(|c: char| "[];,| ".contains(c));
        Some((*cue, field.strip_suffix(" (").unwrap_or(field)))
    });
    (
        rest,
        told.filter(|(_, field)| !field.is_empty()).collect(),
        after,
    )
}

pub(super) fn is_field(cue: Cue) -> bool {
    matches!(cue, Cue::Lead | Cue::Due | Cue::Status)
}

/// `Open a clinic (by March 2026)`, `Train staff (NHS Fife, June 2025)`: dates in a bracket at the end.
fn in_bracket<'t>(text: &'t str, cues: &Cues) -> (&'t str, Vec<Field<'t>>, &'t str) {
    let none = (text, Vec::new(), "");
    let body = text.trim_end_matches(['.', ';', ' ']);
    let Some(inner) = body.strip_suffix(')') else {
        return none;
    };
    let Some(open) = inner.rfind('(').filter(|open| *open > 0) else {
        return none;
    };
    let told = &inner[open + 1..];
    if names_then_date(told, cues) {
        return (text[..open].trim_end(), vec![(Cue::Lead, told)], "");
    }
    let read = lead_due(told, Beside::Bodies, cues, None);
    let by = key(told).starts_with("by ");
    if read.due.is_none() || !read.lost.is_empty() || !by && read.leads.is_empty() {
        return none;
    }
    let cue = if read.leads.is_empty() {
        Cue::Due
    } else {
        Cue::Lead
    };
    (text[..open].trim_end(), vec![(cue, told)], "")
}

/// Where the label begins that stands before a colon, where it is one of leads, dates, states or roles.
fn behind_dash<'t>(text: &'t str, cues: &Cues) -> (&'t str, Vec<Field<'t>>, &'t str) {
    let none = (text, Vec::new(), "");
    let body = text.trim_end_matches(['.', ';', ' ']);
    let dashes = [" – ", " — ", " - "].iter();
    let Some((at, dash)) = dashes
        .filter_map(|dash| Some((body.rfind(dash)?, dash.len())))
        .max()
    else {
        return none;
    };
    let told = body[at + dash..].trim();
    if at == 0 || told.len() > DASHED_BYTES || !names_then_date(told, cues) {
        return none;
    }
    (text[..at].trim_end(), vec![(Cue::Lead, told)], "")
}

/// The longest list of names and a date behind a dash, in bytes.
const DASHED_BYTES: usize = 160;

fn label_before(text: &str, from: usize, colon: usize, cues: &Cues) -> Option<(usize, Cue)> {
    let before = text.get(from..colon)?;
    let starts = before.rmatch_indices([' ', '(', '[']).take(4);
    let mut starts: Vec<usize> = starts.map(|(at, _)| from + at + 1).collect();
    if before.split(' ').count() <= 4 {
        starts.push(from);
    }
    starts.iter().rev().find_map(|start| {
        let label = text[*start..colon].trim();
        let above = text[..*start].trim_end();
        let opened = above.is_empty() || above.ends_with(['(', '[', ';', '|', '.', '-', '–', ',']);
        if label.contains([';', ',', '.', '('])
            || !(opened || label.starts_with(char::is_uppercase))
        {
            return None;
        }
        // A capital within a text begins a label only where nothing but the label is capital there: `in Perth By when`.
        let words = key(label);
        let cue = if words == "by" {
            Some(Cue::Due)
        } else {
            cues.name(&words).filter(|_| {
                cues.is_phrase(&words)
                    || above.is_empty()
                    || above.ends_with(['(', '[', ';', '|', '.'])
            })
        };
        match cue? {
            cue @ (Cue::Lead | Cue::Due | Cue::Status) => Some((*start, cue)),
            cue @ Cue::Role(Role::Indicator | Role::Progress) if opened && !above.is_empty() => {
                Some((*start, cue))
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RoleWords;

    #[test]
    fn what_is_told_after_a_text() {
        let cues = Cues::new(&RoleWords::built_in());
        for (text, rest, fields) in [
            (
                "Open a clinic (Lead: NHS North, by June 2026)",
                "Open a clinic",
                vec!["NHS North, by June 2026"],
            ),
            (
                "Open a clinic in Perth - By when: March 2026",
                "Open a clinic in Perth",
                vec!["March 2026"],
            ),
            (
                "Publish the plan on the Web - Target date: May 2026",
                "Publish the plan on the Web",
                vec!["May 2026"],
            ),
            (
                "Open a clinic (by March 2026)",
                "Open a clinic",
                vec!["by March 2026"],
            ),
            ("Open a clinic (phase 2)", "Open a clinic (phase 2)", vec![]),
        ] {
            let (left, told, _) = trailing(text, &cues);
            let told: Vec<&str> = told.iter().map(|(_, field)| *field).collect();
            assert_eq!((left, told), (rest, fields), "{text}");
        }
    }
}
