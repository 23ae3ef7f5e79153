//! The plans of a selection.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use indexmap::IndexMap;
use policy_crosswalk::answer::StudyPlan;
use policy_crosswalk::document::{PlanReader, PlanReading};
use policy_crosswalk::{Plan, PlanId, StatementId, catalogue};

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
    let is_built_in = |plan: &StudyPlan| catalogue::plan(&plan.file).is_some();
    let beside = !only_mine && !named.iter().any(is_built_in);
    for plan in named {
        let taken = Own::read(plan, inputs).and_then(|plan_read| {
            if beside {
                is_free_beside(&plan_read, &plan.file)?;
            }
            own.keep(plan_read, &plan.file)
        });
        if let Err(failure) = taken {
            console::error(&failure);
            own.failed = true;
        }
    }
    let mut plans = Vec::new();
    for plan in catalogue::plans().iter().filter(|_| beside) {
        if own.plans.contains_key(&plan.id) {
            let id = &plan.id;
            note(format_args!(
                "your plan `{id}` takes the place of the built-in `{id}`"
            ));
        } else {
            plans.push(plan.clone());
        }
    }
    if own.plans.is_empty() && (own.failed || !beside) {
        return Err(Failure::new(if own.failed {
            "none of the plans named could be read"
        } else {
            "there is no plan; expected `--plan`"
        }));
    }
    plans.extend(own.plans.into_values().map(|(plan, _)| plan));
    Ok((plans, own.failed))
}

/// Whether no other built-in plan has a statement of this plan.
fn is_free_beside(plan: &Plan, name: &str) -> Result<(), Failure> {
    let others = catalogue::plans()
        .iter()
        .filter(|other| other.id != plan.id);
    let ids: HashSet<&StatementId> = others
        .flat_map(|other| &other.statements)
        .map(|statement| &statement.id)
        .collect();
    match plan.statements.iter().find(|own| ids.contains(&own.id)) {
        None => Ok(()),
        Some(own) => Err(Failure::new(format!(
            "{name}: a built-in plan has a statement `{}` as well; expected ids of its own",
            own.id
        ))),
    }
}

/// The plans that a user names.
#[derive(Default)]
struct Own {
    /// Each with the name of its file, in the order given.
    plans: IndexMap<PlanId, (Plan, String)>,
    /// By its position the plan of each statement.
    statements: HashMap<StatementId, usize>,
    failed: bool,
}

impl Own {
    fn read(named: &StudyPlan, inputs: &mut Vec<PathBuf>) -> Result<Plan, Failure> {
        let name = named.file.as_str();
        if let Some(plan) = catalogue::plan(name) {
            return Ok(named.details.over(plan.clone())?);
        }
        if !input::is_file_name(name) {
            let built_in = catalogue::plans().iter();
            let ids: Vec<&str> = built_in.map(|plan| plan.id.as_str()).collect();
            let ids = ids.join(", ");
            return Err(Failure::new(format!(
                "there is no plan `{name}`; expected a file, or one that is built in: {ids}"
            )));
        }
        let bytes = input::read(name, inputs)?;
        let reader = PlanReader::new().details(named.details.clone());
        let reading = reader.read(input::shown(name), &bytes)?;
        tell(&reading, name);
        Ok(reading.plan)
    }

    /// Keeps a plan whose ids are free.
    fn keep(&mut self, plan: Plan, name: &str) -> Result<(), Failure> {
        if let Some((_, other)) = self.plans.get(&plan.id) {
            return Err(Failure::new(format!(
                "{name}: its id is `{}`, as that of {other}; expected one of its own: `--plan OTHER-ID={name}`",
                plan.id
            )));
        }
        let mut own = plan.statements.iter().map(|statement| &statement.id);
        if let Some(id) = own.find(|id| self.statements.contains_key(*id)) {
            let at = self.statements[id];
            let other = self
                .plans
                .get_index(at)
                .map(|(_, (_, other))| other.as_str());
            let other = other.unwrap_or_default();
            return Err(Failure::new(format!(
                "{name}: there is a statement `{id}` in {other} as well; expected ids of its own"
            )));
        }
        let at = self.plans.len();
        let ids = plan.statements.iter().map(|statement| statement.id.clone());
        self.statements.extend(ids.map(|id| (id, at)));
        self.plans.insert(plan.id.clone(), (plan, name.to_owned()));
        Ok(())
    }
}

/// Says how much of a document was read, and all that a sheet says besides.
fn tell(reading: &PlanReading, name: &str) {
    let Some(summary) = reading.summary else {
        for said in &reading.notes {
            note(format_args!("{name}: {said}"));
        }
        return;
    };
    let notes = match reading.notes.len() {
        0 => String::new(),
        1 => format!("; 1 note, which `crosswalk read {name}` shows"),
        many => format!("; {many} notes, which `crosswalk read {name}` shows"),
    };
    note(format_args!("{name}: {summary}{notes}"));
}
