//! `crosswalk agreement`: how far people agree.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use policy_crosswalk::Framework;
use policy_crosswalk::evaluate::{Agreement, Coding, Reliability};
use policy_crosswalk::format::{FileKind, decode, read_review};
use policy_crosswalk::report::{AgreementReport, Answer};

use crate::failure::{Failure, Outcome};
use crate::input;
use crate::material::frameworks;
use crate::output::Output;
use crate::selection::ALL;

#[derive(Args)]
pub(crate) struct Coders {
    /// Two or more codings (columns `item_id`, `theme_id` and, where needed, `label`: 1, 0 or ?) or reviews (SSSOM/TSV,
    /// workbooks)
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    files: Vec<String>,
    /// All that was read, one id a line below a heading: what a coding then does not name is a no
    #[arg(long, value_name = "FILE")]
    items: Option<String>,
    /// Only its themes: a built-in id, or a file; a report for each
    #[arg(long = "framework", value_name = "FRAMEWORK")]
    frameworks: Vec<String>,
    #[command(flatten)]
    output: Output,
}

/// A file of decisions before they are set against each other.
struct Coder {
    name: String,
    coding: Coding,
    /// The text of a coding; none of a review.
    text: Option<String>,
}

impl Coders {
    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        let mut inputs: Vec<PathBuf> = self.files.iter().map(PathBuf::from).collect();
        let all = [ALL.to_owned()];
        let named = if self.frameworks.is_empty() {
            &all[..]
        } else {
            &self.frameworks
        };
        let known = frameworks(named, &mut inputs)?;
        let mut coders = Vec::new();
        for name in &self.files {
            coders.push(coder(name, &known)?);
        }
        if let Some(items) = &self.items {
            inputs.push(PathBuf::from(items));
            complete(&mut coders, items, &known, !self.frameworks.is_empty())?;
        }
        let themes = |framework: &Framework| -> BTreeSet<String> {
            framework
                .themes
                .iter()
                .map(|theme| theme.id.to_string())
                .collect()
        };
        let sets: Vec<Vec<Coding>> = if self.frameworks.is_empty() {
            vec![coders.iter().map(|coder| coder.coding.clone()).collect()]
        } else {
            let of = |framework| {
                let themes = themes(framework);
                let kept = coders.iter().map(|coder| {
                    let mut coding = coder.coding.clone();
                    coding.retain(|_, theme| themes.contains(theme));
                    coding
                });
                kept.collect()
            };
            known.iter().map(of).collect()
        };
        self.report(&coders, &sets, &inputs)
    }

    fn report(
        &self,
        coders: &[Coder],
        sets: &[Vec<Coding>],
        inputs: &[PathBuf],
    ) -> Result<Outcome, Failure> {
        let agreements: Vec<Agreement> = match coders {
            [_, _] => sets
                .iter()
                .map(|set| Agreement::between(&set[0], &set[1]))
                .collect(),
            _ => Vec::new(),
        };
        let among: Vec<Reliability> = match coders {
            [_, _] => Vec::new(),
            _ => sets.iter().map(Reliability::among).collect(),
        };
        let reports: Vec<AgreementReport<'_>> = agreements
            .iter()
            .map(|agreement| {
                AgreementReport::new(agreement).names(&coders[0].name, &coders[1].name)
            })
            .collect();
        let two = reports.iter().map(|report| report as &dyn Answer);
        let more = among.iter().map(|among| among as &dyn Answer);
        let answers: Vec<&dyn Answer> = two.chain(more).collect();
        self.output.write_all(&answers, inputs)?;
        Ok(Outcome::Done)
    }
}

fn coder(name: &str, known: &[Framework]) -> Result<Coder, Failure> {
    let bytes = input::bytes(name)?;
    let text = match FileKind::of(name) {
        FileKind::Workbook => None,
        _ => Some(decode(&bytes).map_err(|error| error.in_file(name))?),
    };
    // A review names its statements `subject_id`, below lines that begin with `#`.
    let coding = text.filter(|text| {
        let header = text.lines().find(|line| !line.starts_with('#'));
        !header.unwrap_or_default().contains("subject_id")
    });
    if let Some(text) = coding {
        return Ok(Coder {
            name: name.to_owned(),
            coding: Coding::from_rows(&text).map_err(|error| error.in_file(name))?,
            text: Some(text.into_owned()),
        });
    }
    let review = read_review(name, &bytes)?;
    let mut frameworks = known.iter();
    let framework = frameworks.find(|framework| framework.id == review.framework);
    let framework = framework.ok_or_else(|| {
        Failure::new(format!(
            "{name}: decides on `{}`, which is not among the frameworks; expected `--framework FILE`",
            review.framework
        ))
    })?;
    Ok(Coder {
        name: name.to_owned(),
        coding: Coding::from_review(framework, &review),
        text: None,
    })
}

/// Makes a no of every pair that a coding does not name: of the items that were read, and the themes that any coding
/// names, or that the frameworks have where some were asked for.
fn complete(
    coders: &mut [Coder],
    items: &str,
    known: &[Framework],
    of_frameworks: bool,
) -> Result<(), Failure> {
    let bytes = input::bytes(items)?;
    let text = decode(&bytes).map_err(|error| error.in_file(items))?;
    let first = |line: &str| {
        let cell = line.split(['\t', ',', ';']).next().unwrap_or_default();
        cell.trim().trim_matches('"').to_owned()
    };
    let ids: BTreeSet<String> = text
        .lines()
        .skip(1)
        .map(first)
        .filter(|id| !id.is_empty())
        .collect();
    let mut themes: BTreeSet<String> = BTreeSet::new();
    for coder in coders.iter() {
        themes.extend(coder.coding.iter().map(|(_, theme, _)| theme.to_owned()));
    }
    if of_frameworks {
        let all = known.iter().flat_map(|framework| &framework.themes);
        themes.extend(all.map(|theme| theme.id.to_string()));
    }
    for coder in coders {
        if let Some(text) = &coder.text {
            let read = Coding::from_tsv(text, &ids, &themes);
            coder.coding = read.map_err(|error| error.in_file(&coder.name))?;
        }
    }
    Ok(())
}
