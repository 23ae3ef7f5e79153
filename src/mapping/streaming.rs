//! Many statements and many plans: one after the other in constant memory, or side by side.

use std::borrow::Borrow;

use crate::mapping::mapped_plan::links;
use crate::mapping::text_reader::TextReader;
use crate::mapping::wanted::Wanted;
use crate::model::{Link, Statement};

impl TextReader {
    /// The wanted links of statements, each with the headings that it stands under, the nearest first; as they come,
    /// in memory that does not grow with their number.
    ///
    /// ```
    /// use policy_crosswalk::catalogue;
    /// use policy_crosswalk::mapping::Wanted;
    ///
    /// let plan = catalogue::plan("pk-2024").unwrap();
    /// let mapper = catalogue::mapper("mat-2021")?;
    /// let above = plan.headings();
    /// let text = |i: &usize| plan.statements[*i].text.as_str();
    /// let statements = plan.statements.iter().zip(&above);
    /// let statements = statements.map(|(statement, above)| (statement, above.iter().map(text).collect()));
    /// let links = mapper.reader().links(statements, Wanted::all());
    /// assert_eq!(links.collect::<Vec<_>>(), mapper.map(plan).links);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn links<S, H>(
        mut self,
        statements: impl IntoIterator<Item = (S, Vec<H>)>,
        wanted: Wanted,
    ) -> impl Iterator<Item = Link>
    where
        S: Borrow<Statement>,
        H: AsRef<str>,
    {
        statements
            .into_iter()
            .flat_map(move |(statement, headings)| {
                let statement = statement.borrow();
                let headings: Vec<&str> = headings.iter().map(AsRef::as_ref).collect();
                let claims = self.claims(&statement.text, &headings, wanted);
                links(statement, claims).collect::<Vec<_>>()
            })
    }
}

#[cfg(feature = "rayon")]
mod parallel {
    use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

    use crate::mapping::{Mapper, Mappers};
    use crate::model::{Crosswalk, Plan};

    impl Mapper {
        /// Maps plans on all threads of the pool that it is called in: the crosswalks that [`Mapper::map`] makes, in
        /// the order of the plans.
        pub fn map_in_parallel(&self, plans: &[Plan]) -> Vec<Crosswalk> {
            plans.par_iter().map(|plan| self.map(plan)).collect()
        }
    }

    impl Mappers {
        /// Maps plans on all threads of the pool that it is called in: what [`Mappers::map`] makes of each, in the
        /// order of the plans.
        pub fn map_in_parallel(&self, plans: &[Plan]) -> Vec<Vec<Crosswalk>> {
            plans.par_iter().map(|plan| self.map(plan)).collect()
        }
    }
}
