//! Where each expression of a codebook occurs in given texts.

use crate::mapping::Mapper;
use crate::mapping::codebook::index::Strength;
use crate::mapping::matching;

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
        let read = self.with(|engine, session| -> Vec<_> {
            let texts = texts.iter();
            texts
                .map(|text| session.heading(engine, text).field)
                .collect()
        });
        let index = &self.engine.index;
        let coded = index.patterns.iter();
        let coded = coded.filter(|pattern| pattern.strength != Strength::Title);
        coded
            .map(|pattern| {
                let holds = |i: &usize| {
                    let field = &read[*i];
                    matching::holds(index, pattern, texts[*i], field, field, |_| true).is_some()
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
