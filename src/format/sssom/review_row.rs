//! One row of an SSSOM table, and the decision in it.

use std::collections::HashMap;

use crate::error::Error;
use crate::format::guard::unguarded;
use crate::format::records::Field;
use crate::format::sssom::export::{MANUAL, NO_TERM, REVIEW, predicate, relation};
use crate::format::sssom::prefixes::Prefixes;
use crate::format::sssom::review_columns::Columns;
use crate::format::sssom::review_table::DATES;
use crate::format::verdict_words::{VERDICTS, verdict_word};
use crate::language::loose_date::{DateOrder, loose_date};
use crate::model::{
    Date, Decision, Matter, PartnershipId, Relation, StatementId, ThemeId, Verdict,
};

pub(crate) struct ReviewRow<'r> {
    columns: &'r Columns,
    record: &'r [Field],
    /// What the header says of all rows.
    shared: &'r HashMap<&'r str, Field>,
    order: DateOrder,
}

impl<'r> ReviewRow<'r> {
    pub(crate) fn new(
        columns: &'r Columns,
        record: &'r [Field],
        shared: &'r HashMap<&'r str, Field>,
        order: DateOrder,
    ) -> Result<Self, Error> {
        let named = |i: usize| columns.is_named(i);
        let mut fields = record.iter().enumerate();
        let stray = fields.find(|(i, field)| !field.text.trim().is_empty() && !named(*i));
        match stray {
            Some((_, field)) => {
                let message = format!("`{}` stands in a column without a name", field.text.trim());
                Err(field.error("", message))
            }
            None => Ok(Self {
                columns,
                record,
                shared,
                order,
            }),
        }
    }

    /// The field of a column, trimmed, or what the header says for all rows; empty where neither tells.
    pub(crate) fn get(&self, name: &str) -> Field {
        let own = self.columns.at(name).and_then(|at| self.record.get(at));
        let last = self.record.last().cloned().unwrap_or_default();
        let text = own.map_or("", |field| unguarded(field.text.trim()));
        let text = match self.shared.get(name) {
            Some(shared) if text.is_empty() => shared.text.as_str(),
            _ => text,
        };
        Field {
            text: text.to_owned(),
            ..own.cloned().unwrap_or(last)
        }
    }

    pub(crate) fn error(&self, name: &str, message: impl Into<String>) -> Error {
        self.get(name).error(name, message)
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = self.get(name).text;
        (!text.is_empty()).then_some(text)
    }

    /// The names in a column, those of several people joined.
    fn people(&self, names: [&str; 2]) -> Option<String> {
        let text = names.into_iter().find_map(|name| self.text(name))?;
        let people = several(&text);
        Some(people.join(", "))
    }

    fn matter(&self, prefixes: &Prefixes<'_>) -> Result<Matter, Error> {
        let (subject, object) = (self.get("subject_id").text, self.get("object_id").text);
        let wrong = |name: &str, text: &str, expected: &str| {
            self.error(name, format!("`{text}` is no name; expected {expected}"))
        };
        let (ours, theirs) = (prefixes.ours(&subject), prefixes.ours(&object));
        let theme = || {
            let id = theirs.strip_prefix("theme:");
            id.and_then(|id| ThemeId::new(id).ok())
                .ok_or_else(|| wrong("object_id", &object, "`theme:ID` or `sssom:NoTermFound`"))
        };
        let statement = ours.strip_prefix("statement:");
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
        let partnership = ours.strip_prefix("partnership:");
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
        let found = relation(&text).ok_or_else(|| {
            let known = known.join(", ");
            self.error(
                name,
                format!("`{text}` is no relation; expected one of {known}"),
            )
        });
        found.map(Some)
    }

    fn denied(&self) -> Result<bool, Error> {
        match self.text("predicate_modifier") {
            None => Ok(false),
            Some(text) if text.eq_ignore_ascii_case("not") => Ok(true),
            Some(text) => Err(self.error(
                "predicate_modifier",
                format!("`{text}` is no modifier; expected `Not` or nothing"),
            )),
        }
    }

