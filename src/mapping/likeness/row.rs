//! What a word gives to the score of each theme, ready to be added.

use crate::mapping::likeness::compute::Similarity;
use crate::mapping::likeness::reach::Met;

/// Where the scores that a word gives are kept.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Row {
    /// It gives none.
    Nothing,
    /// One for each theme, from here on.
    Dense(usize),
    /// Those of some themes: from here, so many.
    Sparse(usize, usize),
    /// There was no room: they are worked out at each meeting.
    Unkept,
}

/// The scores that words give.
#[derive(Default)]
pub(crate) struct Rows {
    dense: Vec<f32>,
    sparse: Vec<(u32, f32)>,
}

impl Rows {
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.dense[..]) + size_of_val(&self.sparse[..])
    }

    /// Works out what a word gives, and keeps it where that takes no more than so many bytes.
    pub(crate) fn row(&mut self, similarity: &Similarity, met: Met, free: usize) -> Row {
        if met.entry.is_none() && met.word.is_none() {
            return Row::Nothing;
        }
        let (reach, specificity) = similarity.reach(met);
        let value = |weight: f32| (specificity * reach.idf * f64::from(weight)) as f32;
        let (hits, width) = (reach.hits.len(), similarity.width());
        if hits == 0 {
            Row::Nothing
        } else if hits * size_of::<(u32, f32)>() < width * size_of::<f32>() {
            if hits * size_of::<(u32, f32)>() > free {
                return Row::Unkept;
            }
            let from = self.sparse.len();
            let all = reach.hits.iter().map(|hit| (hit.theme, value(hit.weight)));
            self.sparse.extend(all);
            Row::Sparse(from, hits)
        } else {
            if width * size_of::<f32>() > free {
                return Row::Unkept;
            }
            let from = self.dense.len();
            self.dense.resize(from + width, 0.0);
            for hit in &reach.hits {
                self.dense[from + hit.theme as usize] = value(hit.weight);
            }
            Row::Dense(from)
        }
    }

    pub(crate) fn add(&self, row: Row, scores: &mut [f32]) {
        match row {
            Row::Nothing | Row::Unkept => {}
            Row::Sparse(from, count) => {
                for (theme, value) in &self.sparse[from..from + count] {
                    scores[*theme as usize] += value;
                }
            }
            Row::Dense(from) => {
                let row = &self.dense[from..from + scores.len()];
                let (scores, _) = scores.as_chunks_mut::<8>();
                let (row, _) = row.as_chunks::<8>();
                for (scores, values) in scores.iter_mut().zip(row) {
                    for (score, value) in scores.iter_mut().zip(values) {
                        *score += value;
                    }
                }
            }
        }
    }
}
