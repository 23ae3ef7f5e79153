//! Timelines in every format.

use std::fmt;

use crate::answer::{ThemeChange, ThemeThen, Timeline, TimelineStep};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::coverage;
use crate::report::coverage::reached;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, table, wrapped};

/// How many statements a text names for one side of a change.
const SHOWN: usize = 3;

impl Timeline {
    /// The timeline in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a timeline that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn title(timeline: &Timeline) -> String {
    let (who, what) = (&timeline.partnership, &timeline.title);
    format!(
        "{who} through time, against {what} ({})",
        timeline.framework
    )
}

fn period(plan: &crate::answer::TimelinePlan) -> String {
    let unknown = || "period unknown".to_owned();
    plan.period
        .map_or_else(unknown, |period| period.to_string())
}

impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(&title(self), ""))?;
        for plan in &self.plans {
            let line = format!(
                "{}: {}, {} ({} statements)",
                plan.id,
                period(plan),
                plan.title,
                plan.statements
            );
            f.write_str(&wrapped(&line, "  "))?;
        }
        let mut header = vec!["Theme".to_owned()];
        header.extend(self.plans.iter().map(|plan| cut(plan.id.as_str(), 20)));
        let named = |(theme, row): (&crate::answer::ThemeLabel, &Vec<crate::answer::Cell>)| {
            let name = format!("{} {}", theme.id, cut(&theme.label, 22));
            std::iter::once(name)
                .chain(row.iter().map(coverage::words))
                .collect()
        };
        let rows: Vec<Vec<String>> = self.themes.iter().zip(&self.cells).map(named).collect();
        write!(f, "\n{}", table(&header, &rows))?;
        if self.cells.iter().flatten().any(|cell| cell.retrospective) {
            let note =
                "*: the framework is younger than the plan: a crosswalk, not a test of compliance.";
            f.write_str(&wrapped(note, ""))?;
        }
        self.steps.iter().try_for_each(|step| write_step(f, step))?;
        write!(f, "\n{}", wrapped(NOTE, ""))?;
        f.write_str(&wrapped(
            &made_by(self.framework.as_str(), &self.provenance),
            "",
        ))
    }
}

/// What a reader must not take a timeline for.
const NOTE: &str = "Lost means that the later document does not say it, not that it ended; a progress report \
                    reaches deeper than a strategy by what it is.";

fn lists(step: &TimelineStep) -> [(&'static str, &Vec<ThemeChange>); 4] {
    [
        ("gained", &step.gained),
        ("lost", &step.lost),
        ("deepened", &step.deepened),
        ("receded", &step.receded),
    ]
}

fn write_step(f: &mut fmt::Formatter<'_>, step: &TimelineStep) -> fmt::Result {
    let counts = lists(step).map(|(name, changes)| format!("{} {name}", changes.len()));
    let head = format!(
        "{} to {}: {}, {} kept",
        step.from,
        step.to,
        counts.join(", "),
        step.kept
    );
    write!(f, "\n{}", wrapped(&head, ""))?;
    for (name, changes) in lists(step) {
        for change in changes {
            let (theme, before, after) = (&change.theme, &change.before, &change.after);
            let line = format!(
                "{name}: {} {}, {} then {}",
                theme.id,
                theme.label,
                reached(before.state, before.depth),
                reached(after.state, after.depth)
            );
            f.write_str(&wrapped(&line, "  "))?;
            let line = format!("{} then {}", some(before), some(after));
            f.write_str(&wrapped(&line, "    "))?;
        }
    }
    Ok(())
}

fn some(then: &ThemeThen) -> String {
    let shown: Vec<&str> = then
        .statements
        .iter()
        .take(SHOWN)
        .map(crate::model::StatementId::as_str)
        .collect();
    match (
        shown.is_empty(),
        then.statements.len().saturating_sub(SHOWN),
    ) {
        (true, _) => "nothing".to_owned(),
        (false, 0) => shown.join(" "),
        (false, more) => format!("{} and {more} more", shown.join(" ")),
    }
}

fn sheet(timeline: &Timeline) -> Sheet {
    let header = [
        "from",
        "to",
        "change",
        "theme",
        "title",
        "before",
        "after",
        "statements before",
        "statements after",
    ];
    let ids = |then: &ThemeThen| {
        let ids: Vec<&str> = then
            .statements
            .iter()
            .map(crate::model::StatementId::as_str)
            .collect();
        ids.join(" ")
    };
    let mut rows = Vec::new();
    for step in &timeline.steps {
        for (name, changes) in lists(step) {
            rows.extend(changes.iter().map(|change| {
                vec![
                    step.from.to_string(),
                    step.to.to_string(),
                    name.to_owned(),
                    change.theme.id.to_string(),
                    change.theme.title.clone(),
                    reached(change.before.state, change.before.depth),
                    reached(change.after.state, change.after.depth),
                    ids(&change.before),
                    ids(&change.after),
                ]
            }));
        }
    }
    Sheet {
        title: title(timeline),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: vec![
            NOTE.to_owned(),
            made_by(timeline.framework.as_str(), &timeline.provenance),
        ],
    }
}
