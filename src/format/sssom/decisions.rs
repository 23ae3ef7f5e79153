//! From an SSSOM/TSV file to the decisions in it.

use std::collections::HashMap;

use crate::error::Error;
use crate::format::records;
use crate::format::records::Field;
use crate::format::sssom::export::predicate;
use crate::format::sssom::export::{MANUAL, NO_TERM, REVIEW, relation};
use crate::format::sssom::header::Header;
use crate::model::{Date, Decision, Matter, Relation, Review, Verdict};
use crate::model::{FrameworkId, PartnershipId, StatementId, ThemeId};

pub(crate) fn review(text: &str) -> Result<Review, Error> {
    let records = records::split(text, '\t')?;
    let is_comment = |record: &Vec<Field>| {
        let first = record.first();
        first.is_some_and(|field| field.text.starts_with('#'))
    };
    let end = records.iter().position(|record| !is_comment(record));
    let (lines, table) = records.split_at(end.unwrap_or(records.len()));
    let header = Header::read(lines)?;
    let id = header.needed("mapping_set_id", "`#mapping_set_id: URI` above the table")?;
    let optional = |key| Ok(header.text(key)?.map(|field: Field| field.text));
    let common = header.text("object_source")?;
    let mut reader = Reader {
        framework: common.as_ref().map(framework).transpose()?,
        seen: HashMap::new(),
    };
    let decisions = reader.table(table)?;
    let expected = "`#object_source: framework:ID` above the table";
    let framework = match reader.framework {
        Some(framework) => framework,
        None => self::framework(&header.needed("object_source", expected)?)?,
    };
    let review = Review {
        id: id.text,
        version: optional("mapping_set_version")?,
        license: optional("license")?
            .filter(|license| license != crate::format::sssom::export::UNLICENSED),
        framework,
        decisions,
    };
    review.check()?;
    Ok(review)
}

fn framework(field: &Field) -> Result<FrameworkId, Error> {
    let id = field.text.strip_prefix("framework:");
    id.and_then(|id| FrameworkId::new(id).ok()).ok_or_else(|| {
        field.error(
            "object_source",
            format!("`{}` is no `framework:ID`", field.text),
        )
    })
}

struct Reader {
    framework: Option<FrameworkId>,
    /// The line on which each matter was decided.
    seen: HashMap<Matter, u32>,
}

impl Reader {
    fn table(&mut self, records: &[Vec<Field>]) -> Result<Vec<Decision>, Error> {
        let blank = |record: &&Vec<Field>| record.iter().any(|field| !field.text.trim().is_empty());
        let mut records = records.iter().filter(blank);
        let none = Vec::new();
        let columns = columns(records.next().unwrap_or(&none))?;
        let mut decisions = Vec::new();
        for record in records {
            let row = Row::new(&columns, record)?;
            self.check_framework(&row)?;
            let Some(decision) = row.decision()? else {
                continue;
            };
            let line = row.get("subject_id").line;
            if let Some(earlier) = self.seen.insert(decision.matter.clone(), line) {
                let matter = &decision.matter;
                return Err(row.error(
                    "subject_id",
                    format!("{matter} is decided on line {earlier} too; expected one decision"),
                ));
            }
            decisions.push(decision);
        }
        Ok(decisions)
    }

    /// All rows are about one framework.
    fn check_framework(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let field = row.get("object_source");
        if field.text.is_empty() {
            return Ok(());
        }
        let own = framework(&field)?;
        match &self.framework {
            Some(known) if *known != own => Err(row.error(
                "object_source",
                format!("`{own}` is another framework than `{known}`; expected one for each file"),
            )),
            _ => {
                self.framework = Some(own);
                Ok(())
            }
        }
    }
}

/// Where each column stands.
fn columns(record: &[Field]) -> Result<HashMap<&str, usize>, Error> {
    let mut columns = HashMap::new();
    for (i, field) in record.iter().enumerate() {
        let name = field.text.trim();
        if !name.is_empty() && columns.insert(name, i).is_some() {
            return Err(Error::Duplicate {
                place: field.place(""),
                what: "column",
                id: name.to_owned(),
            });
        }
    }
    for name in ["subject_id", "predicate_id", "object_id"] {
        if !columns.contains_key(name) {
            let start = Field {
                line: record.first().map_or(1, |field| field.line),
                column: 1,
                ..Field::default()
            };
            let message = format!(
                "there is no column `{name}`; expected the columns of SSSOM, parted by tabs"
            );
            return Err(start.error("", message));
        }
    }
    Ok(columns)
}

