//! Timelines in every format.

use std::fmt;

use crate::answer::{
    ByLevel, CellStatement, Level, MadeBy, ThemeChange, ThemeThen, Timeline, TimelinePlan,
    TimelineStep,
};
use crate::model::Status;
use crate::report::Answer;
use crate::report::coverage;
use crate::report::coverage::reached;
use crate::report::layout::cells::ids;
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{figures, so_many};
use crate::report::layout::matrix;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::status;
use crate::report::layout::tabular::Tabular;

/// How many statements a text names for one side of a change.
const SHOWN: usize = 3;
/// What a reader must not take a timeline for.
pub(super) const NOTE: &str = "Lost means that the later document does not say it, not that it ended; a progress report \
                    reaches deeper than a strategy by what it is.";

impl Answer for Timeline {
    fn title(&self) -> String {
        let (who, what) = (&self.partnership.label, &self.title);
        format!("{who} through time, against {what} ({})", self.framework)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for plan in &self.plans {
            let (period, statements) = (period(plan), plan.statements);
            page.line(
                2,
                &format!(
                    "{}: {period}, {} ({statements} statements)",
                    plan.id, plan.title
                ),
            )?;
        }
        let header = matrix::header(self.plans.iter().map(|plan| plan.id.as_str()), 20);
        let cells = self.cells.rows();
        page.blank()?;
        page.table(
            &header,
            &matrix::by_theme(&self.themes, cells, 22, coverage::words),
        )?;
        if self.cells.cells().any(|cell| cell.retrospective) {
            page.line(
                0,
                "*: the framework is younger than the plan: a crosswalk, not a test of compliance.",
            )?;
        }
        self.steps
            .iter()
            .try_for_each(|step| write_step(&mut page, self, step))?;
        page.apart(NOTE)?;
        page.line(0, &made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
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
            "status before",
            "status after",
        ];
        let made = made_by(&self.provenance);
        Tabular::new(self.title(), header)
            .rows(self.steps.iter().flat_map(step_rows))
            .notes([NOTE, &made])
    }
}

pub(super) fn period(plan: &TimelinePlan) -> String {
    let unknown = || "period unknown".to_owned();
    plan.period
        .map_or_else(unknown, |period| period.to_string())
}

/// The changes of a step, each with its name.
fn changes(step: &TimelineStep) -> impl Iterator<Item = (&'static str, &ThemeChange)> {
    lists(step)
        .into_iter()
        .flat_map(|(name, changes)| changes.iter().map(move |change| (name, change)))
}

pub(super) fn lists(step: &TimelineStep) -> [(&'static str, &[ThemeChange]); 4] {
    [
        ("gained", &step.gained),
        ("lost", &step.lost),
        ("deepened", &step.deepened),
        ("receded", &step.receded),
    ]
}

fn write_step(page: &mut Page<'_>, timeline: &Timeline, step: &TimelineStep) -> fmt::Result {
    let all = ByLevel::count(timeline.themes.iter().map(|theme| theme.level));
    let told = |count: ByLevel| figures(count, all, timeline.level);
    let counts = lists(step).map(|(name, changes)| {
        let levels = changes.iter().map(|change| change.theme.level);
        format!("{} {name}", told(ByLevel::count(levels)))
    });
    let (from, to, counts) = (&step.from, &step.to, counts.join(", "));
    let of = match (timeline.level, all.parts) {
        (Level::All, 0) => String::new(),
        _ => format!(" (of {})", so_many(all, timeline.level)),
    };
    page.apart(&format!(
        "{from} to {to}: {counts}, {} kept{of}",
        told(step.kept)
    ))?;
    for (name, change) in changes(step) {
        let (theme, before, after) = (&change.theme, &change.before, &change.after);
        let [was, is] = [before, after].map(|then| reached(then.state, then.depth));
        page.line(
            2,
            &format!("{name}: {} {}, {was} then {is}", theme.id, theme.label),
        )?;
        page.line(4, &format!("{} then {}", some(before), some(after)))?;
    }
    Ok(())
}

fn some(then: &ThemeThen) -> String {
    match &*then.statements {
        [] => "nothing".to_owned(),
        statements => {
            let told = statements.iter().take(SHOWN).map(|said| match said.status {
                Some(found) => format!("{} ({})", said.statement, status(found)),
                None => said.statement.to_string(),
            });
            let told = told.collect::<Vec<String>>().join(" ");
            match statements.len().saturating_sub(SHOWN) {
                0 => told,
                more => format!("{told} and {more} more"),
            }
        }
    }
}

/// How many statements have come how far.
fn statuses(then: &ThemeThen) -> String {
    let counts = Status::ALL.iter().filter_map(|found| {
        let come = |said: &&CellStatement| said.status == Some(*found);
        let count = then.statements.iter().filter(come).count();
        (count > 0).then(|| format!("{count} {}", status(*found)))
    });
    counts.collect::<Vec<String>>().join(", ")
}

fn told_ids(then: &ThemeThen) -> String {
    ids(then.statements.iter().map(|said| &said.statement))
}

fn step_rows(step: &TimelineStep) -> impl Iterator<Item = Vec<String>> {
    changes(step).map(|(name, change)| {
        let (theme, before, after) = (&change.theme, &change.before, &change.after);
        vec![
            step.from.to_string(),
            step.to.to_string(),
            name.to_owned(),
            theme.id.to_string(),
            theme.title.clone(),
            reached(before.state, before.depth),
            reached(after.state, after.depth),
            told_ids(before),
            told_ids(after),
            statuses(before),
            statuses(after),
        ]
    })
}
