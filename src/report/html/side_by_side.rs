//! Two groups side by side, and how alike all are.

use maud::{Markup, html};

use crate::answer::{Comparison, OnlyIn, SimilarityMatrix};
use crate::report::compare::similarity;
use crate::report::html::anchors::{shown, statement, theme_with_label, themes};

/// How many statements a row names.
const SHOWN: usize = 3;
/// Up to so many groups stand in the table of likeness, which has a cell for each two.
const ALIKE: usize = 40;

/// Where there are too many for each two of them, it says so.
pub(crate) fn section(compared: &[Comparison], too_many: bool) -> Markup {
    html! {
        @if too_many {
            p.n { "There are too many to set each two of them side by side; a page of a few does." }
        }
        @if !compared.is_empty() {
            h3 { "Side by side" }
            @for comparison in compared { (two(comparison)) }
        }
    }
}

fn two(comparison: &Comparison) -> Markup {
    let [first, second] = &comparison.sides;
    html! {
        details.b data-a=(first.id) data-b=(second.id) {
            summary {
                b { (shown(&first.label)) " and " (shown(&second.label)) }
                ". " (similarity(comparison))
            }
            @for (side, older) in comparison.sides.iter().zip(comparison.retrospective) {
                @if older {
                    p.n { (shown(&side.label)) ": the framework is younger than its plans: a crosswalk, no test." }
                }
            }
            dl {
                dt { "Covered by both (" (comparison.shared.len()) ")" }
                dd {
                    @for (at, both) in comparison.shared.iter().enumerate() {
                        @if at > 0 { "; " }
                        (theme_with_label(&both.theme))
                        " (" (both.depths[0].name()) ", " (both.depths[1].name()) ")"
                    }
                }
                dt { "Only in " (shown(&first.label)) " (" (comparison.only_first.len()) ")" }
                dd { (only(&comparison.only_first)) }
                dt { "Only in " (shown(&second.label)) " (" (comparison.only_second.len()) ")" }
                dd { (only(&comparison.only_second)) }
                dt { "In neither (" (comparison.neither.len()) ")" }
                dd { (themes(&comparison.neither)) }
            }
        }
    }
}

fn only(list: &[OnlyIn]) -> Markup {
    html! {
        @for (at, only) in list.iter().enumerate() {
            @if at > 0 { "; " }
            (theme_with_label(&only.theme)) ": "
            @for (at, filler) in only.fillers.iter().take(SHOWN).enumerate() {
                @if at > 0 { ", " }
                (statement(&filler.statement)) " (" (filler.depth.name()) ")"
            }
            @if only.fillers.len() > SHOWN { " and " (only.fillers.len() - SHOWN) " more" }
        }
    }
}

/// The table of likeness over all frameworks.
pub(crate) fn alike(similarity: &SimilarityMatrix) -> Markup {
    let count = similarity.groups.len();
    html! {
        @if count > 1 {
            section id="alike" {
                h2 { "How alike they are" }
                @if count > ALIKE {
                    p { "There are " (count) " of them; a table of all pairs is left out." }
                } @else {
                    p.n {
                        "Cosine of the counts of statements by theme over all frameworks: 1 where the counts are in \
                         proportion, 0 where no theme is shared."
                    }
                    div.w tabindex="0" role="region" aria-label="Likeness" { (table(similarity)) }
                }
            }
        }
    }
}

fn table(similarity: &SimilarityMatrix) -> Markup {
    html! {
        table.l data-csv="likeness" {
            caption { "Cosine of each two" }
            thead {
                tr {
                    td {}
                    @for group in &similarity.groups { th scope="col" { (shown(&group.label)) } }
                }
            }
            tbody {
                @for (group, row) in similarity.groups.iter().zip(similarity.cosine.rows()) {
                    tr {
                        th scope="row" { (shown(&group.label)) }
                        @for value in row {
                            td { @match value { Some(value) => (format!("{value:.2}")), None => "–" } }
                        }
                    }
                }
            }
        }
    }
}
