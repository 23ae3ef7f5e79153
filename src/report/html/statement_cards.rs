//! Every statement, told once: its text with the words that matched, where it stands, and what it is linked to.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use maud::{Markup, html};

use crate::answer::{LinkLine, Orphan};
use crate::model::{
    Claim, Evidence, MatchKind, Plan, Relation, Statement, StatementId, Verdict, Wording,
};
use crate::report::explain::reviewed;
use crate::report::html::anchors::{outward, shown, statement, theme};
use crate::report::html::chapter::Chapter;
use crate::report::layout::plain_words::{reason, status};

/// A reason that adds less, and is not the strongest, is told in a sum.
const SMALL: f64 = 0.1;

/// What is told of statements beside what they say.
pub(crate) struct KnownOfStatements<'r> {
    links: HashMap<&'r StatementId, Vec<&'r LinkLine>>,
    orphans: HashMap<&'r StatementId, &'r Orphan>,
}

impl<'r> KnownOfStatements<'r> {
    pub(crate) fn new(chapters: &'r [Chapter<'_>], orphans: &'r [Orphan]) -> Self {
        let mut links: HashMap<&StatementId, Vec<&LinkLine>> = HashMap::new();
        for link in chapters.iter().flat_map(|chapter| &chapter.links.links) {
            let id = &link.explained.statement.id;
            links.entry(id).or_default().push(link);
        }
        let orphans = orphans.iter().map(|orphan| (&orphan.statement, orphan));
        Self {
            links,
            orphans: orphans.collect(),
        }
    }

    fn links(&self, id: &StatementId) -> &[&'r LinkLine] {
        self.links.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Writes the statements of all plans, one by one.
pub(crate) fn write<'p>(
    out: &mut dyn fmt::Write,
    plans: impl Iterator<Item = &'p Plan>,
    told: &KnownOfStatements<'_>,
) -> fmt::Result {
    out.write_str("<section id=\"statements\"><h2>Statements</h2>")?;
    out.write_str(&html! { p.n {
        "Each statement once, with the words marked on which its links rest. Each link to a theme says how likely a careful \
         reader would agree (of links at 0.80 about four in five are right), how the two relate unless the statement is \
         one way to address the theme (broadMatch), which words speak for it and what each adds, of the strongest how it \
         matched which term, and why a person decided as they did."
    } }.into_string())?;
    for plan in plans {
        // An id has no character that means anything to HTML.
        write!(
            out,
            "<section class=\"p\" data-p=\"{}\">",
            plan.partnership.id
        )?;
        out.write_str(&opening(plan).into_string())?;
        for one in &plan.statements {
            out.write_str(&card(one, told).into_string())?;
        }
        out.write_str("</section>")?;
    }
    out.write_str("</section>")
}

/// The head of a plan.
fn opening(plan: &Plan) -> Markup {
    let source = &plan.source;
    html! {
        h3 id={ "p-" (plan.id) } { (shown(&plan.title)) " " small { (plan.id) } }
        p.by {
            span.pn { (shown(plan.partnership.label())) } ", " (plan.kind.name()) ", "
            @match plan.period { Some(period) => (period), None => "period unknown" }
            ". Source: " (outward(&source.title, source.address.as_ref())) ", " (shown(&source.publisher)) "."
        }
    }
}

fn card(one: &Statement, told: &KnownOfStatements<'_>) -> Markup {
    let links = told.links(&one.id);
    html! {
        article id={ "s-" (one.id) } {
            h4 { (one.id) " " small { (one.role.name()) } }
            p { (marked(&one.text, links)) }
            p.k { (facts(one)) }
            @for (who, own) in by_decision(links) {
                p.k { (shown(&who)) ":" }
                ul { @for link in own { (linked(link)) } }
            }
            @if let Some(orphan) = told.orphans.get(&one.id) { p.k { (unmet(orphan)) } }
        }
    }
}

/// A text with the words marked on which its claimed links rest.
fn marked(text: &str, links: &[&LinkLine]) -> Markup {
    let claimed = links.iter().filter(|link| link.claimed);
    let evidence = claimed.flat_map(|link| &link.explained.link.claim.evidence);
    let own = evidence.filter(|found| found.heading.is_none() && found.denied.is_none());
    let mut spans: Vec<Range<usize>> = own.flat_map(|found| found.spans.iter().cloned()).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    html! {
        @for (piece, matched) in pieces(text, spans) {
            @if matched { mark { (shown(piece)) } } @else { (shown(piece)) }
        }
    }
}

