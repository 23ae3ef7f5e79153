//! Who leads on what, in every format.

use std::collections::HashMap;
use std::fmt;

use crate::answer::{ByLevel, LeadReport, LeadRow, LeadTheme, MadeBy, Timing, Unled};
use crate::model::StatementId;
use crate::report::Answer;
use crate::report::layout::cells::{ids, or_empty};
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{capital, figures, shown, some_of};
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::count;

impl Answer for LeadReport {
    fn title(&self) -> String {
        let (title, framework, at) = (&self.title, &self.framework, self.at);
        format!("{title} ({framework}) by lead, at {at}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for row in &self.leads {
            page.apart(&head(self, row))?;
            row.themes
                .iter()
                .try_for_each(|theme| page.line(2, &led(theme)))?;
        }
        let unled = ByLevel::count(self.unled.iter().map(|unled| unled.theme.level));
        let unled = figures(unled, self.themes, self.level);
        page.apart(&format!(
            "{} for which a partnership names no lead: {unled}",
            themes(self)
        ))?;
        self.unled
            .iter()
            .try_for_each(|theme| page.line(2, &without_lead(theme)))?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = [
            "lead",
            "partnerships",
            "theme",
            "title",
            "depth",
            "commitment",
            "past_due",
            "due",
            "later",
            "undated",
            "statement_ids",
        ];
        let led = self.leads.iter().flat_map(|row| {
            let when = when(row);
            let led = row.themes.iter().map(|theme| cells(row, theme, &when));
            led.collect::<Vec<_>>()
        });
        let unled = self.unled.iter().map(|unled| {
            let mut row = vec![
                String::new(),
                unled.partnership.label.clone(),
                unled.theme.id.to_string(),
                unled.theme.title.clone(),
            ];
            row.resize(header.len() - 1, String::new());
            row.push(ids(&unled.statements));
            row
        });
        let note = "Rows without a lead: themes for which the partnership names none.";
        let made = made_by(&self.provenance);
        Tabular::new(self.title(), header)
            .rows(led.chain(unled))
            .notes([note, &made])
    }
}

/// What is counted: themes, or those of each level.
fn themes(report: &LeadReport) -> String {
    let names = shown(report.themes, report.level).into_iter();
    let names: Vec<&str> = names.map(|(name, _)| name).collect();
    capital(&names.join(" + "))
}

fn partnerships(row: &LeadRow, between: &str) -> String {
    let labels = row.partnerships.iter().map(|body| body.label.as_str());
    labels.collect::<Vec<_>>().join(between)
}

fn head(report: &LeadReport, row: &LeadRow) -> String {
    format!(
        "{} ({}): {}; {}, {}{}",
        row.lead,
        partnerships(row, ", "),
        some_of(row.addressed(), report.themes, report.level),
        count(row.statements, "statement"),
        count(row.actions, "action"),
        timing(row)
    )
}

fn led(led: &LeadTheme) -> String {
    let (theme, depth) = (&led.theme, led.depth.name());
    let firm = led
        .firmest
        .map_or(String::new(), |level| format!(", {}", level.name()));
    format!(
        "{} {} ({depth}{firm}): {}",
        theme.id,
        theme.label,
        ids(&led.statements)
    )
}

fn without_lead(unled: &Unled) -> String {
    let why = match unled.statements.first() {
        None => "nothing addresses it".to_owned(),
        Some(first) => format!("{} without a lead, first {first}", unled.statements.len()),
    };
    format!(
        "{}, {} {}: {why}",
        unled.partnership.label, unled.theme.id, unled.theme.label
    )
}

fn timing(row: &LeadRow) -> String {
    let known = row
        .timing
        .iter()
        .map(|(timing, ids)| format!("{} {}", ids.len(), timing.words()));
    let undated = (!row.undated.is_empty()).then(|| format!("{} undated", row.undated.len()));
    let told: Vec<String> = known.chain(undated).collect();
    if told.is_empty() {
        String::new()
    } else {
        format!(" ({})", told.join(", "))
    }
}

/// For each action of a lead when it is due, or none where it has no date.
fn when(row: &LeadRow) -> HashMap<&StatementId, Option<Timing>> {
    let dated = row
        .timing
        .iter()
        .flat_map(|(timing, ids)| ids.iter().map(|id| (id, Some(*timing))));
    dated
        .chain(row.undated.iter().map(|id| (id, None)))
        .collect()
}

fn cells(
    row: &LeadRow,
    found: &LeadTheme,
    when: &HashMap<&StatementId, Option<Timing>>,
) -> Vec<String> {
    let here = |timing: Option<Timing>| {
        let statements = found.statements.iter();
        let here = statements.filter(|id| when.get(id) == Some(&timing));
        here.count().to_string()
    };
    vec![
        row.lead.clone(),
        partnerships(row, "; "),
        found.theme.id.to_string(),
        found.theme.title.clone(),
        found.depth.name().to_owned(),
        or_empty(found.firmest),
        here(Some(Timing::PastDue)),
        here(Some(Timing::Due)),
        here(Some(Timing::Later)),
        here(None),
        ids(&found.statements),
    ]
}
