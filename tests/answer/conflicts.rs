//! Where reviews decide differently.

use policy_crosswalk::answer::RulingState::{Agrees, Holds, Overruled, Unmet};
use policy_crosswalk::answer::{Conflict, ConflictReport, RulingState};
use policy_crosswalk::model::Relation::{self, BroadMatch as Broad, ExactMatch as Exact};
use policy_crosswalk::model::{Decision, Verdict};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{Format, Review};

use crate::common::checks::{assert_fits, assert_table};
use crate::common::decided::{add, decide, link, no_theme, review, theme, world};
use crate::common::snapshot::assert_snapshot;

fn reviews(decisions: impl IntoIterator<Item = Vec<Decision>>) -> Vec<Review> {
    let numbered = decisions.into_iter().enumerate();
    let named = numbered.map(|(at, decisions)| {
        let framework = review(Vec::new()).framework;
        Review::new(format!("urn:x:r{}", at + 1), framework, decisions)
    });
    named.collect()
}

fn told(conflicts: &[Conflict]) -> Vec<(String, Vec<RulingState>)> {
    let conflicts = conflicts.iter();
    conflicts
        .map(|conflict| {
            let standings = conflict.rulings.iter().map(|ruling| ruling.standing);
            (conflict.matter.to_string(), standings.collect())
        })
        .collect()
}

fn relate(relation: Relation) -> Verdict {
    Verdict::Relate { relation }
}

#[test]
fn the_later_review_holds_and_all_decisions_are_told() {
    let date = |text: &str| text.parse().unwrap();
    let reviews = reviews([
        vec![
            decide(link("north/10", "F-1"), Verdict::Accept).date(date("2026-03-01")),
            decide(link("north/2", "F-2"), Verdict::Accept),
            decide(theme("n", "F-3"), Verdict::NotApplicable),
        ],
        vec![
            decide(link("north/10", "F-1"), Verdict::Reject)
                .date(date("2026-02-01"))
                .text("Hand out naloxone"),
            decide(link("north/2", "F-2"), Verdict::Accept),
            decide(theme("n", "F-3"), Verdict::Accept),
        ],
        vec![
            decide(link("north/10", "F-1"), Verdict::Reject).date(date("2026-02-02")),
            decide(link("north/2", "F-1"), add(Relation::BroadMatch, Some(0.9))),
        ],
    ]);
    let report = ConflictReport::between(&reviews);
    assert_eq!(
        told(&report.conflicts),
        [
            (
                "north/10 and F-1".to_owned(),
                vec![Overruled, Agrees, Holds]
            ),
            ("n and F-3".to_owned(), vec![Overruled, Holds]),
        ]
    );
    assert_eq!(report.shared, 3);
    assert!(report.conflicts[0].is_held_by_an_older());
    assert!(!report.conflicts[1].is_held_by_an_older());
    assert_snapshot("answer/conflicts.txt", &report.to_string());
    assert_snapshot("answer/conflicts.csv", &report.report(Format::Csv));
    assert_fits(&report.to_string());
    assert_table(&report.report(Format::Markdown), Format::Markdown);
}

#[test]
fn what_differs_is_whether_and_how_a_link_holds_not_how_sure_one_is() {
    let of = |verdicts: &[Verdict]| {
        let decisions = verdicts
            .iter()
            .map(|verdict| vec![decide(link("north/1", "F-1"), *verdict)]);
        ConflictReport::between(&reviews(decisions)).conflicts.len()
    };
    assert_eq!(of(&[Verdict::Accept, Verdict::Accept]), 0);
    assert_eq!(of(&[Verdict::Accept, add(Broad, None), relate(Broad)]), 0);
    assert_eq!(of(&[add(Broad, Some(0.6)), add(Broad, Some(0.9))]), 0);
    assert_eq!(of(&[add(Broad, None), relate(Exact)]), 1);
    assert_eq!(of(&[Verdict::Accept, add(Broad, None), relate(Exact)]), 1);
    assert_eq!(of(&[Verdict::Accept, Verdict::Reject]), 1);
    let accepted = decide(link("north/1", "F-1"), Verdict::Accept).proposed(Broad);
    let related = decide(link("north/1", "F-1"), relate(Exact));
    let report = ConflictReport::between(&reviews([vec![accepted], vec![related]]));
    assert_eq!(report.conflicts.len(), 1);
}

#[test]
fn a_link_contradicts_that_a_statement_meets_no_theme() {
    let none = || vec![decide(no_theme("north/2"), Verdict::Accept)];
    let some = || vec![decide(link("north/2", "F-2"), Verdict::Accept)];
    let expected = [("north/2 and no theme".to_owned(), vec![Overruled, Holds])];
    for pair in [[none(), some()], [some(), none()]] {
        let reviews = reviews(pair);
        assert_eq!(told(&ConflictReport::between(&reviews).conflicts), expected);
        let laid = world().lay(&reviews);
        let report = ConflictReport::laid(&reviews, &laid);
        assert_eq!(told(&report.conflicts), expected);
        assert_eq!(laid.crosswalks[0].claimed().count(), 2);
    }
    let rejected = vec![decide(link("north/2", "F-2"), Verdict::Reject)];
    let report = ConflictReport::between(&reviews([none(), rejected]));
    assert_eq!(report.conflicts, []);
}

#[test]
fn a_decision_that_met_nothing_does_not_hold() {
    let stale = decide(link("north/1", "F-1"), Verdict::Reject).text("Hand out leaflets");
    let reviews = reviews([
        vec![decide(link("north/1", "F-1"), Verdict::Accept)],
        vec![stale],
    ]);
    let laid = world().lay(&reviews);
    let report = ConflictReport::laid(&reviews, &laid);
    let expected = [("north/1 and F-1".to_owned(), vec![Holds, Unmet])];
    assert_eq!(told(&report.conflicts), expected);
    assert_eq!(report.provenance.plans[0].id, "north");
    assert_eq!(report.provenance.reviews, ["urn:x:r1", "urn:x:r2"]);
}
