//! The texts of the built-in data.

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        [$(include_str!($file)),*]
    };
}

pub(super) const PLANS: [&str; 5] = embedded![
    "data/plans/pk-2024.toml",
    "data/plans/dundee-2017.toml",
    "data/plans/dundee-2020.toml",
    "data/plans/dundee-2024.toml",
    "data/plans/ea-2020.toml",
];

/// How many frameworks there are.
pub(super) const COUNT: usize = 11;

pub(super) const FRAMEWORKS: [&str; COUNT] = embedded![
    "data/frameworks/rrr-2018.toml",
    "data/frameworks/af-2018.toml",
    "data/frameworks/ddtf-2020.toml",
    "data/frameworks/cl-2022.toml",
    "data/frameworks/clr-2022.toml",
    "data/frameworks/mat-2021.toml",
    "data/frameworks/nm-2022.toml",
    "data/frameworks/core-2015.toml",
    "data/frameworks/qp-2014.toml",
    "data/frameworks/pdf-2019.toml",
    "data/frameworks/wf-2023.toml",
];

/// The review of each framework.
pub(super) const REVIEWS: [&str; COUNT] = embedded![
    "data/reviews/rrr-2018.sssom.tsv",
    "data/reviews/af-2018.sssom.tsv",
    "data/reviews/ddtf-2020.sssom.tsv",
    "data/reviews/cl-2022.sssom.tsv",
    "data/reviews/clr-2022.sssom.tsv",
    "data/reviews/mat-2021.sssom.tsv",
    "data/reviews/nm-2022.sssom.tsv",
    "data/reviews/core-2015.sssom.tsv",
    "data/reviews/qp-2014.sssom.tsv",
    "data/reviews/pdf-2019.sssom.tsv",
    "data/reviews/wf-2023.sssom.tsv",
];

pub(super) const THESAURUS: &str = include_str!("data/thesaurus.toml");

pub(super) const COMMITMENT: &str = include_str!("data/commitment.toml");

/// A number that differs where any of the texts does: FNV-1a of 64 bits over all, each with its length.
pub(super) fn fingerprint() -> u64 {
    let alone = [THESAURUS, COMMITMENT];
    let texts = PLANS
        .iter()
        .chain(&FRAMEWORKS)
        .chain(&REVIEWS)
        .chain(&alone);
    texts.fold(0xcbf2_9ce4_8422_2325, |hash, text| {
        let length = (text.len() as u64).to_le_bytes();
        let bytes = length.iter().chain(text.as_bytes());
        bytes.fold(hash, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    })
}
