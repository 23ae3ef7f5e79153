//! Works out what texts say, one after the other, in buffers that are used again.

use std::ops::Range;

use crate::mapping::candidate;
use crate::mapping::candidate::Candidate;
use crate::mapping::engine::{Engine, Target};
use crate::mapping::field_read::{Read, TextRead};
use crate::mapping::headings_above::HEADINGS;
use crate::mapping::likeness::score;
use crate::mapping::likeness::score::{LikeScores, LikeStatement};
use crate::mapping::likeness::select::select;
use crate::mapping::pass::Pass;
use crate::mapping::proof::{self, Outcome, Proved};
use crate::mapping::wanted::{Score, Wanted};
use crate::model::Claim;

/// Reads texts and says what they claim.
pub(crate) struct Session {
    pass: Pass,
    own: Read,
    scores: LikeScores,
    likely: Vec<(usize, f64)>,
    candidates: Vec<Candidate>,
}

/// What was found in a statement and its headings.
struct Found<'r> {
    texts: Vec<TextRead<'r>>,
    proved: Proved,
}

impl Session {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            pass: Pass::new(most),
            own: Read::default(),
            scores: LikeScores::default(),
            likely: Vec::new(),
            candidates: Vec::new(),
        }
    }

    /// Reads a heading, to be used with any number of statements.
    pub(crate) fn heading(&mut self, engine: &Engine, text: &str) -> Read {
        self.pass.heading(engine, text)
    }

    /// The wanted claims about a text for each framework, the most confident first.
    pub(crate) fn claims(
        &mut self,
        engine: &Engine,
        text: &str,
        headings: &[TextRead<'_>],
        wanted: Wanted,
    ) -> Vec<Vec<Claim>> {
        let mut claims = Vec::with_capacity(engine.targets.len());
        self.each_target(engine, text, headings, wanted, |_, view| {
            claims.push(view.claims());
        });
        claims
    }

    /// Adds the wanted claims about a text without their reasons, by framework, the most confident first.
    pub(crate) fn scores(
        &mut self,
        engine: &Engine,
        text: &str,
        headings: &[TextRead<'_>],
        wanted: Wanted,
        scores: &mut Vec<Score>,
    ) {
        self.each_target(engine, text, headings, wanted, |framework, view| {
            scores.extend(view.candidates.iter().map(|candidate| Score {
                framework,
                theme: candidate.theme,
                relation: proof::relation(candidate.own, candidate.is_title),
                confidence: candidate.confidence,
            }));
        });
    }

    fn each_target(
        &mut self,
        engine: &Engine,
        text: &str,
        headings: &[TextRead<'_>],
        wanted: Wanted,
        mut met: impl FnMut(usize, View<'_>),
    ) {
        let Self {
            pass,
            own,
            scores,
            likely,
            candidates,
        } = self;
        let headings = &headings[..headings.len().min(HEADINGS)];
        pass.statement(engine, text, headings.is_empty(), own);
        let own = TextRead { text, read: own };
        let mut texts = Vec::new();
        let mut proved = Proved::default();
        if !headings.is_empty() || !own.read.field.hits.is_empty() {
            texts.push(own);
            texts.extend_from_slice(headings);
            proved = Proved::new(engine, &texts);
        }
        let found = Found { texts, proved };
        let mut outcomes = &found.proved.outcomes[..];
        for (number, target) in engine.targets.iter().enumerate() {
            let behind = target.first + target.framework.themes.len();
            let (of_target, rest) =
                outcomes.split_at(outcomes.partition_point(|o| o.theme < behind));
            outcomes = rest;
            let mut view = View {
                engine,
                target,
                own,
                pass,
                found: &found,
                outcomes: of_target,
                candidates,
            };
            view.gather(wanted, scores, likely);
            met(number, view);
        }
    }
}

/// What a statement says of one framework.
struct View<'v> {
    engine: &'v Engine,
    target: &'v Target,
    own: TextRead<'v>,
    pass: &'v Pass,
    found: &'v Found<'v>,
    outcomes: &'v [Outcome],
    candidates: &'v mut Vec<Candidate>,
}

impl View<'_> {
    /// Gathers the claims that are wanted, in order.
    fn gather(&mut self, wanted: Wanted, scores: &mut LikeScores, likely: &mut Vec<(usize, f64)>) {
        self.candidates.clear();
        for (i, outcome) in self.outcomes.iter().enumerate() {
            self.candidates
                .push(Candidate::proved(outcome, i, self.target.first));
        }
        if let Some(similarity) = self.target.similarity {
            score::scores(
                self.engine,
                &self.pass.memory,
                similarity,
                &self.own.read.said,
                scores,
            );
            likely.clear();
            if self.own.read.denied.is_empty() {
                self.join(wanted, &scores.scores, likely);
            } else {
                self.join_denied(similarity, &scores.scores, likely);
            }
        }
        let rank = &self.target.rank;
        self.candidates
            .retain(|candidate| candidate.confidence >= wanted.at_least);
        self.candidates.sort_unstable_by(|a, b| {
            let order = b.confidence.total_cmp(&a.confidence);
            order.then_with(|| rank[a.theme].cmp(&rank[b.theme]))
        });
        self.candidates.truncate(wanted.best);
    }

    /// Adds what the text has in common with themes without a codebook.
    fn join(&mut self, wanted: Wanted, scores: &[f32], likely: &mut Vec<(usize, f64)>) {
        let Target { bare, rank, .. } = self.target;
        // Those that are proved stand in the order of themes.
        let proved = self.candidates.len();
        let place = |candidates: &[Candidate], theme: usize| {
            candidates[..proved].binary_search_by_key(&theme, |candidate| candidate.theme)
        };
        if proved > 0 {
            // A theme that is proved besides may be likely enough by both.
            let both = |theme: usize| bare[theme] && place(self.candidates, theme).is_ok();
            select(scores, rank, Wanted::all(), Some(&both), likely);
            for (theme, likely) in likely.drain(..) {
                if let Ok(at) = place(self.candidates, theme) {
                    self.candidates[at].join(likely);
                }
            }
        }
        let alone = |theme: usize| bare[theme] && place(self.candidates, theme).is_err();
        let any = proved == 0 && self.target.all_bare;
        select(scores, rank, wanted, (!any).then_some(&alone), likely);
        for (theme, likely) in likely.drain(..) {
            self.candidates.push(Candidate::likely(theme, likely));
        }
    }

    /// The same where the text denies something: what rests on denied words alone counts for nothing.
    fn join_denied(&mut self, similarity: usize, scores: &[f32], likely: &mut Vec<(usize, f64)>) {
        let Target { bare, rank, .. } = self.target;
        let memory = &self.pass.memory;
        let is_denied = |spans: &[Range<usize>]| candidate::is_denied(self.own, spans);
        let said = &self.own.read.said;
        let denied = score::denied_scores(self.engine, memory, similarity, said, is_denied);
        select(
            scores,
            rank,
            Wanted::all(),
            Some(&|theme| bare[theme]),
            likely,
        );
        let proved = self.candidates.len();
        for (theme, likely) in likely.drain(..) {
            let left = 1.0 - f64::from(denied[theme]) / f64::from(scores[theme]);
            let likely = likely * left.clamp(0.0, 1.0);
            let by_theme = |candidate: &Candidate| candidate.theme;
            match self.candidates[..proved].binary_search_by_key(&theme, by_theme) {
                Ok(at) => self.candidates[at].join(likely),
                Err(_) => self.candidates.push(Candidate::likely(theme, likely)),
            }
        }
    }

    /// The claims with their reasons.
    fn claims(self) -> Vec<Claim> {
        let mut statement: Option<LikeStatement<'_>> = None;
        let candidates = std::mem::take(self.candidates);
        let claims = candidates.into_iter().map(|candidate| {
            let data = &self.target.framework.themes[candidate.theme];
            let proved = candidate.outcome.map_or_else(Vec::new, |outcome| {
                let outcome = &self.outcomes[outcome];
                self.found
                    .proved
                    .evidence(self.engine, &self.found.texts, outcome)
            });
            let alike = candidate.likely.map_or_else(Vec::new, |likely| {
                let statement = statement.get_or_insert_with(|| self.statement());
                let mut alike = statement.evidence((candidate.theme, data), self.own.text, likely);
                if !self.own.read.denied.is_empty() {
                    candidate::deny(self.own, &mut alike);
                }
                alike
            });
            candidate.claim(data.id.clone(), proved, alike)
        });
        claims.collect()
    }

    fn statement(&self) -> LikeStatement<'_> {
        let similarity = self.target.similarity.unwrap_or_default();
        LikeStatement::new(
            self.engine,
            &self.pass.memory,
            similarity,
            &self.own.read.said,
        )
    }
}
