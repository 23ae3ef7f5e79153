//! What a word gives to the score of each theme, ready to be added.

use crate::mapping::likeness::compute::Similarity;
use crate::mapping::likeness::reach::MetWord;

/// How many themes in a row are added in the time that it takes to add one by its number.
const SPARSE: usize = 4;

/// Where the scores that a word gives are kept.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LikeRow {
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
pub(crate) struct LikeRows {
    dense: Vec<f32>,
    sparse: Vec<(u32, f32)>,
}

impl LikeRows {
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.dense[..]) + size_of_val(&self.sparse[..])
    }

    /// Works out what a word gives, and keeps it where that takes no more than so many bytes.
    pub(crate) fn row(&mut self, similarity: &Similarity, met: MetWord, free: usize) -> LikeRow {
        if met.entry.is_none() && met.word.is_none() {
            return LikeRow::Nothing;
        }
        let (reach, specificity) = similarity.reach(met);
        let value = |weight: f32| (specificity * reach.idf * f64::from(weight)) as f32;
        let (hits, width) = (reach.hits.len(), similarity.width());
        if hits == 0 {
            LikeRow::Nothing
        } else if hits * SPARSE < width {
            if hits * size_of::<(u32, f32)>() > free {
                return LikeRow::Unkept;
            }
            let from = self.sparse.len();
            let all = reach.hits.iter().map(|hit| (hit.theme, value(hit.weight)));
            self.sparse.extend(all);
            LikeRow::Sparse(from, hits)
        } else {
            if width * size_of::<f32>() > free {
                return LikeRow::Unkept;
            }
            let from = self.dense.len();
            self.dense.resize(from + width, 0.0);
            for hit in &reach.hits {
                self.dense[from + hit.theme as usize] = value(hit.weight);
            }
            LikeRow::Dense(from)
        }
    }

    pub(crate) fn add(&self, row: LikeRow, scores: &mut [f32]) {
        match row {
            LikeRow::Nothing | LikeRow::Unkept => {}
            LikeRow::Sparse(from, count) => {
                for (theme, value) in &self.sparse[from..from + count] {
                    scores[*theme as usize] += value;
                }
            }
            LikeRow::Dense(from) => self.add_dense(&[from], scores),
        }
    }

    /// Adds several dense rows at once: the sums of a few themes stay at hand while the rows pass by.
    pub(crate) fn add_dense(&self, rows: &[usize], scores: &mut [f32]) {
        let (blocks, rest) = scores.as_chunks_mut::<32>();
        let mut at = 0;
        for block in blocks {
            *block = self.sums(rows, at, *block);
            at += 32;
        }
        let (blocks, _) = rest.as_chunks_mut::<8>();
        for block in blocks {
            *block = self.sums(rows, at, *block);
            at += 8;
        }
    }

    fn sums<const N: usize>(&self, rows: &[usize], at: usize, mut sums: [f32; N]) -> [f32; N] {
        for row in rows {
            if let Some(values) = self.dense[row + at..].first_chunk::<N>() {
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum += value;
                }
            }
        }
        sums
    }
}
