//! The drawing of the graph.

use policy_crosswalk::answer::{Drawing, DrawingDetail};
use policy_crosswalk::report::Dot;

use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

/// Checks that a drawing is of statements whose quotes close, and that each line joins nodes that are declared.
#[track_caller]
pub(crate) fn assert_dot(dot: &str) {
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
fn the_drawing_of_the_small_world_is_pinned() {
    let world = World::new();
    let graph = world.graph();
    for &detail in DrawingDetail::ALL {
        let drawing = Drawing::new(&graph, "ex-2020", detail).unwrap();
        let dot = Dot::new(&drawing).to_string();
        assert_dot(&dot);
        assert_snapshot(&format!("report/{detail}.dot"), &dot);
    }
}
