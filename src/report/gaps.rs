//! Gaps in every format.

use std::fmt;

use crate::answer::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, MadeBy, NearMiss, Reason};
use crate::report::Answer;
use crate::report::layout::cells::{figure, or_empty};
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{all_covered, some_of};
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::{Words, reason};
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::{count, cut};

impl Answer for GapReport {
    fn title(&self) -> String {
        format!("Gaps against {} ({})", self.title, self.framework)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for group in &self.groups {
            page.apart(&format!("{}: {}", group.group.label, summary(self, group)))?;
            let mut told = group
                .gaps
                .iter()
                .filter(|gap| gap.kind != GapKind::NotAssessed);
            told.try_for_each(|gap| write_gap(&mut page, self, gap))?;
        }
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = [
            "group",
            "theme",
            "title",
            "gap",
            "reason",
            "nearest",
            "text",
            "confidence",
            "covered by",
        ];
        let rows = self
            .groups
            .iter()
            .flat_map(|group| group.gaps.iter().map(|gap| row(self, group, gap)));
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([made_by(&self.provenance)])
    }
}

pub(super) fn summary(report: &GapReport, group: &GroupGaps) -> String {
    match group.count() {
        _ if group.is_unknown() => reason(&Reason::NotAssessed),
        none if none.all() == 0 => all_covered(group.assessed, report.level),
        count => format!(
            "{} not covered, or thinly",
            some_of(count, group.assessed, report.level)
        ),
    }
}

fn write_gap(page: &mut Page<'_>, report: &GapReport, gap: &Gap) -> fmt::Result {
    let told = matches!(gap.reason, Reason::YoungerThanPlans { .. });
    let older = if gap.retrospective && !told {
        " (the framework is younger than the plans)"
    } else {
        ""
    };
    let (theme, kind) = (&gap.theme, gap.kind.words());
    page.line(2, &format!("{} {}: {kind}{older}", theme.id, theme.title))?;
    let near = gap.nearest.as_ref().map_or(String::new(), nearest);
    page.line(4, &format!("{}{near}", reason(&gap.reason)))?;
    match report.covered_by(&gap.theme.id) {
        [] => Ok(()),
        by => page.line(4, &format!("covered by {}", others(by))),
    }
}

pub(super) fn nearest(near: &NearMiss) -> String {
    let matched: Vec<String> = near
        .matched
        .iter()
        .map(|quote| format!("«{quote}»"))
        .collect();
    let on = match &*matched {
        [] => String::new(),
        matched => format!(" on {}", matched.join(", ")),
    };
    format!(": {} “{}”{on}", near.statement, cut(&near.text, 90))
}

pub(super) fn others(covered: &[CoveredBy]) -> String {
    let by = |other: &CoveredBy| {
        let older = if other.retrospective {
            ", of older plans"
        } else {
            ""
        };
        let (label, depth) = (&other.group.label, other.depth.name());
        format!(
            "{label} ({depth}, {}{older})",
            count(other.statements, "statement")
        )
    };
    covered.iter().map(by).collect::<Vec<_>>().join(", ")
}

fn row(report: &GapReport, group: &GroupGaps, gap: &Gap) -> Vec<String> {
    let near = gap.nearest.as_ref();
    vec![
        group.group.label.clone(),
        gap.theme.id.to_string(),
        gap.theme.title.clone(),
        gap.kind.words().to_owned(),
        reason(&gap.reason),
        or_empty(near.map(|near| &near.statement)),
        or_empty(near.map(|near| &near.text)),
        figure(near.map(|near| near.confidence)),
        others(report.covered_by(&gap.theme.id)),
    ]
}
