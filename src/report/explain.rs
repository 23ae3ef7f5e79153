//! An explanation for people.

use crate::answer::Explanation;
use crate::answer::Path;
use std::fmt;

use crate::error::Error;
use crate::format::toml_json;
use crate::model::Evidence;
use crate::report::layout::text::wrapped;

impl Explanation {
    /// The explanation as JSON.
    ///
    /// # Errors
    /// None for an explanation that the library made.
    pub fn to_json(&self) -> Result<String, Error> {
        toml_json::to_json(self)
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (group, theme, title) = (&self.group, &self.theme, &self.title);
        let count = self.paths.len();
        let plural = if count == 1 {
            "statement addresses"
        } else {
            "statements address"
        };
        f.write_str(&wrapped(
            &format!("{group}: {count} {plural} {theme} {title}"),
            "",
        ))?;
        self.paths.iter().try_for_each(|path| write_path(f, path))?;
        let made =
            crate::report::layout::footer::made_by(self.framework.as_str(), &self.provenance);
        write!(f, "\n{}", wrapped(&made, ""))
    }
}

fn write_path(f: &mut fmt::Formatter<'_>, path: &Path) -> fmt::Result {
    let statement = &path.statement;
    writeln!(f)?;
    let claim = &path.link.claim;
    let head = format!(
        "{} {} at {:.2}, {}",
        statement.id,
        claim.theme,
        claim.confidence,
        path.depth.name()
    );
    f.write_str(&wrapped(&head, ""))?;
    f.write_str(&wrapped(&format!("“{}”", statement.text), "  "))?;
    let mut facts = vec![format!("{} in {}", statement.role.name(), path.plan)];
    if !statement.locator.to_string().is_empty() {
        facts.push(statement.locator.to_string());
    }
    if let Some(find) = &statement.locator.find {
        facts.push(format!("search for “{find}”"));
    }
    if !statement.leads.is_empty() {
        facts.push(format!("lead: {}", statement.leads.join(", ")));
    }
    facts.extend(statement.due.map(|due| format!("due {due}")));
    f.write_str(&wrapped(&facts.join("; "), "  "))?;
    path.headings
        .iter()
        .try_for_each(|text| f.write_str(&wrapped(&format!("under “{text}”"), "  ")))?;
    if let Some(decision) = path.link.decision() {
        let line = format!("{} by {}", decision.verdict.done(), decision.signature());
        f.write_str(&wrapped(&line, "  "))?;
    }
    claim
        .evidence
        .iter()
        .try_for_each(|evidence| write_evidence(f, evidence))
}

fn write_evidence(f: &mut fmt::Formatter<'_>, evidence: &Evidence) -> fmt::Result {
    let place = match evidence.heading {
        Some(_) => " in a heading",
        None => "",
    };
    let (added, quote, term) = (evidence.added, &evidence.quote, &evidence.term);
    let line = format!(
        "{added:+.2} «{quote}»{place}: {} match of `{term}`",
        evidence.kind.name()
    );
    f.write_str(&wrapped(&line, "    "))
}
