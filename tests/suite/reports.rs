//! Each report in each format, on the small world, on one of hostile texts and on all that is built in.

use policy_crosswalk::answer::{Comparison, Explanation, Orphan, orphans};
use policy_crosswalk::report::{Dot, DotDetail};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Crosswalk, Format, GapReport, Grouping, catalogue,
};

use super::answers::GROUPINGS;
use super::snapshot::assert_snapshot;
use super::world::{self, World};

/// Whether all agree on the width of a character: of joined pictures, for one, they do not.
fn is_plain(c: char) -> bool {
    (c < '\u{250}' && c != '\u{ad}')
        || ('\u{2010}'..'\u{2028}').contains(&c)
        || "“”«»·→".contains(c)
}

/// Checks that a text fits a terminal, and has nothing that would steer it.
#[track_caller]
fn assert_fits(text: &str) {
    for line in text.lines() {
        let width = textwrap::core::display_width(line);
        let fits = width <= 80 || !line.chars().all(is_plain);
        assert!(fits, "{width} columns: {line}");
        assert!(!line.contains(char::is_control), "{line:?}");
        assert!(!line.ends_with(' '), "{line:?}");
    }
}

/// Writes every report of a framework in every format and checks what holds of each.
#[track_caller]
pub(crate) fn assert_reports(graph: &CoverageGraph<'_>, framework: &str, rows: Grouping) {
    let matrix = CoverageMatrix::new(graph, framework, rows).unwrap();
    let parts = CoverageMatrix::with_parts(graph, framework, rows).unwrap();
    let gaps = GapReport::new(graph, framework, rows).unwrap();
    assert_fits(&matrix.to_string());
    assert_fits(&parts.to_string());
    assert_fits(&gaps.to_string());
    for format in [Format::Markdown, Format::Csv] {
        let reports = [
            matrix.report(format),
            parts.report(format),
            gaps.report(format),
        ];
        for report in reports {
            assert_table(&report.unwrap(), format);
        }
    }
    let json = matrix.report(Format::Json).unwrap();
    assert_eq!(
        serde_json::from_str::<CoverageMatrix>(&json).unwrap(),
        matrix
    );
    let json = gaps.report(Format::Json).unwrap();
    let read: GapReport = serde_json::from_str(&json).unwrap();
    assert_eq!(
        GapReport {
            matrix: gaps.matrix.clone(),
            ..read
        },
        gaps
    );
}

/// Checks that each row has the cells of the header.
#[track_caller]
pub(crate) fn assert_table(report: &str, format: Format) {
    if format == Format::Csv {
        let mut reader = csv::Reader::from_reader(report.as_bytes());
        let columns = reader.headers().unwrap().len();
        for record in reader.records() {
            let record = record.unwrap();
            assert_eq!(record.len(), columns);
            for cell in &record {
                assert!(
                    !cell.trim_start().starts_with(['=', '+', '-', '@']),
                    "{cell}"
                );
            }
        }
        return;
    }
    let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
    let mut lines = report.lines().filter(|line| line.starts_with('|'));
    let columns = bars(lines.next().unwrap());
    assert!(lines.all(|line| bars(line) == columns), "{report}");
}

/// Checks that a drawing is of statements whose quotes close, and that each line joins nodes that are declared.
#[track_caller]
fn assert_dot(dot: &str) {
    let mut depth = 0;
    let mut declared = std::collections::BTreeSet::new();
    let mut joined = Vec::new();
    for line in dot.lines() {
        let bare = strip_strings(line);
        depth += bare.matches('{').count();
        depth -= bare.matches('}').count();
        assert!(bare.trim_end().ends_with(['{', '}', ';']), "{line}");
        let names: Vec<&str> = strings(line);
        if bare.contains("->") {
            joined.extend([names[0].to_owned(), names[1].to_owned()]);
        } else if bare.trim_start().starts_with("\"\" [") {
            assert!(
                declared.insert(names[0].to_owned()),
                "{line} is declared twice"
            );
        }
    }
    assert_eq!(depth, 0);
    for name in joined {
        assert!(declared.contains(&name), "{name} is declared");
    }
}

/// The quoted strings of a line.
#[track_caller]
fn strings(line: &str) -> Vec<&str> {
    let mut strings = Vec::new();
    let mut open = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match (open, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (None, '"') => open = Some(at + 1),
            (Some(start), '"') => {
                strings.push(&line[start..at]);
                open = None;
            }
            _ => {}
        }
    }
    assert!(open.is_none(), "a string is open: {line}");
    strings
}

fn strip_strings(line: &str) -> String {
    let mut bare = line.to_owned();
    for string in strings(line) {
        bare = bare.replacen(&format!("\"{string}\""), "\"\"", 1);
    }
    bare
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

#[test]
fn the_drawing_of_the_small_world_is_pinned() {
    let world = World::new();
    let graph = world.graph();
    for (name, detail) in [
        ("priorities", DotDetail::Priorities),
        ("statements", DotDetail::Statements),
    ] {
        let dot = Dot::new(&graph, "ex-2020")
            .unwrap()
            .detail(detail)
            .to_string();
        assert_dot(&dot);
        assert_snapshot(&format!("world/{name}.dot"), &dot);
    }
}

#[track_caller]
fn assert_built_in_reports(rows: Grouping) {
    let graph = world::built_in();
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
    let orphans = orphans(&world::built_in());
    assert_fits(&Orphan::report(&orphans, Format::Text).unwrap());
}

#[test]
fn each_built_in_comparison_explanation_and_drawing_fits() {
    let graph = world::built_in();
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
    for crosswalk in world::crosswalks() {
        let json = serde_json::to_string(crosswalk).unwrap();
        assert_eq!(
            &serde_json::from_str::<Crosswalk>(&json).unwrap(),
            crosswalk
        );
    }
}
