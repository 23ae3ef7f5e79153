//! What costs no more than its size: long statements, many citations, deep headings. The bounds are a hundred
//! times what an optimised build takes, and a tenth of what any step with the square would take.

use std::time::{Duration, Instant};

use policy_crosswalk::model::{Claim, MatchKind, Role};
use policy_crosswalk::{Mapper, Plan, Statement, StatementId, catalogue};

const BOUND: Duration = Duration::from_secs(40);

fn mat() -> &'static Mapper {
    catalogue::mapper("mat-2021").unwrap()
}

#[track_caller]
fn claims_of(mapper: &Mapper, piece: &str, bytes: usize) -> Vec<Claim> {
    let text = piece.repeat(bytes / piece.len());
    let start = Instant::now();
    let claims = mapper.map_text(&text, &[]);
    assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
    claims
}

#[test]
fn a_megabyte_of_words_that_match() {
    let piece = "hand out naloxone kits to families in recovery housing and ";
    let claims = claims_of(mat(), piece, 1 << 20);
    assert!(!claims.is_empty());
    let claims = claims_of(mat(), "naloxone overdose ", 1 << 20);
    assert!(!claims.is_empty());
}

#[test]
fn a_megabyte_of_citations() {
    for piece in [
        "MAT Standards 1, 2 and 3-10, ",
        "MAT Standards ",
        "1, 2, 3, 4-5 and ",
    ] {
        let claims = claims_of(mat(), piece, 1 << 20);
        let kinds = [MatchKind::Citation, MatchKind::Whole];
        let cited = |claim: &Claim| claim.evidence.iter().any(|e| kinds.contains(&e.kind));
        assert_eq!(claims.iter().any(cited), piece.starts_with("MAT"));
    }
}

#[test]
fn a_megabyte_onto_themes_without_a_codebook() {
    let mut bare = catalogue::framework("mat-2021").unwrap().clone();
    for theme in &mut bare.themes {
        theme.terms.clear();
        theme.hints.clear();
    }
    let claims = claims_of(
        &Mapper::new(&bare).unwrap(),
        "naloxone kits for overdoses ",
        1 << 20,
    );
    let shown = claims.iter().flat_map(|claim| &claim.evidence);
    assert!(
        shown
            .map(|evidence| evidence.spans.len())
            .all(|places| places <= 100)
    );
}

fn chain(length: usize, ring: bool) -> Plan {
    let mut plan = catalogue::plan("pk-2024").unwrap().clone();
    let id = |i: usize| StatementId::new(&format!("chain/{i}")).unwrap();
    let statement = |i: usize| {
        let mut statement = Statement::new(id(i), Role::Action, "Naloxone for families");
        let parent = i.checked_sub(1).or(ring.then(|| length - 1));
        statement.parent = parent.map(id);
        statement
    };
    plan.statements = (0..length).map(statement).collect();
    plan
}

#[test]
fn headings_under_headings() {
    for ring in [false, true] {
        let plan = chain(
            if cfg!(debug_assertions) {
                2_000
            } else {
                100_000
            },
            ring,
        );
        let start = Instant::now();
        let crosswalk = mat().map(&plan);
        assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
        let statements = plan.statements.len();
        assert!(crosswalk.links.len() >= statements);
    }
}

#[test]
fn headings_that_count_are_those_of_the_plan() {
    let mapper = mat();
    let plan = chain(40, false);
    let crosswalk = mapper.map(&plan);
    let texts: Vec<&str> = plan.statements.iter().map(|s| s.text.as_str()).collect();
    let links = plan
        .statements
        .iter()
        .zip(plan.headings())
        .flat_map(|(statement, above)| {
            let headings: Vec<&str> = above.iter().map(|i| texts[*i]).collect();
            mapper.map_statement(statement, &headings)
        });
    assert_eq!(crosswalk.links, links.collect::<Vec<_>>());
}
