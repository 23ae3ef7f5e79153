//! Who leads what.

use policy_crosswalk::answer::LeadReport;
use policy_crosswalk::{Date, catalogue};

use crate::common::checks::narrow;
use crate::common::reckoned::world;

#[test]
fn leads_are_told_with_their_themes() {
    let world = world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let at: Date = "2025-06".parse().unwrap();
    let leads = LeadReport::new(&graph, "f", at, verbs).unwrap();
    let rows: Vec<_> = leads
        .leads
        .iter()
        .map(|row| (row.lead.as_str(), row.themes.len()))
        .collect();
    assert_eq!(rows, [("Health", 2), ("Police", 1)]);
    let bodies: Vec<&str> = leads.leads[0]
        .partnerships
        .iter()
        .map(|body| body.label.as_str())
        .collect();
    assert_eq!(bodies, ["north ADP", "south ADP"]);
    let unled: Vec<_> = leads
        .unled
        .iter()
        .map(|unled| (unled.partnership.label.as_str(), unled.theme.id.as_str()))
        .collect();
    let expected = [
        ("north ADP", "B"),
        ("north ADP", "C"),
        ("south ADP", "A"),
        ("south ADP", "C"),
    ];
    assert_eq!(unled, expected);
    narrow(&leads.to_string());
}
