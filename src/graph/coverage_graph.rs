//! The graph on which every question about coverage is a walk.

use indexmap::IndexMap;
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::error::Error;
use crate::error::Place;
use crate::model::PlanId;
use crate::model::check::field;
use crate::model::{Crosswalk, Framework, Link, Partnership, Plan, Statement, Theme};

/// What a node of the graph stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Node<'a> {
    /// A body that publishes plans.
    Partnership(&'a Partnership),
    /// A document.
    Plan(&'a Plan),
    /// What a document says.
    Statement(&'a Statement),
    /// An organisation that leads.
    Lead(&'a str),
    /// What a framework asks for.
    Theme(&'a Theme),
    /// A national framework.
    Framework(&'a Framework),
}

/// How two nodes hang together.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Edge<'a> {
    /// Partnership to plan.
    Publishes,
    /// Plan to statement.
    Says,
    /// Statement to the statement that it stands under.
    StandsUnder,
    /// Statement to lead.
    LedBy,
    /// Statement to theme: a claimed link.
    Addresses(&'a Link),
    /// Statement to theme: a link below the threshold, or rejected by a reviewer.
    Considered(&'a Link),
    /// Theme to the theme, or the framework, that it is part of.
    PartOf,
    /// Plan to framework: the plan was mapped onto it.
    MappedOnto,
}

/// Partnerships, plans, statements and leads on one side, themes and frameworks on the other, and the links
/// between them.
///
/// It borrows what it is made of. [`CoverageGraph::as_petgraph`] gives it to the algorithms of petgraph.
#[derive(Debug)]
pub struct CoverageGraph<'a> {
    graph: DiGraph<Node<'a>, Edge<'a>>,
    at: IndexMap<Key<'a>, NodeIndex>,
    crosswalks: &'a [Crosswalk],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    Partnership(&'a str),
    Plan(&'a str),
    Statement(&'a str),
    Lead(&'a str),
    Theme(&'a str),
    Framework(&'a str),
}

fn unknown(what: &'static str, id: &str, expected: &str) -> Error {
    Error::Unknown {
        place: Place::default(),
        what,
        id: id.to_owned(),
        expected: expected.to_owned(),
    }
}

impl<'a> CoverageGraph<'a> {
    /// Builds the graph of some plans, frameworks, and the crosswalks between them.
    ///
    /// # Errors
    /// [`Error::Duplicate`] when two plans, statements, frameworks or themes have one id, or a plan is mapped
    /// twice onto one framework; [`Error::Unknown`] when a crosswalk names what is not among the rest.
    pub fn new(
        plans: &'a [Plan],
        frameworks: &'a [Framework],
        crosswalks: &'a [Crosswalk],
    ) -> Result<Self, Error> {
        let mut graph = Self {
            graph: DiGraph::new(),
            at: IndexMap::new(),
            crosswalks,
        };
        for framework in frameworks {
            graph.add_framework(framework)?;
        }
        for plan in plans {
            graph.add_plan(plan)?;
        }
        for crosswalk in crosswalks {
            graph.add_crosswalk(crosswalk)?;
        }
        Ok(graph)
    }

    /// The graph as petgraph has it, to read. Its type follows petgraph's major version.
    pub fn as_petgraph(&self) -> &DiGraph<Node<'a>, Edge<'a>> {
        &self.graph
    }

    fn add(
        &mut self,
        what: &'static str,
        key: Key<'a>,
        id: &str,
        node: Node<'a>,
    ) -> Result<NodeIndex, Error> {
        if self.at.contains_key(&key) {
            return Err(Error::Duplicate {
                place: Place::default(),
                what,
                id: id.to_owned(),
            });
        }
        Ok(self.shared(key, node))
    }

    /// The node of a key, made when it is met for the first time.
    fn shared(&mut self, key: Key<'a>, node: Node<'a>) -> NodeIndex {
        let graph = &mut self.graph;
        *self.at.entry(key).or_insert_with(|| graph.add_node(node))
    }

    fn add_framework(&mut self, framework: &'a Framework) -> Result<(), Error> {
        let id = framework.id.as_str();
        let root = self.add(
            "framework",
            Key::Framework(id),
            id,
            Node::Framework(framework),
        )?;
        for theme in &framework.themes {
            let id = theme.id.as_str();
            self.add("theme", Key::Theme(id), id, Node::Theme(theme))?;
        }
        for theme in &framework.themes {
            let owner = match &theme.parent {
                Some(parent) => self.find(
                    Key::Theme(parent.as_str()),
                    "theme",
                    "a theme of the framework",
                )?,
                None => root,
            };
            let from = self.find(Key::Theme(theme.id.as_str()), "theme", "a theme")?;
            self.graph.add_edge(from, owner, Edge::PartOf);
        }
        Ok(())
    }

    fn add_plan(&mut self, plan: &'a Plan) -> Result<(), Error> {
        let body = &plan.partnership;
        let partnership = self.shared(Key::Partnership(body.id.as_str()), Node::Partnership(body));
        let node = self.add(
            "plan",
            Key::Plan(plan.id.as_str()),
            plan.id.as_str(),
            Node::Plan(plan),
        )?;
        self.graph.add_edge(partnership, node, Edge::Publishes);
        for statement in &plan.statements {
            let id = statement.id.as_str();
            let said = self.add(
                "statement",
                Key::Statement(id),
                id,
                Node::Statement(statement),
            )?;
            self.graph.add_edge(node, said, Edge::Says);
            for lead in &statement.leads {
                let lead = self.shared(Key::Lead(lead), Node::Lead(lead));
                self.graph.add_edge(said, lead, Edge::LedBy);
            }
        }
        for statement in &plan.statements {
            if let Some(parent) = &statement.parent {
                let from = self.find(
                    Key::Statement(statement.id.as_str()),
                    "statement",
                    "a statement",
                )?;
                let to = self.find(
                    Key::Statement(parent.as_str()),
                    "statement",
                    "a statement of the plan",
                )?;
                self.graph.add_edge(from, to, Edge::StandsUnder);
            }
        }
        Ok(())
    }

    fn add_crosswalk(&mut self, crosswalk: &'a Crosswalk) -> Result<(), Error> {
        let plan = self.find(
            Key::Plan(crosswalk.plan.as_str()),
            "plan",
            "one of the plans given",
        )?;
        let framework = Key::Framework(crosswalk.framework.as_str());
        let framework = self.find(framework, "framework", "one of the frameworks given")?;
        if self.graph.contains_edge(plan, framework) {
            return Err(Error::Duplicate {
                place: field(format!("{} → {}", crosswalk.plan, crosswalk.framework)),
                what: "crosswalk",
                id: crosswalk.plan.to_string(),
            });
        }
        self.graph.add_edge(plan, framework, Edge::MappedOnto);
        for link in &crosswalk.links {
            let from = self.said_by(plan, link.statement.as_str())?;
            let to = self.theme_of(framework, link.claim.theme.as_str())?;
            let edge = if crosswalk.claims(link) {
                Edge::Addresses(link)
            } else {
                Edge::Considered(link)
            };
            self.graph.add_edge(from, to, edge);
        }
        Ok(())
    }

    /// The node of a statement of a plan; one of another plan is none.
    fn said_by(&self, plan: NodeIndex, id: &str) -> Result<NodeIndex, Error> {
        let expected = "a statement of the plan";
        let node = self.find(Key::Statement(id), "statement", expected)?;
        let mut incoming = self.graph.edges_directed(node, Direction::Incoming);
        let said = incoming.any(|edge| edge.source() == plan);
        said.then_some(node)
            .ok_or_else(|| unknown("statement", id, expected))
    }

    /// The node of a theme of a framework; one of another framework is none.
    fn theme_of(&self, framework: NodeIndex, id: &str) -> Result<NodeIndex, Error> {
        let expected = "a theme of the framework";
        let node = self.find(Key::Theme(id), "theme", expected)?;
        let above = |at: &NodeIndex| {
            let mut outgoing = self.graph.edges(*at);
            let part_of = outgoing.find(|edge| matches!(edge.weight(), Edge::PartOf));
            part_of.map(|edge| edge.target())
        };
        // Themes that nobody checked may go in a circle, which no chain of distinct nodes is longer than.
        let chain = std::iter::successors(Some(node), above).take(self.graph.node_count());
        let own = chain.skip(1).any(|owner| owner == framework);
        own.then_some(node)
            .ok_or_else(|| unknown("theme", id, expected))
    }

    fn find(&self, key: Key<'_>, what: &'static str, expected: &str) -> Result<NodeIndex, Error> {
        let (Key::Partnership(id)
        | Key::Plan(id)
        | Key::Statement(id)
        | Key::Lead(id)
        | Key::Theme(id)
        | Key::Framework(id)) = key;
        self.at
            .get(&key)
            .copied()
            .ok_or_else(|| unknown(what, id, expected))
    }

    /// The frameworks, in the order given.
    pub fn frameworks(&self) -> impl Iterator<Item = &'a Framework> {
        self.nodes().filter_map(|(_, node)| match node {
            Node::Framework(framework) => Some(framework),
            _ => None,
        })
    }

    /// The partnerships, in the order in which their plans were given.
    pub fn partnerships(&self) -> impl Iterator<Item = &'a Partnership> {
        self.nodes().filter_map(|(_, node)| match node {
            Node::Partnership(partnership) => Some(partnership),
            _ => None,
        })
    }

    /// The plans, in the order given.
    pub fn plans(&self) -> impl Iterator<Item = &'a Plan> {
        self.nodes().filter_map(|(_, node)| match node {
            Node::Plan(plan) => Some(plan),
            _ => None,
        })
    }

    /// The framework with this id.
    ///
    /// # Errors
    /// [`Error::Unknown`] when it was not among those given.
    pub fn framework(&self, id: &str) -> Result<&'a Framework, Error> {
        let found = self.frameworks().find(|framework| framework.id == *id);
        found.ok_or_else(|| unknown("framework", id, "one of the frameworks given"))
    }

    /// The crosswalks between the plans and one framework.
    pub(crate) fn crosswalks_onto(
        &self,
        framework: &Framework,
    ) -> impl Iterator<Item = &'a Crosswalk> {
        let id = framework.id.clone();
        self.crosswalks
            .iter()
            .filter(move |crosswalk| crosswalk.framework == id)
    }

    fn nodes(&self) -> impl Iterator<Item = (NodeIndex, Node<'a>)> {
        self.graph
            .node_indices()
            .map(|index| (index, self.graph[index]))
    }

    /// The plan that says a statement.
    pub(crate) fn plan_of(&self, statement: &Statement) -> Option<&'a Plan> {
        let node = *self.at.get(&Key::Statement(statement.id.as_str()))?;
        let mut incoming = self.graph.edges_directed(node, Direction::Incoming);
        incoming.find_map(|edge| match (edge.weight(), self.graph[edge.source()]) {
            (Edge::Says, Node::Plan(plan)) => Some(plan),
            _ => None,
        })
    }

    /// The crosswalks between one plan and the frameworks.
    pub(crate) fn crosswalks_of(&self, plan: &PlanId) -> impl Iterator<Item = &'a Crosswalk> {
        self.crosswalks
            .iter()
            .filter(move |crosswalk| crosswalk.plan == *plan)
    }

    /// Whether a plan was mapped onto any framework.
    pub(crate) fn is_mapped(&self, plan: &Plan) -> bool {
        self.crosswalks
            .iter()
            .any(|crosswalk| crosswalk.plan == plan.id)
    }

    /// The least confidence of a claim about a plan and a theme.
    pub(crate) fn threshold_of(&self, plan: &PlanId, theme: &Theme) -> f64 {
        let of_theme = |framework: &&Framework| framework.theme(theme.id.as_str()).is_some();
        let framework = self
            .frameworks()
            .find(of_theme)
            .map(|framework| &framework.id);
        let mut crosswalks = self.crosswalks.iter();
        crosswalks
            .find(|crosswalk| crosswalk.plan == *plan && Some(&crosswalk.framework) == framework)
            .map_or(0.0, |crosswalk| crosswalk.threshold)
    }

    /// A statement, then those that it stands under, the nearest first.
    pub fn lineage_of(&self, statement: &Statement) -> Vec<&'a Statement> {
        let mut line = Vec::new();
        let mut next = self.at.get(&Key::Statement(statement.id.as_str())).copied();
        while let Some(node) = next {
            let Node::Statement(met) = self.graph[node] else {
                break;
            };
            if line.iter().any(|seen: &&Statement| seen.id == met.id) {
                break;
            }
            line.push(met);
            let mut outgoing = self.graph.edges(node);
            let above = outgoing.find(|edge| matches!(edge.weight(), Edge::StandsUnder));
            next = above.map(|edge| edge.target());
        }
        line
    }

    /// The links of statements to a theme or to one that is part of it, claimed ones and others, the most
    /// confident first, then by statement. Of a statement that links to several parts the best counts.
    pub fn links_to(&self, theme: &Theme) -> Vec<(&'a Statement, &'a Link, bool)> {
        let Some(root) = self.at.get(&Key::Theme(theme.id.as_str())) else {
            return Vec::new();
        };
        let mut best: IndexMap<NodeIndex, (&'a Statement, &'a Link, bool)> = IndexMap::new();
        for node in self.parts(*root) {
            for edge in self.graph.edges_directed(node, Direction::Incoming) {
                let (link, claimed) = match *edge.weight() {
                    Edge::Addresses(link) => (link, true),
                    Edge::Considered(link) => (link, false),
                    _ => continue,
                };
                let Node::Statement(statement) = self.graph[edge.source()] else {
                    continue;
                };
                let held = best
                    .entry(edge.source())
                    .or_insert((statement, link, claimed));
                let stronger = link
                    .claim
                    .confidence
                    .total_cmp(&held.1.claim.confidence)
                    .is_gt();
                if (claimed, stronger) > (held.2, false) && (claimed || !held.2) {
                    *held = (statement, link, claimed);
                }
            }
        }
        let mut links: Vec<_> = best.into_values().collect();
        links.sort_by(|a, b| {
            let by_claim = b.2.cmp(&a.2);
            let by_confidence = b.1.claim.confidence.total_cmp(&a.1.claim.confidence);
            by_claim
                .then(by_confidence)
                .then_with(|| a.0.id.natural_cmp(&b.0.id))
        });
        links
    }

    /// A theme and all themes that are part of it.
    fn parts(&self, root: NodeIndex) -> Vec<NodeIndex> {
        let mut parts = vec![root];
        let mut next = 0;
        while let Some(node) = parts.get(next).copied() {
            let incoming = self.graph.edges_directed(node, Direction::Incoming);
            let below = incoming.filter(|edge| matches!(edge.weight(), Edge::PartOf));
            let mut below: Vec<_> = below
                .map(|edge| edge.source())
                .filter(|n| !parts.contains(n))
                .collect();
            below.sort_unstable();
            parts.extend(below);
            next += 1;
        }
        parts
    }

    /// The links of a statement, claimed ones and others, the most confident first, then by theme.
    pub fn links_of(&self, statement: &Statement) -> Vec<(&'a Theme, &'a Link, bool)> {
        let Some(node) = self.at.get(&Key::Statement(statement.id.as_str())) else {
            return Vec::new();
        };
        let outgoing = self.graph.edges(*node).filter_map(|edge| {
            let Node::Theme(theme) = self.graph[edge.target()] else {
                return None;
            };
            match *edge.weight() {
                Edge::Addresses(link) => Some((theme, link, true)),
                Edge::Considered(link) => Some((theme, link, false)),
                _ => None,
            }
        });
        let mut links: Vec<_> = outgoing.collect();
        links.sort_by(|a, b| {
            let by_confidence = b.1.claim.confidence.total_cmp(&a.1.claim.confidence);
            b.2.cmp(&a.2)
                .then(by_confidence)
                .then_with(|| a.0.id.natural_cmp(&b.0.id))
        });
        links
    }

    /// Checks what must hold of every graph; for tests.
    ///
    /// # Errors
    /// What does not hold, in words.
    #[doc(hidden)]
    pub fn verify(&self) -> Result<(), String> {
        for edge in self.graph.edge_references() {
            let (from, to) = (self.graph[edge.source()], self.graph[edge.target()]);
            let fits = match edge.weight() {
                Edge::Publishes => matches!((from, to), (Node::Partnership(_), Node::Plan(_))),
                Edge::Says => matches!((from, to), (Node::Plan(_), Node::Statement(_))),
                Edge::StandsUnder => matches!((from, to), (Node::Statement(_), Node::Statement(_))),
                Edge::LedBy => matches!((from, to), (Node::Statement(_), Node::Lead(_))),
                Edge::Addresses(link) | Edge::Considered(link) => match (from, to) {
                    (Node::Statement(s), Node::Theme(t)) => {
                        s.id == link.statement && t.id == link.claim.theme
                    }
                    _ => false,
                },
                Edge::PartOf => matches!(
                    (from, to),
                    (Node::Theme(_), Node::Theme(_) | Node::Framework(_))
                ),
                Edge::MappedOnto => matches!((from, to), (Node::Plan(_), Node::Framework(_))),
            };
            if !fits {
                return Err(format!("{from:?} — {:?} → {to:?}", edge.weight()));
            }
        }
        for (node, weight) in self.nodes() {
            let sources = self.graph.edges_directed(node, Direction::Incoming);
            let said = sources
                .filter(|edge| matches!(edge.weight(), Edge::Says))
                .count();
            if matches!(weight, Node::Statement(_)) && said != 1 {
                return Err(format!("{weight:?} is said by {said} plans"));
            }
        }
        Ok(())
    }
}
