//! Decisions that met nothing.

use policy_crosswalk::answer::UnmetReport;
use policy_crosswalk::model::Verdict;
use policy_crosswalk::report::Answer;
use policy_crosswalk::review::UnmetReason;

use crate::common::decided::{decide, link, review, world};

#[test]
fn each_decision_that_met_nothing_is_told_with_what_made_the_crosswalks() {
    let laid = world().lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Accept),
        decide(link("north/9", "F-1"), Verdict::Accept),
    ])]);
    let report = UnmetReport::new(&laid);
    assert_eq!(report.title(), "Decisions that meet nothing: 1");
    assert_eq!(report.unmet[0].reason, UnmetReason::StatementGone);
    let made = &report.provenance;
    assert_eq!(made.plans[0].id, "north");
    assert_eq!(made.plans[0].version.as_deref(), Some("7"));
    assert_eq!(made.frameworks[0].version.as_deref(), Some("2"));
    assert_eq!(made.reviews.len(), 1);
}
