//! Rows of a table that were flattened into a line each.

use crate::document::block::BlockRow;
use crate::document::bodies;
use crate::document::cues::{Cue, Cues};
use crate::document::form::flat::{FlatHead, ends};
use crate::document::form::spaces::is_count;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::phrase::{clean, join, key, start, words};
use crate::document::when;
use crate::language::dates;
use crate::model::Role;

/// The most words before the number of a row: the text of a first column.
const KIND_WORDS: usize = 4;
/// The most words of a row.
const ROW_WORDS: usize = 200;

/// Reads rows from here, each with its number before it or whole in its line; none where the cells stand alone.
pub(in crate::document) fn read(
    lines: &[Line<'_>],
    body: usize,
    head: &FlatHead,
    cues: &Cues,
) -> Option<Vec<BlockRow>> {
    let mut rows: Vec<(String, String, usize, usize)> = Vec::new();
    let mut blank = 0;
    for i in body..lines.len() {
        let line = &lines[i];
        if line.is_blank() {
            blank += 1;
            continue;
        }
        if !line.is_open() {
            continue;
        }
        let text = clean(line.raw);
        let numbered = number(&text, head);
        let next_table = numbered.is_some() && heads_a_table(lines, i, head, cues);
        if ends(lines, i, head, cues) || next_table || words(&text) > ROW_WORDS {
            break;
        }
        match (numbered, rows.last_mut()) {
            (Some((kind, rest)), _) => rows.push((kind.to_owned(), rest.to_owned(), i, i)),
            (None, None) => return None,
            (None, Some(row)) if blank == 0 || is_more(lines, i) => {
                let item = marker::split(&text).is_some_and(|(mark, _)| mark.bullet);
                if item || row.1.contains('\n') && tail(&text, cues) {
                    row.1.push('\n');
                    row.1.push_str(&text);
                } else {
                    join(&mut row.1, &text);
                }
                row.3 = i;
            }
            _ => break,
        }
        blank = 0;
    }
    let fielded = |text: &str| {
        let rest = before_state(text, head, cues);
        tail(rest, cues) || rest.len() < text.len()
    };
    let whole = rows.iter().filter(|row| fielded(&row.1)).count();
    if rows.is_empty() || whole * 2 < rows.len() && rows.len() < 3 || whole == 0 {
        return None;
    }
    let parse = |(kind, text, first, last): &(String, String, usize, usize)| {
        BlockRow::read(&cells(kind, text, head, cues), (*first, *last))
    };
    Some(rows.iter().map(parse).collect())
}

/// Whether this numbered line is the heading of the next table of the same columns.
fn heads_a_table(lines: &[Line<'_>], at: usize, head: &FlatHead, cues: &Cues) -> bool {
    let next = crate::document::form::grids::open_from(lines, at + 1);
    let labelled = |at: usize| {
        let label = marker::labelled(lines[at].raw.trim(), &cues.labels);
        label.is_some_and(|label| label.number.is_some())
    };
    next.is_some_and(|next| ends(lines, next, head, cues) && !labelled(next))
}

/// Whether a line after a gap goes on with a list or row all the same.
fn is_more(lines: &[Line<'_>], at: usize) -> bool {
    let text = lines[at].raw.trim();
    marker::split(text).is_some_and(|(mark, _)| mark.bullet)
}

/// The number of a row, with what stands before it: `Project 1.1 Extend …`; what stands before, and the rest.
fn number<'t>(text: &'t str, head: &FlatHead) -> Option<(&'t str, &'t str)> {
    let first = head
        .cues
        .iter()
        .position(|cue| matches!(cue, Cue::Role(Role::Action | Role::Outcome)))
        .unwrap_or(0);
    let most = if first > 0 { KIND_WORDS } else { 0 };
    let mut at = 0;
    for (count, word) in text.split_inclusive(' ').enumerate() {
        let bare = word.trim_end().trim_end_matches(['.', ')', ':']);
        if is_count(bare) && bare.starts_with(|c: char| c.is_ascii_digit()) && bare.len() <= 6 {
            let rest = text[at + word.len()..].trim_start();
            let capital = rest.starts_with(|c: char| c.is_uppercase() || c == '“' || c == '‘');
            return (capital && words(rest) > 1).then_some((text[..at].trim(), rest));
        }
        if count >= most {
            return None;
        }
        at += word.len();
    }
    None
}

/// Whether a text ends with what a lead or date column holds.
fn tail(text: &str, cues: &Cues) -> bool {
    let from = text.len().saturating_sub(90);
    let from = (from..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let end = &text[from..];
    let last = end.rsplit(". ").next().unwrap_or(end);
    let dated = !dates::dates(last, None).is_empty();
    let told = key(last);
    dated || cues.body.ends(&told) || told.ends_with("ongoing") || told.ends_with("tbc")
}

/// The cells of a row that is one text: the statement up to the end of its sentences, then its fields in their order.
fn cells(kind: &str, text: &str, head: &FlatHead, cues: &Cues) -> Vec<String> {
    let mut out = vec![String::new(); head.cues.len()];
    let action = head
        .cues
        .iter()
        .position(|cue| *cue == Cue::Role(Role::Action))
        .or_else(|| head.cues.iter().position(|cue| matches!(cue, Cue::Role(_))))
        .unwrap_or(0);
    if action > 0 {
        kind.clone_into(&mut out[0]);
    }
    let (text, listed) = text.split_once('\n').map_or((text, ""), |(a, b)| (a, b));
    let (list, after) = parted_list(listed);
    let (said, fields) = if list.is_empty() {
        split(text, head, cues)
    } else {
        (text, after.as_str())
    };
    out[action] = if list.is_empty() {
        said.to_owned()
    } else {
        format!("{said}\n{list}")
    };
    deal(
        fields,
        &head.cues[action + 1..],
        &mut out[action + 1..],
        cues,
    );
    out
}

/// The items of a list within a row, and the line behind them.
fn parted_list(text: &str) -> (String, String) {
    let mut items: Vec<&str> = text.lines().collect();
    let marked = |line: &&str| marker::split(line).is_some();
    let behind = if items.last().is_some_and(|line| !marked(line)) {
        items.pop().unwrap_or_default()
    } else {
        ""
    };
    (items.join("\n"), behind.to_owned())
}

/// Parts a row into what it states and the fields behind that: at the end of the last sentence, or before the first
/// date.
fn split<'t>(text: &'t str, head: &FlatHead, cues: &Cues) -> (&'t str, &'t str) {
    let sentence = text.match_indices(". ").map(|(at, _)| at + 1);
    let ends = sentence.chain(text.match_indices("? ").map(|(at, _)| at + 1));
    let told = |rest: &str| tail(rest, cues) && words(rest) <= 30;
    if let Some(at) = ends.max().filter(|at| told(&text[*at..])) {
        return (&text[..at], text[at..].trim_start());
    }
    let whole = text;
    let text = before_state(text, head, cues);
    let first = dates::found(text, None).first().map(|(from, ..)| *from);
    let (said, _) = match first.filter(|at| *at > 0) {
        Some(at) => {
            let said = when::before_date(&text[..at]);
            (said.trim_end(), text[said.len()..].trim_start())
        }
        None => body_tail(text, cues),
    };
    // Who leads stands before the date where its column does.
    let column = |wanted: Cue| head.cues.iter().position(|cue| *cue == wanted);
    let said = match (column(Cue::Lead), column(Cue::Due)) {
        (Some(lead), Some(due)) if lead < due && first.is_some() => body_tail(said, cues).0,
        _ => said,
    };
    (said, whole[said.len()..].trim_start())
}

/// A row without the state and the vague time at its end, where the table has columns for them.
fn before_state<'t>(text: &'t str, head: &FlatHead, cues: &Cues) -> &'t str {
    let mut rest = text.trim_end();
    for (column, fits) in [
        (
            Cue::Status,
            (|tail: &str, cues: &Cues| cues.status.is(tail)) as fn(&str, &Cues) -> bool,
        ),
        (Cue::Due, |tail, _| when::is_vague(tail)),
    ] {
        if !head.cues.contains(&column) {
            continue;
        }
        let ends = rest.rmatch_indices(' ').take(3).map(|(at, _)| at);
        let ends: Vec<usize> = ends.collect();
        if let Some(at) = ends
            .into_iter()
            .rev()
            .find(|at| fits(&key(&rest[*at..]), cues))
        {
            rest = rest[..at].trim_end();
        }
    }
    rest
}

