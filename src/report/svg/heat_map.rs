//! The coverage matrix as a picture.

use std::fmt;

use crate::answer::{Cell, CellState, CoverageMatrix, Depth, ThemeLabel};
use crate::graph::{Group, Grouping};
use crate::report::Answer;
use crate::report::coverage::{meanings, totals, words};
use crate::report::layout::footer::made_by;
use crate::report::svg::canvas::{Anchor, Area, Canvas, Caption, MARGIN};
use crate::report::svg::measure::Type;
use crate::report::svg::palette::{INK, LINE, MUTED, PAPER, Shade, of_depth};

const CELL: Type = Type::plain(12.0);
const HEAD: Type = Type::bold(12.0);
const ID: Type = Type::plain(11.0);
/// The widest name of a theme, and what stands between the columns.
const NAME: f64 = 270.0;
const GAP: f64 = 8.0;
/// How wide a picture is where its columns do not need more, and how wide a column then is at most.
const USUAL: f64 = 900.0;
const COLUMN: f64 = 160.0;
const LEAST: f64 = 620.0;
/// The widest word of a name for which a column is made wider.
const WORD: f64 = 130.0;
/// How far a part stands to the right of its whole.
const INDENT: f64 = 14.0;

/// Draws a coverage matrix as a heat map in SVG: themes down, groups across, word and number in each cell.
///
/// The deeper, the darker, in one hue that is told apart in grey as well; cells without a depth have a pattern. It
/// has its title, its legend and what made it in it, names no font that systems lack, and needs nothing from outside.
/// No name is cut. It costs a cell each.
///
/// ```
/// use policy_crosswalk::report::HeatMap;
/// use policy_crosswalk::{CoverageGraph, CoverageMatrix, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
///
/// let matrix = CoverageMatrix::new(&graph, "mat-2021")?;
/// let picture = HeatMap::new(&matrix).to_string();
/// assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HeatMap<'m> {
    matrix: &'m CoverageMatrix,
}

impl<'m> HeatMap<'m> {
    /// The matrix as SVG, printed by [`Display`](fmt::Display).
    pub fn new(matrix: &'m CoverageMatrix) -> Self {
        Self { matrix }
    }
}

impl fmt::Display for HeatMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Layout::of(self.matrix).draw())
    }
}

/// Where the columns stand.
struct Layout<'m> {
    matrix: &'m CoverageMatrix,
    id: String,
    /// The widths of the ids of themes, of their names, of a column, and of all.
    ids: f64,
    names: f64,
    column: f64,
    width: f64,
}

fn widest<'t>(of: Type, texts: impl IntoIterator<Item = &'t str>) -> f64 {
    let widths = texts.into_iter().map(|text| of.width(text));
    widths.fold(0.0, f64::max)
}

impl<'m> Layout<'m> {
    fn of(matrix: &'m CoverageMatrix) -> Self {
        let ids = widest(ID, matrix.themes.iter().map(|theme| theme.id.as_str())) + GAP;
        let totals = totals(matrix);
        let labels = matrix.themes.iter().map(|theme| theme.label.as_str());
        let indent = matrix.themes.iter().map(|theme| theme.level).max();
        let names = widest(HEAD, labels).clamp(120.0, NAME)
            + GAP
            + INDENT * indent.unwrap_or(0).min(4) as f64;
        let words: Vec<String> = matrix.cells.cells().map(words).collect();
        let least = widest(CELL, words.iter().map(String::as_str)) + 2.0 * GAP;
        let counts = totals
            .iter()
            .flat_map(|row| row.iter().skip(1).map(String::as_str));
        let least = least.max(widest(CELL, counts) + GAP).max(72.0);
        let names_of_groups = matrix.groups.iter().map(|group| group.label.as_str());
        let least = least.max((HEAD.longest_word(names_of_groups) + GAP).min(WORD));
        let groups = matrix.groups.len().max(1) as f64;
        let room = USUAL - 2.0 * MARGIN - ids - names;
        let column = (room / groups).clamp(least, COLUMN.max(least)).round();
        let width = 2.0 * MARGIN + ids + names + column * groups;
        Self {
            matrix,
            id: format!("matrix-{}-{}", matrix.framework, matrix.grouping),
            ids,
            names,
            column,
            width: width.max(LEAST).ceil(),
        }
    }

