//! Whichever way texts are mapped, they are linked alike: one by one, by a reader, several frameworks at once, in a
//! stream, with and without reasons.

use std::sync::LazyLock;

use policy_crosswalk::mapping::{Mappers, Score, Wanted};
use policy_crosswalk::model::Claim;
use policy_crosswalk::{Framework, Mapper, catalogue};
use proptest::prelude::*;

/// The built-in frameworks, one of them without its codebook, and one with half of it.
static FRAMEWORKS: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    let mut frameworks = catalogue::frameworks().to_vec();
    for theme in &mut frameworks[4].themes {
        theme.terms.clear();
        theme.hints.clear();
    }
    for theme in frameworks[2].themes.iter_mut().step_by(2) {
        theme.terms.clear();
        theme.hints.clear();
    }
    frameworks
});

static MAPPERS: LazyLock<Vec<Mapper>> = LazyLock::new(|| {
    let build = |framework| {
        let builder = Mapper::builder(framework).thesaurus(catalogue::thesaurus());
        builder.build().unwrap()
    };
    FRAMEWORKS.iter().map(build).collect()
});

static SET: LazyLock<Mappers> = LazyLock::new(|| {
    let builder = Mappers::builder(FRAMEWORKS.iter()).thesaurus(catalogue::thesaurus());
    builder.build().unwrap()
});

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let statements = catalogue::plans().iter().flat_map(|plan| &plan.statements);
    let mut words: Vec<&str> = statements.flat_map(|s| s.text.split(' ')).collect();
    words.extend([
        "not",
        "cancelled.",
        "MAT",
        "Standard",
        "7",
        "nalxone",
        "person’s",
        "café",
        "日本",
    ]);
    words
});

fn text() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len()).prop_map(|i| WORDS[i]);
    let run = (0..WORDS.len(), 1_usize..9).prop_map(|(from, count)| {
        let run = WORDS.iter().skip(from).take(count);
        run.copied().collect::<Vec<_>>().join(" ")
    });
    let piece = prop_oneof![word.prop_map(str::to_owned), run];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.join(" "))
}

#[track_caller]
fn assert_same(scores: &[Score], claims: &[Claim], framework: &Framework) {
    let scores: Vec<_> = scores
        .iter()
        .map(|score| {
            (
                framework.themes[score.theme].id.as_str(),
                score.relation,
                score.confidence,
            )
        })
        .collect();
    let claims: Vec<_> = claims
        .iter()
        .map(|claim| (claim.theme.as_str(), claim.relation, claim.confidence))
        .collect();
    assert_eq!(scores, claims);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_way_finds_the_same(text in text(), heading in text(), most in 0_usize..4, least in 0.0..1.0_f64) {
        for headings in [&[][..], &[heading.as_str()][..]] {
            let together = SET.map_text(&text, headings);
            let mut of_all = Vec::new();
            SET.reader().scores(&text, headings, Wanted::all(), &mut of_all);
            for (i, mapper) in MAPPERS.iter().enumerate() {
                let all = mapper.map_text(&text, headings);
                prop_assert_eq!(&all, &together[i]);
                let own: Vec<Score> = of_all.iter().filter(|score| score.framework == i).copied().collect();
                assert_same(&own, &all, mapper.framework());

                let mut reader = mapper.reader_within(2_000);
                prop_assert_eq!(&reader.claims(&text, headings, Wanted::all()), &all);
                let best = reader.claims(&text, headings, Wanted::all().best(most));
                prop_assert_eq!(&best[..], &all[..most.min(all.len())]);
                let wanted = Wanted::all().at_least(least).best(most);
                let mut likely = all.clone();
                likely.retain(|claim| claim.confidence >= least);
                likely.truncate(most);
                prop_assert_eq!(&reader.claims(&text, headings, wanted), &likely);
                let mut scores = vec![];
                reader.scores(&text, headings, wanted, &mut scores);
                assert_same(&scores, &likely, mapper.framework());
            }
        }
    }
}

#[test]
fn a_reader_of_many_texts_forgets_nothing_that_counts() {
    let statements = catalogue::plans().iter().flat_map(|plan| &plan.statements);
    let texts: Vec<&str> = statements
        .map(|statement| statement.text.as_str())
        .collect();
    for i in [2, 4, 5] {
        let (mut small, mut large) = (MAPPERS[i].reader_within(20_000), MAPPERS[i].reader());
        for text in &texts {
            let claims = large.claims(text, &[], Wanted::all());
            assert_eq!(small.claims(text, &[], Wanted::all()), claims);
        }
    }
}

#[cfg(feature = "rayon")]
#[test]
fn threads_make_the_same_crosswalks() {
    let plans = catalogue::plans();
    let one_by_one: Vec<_> = plans.iter().map(|plan| SET.map(plan)).collect();
    assert_eq!(SET.map_in_parallel(plans), one_by_one);
    let alone: Vec<_> = plans.iter().map(|plan| MAPPERS[4].map(plan)).collect();
    assert_eq!(MAPPERS[4].map_in_parallel(plans), alone);
}
