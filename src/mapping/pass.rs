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
        let (plain, denies) = self.words(engine, text);
        if engine.has_likeness() {
            self.said(engine, text, plain, &mut read.said);
        }
        let likeness_denied = denies && engine.has_likeness();
        if !alone || likeness_denied || self.may_match() {
            self.field(engine, text, read);
            if likeness_denied || denies && !read.field.hits.is_empty() {
                read.deny(text);
            }
        }
    }

    /// Reads a heading.
    pub(crate) fn heading(&mut self, engine: &Engine, text: &str) -> Read {
        let mut read = Read::default();
        let (_, denies) = self.words(engine, text);
        self.field(engine, text, &mut read);
        if denies && !read.field.hits.is_empty() {
            read.deny(text);
        }
        read
    }

    /// Finds the words of a text. Tells whether it is plain, and whether it may deny something.
    fn words(&mut self, engine: &Engine, text: &str) -> (bool, bool) {
        let (memory, words) = (&mut self.memory, &mut self.words);
        words.clear();
        let mut denies = false;
        let plain = each_word(text, |span, sentence| {
            let word = memory.word(engine, &text[span.clone()]);
            denies |= memory.may_deny(word);
            words.push((span, sentence, word));
        });
        (plain, denies)
    }

    fn said(&mut self, engine: &Engine, text: &str, plain: bool, said: &mut Vec<Said>) {
        let add = |memory: &Memory, start: usize, word: WordId, said: &mut Vec<Said>| {
            said.extend(memory.tokens(word).iter().map(|token| Said {
                span: start + token.span.start..start + token.span.end,
                stem: token.stem,
            }));
        };
        if plain {
            for (span, _, word) in &self.words {
                add(&self.memory, span.start, *word, said);
            }
        } else {
            each_run(text, |span| {
                let word = self.memory.word(engine, &text[span.clone()]);
                add(&self.memory, span.start, word, said);
            });
        }
    }

    /// Whether a phrase of the codebooks may stand in the text.
    fn may_match(&self) -> bool {
        let mut before: Option<(u32, WordId)> = None;
        self.words.iter().any(|(_, sentence, word)| {
            if self.memory.begins_several(*word) {
                return true;
            }
            if !self.memory.counts(*word) {
                return false;
            }
            let in_sentence = before.filter(|(last, _)| last == sentence);
            before = Some((*sentence, *word));
            self.memory
                .may_match(in_sentence.map(|(_, word)| word), *word)
        })
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
