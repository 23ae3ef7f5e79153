//! Compiles a framework and a thesaurus into an index.

use std::collections::HashMap;

use crate::error::{Error, Place};
use crate::language::words::{Analyzer, Stems};
use crate::mapping::codebook::citation::Citations;
use crate::mapping::codebook::index::{
    Concept, ConceptId, Index, Pattern, Phrase, PhraseId, Strength,
};
use crate::mapping::codebook::symbols::{ALL, Frameworks, Symbols};
use crate::mapping::codebook::trie::Trie;
use crate::mapping::weights::weights;
use crate::model::term::{self, Part};
use crate::model::{Acronym, Framework, Misleading, Ring, Theme, Thesaurus};

/// The words of a field, compiled: what the codebooks of all frameworks share.
#[derive(Clone, Default)]
pub(crate) struct TermVocabulary {
    analyzer: Analyzer,
    symbols: Symbols,
    phrases: Vec<Phrase>,
    concepts: Vec<Concept>,
    by_symbols: HashMap<Vec<u32>, PhraseId>,
    rings: HashMap<String, ConceptId>,
    /// The short forms of a long one, and the long forms of a short one.
    acronyms: HashMap<PhraseId, Vec<PhraseId>>,
    stems: Stems,
}

/// Compiles the codebooks of some frameworks, which all use one vocabulary.
pub(crate) fn compile<'f>(
    vocabulary: &TermVocabulary,
    frameworks: impl IntoIterator<Item = &'f Framework>,
) -> Result<Index, Error> {
    let mut builder = IndexBuilder {
        vocabulary: vocabulary.clone(),
        index: Index::default(),
        framework: 0,
        by_symbols: HashMap::new(),
        by_part: HashMap::new(),
    };
    for (i, framework) in frameworks.into_iter().enumerate() {
        builder.framework = 1 << i;
        builder.by_symbols.clear();
        builder.by_part.clear();
        builder.framework(framework)?;
    }
    Ok(builder.finish())
}

impl TermVocabulary {
    pub(crate) fn new(thesaurus: &Thesaurus) -> Result<Self, Error> {
        let mut vocabulary = Self {
            analyzer: Analyzer::new(&thesaurus.spellings),
            ..Self::default()
        };
        for acronym in &thesaurus.acronyms {
            vocabulary.acronym(acronym);
        }
        for (i, ring) in thesaurus.rings.iter().enumerate() {
            vocabulary.ring(i, ring)?;
        }
        for misleading in &thesaurus.misleading {
            vocabulary.misleading(misleading);
        }
        Ok(vocabulary)
    }

    fn misleading(&mut self, misleading: &Misleading) {
        let phrase = self.phrase(&misleading.phrase);
        let only = misleading.only.as_ref().map(|only| self.phrase(only));
        let only = only.map(|only| self.phrases[only].symbols.clone());
        let phrase = &mut self.phrases[phrase];
        let misleads = |symbol: &u32| only.as_ref().is_none_or(|only| only.contains(symbol));
        let words = phrase
            .symbols
            .iter()
            .enumerate()
            .filter(|(_, symbol)| misleads(symbol));
        phrase.misleading = words.map(|(i, _)| i).collect();
    }

    fn ring(&mut self, i: usize, ring: &Ring) -> Result<(), Error> {
        let mut members = Vec::new();
        for (k, member) in ring.members.iter().enumerate() {
            let place = Place::field(format!("rings[{i}].members[{k}]"));
            members.push(self.phrase(&term::phrase(member, &place)?));
        }
        let concept = self.concept(&members);
        self.concepts[concept].even_of.clone_from(&ring.even_of);
        self.rings.insert(ring.id.clone(), concept);
        Ok(())
    }

    fn acronym(&mut self, acronym: &Acronym) {
        let short = self.phrase(&acronym.short);
        for long in &acronym.long {
            let long = self.phrase(long);
            self.acronyms.entry(short).or_default().push(long);
            self.acronyms.entry(long).or_default().push(short);
        }
    }

