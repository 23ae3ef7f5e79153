//! What is asked of the graph again and again, worked out once while it is built.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use crate::language::negation::told_of;
use crate::model::DenialKind;
use crate::model::natural::natural;
use crate::model::{Crosswalk, Framework, Link, Partnership, Plan, Statement, Theme};

/// A partnership with the positions of its plans.
#[derive(Debug)]
pub(crate) struct BodyRow<'a> {
    pub(crate) partnership: &'a Partnership,
    pub(crate) plans: Vec<usize>,
}

/// A plan with the positions of its partnership and its statements.
#[derive(Debug)]
pub(crate) struct PlanRow<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) partnership: usize,
    pub(crate) statements: Range<usize>,
    pub(crate) crosswalks: Vec<&'a Crosswalk>,
}

/// A statement with the positions of its plan and of the heading above all others.
#[derive(Debug)]
pub(crate) struct StatementRow<'a> {
    pub(crate) statement: &'a Statement,
    pub(crate) plan: usize,
    pub(crate) parent: Option<usize>,
    pub(crate) top: usize,
    /// Its place among all statements in the natural order of their ids.
    pub(crate) rank: usize,
    /// What its words deny, read when it is first asked for.
    denial: OnceLock<Option<DenialKind>>,
}

impl StatementRow<'_> {
    /// What kind of denial its words tell, if any.
    pub(crate) fn denial(&self) -> Option<DenialKind> {
        *self.denial.get_or_init(|| told_of(&self.statement.text))
    }
}

/// A framework with the positions of its themes.
#[derive(Debug)]
pub(crate) struct FrameworkRow<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) themes: Range<usize>,
    pub(crate) crosswalks: Vec<&'a Crosswalk>,
}

/// A theme with the positions of those around it.
#[derive(Debug)]
pub(crate) struct ThemeRow<'a> {
    pub(crate) theme: &'a Theme,
    pub(crate) framework: usize,
    pub(crate) parent: Option<usize>,
    pub(crate) parts: Vec<usize>,
    /// How many themes it is part of.
    pub(crate) level: usize,
    /// Its place among all themes in the natural order of their ids.
    pub(crate) rank: usize,
}

/// A link with the positions of its ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkRow<'a> {
    pub(crate) statement: usize,
    pub(crate) theme: usize,
    pub(crate) link: &'a Link,
    pub(crate) claimed: bool,
    /// Kept beside the link, as all orders ask for them.
    confidence: f64,
    rank: usize,
}

/// All rows, each kind in the order given.
#[derive(Debug, Default)]
pub(crate) struct Tables<'a> {
    pub(crate) partnerships: Vec<BodyRow<'a>>,
    pub(crate) plans: Vec<PlanRow<'a>>,
    pub(crate) statements: Vec<StatementRow<'a>>,
    pub(crate) frameworks: Vec<FrameworkRow<'a>>,
    pub(crate) themes: Vec<ThemeRow<'a>>,
    /// The crosswalk between a plan and a framework, by their positions.
    pub(crate) crosswalks: HashMap<(usize, usize), &'a Crosswalk>,
    by_statement: Buckets<LinkRow<'a>>,
    by_theme: Buckets<LinkRow<'a>>,
}

/// Values in buckets, one after the other.
#[derive(Debug)]
struct Buckets<T> {
    starts: Vec<usize>,
    values: Vec<T>,
}

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            values: Vec::new(),
        }
    }
}

impl<T: Copy> Buckets<T> {
    /// Sorts values into so many buckets, in each in the order given.
    fn new(values: &[T], buckets: usize, bucket: impl Fn(&T) -> usize) -> Self {
        let mut starts = vec![0; buckets + 1];
        for value in values {
            starts[bucket(value) + 1] += 1;
        }
        for at in 0..buckets {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut order = vec![0; values.len()];
        for (i, value) in values.iter().enumerate() {
            let place = &mut next[bucket(value)];
            order[*place] = i;
            *place += 1;
        }
        Self {
            starts,
            values: order.into_iter().map(|i| values[i]).collect(),
        }
    }

    fn bucket(&self, at: usize) -> &[T] {
        self.values.get(self.range(at)).unwrap_or_default()
    }

    fn range(&self, at: usize) -> Range<usize> {
        match self.starts.get(at..at + 2) {
            Some([from, to]) => *from..*to,
            _ => 0..0,
        }
    }

    fn sort_each(&mut self, by: impl Fn(&T, &T) -> std::cmp::Ordering) {
        for at in 0..self.starts.len() - 1 {
            let range = self.range(at);
            self.values[range].sort_by(&by);
        }
    }
}

impl<'a> Tables<'a> {
    /// Puts all links in order once everything is known.
    pub(super) fn finish(&mut self, mut links: Vec<LinkRow<'a>>) {
        self.rank();
        for link in &mut links {
            link.rank = self.statements[link.statement].rank;
        }
        let parents: Vec<Option<usize>> = self.statements.iter().map(|row| row.parent).collect();
        for (row, top) in self.statements.iter_mut().zip(tops(&parents)) {
            row.top = top;
        }
        let mut by_statement = Buckets::new(&links, self.statements.len(), |link| link.statement);
        by_statement.sort_each(|a, b| {
            stronger(a, b).then(self.themes[a.theme].rank.cmp(&self.themes[b.theme].rank))
        });
        let mut by_theme = Buckets::new(&links, self.themes.len(), |link| link.theme);
        by_theme.sort_each(before);
        (self.by_statement, self.by_theme) = (by_statement, by_theme);
    }

