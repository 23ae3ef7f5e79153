//! Word vectors and the arithmetic on them.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;

use serde::Deserialize;

pub(crate) const DIMENSIONS: usize = 100;

pub(crate) type Row = [f64; DIMENSIONS];
pub(crate) type Failure = Box<dyn std::error::Error>;

#[derive(Deserialize)]
struct Source {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f64>>,
}

/// All words with their vectors, in order of frequency.
pub(crate) fn read(path: &str) -> Result<(Vec<String>, Vec<Row>), Failure> {
    let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    let source: Source = serde_json::from_reader(BufReader::new(file))?;
    let row = |word: &String| -> Result<Row, Failure> {
        // Behind the vector stand its length and the word's number.
        let vector = source.vectors.get(word).and_then(|v| v.first_chunk());
        Ok(*vector.ok_or_else(|| format!("`{word}` has no vector of {DIMENSIONS} numbers"))?)
    };
    let rows = source.words.iter().map(row).collect::<Result<_, _>>()?;
    Ok((source.words, rows))
}

pub(crate) fn dot(a: &Row, b: &Row) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(crate) fn length(row: &Row) -> f64 {
    dot(row, row).sqrt()
}

/// Adds `factor` times `other`.
pub(crate) fn add(row: &mut Row, other: &Row, factor: f64) {
    for (x, y) in row.iter_mut().zip(other) {
        *x += factor * y;
    }
}
