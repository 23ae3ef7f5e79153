//! What made a report.

use crate::model::{PlanId, Provenance};

/// Names the versions of all that made a report.
pub(crate) fn made_by(framework: &str, provenance: &[(PlanId, Provenance)]) -> String {
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
