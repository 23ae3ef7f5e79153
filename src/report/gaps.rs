//! Gaps and orphans in every format.

use std::fmt;

use crate::answer::Orphan;
use crate::answer::{CoveredBy, Gap, GapKind, GapReport, Reason};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};
use crate::report::layout::words::Words;

impl GapReport {
    /// The gaps in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a report that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

impl fmt::Display for GapReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(
            &format!("Gaps against {} ({})", self.title, self.framework),
            "",
        ))?;
        for group in &self.groups {
            let count = group.gaps.iter().filter(|gap| gap.kind.is_gap()).count();
            let summary = match count {
                _ if group.is_unknown() => {
                    format!("{}: {}", group.label, Reason::NotAssessed)
                }
                0 => format!("{}: all {} themes covered", group.label, group.assessed),
                _ => format!(
                    "{}: {count} of {} themes not covered, or thinly",
                    group.label, group.assessed
                ),
            };
            write!(f, "\n{}", wrapped(&summary, ""))?;
            let told = |gap: &&Gap| gap.kind != GapKind::NotAssessed;
            for gap in group.gaps.iter().filter(told) {
                write_gap(f, gap)?;
            }
        }
        if let Some(matrix) = &self.matrix {
            let made = made_by(self.framework.as_str(), &matrix.provenance);
            write!(f, "\n{}", wrapped(&made, ""))?;
        }
        Ok(())
    }
}

fn write_gap(f: &mut fmt::Formatter<'_>, gap: &Gap) -> fmt::Result {
    let told = matches!(gap.reason, Reason::YoungerThanPlans { .. });
    let older = if gap.retrospective && !told {
        " (the framework is younger than the plans)"
    } else {
        ""
    };
    let head = format!(
        "{} {}: {}{older}",
        gap.theme.id,
        gap.theme.title,
        gap.kind.words()
    );
    f.write_str(&wrapped(&head, "  "))?;
    let nearest = match &gap.nearest {
        None => format!("{}", gap.reason),
        Some(near) => {
            let matched = near
                .matched
                .iter()
                .map(|quote| format!("«{quote}»"))
                .collect::<Vec<_>>()
                .join(", ");
            let text = cut(&near.text, 90);
            let on = if matched.is_empty() {
                String::new()
            } else {
                format!(" on {matched}")
            };
            format!("{}: {} “{text}”{on}", gap.reason, near.statement)
        }
    };
    f.write_str(&wrapped(&nearest, "    "))?;
    if !gap.covered_by.is_empty() {
        f.write_str(&wrapped(
            &format!("covered by {}", others(&gap.covered_by)),
            "    ",
        ))?;
    }
    Ok(())
}

fn others(covered: &[CoveredBy]) -> String {
    let by = |other: &CoveredBy| {
        let plural = if other.statements == 1 { "" } else { "s" };
        let older = if other.retrospective {
            ", of older plans"
        } else {
            ""
        };
        let (label, depth, count) = (&other.label, other.depth.name(), other.statements);
        format!("{label} ({depth}, {count} statement{plural}{older})")
    };
    covered.iter().map(by).collect::<Vec<_>>().join(", ")
}

fn sheet(report: &GapReport) -> Sheet {
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
    let mut rows = Vec::new();
    for group in &report.groups {
        for gap in &group.gaps {
            let near = gap.nearest.as_ref();
            rows.push(vec![
                group.label.clone(),
                gap.theme.id.to_string(),
                gap.theme.title.clone(),
                gap.kind.words().to_owned(),
                gap.reason.to_string(),
                near.map_or(String::new(), |near| near.statement.to_string()),
                near.map_or(String::new(), |near| near.text.clone()),
                near.map_or(String::new(), |near| format!("{:.3}", near.confidence)),
                others(&gap.covered_by),
            ]);
        }
    }
    let made = report
        .matrix
        .as_ref()
        .map(|matrix| made_by(report.framework.as_str(), &matrix.provenance));
    Sheet {
        title: format!("Gaps against {} ({})", report.title, report.framework),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: made.into_iter().collect(),
    }
}

impl Orphan {
    /// A list of orphans in a format.
    ///
    /// # Errors
    /// None for orphans that the library found.
    pub fn report(orphans: &[Self], format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(text_list(orphans)),
            Format::Markdown => Ok(orphan_sheet(orphans).to_markdown()),
            Format::Csv => Ok(orphan_sheet(orphans).to_csv()),
            Format::Json => toml_json::to_json(&orphans),
        }
    }
}

fn text_list(orphans: &[Orphan]) -> String {
    let mut out = wrapped(
        &format!("Statements that no theme covers: {}", orphans.len()),
        "",
    );
    for orphan in orphans {
        let nearest = orphan
            .nearest
            .as_ref()
            .map_or(String::new(), |theme| format!(", {theme}"));
        let line = format!(
            "{} ({}) {}",
            orphan.statement,
            orphan.role.name(),
            cut(&orphan.text, 100)
        );
        let confirmed =
            confirmed(orphan).map_or(String::new(), |by| format!("; confirmed by {by}"));
        out.push_str(&wrapped(
            &format!("{line} [{}{nearest}{confirmed}]", orphan.reason),
            "  ",
        ));
    }
    out
}

/// Who found that a statement rightly meets no theme.
fn confirmed(orphan: &Orphan) -> Option<String> {
    let mut names: Vec<&str> = orphan
        .confirmed
        .iter()
        .map(|decision| decision.reviewer.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn orphan_sheet(orphans: &[Orphan]) -> Sheet {
    let rows = orphans.iter().map(|orphan| {
        vec![
            orphan.plan.to_string(),
            orphan.statement.to_string(),
            orphan.role.name().to_owned(),
            orphan.text.clone(),
            orphan.reason.to_string(),
            orphan
                .nearest
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            confirmed(orphan).unwrap_or_default(),
        ]
    });
    Sheet {
        title: format!("Statements that no theme covers: {}", orphans.len()),
        header: [
            "plan",
            "statement",
            "role",
            "text",
            "reason",
            "nearest",
            "confirmed by",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}
