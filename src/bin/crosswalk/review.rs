//! `crosswalk review`: what people decide about links, written out, laid over, and compared.

use clap::{Args, Subcommand, ValueEnum};
use policy_crosswalk::answer::{ConflictReport, CrosswalkDiff, Scope, UnmetReport};
use policy_crosswalk::format::{FileKind, Sssom};
use policy_crosswalk::report::{Answer, Workbook};
use policy_crosswalk::{CoverageGraph, Grouping, Review, Reviewed};

use crate::failure::{Failure, Outcome};
use crate::material::{Material, read_reviews};
use crate::output::{Output, Target};
use crate::selection::{ALL, Selected, Selection, Shape};

#[derive(Subcommand)]
pub(crate) enum Decisions {
    /// Write crosswalks to decide on, as SSSOM/TSV or a workbook: fill in `verdict` and who decided
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
    /// As what; else the end of the output's name tells it, or it is SSSOM
    #[arg(long, value_enum, help_heading = "Report")]
    format: Option<Form>,
    /// The address by which the review is to be named in a workbook, such as <https://example.org/mine>
    #[arg(long, value_name = "URL", help_heading = "Report")]
    id: Option<String>,
    #[command(flatten)]
    target: Target,
}

/// What decisions are written into.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A table for each plan and framework (SSSOM/TSV), which other tools read, too
    Sssom,
    /// A workbook for each framework, with all plans, their links and evidence, gaps, and lists to choose from
    Xlsx,
}

impl Form {
    fn of_file(name: &str) -> Option<Self> {
        let is_book = FileKind::of(name) == FileKind::Workbook;
        is_book.then_some(Self::Xlsx)
    }
}

#[derive(Args)]
pub(crate) struct Laid {
    /// Files of decisions (SSSOM/TSV, or workbooks); the later one wins
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
        let form = self.format.or_else(|| self.target.end(Form::of_file));
        let form = form.unwrap_or(Form::Sssom);
        let mut selected = self.selection.read(&Shape::default())?;
        let study = &mut selected.study;
        let one_plan = form == Form::Sssom && !self.target.is_folder();
        if study.frameworks.is_empty() || one_plan && study.plans.is_empty() {
            let plan = if one_plan { "`--plan` and " } else { "" };
            return Err(Failure::new(format!(
                "which crosswalk? expected {plan}`--framework`; `crosswalk plans` and `crosswalk frameworks` list those that are built in"
            )));
        }
        // A table is asked for by the names of its plan and framework.
        study.only_mine |= form == Form::Sssom && !study.plans.is_empty();
        let material = Material::read(&selected, &[])?;
        let files = match form {
            Form::Sssom => tables(&material)?,
            Form::Xlsx => self.workbooks(&material)?,
        };
        match files.as_slice() {
            _ if self.target.is_folder() => self.target.files(files, &material.inputs)?,
            [(_, bytes)] => self.one(form, bytes, &material)?,
            _ => {
                let of = if one_plan {
                    "one `--plan` and `--framework`"
                } else {
                    "one `--framework`"
                };
                return Err(Failure::new(format!(
                    "several are asked for; expected {of}, or a folder: `-o FOLDER/`"
                )));
            }
        }
        Ok(material.outcome())
    }

    fn one(&self, form: Form, bytes: &[u8], material: &Material) -> Result<(), Failure> {
        if form == Form::Xlsx && self.target.is_terminal() {
            return Err(Failure::new(
                "a workbook is no text; expected a file for it: `-o book.xlsx`",
            ));
        }
        self.target.one(bytes, &material.inputs)
    }

    fn workbooks(&self, material: &Material) -> Result<Files, Failure> {
        let graph = material.graph()?;
        let mut files = Files::new();
        for framework in &material.frameworks {
            let mut book = Workbook::new(&graph, &framework.id)?;
            if let Some(id) = &self.id {
                book = book.review(id);
            }
            let name = format!("{}.xlsx", framework.id);
            files.push((name, book.to_bytes()?));
        }
        Ok(files)
    }
}

/// Files with their names.
type Files = Vec<(String, Vec<u8>)>;

fn tables(material: &Material) -> Result<Files, Failure> {
    let mut files = Files::new();
    for crosswalk in &material.reviewed.crosswalks {
        let plan = material.plans.iter().find(|plan| plan.id == crosswalk.plan);
        let mut frameworks = material.frameworks.iter();
        let framework = frameworks.find(|known| known.id == crosswalk.framework);
        if let Some((plan, framework)) = plan.zip(framework) {
            let name = format!("{}.{}.sssom.tsv", plan.id, framework.id);
            let text = Sssom::new(crosswalk, plan, framework)?.to_string();
            files.push((name, text.into_bytes()));
        }
    }
    Ok(files)
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
