//! Where the boxes and lines of the drawn graph stand: partnerships, what they say, and themes, from left to right.

use std::collections::HashMap;

use crate::answer::{Drawing, DrawnEdge, DrawnNode, DrawnPartnership, DrawnTheme};
use crate::report::svg::canvas::{Area, MARGIN};
use crate::report::svg::measure::Type;

/// The width of the picture, which is legible on a page of this width.
pub(crate) const WIDTH: f64 = 1200.0;
pub(crate) const TEXT: Type = Type::plain(12.0);
pub(crate) const HEAD: Type = Type::bold(12.0);
const BODY: f64 = 130.0;
const BOX: f64 = 325.0;
/// The room that a line takes where it meets a box, and a box at least.
const PORT: f64 = 13.0;
const LEAST: f64 = 30.0;
/// Between boxes, and between partnerships.
const GAP: f64 = 8.0;
const APART: f64 = 22.0;
/// The most that is added between the boxes of the lower column.
const BETWEEN: f64 = 160.0;
/// The most lines of a text in a box.
const LINES: usize = 4;

/// A partnership with the colour of its lines, told by its position.
pub(crate) struct PlacedBody<'d> {
    pub(crate) body: &'d DrawnPartnership,
    pub(crate) area: Area,
    pub(crate) lines: Vec<String>,
}

/// What is said: the position of its partnership, and its box.
pub(crate) struct PlacedNode<'d> {
    pub(crate) node: &'d DrawnNode,
    pub(crate) body: usize,
    pub(crate) area: Area,
    pub(crate) lines: Vec<String>,
    pub(crate) edges: usize,
}

/// A theme with its box.
pub(crate) struct PlacedTheme<'d> {
    pub(crate) theme: &'d DrawnTheme,
    pub(crate) area: Area,
    pub(crate) lines: Vec<String>,
    pub(crate) edges: usize,
}

/// A line with its ends, and the positions of the boxes that it joins.
pub(crate) struct PlacedEdge<'d> {
    pub(crate) edge: &'d DrawnEdge,
    pub(crate) node: usize,
    pub(crate) theme: usize,
    pub(crate) from: (f64, f64),
    pub(crate) to: (f64, f64),
}

pub(crate) struct GraphLayout<'d> {
    pub(crate) bodies: Vec<PlacedBody<'d>>,
    pub(crate) nodes: Vec<PlacedNode<'d>>,
    pub(crate) themes: Vec<PlacedTheme<'d>>,
    pub(crate) edges: Vec<PlacedEdge<'d>>,
    /// Where the lowest box ends.
    pub(crate) foot: f64,
}

impl<'d> GraphLayout<'d> {
    /// Places all boxes below a height, and the lines between them. It costs the nodes and edges, and their order.
    pub(crate) fn new(drawing: &'d Drawing, top: f64) -> Self {
        let mut layout = Self {
            bodies: Vec::new(),
            nodes: Vec::new(),
            themes: Vec::new(),
            edges: Vec::new(),
            foot: top,
        };
        layout.collect(drawing);
        layout.size();
        layout.place(top);
        layout.join();
        layout
    }

    /// The boxes in their order, and the lines, all without their sizes and ends.
    fn collect(&mut self, drawing: &'d Drawing) {
        for (at, body) in drawing.partnerships.iter().enumerate() {
            let lines = HEAD.wrap(&body.partnership.label, BODY - 16.0, 12);
            let area = Area {
                x: MARGIN,
                width: BODY,
                ..Area::default()
            };
            self.bodies.push(PlacedBody { body, area, lines });
            for node in &body.nodes {
                let lines = TEXT.wrap(&node.text, BOX - 18.0, LINES);
                let area = Area {
                    x: MARGIN + BODY + 10.0,
                    width: BOX,
                    ..Area::default()
                };
                self.nodes.push(PlacedNode {
                    node,
                    body: at,
                    area,
                    lines,
                    edges: 0,
                });
            }
        }
        for theme in &drawing.themes {
            let text = format!("{} {}", theme.theme.id, theme.theme.label);
            let lines = TEXT.wrap(&text, BOX - 18.0, LINES);
            let area = Area {
                x: WIDTH - MARGIN - BOX,
                width: BOX,
                ..Area::default()
            };
            self.themes.push(PlacedTheme {
                theme,
                area,
                lines,
                edges: 0,
            });
        }
        self.tie(drawing);
    }

