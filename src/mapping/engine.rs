//! What the copies and the readers of a mapper share: frameworks compiled once.

use std::sync::{Arc, OnceLock};

use crate::error::Error;
use crate::mapping::codebook::compile;
use crate::mapping::codebook::compile::TermVocabulary;
use crate::mapping::codebook::index::Index;
use crate::mapping::fingerprint::Fingerprint;
use crate::mapping::likeness::compute::Similarity;
use crate::mapping::pool::Pool;
use crate::model::{Framework, Theme, Thesaurus};

/// A thesaurus with what was compiled of it.
pub(crate) struct Language {
    pub(crate) thesaurus: Option<Thesaurus>,
    pub(crate) vocabulary: TermVocabulary,
}

impl Language {
    pub(crate) fn new(thesaurus: Option<&Thesaurus>) -> Result<Self, Error> {
        let vocabulary = match thesaurus {
            Some(thesaurus) => {
                thesaurus.check()?;
                TermVocabulary::new(thesaurus)?
            }
            None => TermVocabulary::default(),
        };
        Ok(Self {
            thesaurus: thesaurus.cloned(),
            vocabulary,
        })
    }
}

/// How links are weighed and claimed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) threshold: f64,
    pub(crate) heading_weight: f64,
}

/// Some frameworks, compiled.
pub(crate) struct Engine {
    pub(crate) targets: Vec<Target>,
    pub(crate) language: Arc<Language>,
    pub(crate) index: Index,
    /// Those of the targets that have a theme without a codebook, in their order.
    similarities: Vec<Similarity>,
    pub(crate) settings: Settings,
    pub(crate) fingerprint: OnceLock<Fingerprint>,
    pub(crate) pool: Pool,
}

/// One framework.
pub(crate) struct Target {
    pub(crate) framework: Framework,
    /// Its first theme, where themes are counted through all frameworks.
    pub(crate) first: usize,
    /// Which of its themes have no codebook.
    pub(crate) bare: Vec<bool>,
    /// Whether none of them has one.
    pub(crate) all_bare: bool,
    /// The number of its similarity, where one is bare.
    pub(crate) similarity: Option<usize>,
    /// The place of each theme in the natural order of ids.
    pub(crate) rank: Vec<usize>,
}

impl Engine {
    pub(crate) fn new(
        frameworks: &[&Framework],
        language: Arc<Language>,
        settings: Settings,
    ) -> Result<Self, Error> {
        for framework in frameworks {
            framework.check()?;
        }
        let index = compile::compile(&language.vocabulary, frameworks.iter().copied())?;
        let mut similarities = Vec::new();
        let mut targets = Vec::new();
        for (framework, first) in frameworks.iter().zip(&index.firsts) {
            let bare: Vec<bool> = framework.themes.iter().map(is_bare).collect();
            let similarity = bare.contains(&true).then_some(similarities.len());
            similarities.extend(similarity.map(|_| Similarity::new(framework)));
            targets.push(Target {
                framework: (*framework).clone(),
                first: *first,
                all_bare: !bare.contains(&false),
                bare,
                similarity,
                rank: rank(&framework.themes),
            });
        }
        Ok(Self {
            targets,
            language,
            index,
            similarities,
            settings,
            fingerprint: OnceLock::new(),
            pool: Pool::default(),
        })
    }

    pub(crate) fn has_likeness(&self) -> bool {
        !self.similarities.is_empty()
    }

    pub(crate) fn likenesses(&self) -> &[Similarity] {
        &self.similarities
    }

    /// The bytes of words that a reader remembers where nothing else is asked for: 16 MB, and more where many themes
    /// without a codebook make a word dear to meet.
    pub(crate) fn memory(&self) -> usize {
        let themes: usize = self.similarities.iter().map(Similarity::width).sum();
        (16 << 20).max(themes * 24_000)
    }
}

fn is_bare(theme: &Theme) -> bool {
    theme.terms.is_empty() && theme.hints.is_empty()
}

fn rank(themes: &[Theme]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..themes.len()).collect();
    order.sort_by(|a, b| themes[*a].id.natural_cmp(&themes[*b].id));
    let mut rank = vec![0; themes.len()];
    for (place, theme) in order.into_iter().enumerate() {
        rank[theme] = place;
    }
    rank
}
