//! Tables that lost their form: the names of the columns first, then the cells a line each, or the rows.

use crate::document::block::{BlockGrid, BlockRow};
use crate::document::cues::{Cue, Cues};
use crate::document::field_names;
use crate::document::form::fit::fits;
use crate::document::form::flat_row;
use crate::document::form::grids::open_from;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::phrase::{clean, goes_on, join, key, words};
use crate::model::Role;

/// The most columns of such a table.
const MOST_COLUMNS: usize = 12;
/// The most words of a cell.
const CELL_WORDS: usize = 80;
/// The most cells of one table: a bound on its cost.
const MOST_UNITS: usize = 4000;

/// The columns of a flattened table: their names, and what each announces.
pub(in crate::document) struct FlatHead {
    pub(in crate::document) names: Vec<String>,
    pub(in crate::document) cues: Vec<Cue>,
    first: usize,
    last: usize,
}

impl FlatHead {
    fn new(names: Vec<String>, cues: &Cues, lines: (usize, usize)) -> Option<Self> {
        let cue = |name: &String| cues.name(&key(name)).unwrap_or(Cue::Other);
        let head = Self {
            cues: names.iter().map(cue).collect(),
            names,
            first: lines.0,
            last: lines.1,
        };
        let has = |fits: &dyn Fn(&Cue) -> bool| head.cues.iter().any(fits);
        let role = has(&|cue| matches!(cue, Cue::Role(_)));
        let field = has(&|cue| matches!(cue, Cue::Lead | Cue::Due | Cue::Status));
        (role && field && (2..=MOST_COLUMNS).contains(&head.names.len())).then_some(head)
    }
}

