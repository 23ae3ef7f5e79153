//! How the graph is built, and what it refuses.

use std::collections::HashMap;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::error::{Error, Place};
use crate::graph::CoverageGraph;
use crate::graph::edge::Edge;
use crate::graph::node::{Node, NodeKey, NodeKind};
use crate::graph::tables::{
    BodyRow, FrameworkRow, LinkRow, PlanRow, StatementRow, Tables, ThemeRow,
};
use crate::model::{Crosswalk, Framework, MAX_LEVELS, Plan};

/// A graph that is not yet whole.
#[derive(Default)]
pub(super) struct GraphBuilder<'a> {
    graph: DiGraph<Node<'a>, Edge<'a>>,
    at: HashMap<NodeKey<'a>, NodeSpot>,
    tables: Tables<'a>,
    links: Vec<LinkRow<'a>>,
}

/// Where a node is: in petgraph, and in the table of its kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeSpot {
    pub(super) node: NodeIndex,
    pub(super) row: usize,
}

impl<'a> GraphBuilder<'a> {
    pub(super) fn finish(mut self) -> CoverageGraph<'a> {
        self.tables.finish(self.links);
        CoverageGraph {
            graph: self.graph,
            at: self.at,
            tables: self.tables,
        }
    }

    /// Adds a node whose key must be new; `owner` names what it is in.
    fn add(&mut self, node: Node<'a>, row: usize, owner: &str) -> Result<NodeIndex, Error> {
        let key = node.key();
        if let Some(earlier) = self.at.get(&key) {
            let earlier = self.owner(key.kind(), earlier.row);
            let error = Error::duplicate(key.kind().name(), key.id(), earlier);
            return Err(error.at(place_of(owner)));
        }
        let index = self.graph.add_node(node);
        self.at.insert(key, NodeSpot { node: index, row });
        Ok(index)
    }

    /// Names the plan or framework that holds a node.
    fn owner(&self, kind: NodeKind, row: usize) -> Place {
        let tables = &self.tables;
        let id = match kind {
            NodeKind::Statement => {
                let plan = tables.statements[row].plan;
                tables.plans[plan].plan.id.as_str()
            }
            NodeKind::Theme => {
                let framework = tables.themes[row].framework;
                tables.frameworks[framework].framework.id.as_str()
            }
            _ => return Place::default(),
        };
        place_of(id)
    }

    /// The node of something that many may share, made when it is met for the first time.
    fn shared(&mut self, node: Node<'a>, row: usize) -> NodeSpot {
        let graph = &mut self.graph;
        let new = || NodeSpot {
            node: graph.add_node(node),
            row,
        };
        *self.at.entry(node.key()).or_insert_with(new)
    }

    pub(super) fn framework(&mut self, framework: &'a Framework) -> Result<(), Error> {
        let row = self.tables.frameworks.len();
        let root = self.add(Node::Framework(framework), row, "")?;
        let first = self.tables.themes.len();
        for theme in &framework.themes {
            let at = self.tables.themes.len();
            self.add(Node::Theme(theme), at, framework.id.as_str())?;
            self.tables.themes.push(ThemeRow::new(theme, row));
        }
        let themes = first..self.tables.themes.len();
        for (at, theme) in themes.clone().zip(&framework.themes) {
            let owner = match &theme.parent {
                Some(parent) => {
                    let above = self.theme_in(row, framework, parent.as_str())?;
                    self.tables.themes[at].parent = Some(above.row);
                    self.tables.themes[above.row].parts.push(at);
                    above.node
                }
                None => root,
            };
            let from = self.spot(NodeKey::new(NodeKind::Theme, theme.id.as_str()));
            if let Some(from) = from {
                self.graph.add_edge(from.node, owner, Edge::PartOf);
            }
        }
        self.levels(themes.clone())?;
        self.tables.frameworks.push(FrameworkRow {
            framework,
            themes,
            crosswalks: Vec::new(),
        });
        Ok(())
    }

    /// Tells each theme how many it is part of, and refuses those that are part of themselves or of too many.
    fn levels(&mut self, mut themes: std::ops::Range<usize>) -> Result<(), Error> {
        let rows = &mut self.tables.themes;
        let top = |at: &usize| rows[*at].parent.is_none();
        let mut open: Vec<usize> = themes.clone().filter(top).collect();
        let mut met = 0;
        while let Some(at) = open.pop() {
            met += 1;
            let level = rows[at].level + 1;
            for part in rows[at].parts.clone() {
                if level > MAX_LEVELS {
                    return Err(Error::TooDeep {
                        place: Place::default(),
                        id: rows[part].theme.id.to_string(),
                        most: MAX_LEVELS,
                    });
                }
                rows[part].level = level;
                open.push(part);
            }
        }
        if met == themes.len() {
            return Ok(());
        }
        let circular = |at: &usize| rows[*at].parent.is_some() && rows[*at].level == 0;
        let id = themes.find(circular).map(|at| &rows[at].theme.id);
        Err(Error::Cycle {
            place: Place::default(),
            id: id.map_or(String::new(), ToString::to_string),
        })
    }

    pub(super) fn plan(&mut self, plan: &'a Plan) -> Result<(), Error> {
        let body = &plan.partnership;
        let bodies = self.tables.partnerships.len();
        let partnership = self.shared(Node::Partnership(body), bodies);
        if partnership.row == bodies {
            self.tables.partnerships.push(BodyRow {
                partnership: body,
                plans: Vec::new(),
            });
        }
        let row = self.tables.plans.len();
        let node = self.add(Node::Plan(plan), row, "")?;
        self.tables.partnerships[partnership.row].plans.push(row);
        self.graph.add_edge(partnership.node, node, Edge::Publishes);
        let first = self.tables.statements.len();
        self.tables.plans.push(PlanRow {
            plan,
            partnership: partnership.row,
            statements: first..first + plan.statements.len(),
            crosswalks: Vec::new(),
        });
        for statement in &plan.statements {
            let at = self.tables.statements.len();
            let said = self.add(Node::Statement(statement), at, plan.id.as_str())?;
            self.tables
                .statements
                .push(StatementRow::new(statement, row));
            self.graph.add_edge(node, said, Edge::Says);
            for lead in &statement.leads {
                let lead = self.shared(Node::Lead(lead), 0);
                self.graph.add_edge(said, lead.node, Edge::LedBy);
            }
        }
        for (at, statement) in (first..).zip(&plan.statements) {
            let Some(parent) = &statement.parent else {
                continue;
            };
            let from = self.said_by(row, plan, statement.id.as_str())?;
            let above = self.said_by(row, plan, parent.as_str())?;
            self.tables.statements[at].parent = Some(above.row);
            self.graph
                .add_edge(from.node, above.node, Edge::StandsUnder);
        }
        Ok(())
    }

    pub(super) fn crosswalk(&mut self, crosswalk: &'a Crosswalk) -> Result<(), Error> {
        let plan = self
            .spot(NodeKey::new(NodeKind::Plan, crosswalk.plan.as_str()))
            .ok_or_else(|| {
                let known = self.tables.plans.iter().map(|row| row.plan.id.as_str());
                Error::unknown("plan", crosswalk.plan.as_str(), known)
            })?;
        let framework = self
            .spot(NodeKey::new(
                NodeKind::Framework,
                crosswalk.framework.as_str(),
            ))
            .ok_or_else(|| {
                let rows = self.tables.frameworks.iter();
                let known = rows.map(|row| row.framework.id.as_str());
                Error::unknown("framework", crosswalk.framework.as_str(), known)
            })?;
        let pair = (plan.row, framework.row);
        if self.tables.crosswalks.insert(pair, crosswalk).is_some() {
            let id = format!("{} → {}", crosswalk.plan, crosswalk.framework);
            return Err(Error::duplicate("crosswalk", id, Place::default()));
        }
        self.tables.plans[plan.row].crosswalks.push(crosswalk);
        self.tables.frameworks[framework.row]
            .crosswalks
            .push(crosswalk);
        self.graph
            .add_edge(plan.node, framework.node, Edge::MappedOnto);
        self.links(crosswalk, plan.row, framework.row)
    }

    fn links(
        &mut self,
        crosswalk: &'a Crosswalk,
        plan: usize,
        framework: usize,
    ) -> Result<(), Error> {
        let said = self.tables.plans[plan].plan;
        let asked = self.tables.frameworks[framework].framework;
        for link in &crosswalk.links {
            let from = self.said_by(plan, said, link.statement.as_str())?;
            let to = self.theme_in(framework, asked, link.claim.theme.as_str())?;
            let claimed = crosswalk.claims(link);
            let edge = if claimed {
                Edge::Addresses(link)
            } else {
                Edge::Considered(link)
            };
            self.graph.add_edge(from.node, to.node, edge);
            self.links
                .push(LinkRow::new(from.row, to.row, link, claimed));
        }
        Ok(())
    }

    fn spot(&self, key: NodeKey<'_>) -> Option<NodeSpot> {
        self.at.get(&key).copied()
    }

    /// The node of a statement of a plan; one of another plan is none.
    fn said_by(&self, row: usize, plan: &Plan, id: &str) -> Result<NodeSpot, Error> {
        let spot = self.spot(NodeKey::new(NodeKind::Statement, id));
        let own = spot.filter(|spot| self.tables.statements[spot.row].plan == row);
        own.ok_or_else(|| {
            let expected = format!("a statement of the plan `{}`", plan.id);
            Error::missing("statement", id, expected)
        })
    }

    /// The node of a theme of a framework; one of another framework is none.
    fn theme_in(&self, row: usize, framework: &Framework, id: &str) -> Result<NodeSpot, Error> {
        let spot = self.spot(NodeKey::new(NodeKind::Theme, id));
        let own = spot.filter(|spot| self.tables.themes[spot.row].framework == row);
        own.ok_or_else(|| {
            let known = framework.themes.iter().map(|theme| theme.id.as_str());
            Error::unknown("theme", id, known)
        })
    }
}

/// What holds a node, where it is held by something.
fn place_of(owner: &str) -> Place {
    if owner.is_empty() {
        Place::default()
    } else {
        Place::field(owner)
    }
}
