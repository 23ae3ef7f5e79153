//! What each example prints, and how it refuses what it does not know.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::common::snapshot::assert_snapshot;

/// Each example with the arguments of the run that is pinned.
const EXAMPLES: [(&str, &[&str]); 16] = [
    ("agreement", &[]),
    ("align", &[]),
    ("codebook", &[]),
    ("compare", &[]),
    ("coverage_matrix", &[]),
    ("evidence", &[]),
    ("exchange", &[]),
    ("gaps", &[]),
    ("graph", &[]),
    ("own_plan", &[]),
    ("review", &[]),
    ("read_plan", &["tests/document/fixtures/lettered.txt"]),
    (
        "score_statements",
        &[
            "--items",
            "tests/contract/fixtures/items.tsv",
            "--framework",
            "ddtf-2020",
        ],
    ),
    ("sensitivity", &[]),
    ("similarity", &[]),
    ("timeline", &[]),
];

/// What makes data of the library from what no test has: a download of 300 MB, codings of other plans. They only refuse
/// here.
const NOT_RUN: [&str; 2] = ["fit_weights", "word_table"];

/// The folder of the built examples stands beside that of the test's own binary.
fn binary(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(std::path::Path::parent).unwrap();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(file);
    assert!(
        path.exists(),
        "{} is not built; `cargo build --examples` does it",
        path.display()
    );
    path
}

fn run(name: &str, args: &[&str]) -> Output {
    let mut command = Command::new(binary(name));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.output().unwrap()
}

#[test]
fn every_example_is_listed() {
    let folder = format!("{}/examples", env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let alone = path.extension().is_some_and(|extension| extension == "rs");
        if alone || path.join("main.rs").exists() {
            found.insert(path.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    let listed: BTreeSet<String> = EXAMPLES
        .iter()
        .map(|(name, _)| *name)
        .chain(NOT_RUN)
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, found);
}

#[test]
fn outputs_are_pinned() {
    for (name, args) in EXAMPLES {
        let output = run(name, args);
        let text = String::from_utf8(output.stdout).unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{name}: {errors}");
        if name == "read_plan" {
            let summed = errors
                .lines()
                .last()
                .is_some_and(|line| line.contains("statements read"));
            assert!(summed, "{errors}");
        } else {
            assert_eq!(errors, "", "{name}");
        }
        assert_snapshot(&format!("contract/{name}.txt"), &text);
    }
}

/// Those that take arguments at all are called by other programs.
#[test]
fn bad_arguments_are_refused_with_the_usage() {
    for (name, bad) in [
        ("read_plan", &[][..]),
        ("read_plan", &["--format", "json"]),
        ("read_plan", &["a.txt", "--id", "a"]),
        ("score_statements", &["--items"]),
        ("score_statements", &["--items", "x", "--items", "y"]),
    ] {
        let output = run(name, bad);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name} {bad:?}: {errors}");
        assert!(errors.starts_with("usage: "), "{name} {bad:?}: {errors}");
        assert!(output.stdout.is_empty(), "{name} {bad:?}");
    }
    for (args, said) in [
        (
            ["LICENSE-MIT", "--format", "pdf"],
            "there is no format `pdf`; expected toml, json or csv\n",
        ),
        (
            ["LICENSE-MIT", "--format", "json"],
            "LICENSE-MIT: no statement was found; expected headings with outcomes, actions or measures below them\n",
        ),
    ] {
        let output = run("read_plan", &args);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stderr), said);
    }
}

#[test]
fn options_stand_in_any_order() {
    let items = ["--items", "tests/contract/fixtures/items.tsv"];
    let onto = ["--framework", "ddtf-2020"];
    let [one, other] =
        [[items, onto], [onto, items]].map(|args| run("score_statements", &args.concat()));
    assert!(one.status.success());
    assert_eq!(one.stdout, other.stdout);
}

#[test]
fn data_is_not_made_of_nothing() {
    for name in NOT_RUN {
        for args in [
            &[][..],
            &["--coding", "no such folder"],
            &["no such file", "out"],
        ] {
            assert_eq!(run(name, args).status.code(), Some(2), "{name}");
        }
    }
}

/// Each block of the README that shows a command shows what the command prints: all of it, or its beginning
/// where the block ends with `…`.
#[test]
fn the_readme_shows_real_output() {
    let readme = include_str!("../../README.md");
    let mut shown = 0;
    for block in readme.split("```console\n$ cargo run --example ").skip(1) {
        let block = block.split("```").next().unwrap();
        let (command, output) = block.split_once('\n').unwrap();
        let mut words = command.split_whitespace().filter(|word| *word != "--");
        let name = words.next().unwrap();
        let args: Vec<&str> = words.collect();
        let printed = String::from_utf8(run(name, &args).stdout).unwrap();
        let (printed, output) = (printed.trim_end(), output.trim_end());
        match output.strip_suffix('…') {
            Some(beginning) => assert!(printed.starts_with(beginning.trim_end()), "{command}"),
            None => assert_eq!(output, printed, "{command}"),
        }
        shown += 1;
    }
    assert!(shown >= 1);
}
