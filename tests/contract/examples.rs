//! What each example prints, and how it refuses what it does not know.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::common::snapshot::assert_snapshot;

/// Each example with the arguments of the run that is pinned, and one that it refuses.
const EXAMPLES: [(&str, &[&str], &[&str]); 16] = [
    ("agreement", &[], &["one"]),
    ("align", &[], &["--themes", "some"]),
    ("codebook", &[], &["--file", "no such file"]),
    ("compare", &[], &["--a"]),
    ("coverage_matrix", &[], &["--themes", "some"]),
    ("evidence", &[], &["--theme", "X-1"]),
    ("exchange", &[], &["--who", "west"]),
    ("gaps", &[], &["--orphans", "maybe"]),
    ("graph", &[], &["--detail", "all"]),
    ("own_plan", &[], &["--plan", "mine.toml"]),
    ("review", &[], &["--export", "none"]),
    (
        "read_plan",
        &["tests/document/fixtures/lettered.txt"],
        &["--format", "pdf"],
    ),
    (
        "score_statements",
        &[
            "--items",
            "tests/contract/fixtures/items.tsv",
            "--framework",
            "ddtf-2020",
        ],
        &["--items"],
    ),
    ("sensitivity", &[], &["--lever", "all"]),
    ("similarity", &[], &["--rows", "none"]),
    ("timeline", &["--at", "2026-04"], &["--at", "soon"]),
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
        .map(|(name, ..)| *name)
        .chain(NOT_RUN)
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, found);
}

#[test]
fn outputs_are_pinned() {
    for (name, args, _) in EXAMPLES {
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

#[test]
fn what_several_answers_print_is_one_json() {
    for (name, args) in [
        ("coverage_matrix", &[][..]),
        ("gaps", &["--orphans", "yes"]),
        ("exchange", &["--who", "dundee"]),
        ("timeline", &["--at", "2026-04"]),
        ("sensitivity", &[]),
        ("compare", &[]),
    ] {
        let output = run(name, &[args, &["--format", "json"]].concat());
        let answers: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert!(!answers.is_empty(), "{name}");
        for answer in answers {
            assert_eq!(answer["format"], 1, "{name}");
            assert!(answer["answer"]["provenance"].is_object(), "{name}");
        }
    }
}

#[test]
fn bad_arguments_are_refused_with_the_usage() {
    for (name, _, bad) in EXAMPLES {
        for args in [bad, &["--no-such-option", "x", "y", "z"][..]] {
            let output = run(name, args);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{name} {args:?}: {errors}");
            assert!(errors.contains("usage: "), "{name} {args:?}: {errors}");
            assert!(
                output.stdout.is_empty(),
                "{name} {args:?} printed before it failed"
            );
        }
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

#[test]
fn a_value_that_nothing_has_is_named() {
    for (args, message) in [
        (
            ["--framework", "rrr"],
            "there is no framework `rrr`; expected rrr-2018, ",
        ),
        (
            ["--rows", "colour"],
            "there is no grouping `colour`; expected partnership, plan, priority or lead",
        ),
        (
            ["--format", "pdf"],
            "there is no format `pdf`; expected text, markdown, csv or json",
        ),
        (["--what", "pdf"], "unknown argument `--what`"),
    ] {
        let output = run("coverage_matrix", &args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(errors.starts_with(message), "{errors}");
    }
}

/// Users' plans beside the built-in ones, or instead of them: documents and the data that were made of them.
#[test]
fn own_plans_are_mapped() {
    let matrix = |args: &[&str]| {
        let output = run("coverage_matrix", args);
        let errors = String::from_utf8(output.stderr).unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
            errors,
        )
    };
    let document = "tests/document/fixtures/labels.md";
    let alone = [
        "--plan",
        document,
        "--built-in",
        "no",
        "--framework",
        "rrr-2018",
    ];
    let (code, text, errors) = matrix(&alone);
    assert_eq!(code, Some(0));
    let noted = errors
        .lines()
        .any(|line| line.ends_with("line 17: names no date: ongoing"));
    let summed = errors
        .lines()
        .last()
        .is_some_and(|line| line.contains("statements read"));
    assert!(noted && summed, "{errors}");
    assert_snapshot("contract/coverage_matrix_own.txt", &text);
    for format in ["toml", "json", "csv"] {
        let kept = std::env::temp_dir().join(format!("labels-{}.{format}", std::process::id()));
        std::fs::write(
            &kept,
            run("read_plan", &[document, "--format", format]).stdout,
        )
        .unwrap();
        let path = kept.to_str().unwrap();
        let again = matrix(&[
            "--plan",
            path,
            "--built-in",
            "no",
            "--framework",
            "rrr-2018",
        ]);
        std::fs::remove_file(&kept).unwrap();
        assert_eq!(again, (Some(0), text.clone(), String::new()), "{format}");
    }
    let (code, text, _) = matrix(&[
        "--plan",
        document,
        "--plan",
        "tests/document/fixtures/rag.txt",
    ]);
    assert_eq!(code, Some(0));
    for row in ["labels", "rag", "East Ayrshire"] {
        assert!(text.contains(row), "{row}: {text}");
    }
    let (code, _, errors) = matrix(&["--built-in", "maybe"]);
    assert_eq!(code, Some(2));
    assert!(
        errors.starts_with("there is no choice of plans `maybe`; expected yes or no"),
        "{errors}"
    );
    let (code, _, errors) = matrix(&["--plan", "no such file"]);
    assert_eq!(code, Some(2));
    assert!(errors.starts_with("no such file: "), "{errors}");
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
    assert!(shown >= 2);
}
