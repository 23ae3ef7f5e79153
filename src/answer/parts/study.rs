//! What all questions of a study are about.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::answer::Level;
use crate::error::{Error, Place};
use crate::format::toml_json::{Checked, from_toml, to_toml};
use crate::graph::Grouping;
use crate::model::check::not_empty;
use crate::model::{Date, PartnershipId, PlanDetails, PlanId, PlanKind};

/// The selection of a study: its plans, frameworks, decisions and words, by the names of files and of built-in data, so
/// that a published study is one file and the data beside it.
///
/// The library opens no file: whoever reads the study looks names up, and takes paths from the study's own folder.
///
/// ```
/// use policy_crosswalk::answer::Study;
///
/// let study = Study::from_toml(r#"
///     title = "Advocacy in the north"
///     plans = ["dundee-2024", { file = "north.txt", name = "North ADP", from = "2024", to = "2027" }]
///     only_mine = true
///     frameworks = ["mat-2021", "homes.csv"]
///     reviews = ["first-reader.sssom.tsv", "second-reader.sssom.tsv"]
///     by = "plan"
/// "#)?;
/// assert_eq!(study.plans[1].details.name.as_deref(), Some("North ADP"));
/// let error = Study::from_toml("plans = [{ file = '', form = 'x' }]").unwrap_err();
/// assert!(error.to_string().starts_with("line 1, column "));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Study {
    /// What the study is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether its own plans stand alone, without the built-in ones that it does not name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub only_mine: bool,
    /// Its frameworks: built-in ids, or files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<String>,
    /// Files of decisions; the later one wins.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<String>,
    /// A file of words, in place of the built-in thesaurus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thesaurus: Option<String>,
    /// By what statements are put together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Grouping>,
    /// Which themes are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Its plans.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<StudyPlan>,
}

impl Study {
    /// Reads a study, and checks it as [`Self::check`] does.
    ///
    /// # Errors
    /// What is wrong with the text, with line, column and field.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        from_toml(text)
    }

    /// The same as TOML, which [`Self::from_toml`] reads back.
    ///
    /// # Errors
    /// None for what passes [`Self::check`].
    pub fn to_toml(&self) -> Result<String, Error> {
        to_toml(self)
    }

    /// Checks that every name says something, and the details of each plan.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        for (i, plan) in self.plans.iter().enumerate() {
            let field = |name: &str| format!("plans[{i}].{name}");
            not_empty(
                &plan.file,
                field("file"),
                "a file or the id of a built-in plan",
            )?;
            plan.details.check().map_err(|error| {
                let name = error.place().and_then(|place| place.field.clone());
                error.at(Place::field(field(&name.unwrap_or_default())))
            })?;
        }
        let names = [
            (
                &self.frameworks,
                "frameworks",
                "a file or the id of a built-in framework",
            ),
            (&self.reviews, "reviews", "a file of decisions"),
        ];
        for (names, list, expected) in names {
            for (i, name) in names.iter().enumerate() {
                not_empty(name, format_args!("{list}[{i}]"), expected)?;
            }
        }
        let thesaurus = self.thesaurus.as_ref();
        thesaurus.map_or(Ok(()), |name| {
            not_empty(name, "thesaurus", "a file of words")
        })
    }
}

impl Checked for Study {
    fn check(&self) -> Result<(), Error> {
        Study::check(self)
    }
}

/// A plan of a study: written as its name, or as a table of `file` and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StudyPlan {
    /// The id of a built-in plan, or a file.
    pub file: String,
    /// What is known of it beside what the file says.
    pub details: PlanDetails,
}

impl StudyPlan {
    /// A plan of which nothing is known beside what its file says.
    pub fn new(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            details: PlanDetails::new(),
        }
    }

    /// Sets what is known of it.
    #[must_use]
    pub fn details(mut self, details: PlanDetails) -> Self {
        self.details = details;
        self
    }
}

/// Declares the table of a plan, whose fields are those of [`PlanDetails`], and the way to and fro.
macro_rules! table {
    ($($field:ident: $type:ty),*) => {
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct PlanTable {
            file: String,
            $(#[serde(default, skip_serializing_if = "Option::is_none")] $field: Option<$type>,)*
        }

        impl From<PlanTable> for StudyPlan {
            fn from(table: PlanTable) -> Self {
                let mut details = PlanDetails::new();
                $(details.$field = table.$field;)*
                Self { file: table.file, details }
            }
        }

        impl From<&StudyPlan> for PlanTable {
            fn from(plan: &StudyPlan) -> Self {
                Self { file: plan.file.clone(), $($field: plan.details.$field.clone()),* }
            }
        }
    };
}

table! {
    id: PlanId, partnership: PartnershipId, name: String, short: String, title: String, kind: PlanKind, from: Date, to: Date,
    publisher: String, address: String
}

impl Serialize for StudyPlan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.details == PlanDetails::default() {
            return serializer.serialize_str(&self.file);
        }
        PlanTable::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for StudyPlan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrTable;
        impl<'de> Visitor<'de> for NameOrTable {
            type Value = StudyPlan;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a plan, or a table with `file`")
            }

            fn visit_str<E>(self, name: &str) -> Result<StudyPlan, E> {
                Ok(StudyPlan::new(name))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<StudyPlan, A::Error> {
                PlanTable::deserialize(MapAccessDeserializer::new(map)).map(StudyPlan::from)
            }
        }
        deserializer.deserialize_any(NameOrTable)
    }
}
