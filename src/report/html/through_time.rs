//! A partnership through its plans.

use maud::{Markup, html};

use crate::answer::{ThemeChange, ThemeThen, Timeline, TimelinePlan, TimelineStep};
use crate::report::coverage::{reached, words};
use crate::report::html::anchors::{shown, statement, theme, theme_with_label};
use crate::report::html::heat_table::look;
use crate::report::timeline::{NOTE, lists, period};

/// How many statements a row names on each side.
const SHOWN: usize = 3;

pub(crate) fn section(timelines: &[Timeline]) -> Markup {
    html! {
        @if !timelines.is_empty() {
            h3 { "Through time, plan by plan" }
            p.n { (NOTE) }
            @for timeline in timelines { (one(timeline)) }
        }
    }
}

fn one(timeline: &Timeline) -> Markup {
    let who = shown(&timeline.partnership.label);
    html! {
        details.b data-p=(timeline.partnership.id) {
            summary { b { (who) } ": " (timeline.plans.len()) " plans" }
            div.w tabindex="0" role="region" aria-label={ (who) " by plan, against " (shown(&timeline.title)) } {
                table.m data-csv={ "timeline-" (timeline.framework) } {
                    caption { (who) ", by plan" }
                    thead {
                        tr {
                            th scope="col" { "Theme" }
                            @for plan in &timeline.plans { (head(plan)) }
                        }
                    }
                    tbody {
                        @for (label, cells) in timeline.themes.iter().zip(timeline.cells.rows()) {
                            tr class=[(label.level > 0).then_some("y")] {
                                th scope="row" { (theme(label.id.as_str())) " " (shown(&label.label)) }
                                @for cell in cells {
                                    td class=(look(cell.state, cell.depth)) { (words(cell)) }
                                }
                            }
                        }
                    }
                }
            }
            @for step in &timeline.steps { (changes(step)) }
        }
    }
}

fn head(plan: &TimelinePlan) -> Markup {
    html! { th scope="col" { (plan.id) br; small { (plan.kind.name()) ", " (period(plan)) } } }
}

fn changes(step: &TimelineStep) -> Markup {
    html! {
        p { b { (step.from) " to " (step.to) } ", " (step.kept.all()) " themes kept as deep:" }
        dl {
            @for (name, list) in lists(step) {
                @if !list.is_empty() {
                    dt { (name) " (" (list.len()) ")" }
                    dd { @for (at, change) in list.iter().enumerate() { (one_change(at, change)) } }
                }
            }
        }
    }
}

fn one_change(at: usize, change: &ThemeChange) -> Markup {
    let (before, after) = (&change.before, &change.after);
    html! {
        @if at > 0 { "; " }
        (theme_with_label(&change.theme)) ", "
        (reached(before.state, before.depth)) (some(before)) " then "
        (reached(after.state, after.depth)) (some(after))
    }
}

fn some(then: &ThemeThen) -> Markup {
    let said = &then.statements;
    html! {
        @for (at, said) in said.iter().take(SHOWN).enumerate() {
            @if at == 0 { " (" } @else { ", " }
            (statement(&said.statement))
        }
        @if said.len() > SHOWN { " and " (said.len() - SHOWN) " more" }
        @if !said.is_empty() { ")" }
    }
}
