//! Answers as text, Markdown, CSV, JSON and DOT. Each writer escapes for its own format.

mod align;
mod commitment;
mod compare;
mod csv;
mod dot;
mod evidence;
mod exchange;
mod gaps;
mod leads;
mod matrix;
mod profiles;
mod review;
mod sensitivity;
mod sheet;
mod text;
mod timeline;

pub(crate) use text::wrapped;

use crate::crosswalk::Provenance;
use crate::{Error, Place, PlanId};

pub use dot::{Dot, DotDetail};
pub use evidence::{Explanation, Path};
use matrix::state_name;

/// The format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// For a terminal of 80 columns.
    #[default]
    Text,
    /// A Markdown page.
    Markdown,
    /// For spreadsheets: no cell can become a formula.
    Csv,
    /// The answer itself, for programs.
    Json,
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "text" => Ok(Self::Text),
            "markdown" => Ok(Self::Markdown),
            "csv" => Ok(Self::Csv),
            "json" => Ok(Self::Json),
            _ => Err(Error::Unknown {
                place: Place::default(),
                what: "format",
                id: text.to_owned(),
                expected: "text, markdown, csv or json".to_owned(),
            }),
        }
    }
}

/// Names the versions of all that made a report.
fn made_by(framework: &str, provenance: &[(PlanId, Provenance)]) -> String {
    let version =
        |version: &Option<String>| version.as_ref().map_or(String::new(), |v| format!(" v{v}"));
    let plans: Vec<String> = provenance
        .iter()
        .map(|(plan, made)| format!("{plan}{}", version(&made.plan)))
        .collect();
    let Some((_, first)) = provenance.first() else {
        return format!("{framework}: no plan was mapped.");
    };
    let thesaurus = match &first.thesaurus {
        Some(version) => format!("thesaurus v{version}"),
        None => "no thesaurus".to_owned(),
    };
    let mut reviews: Vec<&str> = Vec::new();
    for review in provenance.iter().flat_map(|(_, made)| &made.reviews) {
        // The address in front of a set's name tells a reader nothing.
        let name = review
            .rsplit_once("/set/")
            .map_or(review.as_str(), |(_, name)| name);
        if !reviews.contains(&name) {
            reviews.push(name);
        }
    }
    let reviewed = if reviews.is_empty() {
        String::new()
    } else {
        format!("; reviewed in {}", reviews.join(", "))
    };
    format!(
        "Made by policy-crosswalk {} from {}; framework {framework}{}; {thesaurus}{reviewed}.",
        first.library,
        plans.join(", "),
        version(&first.framework),
    )
}
