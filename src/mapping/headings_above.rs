//! The headings that count for each statement of a plan, and until when each is needed.

use std::collections::HashMap;

use crate::model::{Plan, Statement};

/// How many headings count, from the nearest up: each counts six tenths of the one below it, so that what is
/// further up counts less than one in ten million.
pub(crate) const HEADINGS: usize = 32;

/// The headings of all statements of a plan.
pub(crate) struct Headings {
    parents: Vec<Option<usize>>,
    /// For each statement the last one that it is a heading of.
    last: Vec<Option<usize>>,
}

impl Headings {
    pub(crate) fn new(plan: &Plan) -> Self {
        let statements = &plan.statements;
        let id = |(i, statement): (usize, &Statement)| (statement.id.clone(), i);
        let at: HashMap<_, _> = statements.iter().enumerate().map(id).collect();
        let parent = |statement: &Statement| at.get(statement.parent.as_ref()?).copied();
        let mut headings = Self {
            parents: statements.iter().map(parent).collect(),
            last: vec![None; statements.len()],
        };
        for i in 0..statements.len() {
            for heading in headings.of(i) {
                headings.last[heading] = Some(i);
            }
        }
        headings
    }

    /// The positions of those that count for a statement, the nearest first. A parent that is missing ends the
    /// chain, as does one that was met before.
    pub(crate) fn of(&self, statement: usize) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut next = self.parents[statement];
        while let Some(i) = next.filter(|i| *i != statement && !chain.contains(i)) {
            if chain.len() == HEADINGS {
                break;
            }
            chain.push(i);
            next = self.parents[i];
        }
        chain
    }

    /// Whether one statement is the last for which another counts.
    pub(crate) fn ends(&self, heading: usize, statement: usize) -> bool {
        self.last[heading] == Some(statement)
    }
}
