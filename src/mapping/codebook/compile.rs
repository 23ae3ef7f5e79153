//! Compiles a framework and a thesaurus into an index.

use std::collections::HashMap;

use crate::error::{Error, Place};
use crate::language::words::Analyzer;
use crate::mapping::codebook::citation::Citations;
use crate::mapping::codebook::index::{
    Concept, ConceptId, Index, Pattern, Phrase, PhraseId, Strength,
};
use crate::mapping::codebook::symbols::Symbols;
use crate::mapping::codebook::term;
use crate::mapping::codebook::term::Part;
use crate::mapping::weights::weights;
use crate::model::check::field;
use crate::model::{Acronym, Framework, FrameworkId, Misleading, Ring, Theme, Thesaurus};

pub(crate) fn compile(framework: &Framework, thesaurus: &Thesaurus) -> Result<Index, Error> {
    let mut builder = Builder::new(thesaurus)?;
    for (i, theme) in framework.themes.iter().enumerate() {
        let lists = [
            ("terms", &theme.terms, Strength::Term),
            ("hints", &theme.hints, Strength::Hint),
        ];
        for (list, texts, strength) in lists {
            for (k, text) in texts.iter().enumerate() {
                let place = field(format!("themes[{i}].{list}[{k}]"));
                builder.pattern((&framework.id, i, theme), strength, text, &place)?;
            }
        }
        let excluded = theme.exclude.iter().map(|text| builder.phrase(text));
        let excluded = excluded.collect();
        builder.index.excluded.push(excluded);
        builder.title(i, theme);
    }
    builder.citations(framework);
    Ok(builder.finish())
}

struct Builder {
    index: Index,
    by_symbols: HashMap<Vec<u32>, PhraseId>,
    by_part: HashMap<Part, ConceptId>,
    rings: HashMap<String, ConceptId>,
    /// The short forms of a long one, and the long forms of a short one.
    acronyms: HashMap<PhraseId, Vec<PhraseId>>,
}

impl Builder {
    fn new(thesaurus: &Thesaurus) -> Result<Self, Error> {
        let mut builder = Self {
            index: Index {
                analyzer: Analyzer::new(&thesaurus.spellings),
                symbols: Symbols::default(),
                phrases: Vec::new(),
                concepts: Vec::new(),
                patterns: Vec::new(),
                citations: Citations::default(),
                titles: Vec::new(),
                starts: HashMap::new(),
                concepts_of: Vec::new(),
                triggered: Vec::new(),
                excluded: Vec::new(),
                longest: 0,
            },
            by_symbols: HashMap::new(),
            by_part: HashMap::new(),
            rings: HashMap::new(),
            acronyms: HashMap::new(),
        };
        for acronym in &thesaurus.acronyms {
            builder.acronym(acronym);
        }
        for (i, ring) in thesaurus.rings.iter().enumerate() {
            builder.ring(i, ring)?;
        }
        for misleading in &thesaurus.misleading {
            builder.misleading(misleading);
        }
        Ok(builder)
    }

