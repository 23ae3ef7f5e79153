//! The built-in plans against the published texts: run where the texts are at hand, with
//! `POLICY_CROSSWALK_SHARED=<folder> cargo test --test rooms -- --ignored documents`.

use std::collections::{BTreeMap, HashSet};

use policy_crosswalk::model::Wording;
use policy_crosswalk::{Plan, Statement, catalogue};

/// A run of this many words of a document in a summary is a copy.
const COPIED: usize = 8;

const DOCUMENTS: [(&str, &str); 5] = [
    ("pk-2024", "perth-and-kinross-2024-27.txt"),
    ("dundee-2017", "dundee-2017-20-draft.txt"),
    ("dundee-2020", "dundee-2020-update.txt"),
    ("dundee-2024", "dundee-year-one-2024.txt"),
    ("ea-2020", "east-ayrshire-2020-24.txt"),
];

/// The built-in plans, each with its document.
fn documents() -> Vec<(&'static Plan, String)> {
    let folder = std::env::var("POLICY_CROSSWALK_SHARED")
        .expect("POLICY_CROSSWALK_SHARED names the folder in which documents/ stands");
    let read = |(id, name): &(&str, &str)| {
        let path = format!("{folder}/documents/{name}");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        (catalogue::plan(id).unwrap(), text)
    };
    let documents: Vec<_> = DOCUMENTS.iter().map(read).collect();
    assert_eq!(
        documents.len(),
        catalogue::plans().len(),
        "a plan has no document"
    );
    documents
}

#[track_caller]
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The statements of each section, in the order of the plan.
fn sections(plan: &Plan) -> BTreeMap<&str, Vec<&Statement>> {
    let mut sections: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for statement in &plan.statements {
        let section = statement.locator.section.as_deref().unwrap_or_default();
        sections.entry(section).or_default().push(statement);
    }
    sections
}

/// Where lines begin that a heading opens, after marks of Markdown.
fn openings(text: &str, heading: &str) -> Vec<usize> {
    let mut at = 0;
    let mut openings = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(|c: char| c.is_whitespace() || "#*|-".contains(c));
        if bare.starts_with(heading) {
            openings.push(at);
        }
        at += line.len();
    }
    openings
}

/// The first statement whose words to search for do not follow those of the one before it.
fn lost<'s>(body: &str, statements: &[&'s Statement]) -> Option<&'s Statement> {
    let mut at = 0;
    statements.iter().copied().find(|statement| {
        let find = statement.locator.find.as_deref().unwrap_or_default();
        let found = body[at..].find(find);
        at += found.unwrap_or_default();
        found.is_none()
    })
}

#[test]
#[ignore = "needs the published documents"]
fn locators_lead_to_their_words() {
    let mut wrong = Vec::new();
    for (plan, text) in documents() {
        let sections = sections(plan);
        let openings_of = |heading: &&str| openings(&text, heading);
        for (heading, statements) in &sections {
            let others = sections.keys().filter(|other| *other != heading);
            let ends: Vec<usize> = others.flat_map(openings_of).collect();
            let mut failed = Some("the section does not stand in the document".to_owned());
            for start in openings_of(heading) {
                let end = ends.iter().copied().filter(|end| *end > start).min();
                let lost = lost(&text[start..end.unwrap_or(text.len())], statements);
                failed = lost.map(|s| format!("{}: {:?} is not in place", s.id, s.locator.find));
                if failed.is_none() {
                    break;
                }
            }
            wrong.extend(failed.map(|why| format!("{}, {heading}: {why}", plan.id)));
        }
    }
    assert_none(&wrong);
}

/// A text in one line, without cells, emphasis and, where told, without bullets.
fn folded(text: &str, bullets: bool) -> String {
    let mut words = Vec::new();
    for line in text.lines() {
        let line = line.replace("**", "").replace("---", " ").replace('|', " ");
        let own = line.split_whitespace().map(str::to_owned);
        let mark = |word: &String| matches!(word.as_str(), "-" | "*" | "•" | "#" | ">");
        let skip = own
            .clone()
            .next()
            .is_some_and(|first| !bullets && mark(&first));
        words.extend(own.skip(usize::from(skip)));
    }
    words.join(" ")
}

#[test]
#[ignore = "needs the published documents"]
fn what_stands_as_published_stands_in_the_document() {
    let mut wrong = Vec::new();
    for (plan, text) in documents() {
        let texts = [folded(&text, true), folded(&text, false)];
        let published = plan
            .statements
            .iter()
            .filter(|s| s.wording == Wording::AsPublished);
        for statement in published {
            let said = folded(&statement.text, true);
            if !texts.iter().any(|text| text.contains(&said)) {
                wrong.push(format!("{}: {said}", statement.id));
            }
        }
    }
    assert_none(&wrong);
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
#[ignore = "needs the published documents"]
fn summaries_copy_no_sentence() {
    let mut wrong = Vec::new();
    for (plan, text) in documents() {
        let document = words(&text);
        let runs: HashSet<&[String]> = document.windows(COPIED).collect();
        for statement in plan
            .statements
            .iter()
            .filter(|s| s.wording == Wording::Summary)
        {
            let own = words(&statement.text);
            let copied = own.windows(COPIED).find(|run| runs.contains(run));
            wrong.extend(copied.map(|run| format!("{}: {}", statement.id, run.join(" "))));
        }
    }
    assert_none(&wrong);
}
