//! Walks from a statement or a theme.

use std::collections::HashSet;

use crate::graph::tables::LinkRow;
use crate::graph::{CoverageGraph, NodeKey, NodeKind};
use crate::model::{Link, Plan, Statement, Theme};

/// A link with what it leads from and to.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct LinkAt<'a> {
    /// What says it.
    pub statement: &'a Statement,
    /// What it is said of: where a walk began at a theme, this may be a part of it.
    pub theme: &'a Theme,
    /// The link itself.
    pub link: &'a Link,
    /// Whether it is claimed: at or above the threshold of its crosswalk and not rejected, or added by a reviewer.
    pub claimed: bool,
}

impl<'a> CoverageGraph<'a> {
    /// The plan that says a statement.
    pub fn plan_of(&self, statement: impl AsRef<str>) -> Option<&'a Plan> {
        let at = self.row(NodeKind::Statement, statement.as_ref())?;
        Some(self.tables.plans[self.tables.statements[at].plan].plan)
    }

    /// A statement, then those that it stands under, the nearest first; nothing where no plan says it.
    pub fn lineage_of(&self, statement: impl AsRef<str>) -> Vec<&'a Statement> {
        let start = self.row(NodeKind::Statement, statement.as_ref());
        let above = |at: &usize| self.tables.statements[*at].parent;
        let mut seen = HashSet::new();
        // Statements that nobody checked may stand under each other in a circle.
        std::iter::successors(start, above)
            .take_while(|at| seen.insert(*at))
            .map(|at| self.tables.statements[at].statement)
            .collect()
    }

    /// The links of statements to a theme or to one that is part of it, claimed ones first, then the most
    /// confident, then by statement. Of a statement that links to several parts the best counts.
    ///
    /// It costs what it returns, once over for each level of parts below the theme.
    pub fn links_to(&self, theme: impl AsRef<str>) -> Vec<LinkAt<'a>> {
        let Some(at) = self.row(NodeKind::Theme, theme.as_ref()) else {
            return Vec::new();
        };
        let links = self.tables.links_to(at).into_iter();
        links.map(|row| self.link_at(row)).collect()
    }

    /// The links of a statement, claimed ones first, then the most confident, then by theme.
    pub fn links_of(&self, statement: impl AsRef<str>) -> Vec<LinkAt<'a>> {
        let Some(at) = self.row(NodeKind::Statement, statement.as_ref()) else {
            return Vec::new();
        };
        let links = self.tables.links_of(at).iter();
        links.map(|row| self.link_at(*row)).collect()
    }

    fn link_at(&self, row: LinkRow<'a>) -> LinkAt<'a> {
        LinkAt {
            statement: self.tables.statements[row.statement].statement,
            theme: self.tables.themes[row.theme].theme,
            link: row.link,
            claimed: row.claimed,
        }
    }

    /// The position of something in the table of its kind.
    pub(crate) fn row(&self, kind: NodeKind, id: &str) -> Option<usize> {
        self.at.get(&NodeKey::new(kind, id)).map(|spot| spot.row)
    }
}