/// One row of the table, by column.
struct Row<'r> {
    columns: &'r HashMap<&'r str, usize>,
    record: &'r [Field],
}

impl<'r> Row<'r> {
    fn new(columns: &'r HashMap<&'r str, usize>, record: &'r [Field]) -> Result<Self, Error> {
        let named = |i: usize| columns.values().any(|at| *at == i);
        let mut fields = record.iter().enumerate();
        let stray = fields.find(|(i, field)| !named(*i) && !field.text.trim().is_empty());
        match stray {
            Some((_, field)) => {
                let message = format!("`{}` stands in a column without a name", field.text.trim());
                Err(field.error("", message))
            }
            None => Ok(Self { columns, record }),
        }
    }

    /// The field of a column, trimmed; empty where the column is missing or the row too short.
    fn get(&self, name: &str) -> Field {
        let at = self.columns.get(name).copied();
        let last = self.record.last().cloned().unwrap_or_default();
        let found = at.and_then(|at| self.record.get(at));
        Field {
            text: found.map_or("", |field| field.text.trim()).to_owned(),
            ..found.cloned().unwrap_or(last)
        }
    }

    fn error(&self, name: &str, message: impl Into<String>) -> Error {
        self.get(name).error(name, message)
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = self.get(name).text;
        (!text.is_empty()).then_some(text)
    }

