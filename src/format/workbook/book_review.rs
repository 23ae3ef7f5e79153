//! From the sheets of a workbook to the decisions in them.

use std::collections::HashMap;

use crate::error::{Error, Place, shown};
use crate::format::verdict_words::{VERDICTS, verdict_word};
use crate::format::workbook::book_cells::{self, BookRow, BookSheet};
use crate::format::workbook::book_names::{
    ABOUT, COMMENT, CONFIDENCE, CUT, DATE, FRAMEWORK, LICENSE, MOST_CHARACTERS, NEW_RELATION,
    PARTNERSHIP, RELATION, REVIEW, REVIEWER, STATEMENT, TEXT, THEME, VERDICT, VERSION,
};
use crate::language::loose_date::{DateOrder, loose_date};
use crate::model::{
    Date, Decision, FrameworkId, Matter, PartnershipId, Relation, Review, StatementId, ThemeId,
    Verdict,
};

impl Review {
    /// Reads the decisions of a workbook (`.xlsx`), as [`Workbook`](crate::report::Workbook) writes it and a person
    /// filled it in: the bytes of the file, from whatever program saved it.
    ///
    /// A row is a decision when it has a `verdict`. Rows may be added, sorted, filtered and left out; columns are found
    /// by their names, in any order, and further columns and sheets do not matter. Who decided, and when, may be told
    /// once for all on the sheet `about`. A link that no row has is added with the verdict `add`, a statement, a theme
    /// and a `new relation`.
    ///
    /// # Errors
    /// [`Error::Format`] for what is no such file, or unpacks to more than 256 MB; else what cannot be read, with sheet
    /// and cell; two decisions about the same; a comment or a new relation without a verdict.
    pub fn from_workbook(bytes: &[u8]) -> Result<Self, Error> {
        read(&book_cells::open(bytes)?)
    }
}

fn read(sheets: &[BookSheet]) -> Result<Review, Error> {
    let about = About::of(sheets)?;
    let mut decisions = Vec::new();
    let mut seen: HashMap<Matter, Place> = HashMap::new();
    let mut tables = 0;
    for table in sheets.iter().filter_map(VerdictTable::of) {
        tables += 1;
        for row in table.rows {
            let row = Cells { table: &table, row };
            let Some(decision) = row.decision(&about)? else {
                continue;
            };
            let place = row.place(VERDICT);
            if let Some(earlier) = seen.insert(decision.matter.clone(), place.clone()) {
                return Err(Error::decided(&decision.matter, earlier).at(place));
            }
            decisions.push(decision);
        }
    }
    if tables == 0 {
        let expected = format!("one with the columns `{STATEMENT}`, `{THEME}` and `{VERDICT}`");
        return Err(Error::missing("sheet", "links", expected));
    }
    let mut review = Review::new(about.id, about.framework, decisions);
    (review.version, review.license) = (about.version, about.license);
    review.check()?;
    Ok(review)
}

/// What the sheet `about` tells of the whole.
struct About {
    id: String,
    framework: FrameworkId,
    version: Option<String>,
    license: Option<String>,
    reviewer: Option<String>,
    date: Option<Date>,
}

impl About {
    fn of(sheets: &[BookSheet]) -> Result<Self, Error> {
        let mut named = sheets.iter();
        let named = named.find(|sheet| plain(&sheet.name) == ABOUT);
        let expected = "one that tells of the framework and the review";
        let sheet = named.ok_or_else(|| Error::missing("sheet", ABOUT, expected))?;
        let row = |name: &str| {
            let mut rows = sheet.rows.iter();
            rows.find(|row| {
                row.cells
                    .first()
                    .is_some_and(|cell| plain(&cell.text) == name)
            })
        };
        let text = |name: &str| {
            let value = row(name)?.cells.get(1)?;
            Some(value.text.trim().to_owned())
        };
        let place = |name: &str| sheet.place(row(name).map_or(1, |row| row.number), 1, name);
        let needed = |name: &'static str, expected: &'static str| {
            text(name).ok_or_else(|| Error::Empty {
                place: place(name),
                expected,
            })
        };
        let framework = needed(FRAMEWORK, "the id of the framework")?;
        let date = text(DATE).map(|text| {
            let date = loose_date(&text, DateOrder::of([text.as_str()]));
            date.ok_or_else(|| no_date(&text, place(DATE)))
        });
        Ok(Self {
            id: needed(REVIEW, "an address that names the review")?,
            framework: FrameworkId::new(&framework).map_err(|error| error.at(place(FRAMEWORK)))?,
            version: text(VERSION),
            license: text(LICENSE),
            reviewer: text(REVIEWER),
            date: date.transpose()?,
        })
    }
}

