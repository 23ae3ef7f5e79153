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
    /// Whether it is said by the way.
    pub(crate) aside: bool,
    /// Where it begins in its text.
    start: usize,
}

impl Ground {
    fn is_strong(&self) -> bool {
        self.kind != Kind::Hint && !self.aside
    }
}

/// What the headings of a claim are to the statement's own words, as the mapper sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Headings {
    /// The nearest says the same.
    Agree,
    /// The statement is too general to name its object, and the nearest makes the link.
    MakeTheLink,
    /// The statement's own words name a theme, and the nearest not this one.
    Outweighed,
    Alone,
}

/// What stands around a theme in a statement, as the mapper sees it.
#[derive(Clone, Copy)]
pub(crate) struct Around {
    pub(crate) headings: Headings,
    /// The statement names another theme before.
    pub(crate) second: bool,
}

/// A claim about one pair of statement and theme.
pub(crate) struct Claimed {
    /// The body whose plan it is; none for the built-in plans, which the codebook was written beside.
    pub(crate) body: Option<String>,
    pub(crate) framework: String,
    pub(crate) theme: String,
    pub(crate) grounds: Vec<Ground>,
    /// What stands around it in the statement.
    pub(crate) around: Around,
    pub(crate) right: bool,
}

/// The confidence from which a claim is a link.
const LINK: f64 = 0.5;

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
            let around = Surroundings::new(framework, &found);
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
                        &around,
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
        let mut by_statement: BTreeMap<&str, Vec<Claim>> = BTreeMap::new();
        for link in &crosswalk.links {
            let of_statement = by_statement.entry(link.statement.as_str()).or_default();
            of_statement.push(link.claim.clone());
        }
        for link in crosswalk
            .links
            .iter()
            .filter(|link| !link.claim.evidence.is_empty())
        {
            let right = link
                .decision()
                .is_some_and(|decision| decision.verdict != Verdict::Reject);
            let around = Surroundings::new(framework, &by_statement[link.statement.as_str()]);
            claims.push(claimed(None, framework, &link.claim, &around, right));
        }
    }
    claims
}

fn claimed(
    body: Option<String>,
    framework: &Framework,
    claim: &Claim,
    around: &Surroundings,
    right: bool,
) -> Claimed {
    Claimed {
        body,
        framework: framework.id.to_string(),
        theme: claim.theme.to_string(),
        grounds: grounds(framework, claim),
        around: around.of(framework, claim),
        right,
    }
}

/// The themes that a statement and its nearest heading name, by their roots.
struct Surroundings {
    /// With where they begin.
    own: Vec<(String, usize)>,
    headed: BTreeSet<String>,
}

impl Surroundings {
    fn new(framework: &Framework, claims: &[Claim]) -> Self {
        let mut around = Self {
            own: Vec::new(),
            headed: BTreeSet::new(),
        };
        for claim in claims {
            let root = root(framework, claim);
            for ground in grounds(framework, claim).iter().filter(|g| g.is_strong()) {
                match ground.heading {
                    None => around.own.push((root.clone(), ground.start)),
                    Some(0) => {
                        around.headed.insert(root.clone());
                    }
                    Some(_) => {}
                }
            }
        }
        around
    }

    fn of(&self, framework: &Framework, claim: &Claim) -> Around {
        let root = root(framework, claim);
        let grounds = grounds(framework, claim);
        let own = grounds.iter().filter(|ground| ground.heading.is_none());
        let strong = own.clone().any(Ground::is_strong);
        let first = own.map(|ground| ground.start).min();
        let headed = self.headed.contains(&root);
        let headings = if headed && strong {
            Headings::Agree
        } else if first.is_none() && claim.confidence >= LINK {
            Headings::MakeTheLink
        } else if self.own.is_empty() {
            Headings::Alone
        } else {
            Headings::Outweighed
        };
        Around {
            headings,
            second: first.is_some_and(|first| {
                let mut own = self.own.iter();
                own.any(|(other, at)| *other != root && *at < first)
            }),
        }
    }
}

/// The theme that a claimed one is a part of, and so on up.
fn root(framework: &Framework, claim: &Claim) -> String {
    let mut theme = framework.theme(claim.theme.as_str());
    while let Some(parent) = theme.and_then(|theme| theme.parent.as_ref()) {
        theme = framework.theme(parent.as_str());
    }
    theme.map_or_else(|| claim.theme.to_string(), |theme| theme.id.to_string())
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
            aside: evidence.aside.is_some(),
            start: evidence.spans.first().map_or(0, |span| span.start),
        })
        .collect()
}
