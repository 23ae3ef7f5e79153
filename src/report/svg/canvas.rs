//! A picture as it is written: what stands in it is escaped here.

use std::fmt::{self, Display, Write};

use crate::report::layout::xml::Xml;
use crate::report::svg::measure::Type;
use crate::report::svg::palette::{INK, LINE, MUTED, PAPER};

const FONTS: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";
/// Around the picture.
pub(crate) const MARGIN: f64 = 20.0;

/// An attribute with its value.
pub(crate) type Attribute<'a> = (&'a str, &'a dyn Display);

/// A length in pixels, to a tenth.
pub(crate) struct Px(pub(crate) f64);

impl Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        if tenths % 10.0 == 0.0 {
            write!(f, "{:.0}", self.0.round() + 0.0)
        } else {
            write!(f, "{:.1}", tenths / 10.0)
        }
    }
}

/// A place on the canvas with its size.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// What a picture is called, for those who see it and those who do not.
pub(crate) struct Caption<'c> {
    /// Names the picture among others on a page.
    pub(crate) id: String,
    pub(crate) class: &'c str,
    pub(crate) title: &'c str,
    pub(crate) description: &'c str,
}

/// How text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
}

#[derive(Default)]
pub(crate) struct Canvas {
    out: String,
}

impl Canvas {
    fn begin(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        let _ = write!(self.out, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.out, " {attribute}=\"{}\"", Xml(value.to_string()));
        }
    }

    /// An element that others stand in, until it is closed.
    pub(crate) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.begin(name, attributes);
        self.out.push_str(">\n");
    }

    pub(crate) fn close(&mut self, name: &str) {
        let _ = writeln!(self.out, "</{name}>");
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.begin(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element with a text in it.
    pub(crate) fn told(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.begin(name, attributes);
        let _ = writeln!(self.out, ">{}</{name}>", Xml(text));
    }

    pub(crate) fn rect(&mut self, area: Area, attributes: &[Attribute<'_>]) {
        let (x, y) = (Px(area.x), Px(area.y));
        let (width, height) = (Px(area.width), Px(area.height));
        let place: [Attribute<'_>; 4] =
            [("x", &x), ("y", &y), ("width", &width), ("height", &height)];
        self.empty("rect", &[&place, attributes].concat());
    }

    /// Lines of text, the foot of the first at `y`.
    pub(crate) fn lines(
        &mut self,
        (x, y): (f64, f64),
        (of, anchor): (Type, Anchor),
        ink: &str,
        lines: &[impl AsRef<str>],
    ) {
        let (x, size) = (Px(x), Px(of.size));
        let mut attributes: Vec<Attribute<'_>> = vec![("font-size", &size), ("fill", &ink)];
        if of.bold {
            attributes.push(("font-weight", &"bold"));
        }
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => attributes.push(("text-anchor", &"middle")),
        }
        match lines {
            [] => {}
            [line] => {
                let y = Px(y);
                attributes.extend([("x", &x as &dyn Display), ("y", &y)]);
                self.told("text", &attributes, line.as_ref());
            }
            several => {
                self.begin("text", &attributes);
                self.out.push('>');
                for (at, line) in several.iter().enumerate() {
                    let y = Px(y + at as f64 * of.line());
                    // A space keeps words apart where the text is copied; it would move lines that are centred.
                    let apart = at > 0 && anchor == Anchor::Start;
                    let space = if apart { " " } else { "" };
                    let line = Xml(line.as_ref());
                    let _ = write!(self.out, "{space}<tspan x=\"{x}\" y=\"{y}\">{line}</tspan>");
                }
                self.out.push_str("</text>\n");
            }
        }
    }

    /// Lines of text in the middle of an area.
    pub(crate) fn centred(&mut self, area: Area, of: Type, ink: &str, lines: &[impl AsRef<str>]) {
        let x = area.x + area.width / 2.0;
        self.lines(
            (x, first_foot(area, of, lines.len())),
            (of, Anchor::Middle),
            ink,
            lines,
        );
    }

    /// Lines of text at the left of an area, halfway up.
    pub(crate) fn at_left(&mut self, area: Area, of: Type, ink: &str, lines: &[impl AsRef<str>]) {
        let y = first_foot(area, of, lines.len());
        self.lines((area.x, y), (of, Anchor::Start), ink, lines);
    }

    /// The title above a picture; gives the height that it takes back.
    pub(crate) fn heading(&mut self, title: &str, width: f64) -> f64 {
        let of = Type::bold(17.0);
        let lines = of.wrap(title, width - 2.0 * MARGIN, usize::MAX);
        self.lines((MARGIN, MARGIN + of.size), (of, Anchor::Start), INK, &lines);
        MARGIN + of.line() * lines.len() as f64 + 14.0
    }

    /// Notes below a picture, from a height on; gives the height that they reach back.
    pub(crate) fn notes(&mut self, notes: &[String], y: f64, width: f64) -> f64 {
        let of = Type::plain(11.0);
        let mut y = y + of.size;
        for note in notes {
            let lines = of.wrap(note, width - 2.0 * MARGIN, usize::MAX);
            self.lines((MARGIN, y), (of, Anchor::Start), MUTED, &lines);
            y += of.line() * lines.len() as f64 + 3.0;
        }
        y
    }

    /// The patterns of the cells without a depth, under names of this picture's own.
    pub(crate) fn patterns(&mut self, id: &str) {
        let stripes = format!("{id}-thin");
        let dots = format!("{id}-not-assessed");
        let size: [Attribute<'_>; 3] = [
            ("width", &8),
            ("height", &8),
            ("patternUnits", &"userSpaceOnUse"),
        ];
        self.open("defs", &[]);
        self.open(
            "pattern",
            &[&[("id", &stripes as &dyn Display)][..], &size].concat(),
        );
        let stroke: [Attribute<'_>; 2] = [("stroke", &"#b9d0e6"), ("stroke-width", &2)];
        let stripe = "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4";
        self.empty(
            "path",
            &[&[("d", &stripe as &dyn Display)][..], &stroke].concat(),
        );
        self.close("pattern");
        self.open(
            "pattern",
            &[&[("id", &dots as &dyn Display)][..], &size].concat(),
        );
        self.empty(
            "circle",
            &[("cx", &4), ("cy", &4), ("r", &"1.1"), ("fill", &LINE)],
        );
        self.close("pattern");
        self.close("defs");
    }

    /// Puts what is drawn into a picture of a size.
    pub(crate) fn picture(self, caption: &Caption<'_>, width: f64, height: f64) -> String {
        let (wide, high) = (Px(width), Px(height));
        let view = format!("0 0 {wide} {high}");
        let (title, description) = (
            format!("{}-title", caption.id),
            format!("{}-desc", caption.id),
        );
        let labelled = format!("{title} {description}");
        let mut out = Self::default();
        out.open(
            "svg",
            &[
                ("xmlns", &"http://www.w3.org/2000/svg"),
                ("id", &caption.id),
                ("class", &caption.class),
                ("width", &wide),
                ("height", &high),
                ("viewBox", &view),
                ("font-family", &FONTS),
                (
                    "role",
                    &if caption.class == "graph" {
                        "group"
                    } else {
                        "img"
                    },
                ),
                ("aria-labelledby", &labelled),
            ],
        );
        out.told("title", &[("id", &title)], caption.title);
        out.told("desc", &[("id", &description)], caption.description);
        out.rect(
            Area {
                width,
                height,
                ..Area::default()
            },
            &[("fill", &PAPER)],
        );
        out.out.push_str(&self.out);
        out.close("svg");
        out.out
    }
}

/// The foot of the first of so many lines that stand in the middle of an area.
fn first_foot(area: Area, of: Type, lines: usize) -> f64 {
    let more = lines.saturating_sub(1) as f64;
    area.y + (area.height - more * of.line()) / 2.0 + of.size * 0.36
}
