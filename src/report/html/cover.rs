//! The head of the page: what was compared with what, what was found at a glance, and how to cite it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::answer::{MadeBy, Orphan, OrphanReport};
use crate::model::{Plan, PlanId};
use crate::report::html::anchors::{outward, shown, statement};
use crate::report::html::chapter::Chapter;
use crate::report::html::heat_table::head;
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::figures;
use crate::report::layout::plain_words::reason;
use crate::report::layout::text::count;

/// Up to so many groups stand in the table at a glance.
const GLANCE: usize = 12;

/// What the head of the page is made of.
pub(crate) struct Cover<'r> {
    pub(crate) title: &'r str,
    pub(crate) remark: Option<&'r str>,
    pub(crate) plans: Vec<&'r Plan>,
    pub(crate) partnerships: usize,
    pub(crate) chapters: &'r [Chapter<'r>],
    pub(crate) orphans: &'r OrphanReport,
}

impl Cover<'_> {
    pub(crate) fn write(&self) -> Markup {
        html! {
            header {
                h1 { (shown(self.title)) }
                p.lead { (self.compared()) " " (self.reviewed()) }
                @if let Some(remark) = self.remark { p.remark { (shown(remark)) } }
                (self.contents())
            }
            (self.glance())
            (self.read())
        }
    }

    fn compared(&self) -> String {
        let statements = self.orphans.statements;
        format!(
            "{} of {} against {}: {}, of which {} no theme.",
            count(self.plans.len(), "plan"),
            count(self.partnerships, "partnership"),
            count(self.chapters.len(), "framework"),
            count(statements, "statement"),
            match self.orphans.orphans.len() {
                1 => "1 meets".to_owned(),
                many => format!("{many} meet"),
            },
        )
    }

    /// How far people have decided about the links, and who.
    fn reviewed(&self) -> String {
        let links = || self.chapters.iter().flat_map(|of| &of.links.links);
        let decided = links().filter_map(|link| link.explained.link.decision());
        let mut by: BTreeMap<&str, usize> = BTreeMap::new();
        decided.for_each(|decision| *by.entry(&decision.reviewer).or_default() += 1);
        let all = links().count();
        let told = count(all, "link");
        if by.is_empty() {
            return format!("Nobody has reviewed any of the {told}: all are automatic.");
        }
        let some: usize = by.values().sum();
        let by: Vec<String> = by.iter().map(|(who, n)| format!("{who} ({n})")).collect();
        let by = by.join(", ");
        if some == all {
            return format!("Of {told} each was reviewed: by {by}.");
        }
        format!("Of {told} {some} were reviewed: by {by}; the rest is automatic.")
    }

    fn contents(&self) -> Markup {
        html! {
            nav aria-label="Contents" {
                ul {
                    @for chapter in self.chapters {
                        li { a href={ "#f-" (chapter.framework.id) } { (shown(chapter.framework.label())) } }
                    }
                    @if self.groups() > 1 { li { a href="#alike" { "How alike they are" } } }
                    li { a href="#orphans" { "Statements without a theme" } }
                    li { a href="#statements" { "Statements" } }
                    li { a href="#about" { "How to cite" } }
                }
            }
        }
    }

    fn groups(&self) -> usize {
        let first = self.chapters.first();
        first.map_or(0, |chapter| chapter.matrix.groups.len())
    }

    /// For each framework how much of it each covers.
    fn glance(&self) -> Markup {
        let Some(first) = self.chapters.first() else {
            return html! {};
        };
        let groups = &first.matrix.groups;
        let mut themes = self
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.matrix.themes);
        let in_parts = themes.any(|theme| theme.level > 0);
        html! {
            @if groups.len() <= GLANCE {
                section id="glance" {
                    h2 { "At a glance" }
                    div.w tabindex="0" role="region" aria-label="Themes covered" {
                        table data-csv="glance" {
                            caption { "Themes covered, thin ones not counted" }
                            thead {
                                tr {
                                    th scope="col" { "Framework" }
                                    @for group in groups { (head(group)) }
                                }
                            }
                            tbody { @for chapter in self.chapters { (glance(chapter)) } }
                        }
                    }
                    @if in_parts {
                        p.n { "With a plus between: top-level themes, and themes that are part of them." }
                    }
                }
            } @else {
                p.n { "There are too many for a table at a glance; each framework's section tells of all." }
            }
        }
    }

    fn read(&self) -> Markup {
        html! {
            section id="plans" {
                h2 { "What was read" }
                div.w tabindex="0" role="region" aria-label="Plans" {
                    table data-csv="plans" {
                        caption { "Plans" }
                        thead {
                            tr {
                                @for name in ["Plan", "Partnership", "Kind", "Period", "Statements"] {
                                    th scope="col" { (name) }
                                }
                            }
                        }
                        tbody { @for plan in &self.plans { (read(plan)) } }
                    }
                }
            }
        }
    }
}

fn glance(chapter: &Chapter<'_>) -> Markup {
    let matrix = &chapter.matrix;
    html! {
        tr {
            th scope="row" {
                a href={ "#f-" (chapter.framework.id) } { (shown(chapter.framework.label())) }
            }
            @for at in 0..matrix.groups.len() {
                @let (some, of) = (matrix.covered(at), matrix.applicable(at));
                td {
                    @if matrix.is_assessed(at) {
                        (figures(some, of, matrix.level)) " of " (figures(of, of, matrix.level))
                    } @else {
                        "not assessed"
                    }
                }
            }
        }
    }
}

fn read(plan: &Plan) -> Markup {
    html! {
        tr {
            th scope="row" { a href={ "#p-" (plan.id) } { (shown(&plan.title)) } }
            td { (shown(plan.partnership.label())) }
            td { (plan.kind.name()) }
            td { @match plan.period { Some(period) => (period), None => "unknown" } }
            td { (plan.statements.len()) }
        }
    }
}

/// The statements that meet no theme, by plan.
pub(crate) fn orphans(report: &OrphanReport) -> Markup {
    let mut plans: Vec<(&PlanId, Vec<&Orphan>)> = Vec::new();
    for orphan in &report.orphans {
        match plans.last_mut() {
            Some((plan, own)) if **plan == orphan.plan => own.push(orphan),
            _ => plans.push((&orphan.plan, vec![orphan])),
        }
    }
    html! {
        section id="orphans" {
            h2 { "Statements without a theme" }
            p {
                (report.orphans.len()) " of " (count(report.statements, "statement"))
                " of mapped plans address no theme of these frameworks."
            }
            @for (plan, own) in plans {
                details {
                    summary { (plan) " (" (own.len()) ")" }
                    ul {
                        @for orphan in own {
                            li { (statement(&orphan.statement)) " " (orphan.role.name()) ": " (shown(&reason(&orphan.reason))) }
                        }
                    }
                }
            }
        }
    }
}

/// What made the page, and how to cite it.
pub(crate) fn about(title: &str, made: &MadeBy) -> Markup {
    let tool = format!("policy-crosswalk {}", made.libraries.join(", "));
    html! {
        section id="about" {
            h2 { "How to cite" }
            p { "“" (shown(title)) "”, made with " (outward(&tool, None)) ". Cite it with the versions of all that made it:" }
            p.cite { (shown(&made_by(made))) }
            p.n {
                "The page holds all that it shows: it asks nothing of any network, and the same plans, frameworks, \
                 decisions and versions make the same page. Locators lead to the published documents, whose wording is \
                 the authority."
            }
        }
    }
}
