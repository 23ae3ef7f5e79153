//! Decisions of people, laid over crosswalks.

use policy_crosswalk::answer::{CellState, Depth, GapKind, OrphanReport, Reason, UnmetReport};
use policy_crosswalk::model::{Justification, Relation, Verdict};
use policy_crosswalk::review::UnmetReason;
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Crosswalk, Date, GapReport, Reviewed};

use crate::common::decided::{add, decide, link, no_theme, review, theme, world};

fn claimed(crosswalk: &Crosswalk) -> Vec<String> {
    let name = |link: &policy_crosswalk::Link| {
        let claim = &link.claim;
        format!("{} {} {:.2}", link.statement, claim.theme, claim.confidence)
    };
    crosswalk.claimed().map(name).collect()
}

#[test]
fn decisions_decide_what_is_claimed() {
    let world = world();
    let before = claimed(&world.crosswalks[0]);
    assert_eq!(before.len(), 1, "{before:?}");
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Reject),
        decide(link("north/2", "F-2"), Verdict::Accept),
        decide(link("north/3", "F-3"), add(Relation::CloseMatch, Some(0.6))),
        decide(link("north/3", "F-1"), add(Relation::BroadMatch, None)),
    ])]);
    assert!(laid.unmet.is_empty());
    let crosswalk = &laid.crosswalks[0];
    let weak = crosswalk
        .links
        .iter()
        .find(|link| link.claim.theme == *"F-2");
    let weak = weak.unwrap().claim.confidence;
    assert!(
        weak < crosswalk.threshold,
        "accepted though below the threshold"
    );
    assert_eq!(
        claimed(crosswalk),
        [
            format!("north/2 F-2 {weak:.2}"),
            "north/3 F-1 1.00".to_owned(),
            "north/3 F-3 0.60".to_owned(),
        ]
    );
    let added = crosswalk.links.last().unwrap();
    assert_eq!(added.claim.justification, Justification::Reviewed);
    assert_eq!(added.claim.relation, Relation::CloseMatch);
    assert_eq!(crosswalk.provenance.reviews, ["urn:x:review"]);
}

#[test]
fn reviewed_crosswalks_pass_through_json() {
    let mut world = world();
    for link in &mut world.crosswalks[0].links {
        link.claim.confidence = 0.75;
        link.claim.evidence.clear();
    }
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), add(Relation::CloseMatch, None)),
        decide(theme("n", "F-3"), Verdict::NotApplicable),
        decide(link("north/9", "F-1"), Verdict::Reject),
    ])]);
    let json = serde_json::to_string(&laid).unwrap();
    assert_eq!(serde_json::from_str::<Reviewed>(&json).unwrap(), laid);
}

#[test]
fn the_later_review_wins() {
    let world = world();
    let matter = || link("north/1", "F-1");
    let original = &world.crosswalks[0].links[0].claim;
    let first = review(vec![decide(matter(), Verdict::Reject)]);
    let relation = Relation::NarrowMatch;
    let second = review(vec![decide(matter(), Verdict::Relate { relation })]);
    let third = review(vec![decide(matter(), add(Relation::CloseMatch, Some(0.3)))]);
    let fourth = review(vec![decide(matter(), Verdict::Accept)]);
    let reviews = [first, second, third, fourth];
    let after = |n: usize| world.lay(&reviews[..n]).crosswalks.remove(0);
    assert_eq!(after(1).claimed().count(), 0);
    assert_eq!(after(2).links[0].claim.relation, relation);
    assert_eq!(after(2).links[0].claim.evidence, original.evidence);
    assert_eq!(claimed(&after(3)), ["north/1 F-1 0.30"]);
    assert_eq!(after(4).links[0].claim, *original, "as the mapper had it");
}

#[test]
fn decisions_survive_a_mapper_that_proposes_nothing() {
    let mut world = world();
    world.crosswalks[0].links.clear();
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Accept),
        decide(link("north/2", "F-2"), Verdict::Reject),
    ])]);
    assert!(laid.unmet.is_empty());
    assert_eq!(claimed(&laid.crosswalks[0]), ["north/1 F-1 1.00"]);
    let rejected = &laid.crosswalks[0].links[1];
    assert_eq!(rejected.rejection().unwrap().reviewer, "A. Reader");
}

