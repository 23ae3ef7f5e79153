//! Frameworks as sheets.

use crate::error::Error;
use crate::format::sheet::grid_rows::{self, Name, Sheet};
use crate::format::sheet::sheet_head::{Head, HeadRows};
use crate::format::sheet::sheet_reader::{SheetNote, SheetReading, aside};
use crate::format::sheet::values::{absent, choose, optional, published_id, several, terms, value};
use crate::model::{CheckStatus, Framework, Theme};
use crate::model::{FrameworkId, ThemeId};

const COLUMNS: [Name; 11] = [
    &[
        "id",
        "theme id",
        "code",
        "ref",
        "reference",
        "identifier",
        "control id",
        "standard id",
        "ref no",
        "article",
    ],
    &[
        "title",
        "theme",
        "name",
        "control",
        "control name",
        "standard",
        "principle",
        "recommendation",
        "requirement",
        "goal",
        "heading",
    ],
    &["number", "no"],
    &["label", "short title"],
    &[
        "description",
        "what it covers",
        "text",
        "details",
        "guidance",
    ],
    &["parent", "parent id", "part of"],
    &["checked"],
    &["source", "address"],
    &["terms", "term", "keywords", "keyword", "search terms"],
    &["hints", "hint"],
    &["exclude", "excludes", "excluded"],
];
const ID: usize = 0;
const TITLE: usize = 1;
const NUMBER: usize = 2;
const LABEL: usize = 3;
const DESCRIPTION: usize = 4;
const PARENT: usize = 5;
const CHECKED: usize = 6;
const SOURCE: usize = 7;
const TERMS: usize = 8;
const HINTS: usize = 9;
const EXCLUDE: usize = 10;

const HEAD: [&str; 15] = [
    "framework id",
    "framework title",
    "short",
    "publisher",
    "published",
    "valid from",
    "valid to",
    "source",
    "checked",
    "version",
    "cited as",
    "part noun",
    "cites all",
    "subject",
    "note",
];

const YES_NO: [(&str, bool); 4] = [
    ("yes", true),
    ("no", false),
    ("true", true),
    ("false", false),
];

impl Framework {
    /// Reads a framework from CSV as [`Framework::to_csv`] writes it, or as it came back from a spreadsheet, with
    /// the same liberties as [`crate::Plan::from_csv`]. Rows above the table tell of the framework; `framework id`
    /// and `framework title` are needed.
    ///
    /// # Errors
    /// What is wrong, with line, row and column: a column or value that is not known, a row of the head that is
    /// missing, and what [`Framework::check`] objects to.
    pub fn from_csv(text: &str) -> Result<Self, Error> {
        read(text, None).map(|reading| reading.value)
    }

    /// The framework as CSV, which [`Framework::from_csv`] reads back without loss.
    ///
    /// # Errors
    /// None for a framework that passes [`Framework::check`].
    pub fn to_csv(&self) -> Result<String, Error> {
        let titles: Vec<&str> = COLUMNS
            .iter()
            .filter_map(|names| names.first().copied())
            .collect();
        crate::format::sheet::grid_rows::write(
            &head_rows(self),
            &titles,
            self.themes.iter().map(row),
        )
    }
}

fn head_rows(framework: &Framework) -> Vec<(&'static str, String)> {
    let mut rows = HeadRows::default();
    rows.told("framework id", Some(&framework.id));
    rows.told("framework title", Some(&framework.title));
    rows.text("short", framework.short.as_deref());
    rows.text("publisher", framework.publisher.as_deref());
    rows.told("published", framework.published);
    rows.told("valid from", framework.valid_from);
    rows.told("valid to", framework.valid_to);
    rows.text("source", framework.source.as_deref());
    rows.told("checked", framework.checked);
    rows.text("version", framework.version.as_deref());
    let cites_all = if framework.cites_all { "yes" } else { "no" };
    rows.told("cites all", Some(cites_all));
    rows.texts("cited as", &framework.cited_as);
    rows.texts("part noun", &framework.part_nouns);
    rows.texts("subject", &framework.subject);
    rows.texts("note", &framework.notes);
    rows.0
}

fn row(theme: &Theme) -> Vec<String> {
    vec![
        theme.id.to_string(),
        theme.title.clone(),
        optional(theme.number.as_deref()),
        optional(theme.label.as_deref()),
        theme.description.clone(),
        theme
            .parent
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        theme
            .checked
            .map_or(String::new(), |checked| checked.to_string()),
        optional(theme.source.as_deref()),
        several(&theme.terms),
        several(&theme.hints),
        several(&theme.exclude),
    ]
}

fn checked(
    cell: &str,
    spot: crate::format::sheet::grid_rows::Spot,
) -> Result<Option<CheckStatus>, Error> {
    match cell.trim() {
        "" => Ok(None),
        text => value(text, spot, "checked").map(Some),
    }
}

/// The columns of which one must be there.
const NEEDED: [&[usize]; 1] = [&[TITLE, DESCRIPTION]];

