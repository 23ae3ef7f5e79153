//! What the page tells of one framework: all its answers, in one section.

use maud::{Markup, PreEscaped, html};

use crate::answer::{
    Comparison, CoverageMatrix, Drawing, DrawingDetail, Exchange, GapReport, LinkList, Scope,
    Timeline,
};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::model::{CommitmentVerbs, Framework};
use crate::report::GraphPicture;
use crate::report::html::anchors::{outward, shown, themes};
use crate::report::html::{gap_tables, heat_table, side_by_side, through_time};
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{all_covered, some_of};
use crate::report::layout::plain_words::reason;

/// Up to so many groups are compared two by two; the pairs of more would bury what they tell.
const COMPARED: usize = 4;
/// Up to so many frameworks are drawn: a picture weighs as much as all else that is told of a framework.
const DRAWN: usize = 3;

/// The answers about one framework.
#[derive(Debug)]
pub(crate) struct Chapter<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) matrix: CoverageMatrix,
    pub(crate) gaps: GapReport,
    pub(crate) exchange: Option<Exchange>,
    pub(crate) links: LinkList,
    pub(crate) compared: Vec<Comparison>,
    pub(crate) timelines: Vec<Timeline>,
    /// None where the page has so many frameworks that their pictures would outweigh the rest.
    pub(crate) drawing: Option<Drawing>,
}

impl<'a> Chapter<'a> {
    pub(crate) fn new(
        graph: &CoverageGraph<'a>,
        framework: &'a Framework,
        scope: &Scope,
        verbs: Option<&CommitmentVerbs>,
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::new(graph, scope)?;
        let exchange = verbs.map(|verbs| Exchange::new(graph, scope, verbs));
        Ok(Self {
            framework,
            gaps: GapReport::new(graph, scope)?,
            exchange: exchange.transpose()?,
            links: LinkList::new(graph, scope)?,
            compared: compared(graph, scope, &matrix)?,
            timelines: timelines(graph, scope)?,
            drawing: drawing(graph, framework)?,
            matrix,
        })
    }

    /// The section; `at` is its position on the page.
    pub(crate) fn write(&self, at: usize) -> Markup {
        let framework = self.framework;
        html! {
            section.f id={ "f-" (framework.id) } data-f=(framework.id) {
                h2 { (shown(framework.label())) " " small { (framework.id) } }
                p.by {
                    (outward(&framework.title, framework.source.as_ref()))
                    @if let Some(publisher) = &framework.publisher { ", " (shown(publisher)) }
                    @if let Some(from) = framework.valid_from { ", in force from " (from) }
                    @if let Some(to) = framework.valid_to { " until " (to) }
                    "."
                }
                (self.finding())
                @for note in &framework.notes { p.n { (shown(note)) } }
                (heat_table::section(&self.matrix, at))
                (gap_tables::section(&self.gaps, self.exchange.as_ref(), &self.matrix, at))
                (side_by_side::section(&self.compared, self.assessed() > COMPARED))
                (through_time::section(&self.timelines))
                @match &self.drawing {
                    Some(drawing) => { (picture(drawing)) }
                    None => p.n {
                        "The graph is drawn on a page of up to " (DRAWN) " frameworks; this one has more."
                    }
                }
                p.n { (shown(&made_by(&self.matrix.provenance))) }
            }
        }
    }

    /// How many groups were mapped onto the framework.
    fn assessed(&self) -> usize {
        let groups = 0..self.matrix.groups.len();
        groups.filter(|at| self.matrix.is_assessed(*at)).count()
    }

    /// What the answers say, in words.
    fn finding(&self) -> Markup {
        let shared = self.matrix.absent_everywhere();
        let common = self.matrix.covered_by_all();
        // Of one alone its own line says it already.
        let several = self.assessed() > 1;
        html! {
            ul.o {
                @for (at, group) in self.matrix.groups.iter().enumerate() {
                    li { b { (shown(&group.label)) } ": " (self.of_group(at)) "." }
                }
                @if several && !common.is_empty() {
                    li { "Covered by all that were assessed: " (themes(common)) "." }
                }
                @if several && !shared.is_empty() {
                    li { "Absent everywhere, in all that were assessed: " (themes(shared)) "." }
                }
            }
        }
    }

    fn of_group(&self, at: usize) -> String {
        let (matrix, level) = (&self.matrix, self.matrix.level);
        let Some(gaps) = self.gaps.groups.get(at).filter(|gaps| !gaps.is_unknown()) else {
            return reason(&crate::answer::Reason::NotAssessed);
        };
        if gaps.count().all() == 0 {
            return all_covered(gaps.assessed, level);
        }
        let covered = some_of(matrix.covered(at), matrix.applicable(at), level);
        let lacking = some_of(gaps.count(), gaps.assessed, level);
        format!("{covered} covered; {lacking} not covered, or thinly")
    }
}

fn drawing(graph: &CoverageGraph<'_>, framework: &Framework) -> Result<Option<Drawing>, Error> {
    if graph.frameworks().count() > DRAWN {
        return Ok(None);
    }
    Drawing::new(graph, &framework.id, DrawingDetail::Priorities).map(Some)
}

fn picture(drawing: &Drawing) -> Markup {
    let picture = GraphPicture::new(drawing).focusable().to_string();
    html! {
        h3 { "The graph" }
        div.w tabindex="0" role="region" aria-label={ "Graph of " (shown(&drawing.title)) } {
            (PreEscaped(picture))
        }
    }
}

fn compared(
    graph: &CoverageGraph<'_>,
    scope: &Scope,
    matrix: &CoverageMatrix,
) -> Result<Vec<Comparison>, Error> {
    let groups = matrix.groups.iter().enumerate();
    let told = groups.filter(|(at, _)| matrix.is_assessed(*at));
    let ids: Vec<&str> = told.map(|(_, group)| group.id.as_str()).collect();
    let mut compared = Vec::new();
    if ids.len() <= COMPARED {
        for (at, first) in ids.iter().enumerate() {
            for second in &ids[at + 1..] {
                compared.push(Comparison::new(graph, scope, [first, second])?);
            }
        }
    }
    Ok(compared)
}

/// The partnerships that have several plans.
fn timelines(graph: &CoverageGraph<'_>, scope: &Scope) -> Result<Vec<Timeline>, Error> {
    let mut timelines = Vec::new();
    for partnership in graph.partnerships() {
        let timeline = Timeline::new(graph, scope, &partnership.id)?;
        if timeline.plans.len() > 1 {
            timelines.push(timeline);
        }
    }
    Ok(timelines)
}
