//! Gaps in every format.

use std::fmt;

use crate::answer::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, NearMiss, Reason};
use crate::report::Answer;
use crate::report::layout::cells::{figure, or_empty};
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::{Words, all_covered, reason};
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::{count, cut};

impl Answer for GapReport {
    fn title(&self) -> String {
        format!("Gaps against {} ({})", self.title, self.framework)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for group in &self.groups {
            page.apart(&format!("{}: {}", group.label, summary(group)))?;
            let mut told = group
                .gaps
                .iter()
                .filter(|gap| gap.kind != GapKind::NotAssessed);
            told.try_for_each(|gap| write_gap(&mut page, gap))?;
        }
        made(self).map_or(Ok(()), |made| page.apart(&made))
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
            .flat_map(|group| group.gaps.iter().map(|gap| row(group, gap)));
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes(made(self))
    }
}

fn made(report: &GapReport) -> Option<String> {
    let matrix = report.matrix.as_ref();
    matrix.map(|matrix| made_by(report.framework.as_str(), &matrix.provenance))
}

fn summary(group: &GroupGaps) -> String {
    let count = group.gaps.iter().filter(|gap| gap.kind.is_gap()).count();
    match count {
        _ if group.is_unknown() => reason(&Reason::NotAssessed),
        0 => all_covered(group.assessed),
        _ => format!(
            "{count} of {} themes not covered, or thinly",
            group.assessed
        ),
    }
}

fn write_gap(page: &mut Page<'_>, gap: &Gap) -> fmt::Result {
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
    if gap.covered_by.is_empty() {
        return Ok(());
    }
    page.line(4, &format!("covered by {}", others(&gap.covered_by)))
}

fn nearest(near: &NearMiss) -> String {
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

fn others(covered: &[CoveredBy]) -> String {
    let by = |other: &CoveredBy| {
        let older = if other.retrospective {
            ", of older plans"
        } else {
            ""
        };
        let (label, depth) = (&other.label, other.depth.name());
        format!(
            "{label} ({depth}, {}{older})",
            count(other.statements, "statement")
        )
    };
    covered.iter().map(by).collect::<Vec<_>>().join(", ")
}

fn row(group: &GroupGaps, gap: &Gap) -> Vec<String> {
    let near = gap.nearest.as_ref();
    vec![
        group.label.clone(),
        gap.theme.id.to_string(),
        gap.theme.title.clone(),
        gap.kind.words().to_owned(),
        reason(&gap.reason),
        or_empty(near.map(|near| &near.statement)),
        or_empty(near.map(|near| &near.text)),
        figure(near.map(|near| near.confidence)),
        others(&gap.covered_by),
    ]
}
