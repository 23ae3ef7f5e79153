//! What is not covered, what came near, who covers it, and what others offer for it.

use std::collections::HashMap;

use maud::{Markup, html};

use crate::answer::{
    CoverageMatrix, CoveredBy, Exchange, Gap, GapExchange, GapKind, GapReport, GroupGaps, NearMiss,
    Reason,
};
use crate::model::{StatementId, ThemeId};
use crate::report::gaps::summary;
use crate::report::html::anchors::{CellPlace, shown, statement, theme};
use crate::report::layout::plain_words::{Words, reason, status};
use crate::report::layout::text::count;

/// How many statements of others a row names.
const SHOWN: usize = 3;

pub(crate) fn section(
    report: &GapReport,
    exchange: Option<&Exchange>,
    matrix: &CoverageMatrix,
    chapter: usize,
) -> Markup {
    let themes = matrix.themes.iter().enumerate();
    let rows: HashMap<&ThemeId, usize> = themes.map(|(at, theme)| (&theme.id, at)).collect();
    let offered = exchange.into_iter().flat_map(|exchange| &exchange.groups);
    let offered: HashMap<&str, HashMap<&ThemeId, &GapExchange>> = offered
        .map(|group| {
            let gaps = group.gaps.iter().map(|gap| (&gap.theme.id, gap));
            (group.group.id.as_str(), gaps.collect())
        })
        .collect();
    html! {
        h3 { "Gaps" }
        @for (at, group) in report.groups.iter().enumerate() {
            @let of_group = offered.get(group.group.id.as_str());
            div.v data-p=[group.group.partnership.as_ref().map(|of| of.id.as_str())] {
                h4 { (shown(&group.group.label)) ": " (summary(report, group)) }
                @if group.gaps.iter().any(|gap| gap.kind != GapKind::NotAssessed) {
                    div.w tabindex="0" role="region" aria-label={ "Gaps of " (shown(&group.group.label)) " against " (shown(&report.title)) } {
                        table.gaps data-csv={ "gaps-" (report.framework) } {
                            caption { "Gaps of " (shown(&group.group.label)) }
                            (head(exchange.is_some()))
                            tbody {
                                @for gap in told(group) {
                                    @let theme = rows.get(&gap.theme.id).copied().unwrap_or_default();
                                    @let place = CellPlace { chapter, theme, group: at };
                                    @let offers = of_group.and_then(|gaps| gaps.get(&gap.theme.id));
                                    (row(report, gap, place, exchange.map(|of| (of, offers.copied()))))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn told(group: &GroupGaps) -> impl Iterator<Item = &Gap> {
    let gaps = group.gaps.iter();
    gaps.filter(|gap| gap.kind != GapKind::NotAssessed)
}

fn head(exchange: bool) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { "Theme" }
                th scope="col" { "What" }
                th scope="col" { "Why, and what came nearest" }
                th scope="col" { "Covered by" }
                @if exchange { th scope="col" { "To learn from" } }
            }
        }
    }
}

fn row(
    report: &GapReport,
    gap: &Gap,
    place: CellPlace,
    exchange: Option<(&Exchange, Option<&GapExchange>)>,
) -> Markup {
    let told = matches!(gap.reason, Reason::YoungerThanPlans { .. });
    html! {
        tr id=(place.name('g')) {
            th scope="row" { (theme(gap.theme.id.as_str())) " " (shown(&gap.theme.title)) }
            td { (gap.kind.words()) }
            td {
                (shown(&reason(&gap.reason)))
                @if gap.retrospective && !told { " (the framework is younger than the plans)" }
                @if let Some(near) = &gap.nearest { ": " (nearest(near)) }
            }
            td { (covering(report.covered_by(&gap.theme.id))) }
            @if let Some((exchange, offers)) = exchange {
                td { @if let Some(of) = offers { (offered(exchange, of)) } }
            }
        }
    }
}

fn nearest(near: &NearMiss) -> Markup {
    html! {
        (statement(&near.statement))
        @for (at, quote) in near.matched.iter().enumerate() {
            @if at == 0 { " on " } @else { ", " }
            q { (shown(quote)) }
        }
    }
}

fn covering(covered: &[CoveredBy]) -> Markup {
    html! {
        @for (at, by) in covered.iter().enumerate() {
            @if at > 0 { ", " }
            (shown(&by.group.label)) " (" (by.depth.name()) ", " (count(by.statements, "statement"))
            @if by.retrospective { ", of older plans" }
            ")"
        }
    }
}

fn offered(exchange: &Exchange, gap: &GapExchange) -> Markup {
    // A statement with several leads is offered by each of them: it is named once.
    let mut named: Vec<&StatementId> = Vec::new();
    let offers = exchange.offers(gap).filter(|offer| {
        let new = named.len() < SHOWN && !named.contains(&&offer.statement);
        if new {
            named.push(&offer.statement);
        }
        new
    });
    let offers: Vec<_> = offers.collect();
    html! {
        @for (at, offer) in offers.iter().enumerate() {
            @if at > 0 { ", " }
            (statement(&offer.statement)) " (" (offer.depth.name())
            @if let Some(found) = offer.status { ", " (status(found)) }
            ")"
        }
        @if gap.offers > offers.len() { " and " (gap.offers - offers.len()) " more" }
    }
}
