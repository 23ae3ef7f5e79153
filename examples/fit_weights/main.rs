//! Fits how much each term proves, and writes `src/mapping/weights.toml`.
//!
//! `cargo run --release --example fit_weights -- --coding DIR [--coding DIR …] > src/mapping/weights.toml`
//!
//! Data: the built-in reviews, and codings of plans of other bodies. Each DIR holds `items.tsv` (`id`, `text`, `context`),
//! `gold.tsv` (`item_id`, `framework`, `theme_id`, `label`) and, where there are several bodies, `sources.tsv` (`item_id`,
//! `body`).
//! The codings alone fit the kinds and the curve: on the built-in plans the codebook knows what it will meet. Whatever is
//! chosen is chosen by its log-loss on bodies that took no part in the fit.

mod coded;
mod curve;
mod fit;

use std::process::ExitCode;

use coded::Claimed;
use fit::{Fit, Settings};

const USAGE: &str = "usage: fit_weights --coding DIR [--coding DIR …]";

fn run(args: &[String]) -> Result<String, Box<dyn std::error::Error>> {
    let mut claims: Vec<Claimed> = Vec::new();
    let mut sets = Vec::new();
    for pair in args.chunks(2) {
        let [option, folder] = pair else {
            return Err(USAGE.into());
        };
        if option != "--coding" {
            return Err(format!("unknown argument `{option}`\n{USAGE}").into());
        }
        let read = coded::of_folder(folder)?;
        let name = folder
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or(folder);
        sets.push(format!("{name} ({} claims)", read.len()));
        claims.extend(read);
    }
    if claims.is_empty() {
        return Err(USAGE.into());
    }
    let home = coded::of_reviews();
    sets.push(format!("built-in reviews ({} claims)", home.len()));
    claims.extend(home);
    let all: Vec<&Claimed> = claims.iter().collect();
    let (loss, settings) = Settings::best(|settings| fit::loss_on_other_bodies(&all, settings));
    let scores = fit::scores_on_other_bodies(&all, settings);
    let curve = curve::platt(&scores);
    let fit = Fit::new(&claims, settings);
    Ok(fit.to_toml(&sets, loss, curve) + "\n" + &fit::calibration(&claims, settings))
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
