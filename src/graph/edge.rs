//! How the nodes of the graph hang together.

use std::cmp::Ordering;

use crate::model::Link;
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What sort of edge joins two nodes.
    #[non_exhaustive]
    pub enum EdgeKind: "kind of edge" {
        /// Partnership to plan.
        Publishes = "publishes",
        /// Plan to statement.
        Says = "says",
        /// Statement to the statement that it stands under.
        StandsUnder = "stands-under",
        /// Statement to lead.
        LedBy = "led-by",
        /// Statement to theme: a claimed link.
        Addresses = "addresses",
        /// Statement to theme: a link below the threshold, or rejected by a reviewer.
        Considered = "considered",
        /// Theme to the theme, or the framework, that it is part of.
        PartOf = "part-of",
        /// Plan to framework: the plan was mapped onto it.
        MappedOnto = "mapped-onto",
    }
}

/// How two nodes hang together.
///
/// The order is by kind, then by confidence, then by the ids of the link.
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

impl<'a> Edge<'a> {
    /// What sort of edge it is.
    pub fn kind(&self) -> EdgeKind {
        match self {
            Self::Publishes => EdgeKind::Publishes,
            Self::Says => EdgeKind::Says,
            Self::StandsUnder => EdgeKind::StandsUnder,
            Self::LedBy => EdgeKind::LedBy,
            Self::Addresses(_) => EdgeKind::Addresses,
            Self::Considered(_) => EdgeKind::Considered,
            Self::PartOf => EdgeKind::PartOf,
            Self::MappedOnto => EdgeKind::MappedOnto,
        }
    }

    /// The link that it stands for, claimed or not.
    pub fn link(&self) -> Option<&'a Link> {
        match self {
            Self::Addresses(link) | Self::Considered(link) => Some(link),
            _ => None,
        }
    }
}

impl PartialOrd for Edge<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        let by_link = || {
            let (one, other) = (self.link()?, other.link()?);
            let by_confidence = one.claim.confidence.partial_cmp(&other.claim.confidence)?;
            let ids = |link: &Link| (link.statement.clone(), link.claim.theme.clone());
            let order = by_confidence.then_with(|| ids(one).cmp(&ids(other)));
            // Links that differ in their evidence alone are neither equal nor in an order.
            (order != Ordering::Equal).then_some(order)
        };
        match self.kind().cmp(&other.kind()) {
            Ordering::Equal => by_link(),
            order => Some(order),
        }
    }
}
