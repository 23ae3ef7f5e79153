//! A thread's own reader of texts for one mapper.

use std::sync::Arc;

use crate::mapping::engine::Engine;
use crate::mapping::field_read::{Read, TextRead};
use crate::mapping::headings_above::HEADINGS;
use crate::mapping::session::Session;
use crate::mapping::wanted::{Score, Wanted};
use crate::model::Claim;

/// Reads texts for a [`Mapper`](crate::Mapper), one after the other, and remembers their words: the quick way to map
/// many texts on one thread. It says the same as the mapper.
///
/// What it remembers is bounded; words of more than 64 bytes are not kept. With ASCII text and without headings,
/// [`TextReader::scores`] allocates nothing once its words and buffers are known.
///
/// ```
/// use policy_crosswalk::catalogue;
/// use policy_crosswalk::mapping::Wanted;
///
/// let mapper = catalogue::mapper("mat-2021")?;
/// let mut reader = mapper.reader();
/// let best = Wanted::all().best(1);
/// let mut scores = Vec::new();
/// reader.scores("Hand out naloxone kits", &[], best, &mut scores);
/// assert_eq!(mapper.framework().themes[scores[0].theme].id, "MAT-4");
///
/// let claims = reader.claims("Hand out naloxone kits", &[], best);
/// assert_eq!((claims.len(), claims[0].confidence), (1, scores[0].confidence));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
pub struct TextReader {
    engine: Arc<Engine>,
    session: Box<Session>,
}

impl TextReader {
    pub(crate) fn new(engine: Arc<Engine>, most: Option<usize>) -> Self {
        let most = most.unwrap_or_else(|| engine.memory());
        Self {
            engine,
            session: Box::new(Session::new(most)),
        }
    }

    /// The wanted claims about a text that stands under some headings, the nearest first, as
    /// [`Mapper::map_text`](crate::Mapper::map_text) makes them.
    pub fn claims(&mut self, text: &str, headings: &[&str], wanted: Wanted) -> Vec<Claim> {
        let mut claims = self.session.read(&self.engine, text, headings, wanted);
        claims.pop().unwrap_or_default()
    }

    /// The same without their reasons, into a buffer that is emptied first.
    pub fn scores(
        &mut self,
        text: &str,
        headings: &[&str],
        wanted: Wanted,
        scores: &mut Vec<Score>,
    ) {
        self.session
            .score(&self.engine, text, headings, wanted, scores);
    }
}

/// Reads texts for several frameworks at once: as [`TextReader`], made by [`Mappers::reader`](crate::mapping::Mappers).
pub struct SetReader(TextReader);

impl SetReader {
    pub(crate) fn new(reader: TextReader) -> Self {
        Self(reader)
    }

    /// The wanted claims about a text, for each framework in their order.
    pub fn claims(&mut self, text: &str, headings: &[&str], wanted: Wanted) -> Vec<Vec<Claim>> {
        let TextReader { engine, session } = &mut self.0;
        session.read(engine, text, headings, wanted)
    }

    /// The same without their reasons, by framework, into a buffer that is emptied first.
    pub fn scores(
        &mut self,
        text: &str,
        headings: &[&str],
        wanted: Wanted,
        scores: &mut Vec<Score>,
    ) {
        self.0.scores(text, headings, wanted, scores);
    }
}

impl Session {
    /// The wanted claims of a text under headings.
    pub(crate) fn read(
        &mut self,
        engine: &Engine,
        text: &str,
        headings: &[&str],
        wanted: Wanted,
    ) -> Vec<Vec<Claim>> {
        let read = self.headings(engine, headings);
        self.claims(engine, text, &with_texts(headings, &read), wanted)
    }

    /// The same without their reasons, into a buffer that is emptied first.
    pub(crate) fn score(
        &mut self,
        engine: &Engine,
        text: &str,
        headings: &[&str],
        wanted: Wanted,
        scores: &mut Vec<Score>,
    ) {
        scores.clear();
        let read = self.headings(engine, headings);
        self.scores(engine, text, &with_texts(headings, &read), wanted, scores);
    }

    fn headings(&mut self, engine: &Engine, headings: &[&str]) -> Vec<Read> {
        let counting = headings.iter().take(HEADINGS);
        counting.map(|text| self.heading(engine, text)).collect()
    }
}

fn with_texts<'r>(texts: &'r [&'r str], read: &'r [Read]) -> Vec<TextRead<'r>> {
    let both = texts.iter().zip(read);
    both.map(|(text, read)| TextRead { text, read }).collect()
}
