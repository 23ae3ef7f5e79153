//! What people decided, laid over what the mapper proposes: as SSSOM/TSV, which spreadsheets open.
//!
//! `cargo run --example review -- [--export FRAMEWORK] [--plan ID] [--review FILE]...`

mod common;

use std::process::ExitCode;

use common::{Failure, Options};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Decision, Format, Framework, Grouping, Matter, Plan, Review,
    Reviewed, Sssom, Unmet, Verdict, catalogue,
};

const USAGE: &str = "usage: review [--export FRAMEWORK] [--plan ID] [--review FILE]...
  --export  prints the crosswalk of a plan onto this framework, such as mat-2021, as SSSOM/TSV
  --plan    which plan to export: pk-2024 (default), dundee-2017, dundee-2020, dundee-2024, ea-2020
  --review  lays an edited export over the crosswalks, over earlier ones; may be repeated
  without arguments: the head of an export, and a small review of it";

fn main() -> ExitCode {
    common::run(USAGE, &["export", "plan", "review"], review)
}

fn review(options: &Options) -> Result<String, Failure> {
    let plan_id = options.last("plan", "pk-2024".to_owned())?;
    let plan = catalogue::plan(&plan_id).ok_or_else(|| format!("there is no plan `{plan_id}`"))?;
    let mut reviews = Vec::new();
    for file in options.all("review") {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        reviews.push(Review::from_sssom(&text).map_err(|error| error.in_file(&file))?);
    }
    if let Some(id) = options.all("export").last() {
        let framework = &catalogue::select(std::slice::from_ref(id))?[0];
        return export(plan, framework, &reviews);
    }
    if !reviews.is_empty() {
        return lay(&reviews);
    }
    let framework = &catalogue::select(&["mat-2021".to_owned()])?[0];
    let text = export(plan, framework, &[])?;
    let head: Vec<String> = text
        .lines()
        .take(24)
        .map(|line| line.chars().take(78).collect())
        .collect();
    let review = small_review(plan, framework)?;
    Ok(format!(
        "{}\n…\n\n{}\n{}",
        head.join("\n"),
        review.to_sssom(),
        lay(&[review])?
    ))
}

/// The export of one crosswalk, with the decisions of some reviews.
fn export(plan: &Plan, framework: &Framework, reviews: &[Review]) -> Result<String, Failure> {
    let (plans, frameworks) = (std::slice::from_ref(plan), std::slice::from_ref(framework));
    let crosswalks = catalogue::crosswalks(plans, frameworks)?;
    let reviewed = Reviewed::new(reviews, plans, frameworks, crosswalks);
    let licence = "https://spdx.org/licenses/MIT";
    Ok(Sssom::new(&reviewed.crosswalks[0], plan, framework)?
        .license(licence)
        .to_string())
}

/// The weakest claim rejected, the next accepted, one theme set aside, and one statement that is gone.
fn small_review(plan: &Plan, framework: &Framework) -> Result<Review, Failure> {
    let crosswalk = catalogue::mapper(framework)?.map(plan);
    let mut claimed: Vec<_> = crosswalk.claimed().collect();
    claimed.sort_by(|a, b| a.claim.confidence.total_cmp(&b.claim.confidence));
    let link = |i: usize| Matter::Link {
        statement: claimed[i].statement.clone(),
        theme: claimed[i].claim.theme.clone(),
    };
    let theme = Matter::Theme {
        partnership: plan.partnership.id.clone(),
        theme: "MAT-8".parse()?,
    };
    let gone = Matter::Link {
        statement: "pk-2024/99".parse()?,
        theme: "MAT-1".parse()?,
    };
    let decide = |matter, verdict, note: &str| Decision {
        note: Some(note.to_owned()),
        ..Decision::new(matter, verdict, "A. Reader")
    };
    let decisions = vec![
        decide(link(0), Verdict::Reject, "names the matter only in passing"),
        decide(
            link(1),
            Verdict::Accept,
            "the action is about this standard",
        ),
        decide(
            theme,
            Verdict::NotApplicable,
            "an example: left to another body",
        ),
        decide(
            gone,
            Verdict::Accept,
            "an example of a statement that no plan has",
        ),
    ];
    Ok(Review::new(
        "urn:example:small-review",
        framework.id.clone(),
        decisions,
    ))
}

/// The matrices of the frameworks that some reviews are about, and the decisions that met nothing.
fn lay(reviews: &[Review]) -> Result<String, Failure> {
    let mut ids: Vec<String> = reviews
        .iter()
        .map(|review| review.framework.to_string())
        .collect();
    ids.dedup();
    let (plans, frameworks) = (catalogue::plans(), catalogue::select(&ids)?);
    let crosswalks = catalogue::crosswalks(plans, &frameworks)?;
    let reviewed = Reviewed::new(reviews, plans, &frameworks, crosswalks);
    let graph = CoverageGraph::new(plans, &frameworks, &reviewed.crosswalks)?;
    let mut reports = Vec::new();
    for framework in &frameworks {
        let matrix = CoverageMatrix::new(&graph, framework.id.as_str(), Grouping::Partnership)?;
        reports.push(matrix.to_string());
    }
    reports.push(Unmet::report(&reviewed.unmet, Format::Text)?);
    Ok(reports.join("\n"))
}
