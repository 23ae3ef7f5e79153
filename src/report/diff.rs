//! Differences of crosswalks in every format.

use std::fmt;

use crate::answer::{
    CellChange, CellSide, ChangeKind, CrosswalkDiff, LinkChange, LinkSide, MadeBy,
};
use crate::report::Answer;
use crate::report::coverage::{reached, state_name};
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Tabular;

/// How many links of one kind a text names.
const LINKS: usize = 15;

impl Answer for CrosswalkDiff {
    fn title(&self) -> String {
        format!("What changed in the crosswalks onto {}", self.framework)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        let (title, links, cells) = (self.title(), self.links.len(), self.cells.len());
        page.line(
            0,
            &format!(
                "{title}: {links} links, {cells} cells; {} links are the same",
                self.same
            ),
        )?;
        self.cells
            .iter()
            .try_for_each(|change| page.line(2, &cell_line(change)))?;
        for &kind in ChangeKind::ALL {
            let changes: Vec<&LinkChange> = self.changes(kind).collect();
            if changes.is_empty() {
                continue;
            }
            page.apart(&format!("{}: {}", kind.words(), changes.len()))?;
            for change in changes.iter().take(LINKS) {
                page.line(2, &link_line(change))?;
            }
            page.more(2, changes.len(), LINKS)?;
        }
        let [before, after] = made(self);
        page.apart(&before)?;
        page.line(0, &after)
    }

    fn table(&self) -> Tabular {
        let cells = self.cells.iter().map(cell_row);
        let links = self.links.iter().map(link_row);
        Tabular::new(
            self.title(),
            ["what", "change", "theme", "of", "before", "after"],
        )
        .rows(cells.chain(links))
        .notes(made(self))
    }
}

fn made(diff: &CrosswalkDiff) -> [String; 2] {
    [("Before", &diff.made_before), ("After", &diff.provenance)]
        .map(|(when, made)| format!("{when}: {}", made_by(made)))
}

fn cell(side: Option<&CellSide>) -> String {
    side.map_or("no such cell".to_owned(), |side| {
        format!("{} ({})", reached(side.state, side.depth), side.statements)
    })
}

fn cell_line(change: &CellChange) -> String {
    let (theme, label) = (&change.theme, &change.group.label);
    let (before, after) = (cell(change.before.as_ref()), cell(change.after.as_ref()));
    format!(
        "{label}, {} {}: {before} then {after}",
        theme.id, theme.label
    )
}

fn link_side(side: Option<&LinkSide>) -> String {
    side.map_or("none".to_owned(), |side| {
        let claimed = if side.claimed {
            "claimed"
        } else {
            "considered"
        };
        format!("{:.2} {} {claimed}", side.confidence, side.relation.name())
    })
}

fn link_line(change: &LinkChange) -> String {
    let (statement, theme) = (&change.statement, &change.theme);
    let (before, after) = (
        link_side(change.before.as_ref()),
        link_side(change.after.as_ref()),
    );
    format!("{statement} {theme}: {before} then {after}")
}

fn cell_row(change: &CellChange) -> Vec<String> {
    let name = |side: &Option<CellSide>| side.as_ref().map_or("", |side| state_name(side.state));
    vec![
        "cell".to_owned(),
        format!("{} to {}", name(&change.before), name(&change.after)),
        change.theme.id.to_string(),
        change.group.id.clone(),
        cell(change.before.as_ref()),
        cell(change.after.as_ref()),
    ]
}

fn link_row(change: &LinkChange) -> Vec<String> {
    vec![
        "link".to_owned(),
        change.kind().words().to_owned(),
        change.theme.to_string(),
        change.statement.to_string(),
        link_side(change.before.as_ref()),
        link_side(change.after.as_ref()),
    ]
}