/// Parts a text before the name of a body and a state at its end: capital words up to the last word of a body.
fn body_tail<'t>(text: &'t str, cues: &Cues) -> (&'t str, &'t str) {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let tail_words = spaces.iter().rev().take(8);
    let start = tail_words
        .filter(|at| bodies::is_body(text[**at..].trim(), cues))
        .max_by_key(|at| std::cmp::Reverse(**at));
    match start {
        Some(at) => (text[..*at].trim_end(), text[*at..].trim_start()),
        None => (text, ""),
    }
}

/// Deals the fields behind a statement to the columns that follow it: dates to dates, bodies to leads, and what is
/// left to the others, in their order.
fn deal(text: &str, kinds: &[Cue], out: &mut [String], cues: &Cues) {
    let Some(due) = kinds.iter().position(|kind| *kind == Cue::Due) else {
        share(text.trim(), kinds, out, cues);
        return;
    };
    let (before, date, after) = dated(text.trim());
    // What no column is left for stays beside the date, and is noted there.
    let beside = |text: String, columns: &[Cue]| {
        if columns.is_empty() {
            text
        } else {
            String::new()
        }
    };
    let around = [
        beside(before.clone(), &kinds[..due]),
        date,
        beside(after.clone(), &kinds[due + 1..]),
    ];
    around.join(" ").trim().clone_into(&mut out[due]);
    share(before.trim(), &kinds[..due], &mut out[..due], cues);
    share(after.trim(), &kinds[due + 1..], &mut out[due + 1..], cues);
}

