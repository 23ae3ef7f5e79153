//! Plans as sheets.

use crate::error::Error;
use crate::format::sheet::grid_rows::{self, Sheet};
use crate::format::sheet::plan_columns::{ACTION, COLUMNS, HEADING, TEXT, WRITTEN};
use crate::format::sheet::plan_rows::Rows;
use crate::format::sheet::sheet_head::Head;
use crate::format::sheet::sheet_reader::SheetReading;
use crate::format::sheet::values::{absent, optional, parse, several, value};
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
    let date =
        |date: Option<crate::model::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let mut rows = vec![
        ("plan id", plan.id.to_string()),
        ("title", plan.title.clone()),
        ("kind", plan.kind.to_string()),
        ("version", optional(plan.version.as_deref())),
        ("published", date(plan.published)),
        ("partnership id", plan.partnership.id.to_string()),
        ("partnership", plan.partnership.name.clone()),
        (
            "partnership short",
            optional(plan.partnership.short.as_deref()),
        ),
        ("period from", date(plan.period.map(|period| period.from))),
        ("period to", date(plan.period.and_then(|period| period.to))),
        ("source title", optional(Some(&plan.source.title))),
        ("publisher", optional(Some(&plan.source.publisher))),
        ("address", optional(plan.source.address.as_deref())),
    ];
    rows.extend(plan.notes.iter().map(|note| ("note", optional(Some(note)))));
    rows
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

/// Reads a sheet; one without rows above the table is of the plan given.
pub(crate) fn read(text: &str, given: Option<&Plan>) -> Result<SheetReading<Plan>, Error> {
    let sheet = grid_rows::read(text, &COLUMNS, &[&[TEXT, ACTION, HEADING]])?;
    let mut plan = match given.filter(|_| sheet.head.is_empty()) {
        Some(given) => Plan {
            statements: Vec::new(),
            ..given.clone()
        },
        None => head(&sheet)?,
    };
    let rows = Rows::of(&sheet, plan.id.clone())?;
    plan.statements = rows.statements;
    let (notes, origins) = (rows.notes, rows.origins);
    plan.check()
        .map_err(|error| sheet.locate(error, "statements", &origins))?;
    Ok(SheetReading { value: plan, notes })
}

fn head(sheet: &Sheet) -> Result<Plan, Error> {
    let head = Head(sheet);
    head.check(&HEAD)?;
    let date = |name: &str| {
        let (text, spot) = head.one(name);
        parse(text, str::parse, spot, name)
    };
    let optional = |name: &str| absent(head.one(name).0);
    let (id, id_spot) = head.needed("plan id", "the id of the plan, in the second cell")?;
    let (title, _) = head.needed("title", "the plan's title, in the second cell")?;
    let (kind, kind_spot) =
        head.needed("kind", "strategy, action-plan, progress-report or update")?;
    let (body, body_spot) = head.needed("partnership id", "the id of the partnership")?;
    let (name, _) = head.needed("partnership", "the partnership's name")?;
    let wrong = |error: Error, name: &str, spot: crate::format::sheet::grid_rows::Spot| {
        spot.wrong(name, error.to_string())
    };
    Ok(Plan {
        id: PlanId::new(id.trim()).map_err(|error| wrong(error, "plan id", id_spot))?,
        title: title.to_owned(),
        kind: value(kind, kind_spot, "kind")?,
        version: optional("version"),
        published: date("published")?,
        notes: head
            .all("note")
            .filter_map(|(note, _)| absent(note))
            .collect(),
        partnership: Partnership {
            id: PartnershipId::new(body.trim())
                .map_err(|error| wrong(error, "partnership id", body_spot))?,
            name: name.to_owned(),
            short: optional("partnership short"),
        },
        period: period(&head)?,
        source: Source {
            title: optional("source title").unwrap_or_else(|| title.to_owned()),
            publisher: optional("publisher").unwrap_or_else(|| name.to_owned()),
            address: optional("address"),
        },
        statements: Vec::new(),
    })
}

/// The time that the plan covers: unknown where the rows that tell it are missing or empty.
fn period(head: &Head<'_>) -> Result<Option<Period>, Error> {
    let date = |name: &str| {
        let (text, spot) = head.one(name);
        parse(text, str::parse, spot, name)
    };
    match (date("period from")?, date("period to")?) {
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
