//! A workbook about one framework.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use crate::answer::to_review::ToReview;
use crate::error::{Error, Place};
use crate::format::workbook::book_names::{
    ABOUT, DATE, FRAMEWORK, LICENSE, REVIEW, REVIEWER, VERSION,
};
use crate::graph::CoverageGraph;
use crate::report::Answer;
use crate::report::layout::footer::made_by;
use crate::report::workbook::review_sheets;
use crate::report::workbook::sheet_writer::{BookColumn, Written, WrittenSheet};

/// What tells a reviewer how to fill it in.
const HOW: [&str; 6] = [
    "Yellow columns are to be filled in. A row with a verdict is a decision; the others are what was found.",
    "links: accept, reject, relate (choose the new relation), or add a row of your own with a statement, a theme, the \
     verdict add and a new relation. The confidence beside it, from 0 to 1, may be told.",
    "no theme: accept that a statement meets none, or reject it.",
    "gaps: not-applicable where a theme is not for the partnership to address; accept takes that back.",
    "Who decided, and when, stands beside each verdict, or once for all above. A comment tells why.",
    "Rows may be sorted, filtered and deleted; the names of the columns, and this sheet, have to stay.",
];

/// When the file says that it was made: no clock is read, so that the same answers are the same bytes.
const CREATED: (u16, u8, u8) = (2000, 1, 1);

/// All about one framework as a workbook (`.xlsx`): the matrix, each link with its evidence, statements without a
/// theme, gaps, and what made them. Verdicts are filled in where they stand, by choice from a list, and
/// [`Review::from_workbook`](crate::Review::from_workbook) reads them back.
///
/// No cell becomes a formula, and the same graph makes the same bytes. Texts of more than 32,000 characters are cut. It
/// costs what the answers that it shows cost.
///
/// ```
/// use policy_crosswalk::report::Workbook;
/// use policy_crosswalk::{CoverageGraph, Review, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), [catalogue::framework("mat-2021").unwrap()]);
/// let reviewed = catalogue::reviewed_of(plans, frameworks, [])?;
/// let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;
/// let bytes = Workbook::new(&graph, "mat-2021")?.review("https://example.org/my-review").to_bytes()?;
///
/// let review = Review::from_workbook(&bytes)?;
/// assert_eq!(review.id, "https://example.org/my-review");
/// assert!(!review.decisions.is_empty(), "what was decided before stands in it");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
pub struct Workbook<'a> {
    review: ToReview<'a>,
    id: String,
}

impl std::fmt::Debug for Workbook<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook")
            .field("framework", &self.review.framework.id)
            .field("review", &self.id)
            .finish_non_exhaustive()
    }
}

impl<'a> Workbook<'a> {
    /// Gathers what there is about a framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'a>, framework: impl AsRef<str>) -> Result<Self, Error> {
        let review = ToReview::new(graph, framework.as_ref())?;
        let id = format!("urn:policy-crosswalk:workbook:{}", review.framework.id);
        Ok(Self { review, id })
    }

    /// Sets the address that names the review which is filled in.
    #[must_use]
    pub fn review(mut self, address: impl Into<String>) -> Self {
        self.id = address.into();
        self
    }

    /// The file.
    ///
    /// # Errors
    /// [`Error::Syntax`] for more rows or columns than a sheet can have: a million and sixteen thousand.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        self.write().map_err(|error| {
            let message = error.to_string();
            Error::said_by("workbook writer", Place::default(), &message, error)
        })
    }

    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let (year, month, day) = CREATED;
        let created = ExcelDateTime::from_ymd(year, month, day)?;
        let properties = DocProperties::new()
            .set_title(self.review.matrix.title())
            .set_creation_datetime(&created);
        book.set_properties(&properties);
        for sheet in [
            review_sheets::matrix(&self.review),
            review_sheets::links(&self.review),
            review_sheets::gaps(&self.review),
            review_sheets::unlinked(&self.review),
            self.about(),
        ] {
            sheet.write(&mut book)?;
        }
        book.save_to_buffer()
    }

    /// What the whole is of, and how to fill it in.
    fn about(&self) -> WrittenSheet {
        let framework = self.review.framework;
        let told = |name: &str, value: &str| vec![Written::text(name), Written::text(value)];
        WrittenSheet {
            name: ABOUT,
            columns: vec![
                BookColumn::new("about", 18),
                BookColumn::to_fill("this review", 80, &[]),
            ],
            rows: vec![
                told("framework", &framework.title),
                told(FRAMEWORK, framework.id.as_str()),
                told(REVIEW, &self.id),
                told(REVIEWER, ""),
                told(DATE, ""),
                told(VERSION, ""),
                told(LICENSE, ""),
                told("made by", &made_by(&self.review.matrix.provenance)),
            ],
            notes: HOW.map(str::to_owned).to_vec(),
        }
    }
}
