//! The graph for Graphviz.

use std::collections::HashMap;
use std::fmt;

use crate::answer::{Drawing, DrawingDetail, DrawnEdge, DrawnNode, DrawnTheme, MadeBy};
use crate::report::layout::escape::plain;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;
use crate::report::{Answer, GraphPicture};

/// Writes a drawing in the DOT language: `dot -Tsvg` draws it.
///
/// Partnerships and the framework are clusters; node ids are kinds with the ids of the data, so that one more
/// statement changes one line. The deeper the statements go, the stronger the line.
///
/// ```
/// use policy_crosswalk::answer::{Drawing, DrawingDetail};
/// use policy_crosswalk::report::Dot;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let drawing = Drawing::new(&graph, "mat-2021", DrawingDetail::Priorities)?;
/// assert!(Dot::new(&drawing).to_string().contains("\"theme:MAT-7\""));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Dot<'d> {
    drawing: &'d Drawing,
}

impl<'d> Dot<'d> {
    /// The drawing as DOT, printed by [`Display`](fmt::Display).
    pub fn new(drawing: &'d Drawing) -> Self {
        Self { drawing }
    }
}

impl Answer for Drawing {
    fn title(&self) -> String {
        let (title, framework, detail) = (&self.title, &self.framework, self.detail.name());
        format!("{title} ({framework}) as it is drawn, by {detail}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.table().write_text(out)
    }

    fn table(&self) -> Tabular {
        let rows = self.edges.iter().map(|edge| {
            vec![
                edge.from.clone(),
                edge.to.clone(),
                edge.statements.to_string(),
                edge.depth.name().to_owned(),
            ]
        });
        Tabular::new(self.title(), ["from", "to", "statements", "depth"])
            .rows(rows)
            .notes([made_by(&self.provenance)])
    }

    fn picture(&self) -> Option<String> {
        Some(GraphPicture::new(self).to_string())
    }
}

/// Colours of lines, one for each theme in turn, that most colour-blind readers tell apart (M. Okabe and K. Ito).
const COLOURS: [&str; 7] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000",
];

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawing = self.drawing;
        writeln!(f, "digraph {} {{", quoted(drawing.framework.as_str()))?;
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
        for drawn in &drawing.partnerships {
            let name = format!("partnership:{}", drawn.partnership.id);
            cluster(f, &name, &drawn.partnership.label, "#eef3fa")?;
            drawn.nodes.iter().try_for_each(|one| node(f, one))?;
            writeln!(f, "  }}")?;
        }
        cluster(f, "framework", &drawing.title, "#f7f2e6")?;
        let colours = drawing.themes.iter().zip(COLOURS.into_iter().cycle());
        for (drawn, colour) in colours.clone() {
            theme(f, drawn, colour)?;
        }
        writeln!(f, "  }}")?;
        let colours: HashMap<&str, &str> = colours
            .map(|(drawn, colour)| (drawn.key.as_str(), colour))
            .collect();
        let counted = drawing.detail == DrawingDetail::Priorities;
        for edge in &drawing.edges {
            let colour = colours.get(edge.to.as_str()).unwrap_or(&COLOURS[0]);
            line(f, edge, colour, counted)?;
        }
        writeln!(f, "}}")
    }
}

fn theme(f: &mut fmt::Formatter<'_>, drawn: &DrawnTheme, colour: &str) -> fmt::Result {
    let theme = &drawn.theme;
    let label = format!("{}\n{}", theme.id, wrap(&theme.title));
    let (key, label) = (quoted(&drawn.key), quoted(&label));
    writeln!(
        f,
        "    {key} [label={label}, height=1.5, penwidth=2, color=\"{colour}\"];"
    )
}

fn line(f: &mut fmt::Formatter<'_>, edge: &DrawnEdge, colour: &str, counted: bool) -> fmt::Result {
    let width = 0.6 + f64::from(edge.depth as u8) * 0.6;
    let (from, to, how) = (quoted(&edge.from), quoted(&edge.to), edge.depth.name());
    let shown = if counted {
        format!("label=\"{}\", ", edge.statements)
    } else {
        String::new()
    };
    writeln!(
        f,
        "  {from} -> {to} [{shown}color=\"{colour}\", fontcolor=\"{colour}\", penwidth={width:.1}, tooltip=\"{how}\"];"
    )
}

fn cluster(f: &mut fmt::Formatter<'_>, name: &str, label: &str, colour: &str) -> fmt::Result {
    let label = quoted(&wrap(label));
    writeln!(f, "  subgraph {} {{", quoted(&format!("cluster_{name}")))?;
    writeln!(
        f,
        "    label={label}; style=filled; color=\"{colour}\"; fontsize=14;"
    )
}

fn node(f: &mut fmt::Formatter<'_>, drawn: &DrawnNode) -> fmt::Result {
    let label = format!("{}\n{}", drawn.id, wrap(&cut(&drawn.text, 90)));
    writeln!(f, "    {} [label={}];", quoted(&drawn.key), quoted(&label))
}

fn wrap(text: &str) -> String {
    textwrap::fill(text, 32)
}

/// A quoted string of DOT: quotes and backslashes escaped, line ends as `\n`, and ampersands so that a label shows
/// what Graphviz would read as the name of a character.
fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(plain).collect();
    let mut out = String::from("\"");
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            out.push_str("\\n");
        }
        for c in line.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '&' => out.push_str("&amp;"),
                c => out.push(c),
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
        assert_eq!(
            quoted("R&D &lt;\u{202e}x\u{200b}\u{2028}y"),
            r#""R&amp;D &amp;lt;x y""#
        );
    }
}
