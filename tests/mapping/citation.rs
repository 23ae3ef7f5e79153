//! Citations of a framework and its themes by name, number, id and title.

use policy_crosswalk::Mapper;
use policy_crosswalk::model::{Justification, MatchKind, Relation};

use crate::common::checks::assert_sound;
use crate::common::codebook::framework;

const STANDARDS: &str =
    "cited_as = [\"MAT Standards\", \"MAT Standard\"]\npart_nouns = [\"standard\"]\ncites_all = true\nthemes = [
    { id = \"MAT-1\", number = \"1\", title = \"Access\" },
    { id = \"MAT-2\", number = \"2\", title = \"Choice of medication\" },
    { id = \"MAT-3\", number = \"3\", title = \"Outreach\" },
    { id = \"MAT-4\", number = \"4\", title = \"Harm reduction\" },
    { id = \"MAT-5\", number = \"5\", title = \"Retention\" },
    { id = \"MAT-7\", number = \"7\", title = \"Primary Care\" },
    { id = \"MAT-10\", number = \"10\", title = \"Trauma\" },
]";

/// The themes that a text cites, each with the words that cite it.
fn cited(text: &str) -> Vec<(String, String)> {
    cited_in(STANDARDS, text)
}

fn cited_in(standards: &str, text: &str) -> Vec<(String, String)> {
    let mapper = Mapper::new(&framework(standards)).unwrap();
    let mut cited = Vec::new();
    for claim in mapper.map_text(text, &[]) {
        assert_sound(&claim, text, &[]);
        let evidence = claim
            .evidence
            .iter()
            .find(|e| [MatchKind::Citation, MatchKind::Whole].contains(&e.kind));
        if let Some(evidence) = evidence {
            assert_eq!(claim.justification, Justification::Stated);
            assert!(claim.confidence > 0.9);
            cited.push((claim.theme.clone(), evidence.quote.clone()));
        }
    }
    cited.sort_by(|(a, _), (b, _)| a.natural_cmp(b));
    cited
        .into_iter()
        .map(|(theme, quote)| (theme.to_string(), quote))
        .collect()
}

fn themes(text: &str) -> Vec<String> {
    cited(text).into_iter().map(|(theme, _)| theme).collect()
}

#[test]
fn a_range_of_numbers_cites_each_theme_in_it() {
    let all = [
        "MAT-1", "MAT-2", "MAT-3", "MAT-4", "MAT-5", "MAT-7", "MAT-10",
    ];
    for text in [
        "Meet MAT Standards 1-10",
        "Meet MAT Standards 1 – 10",
        "Meet MAT standards 1 to 10 by May",
    ] {
        assert_eq!(themes(text), all, "{text}");
    }
    assert_eq!(
        themes("Meet MAT Standards 2-4"),
        ["MAT-2", "MAT-3", "MAT-4"]
    );
    assert_eq!(
        cited("Meet MAT Standards 2-4 now")[0].1,
        "MAT Standards 2-4"
    );
}

#[test]
fn no_range_runs_backwards() {
    assert_eq!(themes("Meet MAT Standards 5-1 now"), ["MAT-5"]);
    assert_eq!(
        themes("MAT Standards 1, 3 and 5-1, 3"),
        ["MAT-1", "MAT-3", "MAT-5"]
    );
}

#[test]
fn a_list_of_numbers_cites_each() {
    assert_eq!(
        themes("For the MAT Standards, work on Standards 1, 3 and 5"),
        ["MAT-1", "MAT-3", "MAT-5"]
    );
    assert_eq!(themes("Work on MAT Standard 7."), ["MAT-7"]);
    assert_eq!(
        themes("Standards of dress in 3 schools"),
        [""; 0],
        "a unit cites only with a number"
    );
}

#[test]
fn an_id_cites_its_theme_with_a_hyphen_or_without() {
    assert_eq!(
        cited("Deliver MAT 7 this year"),
        [("MAT-7".to_owned(), "MAT 7".to_owned())]
    );
    assert_eq!(themes("Deliver MAT-7 this year"), ["MAT-7"]);
    assert_eq!(themes("Deliver MAT-10"), ["MAT-10"]);
    assert_eq!(themes("A mat 7 feet long"), [""; 0]);
}

#[test]
fn a_title_cites_its_theme_as_it_stands() {
    assert_eq!(themes("Support in Primary Care"), ["MAT-7"]);
    assert_eq!(
        themes("Support in primary care"),
        [""; 0],
        "two common words are no citation"
    );
    assert_eq!(themes("Primary care"), ["MAT-7"], "but alone they are");
    assert_eq!(
        themes("A choice of medication for all"),
        ["MAT-2"],
        "of small words none counts"
    );
    let mapper = Mapper::new(&framework(STANDARDS)).unwrap();
    let claims = mapper.map_text("Harm Reduction", &[]);
    assert_eq!(claims[0].relation, Relation::ExactMatch);
}

#[test]
fn a_framework_cited_as_a_whole_cites_all_where_it_says_so() {
    assert_eq!(themes("Implement the MAT Standards").len(), 7);
    let some = STANDARDS.replace("cites_all = true", "cites_all = false");
    assert!(cited_in(&some, "Implement the MAT Standards").is_empty());
    assert_eq!(cited_in(&some, "Implement the MAT Standards 1-3").len(), 3);
}

#[test]
fn only_the_noun_of_its_parts_cites_by_number() {
    for text in [
        "Team 1",
        "Hold a team 2 meeting",
        "Implementation 3",
        "Standards 1-3 of the charter",
        "Healthy Schools Standard 2 reached",
        "Standard 2 reached",
        "MAT Standards 2",
        "Raise MAT standards 5%",
    ] {
        let numbered: Vec<_> = cited(text)
            .into_iter()
            .filter(|(_, quote)| quote.contains(|c: char| c.is_ascii_digit()))
            .collect();
        assert_eq!(numbered, [], "{text}");
    }
    assert_eq!(
        themes("MAT Standards in the Healthy Schools Standard 2"),
        themes("MAT Standards"),
        "another body's standard"
    );
    assert_eq!(
        themes("Standards 2 and 3 of the MAT Standards"),
        ["MAT-2", "MAT-3"]
    );
}

#[test]
fn a_heading_may_name_the_framework() {
    let mapper = Mapper::new(&framework(STANDARDS)).unwrap();
    let text = "Standard 3: reach people after an overdose";
    let alone = mapper.map_text(text, &["Our work"]);
    assert!(alone.iter().all(|claim| claim.theme != "MAT-3"));
    let claims = mapper.map_text(text, &["Our work", "MAT Standards"]);
    assert_eq!(claims[0].theme, "MAT-3");
    assert_eq!(claims[0].evidence[0].quote, "Standard 3");
    assert_eq!(
        claims[0].evidence[0].term,
        "Standard 3, the framework being named beside it"
    );
}

#[test]
fn naming_the_whole_is_told_from_naming_a_part() {
    let mapper = Mapper::new(&framework(STANDARDS)).unwrap();
    let claims = mapper.map_text("Implement the MAT Standards", &[]);
    assert_eq!(claims.len(), 7);
    assert!(
        claims
            .iter()
            .all(policy_crosswalk::model::Claim::cites_whole)
    );
    let claims = mapper.map_text("Implement MAT Standard 3", &[]);
    assert!(!claims[0].cites_whole());
}

#[test]
fn ten_thousand_citations_in_one_text_take_under_a_second() {
    let mapper = Mapper::new(&framework(STANDARDS)).unwrap();
    let text = "MAT Standards 1, 3 and 5; of the MAT Standards Standard 2 and ".repeat(10_000);
    let begun = std::time::Instant::now();
    let claims = mapper.map_text(&text, &[]);
    assert_eq!(claims.len(), 4);
    let most = if cfg!(debug_assertions) { 20 } else { 1 };
    assert!(begun.elapsed().as_secs() < most, "{:?}", begun.elapsed());
}