fn no_date(text: &str, place: Place) -> Error {
    let text = shown(text);
    let message = format!("`{text}` is no date; expected one such as 2026-11-22 or 22/11/2026");
    Error::syntax(place, message)
}

/// The name of a column or sheet, as people may have written it.
fn plain(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// A table with a column of verdicts.
struct VerdictTable<'b> {
    sheet: &'b BookSheet,
    columns: HashMap<String, u32>,
    rows: &'b [BookRow],
    order: DateOrder,
}

impl<'b> VerdictTable<'b> {
    /// The table of a sheet; what stands above the names of its columns does not matter.
    fn of(sheet: &'b BookSheet) -> Option<Self> {
        let names = |row: &BookRow| {
            let cells = row.cells.iter().rev();
            let names: HashMap<String, u32> =
                cells.map(|cell| (plain(&cell.text), cell.column)).collect();
            names
        };
        let about = [STATEMENT, PARTNERSHIP];
        let (at, columns) = sheet.rows.iter().enumerate().find_map(|(at, row)| {
            let names = names(row);
            let has = |name: &str| names.contains_key(name);
            let found = has(VERDICT) && about.iter().any(|name| has(name));
            found.then_some((at, names))
        })?;
        let rows = &sheet.rows[at + 1..];
        let dates = columns.get(DATE).copied();
        let cells = rows.iter().flat_map(|row| &row.cells);
        let dates = cells.filter(|cell| Some(cell.column) == dates);
        Some(Self {
            sheet,
            order: DateOrder::of(dates.map(|cell| cell.text.as_str())),
            columns,
            rows,
        })
    }
}

/// One row of a table.
struct Cells<'t> {
    table: &'t VerdictTable<'t>,
    row: &'t BookRow,
}

