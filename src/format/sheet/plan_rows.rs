//! From the rows of a sheet to statements.

use std::collections::HashMap;

use crate::error::Error;
use crate::format::sheet::grid_rows::{Sheet, plain};
use crate::format::sheet::plan_columns::{
    ACTION, AUDIENCE, DUE, FIND, HEADING, ID, LEADS, LINE, PAGE, PARENT, POSITION, ROLE, SECTION,
    STATUS, TEXT, WORDING,
};
use crate::format::sheet::sheet_reader::{SheetNote, aside};
use crate::format::sheet::values::{absent, bodies, parse, published_id, value};
use crate::language::loose_date::{DateOrder, loose_date};
use crate::language::status_words::status;
use crate::model::{Locator, PlanId, Role, Statement, StatementId};

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

/// The rows of a table on their way to statements.
pub(crate) struct Rows<'s> {
    sheet: &'s Sheet,
    plan: PlanId,
    order: DateOrder,
    /// The heading that the last row stood under: its text and id.
    heading: Option<(String, StatementId)>,
    /// All headings so far.
    headings: HashMap<String, StatementId>,
    /// For each statement the row that it came from.
    pub(crate) origins: Vec<usize>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) notes: Vec<SheetNote>,
}

impl<'s> Rows<'s> {
    /// Reads all rows.
    pub(crate) fn of(sheet: &'s Sheet, plan: PlanId) -> Result<Self, Error> {
        let mut rows = Self {
            sheet,
            plan,
            order: DateOrder::of((0..sheet.rows.len()).map(|row| sheet.cell(row, DUE))),
            heading: None,
            headings: HashMap::new(),
            origins: Vec::new(),
            statements: Vec::new(),
            notes: aside(sheet, "plan"),
        };
        (0..sheet.rows.len()).try_for_each(|row| rows.read(row))?;
        Ok(rows)
    }

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
        self.origins.push(row);
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
        let id = if let Some(id) = self.headings.get(text) {
            id.clone()
        } else {
            let id = StatementId::new(&format!("{}/h{}", self.plan, row + 1))?;
            let heading = Statement::new(id.clone(), Role::Priority, text);
            self.statements.push(heading);
            self.origins.push(row);
            self.headings.insert(text.to_owned(), id.clone());
            id
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
                let place = self.sheet.spot(row).place("id");
                StatementId::new(&format!("{}/{made}", self.plan)).map_err(|_| Error::Id {
                    place,
                    text: cell.to_owned(),
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
