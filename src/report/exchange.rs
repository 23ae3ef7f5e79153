//! What to take from whom, in every format.

use std::fmt;

use crate::answer::{Exchange, GapExchange, MadeBy, Offer, Reason};
use crate::report::Answer;
use crate::report::layout::cells::or_empty;
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{all_covered, some_of};
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::{Words, reason, status};
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;

/// How many offers for one gap a text names.
const SHOWN: usize = 4;

impl Answer for Exchange {
    fn title(&self) -> String {
        let (title, framework) = (&self.title, &self.framework);
        format!("What each could take from the others: {title} ({framework})")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for group in &self.groups {
            let told = if group.gaps.is_empty() {
                all_covered(group.assessed, self.level)
            } else {
                let gaps = some_of(group.count(), group.assessed, self.level);
                format!("{gaps} to fill")
            };
            page.apart(&format!("{}: {told}", group.group.label))?;
            group
                .gaps
                .iter()
                .try_for_each(|gap| write_gap(&mut page, self, gap))?;
        }
        page.apart(&made(self))
    }

    fn table(&self) -> Tabular {
        let header = [
            "group",
            "theme",
            "title",
            "gap",
            "reason",
            "from",
            "statement",
            "depth",
            "status",
            "commitment",
            "confidence",
            "text",
            "locator",
        ];
        let mut rows = Vec::new();
        for group in &self.groups {
            for gap in &group.gaps {
                let offers = self.offers(gap).map(offer_cells);
                let none = (gap.offers == 0).then(Vec::new);
                rows.extend(offers.chain(none).map(|offer| {
                    let mut row = vec![
                        group.group.label.clone(),
                        gap.theme.id.to_string(),
                        gap.theme.title.clone(),
                        gap.kind.words().to_owned(),
                        reason(&gap.reason),
                    ];
                    row.extend(offer);
                    row.resize(header.len(), String::new());
                    row
                }));
            }
        }
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([made(self)])
    }
}

fn made(exchange: &Exchange) -> String {
    let made = made_by(&exchange.provenance);
    match &exchange.verbs {
        Some(version) => format!("{made} Verbs v{version}."),
        None => made,
    }
}

fn write_gap(page: &mut Page<'_>, exchange: &Exchange, gap: &GapExchange) -> fmt::Result {
    let told = matches!(gap.reason, Reason::YoungerThanPlans { .. });
    let older = if gap.retrospective && !told {
        "; the framework is younger than the plans"
    } else {
        ""
    };
    let (theme, kind, why) = (&gap.theme, gap.kind.words(), reason(&gap.reason));
    page.line(
        2,
        &format!("{} {} ({kind}: {why}{older})", theme.id, theme.title),
    )?;
    if gap.offers == 0 {
        page.line(4, "nobody has anything for it")?;
    }
    for offer in exchange.offers(gap).take(SHOWN) {
        page.line(4, &offered(offer))?;
    }
    page.more(4, gap.offers, SHOWN)
}

fn offered(offer: &Offer) -> String {
    let firm = offer
        .commitment
        .map_or(String::new(), |level| format!(", {}", level.name()));
    let came = offer
        .status
        .map_or(String::new(), |found| format!(", {}", status(found)));
    format!(
        "{} ({}, {}{came}{firm}, {:.2}) {}",
        offer.statement,
        offer.group.label,
        offer.depth.name(),
        offer.confidence,
        cut(&offer.text, 100)
    )
}

fn offer_cells(offer: &Offer) -> Vec<String> {
    vec![
        offer.group.label.clone(),
        offer.statement.to_string(),
        offer.depth.name().to_owned(),
        or_empty(offer.status.map(status)),
        or_empty(offer.commitment),
        format!("{:.3}", offer.confidence),
        offer.text.clone(),
        offer.locator.to_string(),
    ]
}
