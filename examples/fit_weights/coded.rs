//! Claims of the mapper with what readers say of them.

use std::collections::{BTreeMap, BTreeSet};

use policy_crosswalk::model::{Claim, MatchKind, Verdict};
use policy_crosswalk::{Framework, catalogue};

/// How strong a reason is by what it consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Citation,
    Whole,
    Pair,
    Ring,
    Phrase,
    Word,
    Hint,
}

pub(crate) const KINDS: [(Kind, &str); 7] = [
    (Kind::Citation, "citation"),
    (Kind::Whole, "whole"),
    (Kind::Pair, "pair"),
    (Kind::Ring, "ring"),
    (Kind::Phrase, "phrase"),
    (Kind::Word, "word"),
    (Kind::Hint, "hint"),
];

/// One reason of a claim.
#[derive(Clone)]
pub(crate) struct Ground {
    pub(crate) heading: Option<usize>,
    pub(crate) kind: Kind,
    pub(crate) term: String,
}

/// A claim about one pair of statement and theme.
pub(crate) struct Claimed {
    /// The body whose plan it is; none for the built-in plans, which the codebook was written beside.
    pub(crate) body: Option<String>,
    pub(crate) framework: String,
    pub(crate) theme: String,
    pub(crate) grounds: Vec<Ground>,
    /// Whether the statement's own words name another theme or this one, so that headings count less.
    pub(crate) speaks: bool,
    pub(crate) right: bool,
}

type Failure = Box<dyn std::error::Error>;

/// The rows of a table, each by the names of its columns.
fn rows(path: &str) -> Result<Vec<BTreeMap<String, String>>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let row = |line: &str| {
        let cells = header.iter().zip(line.split('\t'));
        cells
            .map(|(name, cell)| ((*name).to_owned(), cell.to_owned()))
            .collect()
    };
    Ok(lines.map(row).collect())
}

/// The theme of a coding that a theme belongs to: parts count for their whole.
fn coded_as(framework: &Framework, theme: &str) -> Vec<String> {
    let parent = framework
        .theme(theme)
        .and_then(|theme| theme.parent.as_ref());
    let stem = theme.rsplit_once('-').map(|(start, _)| start.to_owned());
    [
        Some(theme.to_owned()),
        parent.map(ToString::to_string),
        stem,
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(crate) fn of_folder(folder: &str) -> Result<Vec<Claimed>, Failure> {
    let cell =
        |row: &BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
    let mut gold: BTreeMap<(String, String), BTreeMap<String, bool>> = BTreeMap::new();
    let mut coded: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows(&format!("{folder}/gold.tsv"))? {
        let (framework, theme) = (cell(&row, "framework"), cell(&row, "theme_id"));
        coded
            .entry(framework.clone())
            .or_default()
            .insert(theme.clone());
        let of_item = gold.entry((cell(&row, "item_id"), framework)).or_default();
        of_item.insert(theme, cell(&row, "label") == "1");
    }
    let sources = rows(&format!("{folder}/sources.tsv")).unwrap_or_default();
    let bodies: BTreeMap<String, String> = sources
        .iter()
        .map(|row| (cell(row, "item_id"), cell(row, "body")))
        .collect();
    let mut claims = Vec::new();
    for (id, themes) in &coded {
        let framework = catalogue::framework(id).ok_or_else(|| format!("no framework `{id}`"))?;
        let mapper = catalogue::mapper(id)?;
        for item in rows(&format!("{folder}/items.tsv"))? {
            let (name, context) = (cell(&item, "id"), cell(&item, "context"));
            let headings: Vec<&str> = context.rsplit(" > ").filter(|h| !h.is_empty()).collect();
            let found = mapper.map_text(&cell(&item, "text"), &headings);
            let said = gold.get(&(name.clone(), id.clone()));
            let body = bodies
                .get(&name)
                .cloned()
                .unwrap_or_else(|| folder.to_owned());
            let speaks = found.iter().any(|claim| speaks(framework, claim));
            for claim in &found {
                let names = coded_as(framework, claim.theme.as_str());
                let name = names.iter().find(|name| themes.contains(*name));
                let label = name.and_then(|name| said.and_then(|said| said.get(name)));
                // What coders disagreed on is left out.
                if label != Some(&false) {
                    claims.push(claimed(
                        Some(body.clone()),
                        framework,
                        claim,
                        speaks,
                        label.is_some(),
                    ));
                }
            }
        }
    }
    Ok(claims)
}

/// All links of the built-in plans that somebody decided about, and the weak ones that nobody added.
pub(crate) fn of_reviews() -> Vec<Claimed> {
    let mut claims = Vec::new();
    for crosswalk in &catalogue::reviewed().crosswalks {
        let Some(framework) = catalogue::framework(crosswalk.framework.as_str()) else {
            continue;
        };
        let speaking = crosswalk
            .links
            .iter()
            .filter(|link| speaks(framework, &link.claim));
        let speaking: BTreeSet<&str> = speaking.map(|link| link.statement.as_str()).collect();
        for link in crosswalk
            .links
            .iter()
            .filter(|link| !link.claim.evidence.is_empty())
        {
            let right = link
                .decision()
                .is_some_and(|decision| decision.verdict != Verdict::Reject);
            let speaks = speaking.contains(link.statement.as_str());
            claims.push(claimed(None, framework, &link.claim, speaks, right));
        }
    }
    claims
}

fn claimed(
    body: Option<String>,
    framework: &Framework,
    claim: &Claim,
    speaks: bool,
    right: bool,
) -> Claimed {
    Claimed {
        body,
        framework: framework.id.to_string(),
        theme: claim.theme.to_string(),
        grounds: grounds(framework, claim),
        speaks,
        right,
    }
}

/// Whether the statement's own words name the theme by more than a hint.
fn speaks(framework: &Framework, claim: &Claim) -> bool {
    let grounds = grounds(framework, claim);
    grounds
        .iter()
        .any(|ground| ground.heading.is_none() && ground.kind != Kind::Hint)
}

fn grounds(framework: &Framework, claim: &Claim) -> Vec<Ground> {
    let theme = framework.theme(claim.theme.as_str());
    let kind = |kind: MatchKind, term: &String| {
        if kind == MatchKind::Whole {
            return Kind::Whole;
        }
        if theme.is_some_and(|theme| theme.hints.contains(term)) {
            return Kind::Hint;
        }
        if !theme.is_some_and(|theme| theme.terms.contains(term)) {
            return Kind::Citation;
        }
        let asked = term.split(" - ").next().unwrap_or_default();
        if asked.contains(" + ") {
            Kind::Pair
        } else if asked.starts_with('{') {
            Kind::Ring
        } else if asked.contains(' ') {
            Kind::Phrase
        } else {
            Kind::Word
        }
    };
    let stands = claim.evidence.iter().filter(|evidence| {
        evidence
            .denied
            .as_ref()
            .is_none_or(|denied| denied.kind.is_still_meant())
    });
    stands
        .map(|evidence| Ground {
            heading: evidence.heading,
            kind: kind(evidence.kind, &evidence.term),
            term: evidence.term.clone(),
        })
        .collect()
}
