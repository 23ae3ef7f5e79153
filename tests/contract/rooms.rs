//! The order of the rooms, read from their source: a room imports only from those above it, and a name stands for
//! one thing in the whole house.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each room imports from those before it.
const ROOMS: [&str; 12] = [
    "error",
    "model",
    "language",
    "format",
    "document",
    "mapping",
    "review",
    "graph",
    "answer",
    "evaluate",
    "report",
    "catalogue",
];

/// The most lines of a file.
const LINES: usize = 400;

/// A file of the library.
struct Source {
    /// Below `src`, parted by `/`.
    path: String,
    text: String,
    /// The text without comments and what stands in quotes.
    bare: String,
}

impl Source {
    /// The room, or nothing for the front page.
    fn room(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap_or_default();
        let room = first.strip_suffix(".rs").unwrap_or(first);
        ROOMS.contains(&room).then_some(room)
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// What is not compiled for tests alone; these stand at the end of a file.
    fn shipped(&self) -> &str {
        self.bare
            .split_once("#[cfg(test)]\nmod tests")
            .map_or(&*self.bare, |(before, _)| before)
    }
}

/// All files of the library, in the order of their paths; the command is a crate of its own.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources: Vec<Source> = files(&root)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let below = path.strip_prefix(&root).unwrap().to_str().unwrap();
            Source {
                path: below.replace('\\', "/"),
                bare: bare_code(&text),
                text,
            }
        })
        .filter(|source| !source.path.starts_with("bin/"))
        .collect();
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(sources.len() > ROOMS.len());
    sources
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Rust without comments, and with nothing in its quotes.
fn bare_code(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => 1 + quoted(&rest[1..]),
            'r' if !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') => raw(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            rest = &rest[skipped..];
        }
    }
    out
}

/// How far a string goes on from its first character, with the quote that ends it.
fn quoted(inside: &str) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    inside.len()
}

/// How far a raw string goes, 0 for what is none.
fn raw(rust: &str) -> usize {
    let marks = rust[1..].len() - rust[1..].trim_start_matches('#').len();
    if !rust[1 + marks..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(marks));
    let open = 2 + marks;
    rust[open..]
        .find(&end)
        .map_or(rust.len(), |at| open + at + end.len())
}

/// How far a character in quotes goes, 0 for a lifetime.
fn character(rust: &str) -> usize {
    let mut chars = rust.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => rust[3..].find('\'').map_or(0, |at| at + 4),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}

