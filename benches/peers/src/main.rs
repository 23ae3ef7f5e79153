//! Times policy-crosswalk beside what one would use instead, in turn, by processor time of one thread.
//!
//! `cargo run --release -- [--data DIRECTORY] [--python PYTHON] [--rounds N]`, or `-- --scale` for how cost grows.

mod clock;
mod data;
mod deep;
mod peers;
mod plans;
mod scale;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use policy_crosswalk::mapping::{Mappers, Wanted};
use policy_crosswalk::{Mapper, catalogue};

use data::Data;
use peers::{Floor, Tantivy};

/// How many statements are made where no directory is given.
const MADE: usize = 50_000;
/// How many of the built-in statements are read as they stand.
const REAL: usize = 10_000;
/// Peers beside which a ratio is told, and the name that it has there.
const PEERS: [(&str, &str); 5] = [
    ("floor", "floor"),
    ("tantivy", "tantivy"),
    ("bm25", "bm25"),
    ("scikit-stemmed", "scikit"),
    ("scikit-plain", "scikit-plain"),
];

struct Options {
    data: Option<PathBuf>,
    python: Option<String>,
    rounds: usize,
    scale: bool,
}

fn options() -> Options {
    let mut options = Options {
        data: None,
        python: None,
        rounds: 5,
        scale: false,
    };
    let mut given = std::env::args().skip(1);
    while let Some(option) = given.next() {
        match option.as_str() {
            "--data" => options.data = given.next().map(PathBuf::from),
            "--python" => options.python = given.next(),
            "--rounds" => options.rounds = given.next().and_then(|n| n.parse().ok()).unwrap_or(5),
            "--scale" => options.scale = true,
            other => panic!("there is no option {other}"),
        }
    }
    options
}

/// A way to map: its name, on how many statements it is timed, and what it does with one.
type Way<'w> = (&'static str, usize, Box<dyn FnMut(&str) -> usize + 'w>);

fn main() {
    let options = options();
    if options.scale {
        return scale::run();
    }
    let data = options.data.as_deref().map_or_else(
        || Data::made(MADE),
        |directory| Data::read(directory).expect("statements.tsv and themes.tsv"),
    );
    let sets = [("made", "", data), ("real", "real-", Data::real(REAL))];
    let all = sets.map(|(name, prefix, data)| (prefix, measured(&options, name, &data)));
    for (prefix, rates) in &all {
        for (name, all) in rates {
            let (least, most) = all.iter().fold((f64::MAX, 0.0_f64), |(least, most), one| {
                (least.min(*one), most.max(*one))
            });
            println!(
                "rate {prefix}{name} {:.0} ({least:.0} to {most:.0})",
                clock::median(all)
            );
        }
    }
    for (prefix, rates) in &all {
        ratios(prefix, rates);
    }
}

type Rates = BTreeMap<String, Vec<f64>>;

/// Statements a second of each way, in each round.
fn measured(options: &Options, name: &str, data: &Data) -> Rates {
    let bytes: usize = data.statements.iter().map(String::len).sum();
    let (count, themes) = (data.statements.len(), data.themes.len());
    println!(
        "{name}: {count} statements of {} bytes, {themes} themes",
        bytes / count.max(1)
    );
    let directory = std::env::temp_dir().join(format!("peers-{}", std::process::id()));
    data.write(&directory).expect("room for the data");
    let mut rates = Rates::new();
    let mut ways = ways(data);
    for round in 0..=options.rounds {
        for (name, most, read) in &mut ways {
            let statements = &data.statements[..count.min(*most)];
            let start = clock::seconds();
            let sum: usize = statements.iter().map(|text| read(text)).sum();
            let rate = statements.len() as f64 / (clock::seconds() - start);
            std::hint::black_box(sum);
            if round > 0 {
                rates.entry((*name).to_owned()).or_default().push(rate);
            }
        }
        if round > 0 {
            scikit(options, &directory, &mut rates);
        }
    }
    std::fs::remove_dir_all(&directory).expect("the data written before");
    rates
}

fn ways(data: &Data) -> Vec<Way<'static>> {
    let documents = data.documents();
    let mut floor = Floor::new(&documents);
    let mut tantivy = Tantivy::new(&documents).expect("an index");
    let bm25 =
        bm25::SearchEngineBuilder::<u32>::with_corpus(bm25::Language::English, documents).build();
    let bare = Mapper::new(&data.bare()).expect("valid");
    let nm = catalogue::mapper("nm-2022").expect("built in");
    let all = Mappers::builder(catalogue::frameworks()).thesaurus(catalogue::thesaurus());
    let all = all.build().expect("built in");
    let (best, likely) = (Wanted::all().best(3), Wanted::all().at_least(0.5));
    let mut scores = Vec::new();
    let mut more_scores = Vec::new();
    let [mut one, mut two, mut three] = [bare.reader(), bare.reader(), nm.reader()];
    let [mut four, mut five] = [all.reader(), all.reader()];
    vec![
        ("floor", usize::MAX, Box::new(move |text| floor.read(text))),
        ("tantivy", 5_000, Box::new(move |text| tantivy.best(text))),
        (
            "bm25",
            3_000,
            Box::new(move |text| bm25.search(text, 3).len()),
        ),
        (
            "bare-all",
            2_000,
            Box::new(move |text| bare.map_text(text, &[]).len()),
        ),
        (
            "bare-best3",
            usize::MAX,
            Box::new(move |text| {
                one.scores(text, &[], best, &mut scores);
                scores.len()
            }),
        ),
        (
            "bare-likely-with-evidence",
            20_000,
            Box::new(move |text| two.claims(text, &[], likely).len()),
        ),
        (
            "nm-2022-all",
            20_000,
            Box::new(move |text| three.claims(text, &[], Wanted::all()).len()),
        ),
        (
            "all-frameworks-all",
            10_000,
            Box::new(move |text| {
                four.claims(text, &[], Wanted::all())
                    .iter()
                    .map(Vec::len)
                    .sum()
            }),
        ),
        (
            "all-frameworks-scores",
            10_000,
            Box::new(move |text| {
                five.scores(text, &[], Wanted::all(), &mut more_scores);
                more_scores.len()
            }),
        ),
    ]
}

fn scikit(options: &Options, directory: &std::path::Path, rates: &mut Rates) {
    let Some(python) = &options.python else {
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scikit.py");
    let told = Command::new(python)
        .arg(script)
        .arg(directory)
        .output()
        .expect("Python");
    for line in String::from_utf8_lossy(&told.stdout).lines() {
        if let ["rate", name, rate] = line.split(' ').collect::<Vec<_>>()[..] {
            let rate = rate.parse().expect("a number");
            rates.entry(name.to_owned()).or_default().push(rate);
        }
    }
}

fn ratios(prefix: &str, rates: &Rates) {
    let median = |name: &str| rates.get(name).map(|rates| clock::median(rates));
    let ours = rates
        .keys()
        .filter(|name| name.contains('-') && !name.starts_with("scikit"));
    for ours in ours {
        for (peer, name) in PEERS {
            if let (Some(own), Some(other)) = (median(ours), median(peer)) {
                println!("ratio {prefix}{ours}/{name} {:.3}", own / other);
            }
        }
    }
}