/// Reads the flattened table that begins at a line, and the line after it.
pub(in crate::document) fn read(
    lines: &[Line<'_>],
    at: usize,
    cues: &Cues,
) -> Option<(BlockGrid, usize)> {
    let raw = lines[at].raw.trim();
    if raw.len() > 160 || !raw.starts_with(char::is_uppercase) {
        return None;
    }
    let head = names(lines, at, cues).or_else(|| one_line(raw, at, cues))?;
    let body = open_from(lines, head.last + 1)?;
    let reach = |rows: &Vec<BlockRow>| rows.iter().map(|row| row.last).max();
    let a_line = flat_row::read(lines, body, &head, cues);
    let a_cell = cells(lines, body, &head, cues);
    // Where both read something, the one that reads further knows what it reads.
    let single = a_line.as_ref().and_then(reach) >= a_cell.as_ref().and_then(reach);
    let rows = if single { a_line } else { a_cell }?;
    let end = reach(&rows)? + 1;
    let mut all = vec![BlockRow::read(&head.names, (head.first, head.last))];
    all[0].head = true;
    all.extend(rows);
    let grid = BlockGrid {
        rows: all,
        loose: false,
        single,
    };
    Some((grid, end))
}

/// Names of columns, a line each; at least two, and one of them of a lead, date or state.
fn names(lines: &[Line<'_>], at: usize, cues: &Cues) -> Option<FlatHead> {
    let mut found: Vec<String> = Vec::new();
    let mut last = at;
    let mut next = Some(at);
    while let Some(i) = next.filter(|i| is_column(lines, *i, found.len(), cues)) {
        let name = lines[i].raw.trim().to_owned();
        if found.iter().any(|have| key(have) == key(&name)) {
            break;
        }
        found.push(name);
        last = i;
        next = open_from(lines, i + 1);
    }
    let mut head = FlatHead::new(found, cues, (at, last))?;
    // The headers of several cards may stand together before what they hold.
    while let Some(end) = again(lines, &head) {
        head.last = end;
    }
    Some(head)
}

/// Whether a line is the name of a column: one that is known, or after two such a short one before another.
fn is_column(lines: &[Line<'_>], at: usize, before: usize, cues: &Cues) -> bool {
    let raw = lines[at].raw.trim();
    if field_names::is_name(raw, cues) {
        return true;
    }
    let short = words(raw) <= 3 && raw.len() < 40 && raw.starts_with(char::is_uppercase);
    let next = open_from(lines, at + 1);
    before > 1
        && short
        && !raw.ends_with(['.', ':', ',', ';'])
        && next.is_some_and(|next| field_names::is_name(lines[next].raw.trim(), cues))
}

/// Where the same names end that stand once more below a header.
fn again(lines: &[Line<'_>], head: &FlatHead) -> Option<usize> {
    let mut last = head.last;
    for name in &head.names {
        let next = open_from(lines, last + 1)?;
        if key(lines[next].raw) != key(name) {
            return None;
        }
        last = next;
    }
    Some(last)
}

/// Names of columns in one line that holds nothing else: `Action Deadline Owner`.
fn one_line(raw: &str, at: usize, cues: &Cues) -> Option<FlatHead> {
    let listed = raw.ends_with(['.', ':', ',', ';', '?']) || words(raw) > 14;
    if listed || words(raw) < 3 {
        return None;
    }
    let head = |single: bool| {
        let names = cues.names(&key(raw), single)?;
        FlatHead::new(names, cues, (at, at)).filter(|head| head.names.len() > 2)
    };
    // `Action Lead` are two columns where nothing else is an action.
    head(false).or_else(|| head(true))
}

/// Whether a flattened table ends before this line.
pub(in crate::document) fn ends(
    lines: &[Line<'_>],
    at: usize,
    head: &FlatHead,
    cues: &Cues,
) -> bool {
    let raw = lines[at].raw.trim();
    let labelled = marker::labelled(raw, &cues.labels).is_some_and(|label| label.number.is_some());
    let again = |text: &str| key(text) == key(&head.names[0]);
    let names = field_names::is_name(raw, cues)
        && (again(raw)
            || open_from(lines, at + 1)
                .is_some_and(|next| field_names::is_name(lines[next].raw.trim(), cues)));
    let row = cues
        .names(&key(raw), true)
        .is_some_and(|names| names == head.names);
    let outside = words(raw) <= 6 && cues.outside.is(&key(raw));
    labelled
        || names
        || row
        || outside
        || raw.starts_with('#')
        || (raw.contains('\t') && raw.trim().contains('\t'))
}

/// A cell of which nobody knows the column yet.
struct Unit {
    text: String,
    first: usize,
    last: usize,
}

/// Reads cells that stand a line each.
fn cells(lines: &[Line<'_>], body: usize, head: &FlatHead, cues: &Cues) -> Option<Vec<BlockRow>> {
    let units = units(lines, body, head, cues);
    let columns = align(&units, head, cues);
    let mut rows: Vec<(Vec<String>, usize, usize)> = Vec::new();
    let mut before = usize::MAX;
    for (unit, column) in units.iter().zip(columns) {
        if before == usize::MAX || column < before {
            rows.push((vec![String::new(); head.names.len()], unit.first, unit.last));
        }
        before = column;
        let (cells, _, last) = rows.last_mut()?;
        if !cells[column].is_empty() {
            cells[column].push('\u{2029}');
        }
        cells[column].push_str(&unit.text);
        *last = unit.last;
    }
    // What follows the last row that has a lead, date or state is no part of the table.
    let told = |cells: &[String]| {
        let field = |(cell, cue): (&String, &Cue)| {
            !cell.is_empty()
                && matches!(cue, Cue::Lead | Cue::Due | Cue::Status)
                && fits(cell, *cue, cues) < 2
        };
        cells.iter().zip(&head.cues).any(field)
    };
    let end = rows.iter().rposition(|(cells, ..)| told(cells))? + 1;
    rows.truncate(end);
    Some(
        rows.iter()
            .map(|(cells, first, last)| BlockRow::read(cells, (*first, *last)))
            .collect(),
    )
}

/// The cells from here: paragraphs where blank lines part them, else lines that are not the rest of the one before.
fn units(lines: &[Line<'_>], body: usize, head: &FlatHead, cues: &Cues) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let spaced = is_spaced(lines, body, head.names.len());
    let mut gap = true;
    for i in body..lines.len() {
        let line = &lines[i];
        if line.is_blank() {
            gap = true;
            continue;
        }
        if !line.is_open() {
            continue;
        }
        let text = clean(line.raw);
        if out.len() >= MOST_UNITS || words(&text) > CELL_WORDS || ends(lines, i, head, cues) {
            break;
        }
        match out.last_mut() {
            Some(unit) if !gap && (spaced || is_rest(&unit.text, &text)) => {
                join(&mut unit.text, &text);
                unit.last = i;
            }
            _ => out.push(Unit {
                text,
                first: i,
                last: i,
            }),
        }
        gap = false;
    }
    out
}

/// Whether blank lines part the cells: most of the first lines stand between such.
fn is_spaced(lines: &[Line<'_>], body: usize, columns: usize) -> bool {
    let seen = lines[body..]
        .iter()
        .filter(|line| line.is_open() || line.is_blank());
    let seen: Vec<bool> = seen.take(columns * 4).map(Line::is_blank).collect();
    let blank = seen.iter().filter(|blank| **blank).count();
    blank * 3 >= seen.len()
}

/// Whether a line is the rest of the cell before it.
fn is_rest(before: &str, text: &str) -> bool {
    let open = before.ends_with([',', '/', '&', '-', '(']);
    let last = before.rsplit(' ').next().unwrap_or_default();
    let small = ["of", "and", "the", "for", "in", "to", "by", "a", "with"].contains(&last);
    let anew = ["by ", "every ", "each ", "end of "]
        .iter()
        .any(|start| text.starts_with(start));
    open || small || (goes_on(text) && !anew && !before.ends_with('.'))
}

/// The column of each cell: the cheapest way through all, going to the right in a row, and to the left for the next.
fn align(units: &[Unit], head: &FlatHead, cues: &Cues) -> Vec<usize> {
    let width = head.cues.len();
    let mut ways: Vec<Vec<usize>> = Vec::with_capacity(units.len());
    let mut costs: Vec<u32> = (0..width).map(|to| start(to, head)).collect();
    for (at, unit) in units.iter().enumerate() {
        let rest = at > 0 && goes_on(&unit.text);
        let mut next = vec![u32::MAX; width];
        let mut from = vec![0; width];
        for (to, cue) in head.cues.iter().enumerate() {
            let own = 4 * fits(&unit.text, *cue, cues);
            for (before, cost) in costs.iter().enumerate() {
                let step = if at == 0 {
                    0
                } else {
                    step(before, to, rest, head)
                };
                let whole = cost.saturating_add(own).saturating_add(step);
                let first = at == 0 && before != to;
                if !first && whole < next[to] {
                    next[to] = whole;
                    from[to] = before;
                }
            }
        }
        costs = next;
        ways.push(from);
    }
    let mut column = (0..width).min_by_key(|i| costs[*i]).unwrap_or(0);
    let mut out = vec![0; units.len()];
    for (at, from) in ways.iter().enumerate().rev() {
        out[at] = column;
        column = from[column];
    }
    out
}

/// What it costs that a row begins in this column.
fn start(to: usize, head: &FlatHead) -> u32 {
    head.cues[..to].iter().map(|cue| absent(*cue)).sum()
}

/// What it costs that a row lacks a cell.
fn absent(cue: Cue) -> u32 {
    match cue {
        Cue::Role(Role::Action) => 14,
        Cue::Role(Role::Progress | Role::Indicator) | Cue::Status => 5,
        Cue::Number | Cue::Other => 6,
        _ => 8,
    }
}

/// What it costs to go from one column to another.
fn step(before: usize, to: usize, rest: bool, head: &FlatHead) -> u32 {
    match to.cmp(&before) {
        std::cmp::Ordering::Equal => {
            if rest {
                4
            } else {
                12
            }
        }
        std::cmp::Ordering::Greater => head.cues[before + 1..to]
            .iter()
            .map(|cue| absent(*cue))
            .sum(),
        std::cmp::Ordering::Less => {
            let lacking: u32 = head.cues[before + 1..].iter().map(|cue| absent(*cue)).sum();
            lacking + start(to, head)
        }
    }
}
