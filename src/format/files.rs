//! Frameworks, thesauri and reviews from the bytes of a file, by what its name says it is.

use crate::error::Error;
use crate::format::bytes::decode;
use crate::format::sheet::{SheetReader, SheetReading};
#[cfg(feature = "document")]
use crate::model::Plan;
use crate::model::plan_details::in_id;
use crate::model::vocabulary::vocabulary;
use crate::model::{Framework, FrameworkId, Review, Thesaurus};

vocabulary! {
    /// What a file holds, by the end of its name.
    #[non_exhaustive]
    pub enum FileKind: "kind of file" {
        /// `.toml`
        Toml = "toml",
        /// `.json`
        Json = "json",
        /// `.csv` or `.tsv`: a sheet.
        Sheet = "csv",
        /// `.xlsx` or `.xlsm`: a sheet in a workbook.
        Workbook = "xlsx",
        /// Anything else: a document as it was published.
        Document = "document",
    }
}

impl FileKind {
    /// What a file of this name holds; upper and lower case are one.
    ///
    /// ```
    /// use policy_crosswalk::format::FileKind;
    ///
    /// assert_eq!(FileKind::of("plans/north.TOML"), FileKind::Toml);
    /// assert_eq!(FileKind::of("plan.pdf.txt"), FileKind::Document);
    /// ```
    pub fn of(name: &str) -> Self {
        let (_, end) = base(name).rsplit_once('.').unwrap_or_default();
        match end.to_ascii_lowercase().as_str() {
            "toml" => Self::Toml,
            "json" => Self::Json,
            "csv" | "tsv" => Self::Sheet,
            "xlsx" | "xlsm" => Self::Workbook,
            _ => Self::Document,
        }
    }
}

/// The last part of a path.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A file's name as an id writes it, without what tells its kind; `file` where nothing is left.
pub(crate) fn id_of(name: &str) -> String {
    let base = base(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let id = in_id(if stem.is_empty() { base } else { stem });
    if id.is_empty() { "file".to_owned() } else { id }
}

/// Reads a framework from TOML, JSON, or a sheet, which may be without rows above the table: then the file's name names
/// the framework.
///
/// ```
/// use policy_crosswalk::format::read_framework;
///
/// let read = read_framework("homes.csv", b"Ref,Theme,Terms\nH-1,Somewhere to live,tenancy; housing\n")?;
/// assert_eq!(read.value.id, "homes");
/// assert_eq!(read.value.themes[0].terms, ["tenancy", "housing"]);
/// let error = read_framework("homes.docx", b"").unwrap_err();
/// assert_eq!(error.to_string(), "homes.docx: the document is no framework; expected .toml, .json or .csv");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// # Errors
/// What is wrong with it, with the file's name and the place; [`Error::Format`] for another kind of file.
pub fn read_framework(name: &str, bytes: &[u8]) -> Result<SheetReading<Framework>, Error> {
    framework(name, bytes).map_err(|error| error.in_file(name))
}

fn framework(name: &str, bytes: &[u8]) -> Result<SheetReading<Framework>, Error> {
    let plain = |value| SheetReading {
        value,
        notes: Vec::new(),
    };
    match FileKind::of(name) {
        FileKind::Toml => Framework::from_toml(&decode(bytes)?).map(plain),
        FileKind::Json => Framework::from_json(&decode(bytes)?).map(plain),
        FileKind::Sheet => of_file(name)?.framework(&decode(bytes)?),
        FileKind::Workbook => of_file(name)?.framework_in_book(bytes),
        FileKind::Document => Err(Error::format("no framework", ".toml, .json or .csv")),
    }
}

/// Reads a sheet that may not say what it is of.
fn of_file(name: &str) -> Result<SheetReader, Error> {
    let id = id_of(name);
    let head = Framework::new(FrameworkId::new(&id)?, id, Vec::new());
    Ok(SheetReader::new().framework_head(head))
}

/// Workbooks, as far as this build reads them.
#[cfg(feature = "workbook")]
impl SheetReader {
    fn framework_in_book(&self, bytes: &[u8]) -> Result<SheetReading<Framework>, Error> {
        self.framework_workbook(bytes)
    }

    #[cfg(feature = "document")]
    pub(crate) fn plan_in_book(&self, bytes: &[u8]) -> Result<SheetReading<Plan>, Error> {
        self.plan_workbook(bytes)
    }
}

#[cfg(not(feature = "workbook"))]
#[allow(clippy::unused_self, reason = "reads with the feature")]
impl SheetReader {
    fn framework_in_book(&self, _: &[u8]) -> Result<SheetReading<Framework>, Error> {
        Err(no_workbook())
    }

    #[cfg(feature = "document")]
    pub(crate) fn plan_in_book(&self, _: &[u8]) -> Result<SheetReading<Plan>, Error> {
        Err(no_workbook())
    }
}

#[cfg(not(feature = "workbook"))]
fn no_workbook() -> Error {
    Error::format(
        "a workbook",
        "the feature `workbook`, or the sheet saved as CSV UTF-8",
    )
}

#[cfg(feature = "workbook")]
fn book_review(bytes: &[u8]) -> Result<Review, Error> {
    Review::from_workbook(bytes)
}

#[cfg(not(feature = "workbook"))]
fn book_review(_: &[u8]) -> Result<Review, Error> {
    Err(no_workbook())
}

/// Reads a thesaurus from TOML or JSON.
///
/// # Errors
/// As [`read_framework`].
pub fn read_thesaurus(name: &str, bytes: &[u8]) -> Result<Thesaurus, Error> {
    let read = || match FileKind::of(name) {
        FileKind::Toml => Thesaurus::from_toml(&decode(bytes)?),
        FileKind::Json => Thesaurus::from_json(&decode(bytes)?),
        _ => Err(Error::format("no thesaurus", ".toml or .json")),
    };
    read().map_err(|error| error.in_file(name))
}

/// Reads a review: a table of SSSOM, whatever program saved it, or, with the feature `workbook`, a workbook
/// (`.xlsx`) that was filled in.
///
/// # Errors
/// What is wrong with it, with the file's name and the place.
pub fn read_review(name: &str, bytes: &[u8]) -> Result<Review, Error> {
    let read = || match FileKind::of(name) {
        FileKind::Workbook => book_review(bytes),
        _ => Review::from_sssom(&decode(bytes)?),
    };
    read().map_err(|error| error.in_file(name))
}
