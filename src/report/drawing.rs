//! The graph for Graphviz.

use crate::model::vocabulary::vocabulary;
use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;

use crate::answer::Depth;
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::Grouping;
use crate::graph::grouping::groups_of;
use crate::graph::walked;
use crate::model::natural::Natural;
use crate::model::{Framework, Theme};
use crate::model::{StatementId, ThemeId};
use crate::report::layout::text::cut;

vocabulary! {
    /// How much of the graph is drawn.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum DotDetail: "detail" {
        /// Top-level headings of the plans and themes; the lines between them count statements.
        #[default]
        Priorities = "priorities",
        /// Each statement that addresses a theme.
        Statements = "statements",
    }
}

/// Writes the claimed links to one framework in the DOT language: `dot -Tsvg` draws it.
///
/// Partnerships and the framework are clusters; node ids are the ids of the data, so that one more statement
/// changes one line. The deeper the statements go, the stronger the line.
#[derive(Debug)]
pub struct Dot<'g> {
    graph: &'g CoverageGraph<'g>,
    framework: &'g Framework,
    detail: DotDetail,
}

impl<'g> Dot<'g> {
    /// Prepares to draw one framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &'g CoverageGraph<'g>, framework: &str) -> Result<Self, Error> {
        Ok(Self {
            graph,
            framework: graph.framework(framework)?,
            detail: DotDetail::default(),
        })
    }

    /// How much is drawn.
    #[must_use]
    pub fn detail(mut self, detail: DotDetail) -> Self {
        self.detail = detail;
        self
    }
}

/// Colours of lines, one for each theme in turn, that most colour-blind readers tell apart (M. Okabe and K. Ito).
const COLOURS: [&str; 7] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000",
];

/// A node of one partnership: its label.
type Nodes = BTreeMap<String, BTreeMap<Natural<StatementId>, String>>;
/// From statement to theme: how many statements, and how deep.
type Lines = BTreeMap<(Natural<StatementId>, Natural<ThemeId>), (usize, Depth)>;

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (nodes, lines) = collect(self);
        writeln!(f, "digraph {} {{", quoted(self.framework.id.as_str()))?;
        writeln!(
            f,
            "  rankdir=LR; ranksep=2.5; nodesep=0.12; fontname=\"Helvetica\";"
        )?;
        writeln!(
            f,
            "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\", fontsize=11];"
        )?;
        writeln!(
            f,
            "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.6];"
        )?;
        for (i, partnership) in self.graph.partnerships().enumerate() {
            let Some(own) = nodes.get(partnership.id.as_str()) else {
                continue;
            };
            cluster(
                f,
                &format!("partnership_{i}"),
                partnership.label(),
                "#eef3fa",
            )?;
            for (id, label) in own {
                node(f, id.0.as_str(), label)?;
            }
            writeln!(f, "  }}")?;
        }
        cluster(f, "framework", self.framework.label(), "#f7f2e6")?;
        let linked = |theme: &&Theme| lines.keys().any(|(_, to)| to.0 == theme.id);
        let shown = |theme: &&Theme| theme.parent.is_none() || linked(theme);
        let themes: Vec<&Theme> = self.framework.themes.iter().filter(shown).collect();
        for (theme, colour) in themes.iter().zip(COLOURS.iter().cycle()) {
            let (id, label) = (
                theme.id.as_str(),
                format!("{}\n{}", theme.id, wrap(&theme.title)),
            );
            let (id, label) = (quoted(id), quoted(&label));
            writeln!(
                f,
                "    {id} [label={label}, height=1.5, penwidth=2, color=\"{colour}\"];"
            )?;
        }
        writeln!(f, "  }}")?;
        for ((from, to), (count, depth)) in &lines {
            let at = themes
                .iter()
                .position(|theme| theme.id == to.0)
                .unwrap_or(0);
            let colour = COLOURS[at % COLOURS.len()];
            let width = 0.6 + f64::from(*depth as u8) * 0.6;
            let (from, to) = (quoted(from.0.as_str()), quoted(to.0.as_str()));
            let shown = match self.detail {
                DotDetail::Priorities => format!("label=\"{count}\", "),
                DotDetail::Statements => String::new(),
            };
            let how = depth.name();
            writeln!(
                f,
                "  {from} -> {to} [{shown}color=\"{colour}\", fontcolor=\"{colour}\", penwidth={width:.1}, tooltip=\"{how}\"];"
            )?;
        }
        writeln!(f, "}}")
    }
}

fn collect(dot: &Dot<'_>) -> (Nodes, Lines) {
    let (mut nodes, mut lines): (Nodes, Lines) = (Nodes::new(), Lines::new());
    for theme in dot
        .framework
        .themes
        .iter()
        .filter(|t| dot.detail == DotDetail::Statements || t.parent.is_none())
    {
        for (statement, link, claimed) in walked::links_to(dot.graph, theme) {
            let own = dot.detail == DotDetail::Priorities || link.claim.theme == theme.id;
            let Some(plan) = dot.graph.plan_of(&statement.id).filter(|_| claimed && own) else {
                continue;
            };
            let (id, label) = match dot.detail {
                DotDetail::Statements => (statement.id.clone(), statement.text.clone()),
                DotDetail::Priorities => {
                    let group = groups_of(dot.graph, Grouping::Priority, plan, statement)
                        .into_iter()
                        .next();
                    let group = group
                        .and_then(|group| Some((StatementId::new(&group.id).ok()?, group.label)));
                    match group.or_else(|| {
                        Some((StatementId::new(plan.id.as_str()).ok()?, plan.title.clone()))
                    }) {
                        Some(found) => found,
                        None => continue,
                    }
                }
            };
            let label = format!("{id}\n{}", wrap(&cut(&label, 90)));
            nodes
                .entry(plan.partnership.id.to_string())
                .or_default()
                .insert(Natural(id.clone()), label);
            let depth = Depth::of(statement);
            let line = lines
                .entry((Natural(id), Natural(theme.id.clone())))
                .or_insert((0, depth));
            *line = (line.0 + 1, line.1.max(depth));
        }
    }
    (nodes, lines)
}

fn cluster(f: &mut fmt::Formatter<'_>, name: &str, label: &str, colour: &str) -> fmt::Result {
    let label = quoted(&wrap(label));
    writeln!(f, "  subgraph {} {{", quoted(&format!("cluster_{name}")))?;
    writeln!(
        f,
        "    label={label}; style=filled; color=\"{colour}\"; fontsize=14;"
    )
}

fn node(f: &mut fmt::Formatter<'_>, id: &str, label: &str) -> fmt::Result {
    writeln!(f, "    {} [label={}];", quoted(id), quoted(label))
}

fn wrap(text: &str) -> String {
    textwrap::fill(text, 32)
}

/// A quoted string of DOT: quotes and backslashes escaped, line ends as `\n`.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => {
                let _ = out.write_char(c);
            }
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use crate::report::drawing::quoted;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(quoted("a \"b\" \\ c\nd\te"), r#""a \"b\" \\ c\nd e""#);
    }
}
