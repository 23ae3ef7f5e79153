//! What to take from whom, in every format.

use std::fmt;

use crate::answer::Reason;
use crate::answer::{Exchange, GapExchange, Offer};
use crate::error::Error;
use crate::format::toml_json;
use crate::model::Commitment;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::plain_words::{Words, reason};
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};

/// How many offers for one gap a text names.
const SHOWN: usize = 4;

impl Exchange {
    /// The exchange in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for an exchange that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn title(exchange: &Exchange) -> String {
    format!(
        "What each could take from the others: {} ({})",
        exchange.title, exchange.framework
    )
}

fn made(exchange: &Exchange) -> String {
    let made = made_by(exchange.framework.as_str(), &exchange.provenance);
    match &exchange.verbs {
        Some(version) => format!("{made} Verbs v{version}."),
        None => made,
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(&title(self), ""))?;
        for group in &self.groups {
            let head = match group.gaps.len() {
                0 => format!("{}: all {} themes covered", group.label, group.assessed),
                count => format!(
                    "{}: {count} of {} themes to fill",
                    group.label, group.assessed
                ),
            };
            write!(f, "\n{}", wrapped(&head, ""))?;
            group.gaps.iter().try_for_each(|gap| write_gap(f, gap))?;
        }
        write!(f, "\n{}", wrapped(&made(self), ""))
    }
}

fn write_gap(f: &mut fmt::Formatter<'_>, gap: &GapExchange) -> fmt::Result {
    let told = matches!(gap.reason, Reason::YoungerThanPlans { .. });
    let older = if gap.retrospective && !told {
        "; the framework is younger than the plans"
    } else {
        ""
    };
    let (theme, kind, why) = (&gap.theme, gap.kind.words(), reason(&gap.reason));
    let head = format!("{} {} ({kind}: {why}{older})", theme.id, theme.title);
    f.write_str(&wrapped(&head, "  "))?;
    if gap.offers.is_empty() {
        f.write_str(&wrapped("nobody has anything for it", "    "))?;
    }
    for offer in gap.offers.iter().take(SHOWN) {
        f.write_str(&wrapped(&offered(offer), "    "))?;
    }
    match gap.offers.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => f.write_str(&wrapped(&format!("and {more} more"), "    ")),
    }
}

fn offered(offer: &Offer) -> String {
    let firm = offer
        .commitment
        .map_or(String::new(), |level| format!(", {}", level.name()));
    format!(
        "{} ({}, {}{firm}, {:.2}) {}",
        offer.statement,
        offer.label,
        offer.depth.name(),
        offer.confidence,
        cut(&offer.text, 100)
    )
}

fn sheet(exchange: &Exchange) -> Sheet {
    let header = [
        "group",
        "theme",
        "title",
        "gap",
        "reason",
        "from",
        "statement",
        "depth",
        "commitment",
        "confidence",
        "text",
        "locator",
    ];
    let mut rows = Vec::new();
    for group in &exchange.groups {
        for gap in &group.gaps {
            let about = [
                group.label.clone(),
                gap.theme.id.to_string(),
                gap.theme.title.clone(),
                gap.kind.words().to_owned(),
                reason(&gap.reason),
            ];
            let mut offers: Vec<Vec<String>> = gap.offers.iter().map(offer_cells).collect();
            if offers.is_empty() {
                offers.push(Vec::new());
            }
            for offer in offers {
                let mut row: Vec<String> = about.iter().cloned().chain(offer).collect();
                row.resize(header.len(), String::new());
                rows.push(row);
            }
        }
    }
    Sheet {
        title: title(exchange),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: vec![made(exchange)],
    }
}

fn offer_cells(offer: &Offer) -> Vec<String> {
    vec![
        offer.label.clone(),
        offer.statement.to_string(),
        offer.depth.name().to_owned(),
        offer.commitment.map_or("", Commitment::name).to_owned(),
        format!("{:.3}", offer.confidence),
        offer.text.clone(),
        offer.locator.clone(),
    ]
}
