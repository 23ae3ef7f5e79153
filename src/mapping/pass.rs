//! Reads texts, with a memory of their words.

use std::ops::Range;

use crate::language::aside::{AsideWord, aside_spans, may_stand_aside};
use crate::language::words;
use crate::language::written::each_word;
use crate::mapping::engine::Engine;
use crate::mapping::field_read::{Read, Said};
use crate::mapping::likeness::tokens::each_run;
use crate::mapping::memory::{Memory, WordId};

/// A word of a text, its sentence and its number in the memory.
type Word = (Range<usize>, u32, WordId);

/// What the words of a text tell at once.
#[derive(Default)]
struct Seen {
    /// Whether it is plain.
    plain: bool,
    /// Whether it may deny something.
    may_deny: bool,
    /// Whether a phrase of the codebooks may stand in it.
    may_match: bool,
}

/// Reads one text after the other.
pub(crate) struct Pass {
    pub(crate) memory: Memory,
    words: Vec<Word>,
}

impl Pass {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            memory: Memory::new(most),
            words: Vec::new(),
        }
    }

    /// Reads a statement. Its stems are valid until the next statement.
    ///
    /// Where no phrase can stand in it and it stands alone, words and phrases are not gathered.
    pub(crate) fn statement(&mut self, engine: &Engine, text: &str, alone: bool, read: &mut Read) {
        self.memory.begin_text();
        read.clear();
        let seen = self.words(engine, text, &mut read.said);
        if engine.has_likeness() && !seen.plain {
            self.said(engine, text, &mut read.said);
        }
        let likeness_denied = seen.may_deny && engine.has_likeness();
        if !alone || likeness_denied || seen.may_match {
            self.field(engine, text, read);
            if likeness_denied || seen.may_deny && !read.field.hits.is_empty() {
                read.deny(text);
            }
        }
    }

    /// Reads a heading.
    pub(crate) fn heading(&mut self, engine: &Engine, text: &str) -> Read {
        let mut read = Read::default();
        let seen = self.words(engine, text, &mut read.said);
        self.field(engine, text, &mut read);
        if seen.may_deny && !read.field.hits.is_empty() {
            read.deny(text);
        }
        read
    }

    /// Finds the words of a text, and of a plain one those for likeness.
    fn words(&mut self, engine: &Engine, text: &str, said: &mut Vec<Said>) -> Seen {
        let (memory, words) = (&mut self.memory, &mut self.words);
        words.clear();
        let mut seen = Seen::default();
        let mut before: Option<(u32, WordId)> = None;
        seen.plain = each_word(text, |span, sentence| {
            let word = memory.word(engine, text, span.clone());
            seen.may_deny |= memory.may_deny(word);
            if memory.counts(word) {
                let in_sentence = before.filter(|(last, _)| *last == sentence);
                seen.may_match |= memory.may_match(in_sentence.map(|(_, word)| word), word);
                before = Some((sentence, word));
            }
            seen.may_match |= memory.begins_several(word);
            say(memory, span.start, word, said);
            words.push((span, sentence, word));
        });
        seen
    }

    /// Finds the words for likeness of a text that is not plain.
    fn said(&mut self, engine: &Engine, text: &str, said: &mut Vec<Said>) {
        said.clear();
        each_run(text, |span| {
            let word = self.memory.word(engine, text, span.clone());
            say(&self.memory, span.start, word, said);
        });
    }

    fn asides(&self, text: &str, read: &mut Read) {
        let all = self.words.iter();
        let all = all.fold(0, |all, (_, _, word)| all | self.memory.roles(*word));
        if may_stand_aside(all) {
            let words = self.words.iter().map(|(span, sentence, word)| AsideWord {
                span: span.clone(),
                sentence: *sentence,
                roles: self.memory.roles(*word),
            });
            read.asides = aside_spans(text, &words.collect::<Vec<_>>());
        }
    }

    fn field(&self, engine: &Engine, text: &str, read: &mut Read) {
        let index = &engine.index;
        let mut at = 0;
        while let Some((span, sentence, word)) = self.words.get(at) {
            let ahead = |k: usize| Some(&text[self.words.get(at + k)?.0.clone()]);
            let several = if self.memory.begins_several(*word) {
                index.analyzer.several(ahead)
            } else {
                None
            };
            if let Some((taken, form)) = several {
                let end = self.words[at + taken - 1].0.end;
                let stem = words::stem(form);
                let readings = index.symbols.read(form, &stem, None, index.frameworks);
                read.field.push(span.start..end, *sentence, &readings);
                at += taken;
                continue;
            }
            at += 1;
            if self.memory.counts(*word) {
                let readings = self.memory.readings(*word);
                read.field.push(span.clone(), *sentence, readings);
            }
        }
        read.field.find(index);
        if !read.field.hits.is_empty() {
            self.asides(text, read);
        }
    }
}

/// Adds what likeness counts as words within a word that begins at a byte.
fn say(memory: &Memory, start: usize, word: WordId, said: &mut Vec<Said>) {
    for token in memory.tokens(word) {
        said.push(Said {
            span: start + token.span.start..start + token.span.end,
            stem: token.stem,
        });
    }
}
