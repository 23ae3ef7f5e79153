//! Reliability of coders in every format.

use std::fmt;

use crate::answer::MadeBy;
use crate::evaluate::Reliability;
use crate::report::Answer;
use crate::report::agreement::{interval, measure_cells, resampled};
use crate::report::layout::tabular::Tabular;

impl Answer for Reliability {
    fn title(&self) -> String {
        format!("Reliability of {} coders", self.coders)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        None
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(
            out,
            "Krippendorff's alpha  {}",
            interval(&self.alpha, self.bootstrap)
        )?;
        let (coders, items, decisions) = (self.coders, self.items, self.decisions);
        writeln!(
            out,
            "{coders} coders, {items} items, {decisions} decisions that another coder's stands beside"
        )?;
        resampled([&self.alpha], self.bootstrap).map_or(Ok(()), |note| writeln!(out, "({note})"))
    }

    fn table(&self) -> Tabular {
        let header = [
            "measure",
            "value",
            "low",
            "high",
            "resamples",
            "coders",
            "items",
            "decisions",
        ];
        let mut row = measure_cells("Krippendorff's alpha", &self.alpha);
        row.extend(
            [self.coders as u64, self.items as u64, self.decisions].map(|count| count.to_string()),
        );
        Tabular::new(self.title(), header).rows([row])
    }
}
