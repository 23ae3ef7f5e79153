//! A framework's codebook compiled for matching: phrases, the concepts that they express, and the patterns
//! of concepts by which themes are recognised. Built once; matching allocates per statement, not per theme.

use std::collections::HashMap;
use std::ops::Range;

use crate::error::{Error, Place};
use crate::language::words::{Analyzer, Word};
use crate::mapping::codebook::citation::Citations;
use crate::mapping::codebook::symbols::Symbols;
use crate::model::MatchKind;
use crate::model::term::{self, Part};
use crate::model::{Framework, Thesaurus};

pub(crate) type PhraseId = usize;
pub(crate) type ConceptId = usize;

/// Within how many counted words the parts of one pattern must stand.
pub(crate) const WINDOW: usize = 12;

/// How much a pattern proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// The theme's title or id, as it stands.
    Title,
    /// Enough alone.
    Term,
    /// Not enough alone.
    Hint,
}

/// Words that follow each other, each as a symbol.
pub(crate) struct Phrase {
    pub(crate) symbols: Vec<u32>,
    /// The words before stemming, to tell an exact match from a stemmed one.
    pub(crate) forms: Vec<String>,
    pub(crate) text: String,
    /// Whether it is a short form in capitals.
    pub(crate) short: bool,
    /// Those of its words that shorter matches may not take.
    pub(crate) misleading: Vec<usize>,
}

/// What several phrases express alike.
#[derive(Default)]
pub(crate) struct Concept {
    pub(crate) members: Vec<PhraseId>,
}

/// An expression by which a theme is recognised.
pub(crate) struct Pattern {
    pub(crate) theme: usize,
    pub(crate) strength: Strength,
    pub(crate) all: Vec<ConceptId>,
    pub(crate) none: Vec<ConceptId>,
    /// The expression as written in the codebook.
    pub(crate) text: String,
}

/// The compiled codebook of one framework.
pub(crate) struct Index {
    pub(crate) analyzer: Analyzer,
    pub(crate) symbols: Symbols,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) citations: Citations,
    /// The words of each theme's title, as symbols.
    titles: Vec<Vec<u32>>,
    /// The phrases that begin with a symbol.
    starts: HashMap<u32, Vec<PhraseId>>,
    /// The concepts that a phrase expresses.
    concepts_of: Vec<Vec<ConceptId>>,
    /// The patterns whose first part is a concept.
    triggered: Vec<Vec<usize>>,
    /// For each theme the phrases within which its patterns do not count.
    excluded: Vec<Vec<PhraseId>>,
}

/// A phrase found in a text: which words of the text it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) phrase: PhraseId,
    pub(crate) words: Range<usize>,
}

/// A text with all that was found in it.
pub(crate) struct Field {
    pub(crate) words: Vec<Word>,
    /// For each word its symbols and whether they were guessed from a misspelling.
    pub(crate) read: Vec<crate::mapping::codebook::symbols::Read>,
    pub(crate) hits: Vec<Hit>,
    /// The hits of each concept met: concept, position in `hits`; sorted.
    pub(crate) met: Vec<(ConceptId, usize)>,
}

impl Field {
    /// The hits of a concept.
    pub(crate) fn hits_of(&self, concept: ConceptId) -> impl Iterator<Item = &Hit> {
        let from = self.met.partition_point(|(c, _)| *c < concept);
        let of_concept = self.met[from..]
            .iter()
            .take_while(move |(c, _)| *c == concept);
        of_concept.map(|(_, hit)| &self.hits[*hit])
    }
}

