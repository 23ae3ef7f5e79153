//! Two lists that stand beside each other, parted by spaces.

use crate::document::block::{BlockCell, BlockPart};
use crate::document::form::spaces::pieces;
use crate::document::lines::Line;
use crate::document::marker;

/// Reads two lists beside each other that begin at this line: their items, the left ones first, and the line behind.
pub(in crate::document) fn lists(lines: &[Line<'_>], at: usize) -> Option<(Vec<BlockPart>, usize)> {
    let bulleted = |text: &str| marker::split(text).is_some_and(|(mark, _)| mark.bullet);
    let right = |line: &Line<'_>| match pieces(line.raw).as_slice() {
        [(_, _, left), (from, _, right)] if bulleted(left) && bulleted(right) => Some(*from),
        _ => None,
    };
    if !lines[at].raw.trim_start().contains("  ") {
        return None;
    }
    let column = right(&lines[at])?;
    let mut cells = [String::new(), String::new()];
    let mut i = at;
    while let Some(line) = lines.get(i).filter(|line| line.is_open()) {
        let found = pieces(line.raw);
        let crosses = |(from, to, _): &(usize, usize, &str)| from + 1 < column && *to >= column;
        if found.len() > 2 || found.iter().any(crosses) {
            break;
        }
        for (from, _, text) in found {
            let cell = &mut cells[usize::from(from + 1 >= column)];
            cell.push_str(text);
            cell.push('\n');
        }
        i += 1;
    }
    let parts = cells.iter().flat_map(|cell| BlockCell::read(cell).parts);
    Some((parts.collect(), i))
}