/// The first name behind each `crate::`, also of those in braces.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let behind = &code[at + path.len()..];
        let Some(group) = behind.strip_prefix('{') else {
            names.push(first_name(behind));
            continue;
        };
        let mut depth = 1;
        let mut part = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => names.push(first_name(&std::mem::take(&mut part))),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            part.push(c);
        }
        names.push(first_name(part.trim_start_matches(',')));
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_name(path: &str) -> String {
    let path = path.trim_start_matches([',', ' ', '\n']);
    path.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// What is wrong with the imports of a file.
fn against_the_order(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else {
        return Vec::new();
    };
    let place = |name: &str| ROOMS.iter().position(|room| *room == name);
    let own = place(room);
    let mut wrong: Vec<String> = imports(&source.bare)
        .iter()
        .filter(|name| place(name).is_none_or(|other| Some(other) > own))
        .map(|name| format!("{}: imports `crate::{name}`", source.path))
        .collect();
    let climbs = source.shipped().contains("super::");
    wrong.extend(climbs.then(|| format!("{}: imports by `super::`", source.path)));
    wrong
}

#[track_caller]
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_room_imports_only_from_those_above_it() {
    let wrong: Vec<String> = sources().iter().flat_map(against_the_order).collect();
    assert_none(&wrong);
}

#[test]
fn an_import_against_the_order_is_seen() {
    let wrong = |path: &str, text: &str| {
        against_the_order(&Source {
            path: path.to_owned(),
            bare: bare_code(text),
            text: text.to_owned(),
        })
        .len()
    };
    let answer = |text: &str| wrong("answer/gaps.rs", text);
    assert_eq!(
        answer("use crate::model::Plan;\nuse crate::answer::Cell;"),
        0
    );
    assert_eq!(answer("use crate::report::Format;"), 1);
    assert_eq!(answer("fn f() -> crate::report::Format {}"), 1);
    assert_eq!(
        answer("use crate::{\n    model::{Plan, Theme},\n    report::Format,\n};"),
        1
    );
    assert_eq!(
        answer("use crate::{model::Plan, Theme};"),
        1,
        "through the root"
    );
    assert_eq!(answer("use crate::Plan;"), 1, "through the root");
    assert_eq!(answer("use super::coverage::Cell;"), 1);
    assert_eq!(answer("#[cfg(test)]\nmod tests {\n    use super::*;\n}"), 0);
    assert_eq!(
        answer("// crate::report::Format\nf(\"crate::report\", 'c', r#\"crate::report\"#);"),
        0
    );
    assert_eq!(
        answer("f::<'a>('\"'); use crate::report::Format; g('\"')"),
        1
    );
    assert_eq!(wrong("error.rs", "use crate::model::Plan;"), 1);
    assert_eq!(wrong("lib.rs", "pub use crate::report::Format;"), 0);
}

/// Whether a line of a table of contents is one: what is named, where from, and under which feature.
fn is_contents(statement: &str) -> bool {
    let mut rest = statement.trim();
    while let Some(attribute) = rest.strip_prefix("#[") {
        rest = attribute
            .split_once(']')
            .map_or("", |(_, rest)| rest.trim());
    }
    let rest = rest.strip_prefix("pub").unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix("(crate)").unwrap_or(rest).trim_start();
    rest.is_empty() || rest.starts_with("mod ") && !rest.contains('{') || rest.starts_with("use ")
}

#[test]
fn a_folder_opens_with_a_table_of_contents() {
    let sources = sources();
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|source| source.name() == "mod.rs") {
        let code = source.bare.split(';').find(|part| !is_contents(part));
        wrong.extend(code.map(|code| format!("{}: {}", source.path, code.trim())));
        if !source.text.starts_with("//! ") {
            wrong.push(format!(
                "{}: does not say what the folder holds",
                source.path
            ));
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_file_keeps_its_length() {
    let sources = sources();
    let long = |source: &&Source| source.text.lines().count() > LINES;
    let wrong: Vec<String> = sources
        .iter()
        .filter(long)
        .map(|source| format!("{}: more than {LINES} lines", source.path))
        .collect();
    assert_none(&wrong);
}

/// Whether two files may share a name: an answer has that of its report.
fn may_share(paths: &[&str]) -> bool {
    let [answer, report] = paths else {
        return false;
    };
    let report = report.strip_prefix("report/");
    answer
        .strip_prefix("answer/")
        .is_some_and(|answer| Some(answer.rsplit('/').next().unwrap_or(answer)) == report)
}

#[test]
fn two_files_have_two_names() {
    let sources = sources();
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.name() != "mod.rs") {
        named.entry(source.name()).or_default().push(&source.path);
    }
    let evaluated = ["evaluate/agreement.rs", "report/agreement.rs"];
    let wrong: Vec<String> = named
        .values()
        .filter(|paths| paths.len() > 1 && !may_share(paths) && ***paths != evaluated)
        .map(|paths| paths.join(" and "))
        .collect();
    assert_none(&wrong);
}

#[test]
fn the_test_of_an_answer_has_its_name() {
    let sources = sources();
    let in_room = |room: &str| -> Vec<&str> {
        let below = sources.iter().filter_map(|source| {
            let name = source.path.strip_prefix(room)?.strip_suffix(".rs")?;
            Some(name.strip_suffix("/mod").unwrap_or(name))
        });
        below.collect()
    };
    let reports = in_room("report/");
    let answers = in_room("answer/");
    let answers = answers.iter().filter(|name| reports.contains(name));
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answer");
    let wrong: Vec<String> = answers
        .filter(|name| !tests.join(format!("{name}.rs")).exists())
        .map(|name| format!("answer/{name} has no test of its name"))
        .collect();
    assert!(reports.len() > 10 && wrong.is_empty(), "{wrong:?}");
}

/// The types that a file declares, whether in code or in a macro that does it.
fn types(source: &Source) -> Vec<String> {
    let words: Vec<&str> = source
        .shipped()
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let declares = |word: &str| matches!(word, "struct" | "enum" | "trait" | "union");
    words
        .windows(2)
        .filter(|pair| declares(pair[0]) && pair[1].starts_with(char::is_uppercase))
        .map(|pair| pair[1].to_owned())
        .collect()
}

#[test]
fn two_types_have_two_names() {
    let sources = sources();
    let mut named: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for source in &sources {
        for name in types(source) {
            named.entry(name).or_default().push(&source.path);
        }
    }
    let wrong: Vec<String> = named
        .iter()
        .filter(|(_, paths)| paths.len() > 1)
        .map(|(name, paths)| format!("{name}: {}", paths.join(", ")))
        .collect();
    assert_none(&wrong);
}
