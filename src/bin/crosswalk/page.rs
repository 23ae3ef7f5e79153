//! `crosswalk report`: all answers on one page in HTML.

use clap::Args;
use policy_crosswalk::report::HtmlReport;
use policy_crosswalk::{Grouping, catalogue};

use crate::failure::{Failure, Outcome};
use crate::material::Material;
use crate::output::Target;
use crate::question::USUAL;
use crate::selection::{Selection, Shape};

#[derive(Args)]
pub(crate) struct Page {
    /// The title of the page; else the study's, or the names of the partnerships
    #[arg(long)]
    title: Option<String>,
    /// What you have to say, at the top
    #[arg(long, value_name = "TEXT")]
    remark: Option<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    shape: Shape,
    #[command(flatten)]
    target: Target,
}

impl Page {
    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        let selected = self.selection.read(&self.shape)?;
        let material = Material::read(&selected, &USUAL)?;
        let graph = material.graph()?;
        let by = material.by.unwrap_or(Grouping::Partnership);
        let mut page = HtmlReport::builder(&graph)
            .by(by)
            .level(material.level)
            .verbs(catalogue::commitment_verbs());
        if let Some(title) = self.title.as_ref().or(selected.study.title.as_ref()) {
            page = page.title(title);
        }
        if let Some(remark) = &self.remark {
            page = page.remark(remark);
        }
        let written = page.build()?.to_string();
        if self.target.is_folder() {
            let files = [("report.html".to_owned(), written)];
            self.target.files(files, &material.inputs)?;
        } else {
            self.target.one(written.as_bytes(), &material.inputs)?;
        }
        Ok(material.outcome())
    }
}
