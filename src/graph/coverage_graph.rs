//! The graph on which every question about coverage is a walk.

use std::collections::HashMap;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::error::Error;
use crate::graph::build::{GraphBuilder, NodeSpot};
use crate::graph::tables::Tables;
use crate::graph::{Edge, Node, NodeKey, NodeKind};
use crate::model::{Crosswalk, Framework, Partnership, Plan, Theme};

/// Partnerships, plans, statements and leads on one side, themes and frameworks on the other, and the links
/// between them.
///
/// It borrows what it is made of, and looks everything up in tables that are worked out once: a question costs
/// what it returns. Building takes about a microsecond and a half for each statement and link.
///
/// ```
/// use policy_crosswalk::{CoverageGraph, catalogue};
/// use policy_crosswalk::graph::NodeKind;
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
///
/// let strongest = graph.links_to("MAT-7")[0];
/// assert!(strongest.claimed);
/// assert_eq!(graph.plan_of(&strongest.statement.id).unwrap().id, "pk-2024");
/// assert!(graph.node_of(NodeKind::Theme, "MAT-7").is_some());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// # From what it can be built
///
/// From anything that lends plans, frameworks and crosswalks: slices, vectors, chains of built-in data and one's
/// own, and shared ones. Nothing is copied.
///
/// ```
/// use std::sync::Arc;
/// use policy_crosswalk::{CoverageGraph, Crosswalk, Plan, catalogue};
///
/// let mine: Vec<Arc<Plan>> = vec![Arc::new(Plan::from_toml(r#"
///     id = "north-2024"
///     title = "Delivery plan"
///     kind = "action-plan"
///     partnership = { id = "north", name = "North ADP" }
///     period = { from = "2024" }
///     source = { title = "Delivery plan", publisher = "North ADP" }
///     statements = [{ id = "north-2024/1", role = "action", text = "Hand out naloxone" }]
/// "#)?)];
/// let framework = catalogue::framework("mat-2021").unwrap();
/// let mapper = catalogue::mapper("mat-2021")?;
///
/// let plans = || catalogue::plans().iter().chain(mine.iter().map(|plan| &**plan));
/// let crosswalks: Vec<Crosswalk> = plans().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans(), [framework], &crosswalks)?;
/// assert_eq!(graph.plans().count(), 6);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// # How to keep it
///
/// A graph cannot move together with data that it borrows. Three ways keep both.
///
/// Data that lives as long as the program, and its graph, each in a static:
///
/// ```
/// use std::sync::LazyLock;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// static GRAPH: LazyLock<CoverageGraph<'static>> = LazyLock::new(|| {
///     let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
///     CoverageGraph::new(plans, frameworks, catalogue::crosswalks()).expect("built-in data")
/// });
/// assert_eq!(GRAPH.plans().count(), 5);
/// ```
///
/// Data that a program reads once, leaked, so that it lives as long:
///
/// ```
/// use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Plan, catalogue};
///
/// struct App { graph: CoverageGraph<'static> }
///
/// fn app(plans: Vec<Plan>, frameworks: Vec<Framework>) -> Result<App, policy_crosswalk::Error> {
///     let crosswalks: Vec<Crosswalk> = catalogue::crosswalks_of(&plans, &frameworks)?;
///     let (plans, frameworks, crosswalks) = (plans.leak(), frameworks.leak(), crosswalks.leak());
///     Ok(App { graph: CoverageGraph::new(&*plans, &*frameworks, &*crosswalks)? })
/// }
/// let app = app(catalogue::plans().to_vec(), catalogue::frameworks()[..1].to_vec())?;
/// assert_eq!(app.graph.plans().count(), 5);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// Data that changes: keep the data, and build the graph for each question. It costs far less than what follows
/// (`benches/README.md` has the figures).
///
/// ```
/// use policy_crosswalk::{CoverageGraph, Crosswalk, Error, Framework, Plan};
///
/// struct Desk { plans: Vec<Plan>, frameworks: Vec<Framework>, crosswalks: Vec<Crosswalk> }
///
/// impl Desk {
///     fn graph(&self) -> Result<CoverageGraph<'_>, Error> {
///         CoverageGraph::new(&self.plans, &self.frameworks, &self.crosswalks)
///     }
/// }
/// let desk = Desk { plans: Vec::new(), frameworks: Vec::new(), crosswalks: Vec::new() };
/// assert_eq!(desk.graph()?.plans().count(), 0);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Debug)]
pub struct CoverageGraph<'a> {
    pub(super) graph: DiGraph<Node<'a>, Edge<'a>>,
    pub(super) at: HashMap<NodeKey<'a>, NodeSpot>,
    pub(crate) tables: Tables<'a>,
}