    fn phrase(&mut self, text: &str) -> PhraseId {
        let phrase = self.read(text, ALL);
        if let Some(known) = self.by_symbols.get(&phrase.symbols) {
            return *known;
        }
        let id = self.phrases.len();
        self.by_symbols.insert(phrase.symbols.clone(), id);
        self.phrases.push(phrase);
        id
    }

    fn read(&mut self, text: &str, frameworks: Frameworks) -> Phrase {
        let words = self.analyzer.words(text, &mut self.stems);
        let symbols = words
            .iter()
            .map(|word| self.symbols.intern(word, frameworks));
        Phrase {
            symbols: symbols.collect(),
            short: words.len() == 1 && words[0].capitals.is_some(),
            forms: words.into_iter().map(|word| word.form).collect(),
            text: text.to_owned(),
            misleading: Vec::new(),
            frameworks,
        }
    }

    /// A concept of some phrases, and of their short or long forms.
    fn concept(&mut self, phrases: &[PhraseId]) -> ConceptId {
        let mut members = phrases.to_vec();
        for phrase in phrases {
            let other = self.acronyms.get(phrase).into_iter().flatten();
            let new: Vec<PhraseId> = other.filter(|id| !members.contains(id)).copied().collect();
            members.extend(new);
        }
        self.concepts.push(Concept {
            members,
            even_of: Vec::new(),
        });
        self.concepts.len() - 1
    }
}

struct IndexBuilder {
    /// With the words, phrases and concepts of the frameworks so far.
    vocabulary: TermVocabulary,
    index: Index,
    /// The framework at work. What it says otherwise than another it says in phrases of its own.
    framework: Frameworks,
    by_symbols: HashMap<Vec<u32>, PhraseId>,
    by_part: HashMap<Part, ConceptId>,
}

impl IndexBuilder {
    fn framework(&mut self, framework: &Framework) -> Result<(), Error> {
        let first = self.index.titles.len();
        self.index.firsts.push(first);
        let roots = roots(&framework.themes);
        self.index
            .roots
            .extend(roots.iter().map(|root| first + root));
        for (i, theme) in framework.themes.iter().enumerate() {
            let lists = [
                ("terms", &theme.terms, Strength::Term),
                ("hints", &theme.hints, Strength::Hint),
            ];
            for (list, texts, strength) in lists {
                for (k, text) in texts.iter().enumerate() {
                    let place = Place::field(format!("themes[{i}].{list}[{k}]"));
                    let of = (first + i, framework.id.as_str(), theme.id.as_str());
                    self.pattern(of, strength, text, &place)?;
                }
            }
            let excluded = theme.exclude.iter().map(|text| self.phrase(text));
            let excluded = excluded.collect();
            self.index.excluded.push(excluded);
            self.title(first + i, theme);
        }
        self.citations(framework);
        self.index.frameworks |= self.framework;
        Ok(())
    }

    fn phrase(&mut self, text: &str) -> PhraseId {
        let phrase = self.vocabulary.read(text, self.framework);
        let shared = self.vocabulary.by_symbols.get(&phrase.symbols);
        if let Some(known) = shared.or_else(|| self.by_symbols.get(&phrase.symbols)) {
            return *known;
        }
        let id = self.vocabulary.phrases.len();
        self.by_symbols.insert(phrase.symbols.clone(), id);
        self.vocabulary.phrases.push(phrase);
        id
    }

    fn symbols(&self, phrase: PhraseId) -> &[u32] {
        &self.vocabulary.phrases[phrase].symbols
    }

    fn part(&mut self, part: &Part, text: &str, place: &Place) -> Result<ConceptId, Error> {
        if let Some(known) = self.by_part.get(part) {
            return Ok(*known);
        }
        let concept = match part {
            Part::Ring(name) => *self.vocabulary.rings.get(name).ok_or_else(|| {
                let expected = "the id of a ring of the thesaurus";
                Error::missing("ring", name, expected).at(place.clone())
            })?,
            Part::Phrase(words) => {
                let phrase = self.phrase(words);
                if self.symbols(phrase).is_empty() {
                    return Err(Error::Term {
                        place: place.clone(),
                        term: text.to_owned(),
                        why: "it has no word but such as `the` and `of`",
                    });
                }
                self.vocabulary.concept(&[phrase])
            }
        };
        self.by_part.insert(part.clone(), concept);
        Ok(concept)
    }

