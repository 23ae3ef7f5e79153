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
        let about = Cue::Role(Role::Action) == cue
            || Cue::Role(Role::Outcome) == cue
            || Cue::Role(Role::Priority) == cue;
        return unless(about, 5);
    }
    let told = TextTraits::of(text, cues);
    let count = is_count(text);
    let verb = cues.verb.begins(&key(start(text, 60)));
    match cue {
        Cue::Number => unless(count, 5),
        _ if count => 4,
        Cue::Due if told.date => 0,
        Cue::Due => 4 - 2 * u32::from(told.state),
        Cue::Status => unless(told.state, 5),
        _ if told.date || (told.state && !matches!(cue, Cue::Role(Role::Progress))) => 3,
        Cue::Lead if told.body => 0,
        Cue::Lead => 1 + 2 * u32::from(verb || words(text) > 8),
        Cue::Role(Role::Action) if verb => 0,
        Cue::Role(Role::Action) => 1 + 2 * u32::from(told.body),
        Cue::Role(_) => 1 + u32::from(told.body),
        _ => 1 + u32::from(words(text) > 4),
    }
}

/// Nothing where it fits.
fn unless(fits: bool, else_: u32) -> u32 {
    if fits { 0 } else { else_ }
}

/// What a text may be taken for.
struct TextTraits {
    date: bool,
    state: bool,
    body: bool,
}

impl TextTraits {
    fn of(text: &str, cues: &Cues) -> Self {
        let dated = fields::lead_due(text, fields::Beside::Bodies, cues, None);
        let found = dates::dates(text, None);
        let in_dates: usize = found.iter().map(|(from, to, _)| to - from).sum();
        let whole_date = in_dates * 3 >= text.len() && words(text) <= 6;
        let year = text.len() < 8 && text.to_lowercase().starts_with("year ");
        let names_none = |(_, why): &(_, &str)| *why == "names no date";
        let vague = year || words(text) <= 4 && dated.lost.iter().any(names_none);
        let mut parts = text.split([',', '/']);
        Self {
            date: (dated.due.is_some() && whole_date) || vague,
            state: words(text) <= 3 && fields::status(text, cues).is_some(),
            body: bodies::is_body(text, cues) || parts.all(|part| bodies::is_body(part, cues)),
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