impl<'a> CoverageGraph<'a> {
    /// Builds the graph of some plans, frameworks, and the crosswalks between them.
    ///
    /// # Errors
    /// [`Error::Duplicate`] when two plans, statements, frameworks or themes have one id, or a plan is mapped
    /// twice onto one framework; [`Error::Unknown`] when a crosswalk or a parent names what is not among the
    /// rest; [`Error::Cycle`] when a theme is part of itself, and [`Error::TooDeep`] when it is part of more than
    /// [`MAX_LEVELS`](crate::model::MAX_LEVELS) others, one above the other.
    pub fn new(
        plans: impl IntoIterator<Item = &'a Plan>,
        frameworks: impl IntoIterator<Item = &'a Framework>,
        crosswalks: impl IntoIterator<Item = &'a Crosswalk>,
    ) -> Result<Self, Error> {
        let mut builder = GraphBuilder::default();
        for framework in frameworks {
            builder.framework(framework)?;
        }
        for plan in plans {
            builder.plan(plan)?;
        }
        for crosswalk in crosswalks {
            builder.crosswalk(crosswalk)?;
        }
        Ok(builder.finish())
    }

    /// The graph as petgraph has it, to read. Its type follows petgraph's major version.
    ///
    /// Its edges have an order ([`Edge`]), and both nodes and edges have a copy that is ordered and hashed:
    /// [`Node::key`], [`Edge::kind`].
    ///
    /// ```
    /// use policy_crosswalk::graph::petgraph::visit::EdgeRef;
    /// use policy_crosswalk::graph::{EdgeKind, NodeKey, petgraph};
    /// use policy_crosswalk::{CoverageGraph, catalogue};
    ///
    /// let (plans, framework) = (catalogue::plans(), &catalogue::frameworks()[..1]);
    /// let crosswalks = catalogue::crosswalks_of(plans, framework)?;
    /// let graph = CoverageGraph::new(plans, framework, &crosswalks)?;
    ///
    /// let read = graph.as_petgraph();
    /// let claimed = read.edge_references().filter(|edge| edge.weight().kind() == EdgeKind::Addresses);
    /// let from: Vec<NodeKey> = claimed.map(|edge| read[edge.source()].key()).collect();
    /// assert!(from[0].to_string().starts_with("statement:"));
    /// assert_eq!(petgraph::algo::connected_components(read), 1);
    /// let kept = petgraph::algo::min_spanning_tree(read).count();
    /// assert_eq!(kept, 2 * read.node_count() - 1, "each node, and an edge for each but the first");
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn as_petgraph(&self) -> &DiGraph<Node<'a>, Edge<'a>> {
        &self.graph
    }

    /// The node of something, by its kind and id; of a lead, by its name.
    pub fn node_of(&self, kind: NodeKind, id: impl AsRef<str>) -> Option<NodeIndex> {
        let spot = self.at.get(&NodeKey::new(kind, id.as_ref()));
        spot.map(|spot| spot.node)
    }

    /// The frameworks, in the order given.
    pub fn frameworks(&self) -> impl Iterator<Item = &'a Framework> {
        self.tables.frameworks.iter().map(|row| row.framework)
    }

    /// The partnerships, in the order in which their plans were given.
    pub fn partnerships(&self) -> impl Iterator<Item = &'a Partnership> {
        self.tables.partnerships.iter().map(|row| row.partnership)
    }

    /// The plans, in the order given.
    pub fn plans(&self) -> impl Iterator<Item = &'a Plan> {
        self.tables.plans.iter().map(|row| row.plan)
    }

    /// The crosswalks, by plan in the order of the plans.
    pub fn crosswalks(&self) -> impl Iterator<Item = &'a Crosswalk> {
        let rows = self.tables.plans.iter();
        rows.flat_map(|row| row.crosswalks.iter().copied())
    }

    /// The framework with this id.
    ///
    /// # Errors
    /// [`Error::Unknown`] when it was not among those given.
    pub fn framework(&self, id: impl AsRef<str>) -> Result<&'a Framework, Error> {
        let at = self.framework_row(id.as_ref())?;
        Ok(self.tables.frameworks[at].framework)
    }

    /// The partnership with this id.
    ///
    /// # Errors
    /// [`Error::Unknown`] when no plan of it was among those given.
    pub fn partnership(&self, id: impl AsRef<str>) -> Result<&'a Partnership, Error> {
        let at = self.partnership_row(id.as_ref())?;
        Ok(self.tables.partnerships[at].partnership)
    }

    /// The theme with this id, and the framework that asks for it.
    ///
    /// # Errors
    /// [`Error::Unknown`] when no framework given has it.
    pub fn theme(&self, id: impl AsRef<str>) -> Result<(&'a Framework, &'a Theme), Error> {
        let at = self.theme_row(id.as_ref())?;
        let row = &self.tables.themes[at];
        Ok((self.tables.frameworks[row.framework].framework, row.theme))
    }

    pub(crate) fn framework_row(&self, id: &str) -> Result<usize, Error> {
        let known = || self.frameworks().map(|framework| framework.id.as_str());
        self.row(NodeKind::Framework, id)
            .ok_or_else(|| Error::unknown("framework", id, known()))
    }

    pub(crate) fn partnership_row(&self, id: &str) -> Result<usize, Error> {
        let known = || self.partnerships().map(|body| body.id.as_str());
        self.row(NodeKind::Partnership, id)
            .ok_or_else(|| Error::unknown("partnership", id, known()))
    }

    pub(crate) fn theme_row(&self, id: &str) -> Result<usize, Error> {
        let known = || self.tables.themes.iter().map(|row| row.theme.id.as_str());
        self.row(NodeKind::Theme, id)
            .ok_or_else(|| Error::unknown("theme", id, known()))
    }
}