    fn pattern(
        &mut self,
        (theme, framework, id): (usize, &str, &str),
        strength: Strength,
        text: &str,
        place: &Place,
    ) -> Result<(), Error> {
        let term = term::parse(text, place)?;
        let hint = strength == Strength::Hint;
        let weight = weights().term((framework, id), text, &term, hint);
        let mut concepts = |parts: &[Part]| -> Result<Vec<ConceptId>, Error> {
            parts
                .iter()
                .map(|part| self.part(part, text, place))
                .collect()
        };
        let (all, none) = (concepts(&term.all)?, concepts(&term.none)?);
        self.index.patterns.push(Pattern {
            theme,
            framework: self.framework,
            strength,
            all,
            none,
            text: text.to_owned(),
            weight,
        });
        Ok(())
    }

    /// The title and the id of a theme cite it.
    fn title(&mut self, theme: usize, data: &Theme) {
        let title = self.phrase(&data.title);
        self.index.titles.push(self.symbols(title).to_vec());
        let id = self.phrase(data.id.as_str());
        let mut phrases = vec![(title, data.title.clone())];
        if self.symbols(id).len() > 1 {
            phrases.push((id, data.id.to_string()));
        }
        for (phrase, text) in phrases {
            let concept = self.vocabulary.concept(&[phrase]);
            self.index.patterns.push(Pattern {
                theme,
                framework: self.framework,
                strength: Strength::Title,
                all: vec![concept],
                none: Vec::new(),
                text,
                weight: weights().citation(),
            });
        }
    }

    fn citations(&mut self, framework: &Framework) {
        let mut phrases = |texts: &[String]| -> Vec<PhraseId> {
            let phrases: Vec<PhraseId> = texts.iter().map(|text| self.phrase(text)).collect();
            let has_words = |phrase: &PhraseId| !self.symbols(*phrase).is_empty();
            phrases.into_iter().filter(has_words).collect()
        };
        let names = phrases(&framework.cited_as);
        let nouns = phrases(&framework.part_nouns);
        self.index.citing.extend(names.iter().chain(&nouns));
        let citations = Citations::new(framework, names, nouns, self.framework);
        self.index.citations.push(citations);
    }

    fn finish(self) -> Index {
        let mut index = Index {
            trie: Trie::new(&self.vocabulary.phrases, self.vocabulary.symbols.len()),
            analyzer: self.vocabulary.analyzer,
            symbols: self.vocabulary.symbols,
            phrases: self.vocabulary.phrases,
            concepts: self.vocabulary.concepts,
            ..self.index
        };
        let lengths = index.phrases.iter().map(|phrase| phrase.symbols.len());
        index.longest = lengths.max().unwrap_or(0);
        index.concepts_of = vec![Vec::new(); index.phrases.len()];
        for (id, concept) in index.concepts.iter().enumerate() {
            for member in &concept.members {
                index.concepts_of[*member].push(id);
            }
        }
        index.naming = vec![0; index.concepts.len()];
        for pattern in &index.patterns {
            if let [concept] = pattern.all[..] {
                index.naming[concept] |= pattern.framework;
            }
        }
        index.triggered = vec![Vec::new(); index.concepts.len()];
        for (i, pattern) in index.patterns.iter().enumerate() {
            if let Some(first) = pattern.all.first() {
                index.triggered[*first].push(i);
            }
        }
        index
    }
}

/// For each theme the place of the one that it is a part of, and so on up.
fn roots(themes: &[Theme]) -> Vec<usize> {
    let place: HashMap<_, _> = themes.iter().map(|theme| &theme.id).zip(0..).collect();
    let parent = |at: usize| place.get(themes[at].parent.as_ref()?).copied();
    (0..themes.len())
        .map(|at| {
            // The chain ends: no chain is longer than the list.
            let chain = std::iter::successors(Some(at), |at| parent(*at));
            chain.take(themes.len()).last().unwrap_or(at)
        })
        .collect()
}
