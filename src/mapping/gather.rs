//! From links to a crosswalk that says what made it.

use std::collections::{HashMap, HashSet};

use crate::error::{Error, Place};
use crate::mapping::engine::{Engine, Target};
use crate::model::{Crosswalk, Link, Plan, Provenance};

/// The crosswalk of links that are in order.
pub(crate) fn crosswalk(
    engine: &Engine,
    target: &Target,
    plan: &Plan,
    links: Vec<Link>,
) -> Crosswalk {
    let thesaurus = engine.language.thesaurus.as_ref();
    Crosswalk {
        plan: plan.id.clone(),
        framework: target.framework.id.clone(),
        threshold: engine.settings.threshold,
        provenance: Provenance {
            library: env!("CARGO_PKG_VERSION").to_owned(),
            plan: plan.version.clone(),
            framework: target.framework.version.clone(),
            thesaurus: thesaurus.and_then(|thesaurus| thesaurus.version.clone()),
            reviews: Vec::new(),
        },
        links,
        decisions: Vec::new(),
    }
}

/// The crosswalk of any links, put in order.
pub(crate) fn checked(
    engine: &Engine,
    target: &Target,
    plan: &Plan,
    mut links: Vec<Link>,
) -> Result<Crosswalk, Error> {
    let statements = plan.statements.iter().enumerate();
    let at: HashMap<&str, usize> = statements.map(|(i, s)| (s.id.as_str(), i)).collect();
    let themes = target.framework.themes.iter();
    let themes: HashSet<&str> = themes.map(|theme| theme.id.as_str()).collect();
    let mut seen = HashMap::new();
    let place = |i: usize| Place::field(format!("links[{i}]"));
    for (i, link) in links.iter().enumerate() {
        let (statement, theme) = (link.statement.as_str(), link.claim.theme.as_str());
        if !at.contains_key(statement) {
            let expected = format!("a statement of the plan `{}`", plan.id);
            return Err(Error::missing("statement", statement, expected).at(place(i)));
        }
        if !themes.contains(theme) {
            let expected = format!("a theme of the framework `{}`", target.framework.id);
            return Err(Error::missing("theme", theme, expected).at(place(i)));
        }
        if let Some(earlier) = seen.insert((statement, theme), i) {
            let id = format!("{statement} {theme}");
            return Err(Error::duplicate("link", id, place(earlier)).at(place(i)));
        }
        if !(0.0..=1.0).contains(&link.claim.confidence) {
            let error = Error::range("the confidence", link.claim.confidence, ["0", "1"]);
            return Err(error.at(place(i)));
        }
    }
    links.sort_by(|a, b| {
        let place = |link: &Link| at.get(link.statement.as_str()).copied();
        let confidence = |link: &Link| link.claim.confidence;
        place(a)
            .cmp(&place(b))
            .then_with(|| confidence(b).total_cmp(&confidence(a)))
            .then_with(|| a.claim.theme.natural_cmp(&b.claim.theme))
    });
    Ok(crosswalk(engine, target, plan, links))
}
