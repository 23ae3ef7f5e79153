//! What people decided, laid over what the mapper proposes: as SSSOM/TSV, which spreadsheets open.
//!
//! `cargo run --example review -- [--export FRAMEWORK] [--plan ID] [--review FILE]...`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::answer::UnmetReport;
use policy_crosswalk::format::Sssom;
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Review, catalogue};

const USAGE: &str = "usage: review [--export FRAMEWORK] [--plan ID] [--review FILE]...
  --export  prints the crosswalk of a plan onto this framework, such as mat-2021, as SSSOM/TSV
  --plan    the plan to export: pk-2024 (default), dundee-2017, dundee-2020, dundee-2024, ea-2020
  --review  an edited export, laid over the built-in review and earlier ones; may be repeated";

/// Four decisions as one writes them into a spreadsheet; the last is about a statement that no plan has.
const SMALL: &str = "#mapping_set_id: https://example.org/small-review
#object_source: framework:mat-2021
subject_id\tpredicate_id\tobject_id\tverdict\treviewer_label\tcomment
statement:pk-2024/2.5\tskos:relatedMatch\ttheme:MAT-3\treject\tA. Reader\tabout cuckooing, no outreach
statement:pk-2024/2.4\tskos:broadMatch\ttheme:MAT-4\tadd\tA. Reader\tdrug checking reduces harm
partnership:east-ayrshire\tskos:relatedMatch\ttheme:MAT-7\tnot-applicable\tA. Reader\tan example
statement:pk-2024/9.9\tskos:broadMatch\ttheme:MAT-1\taccept\tA. Reader\tan example
";

fn main() -> ExitCode {
    common::run(USAGE, &["export", "plan", "review"], review)
}

fn review(options: &Options) -> Result<String, Failure> {
    let mut reviews = Vec::new();
    for file in options.all("review") {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        reviews.push(Review::from_sssom(&text).map_err(|error| error.in_file(&file))?);
    }
    let plan = options.last("plan", "pk-2024".to_owned())?;
    if let Some(framework) = options.all("export").last() {
        return export(&plan, framework, &reviews);
    }
    if !reviews.is_empty() {
        return matrices(&reviews);
    }
    let export = export(&plan, "mat-2021", &[])?;
    let head = export.lines().take(18).map(|line| format!("{line:.80}\n"));
    Ok(head.collect::<String>() + "…\n\n" + &matrices(&[Review::from_sssom(SMALL)?])?)
}

fn export(plan: &str, framework: &str, reviews: &[Review]) -> Result<String, Failure> {
    let plan = catalogue::plan(plan).ok_or("there is no such plan")?;
    let framework = catalogue::select([framework])?[0];
    let reviewed = catalogue::reviewed_of([plan], [framework], reviews)?;
    Ok(Sssom::new(&reviewed.crosswalks[0], plan, framework)?.to_string())
}

fn matrices(reviews: &[Review]) -> Result<String, Failure> {
    let mut ids: Vec<_> = reviews.iter().map(|r| r.framework.to_string()).collect();
    ids.sort();
    ids.dedup();
    let (plans, frameworks) = (catalogue::plans(), catalogue::select(&ids)?);
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), reviews)?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;
    let mut reports = Vec::new();
    for id in &ids {
        reports.push(CoverageMatrix::new(&graph, id)?.to_string());
    }
    reports.push(UnmetReport::new(&reviewed).to_string());
    Ok(reports.join("\n"))
}