impl Index {
    pub(crate) fn compile(framework: &Framework, thesaurus: &Thesaurus) -> Result<Self, Error> {
        let mut builder = Builder::new(thesaurus)?;
        for (i, theme) in framework.themes.iter().enumerate() {
            let lists = [
                ("terms", &theme.terms, Strength::Term),
                ("hints", &theme.hints, Strength::Hint),
            ];
            for (list, texts, strength) in lists {
                for (k, text) in texts.iter().enumerate() {
                    let place = Place::field(format!("themes[{i}].{list}[{k}]"));
                    builder.pattern(i, strength, text, &place)?;
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

    /// Reads a text and finds all phrases in it.
    pub(crate) fn field(&self, text: &str) -> Field {
        let words = self.analyzer.words(text);
        let read = words.iter().map(|word| self.symbols.read(word)).collect();
        let mut field = Field {
            words,
            read,
            hits: Vec::new(),
            met: Vec::new(),
        };
        self.find(&mut field);
        field
    }

    fn find(&self, field: &mut Field) {
        let mut hits = Vec::new();
        for at in 0..field.words.len() {
            for symbol in field.read[at].symbols() {
                let starting = self.starts.get(&symbol).into_iter().flatten();
                hits.extend(starting.filter_map(|phrase| self.hit(*phrase, at, field)));
            }
        }
        let masks: Vec<Hit> = hits
            .iter()
            .filter(|hit| !self.phrases[hit.phrase].misleading.is_empty())
            .cloned()
            .collect();
        hits.retain(|hit| !masks.iter().any(|mask| self.misleads(mask, hit)));
        field.met = hits
            .iter()
            .enumerate()
            .flat_map(|(i, hit)| self.concepts_of[hit.phrase].iter().map(move |c| (*c, i)))
            .collect();
        field.met.sort_unstable();
        field.met.dedup();
        field.hits = hits;
    }

    /// Whether a hit takes a misleading word of a longer phrase.
    fn misleads(&self, mask: &Hit, hit: &Hit) -> bool {
        let misleading = &self.phrases[mask.phrase].misleading;
        inside(&hit.words, &mask.words)
            && hit.words != mask.words
            && hit
                .words
                .clone()
                .any(|word| misleading.contains(&(word - mask.words.start)))
    }

    /// The hit of a phrase that begins at a word, if all of it stands there in one sentence.
    fn hit(&self, phrase: PhraseId, at: usize, field: &Field) -> Option<Hit> {
        let symbols = &self.phrases[phrase].symbols;
        let end = at + symbols.len();
        let words = field.words.get(at..end)?;
        let read = &field.read[at..end];
        let same = read
            .iter()
            .zip(symbols)
            .all(|(read, symbol)| read.is(*symbol));
        let together = words.first()?.sentence == words.last()?.sentence;
        (same && together).then_some(Hit {
            phrase,
            words: at..end,
        })
    }

    /// The patterns that may hold where a concept was met.
    pub(crate) fn triggered(&self, concept: ConceptId) -> impl Iterator<Item = &Pattern> {
        self.triggered[concept].iter().map(|i| &self.patterns[*i])
    }

    /// Whether a statement says the theme's title and nothing else.
    pub(crate) fn is_title(&self, theme: usize, field: &Field) -> bool {
        let title = &self.titles[theme];
        !title.is_empty()
            && title.len() == field.read.len()
            && title
                .iter()
                .zip(&field.read)
                .all(|(symbol, read)| read.is(*symbol))
    }

    /// Whether a hit may stand for a pattern: a short title counts only as it is written, or alone.
    pub(crate) fn stands_as_cited(pattern: &Pattern, hit: &Hit, text: &str, field: &Field) -> bool {
        let length = hit.words.len();
        if pattern.strength != Strength::Title || length > 2 || length == field.words.len() {
            return true;
        }
        let span = field.words[hit.words.start].span.start..field.words[hit.words.end - 1].span.end;
        length == 2 && same_but_for_joints(&text[span], &pattern.text)
    }

    /// How a hit matches a pattern.
    pub(crate) fn kind(&self, pattern: &Pattern, hit: &Hit, field: &Field) -> MatchKind {
        let phrase = &self.phrases[hit.phrase];
        let part = pattern
            .all
            .iter()
            .find(|concept| self.concepts[**concept].members.contains(&hit.phrase));
        let first = part.and_then(|concept| self.concepts[*concept].members.first());
        let written = pattern.text.eq_ignore_ascii_case(&phrase.text);
        let words = &field.words[hit.words.clone()];
        if field.read[hit.words.clone()]
            .iter()
            .any(|read| read.guessed)
        {
            MatchKind::Fuzzy
        } else if first != Some(&hit.phrase) && !written {
            if phrase.short {
                MatchKind::Acronym
            } else {
                MatchKind::Synonym
            }
        } else if words.iter().map(|word| &word.form).eq(&phrase.forms) {
            MatchKind::Exact
        } else {
            MatchKind::Stem
        }
    }

    /// Whether a hit lies in a phrase that the theme excludes.
    pub(crate) fn is_excluded(&self, theme: usize, hit: &Hit, field: &Field) -> bool {
        let excluded = &self.excluded[theme];
        !excluded.is_empty()
            && field
                .hits
                .iter()
                .any(|other| excluded.contains(&other.phrase) && inside(&hit.words, &other.words))
    }
}

/// Whether two texts differ in nothing but what joins their words: `MAT-7` and `MAT 7`.
fn same_but_for_joints(one: &str, other: &str) -> bool {
    let counted =
        |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    counted(one) == counted(other)
}

pub(crate) fn inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
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
            let phrase = builder.phrase(&misleading.phrase);
            let only = misleading.only.as_ref().map(|only| builder.phrase(only));
            let only = only.map(|only| builder.index.phrases[only].symbols.clone());
            let phrase = &mut builder.index.phrases[phrase];
            let misleads = |symbol: &u32| only.as_ref().is_none_or(|only| only.contains(symbol));
            let words = phrase
                .symbols
                .iter()
                .enumerate()
                .filter(|(_, symbol)| misleads(symbol));
            phrase.misleading = words.map(|(i, _)| i).collect();
        }
        Ok(builder)
    }

    fn ring(&mut self, i: usize, ring: &crate::model::Ring) -> Result<(), Error> {
        let mut members = Vec::new();
        for (k, member) in ring.members.iter().enumerate() {
            let place = Place::field(format!("rings[{i}].members[{k}]"));
            members.push(self.phrase(&term::phrase(member, &place)?));
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

    fn acronym(&mut self, acronym: &crate::model::Acronym) {
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
            Part::Ring(name) => *self.rings.get(name).ok_or_else(|| {
                let expected = "the id of a ring of the thesaurus";
                Error::missing("ring", name, expected).at(place.clone())
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
        theme: usize,
        strength: Strength,
        text: &str,
        place: &Place,
    ) -> Result<(), Error> {
        let term = term::parse(text, place)?;
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
        });
        Ok(())
    }

    /// The title and the id of a theme cite it.
    fn title(&mut self, theme: usize, data: &crate::model::Theme) {
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
            });
        }
    }

    fn citations(&mut self, framework: &Framework) {
        let mut names = Vec::new();
        let mut units = Vec::new();
        for name in &framework.cited_as {
            names.push(self.phrase(name));
            let unit = name.split_whitespace().next_back().unwrap_or_default();
            units.push(self.phrase(unit));
        }
        names.retain(|name| !self.index.phrases[*name].symbols.is_empty());
        units.retain(|unit| !self.index.phrases[*unit].symbols.is_empty());
        self.index.citations = Citations::new(framework, names, units);
    }

    fn finish(self) -> Index {
        let mut index = self.index;
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
