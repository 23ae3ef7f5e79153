//! The questions: what is selected becomes a graph, the graph gives answers, and the answers are reported.

use clap::{Args, Subcommand, ValueEnum};
use policy_crosswalk::answer::{
    Alignment, Comparison, Exchange, LinkList, OrphanReport, PairFact, Scope, SimilarityMatrix,
    StatementMatrix, WhoElse,
};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Date, Error, Framework, GapReport, Grouping, catalogue,
};

use crate::answers::{codebook, evidence, held, sensitivity, timeline};
use crate::failure::{Failure, Outcome};
use crate::material::Material;
use crate::output::Output;
use crate::selection::{ALL, Selection, Shape, named};

/// The frameworks where none are named.
pub(crate) const USUAL: [&str; 2] = ["rrr-2018", "ddtf-2020"];

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
    /// All links, one by one, with their statements, reasons and decisions
    Map {
        /// A table for statistics instead: statements down, themes across
        #[arg(long, value_name = "FACT", value_parser = named(PairFact::ALL, |fact: &PairFact| fact.name()))]
        table: Option<PairFact>,
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
    /// Which terms of a codebook never match, match nearly everything, or serve several themes
    Codebook {
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
            | Self::Map { common, .. }
            | Self::Codebook { common }
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
        match (self, material.outcome()) {
            (
                Self::Matrix {
                    fail_under: Some(least),
                    ..
                },
                Outcome::Done,
            ) => held(&material, &graph, *least),
            (_, outcome) => Ok(outcome),
        }
    }

    /// Reads what the question is asked of.
    fn material(&self) -> Result<Material, Failure> {
        let Common {
            selection, shape, ..
        } = self.common();
        let mut selected = selection.read(shape)?;
        match self {
            Self::WhoElse { .. } | Self::Orphans { .. } => Material::read(&selected, &[ALL]),
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
            Self::Map { table, .. } => match table {
                None => each(material, |scope| LinkList::new(graph, scope)),
                Some(fact) => each(material, |scope| {
                    Ok(StatementMatrix::new(graph, scope)?.showing(*fact))
                }),
            },
            Self::Codebook { .. } => codebook(material),
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
