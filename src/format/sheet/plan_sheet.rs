//! Plans as sheets.

use crate::error::Error;
use crate::format::sheet::grid_rows::{self, Name, Sheet, plain};
use crate::format::sheet::sheet_head::Head;
use crate::format::sheet::sheet_reader::{SheetNote, SheetReading, aside};
use crate::format::sheet::values::{absent, bodies, optional, parse, published_id, several, value};
use crate::language::loose_date::{DateOrder, loose_date};
use crate::language::status_words::status;
use crate::model::{Locator, Partnership, Period, Plan, Role, Source, Statement};
use crate::model::{PartnershipId, PlanId, StatementId};

const COLUMNS: [Name; 16] = [
    &[
        "id",
        "statement id",
        "ref",
        "reference",
        "no",
        "number",
        "ref no",
        "action no",
        "action number",
        "action id",
    ],
    &["role", "type", "sort", "statement type"],
    &[
        "text",
        "statement",
        "statements",
        "wording of statement",
        "description",
    ],
    &["parent", "parent id", "under"],
    &[
        "leads",
        "lead",
        "lead organisation",
        "lead organisations",
        "lead organization",
        "lead officer",
        "lead officers",
        "lead agency",
        "lead body",
        "lead partner",
        "lead partners",
        "responsible",
        "responsible officer",
        "responsibility",
        "responsibilities",
        "owner",
        "action owner",
        "delivered by",
        "managed by",
        "who",
        "by whom",
        "sro",
    ],
    &[
        "due",
        "due date",
        "by when",
        "deadline",
        "timescale",
        "timescales",
        "target date",
        "completion",
        "completion date",
        "planned completion",
        "target completion",
        "end date",
        "when",
        "timeframe",
    ],
    &[
        "status",
        "progress status",
        "rag",
        "rag status",
        "brag",
        "brag status",
        "state",
    ],
    &["audience"],
    &["wording", "whose words"],
    &["section"],
    &["position"],
    &["find", "words to find"],
    &["page"],
    &["line"],
    &[
        "action",
        "actions",
        "activity",
        "activities",
        "key action",
        "key actions",
        "task",
        "what we will do",
        "what will we do",
        "commitment",
    ],
    &[
        "priority",
        "priorities",
        "priority area",
        "strategic priority",
        "outcome",
        "outcomes",
        "objective",
        "aim",
    ],
];
const ID: usize = 0;
const ROLE: usize = 1;
const TEXT: usize = 2;
const PARENT: usize = 3;
const LEADS: usize = 4;
const DUE: usize = 5;
const STATUS: usize = 6;
const AUDIENCE: usize = 7;
const WORDING: usize = 8;
const SECTION: usize = 9;
const POSITION: usize = 10;
const FIND: usize = 11;
const PAGE: usize = 12;
const LINE: usize = 13;
/// A text that is an action by the name of its column.
const ACTION: usize = 14;
/// The text of the heading that a row stands under.
const HEADING: usize = 15;
/// The columns that are written: those behind them are names that only people use.
const WRITTEN: usize = 14;

/// Words of people for roles, beside the names of the roles.
const ROLE_WORDS: [(&str, Role); 11] = [
    ("objective", Role::Outcome),
    ("aim", Role::Outcome),
    ("goal", Role::Outcome),
    ("theme", Role::Priority),
    ("strand", Role::Priority),
    ("activity", Role::Action),
    ("task", Role::Action),
    ("commitment", Role::Action),
    ("measure", Role::Indicator),
    ("kpi", Role::Indicator),
    ("update", Role::Progress),
];

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
    let mut rows = Rows {
        sheet: &sheet,
        plan: plan.id.clone(),
        order: DateOrder::of((0..sheet.rows.len()).map(|row| sheet.cell(row, DUE))),
        heading: None,
        rows_of: Vec::new(),
        statements: Vec::new(),
        notes: aside(&sheet, "plan"),
    };
    for row in 0..sheet.rows.len() {
        rows.read(row)?;
    }
    plan.statements = rows.statements;
    let (notes, rows_of) = (rows.notes, rows.rows_of);
    plan.check()
        .map_err(|error| sheet.locate(error, "statements", &rows_of))?;
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

/// The rows of a table on their way to statements.
struct Rows<'s> {
    sheet: &'s Sheet,
    plan: PlanId,
    order: DateOrder,
    /// The heading that the last row stood under: its text and id.
    heading: Option<(String, StatementId)>,
    /// For each statement the row that it came from.
    rows_of: Vec<usize>,
    statements: Vec<Statement>,
    notes: Vec<SheetNote>,
}

