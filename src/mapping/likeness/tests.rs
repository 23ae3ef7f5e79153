//! Against numbers of an independent implementation of the formulas (`tests/mapping/fixtures/similarity`), and what must
//! hold for any text.

use proptest::prelude::*;

use crate::mapping::Mapper;
use crate::mapping::field_read::Read;
use crate::mapping::likeness::score;
use crate::mapping::likeness::score::LikeScores;
use crate::mapping::pass::Pass;
use crate::model::ThemeId;
use crate::model::{Claim, Framework, MatchKind, Theme};

const ITEMS: &str = include_str!("../../../tests/mapping/fixtures/similarity/items.tsv");
const THEMES: &str = include_str!("../../../tests/mapping/fixtures/similarity/themes.tsv");
const EXPECTED: &str = include_str!("../../../tests/mapping/fixtures/similarity/expected.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|row| row.split('\t').collect())
}

fn framework() -> Framework {
    let theme = |row: Vec<&str>| Theme::new(ThemeId::new(row[0]).unwrap(), row[1], row[2]);
    let themes = rows(THEMES).map(theme).collect();
    Framework::new("bare".parse().unwrap(), "Bare themes", themes)
}

fn mapper() -> Mapper {
    Mapper::new(&framework()).unwrap()
}

fn claim_of<'c>(claims: &'c [Claim], theme: &str) -> &'c Claim {
    claims.iter().find(|claim| claim.theme == *theme).unwrap()
}

/// The theme's words that a quote matched, and how.
fn reasons<'c>(claim: &'c Claim, quote: &str) -> Vec<(&'c str, MatchKind)> {
    let of_quote = claim.evidence.iter().filter(|e| e.quote == quote);
    of_quote.map(|e| (e.term.as_str(), e.kind)).collect()
}

#[test]
fn scores_and_confidences_are_those_of_the_formulas() {
    let mapper = mapper();
    let engine = &mapper.engine;
    let mut expected = rows(EXPECTED);
    let mut pass = Pass::new(1 << 20);
    let (mut read, mut scores) = (Read::default(), LikeScores::default());
    for item in rows(ITEMS) {
        pass.statement(engine, item[1], true, &mut read);
        score::scores(engine, &pass.memory, 0, &read.said, &mut scores);
        let themes = &mapper.framework().themes;
        let confidence = score::confidence(&scores.scores, themes.len());
        for (theme, score) in themes.iter().zip(&scores.scores) {
            let row = expected.next().unwrap();
            assert_eq!([row[0], row[1]], [item[0], theme.id.as_str()]);
            let [wanted_confidence, wanted] = [2, 3].map(|i| row[i].parse::<f64>().unwrap());
            assert!(
                (f64::from(*score) - wanted).abs() < 1e-3,
                "{row:?}: {score}"
            );
            let confidence = confidence(*score);
            assert!(
                (confidence - wanted_confidence).abs() < 1e-3,
                "{row:?}: {confidence}"
            );
        }
    }
    assert!(expected.next().is_none());
}

#[test]
fn evidence_names_the_words_of_both_sides() {
    let text = "Organise trauma training for children’s homes";
    let claims = mapper().map_text(text, &[]);
    assert_eq!(claims[0].theme, "T4");
    assert_eq!(
        reasons(&claims[0], "trauma training"),
        [("Trauma training", MatchKind::Exact)]
    );
    assert_eq!(
        reasons(&claims[0], "trauma"),
        [("Trauma", MatchKind::Exact)]
    );
    assert_eq!(
        reasons(&claims[0], "Organise"),
        [("organised", MatchKind::Stem)]
    );
    let housing = claim_of(&claims, "T1");
    assert_eq!(reasons(housing, "homes"), [("homes", MatchKind::Exact)]);
}

#[test]
fn words_that_are_alike_are_told_as_such() {
    let claims = mapper().map_text("Shelter for families who lost a tenant’s flat", &[]);
    let housing = claim_of(&claims, "T1");
    let related = housing
        .evidence
        .iter()
        .filter(|e| e.kind == MatchKind::Related);
    let related: Vec<_> = related.map(|e| e.quote.as_str()).collect();
    assert!(related.contains(&"Shelter"), "{related:?}");
}

