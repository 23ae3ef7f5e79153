//! Each answer in each format, on texts that mean something to them, and on all that is built in.

use policy_crosswalk::answer::{
    Alignment, CommitmentReport, Comparison, CrosswalkDiff, DueReport, Exchange, Explanation,
    LeadReport, Orphan, Sensitivity, SimilarityMatrix, Timeline, WhoElse, orphans,
};
use policy_crosswalk::report::{Dot, DotDetail};
use policy_crosswalk::{CoverageMatrix, Crosswalk, Date, Format, Grouping, catalogue};

use crate::common::checks::{GROUPINGS, assert_fits, assert_reports, assert_table};
use crate::common::example::World;
use crate::common::{example, reckoned};
use crate::report::drawing::assert_dot;

#[test]
fn every_answer_has_every_format() {
    let world = reckoned::world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let at: Date = "2025".parse().unwrap();
    for format in [Format::Text, Format::Markdown, Format::Csv, Format::Json] {
        let by = Grouping::Partnership;
        let reports = [
            Sensitivity::of_threshold(&graph, &CoverageMatrix::new(&graph, "f", by).unwrap())
                .unwrap()
                .report(format),
            Timeline::new(&graph, "f", "north").unwrap().report(format),
            CrosswalkDiff::new(&graph, &graph, "f", by)
                .unwrap()
                .report(format),
            CommitmentReport::new(&graph, "f", by, verbs)
                .unwrap()
                .report(format),
            LeadReport::new(&graph, "f", at, verbs)
                .unwrap()
                .report(format),
            DueReport::new(&graph, at, verbs).report(format),
            Exchange::new(&graph, "f", by, verbs)
                .unwrap()
                .report(format),
            WhoElse::new(&graph, "south", 2).unwrap().report(format),
            Alignment::new(&graph, ["f", "g"]).unwrap().report(format),
            SimilarityMatrix::new(&graph, &["f"], by)
                .unwrap()
                .report(format),
        ];
        assert!(
            reports
                .into_iter()
                .all(|report| !report.unwrap().is_empty())
        );
    }
    let alignment = Alignment::new(&graph, ["f", "g"]).unwrap();
    let json = alignment.report(Format::Json).unwrap();
    assert_eq!(serde_json::from_str::<Alignment>(&json).unwrap(), alignment);
}

/// The small world with texts that mean something to spreadsheets, terminals, Markdown and Graphviz.
fn hostile() -> World {
    let mut world = World::new();
    let mut texts = [
        "=cmd|' /C calc'!A0",
        "a | b \\ \"c\"\n# d",
        "\u{1b}[31mred\u{7}",
        "-1+1, \"x\"",
        "@sum",
    ]
    .iter()
    .cycle();
    for plan in &mut world.plans {
        plan.partnership.short = texts.next().map(|text| (*text).to_owned());
        for statement in &mut plan.statements {
            (*texts.next().unwrap()).clone_into(&mut statement.text);
            for lead in &mut statement.leads {
                (*texts.next().unwrap()).clone_into(lead);
            }
        }
    }
    for theme in &mut world.frameworks[0].themes {
        (*texts.next().unwrap()).clone_into(&mut theme.title);
    }
    world
}

#[test]
fn no_text_breaks_out_of_its_format() {
    let world = hostile();
    let graph = world.graph();
    for rows in GROUPINGS {
        assert_reports(&graph, "ex-2020", rows);
    }
    for detail in [DotDetail::Priorities, DotDetail::Statements] {
        assert_dot(
            &Dot::new(&graph, "ex-2020")
                .unwrap()
                .detail(detail)
                .to_string(),
        );
    }
    let compared =
        Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", "south"]).unwrap();
    assert_fits(&compared.to_string());
    assert_table(&compared.report(Format::Csv).unwrap(), Format::Csv);
    assert_table(
        &compared.report(Format::Markdown).unwrap(),
        Format::Markdown,
    );
    let explained = Explanation::new(&graph, "EX-2", Grouping::Partnership, "north").unwrap();
    assert_fits(&explained.to_string());
    let orphans = orphans(&graph);
    assert_fits(&Orphan::report(&orphans, Format::Text).unwrap());
    assert_table(&Orphan::report(&orphans, Format::Csv).unwrap(), Format::Csv);
}

#[track_caller]
fn assert_built_in_reports(rows: Grouping) {
    let graph = example::built_in();
    for framework in catalogue::frameworks() {
        assert_reports(&graph, framework.id.as_str(), rows);
    }
}

#[test]
fn each_built_in_report_by_partnership_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Partnership);
}

#[test]
fn each_built_in_report_by_plan_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Plan);
}

#[test]
fn each_built_in_report_by_priority_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Priority);
}

#[test]
fn each_built_in_report_by_lead_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Lead);
}

#[test]
fn orphans_of_the_built_in_plans_fit() {
    let orphans = orphans(&example::built_in());
    assert_fits(&Orphan::report(&orphans, Format::Text).unwrap());
}

#[test]
fn each_built_in_comparison_explanation_and_drawing_fits() {
    let graph = example::built_in();
    let partnerships = ["perth-and-kinross", "dundee", "east-ayrshire"];
    for framework in catalogue::frameworks() {
        let id = framework.id.as_str();
        for (a, b) in [(0, 1), (0, 2), (1, 2), (1, 1)] {
            let sides = [partnerships[a], partnerships[b]];
            let compared = Comparison::new(&graph, id, Grouping::Partnership, sides).unwrap();
            assert_fits(&compared.to_string());
            let json = compared.report(Format::Json).unwrap();
            assert_eq!(serde_json::from_str::<Comparison>(&json).unwrap(), compared);
        }
        for detail in [DotDetail::Priorities, DotDetail::Statements] {
            assert_dot(&Dot::new(&graph, id).unwrap().detail(detail).to_string());
        }
        for theme in framework.top_themes() {
            let rows = Grouping::Partnership;
            let explained = Explanation::new(&graph, theme.id.as_str(), rows, "dundee").unwrap();
            assert_fits(&explained.to_string());
        }
    }
}

#[test]
fn each_crosswalk_reads_back_from_json() {
    for crosswalk in example::crosswalks() {
        let json = serde_json::to_string(crosswalk).unwrap();
        assert_eq!(
            &serde_json::from_str::<Crosswalk>(&json).unwrap(),
            crosswalk
        );
    }
}
