//! How well a text fits the column of a table, by what the column holds.

use crate::document::bodies;
use crate::document::cues::{Cue, Cues};
use crate::document::fields;
use crate::document::form::spaces::is_count;
use crate::document::marker;
use crate::document::phrase::{key, start, words};
use crate::language::dates;
use crate::model::Role;

/// How badly a text fits a column: 0 where it surely does.
pub(in crate::document) fn fits(text: &str, cue: Cue, cues: &Cues) -> u32 {
    if text.is_empty() {
        return 0;
    }
    let numbered = marker::split(text).is_some_and(|(mark, rest)| {
        !mark.bullet && !rest.is_empty() && mark.number.is_some_and(|number| number.contains('.'))
    });
    if numbered {
        // A number stands before what a row is about, or in a column of its own.
        return if matches!(
            cue,
            Cue::Role(Role::Action | Role::Outcome | Role::Priority)
        ) {
            0
        } else {
            5
        };
    }
    let count = is_count(text);
    let dated = fields::lead_due(text, fields::Beside::Bodies, cues, None);
    let whole_date = dates::dates(text, None)
        .iter()
        .map(|(a, b, _)| b - a)
        .sum::<usize>()
        * 3
        >= text.len()
        && words(text) <= 6;
    let year = text.len() < 8 && text.to_lowercase().starts_with("year ");
    let vague =
        year || words(text) <= 4 && dated.lost.iter().any(|(_, why)| *why == "names no date");
    let date = (dated.due.is_some() && whole_date) || vague;
    let state = words(text) <= 3 && fields::status(text, cues).is_some();
    let body = bodies::is_body(text, cues)
        || text
            .split([',', '/'])
            .all(|part| bodies::is_body(part, cues));
    let verb = cues.verb.begins(&key(start(text, 60)));
    match cue {
        Cue::Number => {
            if count {
                0
            } else {
                5
            }
        }
        _ if count => 4,
        Cue::Due => {
            if date {
                0
            } else if state {
                2
            } else {
                4
            }
        }
        Cue::Status => {
            if state {
                0
            } else {
                5
            }
        }
        _ if date || (state && !matches!(cue, Cue::Role(Role::Progress))) => 3,
        Cue::Lead => {
            if body {
                0
            } else if verb || words(text) > 8 {
                3
            } else {
                1
            }
        }
        Cue::Role(Role::Action) => {
            if verb {
                0
            } else if body {
                3
            } else {
                1
            }
        }
        Cue::Role(_) => {
            if body {
                2
            } else {
                1
            }
        }
        _ => {
            if words(text) <= 4 {
                1
            } else {
                2
            }
        }
    }
}

/// The columns, each further right than the one before, that the cells of a row fit best. Of equals the one further
/// right: a page leaves out what stood to the left of a row, above.
pub(in crate::document) fn place<T: AsRef<str>>(
    cells: &[T],
    kinds: &[Cue],
    cues: &Cues,
) -> Vec<usize> {
    // At each number of columns: what the cells so far cost among them, and where they stand.
    let mut best: Vec<(u32, Vec<usize>)> = vec![(0, Vec::new()); kinds.len() + 1];
    for cell in cells {
        let mut next = vec![(u32::MAX, Vec::new())];
        for (column, kind) in kinds.iter().enumerate() {
            let own = fits(cell.as_ref(), *kind, cues);
            let cost = best[column].0.saturating_add(own);
            if cost <= next[column].0 {
                let mut places = best[column].1.clone();
                places.push(column);
                next.push((cost, places));
            } else {
                next.push(next[column].clone());
            }
        }
        best = next;
    }
    best.pop().map_or_else(Vec::new, |(_, places)| places)
}