    fn rank(&mut self) {
        let ids: Vec<&str> = self
            .statements
            .iter()
            .map(|row| row.statement.id.as_str())
            .collect();
        for (rank, at) in ranked(&ids).into_iter().enumerate() {
            self.statements[at].rank = rank;
        }
        let ids: Vec<&str> = self
            .themes
            .iter()
            .map(|row| row.theme.id.as_str())
            .collect();
        for (rank, at) in ranked(&ids).into_iter().enumerate() {
            self.themes[at].rank = rank;
        }
    }

    /// The links of a statement: claimed ones first, then the most confident, then by theme.
    pub(crate) fn links_of(&self, statement: usize) -> &[LinkRow<'a>] {
        self.by_statement.bucket(statement)
    }

    /// The links to a theme or to what is part of it, of each statement the best: claimed ones first, then the
    /// most confident, then by statement.
    pub(crate) fn links_to(&self, theme: usize) -> Vec<LinkRow<'a>> {
        let parts = self.parts(theme);
        let mut links: Vec<LinkRow<'a>> = Vec::new();
        for part in &parts {
            links.extend_from_slice(self.by_theme.bucket(*part));
        }
        if parts.len() > 1 {
            links.sort_by(|a, b| {
                let by_width = || self.width(a).cmp(&self.width(b));
                before(a, b).then_with(by_width)
            });
        }
        let mut seen = HashSet::with_capacity(links.len());
        links.retain(|link| seen.insert(link.statement));
        links
    }

    /// Whether one of two links is to the wider theme, or to the earlier of two as wide.
    pub(crate) fn wider(&self, one: &LinkRow<'_>, other: &LinkRow<'_>) -> bool {
        self.width(one) < self.width(other)
    }

    /// The less, the wider the theme of a link.
    fn width(&self, link: &LinkRow<'_>) -> (usize, usize) {
        (self.themes[link.theme].level, link.theme)
    }

    /// A theme and all that are part of it, the wider before the narrower.
    pub(crate) fn parts(&self, theme: usize) -> Vec<usize> {
        let mut parts = vec![theme];
        let mut next = 0;
        while let Some(at) = parts.get(next) {
            let below = &self.themes[*at].parts;
            parts.extend(below);
            next += 1;
        }
        parts
    }

    /// A theme, then those that it is part of.
    pub(crate) fn line(&self, theme: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(theme), |at| self.themes[*at].parent)
    }
}

/// Claimed ones first, then the most confident.
pub(crate) fn stronger(a: &LinkRow<'_>, b: &LinkRow<'_>) -> std::cmp::Ordering {
    b.claimed
        .cmp(&a.claimed)
        .then_with(|| b.confidence.total_cmp(&a.confidence))
}

/// The order of links to a theme: claimed ones first, then the most confident, then by statement.
pub(crate) fn before(a: &LinkRow<'_>, b: &LinkRow<'_>) -> std::cmp::Ordering {
    stronger(a, b).then_with(|| a.rank.cmp(&b.rank))
}

/// Positions in the natural order of ids.
fn ranked(ids: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by(|a, b| natural(ids[*a], ids[*b]));
    order
}

/// For each item the last of the items above it, itself where there is none. In a circle, which nobody's check
/// let pass, that is the one before it.
fn tops(parents: &[Option<usize>]) -> Vec<usize> {
    let mut top: Vec<Option<usize>> = vec![None; parents.len()];
    let mut place: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut path: Vec<usize> = Vec::new();
        let mut at = start;
        let found = loop {
            if let Some(known) = top[at] {
                break known;
            }
            if let Some(from) = place[at] {
                let circle = path.split_off(from);
                for (i, member) in circle.iter().enumerate() {
                    top[*member] = Some(circle[(i + circle.len() - 1) % circle.len()]);
                }
                break top[at].unwrap_or(at);
            }
            place[at] = Some(path.len());
            path.push(at);
            match parents[at] {
                Some(parent) => at = parent,
                None => break at,
            }
        };
        for below in path {
            top[below] = Some(found);
        }
    }
    let known = top.into_iter().enumerate();
    known.map(|(at, top)| top.unwrap_or(at)).collect()
}

impl<'a> LinkRow<'a> {
    pub(super) fn new(statement: usize, theme: usize, link: &'a Link, claimed: bool) -> Self {
        Self {
            statement,
            theme,
            link,
            claimed,
            confidence: link.claim.confidence,
            rank: 0,
        }
    }
}

impl<'a> StatementRow<'a> {
    pub(super) fn new(statement: &'a Statement, plan: usize) -> Self {
        Self {
            statement,
            plan,
            parent: None,
            top: 0,
            rank: 0,
            denial: OnceLock::new(),
        }
    }
}

impl<'a> ThemeRow<'a> {
    pub(super) fn new(theme: &'a Theme, framework: usize) -> Self {
        Self {
            theme,
            framework,
            parent: None,
            parts: Vec::new(),
            level: 0,
            rank: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_on_top_is_found_through_any_chain() {
        let chain = [None, Some(0), Some(1), Some(1), None];
        assert_eq!(tops(&chain), [0, 0, 0, 0, 4]);
        let circle = [Some(1), Some(2), Some(0), Some(1)];
        assert_eq!(tops(&circle), [2, 0, 1, 0]);
    }

    #[test]
    fn buckets_keep_the_order_given() {
        let buckets = Buckets::new(&[31_usize, 12, 30, 11], 4, |value| *value / 10);
        let all: Vec<&[usize]> = (0..5).map(|at| buckets.bucket(at)).collect();
        assert_eq!(all, [&[][..], &[12, 11], &[], &[31, 30], &[]]);
    }
}
