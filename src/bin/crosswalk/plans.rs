//! The plans of a selection.

use std::collections::HashMap;
use std::path::PathBuf;

use policy_crosswalk::answer::StudyPlan;
use policy_crosswalk::document::PlanReader;
use policy_crosswalk::{Plan, catalogue};

use crate::console::note;
use crate::failure::Failure;
use crate::{console, input};

/// The plans that are meant, and whether any could not be read.
pub(crate) fn plans(
    named: &[StudyPlan],
    only_mine: bool,
    inputs: &mut Vec<PathBuf>,
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
    fn take(&mut self, named: &StudyPlan, inputs: &mut Vec<PathBuf>) -> Result<(), Failure> {
        let name = named.file.as_str();
        let plan = if let Some(plan) = catalogue::plan(name) {
            self.names_built_in = true;
            named.details.over(plan.clone())?
        } else if input::is_file_name(name) {
            let reader = PlanReader::new().details(named.details.clone());
            let reading = reader.read(name, &input::read(name, inputs)?)?;
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
