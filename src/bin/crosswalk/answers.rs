//! Answers that take more than one call.

use policy_crosswalk::answer::{
    CodebookReport, CommitmentReport, DueReport, Explanation, LeadReport, Scope, Sensitivity,
    Timeline,
};
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Date, Grouping, Mapper, Plan, catalogue};

use crate::console::note;
use crate::failure::{Failure, Outcome};
use crate::material::Material;
use crate::question::{Answers, Moved};

/// Whether all cover enough of each framework.
pub(crate) fn held(
    material: &Material,
    graph: &CoverageGraph<'_>,
    least: f64,
) -> Result<Outcome, Failure> {
    let by = material.by.unwrap_or(Grouping::Partnership);
    let mut outcome = Outcome::Done;
    for framework in &material.frameworks {
        let scope = Scope::of(&framework.id).by(by).level(material.level);
        let matrix = CoverageMatrix::new(graph, scope)?;
        for (at, group) in matrix.groups.iter().enumerate() {
            let Some(share) = matrix.share(at).filter(|share| *share < least) else {
                continue;
            };
            let (label, covered) = (&group.label, matrix.covered(at).all());
            let (all, id) = (matrix.applicable(at).all(), &framework.id);
            note(format_args!(
                "{label} covers {covered} of {all} themes of {id}: {share:.2}, which is under {least}"
            ));
            outcome = Outcome::Unmet;
        }
    }
    Ok(outcome)
}

/// How the terms of each framework fare in the plans.
pub(crate) fn codebook(material: &Material) -> Result<Answers, Failure> {
    let mut answers: Answers = Vec::new();
    for framework in &material.frameworks {
        let mapper = Mapper::builder(framework).thesaurus(&material.thesaurus);
        answers.push(Box::new(CodebookReport::new(
            &mapper.build()?,
            &material.plans,
        )));
    }
    Ok(answers)
}

/// Each theme for each group that is named, or that addresses it.
pub(crate) fn evidence(
    graph: &CoverageGraph<'_>,
    themes: &[String],
    groups: &[String],
    by: Grouping,
) -> Result<Answers, Failure> {
    let mut answers: Answers = Vec::new();
    for theme in themes {
        let (framework, _) = graph.theme(theme)?;
        let matrix = CoverageMatrix::new(graph, Scope::of(&framework.id).by(by))?;
        let addressing = matrix.groups.iter().filter(|group| {
            let cell = matrix.cell(theme, &group.id);
            cell.is_some_and(|cell| !cell.statements.is_empty())
        });
        let all: Vec<String> = addressing.map(|group| group.id.clone()).collect();
        let named = if groups.is_empty() { &all } else { groups };
        for group in named {
            answers.push(Box::new(Explanation::new(graph, theme, by, group)?));
        }
        if named.is_empty() {
            note(format_args!(
                "no statement addresses {theme}; `crosswalk gaps` tells what came near"
            ));
        }
    }
    Ok(answers)
}

/// Partnerships through their plans, each with its own plans alone.
pub(crate) fn timeline(
    material: &Material,
    graph: &CoverageGraph<'_>,
    named: &[String],
    at: Option<Date>,
) -> Result<Answers, Failure> {
    let bodies: Vec<&str> = graph.partnerships().map(|body| body.id.as_str()).collect();
    let plans_of = |body: &str| -> Vec<&Plan> {
        let plans = material.plans.iter();
        plans.filter(|plan| plan.partnership.id == *body).collect()
    };
    let several = bodies
        .iter()
        .copied()
        .filter(|body| plans_of(body).len() > 1);
    let mut asked: Vec<&str> = several.collect();
    if !named.is_empty() {
        asked = named.iter().map(String::as_str).collect();
    } else if asked.is_empty() {
        asked = bodies;
    }
    let verbs = catalogue::commitment_verbs();
    let mut answers: Answers = Vec::new();
    for body in asked {
        graph.partnership(body)?;
        let plans = plans_of(body);
        let crosswalks = material.reviewed.crosswalks.iter();
        let own = crosswalks.filter(|own| plans.iter().any(|plan| plan.id == own.plan));
        let graph = CoverageGraph::new(plans.iter().copied(), &material.frameworks, own)?;
        for framework in &material.frameworks {
            let scope = Scope::of(&framework.id).level(material.level);
            answers.push(Box::new(Timeline::new(&graph, &scope, body)?));
            let by_plan = scope.clone().by(Grouping::Plan);
            answers.push(Box::new(CommitmentReport::new(&graph, by_plan, verbs)?));
            if let Some(at) = at {
                answers.push(Box::new(LeadReport::new(&graph, &scope, at, verbs)?));
            }
        }
        if let Some(at) = at {
            answers.push(Box::new(DueReport::new(&graph, at, verbs)));
        }
    }
    Ok(answers)
}

/// Before any decision, which does not hang on settings.
pub(crate) fn sensitivity(material: &Material, lever: Moved) -> Result<Answers, Failure> {
    let (plans, frameworks) = (&material.plans, &material.frameworks);
    let graph = CoverageGraph::new(plans, frameworks, &material.mapped)?;
    let by = material.by.unwrap_or(Grouping::Plan);
    let mut answers: Answers = Vec::new();
    for framework in frameworks {
        let scope = Scope::of(&framework.id).by(by).level(material.level);
        if lever != Moved::Headings {
            answers.push(Box::new(Sensitivity::of_threshold(&graph, &scope)?));
        }
        if lever != Moved::Threshold {
            let mapper = Mapper::builder(framework).thesaurus(&material.thesaurus);
            let weight = mapper.build()?.heading_weight();
            answers.push(Box::new(Sensitivity::of_headings(&graph, &scope, weight)?));
        }
    }
    note("before any decision: one on a link does not hang on threshold and headings");
    Ok(answers)
}
