//! The check of a codebook as text and JSON.

use std::fmt;

use crate::answer::CodebookReport;
use crate::error::Error;
use crate::format::toml_json;
use crate::model::ThemeId;
use crate::report::layout::text::wrapped;

impl CodebookReport {
    /// The report as JSON.
    ///
    /// # Errors
    /// None for a report that the library made.
    pub fn to_json(&self) -> Result<String, Error> {
        toml_json::to_json(self)
    }
}

impl fmt::Display for CodebookReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (terms, statements, framework) = (self.terms, self.statements, &self.framework);
        f.write_str(&wrapped(
            &format!(
                "Codebook of {framework}: {terms} expressions tried on {statements} statements"
            ),
            "",
        ))?;
        let lists = [
            ("match nearly everything", &self.nearly_all),
            ("never match", &self.never),
        ];
        for (what, list) in lists {
            write!(f, "\n{}", wrapped(&format!("{what}: {}", list.len()), ""))?;
            for one in list {
                let hint = if one.hint { ", a hint" } else { "" };
                f.write_str(&wrapped(
                    &format!("{} `{}`{hint}", one.theme, one.term),
                    "  ",
                ))?;
            }
        }
        let count = self.clashes.len();
        write!(
            f,
            "\n{}",
            wrapped(&format!("used by several themes: {count}"), "")
        )?;
        for clash in &self.clashes {
            let themes: Vec<&str> = clash.themes.iter().map(ThemeId::as_str).collect();
            let (themes, count) = (themes.join(", "), clash.statements);
            let plural = if count == 1 { "" } else { "s" };
            let line = format!("`{}` by {themes} ({count} statement{plural})", clash.term);
            f.write_str(&wrapped(&line, "  "))?;
        }
        Ok(())
    }
}
