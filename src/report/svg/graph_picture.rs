//! The drawn graph as a picture.

use std::fmt::{self, Display};

use crate::answer::{Depth, Drawing, DrawingDetail};
use crate::report::layout::footer::made_by;
use crate::report::layout::text::count;
use crate::report::svg::canvas::{Anchor, Area, Attribute, Canvas, Caption, MARGIN, Px};
use crate::report::svg::graph_layout::{
    GraphLayout, HEAD, PlacedBody, PlacedEdge, PlacedNode, PlacedTheme, TEXT, WIDTH,
};
use crate::report::svg::measure::Type;
use crate::report::svg::palette::{INK, LINE, LINES, MUTED, PAPER};

const FIGURE: Type = Type::plain(10.0);

/// Draws the graph in SVG, 1,200 pixels wide: partnerships, what they say, and themes, from left to right, with a
/// line for what addresses what. The more statements, the wider the line.
///
/// It is for paper and for pages alike. Every box and every line has a `<title>`; in a page, a script finds boxes by
/// the classes `body`, `node` and `theme` with `data-key`, and lines by the class `edge` with `data-body`,
/// `data-from` and `data-to`, which hold such keys. It costs the nodes and edges of the drawing.
///
/// ```
/// use policy_crosswalk::answer::{Drawing, DrawingDetail};
/// use policy_crosswalk::report::GraphPicture;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
///
/// let drawing = Drawing::new(&graph, "mat-2021", DrawingDetail::Priorities)?;
/// let picture = GraphPicture::new(&drawing).focusable().to_string();
/// assert!(picture.contains("data-key=\"theme:MAT-7\" tabindex=\"0\""));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GraphPicture<'d> {
    drawing: &'d Drawing,
    focusable: bool,
}

impl<'d> GraphPicture<'d> {
    /// The drawing as SVG, printed by [`Display`].
    pub fn new(drawing: &'d Drawing) -> Self {
        Self {
            drawing,
            focusable: false,
        }
    }

    /// Lets the keyboard reach each box, with a label for those who hear it: for a picture within a page.
    #[must_use]
    pub fn focusable(mut self) -> Self {
        self.focusable = true;
        self
    }

    fn id(&self) -> String {
        format!("graph-{}-{}", self.drawing.framework, self.drawing.detail)
    }

    fn draw(&self) -> String {
        let drawing = self.drawing;
        let mut canvas = Canvas::default();
        let (said, title) = match drawing.detail {
            DrawingDetail::Priorities => {
                ("Priority", format!("Who addresses what: {}", drawing.title))
            }
            DrawingDetail::Statements => (
                "Statement",
                format!("What addresses what: {}", drawing.title),
            ),
        };
        let title = format!("{title} ({})", drawing.framework);
        let y = canvas.heading(&title, WIDTH) + HEAD.size;
        let layout = GraphLayout::new(drawing, y + 10.0);
        let columns = [
            (MARGIN, "Partnership"),
            (
                layout.nodes.first().map_or(MARGIN + 140.0, |of| of.area.x),
                said,
            ),
            (
                layout.themes.first().map_or(WIDTH - 345.0, |of| of.area.x),
                "Theme",
            ),
        ];
        for (x, name) in columns {
            canvas.lines((x, y), (HEAD, Anchor::Start), MUTED, &[name]);
        }
        for edge in &layout.edges {
            self.edge(&mut canvas, &layout, edge);
        }
        for body in layout.bodies.iter().enumerate() {
            self.body(&mut canvas, body);
        }
        for node in &layout.nodes {
            self.node(&mut canvas, &layout, node);
        }
        for theme in &layout.themes {
            self.theme(&mut canvas, theme);
        }
        let notes = notes(&layout, drawing);
        let height = canvas.notes(&notes, layout.foot + 10.0, WIDTH);
        let caption = Caption {
            id: self.id(),
            class: "graph",
            title: &title,
            description: &notes.join(" "),
        };
        canvas.picture(&caption, WIDTH, height + MARGIN - 12.0)
    }

