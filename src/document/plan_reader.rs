//! A plan out of a file of any kind.

use serde::{Deserialize, Serialize};

use crate::document::{DocumentReader, Note, Summary};
use crate::error::{Error, Place};
use crate::format::files::id_of;
use crate::format::{FileKind, SheetNote, SheetReader, decode};
use crate::model::{Partnership, PartnershipId, Plan, PlanDetails, PlanId, PlanKind};

/// Something that a file says and its plan does not, or that was guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum PlanNote {
    /// Of a sheet.
    Sheet(SheetNote),
    /// Of a document.
    Document(Note),
}

impl std::fmt::Display for PlanNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sheet(note) => note.fmt(f),
            Self::Document(note) => note.fmt(f),
        }
    }
}

/// A plan that was read, with what its file said besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlanReading {
    /// The plan.
    pub plan: Plan,
    /// What could not be placed, in the order of the file.
    pub notes: Vec<PlanNote>,
    /// How much of a document the plan holds.
    pub summary: Option<Summary>,
}

/// Reads a plan out of a file of any kind: TOML and JSON as [`Plan::to_toml`] and [`Plan::to_json`] write them, sheets
/// as people keep them (in workbooks with the feature `workbook`), and documents as they were published.
///
/// The file's name tells the kind ([`FileKind`]), and is the plan's id where neither the file nor the details have one.
///
/// ```
/// use policy_crosswalk::document::PlanReader;
///
/// let sheet = PlanReader::new().read("plans/fife.csv", b"Action,Lead\nOpen a clinic,NHS Fife\n")?;
/// assert_eq!(sheet.plan.statements[0].id, "fife/r1");
/// let text = PlanReader::new().read("fife.txt", b"Fife ADP\n\nPriority 1 - Fewer drug deaths\n")?;
/// assert_eq!(text.plan.statements[0].text, "Fewer drug deaths");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PlanReader {
    details: PlanDetails,
}

impl PlanReader {
    /// Reads what files say.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what is known beside it.
    #[must_use]
    pub fn details(mut self, details: PlanDetails) -> Self {
        self.details = details;
        self
    }

    /// Reads a file by its name and its bytes.
    ///
    /// # Errors
    /// What is wrong with it, with the file's name and the place; a file in which no statement was found.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Result<PlanReading, Error> {
        read(&self.details, name, bytes).map_err(|error| error.in_file(name))
    }
}

fn read(details: &PlanDetails, name: &str, bytes: &[u8]) -> Result<PlanReading, Error> {
    details.check()?;
    let plain = |plan| PlanReading {
        plan,
        notes: Vec::new(),
        summary: None,
    };
    let mut reading = match FileKind::of(name) {
        FileKind::Toml => plain(Plan::from_toml(&decode(bytes)?)?),
        FileKind::Json => plain(Plan::from_json(&decode(bytes)?)?),
        FileKind::Sheet | FileKind::Workbook => sheet(details, name, bytes)?,
        FileKind::Document => return document(details, name, bytes),
    };
    reading.plan = details.over(reading.plan)?;
    some_statements(reading)
}

fn id(details: &PlanDetails, name: &str) -> Result<PlanId, Error> {
    let given = details.id.clone();
    given.map_or_else(|| PlanId::new(&id_of(name)), Ok)
}

fn sheet(details: &PlanDetails, name: &str, bytes: &[u8]) -> Result<PlanReading, Error> {
    let id = id(details, name)?;
    let own = || PartnershipId::new(id.as_str()).map(|body| Partnership::new(body, id.as_str()));
    let partnership = details.whose()?.map_or_else(own, Ok)?;
    let kind = details.kind.unwrap_or(PlanKind::ActionPlan);
    let head = Plan::builder(id.clone(), id.as_str(), kind, partnership).build()?;
    let reader = SheetReader::new().head(head);
    let read = match FileKind::of(name) {
        FileKind::Workbook => reader.plan_in_book(bytes)?,
        _ => reader.plan(&decode(bytes)?)?,
    };
    Ok(PlanReading {
        plan: read.value,
        notes: read.notes.into_iter().map(PlanNote::Sheet).collect(),
        summary: None,
    })
}

fn document(details: &PlanDetails, name: &str, bytes: &[u8]) -> Result<PlanReading, Error> {
    let mut reader = DocumentReader::unnamed(id(details, name)?);
    reader.partnership = details.whose()?;
    reader.period = details.period();
    reader.kind = details.kind;
    reader.title.clone_from(&details.title);
    reader.publisher.clone_from(&details.publisher);
    reader.address.clone_from(&details.address);
    let mut reading = reader.read_bytes(bytes)?;
    details.shorten(&mut reading.plan);
    some_statements(PlanReading {
        summary: Some(reading.summary()),
        plan: reading.plan,
        notes: reading.notes.into_iter().map(PlanNote::Document).collect(),
    })
}

fn some_statements(reading: PlanReading) -> Result<PlanReading, Error> {
    if reading.plan.statements.is_empty() {
        return Err(Error::syntax(
            Place::default(),
            "no statement was found; expected headings with outcomes, actions or measures below them",
        ));
    }
    Ok(reading)
}
