//! What is read from the graph, on a small world made by hand and on all that is built in.

use policy_crosswalk::{
    CellState, Comparison, CoverageGraph, CoverageMatrix, Crosswalk, Depth, Dot, DotDetail,
    Explanation, Format, Framework, GapKind, GapReport, Grouping, Orphan, Plan, Reason, catalogue,
    orphans,
};

use super::snapshot::assert_snapshot;
use super::world::{self, World};

const GROUPINGS: [Grouping; 4] = [
    Grouping::Partnership,
    Grouping::Plan,
    Grouping::Priority,
    Grouping::Lead,
];

/// Checks that a text fits a terminal, and has nothing that would steer it.
#[track_caller]
fn assert_fits(text: &str) {
    for line in text.lines() {
        let width = textwrap::core::display_width(line);
        assert!(width <= 80, "{width} columns: {line}");
        assert!(!line.contains(char::is_control), "{line:?}");
        assert_eq!(line.trim_end(), line, "no space at the end");
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
fn assert_table(report: &str, format: Format) {
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

#[test]
fn the_small_world_holds_together() {
    assert_eq!(World::new().graph().verify(), Ok(()));
}

#[test]
fn matrices_of_the_small_world_are_pinned() {
    let world = World::new();
    let graph = world.graph();
    for rows in GROUPINGS {
        let matrix = CoverageMatrix::new(&graph, "ex-2020", rows).unwrap();
        assert_snapshot(
            &format!("world/by-{}.txt", rows.name()),
            &matrix.to_string(),
        );
        assert_reports(&graph, "ex-2020", rows);
    }
    let parts = CoverageMatrix::with_parts(&graph, "ex-2020", Grouping::Partnership).unwrap();
    assert_snapshot("world/with-parts.txt", &parts.to_string());
    assert_snapshot("world/matrix.md", &parts.report(Format::Markdown).unwrap());
    assert_snapshot("world/matrix.csv", &parts.report(Format::Csv).unwrap());
}

#[test]
fn each_state_and_each_depth_occurs() {
    let world = World::new();
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020", Grouping::Partnership).unwrap();
    let cell = |theme: &str, group: &str| {
        let cell = matrix.cell(theme, group).unwrap();
        (
            cell.state,
            cell.depth,
            cell.statements.len(),
            cell.retrospective,
        )
    };
    let covered = |depth, count, older| (CellState::Covered, Some(depth), count, older);
    assert_eq!(cell("EX-1", "north"), covered(Depth::Planned, 2, true));
    assert_eq!(cell("EX-2", "north"), covered(Depth::Owned, 3, false));
    assert_eq!(
        cell("EX-3", "north"),
        (CellState::Thin, Some(Depth::Planned), 1, false)
    );
    assert_eq!(cell("EX-7", "north"), covered(Depth::Scheduled, 1, false));
    assert_eq!(cell("EX-4", "south"), covered(Depth::Named, 1, false));
    assert_eq!(cell("EX-5", "south"), covered(Depth::Reported, 1, false));
    assert_eq!(cell("EX-2", "south"), (CellState::NotFound, None, 0, false));
    assert_eq!(
        cell("EX-2", "west"),
        (CellState::NotAssessed, None, 0, false)
    );
    assert_eq!(matrix.linked, [7, 2, 0]);
    assert_eq!(matrix.statements, [8, 4, 0]);
    assert_eq!([0, 1, 2].map(|group| matrix.covered(group)), [3, 3, 0]);
    assert!(
        matrix.cell("EX-2a", "north").is_none(),
        "parts stand in no row of their own"
    );
    let plans = CoverageMatrix::new(&graph, "ex-2020", Grouping::Plan).unwrap();
    let old = plans.cell("EX-2", "north-2018").unwrap();
    assert_eq!((old.state, old.retrospective), (CellState::NotFound, true));
}

#[test]
fn statements_outside_all_groups_are_counted() {
    let world = World::new();
    let graph = world.graph();
    let ungrouped = GROUPINGS.map(|rows| {
        CoverageMatrix::new(&graph, "ex-2020", rows)
            .unwrap()
            .ungrouped
    });
    // North's indicator stands under no priority; of twelve mapped statements four name a lead.
    assert_eq!(ungrouped, [0, 0, 1, 8]);
}

#[test]
fn a_lead_named_twice_leads_once() {
    let mut world = World::new();
    world.plans[2].statements[1].leads = vec!["Council".to_owned(), "Council".to_owned()];
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020", Grouping::Lead).unwrap();
    let cell = matrix.cell("EX-5", "Council").unwrap();
    assert_eq!(cell.statements.len(), 1);
    let council = matrix
        .groups
        .iter()
        .position(|group| group.id == "Council")
        .unwrap();
    assert_eq!(matrix.statements[council], 2);
}

#[test]
fn gaps_name_their_kind_the_nearest_miss_and_who_covers() {
    let world = World::new();
    let graph = world.graph();
    let report = GapReport::new(&graph, "ex-2020", Grouping::Partnership).unwrap();
    let groups: Vec<&str> = report
        .groups
        .iter()
        .map(|group| group.group.as_str())
        .collect();
    assert_eq!(groups, ["north", "south"], "west was not assessed");
    let north: Vec<_> = report.groups[0]
        .gaps
        .iter()
        .map(|gap| (gap.theme.id.as_str(), gap.kind, gap.reason.to_string()))
        .collect();
    let told = |theme, kind, reason: &str| (theme, kind, reason.to_owned());
    assert_eq!(
        north,
        [
            told("EX-3", GapKind::Thin, "one weak link, at 0.60"),
            told("EX-4", GapKind::Absent, "nothing near"),
            told("EX-5", GapKind::Absent, "near, at 0.45 below 0.50"),
            told("EX-6", GapKind::SharedByAll, "nothing near"),
        ]
    );
    let homes = &report.groups[0].gaps[2];
    let nearest = homes.nearest.as_ref().unwrap();
    assert_eq!(
        (nearest.statement.as_str(), &nearest.matched[..]),
        ("north-2022/1.3", &["Start".to_owned()][..])
    );
    let by = &homes.covered_by[0];
    assert_eq!(
        (by.group.as_str(), by.depth, by.statements),
        ("south", Depth::Reported, 1)
    );
    let treatment = report.groups[1]
        .gaps
        .iter()
        .find(|gap| gap.theme.id == "EX-2")
        .unwrap();
    assert_eq!(
        treatment.reason,
        Reason::BelowThreshold {
            confidence: 0.4,
            threshold: 0.5
        }
    );
    assert_snapshot("world/gaps.txt", &report.to_string());
    assert_snapshot("world/gaps.csv", &report.report(Format::Csv).unwrap());
}

#[test]
fn orphans_are_statements_that_no_theme_covers() {
    let world = World::new();
    let graph = world.graph();
    let orphans = orphans(&graph);
    let named: Vec<_> = orphans
        .iter()
        .map(|orphan| orphan.statement.as_str())
        .collect();
    assert_eq!(named, ["north-2022/i", "south-2023/1", "south-2023/1.3"]);
    assert_eq!(orphans[0].reason, Reason::NothingNear);
    assert_eq!(orphans[2].nearest.as_ref().unwrap(), &"EX-2a");
    assert_snapshot(
        "world/orphans.txt",
        &Orphan::report(&orphans, Format::Text).unwrap(),
    );
    assert_table(&Orphan::report(&orphans, Format::Csv).unwrap(), Format::Csv);
    assert_table(
        &Orphan::report(&orphans, Format::Markdown).unwrap(),
        Format::Markdown,
    );
    let json = Orphan::report(&orphans, Format::Json).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Orphan>>(&json).unwrap(), orphans);
}

#[test]
fn a_comparison_is_as_reckoned_by_hand() {
    let world = World::new();
    let graph = world.graph();
    let compared =
        Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", "south"]).unwrap();
    // North has links to EX-1, 2, 3, 7 (by 2, 3, 1, 1 statements), south to EX-3, 4, 5 (by 1 each).
    assert_eq!(compared.jaccard, Some(1.0 / 6.0));
    let cosine = 1.0 / (15.0f64.sqrt() * 3.0f64.sqrt());
    assert!((compared.cosine.unwrap() - cosine).abs() < 1e-12);
    let only = |side: &[policy_crosswalk::OnlyIn]| -> Vec<String> {
        side.iter().map(|only| only.theme.id.to_string()).collect()
    };
    assert_eq!(only(&compared.only_first), ["EX-1", "EX-2", "EX-7"]);
    assert_eq!(only(&compared.only_second), ["EX-4", "EX-5"]);
    assert_eq!(compared.neither.len(), 1);
    let fillers = compared.only_first[1].fillers.iter();
    let fillers: Vec<_> = fillers
        .map(|filler| (filler.statement.as_str(), filler.depth))
        .collect();
    assert_eq!(
        fillers,
        [
            ("north-2022/1.1", Depth::Owned),
            ("north-2022/1.2", Depth::Scheduled),
            ("north-2022/1", Depth::Named)
        ]
    );
    assert_snapshot("world/compare.txt", &compared.to_string());
    assert_table(&compared.report(Format::Csv).unwrap(), Format::Csv);
    assert_table(
        &compared.report(Format::Markdown).unwrap(),
        Format::Markdown,
    );
    let json = compared.report(Format::Json).unwrap();
    assert_eq!(serde_json::from_str::<Comparison>(&json).unwrap(), compared);
}

#[test]
fn a_comparison_needs_sides_that_were_mapped() {
    let world = World::new();
    let graph = world.graph();
    for side in ["west", "east"] {
        let error = Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", side]);
        assert_eq!(
            error.unwrap_err().to_string(),
            format!("there is no partnership `{side}`; expected one of north, south")
        );
    }
}

#[test]
fn two_sides_without_links_are_not_similar_by_number() {
    let mut world = World::new();
    for crosswalk in &mut world.crosswalks {
        crosswalk.links.clear();
    }
    let graph = world.graph();
    let compared =
        Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", "south"]).unwrap();
    assert_eq!((compared.jaccard, compared.cosine), (None, None));
    assert_eq!(compared.neither.len(), 7);
}

#[test]
fn an_explanation_leads_to_the_words() {
    let world = World::new();
    let graph = world.graph();
    let explained = Explanation::new(&graph, "EX-2", Grouping::Partnership, "north").unwrap();
    assert_eq!(explained.paths.len(), 3);
    assert_eq!(explained.paths[1].headings, ["Better treatment"]);
    assert_snapshot("world/evidence.txt", &explained.to_string());
    let fails = |theme: &str, group: &str| {
        Explanation::new(&graph, theme, Grouping::Partnership, group)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        fails("X", "north"),
        "there is no theme `X`; expected a theme of one of the frameworks given"
    );
    assert!(fails("EX-2", "east").starts_with("there is no partnership `east`; expected one of"));
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

#[test]
fn the_built_in_world_holds_together() {
    assert_eq!(world::built_in().verify(), Ok(()));
}

#[test]
fn each_built_in_report_fits_and_reads_back() {
    let graph = world::built_in();
    for framework in catalogue::frameworks() {
        for rows in GROUPINGS {
            assert_reports(&graph, framework.id.as_str(), rows);
        }
    }
    assert_fits(&Orphan::report(&orphans(&graph), Format::Text).unwrap());
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

#[track_caller]
fn graph_fails(plans: &[Plan], frameworks: &[Framework], crosswalks: &[Crosswalk], message: &str) {
    let error = CoverageGraph::new(plans, frameworks, crosswalks).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_graph_refuses_what_it_was_given_twice() {
    let World {
        plans,
        frameworks,
        crosswalks,
    } = World::new();
    let taken = |id: &str, what: &str| {
        format!("`{id}` is taken by an earlier {what}; expected an id of its own")
    };
    let twice = [plans.clone(), plans[..1].to_vec()].concat();
    graph_fails(&twice, &frameworks, &[], &taken("north-2018", "plan"));
    let mut renamed = plans[0].clone();
    renamed.id = "other".parse().unwrap();
    let twice = [plans.clone(), vec![renamed]].concat();
    graph_fails(
        &twice,
        &frameworks,
        &[],
        &taken("north-2018/1", "statement"),
    );
    let twice = [frameworks.clone(), frameworks.clone()].concat();
    graph_fails(&plans, &twice, &[], &taken("ex-2020", "framework"));
    let mut renamed = frameworks.clone();
    renamed[0].id = "other".parse().unwrap();
    let twice = [frameworks.clone(), renamed].concat();
    graph_fails(&plans, &twice, &[], &taken("EX-1", "theme"));
    let twice = [crosswalks.clone(), crosswalks[..1].to_vec()].concat();
    graph_fails(
        &plans,
        &frameworks,
        &twice,
        &format!("north-2018 → ex-2020: {}", taken("north-2018", "crosswalk")),
    );
}

#[test]
fn a_graph_refuses_what_leads_nowhere() {
    let World {
        plans,
        frameworks,
        mut crosswalks,
    } = World::new();
    graph_fails(
        &plans[1..],
        &frameworks,
        &crosswalks,
        "there is no plan `north-2018`; expected one of the plans given",
    );
    graph_fails(
        &plans,
        &[],
        &crosswalks,
        "there is no framework `ex-2020`; expected one of the frameworks given",
    );
    crosswalks[0].links = vec![world::link("north-2018/9", "EX-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no statement `north-2018/9`; expected a statement of the plan",
    );
    crosswalks[0].links = vec![world::link("north-2018/1", "EX-9", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no theme `EX-9`; expected a theme of the framework",
    );
}

#[test]
fn a_crosswalk_links_its_own_plan_and_framework_alone() {
    let World {
        plans,
        mut frameworks,
        mut crosswalks,
    } = World::new();
    crosswalks[0].links = vec![world::link("south-2023/1", "EX-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no statement `south-2023/1`; expected a statement of the plan",
    );
    let other = "id = \"o\"\ntitle = \"O\"\nthemes = [{ id = \"O-1\", title = \"O\" }]";
    frameworks.push(Framework::from_toml(other).unwrap());
    crosswalks[0].links = vec![world::link("north-2018/1", "O-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no theme `O-1`; expected a theme of the framework",
    );
}
