//! Plans as sheets.

use crate::error::Error;
use crate::format::sheet::grid_rows::{self, Sheet};
use crate::format::sheet::plan_columns::{ACTION, COLUMNS, HEADING, TEXT, WRITTEN};
use crate::format::sheet::plan_rows::Rows;
use crate::format::sheet::sheet_head::{Head, HeadRows};
use crate::format::sheet::sheet_reader::SheetReading;
use crate::format::sheet::values::{optional, several, value};
use crate::model::{Partnership, PartnershipId, Period, Plan, PlanId, Source, Statement};

const HEAD: [&str; 15] = [
    "plan id",
    "title",
    "kind",
    "version",
    "published",
    "note",
    "partnership id",
    "partnership",
    "partnership short",
    "period from",
    "period to",
    "source title",
    "publisher",
    "address",
    "plan",
];

impl Plan {
    /// Reads a plan from CSV as [`Plan::to_csv`] writes it, or as it came back from a spreadsheet: the columns may
    /// stand in any order under names that differ in case, spaces and the usual synonyms (`Lead`, `By when`),
    /// parted by comma, semicolon, tab or pipe, with or without a byte order mark. Rows above the table, each
    /// with a name and a value, tell of the plan. Where there is no `id` column, statements are numbered by row.
    ///
    /// ```
    /// use policy_crosswalk::Plan;
    /// let plan = Plan::from_csv("\
    /// plan id;fife-2024
    /// title;Delivery plan
    /// kind;action plan
    /// partnership id;fife
    /// partnership;Fife ADP
    /// period from;2024
    /// Type;By when;Lead;Statement
    /// action;2026-03;NHS Fife;Open a clinic
    /// ")?;
    /// assert_eq!(plan.statements[0].leads, ["NHS Fife"]);
    /// assert_eq!(plan.statements[0].id, "fife-2024/r1");
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    ///
    /// Columns that are not known, and dates and states that cannot be read, are passed over: [`SheetReader`] tells
    /// them, and reads sheets without rows above the table.
    ///
    /// [`SheetReader`]: crate::format::SheetReader
    ///
    /// # Errors
    /// What is wrong, with line, row and column: a quote that does not close, a column that comes twice, a role that
    /// is none, a row above the table that is missing or not known, and what [`Plan::check`] objects to.
    pub fn from_csv(text: &str) -> Result<Self, Error> {
        read(text, None).map(|reading| reading.value)
    }

    /// The plan as CSV, which [`Plan::from_csv`] reads back without loss.
    ///
    /// It is safe to open in a spreadsheet: what could be taken for a formula has an apostrophe before it, which the
    /// reading takes off. Programs that want the texts as they are take TOML or JSON.
    ///
    /// # Errors
    /// None for a plan that passes [`Plan::check`].
    pub fn to_csv(&self) -> Result<String, Error> {
        let titles: Vec<&str> = COLUMNS
            .iter()
            .take(WRITTEN)
            .filter_map(|names| names.first().copied())
            .collect();
        crate::format::sheet::grid_rows::write(
            &head_rows(self),
            &titles,
            self.statements.iter().map(row),
        )
    }
}

fn head_rows(plan: &Plan) -> Vec<(&'static str, String)> {
    let (body, source, period) = (&plan.partnership, &plan.source, plan.period);
    let mut rows = HeadRows::default();
    rows.told("plan id", Some(&plan.id));
    rows.told("title", Some(&plan.title));
    rows.told("kind", Some(plan.kind));
    rows.text("version", plan.version.as_deref());
    rows.told("published", plan.published);
    rows.told("partnership id", Some(&body.id));
    rows.told("partnership", Some(&body.name));
    rows.text("partnership short", body.short.as_deref());
    rows.told("period from", period.map(|period| period.from));
    rows.told("period to", period.and_then(|period| period.to));
    rows.text("source title", Some(&source.title));
    rows.text("publisher", Some(&source.publisher));
    rows.text("address", source.address.as_deref());
    rows.texts("note", &plan.notes);
    rows.0
}