impl Cells<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        let column = self.table.columns.get(name)?;
        let mut cells = self.row.cells.iter();
        let cell = cells.find(|cell| cell.column == *column)?;
        Some(cell.text.trim())
    }

    fn place(&self, name: &str) -> Place {
        let column = self.table.columns.get(name).copied().unwrap_or_default();
        self.table.sheet.place(self.row.number, column, name)
    }

    fn error(&self, name: &str, message: impl Into<String>) -> Error {
        Error::syntax(self.place(name), message)
    }

    fn empty(&self, name: &str, expected: &'static str) -> Error {
        let place = self.place(name);
        Error::Empty { place, expected }
    }

    fn id<T>(
        &self,
        name: &str,
        expected: &'static str,
        read: impl Fn(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let text = self.text(name);
        let text = text.ok_or_else(|| self.empty(name, expected))?;
        read(text).map_err(|error| error.at(self.place(name)))
    }

    /// What the row is about, by the columns that its table has.
    fn matter(&self) -> Result<Matter, Error> {
        let has = |name: &str| self.table.columns.contains_key(name);
        let theme = || self.id(THEME, "the id of a theme", ThemeId::new);
        if !has(STATEMENT) {
            let expected = "the id of a partnership";
            return Ok(Matter::Theme {
                partnership: self.id(PARTNERSHIP, expected, PartnershipId::new)?,
                theme: theme()?,
            });
        }
        let statement = self.id(STATEMENT, "the id of a statement", StatementId::new)?;
        if has(THEME) {
            let theme = theme()?;
            Ok(Matter::Link { statement, theme })
        } else {
            Ok(Matter::NoTheme { statement })
        }
    }

    fn relation(&self, name: &str) -> Result<Option<Relation>, Error> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let word = text.strip_prefix("skos:").unwrap_or(text);
        let mut known = Relation::ALL.iter();
        let found = known.find(|relation| relation.name().eq_ignore_ascii_case(word));
        found.copied().map(Some).ok_or_else(|| {
            let names: Vec<&str> = Relation::ALL.iter().map(|known| known.name()).collect();
            let (text, names) = (shown(text), names.join(", "));
            self.error(
                name,
                format!("`{text}` is no relation; expected one of {names}"),
            )
        })
    }

    /// How sure the reviewer is of a link that they add.
    fn confidence(&self) -> Result<Option<f64>, Error> {
        let Some(text) = self.text(CONFIDENCE) else {
            return Ok(None);
        };
        let number: Option<f64> = text.replace(',', ".").parse().ok();
        let number = number.filter(|number| (0.0..=1.0).contains(number));
        number.map(Some).ok_or_else(|| {
            let message = format!("`{}` is no number from 0 to 1, such as 0.85", shown(text));
            self.error(CONFIDENCE, message)
        })
    }

    fn date(&self, about: &About) -> Result<Option<Date>, Error> {
        match self.text(DATE) {
            None => Ok(about.date),
            Some(text) => loose_date(text, self.table.order)
                .map(Some)
                .ok_or_else(|| no_date(text, self.place(DATE))),
        }
    }

    /// The decision of the row; none where nobody decided anything.
    fn decision(&self, about: &About) -> Result<Option<Decision>, Error> {
        let Some(told) = self.text(VERDICT) else {
            let lost = [NEW_RELATION, COMMENT].map(|name| self.text(name).map(|_| name));
            return match lost.into_iter().flatten().next() {
                Some(name) => Err(self.error(
                    VERDICT,
                    format!("there is no verdict beside a {name}; expected one, or neither"),
                )),
                None => Ok(None),
            };
        };
        let proposed = self.relation(RELATION)?;
        let verdict = self.verdict(told, proposed)?;
        let own = self.text(REVIEWER).map(str::to_owned);
        let reviewer = own.or_else(|| about.reviewer.clone());
        let reviewer = reviewer.ok_or_else(|| {
            self.empty(
                REVIEWER,
                "who decided, here or for all on the sheet `about`",
            )
        })?;
        let mut decision = Decision::new(self.matter()?, verdict, reviewer);
        decision.date = self.date(about)?;
        decision.note = self.text(COMMENT).map(str::to_owned);
        decision.proposed = proposed;
        let text = self.text(TEXT).filter(|text| !is_cut(text));
        let text = text.filter(|_| decision.matter.statement().is_some());
        decision.text = text.map(str::to_owned);
        if decision.fits() {
            Ok(Some(decision))
        } else {
            Err(self.error(VERDICT, decision.unfit()))
        }
    }

    fn verdict(&self, told: &str, proposed: Option<Relation>) -> Result<Verdict, Error> {
        let chosen = self.relation(NEW_RELATION)?;
        let needed = || chosen.ok_or_else(|| self.empty(NEW_RELATION, "how they relate"));
        let verdict = match verdict_word(told).as_str() {
            "accept" => Verdict::Accept,
            "reject" => Verdict::Reject,
            "not-applicable" => Verdict::NotApplicable,
            "relate" => Verdict::Relate {
                relation: needed()?,
            },
            "add" => Verdict::Add {
                relation: chosen.or(proposed).map_or_else(needed, Ok)?,
                confidence: self.confidence()?,
            },
            _ => {
                let told = shown(told);
                let message = format!("`{told}` is no verdict; expected {VERDICTS}");
                return Err(self.error(VERDICT, message));
            }
        };
        if verdict == Verdict::Accept && chosen.is_some() && chosen != proposed {
            let message = "a new relation contradicts `accept`; expected the verdict relate";
            return Err(self.error(NEW_RELATION, message));
        }
        Ok(verdict)
    }
}

/// Whether a text was too long for a cell.
fn is_cut(text: &str) -> bool {
    text.ends_with(CUT) && text.chars().count() > MOST_CHARACTERS
}