    /// What stands in a box of a class, under its key, with what it says to those who hear it.
    fn boxed(
        &self,
        canvas: &mut Canvas,
        (class, key, told): (&str, &str, &str),
        draw: impl FnOnce(&mut Canvas),
    ) {
        let id = format!("{}-{key}", self.id());
        let mut attributes: Vec<Attribute<'_>> =
            vec![("class", &class), ("id", &id), ("data-key", &key)];
        if self.focusable {
            let more: [Attribute<'_>; 3] =
                [("tabindex", &"0"), ("role", &"img"), ("aria-label", &told)];
            attributes.extend(more);
        }
        canvas.open("g", &attributes);
        canvas.told("title", &[], told);
        draw(canvas);
        canvas.close("g");
    }

    fn body(&self, canvas: &mut Canvas, (at, placed): (usize, &PlacedBody<'_>)) {
        let body = &placed.body.partnership;
        let key = key_of(&body.id);
        self.boxed(canvas, ("body", &key, &body.label), |canvas| {
            canvas.rect(placed.area, &[("rx", &4), ("fill", &colour(at))]);
            // Its name stands at the top, beside the first boxes, however many follow.
            let least = HEAD.line() * placed.lines.len() as f64 + 12.0;
            let height = placed.area.height.min(least.max(60.0));
            let top = Area {
                height,
                ..placed.area
            };
            canvas.centred(top, HEAD, PAPER, &placed.lines);
        });
    }

    fn node(&self, canvas: &mut Canvas, layout: &GraphLayout<'_>, placed: &PlacedNode<'_>) {
        let node = placed.node;
        let label = layout
            .bodies
            .get(placed.body)
            .map_or("", |of| &of.body.partnership.label);
        let told = format!(
            "{label}: {} ({}), {}",
            node.text,
            node.id,
            count(placed.edges, "theme")
        );
        self.boxed(canvas, ("node", &node.key, &told), |canvas| {
            canvas.rect(
                placed.area,
                &[
                    ("rx", &4),
                    ("fill", &PAPER),
                    ("stroke", &colour(placed.body)),
                ],
            );
            canvas.at_left(inside(placed.area), TEXT, INK, &placed.lines);
        });
    }

    fn theme(&self, canvas: &mut Canvas, placed: &PlacedTheme<'_>) {
        let theme = &placed.theme.theme;
        let told = format!(
            "{} {}, {}",
            theme.id,
            theme.title,
            tied(placed.edges, self.drawing.detail)
        );
        self.boxed(canvas, ("theme", &placed.theme.key, &told), |canvas| {
            let (line, ink) = if placed.edges > 0 {
                (INK, INK)
            } else {
                (LINE, MUTED)
            };
            let mut attributes: Vec<Attribute<'_>> =
                vec![("rx", &4), ("fill", &PAPER), ("stroke", &line)];
            if placed.edges == 0 {
                attributes.push(("stroke-dasharray", &"4 3"));
            }
            canvas.rect(placed.area, &attributes);
            canvas.at_left(inside(placed.area), TEXT, ink, &placed.lines);
        });
    }

    fn edge(&self, canvas: &mut Canvas, layout: &GraphLayout<'_>, placed: &PlacedEdge<'_>) {
        let (edge, node) = (placed.edge, &layout.nodes[placed.node]);
        let body = &layout.bodies[node.body].body.partnership;
        let ((x1, y1), (x2, y2)) = (placed.from, placed.to);
        let bend = (x2 - x1) / 2.0;
        let [x1, y1, x2, y2, x3, x4] = [x1, y1, x2, y2, x1 + bend, x2 - bend].map(Px);
        let path = format!("M{x1},{y1} C{x3},{y1} {x4},{y2} {x2},{y2}");
        let width = Px((0.6 + 1.3 * (edge.statements as f64).sqrt()).min(11.0));
        let key = key_of(&body.id);
        canvas.open(
            "g",
            &[
                ("class", &"edge"),
                ("data-body", &key),
                ("data-from", &edge.from),
                ("data-to", &edge.to),
            ],
        );
        let theme = &layout.themes[placed.theme].theme.theme;
        let told = format!(
            "{}: {} → {} {}: {}, {}",
            body.label,
            node.node.text,
            theme.id,
            theme.label,
            count(edge.statements, "statement"),
            edge.depth
        );
        canvas.told("title", &[], &told);
        let stroke = colour(node.body);
        let mut attributes: Vec<Attribute<'_>> = vec![
            ("d", &path),
            ("fill", &"none"),
            ("stroke", &stroke),
            ("stroke-width", &width),
            ("stroke-opacity", &"0.55"),
        ];
        if edge.depth == Depth::Named {
            attributes.push(("stroke-dasharray", &"6 4"));
        }
        canvas.empty("path", &attributes);
        if self.drawing.detail == DrawingDetail::Priorities {
            figure(canvas, placed.to, edge.statements);
        }
        canvas.close("g");
    }
}

impl Display for GraphPicture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.draw())
    }
}

/// How many statements a line stands for, at its end.
fn figure(canvas: &mut Canvas, (x, y): (f64, f64), statements: usize) {
    let text = statements.to_string();
    let width = FIGURE.width(&text) + 4.0;
    let area = Area {
        x: x - width - 4.0,
        y: y - 5.5,
        width,
        height: 11.0,
    };
    canvas.rect(area, &[("rx", &3), ("fill", &PAPER)]);
    canvas.centred(area, FIGURE, INK, &[text]);
}

fn key_of(partnership: &impl Display) -> String {
    format!("partnership:{partnership}")
}

fn colour(body: usize) -> &'static str {
    LINES[body % LINES.len()]
}

fn inside(area: Area) -> Area {
    Area {
        x: area.x + 9.0,
        width: area.width - 18.0,
        ..area
    }
}

fn tied(edges: usize, detail: DrawingDetail) -> String {
    match (edges, detail) {
        (0, _) => "nothing drawn addresses it".to_owned(),
        (1, DrawingDetail::Priorities) => "addressed under 1 priority".to_owned(),
        (many, DrawingDetail::Priorities) => format!("addressed under {many} priorities"),
        (some, DrawingDetail::Statements) => format!("addressed by {}", count(some, "statement")),
    }
}

fn notes(layout: &GraphLayout<'_>, drawing: &Drawing) -> Vec<String> {
    let mut notes = Vec::new();
    if drawing.detail == DrawingDetail::Priorities && !layout.edges.is_empty() {
        notes.push("A line: statements under a priority that address a theme; its width and the number at its end tell how many.".to_owned());
    }
    if layout.edges.iter().any(|of| of.edge.depth == Depth::Named) {
        notes.push("Broken line: the theme is only named, and no action goes deeper.".to_owned());
    }
    if layout.themes.iter().any(|of| of.edges == 0) {
        notes.push(
            "Broken box: no statement of the plans drawn was found that addresses the theme."
                .to_owned(),
        );
    }
    notes.push(made_by(&drawing.provenance));
    notes
}