/// A text before its date, the date with the words about it, and the text behind.
fn dated(text: &str) -> (String, String, String) {
    let found = dates::found(text, None);
    let (Some((from, ..)), Some((_, to, _))) = (found.first(), found.last()) else {
        let vague = [
            "Ongoing",
            "ongoing",
            "TBC",
            "Complete",
            "Continuous",
            "Annually",
            "Quarterly",
        ];
        let at = vague
            .iter()
            .find_map(|word| text.rfind(word).map(|at| (at, at + word.len())));
        return match at {
            Some((from, to)) => (
                text[..from].to_owned(),
                text[from..to].to_owned(),
                text[to..].to_owned(),
            ),
            None => (text.to_owned(), String::new(), String::new()),
        };
    };
    let mut begin = *from;
    loop {
        let before = text[..begin].trim_end();
        let word = before.rsplit(' ').next().unwrap_or_default();
        if word.is_empty() || !when::leads_to_date(word) {
            break;
        }
        begin = before.len() - word.len();
    }
    let mut end = *to;
    let behind = text[end..].trim_start();
    if let Some(rest) = behind.strip_prefix("and ongoing") {
        end = text.len() - rest.len();
    }
    (
        text[..begin].to_owned(),
        text[begin..end].to_owned(),
        text[end..].to_owned(),
    )
}

/// Shares a text among columns without dates: the bodies at its beginning to the leads, the rest to what follows.
fn share(text: &str, kinds: &[Cue], out: &mut [String], cues: &Cues) {
    let Some(lead) = kinds.iter().position(|kind| *kind == Cue::Lead) else {
        if let Some(first) = out.first_mut() {
            text.clone_into(first);
        }
        return;
    };
    let others = lead + 1 < kinds.len();
    let end = if others {
        bodies_end(text, cues)
    } else {
        text.len()
    };
    text[..end].trim().clone_into(&mut out[lead]);
    if others {
        text[end..].trim().clone_into(&mut out[lead + 1]);
    }
}

/// Where the bodies at the beginning of a text end: behind the last word that ends the name of one.
fn bodies_end(text: &str, cues: &Cues) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ').take(24) {
        at += word.len();
        let told = key(start(&text[..at], 400));
        let next = text[at..]
            .chars()
            .next()
            .is_none_or(|c| c.is_uppercase() || c == '/' || c == ',' || c == '&')
            || text[at..].starts_with("and ");
        // The name of a health board goes on behind its short form.
        let health = told == "nhs" || told.ends_with(" nhs");
        if cues.body.ends(&told) && next && !health || health_before(&text[..at]) && next {
            end = at;
        }
        if word.trim_end().ends_with('.') {
            break;
        }
    }
    if end == 0 { text.len() } else { end }
}

/// Whether a text ends with the short form of a health board and its place: `NHS North`.
fn health_before(text: &str) -> bool {
    text.trim_end().rsplit(' ').nth(1) == Some("NHS")
}
