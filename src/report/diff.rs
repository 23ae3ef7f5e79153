//! Differences of crosswalks in every format.

use std::fmt;

use crate::answer::{CellSide, ChangeKind, CrosswalkDiff, LinkChange, LinkSide};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::coverage::{reached, state_name};
use crate::report::layout::footer::made_by;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::wrapped;

/// How many links of one kind a text names.
const LINKS: usize = 15;

impl CrosswalkDiff {
    /// The difference in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a difference that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

impl fmt::Display for CrosswalkDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = format!(
            "What changed in the crosswalks onto {}: {} links, {} cells; {} links are the same",
            self.framework,
            self.links.len(),
            self.cells.len(),
            self.same
        );
        f.write_str(&wrapped(&head, ""))?;
        for change in &self.cells {
            let line = format!(
                "{}, {} {}: {} then {}",
                change.label,
                change.theme.id,
                change.theme.label,
                cell(change.before.as_ref()),
                cell(change.after.as_ref())
            );
            f.write_str(&wrapped(&line, "  "))?;
        }
        for &kind in ChangeKind::ALL {
            let changes: Vec<&LinkChange> = self.of(kind).collect();
            if changes.is_empty() {
                continue;
            }
            write!(
                f,
                "\n{}",
                wrapped(&format!("{}: {}", kind.words(), changes.len()), "")
            )?;
            for change in changes.iter().take(LINKS) {
                f.write_str(&wrapped(&link_line(change), "  "))?;
            }
            if changes.len() > LINKS {
                f.write_str(&wrapped(
                    &format!("and {} more", changes.len() - LINKS),
                    "  ",
                ))?;
            }
        }
        let before = made_by(self.framework.as_str(), &self.made_before);
        let after = made_by(self.framework.as_str(), &self.made_after);
        write!(f, "\n{}", wrapped(&format!("Before: {before}"), ""))?;
        f.write_str(&wrapped(&format!("After: {after}"), ""))
    }
}

fn cell(side: Option<&CellSide>) -> String {
    side.map_or("no such cell".to_owned(), |side| {
        format!("{} ({})", reached(side.state, side.depth), side.statements)
    })
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
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    format!(
        "{statement} {theme}: {} then {}",
        link_side(before),
        link_side(after)
    )
}

fn sheet(diff: &CrosswalkDiff) -> Sheet {
    let header = ["what", "change", "theme", "of", "before", "after"];
    let cells = diff.cells.iter().map(|change| {
        let name =
            |side: &Option<CellSide>| side.as_ref().map_or("", |side| state_name(side.state));
        vec![
            "cell".to_owned(),
            format!("{} to {}", name(&change.before), name(&change.after)),
            change.theme.id.to_string(),
            change.group.clone(),
            cell(change.before.as_ref()),
            cell(change.after.as_ref()),
        ]
    });
    let links = diff.links.iter().map(|change| {
        vec![
            "link".to_owned(),
            change.kind().words().to_owned(),
            change.theme.to_string(),
            change.statement.to_string(),
            link_side(change.before.as_ref()),
            link_side(change.after.as_ref()),
        ]
    });
    Sheet {
        title: format!("What changed in the crosswalks onto {}", diff.framework),
        header: header.map(str::to_owned).to_vec(),
        rows: cells.chain(links).collect(),
        notes: vec![
            format!(
                "Before: {}",
                made_by(diff.framework.as_str(), &diff.made_before)
            ),
            format!(
                "After: {}",
                made_by(diff.framework.as_str(), &diff.made_after)
            ),
        ],
    }
}
