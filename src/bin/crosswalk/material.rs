//! What questions are asked of: plans, frameworks, and the crosswalks between them with all decisions.

use std::path::PathBuf;

use policy_crosswalk::answer::Level;
use policy_crosswalk::format::{read_framework, read_review, read_thesaurus};
use policy_crosswalk::mapping::Mappers;
use policy_crosswalk::model::Thesaurus;
use policy_crosswalk::{
    CoverageGraph, Crosswalk, Framework, Grouping, Plan, Review, Reviewed, catalogue,
};

use crate::console::note;
use crate::failure::{Failure, Outcome};
use crate::input;
use crate::plans::plans;
use crate::progress::Progress;
use crate::selection::{ALL, Selected};

/// What is selected, read and mapped.
pub(crate) struct Material {
    pub(crate) plans: Vec<Plan>,
    pub(crate) frameworks: Vec<Framework>,
    pub(crate) thesaurus: Thesaurus,
    /// As the mapper makes them, before any decision.
    pub(crate) mapped: Vec<Crosswalk>,
    pub(crate) reviewed: Reviewed,
    /// Those that were laid over them: the built-in ones first, then those of the selection.
    pub(crate) decided: Vec<Review>,
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
        let mut inputs: Vec<PathBuf> = selected.file.iter().cloned().collect();
        let thesaurus = match &study.thesaurus {
            Some(name) => read_thesaurus(name, &input::read(name, &mut inputs)?)?,
            None => catalogue::thesaurus().clone(),
        };
        let usual: Vec<String> = usual.iter().map(ToString::to_string).collect();
        let names = if study.frameworks.is_empty() {
            &usual
        } else {
            &study.frameworks
        };
        let frameworks = frameworks(names, &mut inputs)?;
        let reviews = about(&frameworks, &study.reviews, &mut inputs)?;
        let (plans, failed) = plans(&study.plans, study.only_mine, &mut inputs)?;
        let mapped = map(&plans, &frameworks, &thesaurus)?;
        let mut decided = catalogue::decisions_about(&plans, &frameworks);
        decided.extend(reviews);
        let reviewed = Reviewed::new(&decided, &plans, &frameworks, mapped.clone());
        match reviewed.unmet.len() {
            0 => {}
            1 => note("1 decision met nothing; `crosswalk review apply` tells why"),
            many => note(format_args!(
                "{many} decisions met nothing; `crosswalk review apply` tells why"
            )),
        }
        Ok(Self {
            plans,
            frameworks,
            thesaurus,
            mapped,
            reviewed,
            decided,
            by: study.by,
            level: study.level.unwrap_or_default(),
            inputs,
            failed,
        })
    }

    /// How the command ends, as far as it hangs on what was read.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.failed {
            Outcome::Failed
        } else {
            Outcome::Done
        }
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

/// The frameworks of some names.
pub(crate) fn frameworks(
    names: &[String],
    inputs: &mut Vec<PathBuf>,
) -> Result<Vec<Framework>, Failure> {
    let mut all: Vec<Framework> = Vec::new();
    for name in names {
        for framework in named(name, inputs)? {
            let earlier = all.iter().find(|known| known.id == framework.id);
            match earlier {
                Some(earlier) if *earlier == framework => {}
                Some(_) => {
                    let id = &framework.id;
                    return Err(Failure::new(format!(
                        "{name}: its id is `{id}`, as that of an earlier framework; expected an id of its own"
                    )));
                }
                None => all.push(framework),
            }
        }
    }
    Ok(all)
}

fn named(name: &str, inputs: &mut Vec<PathBuf>) -> Result<Vec<Framework>, Failure> {
    match catalogue::framework(name) {
        Some(framework) => Ok(vec![framework.clone()]),
        None if name == ALL => Ok(catalogue::frameworks().to_vec()),
        None if input::is_file_name(name) => {
            let read = read_framework(name, &input::read(name, inputs)?)?;
            for said in read.notes {
                note(format_args!("{name}: {said}"));
            }
            Ok(vec![read.value])
        }
        None => {
            let select = catalogue::select([name])?;
            Ok(select.into_iter().cloned().collect())
        }
    }
}

/// The decisions of some files.
pub(crate) fn read_reviews(
    names: &[String],
    inputs: &mut Vec<PathBuf>,
) -> Result<Vec<Review>, Failure> {
    let read = |name: &String| Ok(read_review(name, &input::read(name, inputs)?)?);
    names.iter().map(read).collect()
}

/// The decisions of some files on some frameworks; that a file decides on another is said.
fn about(
    frameworks: &[Framework],
    names: &[String],
    inputs: &mut Vec<PathBuf>,
) -> Result<Vec<Review>, Failure> {
    let read = read_reviews(names, inputs)?;
    let mut reviews = Vec::new();
    for (name, review) in names.iter().zip(read) {
        let id = &review.framework;
        if frameworks.iter().any(|known| known.id == *id) {
            reviews.push(review);
        } else {
            note(format_args!(
                "{name}: decides on {id}, which is not asked for; `--framework {id}` adds it"
            ));
        }
    }
    Ok(reviews)
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
