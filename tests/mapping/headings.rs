//! What the headings above a statement make of it.

use policy_crosswalk::catalogue;
use policy_crosswalk::model::{Claim, Relation};

fn claim(framework: &str, theme: &str, text: &str, headings: &[&str]) -> Option<Claim> {
    let mapper = catalogue::mapper(framework).unwrap();
    let claims = mapper.map_text(text, headings);
    claims
        .into_iter()
        .find(|claim| claim.theme == *theme && claim.confidence >= mapper.threshold())
}

#[test]
fn a_label_makes_a_link_where_the_statement_names_no_object() {
    for (framework, theme, heading, text) in [
        (
            "mat-2021",
            "MAT-4",
            "Injecting equipment provision",
            "Staff build rapport when people collect tokens",
        ),
        (
            "rrr-2018",
            "RRR-PHJ",
            "Justice",
            "Agree a timetable with all those involved",
        ),
        (
            "nm-2022",
            "NM-X3",
            "Stigma",
            "Hold four events in village halls",
        ),
    ] {
        assert!(claim(framework, theme, text, &[]).is_none(), "{text}");
        let claim = claim(framework, theme, text, &[heading]).unwrap();
        assert_eq!(claim.relation, Relation::RelatedMatch);
        assert!(
            claim
                .evidence
                .iter()
                .all(|evidence| evidence.heading == Some(0))
        );
        let sum: f64 = claim.evidence.iter().map(|evidence| evidence.added).sum();
        assert!((sum - claim.confidence).abs() < 1e-9);
    }
}

#[test]
fn a_heading_alone_makes_no_link_where_the_statement_says_what_it_is_about() {
    for (heading, text) in [
        (
            "Injecting equipment provision",
            "Naloxone is handed out at the hub, and families learn how to give it",
        ),
        (
            "Needles and syringes",
            "Advocates go with people to the housing office",
        ),
        (
            "We will hand out needles and syringes in all towns and villages of the county",
            "Hold four events",
        ),
    ] {
        let mapper = catalogue::mapper("mat-2021").unwrap();
        let claims = mapper.map_text(text, &[heading]);
        let from_heading = claims.iter().filter(|claim| {
            claim.confidence >= mapper.threshold()
                && claim
                    .evidence
                    .iter()
                    .all(|evidence| evidence.heading.is_some())
        });
        assert_eq!(from_heading.count(), 0, "{text}");
    }
}

#[test]
fn a_heading_that_says_the_same_makes_a_claim_surer() {
    let text = "Needles are given out from a van";
    let alone = claim("mat-2021", "MAT-4", text, &[]).unwrap();
    let agreed = claim("mat-2021", "MAT-4", text, &["Harm reduction"]).unwrap();
    assert!(alone.confidence < agreed.confidence);
    assert!(
        agreed
            .evidence
            .iter()
            .any(|evidence| evidence.heading == Some(0) && evidence.added > 0.05)
    );
}

#[test]
fn without_weight_a_heading_makes_nothing() {
    let framework = catalogue::framework("rrr-2018").unwrap();
    let builder = policy_crosswalk::Mapper::builder(framework).thesaurus(catalogue::thesaurus());
    let mapper = builder.heading_weight(0.0).build().unwrap();
    let claims = mapper.map_text("Agree a timetable with all those involved", &["Justice"]);
    assert_eq!(claims, []);
}
