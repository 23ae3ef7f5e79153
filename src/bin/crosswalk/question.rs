//! The questions: what is selected becomes a graph, the graph gives answers, and the answers are reported.

use clap::{Args, Subcommand, ValueEnum};
use policy_crosswalk::answer::{
    Alignment, CommitmentReport, Comparison, DueReport, Exchange, Explanation, LeadReport,
    OrphanReport, Scope, Sensitivity, SimilarityMatrix, Timeline, WhoElse,
};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Date, Error, Framework, GapReport, Grouping, Mapper, Plan,
    catalogue,
};

use crate::console::note;
use crate::failure::{Failure, Outcome};
use crate::material::Material;
use crate::output::Output;
use crate::selection::{ALL, Selection, Shape};

/// The frameworks where none are named.
const USUAL: [&str; 2] = ["rrr-2018", "ddtf-2020"];

/// What all questions have.
#[derive(Args)]
pub(crate) struct Common {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    shape: Shape,
    #[command(flatten)]
    output: Output,
}

#[derive(Subcommand)]
pub(crate) enum Question {
    /// Who covers what, and how deeply
    Matrix {
        /// Exit with 1 where somebody covers less than this share of the themes shown, such as 0.8
        #[arg(long, value_name = "SHARE", value_parser = share)]
        fail_under: Option<f64>,
        #[command(flatten)]
        common: Common,
    },
    /// What is not covered, what came near and why it was not enough, and who does cover it
    Gaps {
        /// The statements that no theme covers, too
        #[arg(long)]
        orphans: bool,
        #[command(flatten)]
        common: Common,
    },
    /// The statements that no theme of the frameworks covers
    Orphans {
        #[command(flatten)]
        common: Common,
    },
    /// Why a cell says so: each statement, where it stands, and the words that matched
    Evidence {
        /// Themes, such as MAT-8
        #[arg(required = true, value_name = "THEME")]
        themes: Vec<String>,
        /// Whose: the id of a partnership, or of what `--by` makes it; else all that address the theme
        #[arg(long = "group", value_name = "ID")]
        groups: Vec<String>,
        #[command(flatten)]
        common: Common,
    },
    /// Two side by side: what they share, and what one could take from the other
    Compare {
        /// The id of a partnership, or of what `--by` makes it
        a: String,
        /// The other
        b: String,
        #[command(flatten)]
        common: Common,
    },
    /// How alike the coverage of all is
    Similarity {
        #[command(flatten)]
        common: Common,
    },
    /// What each could take from the others, for every gap
    Exchange {
        #[command(flatten)]
        common: Common,
    },
    /// For each action of a partnership, the nearest elsewhere
    WhoElse {
        /// The id of the partnership
        partnership: String,
        /// How many for each action
        #[arg(long, default_value_t = 2, value_name = "N")]
        most: usize,
        #[command(flatten)]
        common: Common,
    },
    /// A partnership through its plans: themes gained, lost and deepened, and how firm its actions are
    Timeline {
        /// The ids of partnerships; else those with several plans
        #[arg(value_name = "PARTNERSHIP")]
        partnerships: Vec<String>,
        /// Who leads on what, and what is due then, too
        #[arg(long, value_name = "DATE")]
        at: Option<Date>,
        #[command(flatten)]
        common: Common,
    },
    /// Which cells hang on the threshold, or on the weight of headings; before any decision
    Sensitivity {
        /// What is moved
        #[arg(long, value_enum, default_value_t = Moved::Both)]
        lever: Moved,
        #[command(flatten)]
        common: Common,
    },
    /// How two frameworks correspond, judged by the statements that address both
    Align {
        /// A framework: a built-in id, or a file
        a: String,
        /// The other
        b: String,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Moved {
    Threshold,
    Headings,
    Both,
}

fn share(text: &str) -> Result<f64, String> {
    let share = text
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

pub(crate) type Answers = Vec<Box<dyn Answer>>;

/// One answer of each kind for each framework.
fn each<A: Answer + 'static>(
    material: &Material,
    answer: impl Fn(Scope) -> Result<A, Error>,
) -> Result<Answers, Failure> {
    let by = material.by.unwrap_or(Grouping::Partnership);
    let scopes = material
        .frameworks
        .iter()
        .map(|framework| Scope::of(&framework.id).by(by).level(material.level));
    let answers = scopes.map(|scope| Ok(Box::new(answer(scope)?) as Box<dyn Answer>));
    answers.collect()
}

impl Question {
    fn common(&self) -> &Common {
        match self {
            Self::Matrix { common, .. }
            | Self::Gaps { common, .. }
            | Self::Orphans { common }
            | Self::Evidence { common, .. }
            | Self::Compare { common, .. }
            | Self::Similarity { common }
            | Self::Exchange { common }
            | Self::WhoElse { common, .. }
            | Self::Timeline { common, .. }
            | Self::Sensitivity { common, .. }
            | Self::Align { common, .. } => common,
        }
    }

    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        let common = self.common();
        let material = self.material()?;
        let graph = material.graph()?;
        let answers = self.answers(&material, &graph)?;
        common.output.write(&answers, &material.inputs)?;
        if material.failed {
            return Ok(Outcome::Failed);
        }
        match self {
            Self::Matrix {
                fail_under: Some(least),
                ..
            } => held(&material, &graph, *least),
            _ => Ok(Outcome::Done),
        }
    }

    /// Reads what the question is asked of.
    fn material(&self) -> Result<Material, Failure> {
        let Common {
            selection, shape, ..
        } = self.common();
        let mut selected = selection.read(shape)?;
        match self {
            Self::WhoElse { .. } => Material::read(&selected, &[ALL]),
            Self::Evidence { themes, .. } => {
                let has = |framework: &&Framework| {
                    themes.iter().any(|theme| framework.theme(theme).is_some())
                };
                let with = catalogue::frameworks().iter().filter(has);
                let with: Vec<&str> = with.map(|framework| framework.id.as_str()).collect();
                Material::read(&selected, if with.is_empty() { &[ALL] } else { &with })
            }
            Self::Align { a, b, .. } => {
                selected.study.frameworks = vec![a.clone(), b.clone()];
                Material::read(&selected, &[])
            }
            _ => Material::read(&selected, &USUAL),
        }
    }

    fn answers(&self, material: &Material, graph: &CoverageGraph<'_>) -> Result<Answers, Failure> {
        let verbs = catalogue::commitment_verbs();
        let by = material.by.unwrap_or(Grouping::Partnership);
        match self {
            Self::Matrix { .. } => each(material, |scope| CoverageMatrix::new(graph, scope)),
            Self::Gaps { orphans, .. } => {
                let mut gaps = each(material, |scope| GapReport::new(graph, scope))?;
                if *orphans {
                    gaps.push(Box::new(OrphanReport::new(graph)));
                }
                Ok(gaps)
            }
            Self::Orphans { .. } => Ok(vec![Box::new(OrphanReport::new(graph))]),
            Self::Evidence { themes, groups, .. } => evidence(graph, themes, groups, by),
            Self::Compare { a, b, .. } => {
                each(material, |scope| Comparison::new(graph, scope, [a, b]))
            }
            Self::Similarity { .. } => {
                let ids = material.frameworks.iter().map(|framework| &framework.id);
                let alike = SimilarityMatrix::across(graph, ids, by, material.level)?;
                Ok(vec![Box::new(alike)])
            }
            Self::Exchange { .. } => each(material, |scope| Exchange::new(graph, scope, verbs)),
            Self::WhoElse {
                partnership, most, ..
            } => Ok(vec![Box::new(WhoElse::new(graph, partnership, *most)?)]),
            Self::Timeline {
                partnerships, at, ..
            } => timeline(material, graph, partnerships, *at),
            Self::Sensitivity { lever, .. } => sensitivity(material, *lever),
            Self::Align { .. } => {
                let [a, b] = material.frameworks.as_slice() else {
                    return Err(Failure::new(
                        "a framework cannot be laid beside itself; expected two",
                    ));
                };
                let alignment = Alignment::new(graph, [&a.id, &b.id], material.level)?;
                Ok(vec![Box::new(alignment)])
            }
        }
    }
}

/// Whether all cover enough of each framework.
fn held(material: &Material, graph: &CoverageGraph<'_>, least: f64) -> Result<Outcome, Failure> {
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

/// Each theme for each group that is named, or that addresses it.
fn evidence(
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
fn timeline(
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
fn sensitivity(material: &Material, lever: Moved) -> Result<Answers, Failure> {
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
            let weight = Mapper::new(framework)?.heading_weight();
            answers.push(Box::new(Sensitivity::of_headings(&graph, &scope, weight)?));
        }
    }
    note("before any decision: one on a link does not hang on threshold and headings");
    Ok(answers)
}