    /// A number within bounds, with a point or a comma before its decimals.
    fn number(&self, name: &str, least: f64, example: &str) -> Result<Option<f64>, Error> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let number: Option<f64> = text.replace(',', ".").parse().ok();
        let found = number
            .filter(|number| (least..=1.0).contains(number))
            .ok_or_else(|| {
                let message = format!("`{text}` is no number from {least} to 1, such as {example}");
                self.error(name, message)
            });
        found.map(Some)
    }

    fn date(&self) -> Result<Option<Date>, Error> {
        let Some((name, text)) = DATES
            .into_iter()
            .find_map(|name| Some((name, self.text(name)?)))
        else {
            return Ok(None);
        };
        let date = loose_date(&text, self.order).ok_or_else(|| {
            let message =
                format!("`{text}` is no date; expected one such as 2026-11-22 or 22/11/2026");
            self.error(name, message)
        });
        date.map(Some)
    }

    /// The verdict that is written down: in its column, or among what the standard has no slot for.
    fn told(&self) -> Option<String> {
        let other = || {
            let other = self.text("other")?;
            let mut facts = several(&other).into_iter();
            facts.find_map(|fact| Some(fact.strip_prefix("verdict=")?.trim().to_owned()))
        };
        let verdict = self.text("verdict").or_else(other)?;
        Some(verdict_word(&verdict))
    }

    /// The decision of the row; none where nobody decided anything.
    pub(crate) fn decision(&self, prefixes: &Prefixes<'_>) -> Result<Option<Decision>, Error> {
        let matter = self.matter(prefixes)?;
        let predicate = self.relation("predicate_id")?;
        let predicate = predicate.ok_or_else(|| {
            self.error(
                "predicate_id",
                "the field is empty; expected a relation of SKOS",
            )
        })?;
        let proposed = self.relation("proposed")?;
        let (denied, date) = (self.denied()?, self.date()?);
        let agreement = self.number("reviewer_agreement", -1.0, "1, 0 or -1")?;
        let reviewer = self.people(["reviewer_label", "reviewer_id"]);
        let author = self.people(["author_label", "author_id"]);
        let by_person = [MANUAL, REVIEW].contains(&self.get("mapping_justification").text.as_str());
        let edited = proposed.is_some_and(|proposed| proposed != predicate);
        let told = self.told();
        let unsure = agreement == Some(0.0) && told.is_none();
        let decided = told.is_some() || self.is_signed() || denied || by_person || edited;
        if !decided || unsure {
            return Ok(None);
        }
        let disagrees = agreement.is_some_and(|agreement| agreement < 0.0);
        let word = told.unwrap_or_else(|| {
            self.implied(&matter, denied || disagrees, edited)
                .to_owned()
        });
        let verdict = self.verdict(&word, predicate)?;
        let reviewer = match verdict {
            Verdict::Add { .. } => author.or(reviewer),
            _ => reviewer.or(author),
        };
        let reviewer = reviewer.ok_or_else(|| {
            self.error("reviewer_label", "the field is empty; expected who decided")
        })?;
        let text = self
            .text("subject_label")
            .filter(|_| matter.statement().is_some());
        let mut decision = Decision::new(matter, verdict, reviewer);
        decision.date = date;
        decision.note = self.text("comment");
        decision.text = text;
        decision.proposed = proposed;
        self.check(&decision, predicate, denied, agreement)?;
        Ok(Some(decision))
    }

    /// Whether a person put their name to the row. A name in the header stands for all rows, but not where a column of
    /// verdicts tells which were decided.
    fn is_signed(&self) -> bool {
        let names = ["reviewer_label", "reviewer_id", "author_label", "author_id"];
        let by_row = names.iter().any(|name| {
            let own = self.columns.at(name).and_then(|at| self.record.get(at));
            own.is_some_and(|field| !field.text.trim().is_empty())
        });
        let by_all = names.iter().any(|name| self.shared.contains_key(name));
        by_row || (by_all && self.columns.at("verdict").is_none())
    }

    /// The verdict that the slots of the standard imply.
    fn implied(&self, matter: &Matter, denied: bool, edited: bool) -> &'static str {
        let link = matches!(matter, Matter::Link { .. });
        match matter {
            Matter::Theme { .. } if denied => "not-applicable",
            _ if denied => "reject",
            _ if link && self.get("mapping_justification").text == MANUAL => "add",
            _ if link && edited => "relate",
            _ => "accept",
        }
    }

    fn verdict(&self, word: &str, predicate: Relation) -> Result<Verdict, Error> {
        match word {
            "accept" => Ok(Verdict::Accept),
            "reject" => Ok(Verdict::Reject),
            "not-applicable" => Ok(Verdict::NotApplicable),
            "relate" => Ok(Verdict::Relate {
                relation: predicate,
            }),
            "add" => Ok(Verdict::Add {
                relation: predicate,
                confidence: self.number("confidence", 0.0, "0.85")?,
            }),
            other => {
                let message = format!("`{other}` is no verdict; expected {VERDICTS}");
                Err(self.error("verdict", message))
            }
        }
    }

    /// What the columns say must agree.
    fn check(
        &self,
        decision: &Decision,
        predicate: Relation,
        denied: bool,
        agreement: Option<f64>,
    ) -> Result<(), Error> {
        if !decision.fits() {
            return Err(self.error("verdict", decision.unfit()));
        }
        let name = decision.verdict.name();
        let holds = !matches!(decision.verdict, Verdict::Reject | Verdict::NotApplicable);
        if denied && (holds || matches!(decision.matter, Matter::NoTheme { .. })) {
            return Err(self.error("predicate_modifier", format!("`Not` contradicts `{name}`")));
        }
        let agrees = agreement
            .filter(|agreement| *agreement != 0.0)
            .map(|agreement| agreement > 0.0);
        if agrees == Some(false) && holds {
            return Err(self.error(
                "reviewer_agreement",
                format!("a reviewer who disagrees contradicts `{name}`"),
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

/// The values of a slot that holds several, parted by bars.
fn several(text: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let next = match c {
            '|' => {
                values.push(String::new());
                continue;
            }
            '\\' => chars.next().unwrap_or(c),
            c => c,
        };
        values
            .last_mut()
            .into_iter()
            .for_each(|value| value.push(next));
    }
    let values = values.iter().map(|value| value.trim().to_owned());
    values.filter(|value| !value.is_empty()).collect()
}