    fn misleading(&mut self, misleading: &Misleading) {
        let phrase = self.phrase(&misleading.phrase);
        let only = misleading.only.as_ref().map(|only| self.phrase(only));
        let only = only.map(|only| self.index.phrases[only].symbols.clone());
        let phrase = &mut self.index.phrases[phrase];
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
            let place = field(format!("rings[{i}].members[{k}]"));
            let term = term::parse(member, &place)?;
            let [Part::Phrase(text)] = &term.all[..] else {
                return Err(plain_only(member, place));
            };
            if !term.none.is_empty() {
                return Err(plain_only(member, place));
            }
            members.push(self.phrase(text));
        }
        let concept = self.concept(&members);
        self.rings.insert(ring.id.clone(), concept);
        Ok(())
    }

    fn phrase(&mut self, text: &str) -> PhraseId {
        let words = self.index.analyzer.words(text);
        let symbols: Vec<u32> = words
            .iter()
            .map(|word| self.index.symbols.intern(word))
            .collect();
        if let Some(known) = self.by_symbols.get(&symbols) {
            return *known;
        }
        let id = self.index.phrases.len();
        self.index.phrases.push(Phrase {
            forms: words.iter().map(|word| word.form.clone()).collect(),
            short: words.len() == 1 && words[0].capitals.is_some(),
            symbols: symbols.clone(),
            text: text.to_owned(),
            misleading: Vec::new(),
        });
        self.by_symbols.insert(symbols, id);
        id
    }

    fn acronym(&mut self, acronym: &Acronym) {
        let short = self.phrase(&acronym.short);
        for long in &acronym.long {
            let long = self.phrase(long);
            self.acronyms.entry(short).or_default().push(long);
            self.acronyms.entry(long).or_default().push(short);
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
        self.index.concepts.push(Concept { members });
        self.index.concepts.len() - 1
    }

    fn part(&mut self, part: &Part, text: &str, place: &Place) -> Result<ConceptId, Error> {
        if let Some(known) = self.by_part.get(part) {
            return Ok(*known);
        }
        let concept = match part {
            Part::Ring(name) => *self.rings.get(name).ok_or_else(|| Error::Unknown {
                place: place.clone(),
                what: "ring",
                id: name.clone(),
                expected: "the id of a ring of the thesaurus".to_owned(),
            })?,
            Part::Phrase(words) => {
                let phrase = self.phrase(words);
                if self.index.phrases[phrase].symbols.is_empty() {
                    return Err(Error::Term {
                        place: place.clone(),
                        term: text.to_owned(),
                        why: "it has no word but such as `the` and `of`",
                    });
                }
                self.concept(&[phrase])
            }
        };
        self.by_part.insert(part.clone(), concept);
        Ok(concept)
    }

    fn pattern(
        &mut self,
        (framework, theme, data): (&FrameworkId, usize, &Theme),
        strength: Strength,
        text: &str,
        place: &Place,
    ) -> Result<(), Error> {
        let term = term::parse(text, place)?;
        let hint = strength == Strength::Hint;
        let weight = weights().term(framework.as_str(), data.id.as_str(), text, &term, hint);
        let mut concepts = |parts: &[Part]| -> Result<Vec<ConceptId>, Error> {
            parts
                .iter()
                .map(|part| self.part(part, text, place))
                .collect()
        };
        let (all, none) = (concepts(&term.all)?, concepts(&term.none)?);
        self.index.patterns.push(Pattern {
            theme,
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
        self.index
            .titles
            .push(self.index.phrases[title].symbols.clone());
        let id = self.phrase(data.id.as_str());
        let mut phrases = vec![(title, data.title.clone())];
        if self.index.phrases[id].symbols.len() > 1 {
            phrases.push((id, data.id.to_string()));
        }
        for (phrase, text) in phrases {
            let concept = self.concept(&[phrase]);
            self.index.patterns.push(Pattern {
                theme,
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
            let has_words = |phrase: &PhraseId| !self.index.phrases[*phrase].symbols.is_empty();
            phrases.into_iter().filter(has_words).collect()
        };
        let names = phrases(&framework.cited_as);
        let nouns = phrases(&framework.part_nouns);
        self.index.citations = Citations::new(framework, names, nouns);
    }

    fn finish(self) -> Index {
        let mut index = self.index;
        let lengths = index.phrases.iter().map(|phrase| phrase.symbols.len());
        index.longest = lengths.max().unwrap_or(0);
        for (id, phrase) in index.phrases.iter().enumerate() {
            if let Some(first) = phrase.symbols.first() {
                index.starts.entry(*first).or_default().push(id);
            }
        }
        index.concepts_of = vec![Vec::new(); index.phrases.len()];
        for (id, concept) in index.concepts.iter().enumerate() {
            for member in &concept.members {
                index.concepts_of[*member].push(id);
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

fn plain_only(member: &str, place: Place) -> Error {
    Error::Term {
        place,
        term: member.to_owned(),
        why: "a member of a ring has no operators and no rings",
    }
}