#[test]
fn what_meets_nothing_is_listed_with_its_reason() {
    let mut world = world();
    let changed = decide(link("north/1", "F-1"), Verdict::Accept).text("Hand out tea");
    let respaced = decide(no_theme("north/3"), Verdict::Accept).text(" Count  the boats");
    let decisions = review(vec![
        decide(link("north/9", "F-1"), Verdict::Accept),
        changed,
        decide(link("north/1", "F-9"), Verdict::Reject),
        decide(theme("s", "F-1"), Verdict::NotApplicable),
        decide(theme("n", "F-1"), Verdict::Reject),
        respaced,
        decide(no_theme("north/1"), Verdict::Accept),
    ]);
    let laid = world.lay(std::slice::from_ref(&decisions));
    let reasons: Vec<&UnmetReason> = laid.unmet.iter().map(|unmet| &unmet.reason).collect();
    assert_eq!(
        reasons,
        [
            &UnmetReason::StatementGone,
            &UnmetReason::TextChanged {
                now: "Hand out naloxone".to_owned()
            },
            &UnmetReason::ThemeGone,
            &UnmetReason::PartnershipGone,
            &UnmetReason::Unfit,
            &UnmetReason::Linked {
                theme: "F-1".parse().unwrap()
            },
        ]
    );
    let held = decisions.decisions.len();
    assert_eq!(laid.unmet.len() + laid.crosswalks[0].decisions.len(), held);
    let report = UnmetReport::new(&laid).to_string();
    assert!(report.starts_with("Decisions that meet nothing: 6\n  north/9 and F-1, accepted by A. Reader: because\n    no plan says this statement\n"), "{report}");
    world.crosswalks.clear();
    let laid = world.lay(&[review(vec![decide(
        link("north/1", "F-1"),
        Verdict::Accept,
    )])]);
    assert_eq!(laid.unmet[0].reason, UnmetReason::NotMapped);
}

#[test]
fn coverage_gaps_and_orphans_follow_the_review() {
    let world = world();
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Reject),
        decide(link("north/2", "F-2"), Verdict::Accept),
        decide(theme("n", "F-3"), Verdict::NotApplicable),
        decide(no_theme("north/3"), Verdict::Accept),
    ])]);
    let graph = CoverageGraph::new(&world.plans, &world.frameworks, &laid.crosswalks).unwrap();
    crate::graph::coverage_graph::holds_together(&graph);
    let matrix = CoverageMatrix::new(&graph, "f").unwrap();
    let cell = |theme: &str| matrix.cell(theme, "n").unwrap();
    assert_eq!(cell("F-1").state, CellState::NotFound);
    let confirmed = cell("F-2");
    assert_eq!(
        confirmed.state,
        CellState::Covered,
        "no weak link: a person confirmed it"
    );
    assert_eq!(
        (confirmed.reviewed(), confirmed.depth),
        (1, Some(Depth::Planned))
    );
    assert_eq!(cell("F-3").state, CellState::NotApplicable);
    assert_eq!((matrix.covered(0).top, matrix.applicable(0).top), (1, 2));
    let text = matrix.to_string();
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    for expected in [
        "planned 1*",
        "… reviewed         1 of 1",
        "n/a",
        "1 of 2",
        "F-3, North: A. Reader: because",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }

    let gaps = GapReport::new(&graph, "f").unwrap();
    assert_eq!(gaps.groups[0].assessed.top, 2);
    let found: Vec<_> = gaps.groups[0]
        .gaps
        .iter()
        .map(|gap| (gap.kind, &gap.reason))
        .collect();
    let (reviewer, note) = ("A. Reader".to_owned(), Some("because".to_owned()));
    assert_eq!(
        found,
        [
            (
                GapKind::SharedByAll,
                &Reason::RejectedByReviewer {
                    reviewer: reviewer.clone(),
                    note: note.clone()
                }
            ),
            (
                GapKind::NotApplicable,
                &Reason::NotApplicable { reviewer, note }
            ),
        ]
    );
    assert!(
        gaps.to_string()
            .contains("North: 1 of 2 themes not covered, or thinly\n")
    );

    let orphans = OrphanReport::new(&graph).orphans;
    assert_eq!(orphans.len(), 2);
    assert!(matches!(
        orphans[0].reason,
        Reason::RejectedByReviewer { .. }
    ));
    assert_eq!(orphans[1].confirmed[0].reviewer, "A. Reader");
}

#[test]
fn gaps_tell_of_younger_frameworks_and_of_plans_not_mapped() {
    let world = world();
    let reason = |crosswalks: &[Crosswalk]| {
        let graph = CoverageGraph::new(&world.plans, &world.frameworks, crosswalks).unwrap();
        let report = GapReport::new(&graph, "f").unwrap();
        (
            report.groups[0].gaps.last().unwrap().reason.clone(),
            report.to_string(),
        )
    };
    let valid_from = Some("2020".parse::<Date>().unwrap());
    assert_eq!(
        reason(&world.crosswalks).0,
        Reason::YoungerThanPlans { valid_from }
    );
    let (unknown, text) = reason(&[]);
    assert_eq!(unknown, Reason::NotAssessed);
    assert!(
        text.contains("North: no plan was mapped onto the framework\n"),
        "{text}"
    );
}
