//! What questions are asked of: plans, frameworks, and the crosswalks between them with all decisions.

use std::collections::HashMap;
use std::path::PathBuf;

use policy_crosswalk::answer::{Level, StudyPlan};
use policy_crosswalk::document::PlanReader;
use policy_crosswalk::format::{read_framework, read_review, read_thesaurus};
use policy_crosswalk::mapping::Mappers;
use policy_crosswalk::model::Thesaurus;
use policy_crosswalk::{
    CoverageGraph, Crosswalk, Framework, Grouping, Plan, Review, Reviewed, catalogue,
};

use crate::console::note;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::selection::{ALL, Selected};
use crate::{console, input};

/// What is selected, read and mapped.
pub(crate) struct Material {
    pub(crate) plans: Vec<Plan>,
    pub(crate) frameworks: Vec<Framework>,
    /// As the mapper makes them, before any decision.
    pub(crate) mapped: Vec<Crosswalk>,
    pub(crate) reviewed: Reviewed,
    pub(crate) by: Option<Grouping>,
    pub(crate) level: Level,
    /// The files that were read.
    pub(crate) inputs: Vec<PathBuf>,
    /// Whether a plan could not be read, and was left out.
    pub(crate) failed: bool,
}

impl Material {
    /// Reads and maps what is selected; `usual` are the frameworks where none are.
    pub(crate) fn read(selected: &Selected, usual: &[&str]) -> Result<Self, Failure> {
        let study = &selected.study;
        let mut inputs = Inputs(selected.file.iter().cloned().collect());
        let thesaurus = match &study.thesaurus {
            Some(name) => read_thesaurus(name, &inputs.bytes(name)?)?,
            None => catalogue::thesaurus().clone(),
        };
        let usual: Vec<String> = usual.iter().map(ToString::to_string).collect();
        let names = if study.frameworks.is_empty() {
            &usual
        } else {
            &study.frameworks
        };
        let frameworks = frameworks(names, &mut inputs)?;
        let reviews = reviews(&study.reviews, &frameworks, &mut inputs)?;
        let (plans, failed) = plans(&study.plans, study.only_mine, &mut inputs)?;
        let mapped = map(&plans, &frameworks, &thesaurus)?;
        let mut decided = catalogue::decisions_about(&plans, &frameworks);
        decided.extend(reviews);
        let reviewed = Reviewed::new(&decided, &plans, &frameworks, mapped.clone());
        Ok(Self {
            plans,
            frameworks,
            mapped,
            reviewed,
            by: study.by,
            level: study.level.unwrap_or_default(),
            inputs: inputs.0,
            failed,
        })
    }

    /// The graph with all decisions.
    pub(crate) fn graph(&self) -> Result<CoverageGraph<'_>, Failure> {
        let (plans, frameworks) = (&self.plans, &self.frameworks);
        Ok(CoverageGraph::new(
            plans,
            frameworks,
            &self.reviewed.crosswalks,
        )?)
    }
}

/// The files that were read.
struct Inputs(Vec<PathBuf>);

impl Inputs {
    fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Failure> {
        self.0.push(PathBuf::from(name));
        input::bytes(name)
    }
}

fn frameworks(names: &[String], inputs: &mut Inputs) -> Result<Vec<Framework>, Failure> {
    let mut all: Vec<Framework> = Vec::new();
    for name in names {
        let found = match catalogue::framework(name) {
            Some(framework) => vec![framework.clone()],
            None if name == ALL => catalogue::frameworks().to_vec(),
            None if !looks_like_a_file(name) => {
                return Err(catalogue::select([name]).map(|_| ()).unwrap_err().into());
            }
            None => {
                let read = read_framework(name, &inputs.bytes(name)?)?;
                read.notes
                    .iter()
                    .for_each(|said| note(format_args!("{name}: {said}")));
                vec![read.value]
            }
        };
        for framework in found {
            if all.iter().all(|known| known.id != framework.id) {
                all.push(framework);
            }
        }
    }
    Ok(all)
}

/// Whether a name that is no built-in one means a file.
fn looks_like_a_file(name: &str) -> bool {
    name == "-" || name.contains(['/', '\\', '.']) || std::path::Path::new(name).exists()
}

fn reviews(
    names: &[String],
    frameworks: &[Framework],
    inputs: &mut Inputs,
) -> Result<Vec<Review>, Failure> {
    let mut reviews = Vec::new();
    for name in names {
        let review = read_review(name, &inputs.bytes(name)?)?;
        if frameworks.iter().all(|known| known.id != review.framework) {
            let id = &review.framework;
            note(format_args!(
                "{name}: decides on {id}, which is not asked for; `--framework {id}` adds it"
            ));
        } else {
            reviews.push(review);
        }
    }
    Ok(reviews)
}

