//! Where reports go, and what keeps them from getting there.

use std::process::Stdio;

use crate::support::{Folder, Ran, command};

#[test]
fn the_end_of_the_name_tells_the_format() {
    let folder = Folder::new("ends");
    for (name, begins) in [
        ("m.md", "## MAT Standards"),
        ("m.csv", "framework,theme,"),
        ("m.json", "[\n  {"),
        ("m.txt", "MAT Standards (mat-2021), by partnership"),
    ] {
        let ran = folder.run(&["matrix", "--framework", "mat-2021", "-o", name]);
        assert_eq!(ran.clean(), "");
        let written = folder.read(name);
        assert!(written.starts_with(begins), "{name}: {written}");
    }
    assert_eq!(
        folder.names(),
        ["m.csv", "m.json", "m.md", "m.txt"],
        "and nothing beside"
    );
}

#[test]
fn several_reports_are_one_json_and_a_csv_each() {
    let folder = Folder::new("several");
    let gaps = [
        "gaps",
        "--framework",
        "mat-2021",
        "--framework",
        "af-2018",
        "--orphans",
    ];
    let json = folder
        .run(&[&gaps[..], &["--format", "json"]].concat())
        .clean();
    let answers: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(answers.len(), 3);
    let csv = [&gaps[..], &["--format", "csv"]].concat();
    let refused = folder.run(&csv).refused();
    assert!(
        refused.ends_with("expected one CSV file for each; `-o FOLDER/` writes them"),
        "{refused}"
    );
    folder.run(&[&csv[..], &["-o", "out/"]].concat()).clean();
    let mut names: Vec<String> = std::fs::read_dir(folder.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "gaps-af-2018.csv",
            "gaps-mat-2021.csv",
            "orphans-mat-2021-af-2018.csv"
        ]
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new("pipe");
    let mut child = command(&folder.path(""))
        .args(["gaps", "--framework", "all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::new("full");
    for args in [
        &["matrix"][..],
        &["--help"],
        &["plans"],
        &["completions", "bash"],
    ] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let mut command = command(&folder.path(""));
        let ran = Ran::of(command.args(args).stdout(full).output().unwrap());
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert_eq!(
            ran.err, "error: standard output: No space left on device\n",
            "{args:?}"
        );
    }
    let refused = folder.run(&["matrix", "-o", "/dev/full"]).refused();
    assert_eq!(refused, "error: /dev/full: No space left on device");
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new("over");
    let plan = "Action\nOpen a clinic\n";
    folder.write("plan.csv", plan);
    for args in [
        &["read", "plan.csv", "-o", "plan.csv"][..],
        &["read", "plan.csv", "-o", "./plan.csv"],
        &["matrix", "--plan", "plan.csv", "-o", "plan.csv"],
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.err
                .ends_with("plan.csv: is read as well; expected another file to write to\n"),
            "{}",
            ran.err
        );
        assert_eq!(folder.read("plan.csv"), plan);
    }
}

/// A report that cannot be put in place leaves what was there, and nothing beside it.
#[test]
fn no_file_is_left_half_written() {
    let folder = Folder::new("half");
    folder.write("old/report.md", "old");
    let refused = folder
        .run(&["matrix", "-o", "old/none/report.md"])
        .refused();
    assert_eq!(
        refused,
        "error: old/none/report.md: No such file or directory"
    );
    assert_eq!(
        folder.run(&["matrix", "-o", "old/report.md/x"]).code,
        Some(2)
    );
    assert_eq!(folder.read("old/report.md"), "old");
    folder.run(&["matrix", "-o", "old/report.md"]).clean();
    assert!(folder.read("old/report.md").starts_with("## "));
    assert_eq!(folder.names(), ["old"]);
}

#[test]
fn pictures_are_of_what_can_be_drawn() {
    let folder = Folder::new("pictures");
    let mat = ["--framework", "mat-2021"];
    for question in ["matrix", "similarity", "graph"] {
        let name = format!("{question}.svg");
        folder
            .run(&[&[question], &mat[..], &["-o", &name]].concat())
            .clean();
        let picture = folder.read(&name);
        assert!(picture.starts_with("<svg "), "{question}: {picture}");
    }
    let refused = folder.run(&[&["gaps", "--format", "svg"], &mat[..]].concat());
    assert_eq!(
        refused.refused(),
        "error: no picture is drawn of this; expected `matrix`, `similarity` or `graph`"
    );
    let refused = folder.run(&["matrix", "--format", "svg"]).refused();
    assert!(refused.contains("expected one `--framework`"), "{refused}");
    folder
        .run(&["matrix", "--format", "svg", "-o", "drawn/"])
        .clean();
    assert!(folder.path("drawn/coverage-rrr-2018.svg").is_file());
    for end in ["graphml", "gexf"] {
        let name = format!("graph.{end}");
        folder
            .run(&[&["graph"], &mat[..], &["-o", &name]].concat())
            .clean();
        assert!(folder.read(&name).contains(&format!("<{end} ")), "{end}");
    }
}

#[test]
fn no_id_leads_out_of_the_folder() {
    let folder = Folder::new("out-of");
    let framework = "id = '../../evil'\ntitle = 'E'\nthemes = [{ id = 'E-1', title = 'Care', terms = ['clinic'] }]\n";
    folder
        .write("evil.toml", framework)
        .write("plan.csv", "Action\nOpen a clinic\n");
    let own = [
        "--framework",
        "evil.toml",
        "--plan",
        "../plan=plan.csv",
        "--only-mine",
        "-o",
        "a/b/out/",
    ];
    for question in [
        &["graph"][..],
        &["matrix"],
        &["review", "export"],
        &["review", "export", "--format", "xlsx"],
    ] {
        assert_eq!(
            folder.run(&[question, &own[..]].concat()).code,
            Some(0),
            "{question:?}"
        );
    }
    folder
        .run(&["read", "plan.csv", "--id", "../../x", "-o", "a/b/out/"])
        .clean();
    assert_eq!(folder.names(), ["a", "evil.toml", "plan.csv"]);
    let below = |path: &str| std::fs::read_dir(folder.path(path)).unwrap().count();
    assert_eq!((below("a"), below("a/b"), below("a/b/out")), (1, 1, 5));
}
