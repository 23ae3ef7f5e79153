//! What is due at a date.

use policy_crosswalk::answer::{DueReport, Timing};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{Date, Format, catalogue};

use crate::common::checks::narrow;
use crate::common::reckoned::world;
use crate::common::snapshot::assert_snapshot;

#[test]
fn dates_are_read_at_a_given_date() {
    let world = world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let at: Date = "2025-06".parse().unwrap();
    let due = DueReport::new(&graph, at, verbs);
    let of = |timing| -> Vec<&str> {
        due.timed(timing)
            .map(|line| line.statement.as_str())
            .collect()
    };
    assert_eq!(of(Timing::PastDue), ["s/b"]);
    assert_eq!(of(Timing::Due), ["n2/a"]);
    assert_eq!(of(Timing::Later), ["s/a"]);
    assert_eq!(due.undated.len(), 2);
    narrow(&due.to_string());
    assert_snapshot("answer/due.txt", &due.to_string());
    assert_snapshot("answer/due.csv", &due.report(Format::Csv));
}