/// A text cut at spans, which are in order and may overlap, each piece with whether it is in one.
fn pieces(text: &str, spans: Vec<Range<usize>>) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in spans {
        let from = span.start.max(at);
        if let (Some(before), Some(word)) = (text.get(at..from), text.get(from..span.end)) {
            pieces.extend([(before, false), (word, true)]);
            at = span.end;
        }
    }
    pieces.push((text.get(at..).unwrap_or_default(), false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

fn facts(one: &Statement) -> Markup {
    let locator = one.locator.to_string();
    let leads = html! {
        "lead: "
        @for (at, lead) in one.leads.iter().enumerate() {
            @if at > 0 { ", " }
            span.l { (shown(lead)) }
        }
    };
    let facts = [
        one.parent
            .as_ref()
            .map(|parent| html! { "under " (statement(parent)) }),
        (!one.leads.is_empty()).then_some(leads),
        one.due.map(|due| html! { "due " (due) }),
        one.status
            .map(|found| html! { "status: " span.u { (status(found)) } }),
        (!locator.is_empty()).then(|| html! { (shown(&locator)) }),
        (one.locator.find.as_ref()).map(|find| html! { "search for “" (shown(find)) "”" }),
        (one.wording == Wording::Summary).then(|| html! { "in summary" }),
    ];
    html! {
        @for (at, fact) in facts.into_iter().flatten().enumerate() {
            @if at > 0 { "; " }
            (fact)
        }
    }
}

/// Links by who decided about them and when, in the order in which these come.
fn by_decision<'r>(links: &[&'r LinkLine]) -> Vec<(String, Vec<&'r LinkLine>)> {
    let mut groups: Vec<(String, Vec<&LinkLine>)> = Vec::new();
    for link in links {
        let decided = link.explained.link.decision();
        let who = decided.map_or("Automatic".to_owned(), |decision| {
            let date = decision
                .date
                .map_or(String::new(), |date| format!(", {date}"));
            format!("Reviewed by {}{date}", decision.reviewer)
        });
        match groups.iter_mut().find(|(known, _)| *known == who) {
            Some((_, own)) => own.push(link),
            None => groups.push((who, vec![link])),
        }
    }
    groups
}

fn linked(link: &LinkLine) -> Markup {
    let claim = &link.explained.link.claim;
    let decided = link.explained.link.decision();
    let verdict = decided.map(|decision| decision.verdict);
    html! {
        li class=[(!link.claimed).then_some("r")] {
            (theme(claim.theme.as_str()))
            @if let Some(verdict) = verdict.filter(|verdict| *verdict != Verdict::Accept) { " " (verdict.done()) }
            // What was rejected has neither a figure nor a reason that still counts.
            @if link.claimed { " " (figures(claim)) }
            @if let Some(note) = decided.and_then(|decision| decision.note.as_ref()) { " " em { (shown(note)) } }
        }
    }
}

/// How sure a claim is, and on what it rests.
fn figures(claim: &Claim) -> Markup {
    let told = |(at, found): (usize, &Evidence)| {
        at == 0 || found.denied.is_some() || found.added.abs() >= SMALL
    };
    let reasons = claim.evidence.iter().enumerate();
    let (told, small): (Vec<_>, Vec<_>) = reasons.partition(|reason| told(*reason));
    let small: f64 = small.iter().map(|(_, found)| found.added).sum();
    html! {
        (format!("{:.2}", claim.confidence))
        @if claim.relation != Relation::BroadMatch { " " (claim.relation.name()) }
        @if claim.cites_whole() { ", the framework named as a whole" }
        @for (at, found) in told { " " (matched(found, at == 0)) }
        @if small >= 0.005 { " others +" (format!("{small:.2}")) }
    }
}

/// A reason in short: what matched, and what it added; of the strongest also how, and which term.
fn matched(found: &Evidence, strongest: bool) -> Markup {
    // What a term excludes is no part of what matched.
    let term = found.term.split(" - ").next().unwrap_or_default();
    let same = found.kind == MatchKind::Exact && term.eq_ignore_ascii_case(&found.quote);
    html! {
        q { (shown(&found.quote)) }
        @if found.heading.is_some() { " in a heading" }
        @if strongest && !same { " " (found.kind.name()) " " i { (shown(term)) } }
        @if let Some(denied) = &found.denied { ", denied by “" (shown(&denied.words)) "”" }
        " " (format!("{:+.2}", found.added))
    }
}

fn unmet(orphan: &Orphan) -> Markup {
    html! {
        "Meets no theme: " (shown(&reason(&orphan.reason)))
        @if let Some(nearest) = &orphan.nearest { " to " (theme(nearest.as_str())) }
        @for decision in &orphan.confirmed { "; " em { (shown(&reviewed(decision))) } }
        "."
    }
}
