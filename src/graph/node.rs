//! What the nodes of the graph stand for, and by what they are named.

use std::fmt;

use crate::model::vocabulary::vocabulary;
use crate::model::{Framework, Partnership, Plan, Statement, Theme};

vocabulary! {
    /// What sort of thing a node stands for.
    #[non_exhaustive]
    pub enum NodeKind: "kind of node" {
        /// A body that publishes plans.
        Partnership = "partnership",
        /// A document.
        Plan = "plan",
        /// What a document says.
        Statement = "statement",
        /// An organisation that leads.
        Lead = "lead",
        /// What a framework asks for.
        Theme = "theme",
        /// A national framework.
        Framework = "framework",
    }
}

/// The name of a node among all nodes: its kind, and its id within that kind.
///
/// A statement `1` and a theme `1` have two keys, `statement:1` and `theme:1`; exports name nodes by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeKey<'k> {
    kind: NodeKind,
    id: &'k str,
}

impl<'k> NodeKey<'k> {
    /// The key of a node of a kind.
    ///
    /// ```
    /// use policy_crosswalk::graph::{NodeKey, NodeKind};
    /// assert_eq!(NodeKey::new(NodeKind::Theme, "MAT-7").to_string(), "theme:MAT-7");
    /// ```
    pub fn new(kind: NodeKind, id: &'k str) -> Self {
        Self { kind, id }
    }

    /// What sort of thing it names.
    pub fn kind(self) -> NodeKind {
        self.kind
    }

    /// The id within that kind; of a lead, its name.
    pub fn id(self) -> &'k str {
        self.id
    }
}

impl fmt::Display for NodeKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}:{}", self.kind, self.id))
    }
}

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

impl<'a> Node<'a> {
    /// What sort of thing it is.
    pub fn kind(&self) -> NodeKind {
        self.key().kind
    }

    /// Its name among all nodes.
    pub fn key(&self) -> NodeKey<'a> {
        match self {
            Self::Partnership(body) => NodeKey::new(NodeKind::Partnership, body.id.as_str()),
            Self::Plan(plan) => NodeKey::new(NodeKind::Plan, plan.id.as_str()),
            Self::Statement(said) => NodeKey::new(NodeKind::Statement, said.id.as_str()),
            Self::Lead(name) => NodeKey::new(NodeKind::Lead, name),
            Self::Theme(theme) => NodeKey::new(NodeKind::Theme, theme.id.as_str()),
            Self::Framework(framework) => NodeKey::new(NodeKind::Framework, framework.id.as_str()),
        }
    }
}