    /// The lines, between boxes that are there.
    fn tie(&mut self, drawing: &'d Drawing) {
        let nodes = self.nodes.iter().enumerate();
        let nodes: HashMap<&str, usize> =
            nodes.map(|(at, of)| (of.node.key.as_str(), at)).collect();
        let themes = self.themes.iter().enumerate();
        let themes: HashMap<&str, usize> =
            themes.map(|(at, of)| (of.theme.key.as_str(), at)).collect();
        for edge in &drawing.edges {
            let ends = (nodes.get(edge.from.as_str()), themes.get(edge.to.as_str()));
            if let (Some(&node), Some(&theme)) = ends {
                self.nodes[node].edges += 1;
                self.themes[theme].edges += 1;
                let (from, to) = ((0.0, 0.0), (0.0, 0.0));
                self.edges.push(PlacedEdge {
                    edge,
                    node,
                    theme,
                    from,
                    to,
                });
            }
        }
    }

    /// Gives each box its height; those of a partnership are together as high as its name at least.
    fn size(&mut self) {
        for of in &mut self.themes {
            of.area.height = height(of.lines.len(), of.edges);
        }
        let mut own = vec![(0.0, 0_usize); self.bodies.len()];
        for of in &mut self.nodes {
            of.area.height = height(of.lines.len(), of.edges);
            let (sum, boxes) = &mut own[of.body];
            *sum += of.area.height + GAP;
            *boxes += 1;
        }
        for of in &mut self.nodes {
            let (sum, boxes) = own[of.body];
            let name = HEAD.line() * self.bodies[of.body].lines.len() as f64 + 12.0;
            of.area.height += (name + GAP - sum).max(0.0) / boxes.max(1) as f64;
        }
    }

    /// Stacks both columns; the lower one takes the room of the higher.
    fn place(&mut self, top: f64) {
        let said: f64 = self.nodes.iter().map(|of| of.area.height + GAP).sum();
        let said = said + (APART - GAP) * self.bodies.len().saturating_sub(1) as f64;
        let asked: f64 = self.themes.iter().map(|of| of.area.height + GAP).sum();
        self.foot = top + said.max(asked);
        let (gap, above) = between(said.max(asked) - said, self.nodes.len());
        let (mut y, mut last) = (top + above, 0);
        for of in &mut self.nodes {
            if of.body != last {
                (y, last) = (y + APART - GAP, of.body);
            }
            of.area.y = y;
            y += of.area.height + GAP + gap;
            let body = &mut self.bodies[of.body].area;
            if body.height == 0.0 {
                body.y = of.area.y;
            }
            body.height = of.area.y + of.area.height - body.y;
        }
        let (gap, above) = between(said.max(asked) - asked, self.themes.len());
        let mut y = top + above;
        for of in &mut self.themes {
            of.area.y = y;
            y += of.area.height + GAP + gap;
        }
    }

    /// Gives each line its place at both boxes, in the order of the boxes on the other side, so that lines cross late.
    fn join(&mut self) {
        let mut order: Vec<usize> = (0..self.edges.len()).collect();
        order.sort_by_key(|at| (self.edges[*at].node, self.edges[*at].theme));
        let mut used = vec![0_usize; self.nodes.len()];
        for at in &order {
            let edge = &mut self.edges[*at];
            let of = &self.nodes[edge.node];
            edge.from = (
                of.area.x + of.area.width,
                port(of.area, of.edges, used[edge.node]),
            );
            used[edge.node] += 1;
        }
        order.sort_by_key(|at| (self.edges[*at].theme, self.edges[*at].node));
        let mut used = vec![0_usize; self.themes.len()];
        for at in &order {
            let edge = &mut self.edges[*at];
            let of = &self.themes[edge.theme];
            edge.to = (of.area.x, port(of.area, of.edges, used[edge.theme]));
            used[edge.theme] += 1;
        }
    }
}

fn height(lines: usize, edges: usize) -> f64 {
    let text = TEXT.line() * lines as f64 + 14.0;
    text.max(PORT * edges as f64 + 4.0).max(LEAST)
}

/// How much of the room that is left stands between so many boxes, and how much above them all.
fn between(left: f64, boxes: usize) -> (f64, f64) {
    let between = (left / boxes.max(1) as f64).min(BETWEEN);
    (between, (left - between * boxes as f64).max(0.0) / 2.0)
}

/// Where the line of a position meets a box.
fn port(area: Area, edges: usize, at: usize) -> f64 {
    let middle = area.y + area.height / 2.0;
    middle + (at as f64 - (edges.saturating_sub(1)) as f64 / 2.0) * PORT
}
