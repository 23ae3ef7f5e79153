//! `crosswalk read`: published documents as plans.

use std::path::PathBuf;

use clap::Args;
use policy_crosswalk::document::{PlanReader, PlanReading};
use policy_crosswalk::model::{PlanDetails, PlanKind};
use policy_crosswalk::{Date, Error, PartnershipId, Plan, PlanId};

use crate::console::note;
use crate::failure::{Failure, Outcome};
use crate::output::Target;
use crate::selection::named;
use crate::{console, input};

#[derive(Args)]
pub(crate) struct Read {
    /// Documents as published (text, Markdown, HTML, Word), sheets, or plans; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    about: About,
    /// As what; else the end of the output's name tells it, or it is TOML
    #[arg(long, value_enum)]
    format: Option<PlanFormat>,
    #[command(flatten)]
    target: Target,
}

/// What the document does not say, or says wrongly.
#[derive(Args, Default)]
#[command(next_help_heading = "What is known of the plan")]
struct About {
    /// The plan's id; else it is made of the file's name
    #[arg(long)]
    id: Option<PlanId>,
    /// The name of the partnership
    #[arg(long)]
    name: Option<String>,
    /// A short name of it, for tables
    #[arg(long, value_name = "NAME")]
    short: Option<String>,
    /// The id of the partnership; else it is made of the name
    #[arg(long, value_name = "ID")]
    partnership: Option<PartnershipId>,
    /// The title
    #[arg(long)]
    title: Option<String>,
    /// What sort of document it is
    #[arg(long, value_parser = named(PlanKind::ALL, |kind: &PlanKind| kind.name()))]
    kind: Option<PlanKind>,
    /// When the plan begins: a year, a month (2024-04) or a day
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// When it ends
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<Date>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Where it is published
    #[arg(long, value_name = "URL")]
    address: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum PlanFormat {
    Toml,
    Json,
    Csv,
    /// Each statement below its heading, to look at
    Tree,
}

impl PlanFormat {
    fn end(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Tree => "txt",
        }
    }

    pub(crate) fn of_file(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        let all = [Self::Toml, Self::Json, Self::Csv, Self::Tree];
        all.into_iter()
            .find(|format| end.eq_ignore_ascii_case(format.end()))
    }

    pub(crate) fn write(self, plan: &Plan) -> Result<String, Error> {
        match self {
            Self::Toml => plan.to_toml(),
            Self::Json => plan.to_json(),
            Self::Csv => plan.to_csv(),
            Self::Tree => Ok(console::harmless(&tree(plan))),
        }
    }
}

impl About {
    fn details(self) -> PlanDetails {
        let mut details = PlanDetails::new();
        details.id = self.id;
        details.name = self.name;
        details.short = self.short;
        details.partnership = self.partnership;
        details.title = self.title;
        details.kind = self.kind;
        details.from = self.from;
        details.to = self.to;
        details.publisher = self.publisher;
        details.address = self.address;
        details
    }
}

impl Read {
    pub(crate) fn run(mut self) -> Result<Outcome, Failure> {
        let about = std::mem::take(&mut self.about);
        let format = self.format.or_else(|| self.target.end(PlanFormat::of_file));
        let format = format.unwrap_or(PlanFormat::Toml);
        let many = self.files.len() > 1;
        if many && !self.target.is_folder() {
            return Err(Failure::new(
                "several files make several plans; expected a folder for them: `-o FOLDER/`",
            ));
        }
        if many && about.id.is_some() {
            return Err(Failure::new(
                "several plans cannot have one id; expected one file with `--id`",
            ));
        }
        let reader = PlanReader::new().details(about.details());
        let mut outcome = Outcome::Done;
        let mut plans: Vec<Plan> = Vec::new();
        for file in &self.files {
            let read = read(&reader, file).and_then(|reading| {
                let id = &reading.plan.id;
                if plans.iter().any(|plan| plan.id == *id) {
                    return Err(Failure::new(format!("{file}: an earlier file has the id `{id}` as well; read it alone with `--id`")));
                }
                Ok(reading.plan)
            });
            match read {
                Ok(plan) => plans.push(plan),
                Err(failure) => {
                    console::error(&failure);
                    outcome = Outcome::Failed;
                }
            }
        }
        self.write(&plans, format)?;
        Ok(outcome)
    }

    fn write(&self, plans: &[Plan], format: PlanFormat) -> Result<(), Failure> {
        let inputs: Vec<PathBuf> = self.files.iter().map(PathBuf::from).collect();
        let mut written = Vec::new();
        for plan in plans {
            let name = format!("{}.{}", plan.id.as_str(), format.end());
            written.push((name, format.write(plan)?));
        }
        if self.target.is_folder() {
            return self.target.files(written, &inputs);
        }
        for (_, text) in written {
            self.target.one(text.as_bytes(), &inputs)?;
        }
        Ok(())
    }
}

/// Reads a file, and says all that its plan does not hold.
fn read(reader: &PlanReader, file: &str) -> Result<PlanReading, Failure> {
    let bytes = input::bytes(file)?;
    let file = input::shown(file);
    let reading = reader.read(file, &bytes)?;
    for said in &reading.notes {
        note(format_args!("{file}: {said}"));
    }
    if let Some(summary) = &reading.summary {
        note(format_args!("{file}: {summary}"));
    }
    Ok(reading)
}

/// Each statement below its heading.
fn tree(plan: &Plan) -> String {
    let mut out = String::new();
    for (statement, chain) in plan.statements.iter().zip(plan.headings()) {
        out += &"  ".repeat(chain.len());
        out += &[statement.role.name(), ": ", &statement.text, "\n"].concat();
    }
    out
}
