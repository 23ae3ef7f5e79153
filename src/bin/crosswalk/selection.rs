//! What is read: plans, frameworks, decisions and words, by options and by the file of a study.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use policy_crosswalk::answer::{Level, Study, StudyPlan};
use policy_crosswalk::format::decode;
use policy_crosswalk::{Error, Grouping, catalogue};

use crate::failure::Failure;
use crate::input;

/// The name of all built-in frameworks.
pub(crate) const ALL: &str = "all";

/// A parser of a closed vocabulary, whose names help, completions and errors list.
pub(crate) fn named<T>(
    all: &'static [T],
    name: fn(&T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: FromStr + Clone + Send + Sync + 'static,
    T::Err: Display + std::error::Error + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(name)).try_map(|name| name.parse::<T>())
}

#[derive(Args, Clone, Default)]
#[command(next_help_heading = "Selection")]
pub(crate) struct Selection {
    /// A plan: a built-in id, a file (.toml, .json, .csv, .xlsx), or a document as published (text, Markdown, HTML,
    /// Word);
    /// `id=FILE` names it. Files stand beside all built-in plans, unless some of those are named
    #[arg(long = "plan", value_name = "PLAN")]
    pub(crate) plans: Vec<String>,
    /// Only the plans named, without the other built-in ones
    #[arg(long)]
    pub(crate) only_mine: bool,
    /// A framework: a built-in id, a file (.toml, .json, .csv, .xlsx), or `all` that are built in
    #[arg(long = "framework", value_name = "FRAMEWORK")]
    pub(crate) frameworks: Vec<String>,
    /// Decisions to lay over the built-in ones, in what `crosswalk review export` wrote; the later file wins
    #[arg(long = "review", value_name = "FILE")]
    pub(crate) reviews: Vec<String>,
    /// Words of your field (.toml, .json) in place of the built-in thesaurus
    #[arg(long, value_name = "FILE")]
    pub(crate) thesaurus: Option<String>,
    /// The file of a study; else `crosswalk.toml` in this folder, where there is one
    #[arg(long, value_name = "FILE")]
    pub(crate) study: Option<PathBuf>,
}

#[derive(Args, Clone, Default)]
#[command(next_help_heading = "Selection")]
pub(crate) struct Shape {
    /// By what statements are put together
    #[arg(long, value_parser = named(Grouping::ALL, |by: &Grouping| by.name()))]
    pub(crate) by: Option<Grouping>,
    /// Which themes are shown: all, or those that are part of no other
    #[arg(long, value_parser = named(Level::ALL, |level: &Level| level.name()))]
    pub(crate) level: Option<Level>,
    /// Themes that are part of others, too; the same as `--level all`
    #[arg(long, conflicts_with = "level")]
    pub(crate) parts: bool,
}

/// The selection as a whole: options, and what they leave open from the file of a study.
pub(crate) struct Selected {
    pub(crate) study: Study,
    /// The file of the study, where there is one.
    pub(crate) file: Option<PathBuf>,
}

impl Selection {
    /// Lays the options over the study.
    pub(crate) fn read(&self, shape: &Shape) -> Result<Selected, Failure> {
        let file = self.study.clone().or_else(|| {
            let usual = PathBuf::from("crosswalk.toml");
            usual.is_file().then_some(usual)
        });
        let mut study = match &file {
            Some(file) => study(file)?,
            None => Study::default(),
        };
        if !self.plans.is_empty() {
            study.plans = self
                .plans
                .iter()
                .map(|name| plan(name))
                .collect::<Result<_, Error>>()?;
        }
        study.only_mine |= self.only_mine;
        if !self.frameworks.is_empty() {
            study.frameworks.clone_from(&self.frameworks);
        }
        if !self.reviews.is_empty() {
            study.reviews.clone_from(&self.reviews);
        }
        study.thesaurus = self.thesaurus.clone().or(study.thesaurus);
        study.by = shape.by.or(study.by);
        study.level = if shape.parts {
            Some(Level::All)
        } else {
            shape.level.or(study.level)
        };
        Ok(Selected { study, file })
    }
}

/// A study with the paths that it names taken from its own folder.
fn study(file: &Path) -> Result<Study, Failure> {
    let name = file.display().to_string();
    let bytes = input::bytes(&name)?;
    let read = || Study::from_toml(&decode(&bytes)?);
    let mut study = read().map_err(|error| error.in_file(&name))?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let from_here = |name: &mut String| {
        if !is_built_in(name) {
            *name = folder.join(&*name).display().to_string();
        }
    };
    let plans = study.plans.iter_mut().map(|plan| &mut plan.file);
    let names = plans.chain(&mut study.frameworks).chain(&mut study.reviews);
    names.chain(&mut study.thesaurus).for_each(from_here);
    Ok(study)
}

/// Whether a name is of built-in data; a file of the same name is told by a path, such as `./mat-2021`.
fn is_built_in(name: &str) -> bool {
    name == ALL || catalogue::plan(name).is_some() || catalogue::framework(name).is_some()
}

/// A plan as an option names it: a name, or an id and a file.
fn plan(name: &str) -> Result<StudyPlan, Error> {
    let plan = StudyPlan::new(name);
    match name.split_once('=') {
        Some((id, file)) if !Path::new(name).exists() && !file.is_empty() => {
            let mut plan = StudyPlan::new(file);
            plan.details.id = Some(id.parse()?);
            Ok(plan)
        }
        _ => Ok(plan),
    }
}