fn row(statement: &Statement) -> Vec<String> {
    let locator = &statement.locator;
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    vec![
        statement.id.to_string(),
        statement.role.name().to_owned(),
        statement.text.clone(),
        statement
            .parent
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        several(&statement.leads),
        statement.due.map(|due| due.to_string()).unwrap_or_default(),
        statement
            .status
            .map(|status| status.to_string())
            .unwrap_or_default(),
        optional(statement.audience.as_deref()),
        statement.wording.to_string(),
        optional(locator.section.as_deref()),
        optional(locator.position.as_deref()),
        optional(locator.find.as_deref()),
        number(locator.page),
        number(locator.line),
    ]
}

/// The columns of which one must be there.
const NEEDED: [&[usize]; 1] = [&[TEXT, ACTION, HEADING]];

/// Reads a sheet; one without rows above the table is of the plan given.
pub(crate) fn read(text: &str, given: Option<&Plan>) -> Result<SheetReading<Plan>, Error> {
    of_sheet(&grid_rows::read(text, &COLUMNS, &NEEDED)?, given)
}

/// The same of a sheet whose cells are known.
#[cfg(feature = "workbook")]
pub(crate) fn of_records(
    records: Vec<Vec<crate::format::records::Field>>,
    given: Option<&Plan>,
) -> Result<SheetReading<Plan>, Error> {
    of_sheet(&grid_rows::of_records(records, &COLUMNS, &NEEDED)?, given)
}

fn of_sheet(sheet: &Sheet, given: Option<&Plan>) -> Result<SheetReading<Plan>, Error> {
    let mut plan = match given.filter(|_| sheet.head.is_empty()) {
        Some(given) => Plan {
            statements: Vec::new(),
            ..given.clone()
        },
        None => head(sheet)?,
    };
    let rows = Rows::of(sheet, plan.id.clone())?;
    plan.statements = rows.statements;
    let (notes, origins) = (rows.notes, rows.origins);
    plan.check()
        .map_err(|error| sheet.locate(error, "statements", &origins))?;
    Ok(SheetReading { value: plan, notes })
}

fn head(sheet: &Sheet) -> Result<Plan, Error> {
    let head = Head::new(sheet, &HEAD, &["note"])?;
    let id = head.id(
        "plan id",
        "the id of the plan, in the second cell",
        PlanId::new,
    )?;
    let (title, _) = head.needed("title", "the plan's title, in the second cell")?;
    let (kind, kind_spot) =
        head.needed("kind", "strategy, action-plan, progress-report or update")?;
    let body = head.id(
        "partnership id",
        "the id of the partnership",
        PartnershipId::new,
    )?;
    let (name, _) = head.needed("partnership", "the partnership's name")?;
    Ok(Plan {
        id,
        title: title.to_owned(),
        kind: value(kind, kind_spot, "kind")?,
        version: head.text("version"),
        published: head.date("published")?,
        notes: head.texts("note"),
        partnership: Partnership {
            id: body,
            name: name.to_owned(),
            short: head.text("partnership short"),
        },
        period: period(&head)?,
        source: Source {
            title: head
                .text("source title")
                .unwrap_or_else(|| title.to_owned()),
            publisher: head.text("publisher").unwrap_or_else(|| name.to_owned()),
            address: head.text("address"),
        },
        statements: Vec::new(),
    })
}

/// The time that the plan covers: unknown where the rows that tell it are missing or empty.
fn period(head: &Head<'_>) -> Result<Option<Period>, Error> {
    match (head.date("period from")?, head.date("period to")?) {
        (Some(from), to) => Ok(Some(Period { from, to })),
        (None, None) => Ok(None),
        (None, Some(_)) => {
            let (_, spot) = head.one("period to");
            Err(Error::Empty {
                place: spot.place("period from"),
                expected: "the beginning of a period that has an end",
            })
        }
    }
}
