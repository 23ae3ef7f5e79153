//! Sheets as people keep them.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::format::sheet::grid_rows::{Sheet, Spot};
use crate::format::sheet::{framework_sheet, plan_sheet};
use crate::model::{Framework, Plan};

/// What a sheet said that its plan or framework does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SheetNote {
    /// The line on which the row begins, counted from 1.
    pub line: u32,
    /// The row, counted from 1.
    pub row: usize,
    /// The name of the column.
    pub column: String,
    /// What stands there; empty where a whole column is meant.
    pub text: String,
    /// Why it was kept aside.
    pub why: String,
}

impl SheetNote {
    pub(crate) fn new(spot: Spot, column: &str, text: &str, why: impl Into<String>) -> Self {
        Self {
            line: spot.line,
            row: spot.row,
            column: column.to_owned(),
            text: text.trim().to_owned(),
            why: why.into(),
        }
    }
}

impl std::fmt::Display for SheetNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (line, row, column, why) = (self.line, self.row, &self.column, &self.why);
        write!(f, "line {line}: row {row}, column `{column}`: ")?;
        match self.text.as_str() {
            "" => write!(f, "{why}"),
            text => write!(f, "`{text}`: {why}"),
        }
    }
}

/// A sheet that was read, with what it said besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SheetReading<T> {
    /// The plan or framework.
    pub value: T,
    /// What it does not hold: columns that are not known, dates and states that cannot be read; in the order of the
    /// sheet.
    pub notes: Vec<SheetNote>,
}

/// Reads plans and frameworks from sheets that were made for people: columns under names such as `Action`, `Lead
/// officer`, `Timescale`, `Ref` or `Control ID`, in any order, parted by comma, semicolon, tab or bar; ids as they
/// were published; dates and states as people write them. What has no place is kept aside, with a note.
///
/// Rows above the table, each with a name and a value, tell of the whole (`plan id`, `title`, …). For a sheet without
/// them the caller says what it is a sheet of.
///
/// ```
/// use policy_crosswalk::Plan;
/// use policy_crosswalk::format::SheetReader;
/// use policy_crosswalk::model::{Partnership, PlanKind};
///
/// let head = Plan::builder(
///     "fife-2024".parse()?,
///     "Delivery plan",
///     PlanKind::ActionPlan,
///     Partnership::new("fife".parse()?, "Fife ADP"),
/// )
/// .build()?;
/// let sheet = "No.,Action,Lead officer,Timescale,Budget\n1.1,Open a clinic,NHS Fife,31/03/2026,£5000\n";
/// let read = SheetReader::new().head(head).plan(sheet)?;
/// let action = &read.value.statements[0];
/// assert_eq!(action.id, "fife-2024/1.1");
/// assert_eq!(action.due.unwrap().to_string(), "2026-03-31");
/// assert_eq!(read.notes[0].to_string(), "line 1: row 1, column `Budget`: no column of a plan; kept aside");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SheetReader {
    plan: Option<Plan>,
    framework: Option<Framework>,
}

impl SheetReader {
    /// Reads sheets that say themselves what they are of.
    pub fn new() -> Self {
        Self::default()
    }

    /// What plan a sheet without rows above the table is of; the statements of `plan` are not used. A sheet that has
    /// such rows is read as they say.
    #[must_use]
    pub fn head(mut self, plan: Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// What framework a sheet without rows above the table is of; the themes of `framework` are not used.
    #[must_use]
    pub fn framework_head(mut self, framework: Framework) -> Self {
        self.framework = Some(framework);
        self
    }

    /// The plan given for sheets that do not say what they are of.
    #[cfg(feature = "workbook")]
    pub(crate) fn plan_head(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The framework given for them.
    #[cfg(feature = "workbook")]
    pub(crate) fn theme_head(&self) -> Option<&Framework> {
        self.framework.as_ref()
    }

    /// Reads a plan.
    ///
    /// # Errors
    /// What is wrong, with line, row and column: a quote that does not close, a column that comes twice, a role that
    /// is none, a row above the table that is missing or not known, and what [`Plan::check`] objects to.
    pub fn plan(&self, text: &str) -> Result<SheetReading<Plan>, Error> {
        plan_sheet::read(text, self.plan.as_ref())
    }

    /// Reads a framework.
    ///
    /// # Errors
    /// As [`SheetReader::plan`], and what [`Framework::check`] objects to.
    pub fn framework(&self, text: &str) -> Result<SheetReading<Framework>, Error> {
        framework_sheet::read(text, self.framework.as_ref())
    }
}

/// A note for each column that is kept aside.
pub(crate) fn aside(sheet: &Sheet, what: &str) -> Vec<SheetNote> {
    let why = format!("no column of a {what}; kept aside");
    let columns = sheet.aside.iter();
    columns
        .map(|(_, name, spot)| SheetNote::new(*spot, name, "", why.clone()))
        .collect()
}