    /// Where the cells of a group begin.
    fn left(&self, group: usize) -> f64 {
        MARGIN + self.ids + self.names + group as f64 * self.column
    }

    fn draw(&self) -> String {
        let matrix = self.matrix;
        let mut canvas = Canvas::default();
        canvas.patterns(&self.id);
        let title = matrix.title();
        let y = canvas.heading(&title, self.width);
        let y = self.header(&mut canvas, y);
        let mut y = y;
        for (theme, cells) in matrix.themes.iter().zip(matrix.cells.rows()) {
            y = self.row(&mut canvas, theme, cells, y);
        }
        y = self.totals(&mut canvas, y + 4.0);
        y = self.legend(&mut canvas, y + 12.0);
        let notes = notes(matrix);
        let height = canvas.notes(&notes, y + 10.0, self.width);
        let caption = Caption {
            id: self.id.clone(),
            class: "heat-map",
            title: &title,
            description: &notes.join(" "),
        };
        canvas.picture(&caption, self.width, height + MARGIN - 12.0)
    }

    /// The names of the groups, which stand on one foot; gives the height below back.
    fn header(&self, canvas: &mut Canvas, y: f64) -> f64 {
        let groups = self
            .matrix
            .groups
            .iter()
            .map(|group| name(self.matrix, group));
        let names: Vec<Vec<String>> = groups
            .map(|name| HEAD.wrap(&name, self.column - GAP, usize::MAX))
            .collect();
        let most = names.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let foot = y + HEAD.line() * most as f64;
        canvas.lines((MARGIN, foot - 4.0), (HEAD, Anchor::Start), INK, &["Theme"]);
        for (at, lines) in names.iter().enumerate() {
            let x = self.left(at) + self.column / 2.0;
            let first = foot - 4.0 - HEAD.line() * lines.len().saturating_sub(1) as f64;
            canvas.lines((x, first), (HEAD, Anchor::Middle), INK, lines);
        }
        let line = Area {
            x: MARGIN,
            y: foot,
            width: self.width - 2.0 * MARGIN,
            height: 1.0,
        };
        canvas.rect(line, &[("fill", &INK)]);
        foot + 3.0
    }

    fn row(&self, canvas: &mut Canvas, theme: &ThemeLabel, cells: &[Cell], y: f64) -> f64 {
        let of = if theme.level == 0 { HEAD } else { CELL };
        let indent = INDENT * theme.level.min(4) as f64;
        let lines = of.wrap(&theme.label, self.names - GAP - indent, usize::MAX);
        let height = (of.line() * lines.len() as f64 + 10.0).max(28.0);
        let id = Area {
            x: MARGIN,
            y,
            width: self.ids,
            height,
        };
        canvas.at_left(id, ID, MUTED, &[theme.id.as_str()]);
        let label = Area {
            x: MARGIN + self.ids + indent,
            y,
            width: self.names,
            height,
        };
        canvas.at_left(label, of, INK, &lines);
        for (at, (cell, group)) in cells.iter().zip(&self.matrix.groups).enumerate() {
            let area = Area {
                x: self.left(at) + 1.0,
                y: y + 1.0,
                width: self.column - 2.0,
                height: height - 2.0,
            };
            canvas.open("g", &[("class", &cell.state.name())]);
            let told = format!(
                "{} {}, {}: {}",
                theme.id,
                theme.title,
                group.label,
                words(cell)
            );
            canvas.told("title", &[], &told);
            self.cell(canvas, area, &words(cell), cell.state, cell.depth);
            canvas.close("g");
        }
        y + height
    }

