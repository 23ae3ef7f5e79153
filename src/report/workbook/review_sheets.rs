//! The sheets of a workbook, from what there is to review.

use crate::answer::to_review::{ThemeOf, ToReview, Unlinked};
use crate::answer::{Cell, CellState, Depth, LinkLine};
use crate::format::workbook::book_names::{
    COMMENT, CONFIDENCE, DATE, GAPS, LINKS, NEW_RELATION, PARTNERSHIP, RELATION, REVIEWER,
    STATEMENT, TEXT, THEME, UNLINKED, VERDICT,
};
use crate::model::{Decision, Justification, Relation, Verdict};
use crate::report::Answer;
use crate::report::coverage::words;
use crate::report::explain::matched;
use crate::report::gaps::{nearest, others};
use crate::report::layout::plain_words::{Words, reason, status};
use crate::report::link_list;
use crate::report::workbook::sheet_writer::{BookColumn, Written, WrittenSheet};

/// The columns that a reviewer fills in, behind the verdicts that there are.
fn to_fill(verdicts: &[&'static str], relations: bool) -> Vec<BookColumn> {
    let known: Vec<&str> = Relation::ALL
        .iter()
        .map(|relation| relation.name())
        .collect();
    let mut columns = vec![BookColumn::to_fill(VERDICT, 14, verdicts)];
    if relations {
        columns.push(BookColumn::to_fill(NEW_RELATION, 14, &known));
    }
    let others = [(REVIEWER, 18), (DATE, 12), (COMMENT, 50)];
    columns.extend(others.map(|(name, width)| BookColumn::to_fill(name, width, &[])));
    columns
}

/// What a reviewer filled in before.
fn filled(decision: Option<&Decision>, relations: bool) -> Vec<Written> {
    let relation = decision.and_then(|decision| match decision.verdict {
        Verdict::Add { relation, .. } | Verdict::Relate { relation } => Some(relation),
        _ => None,
    });
    let mut cells = vec![Written::maybe(decision.map(|d| d.verdict.name()))];
    if relations {
        cells.push(Written::maybe(relation));
    }
    cells.push(Written::maybe(decision.map(|decision| &decision.reviewer)));
    cells.push(Written::maybe(decision.and_then(|decision| decision.date)));
    cells.push(Written::maybe(decision.and_then(|d| d.note.as_ref())));
    cells
}

fn columns(named: &[(&str, u16)]) -> Vec<BookColumn> {
    let columns = named.iter();
    columns
        .map(|(name, width)| BookColumn::new(*name, *width))
        .collect()
}

/// Themes down, partnerships across.
pub(super) fn matrix(review: &ToReview<'_>) -> WrittenSheet {
    let matrix = &review.matrix;
    let mut named = columns(&[(THEME, 12), ("title", 44)]);
    let groups = matrix.groups.iter();
    named.extend(groups.map(|group| BookColumn::new(&group.label, 20)));
    let rows = matrix.themes.iter().zip(matrix.cells.rows());
    let rows = rows.map(|(theme, cells)| {
        let indent = "    ".repeat(theme.level);
        let title = format!("{indent}{}", theme.title);
        let about = [Written::text(theme.id.as_str()), Written::Text(title)];
        about
            .into_iter()
            .chain(cells.iter().map(coloured))
            .collect()
    });
    WrittenSheet {
        name: "matrix",
        columns: named,
        rows: rows.collect(),
        notes: matrix.table().notes,
    }
}

/// A cell in words, the deeper the darker.
fn coloured(cell: &Cell) -> Written {
    let (behind, dark) = match (cell.state, cell.depth) {
        (CellState::Covered, Some(Depth::Reported)) => (0x08_306B, true),
        (CellState::Covered, Some(Depth::Owned)) => (0x08_519C, true),
        (CellState::Covered, Some(Depth::Scheduled)) => (0x42_92C6, false),
        (CellState::Covered, Some(Depth::Planned)) => (0x9E_CAE1, false),
        (CellState::Covered, _) => (0xDE_EBF7, false),
        (CellState::Thin, _) => (0xFE_E6CE, false),
        (CellState::NotFound, _) => (0xFF_FFFF, false),
        _ => (0xE0_E0E0, false),
    };
    Written::Coloured(words(cell), behind, dark)
}

/// One row for each link.
pub(super) fn links(review: &ToReview<'_>) -> WrittenSheet {
    let mut named = columns(&[
        (STATEMENT, 16),
        (TEXT, 60),
        (THEME, 10),
        ("theme title", 30),
        (RELATION, 14),
        (CONFIDENCE, 11),
        ("words that matched", 30),
    ]);
    let verdicts = ["accept", "reject", "relate", "add"];
    named.extend(to_fill(&verdicts, true));
    named.extend(columns(&[
        ("partnership", 18),
        ("plan", 14),
        ("role", 10),
        ("leads", 24),
        ("due", 11),
        ("status", 11),
        ("headings", 40),
        ("locator", 30),
        ("search for", 30),
        ("evidence", 80),
    ]));
    WrittenSheet {
        name: LINKS,
        columns: named,
        rows: review.links.links.iter().map(link).collect(),
        notes: Vec::new(),
    }
}

fn link(row: &LinkLine) -> Vec<Written> {
    let path = &row.explained;
    let (said, link) = (&path.statement, &path.link);
    let decision = link.standing_decision();
    let relation = if decision.is_some() {
        link.proposed_relation()
    } else {
        Some(link.claim.relation)
    };
    // The confidence beside an added link is read as the reviewer's own.
    let confidence = match decision.as_ref().map(|decision| decision.verdict) {
        Some(Verdict::Add { confidence, .. }) => confidence,
        Some(Verdict::Reject) if link.claim.justification == Justification::Reviewed => None,
        _ => Some(link.claim.confidence),
    };
    let evidence: Vec<String> = link.claim.evidence.iter().map(matched).collect();
    let mut cells = vec![
        Written::text(said.id.as_str()),
        Written::text(&said.text),
        Written::text(row.theme.id.as_str()),
        Written::text(&row.theme.title),
        Written::maybe(relation),
        confidence.map_or(Written::Nothing, Written::Number),
        Written::Text(link_list::words(path)),
    ];
    cells.extend(filled(decision.as_ref(), true));
    cells.extend([
        Written::text(&row.partnership.label),
        Written::text(path.plan.as_str()),
        Written::text(said.role.name()),
        Written::Text(said.leads.join("; ")),
        Written::maybe(said.due),
        Written::maybe(said.status.map(status)),
        Written::Text(path.headings.join(" / ")),
        Written::Text(said.locator.to_string()),
        Written::maybe(said.locator.find.as_ref()),
        Written::Text(evidence.join("; ")),
    ]);
    cells
}

/// One row for each statement that meets no theme.
pub(super) fn unlinked(review: &ToReview<'_>) -> WrittenSheet {
    let mut named = columns(&[
        (STATEMENT, 16),
        (TEXT, 60),
        ("why", 36),
        ("nearest theme", 14),
    ]);
    named.extend(to_fill(&["accept", "reject"], false));
    let rest = [
        ("partnership", 18),
        ("plan", 14),
        ("role", 10),
        ("locator", 30),
    ];
    named.extend(columns(&rest));
    let row = |row: &Unlinked<'_>| {
        let (said, orphan) = (row.statement, row.orphan.as_ref());
        let why = orphan.map_or("it meets a theme".to_owned(), |o| reason(&o.reason));
        let mut cells = vec![
            Written::text(said.id.as_str()),
            Written::text(&said.text),
            Written::Text(why),
            Written::maybe(orphan.and_then(|orphan| orphan.nearest.as_ref())),
        ];
        cells.extend(filled(row.decision.as_ref(), false));
        cells.extend([
            Written::text(row.plan.partnership.label()),
            Written::text(row.plan.id.as_str()),
            Written::text(said.role.name()),
            Written::Text(said.locator.to_string()),
        ]);
        cells
    };
    WrittenSheet {
        name: UNLINKED,
        columns: named,
        rows: review.unlinked.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// One row for each theme that a partnership does not cover.
pub(super) fn gaps(review: &ToReview<'_>) -> WrittenSheet {
    let mut named = columns(&[
        (PARTNERSHIP, 18),
        ("partnership", 24),
        (THEME, 10),
        ("theme title", 40),
        ("gap", 18),
        ("why", 36),
        ("nearest", 50),
        ("covered by", 40),
    ]);
    named.extend(to_fill(&["not-applicable", "accept"], false));
    let row = |row: &ThemeOf<'_>| {
        let gap = row.gap.as_ref();
        let near = gap.and_then(|gap| gap.nearest.as_ref());
        let near = near.map(|near| nearest(near).trim_start_matches(": ").to_owned());
        let mut cells = vec![
            Written::text(row.partnership.id.as_str()),
            Written::text(&row.partnership.label),
            Written::text(row.theme.id.as_str()),
            Written::text(&row.theme.title),
            Written::text(gap.map_or("covered", |gap| gap.kind.words())),
            Written::maybe(gap.map(|gap| reason(&gap.reason))),
            Written::maybe(near),
            Written::Text(others(review.gaps.covered_by(&row.theme.id))),
        ];
        cells.extend(filled(row.decision.as_ref(), false));
        cells
    };
    WrittenSheet {
        name: GAPS,
        columns: named,
        rows: review.themes.iter().map(row).collect(),
        notes: Vec::new(),
    }
}
