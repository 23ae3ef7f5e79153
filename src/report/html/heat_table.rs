//! The matrix as a heat map, and behind each cell its statements.

use maud::{Markup, html};

use crate::answer::{Cell, CellState, CellStatement, CoverageMatrix, Depth, ThemeLabel};
use crate::graph::Group;
use crate::report::coverage::{meanings, totals, words};
use crate::report::html::anchors::{CellPlace, shown, statement};
use crate::report::layout::levels::capital;
use crate::report::layout::text::count;

pub(crate) fn section(matrix: &CoverageMatrix, chapter: usize) -> Markup {
    html! {
        h3 { "Who covers what" }
        (legend(matrix))
        div.w tabindex="0" role="region" aria-label={ "Coverage of " (shown(&matrix.title)) } {
            (table(matrix, chapter))
        }
        @for (row, (theme, cells)) in matrix.themes.iter().zip(matrix.cells.rows()).enumerate() {
            @for (column, (group, cell)) in matrix.groups.iter().zip(cells).enumerate() {
                @if !cell.statements.is_empty() {
                    (panel(theme, group, cell, CellPlace { chapter, theme: row, group: column }))
                }
            }
        }
    }
}

/// The class of a cell, which gives it colour and pattern.
pub(crate) fn look(state: CellState, depth: Option<Depth>) -> &'static str {
    match (state, depth) {
        (CellState::NotAssessed, _) => "na",
        (CellState::NotApplicable, _) => "ap",
        (CellState::Thin, _) => "tn",
        (CellState::Covered, Some(Depth::Named)) => "d1",
        (CellState::Covered, Some(Depth::Planned)) => "d2",
        (CellState::Covered, Some(Depth::Scheduled)) => "d3",
        (CellState::Covered, Some(Depth::Owned)) => "d4",
        (CellState::Covered, Some(Depth::Reported)) => "d5",
        _ => "no",
    }
}

fn legend(matrix: &CoverageMatrix) -> Markup {
    html! {
        ul.g aria-label="What the cells say" {
            @for depth in Depth::ALL {
                li class=(look(CellState::Covered, Some(*depth))) { (depth.name()) }
            }
            li.tn { "thin" }
            li.no { "none found" }
            li.na { "not assessed" }
            li.ap { "n/a" }
        }
        p.n {
            "A word says the deepest that one statement goes (named, planned, scheduled, owned, reported), the number \
             how many statements address the theme. "
            @for note in meanings(matrix, ["thin", "none found", "not assessed", "n/a"]) {
                (capital(&shown(&note))) " "
            }
            @if matrix.cells.cells().any(|cell| cell.period_unknown) { "†: period unknown." }
        }
    }
}

fn table(matrix: &CoverageMatrix, chapter: usize) -> Markup {
    let mut tops: Vec<(usize, usize)> = Vec::new();
    for (row, theme) in matrix.themes.iter().enumerate() {
        match tops.last_mut() {
            Some((_, end)) if theme.level > 0 => *end = row + 1,
            _ => tops.push((row, row + 1)),
        }
    }
    html! {
        table.m data-csv={ "coverage-" (matrix.framework) } {
            caption { (shown(&matrix.title)) ", by " (matrix.grouping.name()) }
            thead {
                tr {
                    th scope="col" { "Theme" }
                    @for group in &matrix.groups { (head(group)) }
                }
            }
            @for (first, end) in tops {
                tbody {
                    @for row in first..end { (line(matrix, chapter, row, end - first - 1)) }
                }
            }
            tfoot {
                @for total in totals(matrix) {
                    @let mut cells = total.iter();
                    tr {
                        th scope="row" { (cells.next().map_or("", String::as_str)) }
                        @for cell in cells { td { (cell) } }
                    }
                }
            }
        }
    }
}

/// The head of the column of a group.
pub(crate) fn head(group: &Group) -> Markup {
    let partnership = group.partnership.as_ref().map(|of| of.id.as_str());
    html! { th scope="col" data-p=[partnership] { (shown(&group.label)) } }
}

fn line(matrix: &CoverageMatrix, chapter: usize, row: usize, parts: usize) -> Markup {
    let Some(theme) = matrix.themes.get(row) else {
        return html! {};
    };
    let is_part = theme.level > 0;
    html! {
        tr class=[is_part.then_some("x")] {
            th scope="row" id={ "t-" (theme.id) } {
                span.i { (theme.id) } " " (shown(&theme.title))
                @if !is_part && parts > 0 {
                    " " label { input.u type="checkbox" autocomplete="off"; " " (count(parts, "part")) }
                }
            }
            @for (column, cell) in matrix.cells.row(row).iter().enumerate() {
                @let place = CellPlace { chapter, theme: row, group: column };
                td class=(look(cell.state, cell.depth)) { (in_cell(cell, place)) }
            }
        }
    }
}

/// What a cell says, which leads to its statements, or to why there are none.
fn in_cell(cell: &Cell, place: CellPlace) -> Markup {
    let says = words(cell);
    let mark = if cell.period_unknown { "†" } else { "" };
    let told = matches!(cell.state, CellState::NotFound | CellState::NotApplicable);
    html! {
        @if !cell.statements.is_empty() {
            a id=(place.name('k')) href={ "#" (place.name('c')) } { (says) (mark) }
        } @else if told {
            a href={ "#" (place.name('g')) } { (says) (mark) }
        } @else {
            (says) (mark)
        }
    }
}

fn panel(theme: &ThemeLabel, group: &Group, cell: &Cell, place: CellPlace) -> Markup {
    let name = place.name('c');
    html! {
        div.c id=(name) role="region" aria-label={ (shown(&group.label)) ": " (theme.id) } {
            p {
                b { (shown(&group.label)) ": " (theme.id) " " (shown(&theme.title)) }
                ", " (words(cell)) " "
                a.q href={ "#" (place.name('k')) } { "Close" }
            }
            @for depth in Depth::ALL.iter().rev() {
                @let said: Vec<&CellStatement> = of_depth(cell, *depth).collect();
                @if !said.is_empty() { p { b { (depth.name()) } @for one in said { (one_of(one)) } } }
            }
        }
    }
}

fn of_depth(cell: &Cell, depth: Depth) -> impl Iterator<Item = &CellStatement> {
    cell.statements
        .iter()
        .filter(move |said| said.depth == depth)
}

fn one_of(said: &CellStatement) -> Markup {
    html! {
        " " (statement(&said.statement))
        @if said.cites_whole { " (the framework as a whole)" }
    }
}