#[test]
fn a_citation_counts_besides() {
    let mut framework = framework();
    framework.cited_as = vec!["Bare Standards".to_owned()];
    framework.themes[6].number = Some("7".to_owned());
    let mapper = Mapper::new(&framework).unwrap();
    let claims = mapper.map_text("Bare Standard 7: plans for incidents", &[]);
    assert_eq!(claims[0].theme, "T7");
    assert_eq!(claims[0].evidence[0].kind, MatchKind::Citation);
    assert!(claims[0].evidence[0].added > 0.9);
    assert!(claims[0].evidence.len() > 1 && claims[0].confidence <= 0.99);
    let title = &mapper.map_text("Domestic violence", &[])[0];
    assert_eq!(
        (title.theme.as_str(), title.relation.name()),
        ("T2", "exactMatch")
    );
}

#[test]
fn headings_count_where_they_cite() {
    let under = |heading| mapper().map_text("Hold a yearly meeting", &[heading]);
    assert_eq!(
        under("Homes and tenancies"),
        mapper().map_text("Hold a yearly meeting", &[])
    );
    let claims = under("Access to adequate housing");
    let cited = claim_of(&claims, "T1");
    assert!(cited.evidence.iter().any(|e| e.heading == Some(0)));
}

#[test]
fn a_theme_with_a_codebook_is_left_to_it() {
    let mut framework = framework();
    framework.themes[3].terms = vec!["trauma informed".to_owned()];
    let mapper = Mapper::new(&framework).unwrap();
    let text = "Organise trauma training for all prison staff";
    let claims = mapper.map_text(text, &[]);
    assert!(claims.iter().all(|claim| claim.theme != "T4"));
    let before = self::mapper().map_text(text, &[]);
    let others: Vec<_> = before.into_iter().filter(|c| c.theme != "T4").collect();
    assert_eq!(claims, others);
}

#[test]
fn threads_find_the_same_in_any_order() {
    let alone: Vec<Vec<Claim>> = rows(ITEMS)
        .map(|item| mapper().map_text(item[1], &[]))
        .collect();
    let shared = mapper();
    let items: Vec<Vec<&str>> = rows(ITEMS).collect();
    std::thread::scope(|scope| {
        for start in 0..4 {
            let (shared, items, alone) = (&shared, &items, &alone);
            scope.spawn(move || {
                for i in 0..items.len() {
                    let at = (i * 3 + start) % items.len();
                    assert_eq!(shared.map_text(items[at][1], &[]), alone[at]);
                }
            });
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn evidence_of_any_text_adds_up(
        text in ".{0,60}",
        words in prop::collection::vec(prop::sample::select(ITEMS.split_whitespace().collect::<Vec<_>>()), 0..30),
        heading in ".{0,20}",
    ) {
        let text = format!("{} {text}", words.join(" "));
        for claim in mapper().map_text(&text, &[&heading]) {
            let sum: f64 = claim.evidence.iter().map(|e| e.added).sum();
            prop_assert!((sum - claim.confidence).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&claim.confidence));
            for evidence in &claim.evidence {
                let of = if evidence.heading.is_some() { heading.as_str() } else { text.as_str() };
                prop_assert!(!evidence.spans.is_empty() && evidence.added >= 0.0);
                let quotes: Option<Vec<&str>> = evidence.spans.iter().map(|s| of.get(s.clone())).collect();
                prop_assert_eq!(quotes.map(|quotes| quotes.join(" … ")), Some(evidence.quote.clone()));
                prop_assert!(!evidence.term.is_empty());
            }
        }
    }

    #[test]
    fn no_theme_panics(title in ".{1,40}", description in ".{0,40}", text in ".{0,40}") {
        let theme = Theme::new(ThemeId::new("A").unwrap(), title, description);
        let framework = Framework::new("any".parse().unwrap(), "Any", vec![theme]);
        if let Ok(mapper) = Mapper::new(&framework) {
            let _ = mapper.map_text(&text, &[]);
        }
    }
}