    /// A cell, or what stands for such cells in the legend where it has no words.
    fn cell(
        &self,
        canvas: &mut Canvas,
        area: Area,
        words: &str,
        state: CellState,
        depth: Option<Depth>,
    ) {
        let plain = Shade {
            fill: PAPER,
            ink: INK,
        };
        let shade = match (state, depth) {
            (CellState::Covered, Some(depth)) => of_depth(depth),
            (CellState::NotApplicable, _) => Shade {
                fill: "#eceff2",
                ink: INK,
            },
            (CellState::NotFound, _) => Shade {
                fill: PAPER,
                ink: MUTED,
            },
            _ => plain,
        };
        let pattern = match state {
            CellState::Thin => Some(format!("url(#{}-thin)", self.id)),
            CellState::NotAssessed => Some(format!("url(#{}-not-assessed)", self.id)),
            _ => None,
        };
        let inner = Area {
            x: area.x + 0.5,
            y: area.y + 0.5,
            width: area.width - 1.0,
            height: area.height - 1.0,
        };
        match (&pattern, state) {
            (None, CellState::Covered) => canvas.rect(area, &[("fill", &shade.fill)]),
            (None, _) => canvas.rect(inner, &[("fill", &shade.fill), ("stroke", &LINE)]),
            (Some(pattern), _) => canvas.rect(inner, &[("fill", pattern), ("stroke", &LINE)]),
        }
        if pattern.is_some() && !words.is_empty() {
            // Words stand clear of the pattern.
            let (width, height) = (CELL.width(words) + 4.0, CELL.line());
            let clear = Area {
                x: area.x + (area.width - width) / 2.0,
                y: area.y + (area.height - height) / 2.0,
                width,
                height,
            };
            canvas.rect(clear, &[("fill", &PAPER)]);
        }
        if !words.is_empty() {
            canvas.centred(area, CELL, shade.ink, &[words]);
        }
    }

    fn totals(&self, canvas: &mut Canvas, y: f64) -> f64 {
        let line = Area {
            x: MARGIN,
            y,
            width: self.width - 2.0 * MARGIN,
            height: 1.0,
        };
        canvas.rect(line, &[("fill", &INK)]);
        let mut y = y + 2.0;
        for row in totals(self.matrix) {
            let area = |x: f64, width: f64| Area {
                x,
                y,
                width,
                height: 20.0,
            };
            for (at, text) in row.iter().enumerate() {
                match at.checked_sub(1) {
                    None => canvas.at_left(area(MARGIN, self.ids), CELL, INK, &[text]),
                    Some(group) => {
                        canvas.centred(area(self.left(group), self.column), CELL, INK, &[text]);
                    }
                }
            }
            y += 20.0;
        }
        y
    }

    /// What the shades and patterns say: all depths, and those of the other states that are there.
    fn legend(&self, canvas: &mut Canvas, y: f64) -> f64 {
        let depths = Depth::ALL
            .iter()
            .map(|depth| (CellState::Covered, Some(*depth), depth.name()));
        let states = [
            (CellState::Thin, "thin"),
            (CellState::NotFound, "none found"),
            (CellState::NotAssessed, "not assessed"),
            (CellState::NotApplicable, "not applicable"),
        ];
        let there = |(state, _): &(CellState, _)| {
            self.matrix.cells.cells().any(|cell| cell.state == *state)
        };
        let states = states
            .into_iter()
            .filter(there)
            .map(|(state, name)| (state, None, name));
        let (mut x, mut y) = (MARGIN, y);
        for (state, depth, name) in depths.chain(states) {
            let width = 26.0 + 6.0 + ID.width(name) + 16.0;
            if x + width > self.width - MARGIN && x > MARGIN {
                (x, y) = (MARGIN, y + 20.0);
            }
            self.cell(
                canvas,
                Area {
                    x,
                    y,
                    width: 26.0,
                    height: 14.0,
                },
                "",
                state,
                depth,
            );
            let text = Area {
                x: x + 32.0,
                y,
                width,
                height: 14.0,
            };
            canvas.at_left(text, ID, INK, &[name]);
            x += width;
        }
        y + 14.0
    }
}

/// What a group is called above its column.
fn name(matrix: &CoverageMatrix, group: &Group) -> String {
    match matrix.grouping {
        Grouping::Priority => format!("{} {}", group.id, group.label),
        _ => group.label.clone(),
    }
}

fn notes(matrix: &CoverageMatrix) -> Vec<String> {
    let mut notes = vec![
        "Each cell: the deepest that one statement goes, and how many statements address the theme.".to_owned(),
    ];
    notes.extend(meanings(
        matrix,
        ["thin", "none found", "not assessed", "n/a"],
    ));
    notes.push(made_by(&matrix.provenance));
    notes
}
