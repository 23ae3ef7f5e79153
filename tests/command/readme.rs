//! What the README shows of the command.

use crate::support::Folder;

const README: &str = include_str!("../../README.md");
const PLAN: &str =
    "Delivery plan\n\nPriority 1 - Care\nActions:\n- Advocacy for everyone in treatment\n";

/// The blocks of the README in a language.
fn blocks(language: &str) -> impl Iterator<Item = &'static str> {
    let parts = README.split("```").skip(1).step_by(2);
    let blocks = parts.filter_map(|block| block.split_once('\n'));
    blocks
        .filter(move |(of, _)| *of == language)
        .map(|(_, text)| text)
}

/// The words of a line of a shell.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        })
        .collect()
}

/// All of what a command prints, or its beginning where the block ends with `…`.
#[test]
fn its_output_is_real() {
    let folder = Folder::new("shown");
    let mut shown = 0;
    for block in blocks("console").filter(|block| block.starts_with("$ crosswalk")) {
        let (command, output) = block.split_once('\n').unwrap();
        let printed = folder.run(&words(command)[2..]).clean();
        let (printed, output) = (printed.trim_end(), output.trim_end());
        match output.strip_suffix('…') {
            Some(beginning) => assert!(printed.starts_with(beginning.trim_end()), "{command}"),
            None => assert_eq!(output, printed, "{command}"),
        }
        shown += 1;
    }
    assert!(shown >= 1);
}

#[test]
fn its_commands_run() {
    let folder = Folder::new("commands");
    folder.write("plan.txt", PLAN);
    let block = blocks("console")
        .find(|block| block.contains("$ crosswalk read"))
        .unwrap();
    let mut ran = 0;
    for line in block.lines().filter(|line| line.starts_with("$ crosswalk")) {
        let run = folder.run(&words(line)[2..]);
        assert_eq!(run.code, Some(0), "{line}: {}", run.err);
        ran += 1;
    }
    assert!(ran >= 2);
    assert!(folder.read("north.toml").contains("name = \"North ADP\""));
}

/// Each command of its table is one, and each command stands in it.
#[test]
fn its_table_is_whole() {
    let folder = Folder::new("table");
    let table = README.split("| `crosswalk …` | answers |").nth(1).unwrap();
    let cells = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let names: Vec<&str> = cells.map(|line| line.split('|').nth(1).unwrap()).collect();
    let help = folder.run(&["--help"]).clean();
    let commands = help
        .split("Commands:\n")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    for command in commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
    {
        let command = command.split_whitespace().next().unwrap();
        let told = names
            .iter()
            .any(|cell| cell.contains(&format!("`{command}")));
        assert!(
            told || ["help", "completions", "report"].contains(&command),
            "{command}"
        );
    }
}

#[test]
fn its_study_is_one() {
    let folder = Folder::new("its-study");
    let study = blocks("toml")
        .find(|block| block.contains("only_mine"))
        .unwrap();
    let review = "#object_source: framework:mat-2021\nsubject_id\tpredicate_id\tobject_id\tverdict\treviewer_label\n";
    folder
        .write("crosswalk.toml", study)
        .write("own-framework.csv", "Ref,Theme,Terms\nC-1,Care,advocacy\n")
        .write(
            "first-reader.sssom.tsv",
            format!("#mapping_set_id: https://example.org/1\n{review}"),
        )
        .write(
            "second-reader.sssom.tsv",
            format!("#mapping_set_id: https://example.org/2\n{review}"),
        )
        .write("north.txt", PLAN);
    let ran = folder.run(&["matrix"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("north"), "{}", ran.out);
}
