//! How far two codings agree, by framework, and where they differ.
//!
//! `cargo run --example agreement -- ITEMS.tsv CODING_A.tsv CODING_B.tsv`
//!
//! ITEMS has a column `id`; the codings have `item_id`, `theme_id` and, where needed, `label` (1, 0 or ?) and
//! `framework`. A pair that a coding does not name is a no; the themes are those that either coding names.
//! Without arguments it compares two readings of a plan that was made up for it.

use std::collections::{BTreeMap, BTreeSet};
use std::{error::Error, io::Write};

use policy_crosswalk::evaluate::{Agreement, Coding};
use policy_crosswalk::report::AgreementReport;

const ITEMS: &str = "id\n1.1\n1.2\n1.3\n1.4\n";
const A: &str = "item_id\ttheme_id\n1.1\tMAT-1\n1.1\tMAT-2\n1.2\tMAT-4\n1.3\tMAT-8\n";
const B: &str = "item_id\ttheme_id\tlabel\n1.1\tMAT-1\t1\n1.1\tMAT-2\t?\n1.4\tMAT-8\t1\n";

/// The values of a column, one for each row.
fn column<'t>(text: &'t str, name: &str) -> Option<Vec<&'t str>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let mut header = lines.next()?.split('\t');
    let at = header.position(|field| field.trim() == name)?;
    let rows = lines.filter(|line| !line.trim().is_empty());
    let field = |line: &'t str| line.split('\t').nth(at).unwrap_or("").trim();
    Some(rows.map(field).collect())
}

fn report([items, a, b]: [(&str, &str); 3]) -> Result<(), Box<dyn Error>> {
    let ids = column(items.1, "id").ok_or(format!("{}: there is no column `id`", items.0))?;
    let mut frameworks: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, text) in [a, b] {
        let themes = column(text, "theme_id").unwrap_or_default();
        let of = column(text, "framework").unwrap_or(vec!["all themes"; themes.len()]);
        for (framework, theme) in of.into_iter().zip(themes) {
            frameworks.entry(framework).or_default().insert(theme);
        }
    }
    let all: BTreeSet<&str> = frameworks.values().flatten().copied().collect();
    let read = |(name, text)| Coding::from_tsv(text, &ids, &all).map_err(|e| e.in_file(name));
    let codings = [read(a)?, read(b)?];
    for (framework, themes) in frameworks {
        let [mut a, mut b] = codings.clone();
        a.retain(|_, theme| themes.contains(theme));
        b.retain(|_, theme| themes.contains(theme));
        let agreement = Agreement::between(&a, &b);
        let report = AgreementReport::new(&agreement).names("A", "B");
        writeln!(std::io::stdout(), "== {framework}\n{report}")?;
    }
    Ok(())
}

fn run(names: &[String]) -> Result<(), Box<dyn Error>> {
    let [items, a, b] = names else {
        return match names {
            [] => report([("items", ITEMS), ("A", A), ("B", B)]),
            _ => Err("usage: agreement [ITEMS.tsv CODING_A.tsv CODING_B.tsv]".into()),
        };
    };
    let read = |name| std::fs::read_to_string(name).map_err(|error| format!("{name}: {error}"));
    let texts = (read(items)?, read(a)?, read(b)?);
    report([(items, &texts.0), (a, &texts.1), (b, &texts.2)])
}

fn main() {
    let names: Vec<String> = std::env::args().skip(1).collect();
    if let Err(message) = run(&names) {
        eprintln!("{message}");
        std::process::exit(2);
    }
}
