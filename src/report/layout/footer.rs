//! What made a report.

use std::fmt::Display;

use indexmap::IndexSet;

use crate::answer::{MadeBy, Versioned};

/// Names the versions of all that made a report.
pub(crate) fn made_by(made: &MadeBy) -> String {
    let frameworks = listed(&made.frameworks);
    if made.plans.is_empty() {
        return format!("{frameworks}: no plan was mapped.");
    }
    let framework = match made.frameworks.len() {
        0 => String::new(),
        1 => format!("; framework {frameworks}"),
        _ => format!("; frameworks {frameworks}"),
    };
    let thesaurus = match made.thesauri.as_slice() {
        _ if made.frameworks.is_empty() => String::new(),
        [] => "; no thesaurus".to_owned(),
        versions => format!("; thesaurus v{}", versions.join(", v")),
    };
    // The address in front of a set's name tells a reader nothing.
    let name = |review: &String| {
        let name = review.rsplit_once("/set/");
        name.map_or(review.clone(), |(_, name)| name.to_owned())
    };
    let reviews: IndexSet<String> = made.reviews.iter().map(name).collect();
    let reviewed = match reviews.into_iter().collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        names => format!("; reviewed in {}", names.join(", ")),
    };
    format!(
        "Made by policy-crosswalk {} from {}{framework}{thesaurus}{reviewed}.",
        made.libraries.join(", "),
        listed(&made.plans),
    )
}

fn listed<Id: Display>(items: &[Versioned<Id>]) -> String {
    let version = |version: &str| format!(" v{version}");
    let item = |item: &Versioned<Id>| {
        let version = item.version.as_deref().map(version).unwrap_or_default();
        format!("{}{version}", item.id)
    };
    let items: Vec<String> = items.iter().map(item).collect();
    items.join(", ")
}
