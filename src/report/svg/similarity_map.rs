//! How alike all are, as a picture.

use std::fmt;

use crate::answer::SimilarityMatrix;
use crate::report::Answer;
use crate::report::similarity::{COSINE, JACCARD, made};
use crate::report::svg::canvas::{Anchor, Area, Canvas, Caption, MARGIN};
use crate::report::svg::measure::Type;
use crate::report::svg::palette::{INK, LINE, MUTED, PAPER, of_measure};

const NUMBER: Type = Type::plain(13.0);
const HEAD: Type = Type::bold(12.0);
const KEY: Type = Type::plain(11.0);
/// The widest name of a group, and the least width of a picture.
const NAME: f64 = 220.0;
const LEAST: f64 = 620.0;
/// The most frameworks that a title names; what made the picture names all.
const MOST: usize = 3;

/// Draws a similarity matrix in SVG: the Jaccard index below the diagonal, the cosine above it, and the number in
/// each cell.
///
/// The more alike, the darker, as in [`HeatMap`](crate::report::HeatMap). It costs a cell for each pair.
///
/// ```
/// use policy_crosswalk::answer::SimilarityMatrix;
/// use policy_crosswalk::report::SimilarityMap;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
///
/// let alike = SimilarityMatrix::new(&graph, "mat-2021")?;
/// assert!(SimilarityMap::new(&alike).to_string().ends_with("</svg>\n"));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SimilarityMap<'m> {
    matrix: &'m SimilarityMatrix,
}

impl<'m> SimilarityMap<'m> {
    /// The matrix as SVG, printed by [`Display`](fmt::Display).
    pub fn new(matrix: &'m SimilarityMatrix) -> Self {
        Self { matrix }
    }
}

impl fmt::Display for SimilarityMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&draw(self.matrix))
    }
}

fn draw(matrix: &SimilarityMatrix) -> String {
    let labels = || matrix.groups.iter().map(|group| group.label.as_str());
    let names = labels().map(|label| HEAD.width(label)).fold(80.0, f64::max);
    let names = names.min(NAME) + 10.0;
    let word = HEAD.longest_word(labels()) + 8.0;
    let count = matrix.groups.len().max(1) as f64;
    let least = word.clamp(72.0, 130.0);
    let column = ((820.0 - names) / count).clamp(least, 130.0).ceil();
    let width = (2.0 * MARGIN + names + column * count).max(LEAST).ceil();
    let mut canvas = Canvas::default();
    let title = title(matrix);
    let y = canvas.heading(&title, width);
    let y = header(&mut canvas, matrix, (MARGIN + names, y), column);
    let y = rows(&mut canvas, matrix, (names, column), y);
    let y = legend(&mut canvas, y + 14.0);
    let notes = notes(matrix);
    let height = canvas.notes(&notes, y + 10.0, width);
    let frameworks: Vec<&str> = matrix.frameworks.iter().map(AsRef::as_ref).collect();
    let caption = Caption {
        id: format!("similarity-{}-{}", frameworks.join("-"), matrix.grouping),
        class: "similarity-map",
        title: &title,
        description: &notes.join(" "),
    };
    canvas.picture(&caption, width, height + MARGIN - 12.0)
}

fn title(matrix: &SimilarityMatrix) -> String {
    let by = matrix.grouping;
    match matrix.frameworks.len() {
        0..=MOST => matrix.title(),
        many => format!("How alike coverage is, by {by}: {many} frameworks"),
    }
}

fn notes(matrix: &SimilarityMatrix) -> Vec<String> {
    let mut notes = vec![
        format!("Below the diagonal: {JACCARD}."),
        format!("Above the diagonal: {COSINE}."),
    ];
    let mut values = matrix.jaccard.cells().chain(matrix.cosine.cells());
    if values.any(Option::is_none) {
        notes.push("–: not told, as no theme is addressed.".to_owned());
    }
    notes.push(made(matrix));
    notes
}

/// The rows, below a height; gives the height below back.
fn rows(
    canvas: &mut Canvas,
    matrix: &SimilarityMatrix,
    (names, column): (f64, f64),
    y: f64,
) -> f64 {
    let mut y = y;
    for (row, group) in matrix.groups.iter().enumerate() {
        let lines = HEAD.wrap(&group.label, names - 10.0, usize::MAX);
        let height = (HEAD.line() * lines.len() as f64 + 10.0).max(44.0);
        let label = Area {
            x: MARGIN,
            y,
            width: names,
            height,
        };
        canvas.at_left(label, HEAD, INK, &lines);
        for at in 0..matrix.groups.len() {
            let area = Area {
                x: MARGIN + names + at as f64 * column + 1.0,
                y: y + 1.0,
                width: column - 2.0,
                height: height - 2.0,
            };
            cell(canvas, matrix, area, (row, at));
        }
        y += height;
    }
    y
}

/// The names above the columns, on one foot.
fn header(canvas: &mut Canvas, matrix: &SimilarityMatrix, (x, y): (f64, f64), column: f64) -> f64 {
    let names = matrix
        .groups
        .iter()
        .map(|group| HEAD.wrap(&group.label, column - 8.0, usize::MAX));
    let names: Vec<Vec<String>> = names.collect();
    let most = names.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let foot = y + HEAD.line() * most;
    for (at, lines) in names.iter().enumerate() {
        let x = x + (at as f64 + 0.5) * column;
        let first = foot - 4.0 - HEAD.line() * lines.len().saturating_sub(1) as f64;
        canvas.lines((x, first), (HEAD, Anchor::Middle), INK, lines);
    }
    foot + 2.0
}

fn cell(canvas: &mut Canvas, matrix: &SimilarityMatrix, area: Area, (row, column): (usize, usize)) {
    if row == column {
        canvas.rect(area, &[("fill", &"#eceff2")]);
        return;
    }
    let (measure, values) = if column < row {
        ("Jaccard", &matrix.jaccard)
    } else {
        ("cosine", &matrix.cosine)
    };
    let value = values.get(row, column).copied().flatten();
    let label = |at: usize| {
        matrix
            .groups
            .get(at)
            .map_or("", |group| group.label.as_str())
    };
    let number = value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    canvas.open("g", &[("class", &measure.to_lowercase())]);
    let told = format!("{} and {}: {measure} {number}", label(row), label(column));
    canvas.told("title", &[], &told);
    let ink = if let Some(value) = value {
        let shade = of_measure(value);
        canvas.rect(area, &[("fill", &shade.fill)]);
        shade.ink
    } else {
        canvas.rect(
            area,
            &[
                ("fill", &PAPER),
                ("stroke", &LINE),
                ("stroke-dasharray", &"3 3"),
            ],
        );
        MUTED
    };
    canvas.centred(area, NUMBER, ink, &[number]);
    canvas.close("g");
}

fn legend(canvas: &mut Canvas, y: f64) -> f64 {
    for (at, from) in [
        "0 to 0.2",
        "0.2 to 0.4",
        "0.4 to 0.6",
        "0.6 to 0.8",
        "0.8 to 1",
    ]
    .iter()
    .enumerate()
    {
        let x = MARGIN + 110.0 * at as f64;
        let shade = of_measure((at as f64 + 0.5) / 5.0);
        canvas.rect(
            Area {
                x,
                y,
                width: 26.0,
                height: 14.0,
            },
            &[("fill", &shade.fill)],
        );
        let text = Area {
            x: x + 32.0,
            y,
            width: 70.0,
            height: 14.0,
        };
        canvas.at_left(text, KEY, INK, &[from]);
    }
    y + 14.0
}