impl Rows<'_> {
    fn read(&mut self, row: usize) -> Result<(), Error> {
        let sheet = self.sheet;
        let texts = [TEXT, ACTION].map(|column| sheet.cell(row, column));
        let heading = sheet.cell(row, HEADING).trim();
        if !heading.is_empty() {
            self.open(row, heading)?;
        }
        let text = match texts {
            [text, action] if text.trim().is_empty() => action,
            [text, action] if self.details(action) => {
                self.note(row, TEXT, text, "more about the action; kept aside");
                action
            }
            [text, action] if !action.trim().is_empty() => {
                self.note(
                    row,
                    ACTION,
                    action,
                    "another text of the same row; kept aside",
                );
                text
            }
            [text, _] => text,
        };
        // A row of a heading alone says no more than the heading.
        if text.trim().is_empty() && sheet.has(HEADING) {
            return Ok(());
        }
        let statement = self.statement(row, text)?;
        self.statements.push(statement);
        self.rows_of.push(row);
        Ok(())
    }

    /// Whether a column `Description` only tells more of an action that has a column of its own.
    fn details(&self, action: &str) -> bool {
        let name = self.sheet.name(TEXT).map(plain);
        !action.trim().is_empty() && name.as_deref() == Some("description")
    }

    /// A heading that the table repeats, or leaves out, from row to row is one statement.
    fn open(&mut self, row: usize, text: &str) -> Result<(), Error> {
        if self.heading.as_ref().is_some_and(|(open, _)| open == text) {
            return Ok(());
        }
        let known = self
            .statements
            .iter()
            .find(|one| one.text == text && one.parent.is_none() && one.role == Role::Priority);
        let id = match known {
            Some(known) => known.id.clone(),
            None => {
                let id = StatementId::new(&format!("{}/h{}", self.plan, row + 1))?;
                self.statements
                    .push(Statement::new(id.clone(), Role::Priority, text));
                self.rows_of.push(row);
                id
            }
        };
        self.heading = Some((text.to_owned(), id));
        Ok(())
    }

    fn note(&mut self, row: usize, column: usize, text: &str, why: &str) {
        let name = self.sheet.name(column).unwrap_or_default();
        self.notes
            .push(SheetNote::new(self.sheet.spot(row), name, text, why));
    }

    /// The id of a row: as it stands where it is one, else made of what stands there, within the plan.
    fn id(&self, row: usize) -> Result<StatementId, Error> {
        let cell = self.sheet.cell(row, ID).trim();
        let own = cell.contains('/') || cell.contains(self.plan.as_str());
        match (cell, StatementId::new(cell)) {
            ("", _) => StatementId::new(&format!("{}/r{}", self.plan, row + 1)),
            (_, Ok(id))
                if own
                    || self
                        .sheet
                        .name(ID)
                        .is_some_and(|name| plain(name).ends_with("id")) =>
            {
                Ok(id)
            }
            _ => {
                let made = published_id(cell);
                StatementId::new(&format!("{}/{made}", self.plan)).map_err(|_| {
                    self.sheet.spot(row).wrong(
                        "id",
                        Error::Id {
                            text: cell.to_owned(),
                        }
                        .to_string(),
                    )
                })
            }
        }
    }

    fn role(&self, row: usize) -> Result<Role, Error> {
        let (spot, cell) = (self.sheet.spot(row), self.sheet.cell(row, ROLE).trim());
        let word = plain(cell);
        match ROLE_WORDS.iter().find(|(known, _)| *known == word) {
            Some((_, role)) => Ok(*role),
            None if cell.is_empty() => Ok(Role::Action),
            None => value(cell, spot, "role"),
        }
    }

    fn number(&self, row: usize, column: usize, name: &str) -> Result<Option<u32>, Error> {
        match self.sheet.cell(row, column).trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| {
                self.sheet
                    .spot(row)
                    .wrong(name, format!("`{text}` is no whole number"))
            }),
        }
    }

    fn statement(&mut self, row: usize, text: &str) -> Result<Statement, Error> {
        let (sheet, spot) = (self.sheet, self.sheet.spot(row));
        let cell = |column: usize| sheet.cell(row, column);
        let mut out = Statement::new(self.id(row)?, self.role(row)?, text);
        out.parent = parse(cell(PARENT), StatementId::new, spot, "parent")?;
        if out.parent.is_none() {
            out.parent = self.heading.as_ref().map(|(_, id)| id.clone());
        }
        out.leads = bodies(cell(LEADS));
        out.due = loose_date(cell(DUE), self.order);
        if out.due.is_none() && !cell(DUE).trim().is_empty() {
            self.note(row, DUE, cell(DUE), "no date that can be read");
        }
        out.status = status(cell(STATUS));
        if out.status.is_none() && !cell(STATUS).trim().is_empty() {
            self.note(row, STATUS, cell(STATUS), "tells no known state");
        }
        if !cell(WORDING).trim().is_empty() {
            out.wording = value(cell(WORDING), spot, "wording")?;
        }
        out.audience = absent(cell(AUDIENCE));
        out.locator = Locator {
            section: absent(cell(SECTION)),
            position: absent(cell(POSITION)),
            find: absent(cell(FIND)),
            page: self.number(row, PAGE, "page")?,
            line: self.number(row, LINE, "line")?,
        };
        Ok(out)
    }
}
