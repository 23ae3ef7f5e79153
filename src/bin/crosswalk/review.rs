//! `crosswalk review`: what people decide about links, written out, laid over, and compared.

use clap::{Args, Subcommand};
use policy_crosswalk::answer::{ConflictReport, CrosswalkDiff, Scope, UnmetReport};
use policy_crosswalk::format::Sssom;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, Grouping, Review, Reviewed};

use crate::failure::{Failure, Outcome};
use crate::material::{Material, read_reviews};
use crate::output::{Output, Target};
use crate::selection::{ALL, Selected, Selection, Shape};

#[derive(Subcommand)]
pub(crate) enum Decisions {
    /// Write a crosswalk to decide on: SSSOM/TSV, which spreadsheets open. Fill in `verdict` and `reviewer_label`
    Export(Export),
    /// Lay decisions over the crosswalks: what they change, and which met nothing (then the exit status is 1)
    Apply(Laid),
    /// Where reviews decide differently, who decided what, and which holds
    Conflicts(Laid),
}

#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    target: Target,
}

#[derive(Args)]
pub(crate) struct Laid {
    /// Files of decisions; the later one wins
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    shape: Shape,
    #[command(flatten)]
    output: Output,
}

impl Decisions {
    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        match self {
            Self::Export(export) => export.run(),
            Self::Apply(laid) => laid.apply(),
            Self::Conflicts(laid) => laid.conflicts(),
        }
    }
}

impl Export {
    fn run(&self) -> Result<Outcome, Failure> {
        let mut selected = self.selection.read(&Shape::default())?;
        let study = &mut selected.study;
        if study.frameworks.is_empty() || study.plans.is_empty() && !self.target.is_folder() {
            return Err(Failure::new(
                "which crosswalk? expected `--plan` and `--framework`; `crosswalk plans` and `crosswalk frameworks` list those that are built in",
            ));
        }
        // What is asked for is named.
        study.only_mine |= !study.plans.is_empty();
        let material = Material::read(&selected, &[])?;
        let mut files = Vec::new();
        for crosswalk in &material.reviewed.crosswalks {
            let plan = material.plans.iter().find(|plan| plan.id == crosswalk.plan);
            let frameworks = material.frameworks.iter();
            let mut framework = frameworks.filter(|known| known.id == crosswalk.framework);
            if let Some((plan, framework)) = plan.zip(framework.next()) {
                let name =
                    format!("{}.{}.sssom.tsv", plan.id, framework.id).replace(['/', ':'], "-");
                files.push((name, Sssom::new(crosswalk, plan, framework)?.to_string()));
            }
        }
        match files.as_slice() {
            _ if self.target.is_folder() => self.target.files(files, &material.inputs)?,
            [(_, text)] => self.target.one(text.as_bytes(), &material.inputs)?,
            _ => {
                return Err(Failure::new(
                    "each plan and framework has a file of its own; expected one `--plan` and `--framework`, or a folder: `-o FOLDER/`",
                ));
            }
        }
        Ok(material.outcome())
    }
}

/// Crosswalks before and after the decisions of some files.
struct Both {
    material: Material,
    /// The decisions of the files.
    files: Vec<Review>,
    after: Reviewed,
}

impl Laid {
    fn read(&self) -> Result<Both, Failure> {
        let mut selected: Selected = self.selection.read(&self.shape)?;
        let mut inputs = Vec::new();
        let files = read_reviews(&self.files, &mut inputs)?;
        if selected.study.frameworks.is_empty() && !files.is_empty() {
            let mut ids: Vec<String> = files.iter().map(|of| of.framework.to_string()).collect();
            ids.sort();
            ids.dedup();
            selected.study.frameworks = ids;
        }
        let mut material = Material::read(&selected, &[ALL])?;
        material.inputs.extend(inputs);
        let reviews = material.decided.iter().chain(&files);
        let (plans, frameworks) = (&material.plans, &material.frameworks);
        let after = Reviewed::new(reviews, plans, frameworks, material.mapped.clone());
        Ok(Both {
            material,
            files,
            after,
        })
    }

    fn apply(&self) -> Result<Outcome, Failure> {
        let Both {
            material, after, ..
        } = &self.read()?;
        let (plans, frameworks) = (&material.plans, &material.frameworks);
        let before = material.graph()?;
        let graph = CoverageGraph::new(plans, frameworks, &after.crosswalks)?;
        let by = material.by.unwrap_or(Grouping::Partnership);
        let mut answers: Vec<Box<dyn Answer>> = Vec::new();
        for framework in frameworks {
            let scope = Scope::of(&framework.id).by(by).level(material.level);
            answers.push(Box::new(CrosswalkDiff::new(&before, &graph, scope)?));
        }
        answers.push(Box::new(UnmetReport::new(after)));
        self.output.write(&answers, &material.inputs)?;
        Ok(match material.outcome() {
            Outcome::Done if !after.unmet.is_empty() => Outcome::Unmet,
            outcome => outcome,
        })
    }

    /// The built-in decisions are laid first, and so are those of the selection.
    fn conflicts(&self) -> Result<Outcome, Failure> {
        let both = self.read()?;
        let material = &both.material;
        let reviews = material.decided.iter().chain(&both.files);
        let conflicts = ConflictReport::laid(reviews, &both.after);
        self.output
            .write(&[Box::new(conflicts)], &material.inputs)?;
        Ok(material.outcome())
    }
}