/// Reads a sheet; one without rows above the table is of the framework given.
pub(crate) fn read(
    text: &str,
    given: Option<&Framework>,
) -> Result<SheetReading<Framework>, Error> {
    of_sheet(&grid_rows::read(text, &COLUMNS, &NEEDED)?, given)
}

/// The same of a sheet whose cells are known.
#[cfg(feature = "workbook")]
pub(crate) fn of_records(
    records: Vec<Vec<crate::format::records::Field>>,
    given: Option<&Framework>,
) -> Result<SheetReading<Framework>, Error> {
    of_sheet(&grid_rows::of_records(records, &COLUMNS, &NEEDED)?, given)
}

fn of_sheet(sheet: &Sheet, given: Option<&Framework>) -> Result<SheetReading<Framework>, Error> {
    let mut framework = match given.filter(|_| sheet.head.is_empty()) {
        Some(given) => Framework {
            themes: Vec::new(),
            ..given.clone()
        },
        None => head(sheet)?,
    };
    let mut notes = aside(sheet, "framework");
    framework.themes = (0..sheet.rows.len())
        .map(|row| theme(sheet, row, &framework.id, &mut notes))
        .collect::<Result<_, _>>()?;
    let rows: Vec<usize> = (0..sheet.rows.len()).collect();
    framework
        .check()
        .map_err(|error| sheet.locate(error, "themes", &rows))?;
    Ok(SheetReading {
        value: framework,
        notes,
    })
}

fn head(sheet: &Sheet) -> Result<Framework, Error> {
    let head = Head::new(sheet, &HEAD, &["cited as", "part noun", "subject", "note"])?;
    let id = head.id(
        "framework id",
        "the id of the framework, in the second cell",
        FrameworkId::new,
    )?;
    let (title, _) = head.needed(
        "framework title",
        "the framework's title, in the second cell",
    )?;
    let (cites_all, cites_spot) = head.one("cites all");
    Ok(Framework {
        id,
        title: title.to_owned(),
        short: head.text("short"),
        publisher: head.text("publisher"),
        published: head.date("published")?,
        valid_from: head.date("valid from")?,
        valid_to: head.date("valid to")?,
        source: head.text("source"),
        checked: head.value("checked")?,
        version: head.text("version"),
        cited_as: head.texts("cited as"),
        part_nouns: head.texts("part noun"),
        cites_all: match cites_all.trim() {
            "" => false,
            text => choose(text, &YES_NO, cites_spot, "cites all")?,
        },
        subject: head.texts("subject"),
        notes: head.texts("note"),
        themes: Vec::new(),
    })
}

fn theme(
    sheet: &Sheet,
    row: usize,
    framework: &FrameworkId,
    notes: &mut Vec<SheetNote>,
) -> Result<Theme, Error> {
    let spot = sheet.spot(row);
    let cell = |column: usize| sheet.cell(row, column);
    let told = cell(ID).trim();
    let id = theme_id(told, "id", spot)?;
    let id = match id {
        Some(id) => id,
        None if sheet.has(ID) => {
            return Err(Error::Empty {
                place: spot.place("id"),
                expected: "the id of the theme",
            });
        }
        None => ThemeId::new(&format!("{framework}-{}", row + 1))?,
    };
    let title = match cell(TITLE).trim() {
        "" => cell(DESCRIPTION),
        _ => cell(TITLE),
    };
    let mut theme = Theme::new(id, title, cell(DESCRIPTION));
    theme.number = absent(cell(NUMBER));
    if theme.number.is_none() && theme.id != *told && !told.is_empty() {
        theme.number = Some(told.to_owned());
    }
    theme.label = absent(cell(LABEL));
    theme.parent = theme_id(cell(PARENT).trim(), "parent", spot)?;
    theme.checked = checked(cell(CHECKED), spot)?;
    theme.source = absent(cell(SOURCE));
    for (column, list) in [
        (TERMS, &mut theme.terms),
        (HINTS, &mut theme.hints),
        (EXCLUDE, &mut theme.exclude),
    ] {
        *list = terms(cell(column));
        if list.len() > 1 && !cell(column).contains(';') {
            let name = sheet.name(column).unwrap_or_default();
            let why = format!(
                "taken for {} expressions; semicolons part them for certain",
                list.len()
            );
            notes.push(SheetNote::new(spot, name, cell(column), why));
        }
    }
    Ok(theme)
}

/// The id of a theme as it stands, or made of how it was published.
fn theme_id(cell: &str, column: &str, spot: grid_rows::Spot) -> Result<Option<ThemeId>, Error> {
    match ThemeId::new(cell) {
        Ok(id) => Ok(Some(id)),
        Err(_) if cell.is_empty() => Ok(None),
        Err(error) => ThemeId::new(&published_id(cell))
            .map(Some)
            .map_err(|_| spot.wrong(column, error.to_string())),
    }
}
