//! Where each expression of a codebook occurs in given texts.

use crate::mapping::codebook::index::Strength;
use crate::mapping::{Mapper, proof};

/// In which of some texts one expression of the codebook holds.
pub(crate) struct TermUse {
    /// The position of the theme in its framework.
    pub(crate) theme: usize,
    pub(crate) hint: bool,
    pub(crate) term: String,
    /// The positions of the texts.
    pub(crate) texts: Vec<usize>,
}

impl Mapper {
    /// For each term and hint, in the order of the framework, the texts in which it holds.
    pub(crate) fn term_use(&self, texts: &[&str]) -> Vec<TermUse> {
        let fields: Vec<_> = texts
            .iter()
            .map(|text| self.engine.index.field(text))
            .collect();
        let coded = self
            .engine
            .index
            .patterns
            .iter()
            .filter(|p| p.strength != Strength::Title);
        coded
            .map(|pattern| {
                let holds = |i: &usize| {
                    proof::holds(
                        &self.engine.index,
                        pattern,
                        texts[*i],
                        &fields[*i],
                        &fields[*i],
                        |_| true,
                    )
                    .is_some()
                };
                TermUse {
                    theme: pattern.theme,
                    hint: pattern.strength == Strength::Hint,
                    term: pattern.text.clone(),
                    texts: (0..texts.len()).filter(holds).collect(),
                }
            })
            .collect()
    }
}