/// The plans that are meant, and whether any could not be read.
fn plans(
    named: &[StudyPlan],
    only_mine: bool,
    inputs: &mut Inputs,
) -> Result<(Vec<Plan>, bool), Failure> {
    let mut own = Own::default();
    for plan in named {
        if let Err(failure) = own.take(plan, inputs) {
            console::error(&failure);
            own.failed = true;
        }
    }
    let beside = !only_mine && !own.names_built_in;
    let mut plans = Vec::new();
    if beside {
        for plan in catalogue::plans() {
            if own.plans.iter().any(|mine| mine.id == plan.id) {
                note(format_args!(
                    "your plan `{0}` takes the place of the built-in `{0}`",
                    plan.id
                ));
            } else {
                plans.push(plan.clone());
            }
        }
    }
    if own.plans.is_empty() && (own.failed || !beside) {
        let message = if own.failed {
            "no plan is left"
        } else {
            "there is no plan; expected `--plan`"
        };
        return Err(Failure::new(message));
    }
    plans.extend(own.plans);
    Ok((plans, own.failed))
}

/// The plans that a user names.
#[derive(Default)]
struct Own {
    plans: Vec<Plan>,
    /// Where each plan and each statement was read.
    read: HashMap<String, String>,
    names_built_in: bool,
    failed: bool,
}

impl Own {
    fn take(&mut self, named: &StudyPlan, inputs: &mut Inputs) -> Result<(), Failure> {
        let name = named.file.as_str();
        let plan = if let Some(plan) = catalogue::plan(name) {
            self.names_built_in = true;
            named.details.over(plan.clone())?
        } else if looks_like_a_file(name) {
            let reader = PlanReader::new().details(named.details.clone());
            let reading = reader.read(name, &inputs.bytes(name)?)?;
            if let Some(summary) = reading.summary {
                let notes = match reading.notes.len() {
                    0 => String::new(),
                    1 => format!("; 1 note, which `crosswalk read {name}` shows"),
                    many => format!("; {many} notes, which `crosswalk read {name}` shows"),
                };
                note(format_args!("{name}: {summary}{notes}"));
            } else {
                reading
                    .notes
                    .iter()
                    .for_each(|said| note(format_args!("{name}: {said}")));
            }
            reading.plan
        } else {
            let ids: Vec<&str> = catalogue::plans()
                .iter()
                .map(|plan| plan.id.as_str())
                .collect();
            let ids = ids.join(", ");
            return Err(Failure::new(format!(
                "there is no plan `{name}`; expected a file, or one that is built in: {ids}"
            )));
        };
        self.keep(plan, name)
    }

    /// Keeps a plan whose ids are free.
    fn keep(&mut self, plan: Plan, name: &str) -> Result<(), Failure> {
        if let Some(other) = self.read.get(plan.id.as_str()) {
            return Err(Failure::new(format!(
                "{name}: its id is `{}`, as that of {other}; expected one of its own: `--plan OTHER-ID={name}`",
                plan.id
            )));
        }
        for statement in &plan.statements {
            if let Some(other) = self.read.get(statement.id.as_str()) {
                return Err(Failure::new(format!(
                    "{name}: there is a statement `{}` in {other} as well; expected ids of its own",
                    statement.id
                )));
            }
        }
        self.read.insert(plan.id.to_string(), name.to_owned());
        let ids = plan
            .statements
            .iter()
            .map(|statement| statement.id.to_string());
        self.read.extend(ids.map(|id| (id, name.to_owned())));
        self.plans.push(plan);
        Ok(())
    }
}

/// Maps plan by plan: framework by framework, the plans in their order.
fn map(
    plans: &[Plan],
    frameworks: &[Framework],
    thesaurus: &Thesaurus,
) -> Result<Vec<Crosswalk>, Failure> {
    let mut crosswalks = Vec::new();
    for frameworks in frameworks.chunks(Mappers::MOST) {
        let mappers = Mappers::builder(frameworks).thesaurus(thesaurus).build()?;
        let progress = Progress::new(plans.len(), "mapping plans");
        let mut of_framework = vec![Vec::with_capacity(plans.len()); frameworks.len()];
        for plan in plans {
            for (own, crosswalk) in of_framework.iter_mut().zip(mappers.map(plan)) {
                own.push(crosswalk);
            }
            progress.step();
        }
        crosswalks.extend(of_framework.into_iter().flatten());
    }
    Ok(crosswalks)
}
