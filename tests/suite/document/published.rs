//! The published documents; the directory is told by `POLICY_CROSSWALK_SHARED`.

use super::*;
use std::collections::HashSet;

fn shared(path: &str) -> String {
    let dir = std::env::var("POLICY_CROSSWALK_SHARED")
        .expect("POLICY_CROSSWALK_SHARED names the directory of the documents");
    let file = std::path::Path::new(&dir).join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Texts with their headings.
type Pairs = Vec<(String, String)>;

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text and headings of each statement.
fn pairs(reading: &Reading) -> Vec<(String, String)> {
    let plan = &reading.plan;
    let chains = plan.headings();
    let text = |i: &usize| spaced(&plan.statements[*i].text);
    (0..plan.statements.len())
        .map(|i| {
            (
                text(&i),
                chains[i]
                    .iter()
                    .rev()
                    .map(text)
                    .collect::<Vec<_>>()
                    .join(" > "),
            )
        })
        .collect()
}

fn listed(from: &str, to: &str) -> Vec<(String, String)> {
    let rows = shared("bench/adp_dundee/items.tsv");
    rows.lines()
        .skip(1)
        .filter_map(|row| row.split_once('\t'))
        .filter(|(id, _)| (from..=to).contains(id))
        .filter_map(|(_, rest)| rest.split_once('\t'))
        .map(|(text, context)| (spaced(text), spaced(context)))
        .collect()
}

#[track_caller]
fn found(document: &str, from: &str, to: &str) -> (Pairs, Pairs) {
    let text = shared(&format!("documents/{document}.txt"));
    let reading = read(&text);
    nothing_vanished(&text, &reading);
    let got = pairs(&reading);
    let want = listed(from, to);
    let have: HashSet<&(String, String)> = got.iter().collect();
    let missing: Vec<_> = want.iter().filter(|pair| !have.contains(pair)).collect();
    assert!(
        missing.len() * 20 <= want.len(),
        "{} of {} missing: {missing:#?}",
        missing.len(),
        want.len()
    );
    (got, want)
}

#[test]
#[ignore = "needs the published documents"]
fn the_dundee_year_one_update() {
    let (got, want) = found("dundee-year-one-2024", "g074", "g177");
    let texts: HashSet<&str> = want.iter().map(|(text, _)| &**text).collect();
    let headings: HashSet<&str> = want
        .iter()
        .flat_map(|(_, context)| context.split(" > "))
        .collect();
    let extra: Vec<_> = got
        .iter()
        .filter(|(text, _)| !texts.contains(&**text) && !headings.contains(&**text))
        .collect();
    assert!(extra.len() * 20 <= got.len(), "{extra:#?}");
}

#[test]
#[ignore = "needs the published documents"]
fn the_dundee_draft_of_2017() {
    found("dundee-2017-20-draft", "g198", "g218");
}

#[test]
#[ignore = "needs the published documents"]
fn counts_of_all_documents() {
    let expected = [
        (
            "dundee-year-one-2024",
            PlanKind::ProgressReport,
            [21, 41, 0, 58, 0],
        ),
        (
            "dundee-2017-20-draft",
            PlanKind::Strategy,
            [7, 40, 21, 0, 0],
        ),
        ("dundee-2020-update", PlanKind::Update, [13, 0, 0, 16, 0]),
        (
            "perth-and-kinross-2024-27",
            PlanKind::ActionPlan,
            [11, 42, 50, 0, 0],
        ),
        (
            "east-ayrshire-2020-24",
            PlanKind::Strategy,
            [24, 78, 52, 13, 49],
        ),
    ];
    for (document, kind, counts) in expected {
        let text = shared(&format!("documents/{document}.txt"));
        let reading = read(&text);
        nothing_vanished(&text, &reading);
        let count = |role: Role| {
            reading
                .plan
                .statements
                .iter()
                .filter(|s| s.role == role)
                .count()
        };
        let found = [
            Role::Priority,
            Role::Outcome,
            Role::Action,
            Role::Progress,
            Role::Indicator,
        ]
        .map(count);
        assert_eq!((reading.plan.kind, found), (kind, counts), "{document}");
    }
}

#[test]
#[ignore = "needs the published documents"]
fn leads_and_dates_of_perth_and_kinross() {
    let reading = read(&shared("documents/perth-and-kinross-2024-27.txt"));
    let actions: Vec<&Statement> = reading
        .plan
        .statements
        .iter()
        .filter(|s| s.role == Role::Action)
        .collect();
    assert_eq!(actions.len(), 50);
    assert!(
        actions
            .iter()
            .all(|action| !action.leads.is_empty() && action.due.is_some())
    );
    let naloxone = actions
        .iter()
        .find(|action| action.text.contains("uptake of Naloxone"))
        .unwrap();
    assert_eq!(
        naloxone.leads,
        ["Hillcrest Futures", "NHS Tayside Public Health"]
    );
    assert_eq!(naloxone.due.unwrap().to_string(), "2027-03");
}
