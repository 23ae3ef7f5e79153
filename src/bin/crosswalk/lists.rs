//! What is built in.

use clap::Args;
use policy_crosswalk::report::Tabular;
use policy_crosswalk::{Format, Framework, catalogue};

use crate::failure::{Failure, Outcome};
use crate::output::Target;
use crate::read::PlanFormat;

#[derive(Args)]
pub(crate) struct List {
    /// One of them, as data: TOML, or what the end of the output's name tells (.toml, .json, .csv)
    id: Option<String>,
    #[command(flatten)]
    target: Target,
}

impl List {
    pub(crate) fn frameworks(&self) -> Result<Outcome, Failure> {
        let Some(id) = &self.id else {
            let row = |framework: &Framework| {
                let from = framework.valid_from.map(|date| date.to_string());
                vec![
                    framework.id.to_string(),
                    framework.label().to_owned(),
                    framework.themes.len().to_string(),
                    from.unwrap_or_default(),
                ]
            };
            let header = ["id", "title", "themes", "from"];
            let rows = catalogue::frameworks().iter().map(row);
            return self.table(&Tabular::new("Built-in frameworks", header).rows(rows));
        };
        let framework = catalogue::select([id])?[0];
        let text = match self.target.end(PlanFormat::of_file) {
            Some(PlanFormat::Json) => framework.to_json(),
            Some(PlanFormat::Csv) => framework.to_csv(),
            _ => framework.to_toml(),
        };
        self.target.one(text?.as_bytes(), &[])?;
        Ok(Outcome::Done)
    }

    pub(crate) fn plans(&self) -> Result<Outcome, Failure> {
        let Some(id) = &self.id else {
            let rows = catalogue::plans().iter().map(|plan| {
                let period = plan.period.map(|period| period.to_string());
                vec![
                    plan.id.to_string(),
                    plan.partnership.label().to_owned(),
                    period.unwrap_or_default(),
                    plan.statements.len().to_string(),
                    plan.title.clone(),
                ]
            });
            let header = ["id", "partnership", "period", "statements", "title"];
            return self.table(&Tabular::new("Built-in plans", header).rows(rows));
        };
        let plan = catalogue::plan(id).ok_or_else(|| {
            let plans = catalogue::plans().iter();
            let ids: Vec<&str> = plans.map(|plan| plan.id.as_str()).collect();
            Failure::new(format!(
                "there is no plan `{id}`; expected one of {}",
                ids.join(", ")
            ))
        })?;
        let format = self.target.end(PlanFormat::of_file);
        let text = format.unwrap_or(PlanFormat::Toml).write(plan)?;
        self.target.one(text.as_bytes(), &[])?;
        Ok(Outcome::Done)
    }

    fn table(&self, table: &Tabular) -> Result<Outcome, Failure> {
        let format = self.target.end(Format::of_file).unwrap_or_default();
        self.target.one(table.report(format).as_bytes(), &[])?;
        Ok(Outcome::Done)
    }
}
