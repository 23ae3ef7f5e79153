//! Gaps in every format.

use std::fmt;

use crate::answer::{CoveredBy, Gap, GapKind, GapReport, Reason};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::plain_words::{Words, reason};
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};

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
                    format!("{}: {}", group.label, reason(&Reason::NotAssessed))
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
        None => reason(&gap.reason),
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
            format!("{}: {} “{text}”{on}", reason(&gap.reason), near.statement)
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
                reason(&gap.reason),
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