    /// The names in a column, those of several people joined.
    fn people(&self, names: [&str; 2]) -> Option<String> {
        let text = names.into_iter().find_map(|name| self.text(name))?;
        let mut people = vec![String::new()];
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            let next = match c {
                '|' => {
                    people.push(String::new());
                    continue;
                }
                '\\' => chars.next().unwrap_or(c),
                c => c,
            };
            people
                .last_mut()
                .into_iter()
                .for_each(|name| name.push(next));
        }
        let names = people.iter().map(|name| name.trim());
        Some(
            names
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        )
    }

    fn matter(&self) -> Result<Matter, Error> {
        let (subject, object) = (self.get("subject_id").text, self.get("object_id").text);
        let wrong = |name: &str, text: &str, expected: &str| {
            self.error(name, format!("`{text}` is no name; expected {expected}"))
        };
        let theme = || {
            let id = object.strip_prefix("theme:");
            id.and_then(|id| ThemeId::new(id).ok())
                .ok_or_else(|| wrong("object_id", &object, "`theme:ID` or `sssom:NoTermFound`"))
        };
        let statement = subject.strip_prefix("statement:");
        if let Some(statement) = statement.and_then(|id| StatementId::new(id).ok()) {
            return if object == NO_TERM {
                Ok(Matter::NoTheme { statement })
            } else {
                Ok(Matter::Link {
                    statement,
                    theme: theme()?,
                })
            };
        }
        let partnership = subject.strip_prefix("partnership:");
        match partnership.and_then(|id| PartnershipId::new(id).ok()) {
            Some(partnership) => Ok(Matter::Theme {
                partnership,
                theme: theme()?,
            }),
            None => Err(wrong(
                "subject_id",
                &subject,
                "`statement:ID` or `partnership:ID`",
            )),
        }
    }

    fn relation(&self, name: &str) -> Result<Option<Relation>, Error> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let known: Vec<String> = Relation::ALL.iter().copied().map(predicate).collect();
        let known = known.join(", ");
        let found = relation(&text).ok_or_else(|| {
            self.error(
                name,
                format!("`{text}` is no relation; expected one of {known}"),
            )
        });
        found.map(Some)
    }

    fn denied(&self) -> Result<bool, Error> {
        match self.text("predicate_modifier").as_deref() {
            None => Ok(false),
            Some("Not") => Ok(true),
            Some(text) => Err(self.error(
                "predicate_modifier",
                format!("`{text}` is no modifier; expected `Not` or nothing"),
            )),
        }
    }

    fn confidence(&self) -> Result<Option<f64>, Error> {
        let Some(text) = self.text("confidence") else {
            return Ok(None);
        };
        let number = text.parse().ok().filter(|n| (0.0..=1.0).contains(n));
        let found = number.ok_or_else(|| {
            let message = format!("`{text}` is no number from 0 to 1, such as 0.85");
            self.error("confidence", message)
        });
        found.map(Some)
    }

    fn date(&self) -> Result<Option<Date>, Error> {
        let Some(name) = ["decided_on", "review_date"]
            .into_iter()
            .find(|name| self.text(name).is_some())
        else {
            return Ok(None);
        };
        let date = self.get(name).text.parse();
        date.map(Some)
            .map_err(|error: Error| self.error(name, error.to_string()))
    }

    /// The decision of the row; none where nobody decided anything.
    fn decision(&self) -> Result<Option<Decision>, Error> {
        let matter = self.matter()?;
        let predicate = self.relation("predicate_id")?;
        let predicate = predicate.ok_or_else(|| {
            self.error(
                "predicate_id",
                "the field is empty; expected a relation of SKOS",
            )
        })?;
        let proposed = self.relation("proposed")?;
        let (denied, confidence, date) = (self.denied()?, self.confidence()?, self.date()?);
        let reviewer = self.people(["reviewer_label", "reviewer_id"]);
        let justification = self.get("mapping_justification").text;
        let told = self.text("verdict");
        let decided = told.is_some()
            || reviewer.is_some()
            || self.people(["author_label", "author_id"]).is_some()
            || denied
            || [MANUAL, REVIEW].contains(&justification.as_str())
            || proposed.is_some_and(|proposed| proposed != predicate);
        if !decided {
            return Ok(None);
        }
        let link = matches!(matter, Matter::Link { .. });
        let author = self.people(["author_label", "author_id"]);
        let verdict = match told.as_deref() {
            Some(told) => told,
            None => match &matter {
                Matter::Theme { .. } if denied => "not-applicable",
                _ if denied => "reject",
                _ if link && justification == MANUAL => "add",
                _ if link && proposed != Some(predicate) => "relate",
                _ => "accept",
            },
        };
        let verdict = match verdict {
            "accept" => Verdict::Accept,
            "reject" => Verdict::Reject,
            "not-applicable" => Verdict::NotApplicable,
            "relate" => Verdict::Relate {
                relation: predicate,
            },
            "add" => Verdict::Add {
                relation: predicate,
                confidence,
            },
            other => {
                let expected = "accept, reject, add, relate or not-applicable";
                let message = format!("`{other}` is no verdict; expected {expected}");
                return Err(self.error("verdict", message));
            }
        };
        let reviewer = match verdict {
            Verdict::Add { .. } => author.or(reviewer),
            _ => reviewer,
        };
        let reviewer = reviewer.ok_or_else(|| {
            self.error("reviewer_label", "the field is empty; expected who decided")
        })?;
        let text = self
            .text("subject_label")
            .filter(|_| matter.statement().is_some());
        let decision = Decision {
            date,
            note: self.text("comment"),
            text,
            proposed,
            ..Decision::new(matter, verdict, reviewer)
        };
        self.check(&decision, predicate, denied)?;
        Ok(Some(decision))
    }

    /// What the columns say must agree.
    fn check(&self, decision: &Decision, predicate: Relation, denied: bool) -> Result<(), Error> {
        if !decision.fits() {
            return Err(self.error("verdict", decision.unfit()));
        }
        let holds = !matches!(decision.verdict, Verdict::Reject | Verdict::NotApplicable);
        if denied && (holds || matches!(decision.matter, Matter::NoTheme { .. })) {
            return Err(self.error(
                "predicate_modifier",
                format!("`Not` contradicts `{}`", decision.verdict.name()),
            ));
        }
        let other = decision.proposed.filter(|proposed| *proposed != predicate);
        match other {
            Some(proposed) if decision.verdict == Verdict::Accept => Err(self.error(
                "predicate_id",
                format!(
                    "`{}` is not what was proposed (`{}`); expected the verdict relate",
                    crate::format::sssom::export::predicate(predicate),
                    crate::format::sssom::export::predicate(proposed)
                ),
            )),
            _ => Ok(()),
        }
    }
}
