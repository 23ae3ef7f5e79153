//! Whether statements speak of what a framework is about at all.

use std::collections::HashSet;
use std::sync::Arc;

use crate::language::words::{Analyzer, Stems};
use crate::model::Framework;

/// The words that any plan on a framework's matter uses again and again.
pub(crate) struct Subject {
    analyzer: Analyzer,
    stems: Stems,
    words: HashSet<Arc<str>>,
}

impl Subject {
    /// Of a framework that names such words.
    pub(crate) fn of(framework: &Framework) -> Option<Self> {
        let mut subject = Self {
            analyzer: Analyzer::default(),
            stems: Stems::default(),
            words: HashSet::new(),
        };
        for text in &framework.subject {
            let words = subject.analyzer.words(text, &mut subject.stems);
            subject
                .words
                .extend(words.into_iter().map(|word| word.stem));
        }
        (!subject.words.is_empty()).then_some(subject)
    }

    /// Whether a text uses one of them.
    pub(crate) fn is_named(&mut self, text: &str) -> bool {
        let words = self.analyzer.words(text, &mut self.stems);
        words.iter().any(|word| self.words.contains(&word.stem))
    }
}
