//! What went wrong, in one line: the file, the place, what was expected, and what to do.

use crate::support::Folder;

#[test]
fn a_name_that_nothing_has_is_answered_with_those_there_are() {
    let folder = Folder::new("names");
    for (args, said) in [
        (
            &["matrix", "--framework", "rrr"][..],
            "error: there is no framework `rrr`; expected rrr-2018, af-2018, ddtf-2020, cl-2022, clr-2022, mat-2021, \
             nm-2022, core-2015, qp-2014, pdf-2019 or wf-2023; `crosswalk frameworks` lists those that are built in",
        ),
        (
            &["evidence", "MAT-8", "--group", "mine"],
            "error: there is no partnership `mine`; expected perth-and-kinross, dundee or east-ayrshire",
        ),
        (
            &["compare", "dundee-2024", "mine", "--by", "plan"],
            "error: there is no plan `mine`; expected pk-2024, dundee-2017, dundee-2020, dundee-2024 or ea-2020",
        ),
        (
            &["who-else", "west"],
            "error: there is no partnership `west`; expected perth-and-kinross, dundee or east-ayrshire",
        ),
        (
            &["plans", "mine"],
            "error: there is no plan `mine`; expected one of pk-2024, dundee-2017, dundee-2020, dundee-2024, ea-2020",
        ),
    ] {
        assert_eq!(folder.run(args).refused(), said);
    }
}

#[test]
fn wrong_options_are_one_line_and_no_usage() {
    let folder = Folder::new("options");
    for (args, said) in [
        (
            &["matrix", "--framwork", "x"][..],
            "error: unexpected argument '--framwork' found; a similar argument exists: '--framework'; see `crosswalk \
             matrix --help`",
        ),
        (
            &["matrix", "--by", "colour"],
            "error: invalid value 'colour' for '--by <BY>'; [possible values: partnership, plan, priority, lead]",
        ),
        (
            &["evidence"],
            "error: the following required arguments were not provided: <THEME>...; see `crosswalk evidence --help`",
        ),
        (
            &["matrx"],
            "error: unrecognized subcommand 'matrx'; a similar subcommand exists: 'matrix'; see `crosswalk --help`",
        ),
        (
            &["timeline", "--at", "soon"],
            "error: invalid value 'soon' for '--at <DATE>': `soon` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        (
            &["review", "export"],
            "error: which crosswalk? expected `--plan` and `--framework`; `crosswalk plans` and `crosswalk frameworks` \
             list those that are built in",
        ),
    ] {
        assert_eq!(folder.run(args).refused(), said);
    }
}

/// Each file is refused by name, whatever asks for it.
#[test]
fn files_that_are_none_of_theirs_are_refused_by_name() {
    let folder = Folder::new("hostile");
    folder
        .write("plan.pdf", b"%PDF-1.7 \xe2\xe3")
        .write("picture.png", b"\x89PNG\r\n\x1a\n")
        .write("empty.toml", "")
        .write("broken.toml", "id =")
        .write("broken.json", "{\"id\": ")
        .write("latin.csv", b"Action\nCaf\xe9\x81\n")
        .write("folder/x", "x");
    for (name, said) in [
        (
            "plan.pdf",
            "plan.pdf: the document is a PDF; expected its text, as `pdftotext -layout` of Poppler takes it out",
        ),
        (
            "picture.png",
            "picture.png: the document is a picture (PNG); expected text",
        ),
        ("empty.toml", "empty.toml: the file is empty"),
        (
            "broken.toml",
            "broken.toml:1:5: string values must be quoted, expected literal string",
        ),
        ("broken.json", "broken.json:1:7: EOF while parsing a value"),
        (
            "latin.csv",
            "latin.csv:2:5: byte 0x81 at offset 11 is no UTF-8; expected a document in UTF-8",
        ),
        ("folder", "folder: is a folder; expected a file"),
        ("./none", "./none: No such file or directory"),
    ] {
        assert_eq!(
            folder.run(&["read", name]).refused(),
            format!("error: {said}")
        );
        let ran = folder.run(&["matrix", "--only-mine", "--plan", name]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert_eq!(
            ran.err,
            format!("error: {said}\nerror: none of the plans named could be read\n")
        );
    }
    let thesaurus = folder
        .run(&["matrix", "--thesaurus", "broken.toml"])
        .refused();
    assert!(
        thesaurus.starts_with("error: broken.toml:1:5: "),
        "{thesaurus}"
    );
    let framework = folder.run(&["matrix", "--framework", "plan.pdf"]).refused();
    assert_eq!(
        framework,
        "error: plan.pdf: the document is no framework; expected .toml, .json or .csv"
    );
    let review = folder.run(&["review", "apply", "plan.pdf"]).refused();
    assert!(
        review.starts_with("error: plan.pdf: the document is a PDF; "),
        "{review}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_end_is_refused() {
    let folder = Folder::new("endless");
    let said = folder.run(&["read", "/dev/zero"]).refused();
    assert_eq!(
        said,
        "error: /dev/zero: is larger than 256 MB; expected a plan, a framework or decisions"
    );
}

#[test]
fn two_plans_of_one_id_are_both_named() {
    let folder = Folder::new("twice");
    let plan = "Action\nOpen a clinic\n";
    folder.write("a/plan.csv", plan).write("b/plan.csv", plan);
    let args = [
        "matrix",
        "--framework",
        "mat-2021",
        "--only-mine",
        "--by",
        "plan",
        "--format",
        "csv",
    ];
    let ran = folder.run(&[&args[..], &["--plan", "a/plan.csv", "--plan", "b/plan.csv"]].concat());
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "error: b/plan.csv: its id is `plan`, as that of a/plan.csv; expected one of its own: `--plan \
         OTHER-ID=b/plan.csv`\n"
    );
    let ran = folder.run(
        &[
            &args[..],
            &["--plan", "a/plan.csv", "--plan", "other=b/plan.csv"],
        ]
        .concat(),
    );
    let out = ran.clean();
    assert!(out.contains(",plan,") && out.contains(",other,"), "{out}");
}

#[test]
fn statements_of_one_id_in_two_plans_are_refused_with_both() {
    let folder = Folder::new("statements");
    let plan = |id: &str, statement: &str| {
        format!(
            "id = '{id}'\ntitle = 'P'\nkind = 'strategy'\npartnership = {{ id = '{id}', name = 'P' }}\n\
             source = {{ title = 'P', publisher = 'P' }}\nstatements = [{{ id = '{statement}', role = 'action', \
             text = 'Open a clinic' }}]\n"
        )
    };
    folder
        .write("a.toml", plan("a", "s1"))
        .write("b.toml", plan("b", "s1"))
        .write("c.toml", plan("c", "pk-2024/1"))
        .write("pk.toml", plan("pk-2024", "pk-2024/1"));
    let run = |plans: &[&str]| {
        let named: Vec<&str> = plans.iter().flat_map(|plan| ["--plan", plan]).collect();
        let ran = folder.run(&[&["matrix", "--framework", "mat-2021"], &named[..]].concat());
        (ran.code, ran.err)
    };
    assert_eq!(
        run(&["a.toml", "b.toml"]),
        (
            Some(2),
            "error: b.toml: there is a statement `s1` in a.toml as well; expected ids of its own\n"
                .into()
        )
    );
    assert_eq!(
        run(&["c.toml"]),
        (
            Some(2),
            "error: c.toml: a built-in plan has a statement `pk-2024/1` as well; expected ids of its own\nerror: none of the plans named could be read\n".into()
        )
    );
    let (code, err) = run(&["pk.toml"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        err.lines().next(),
        Some("your plan `pk-2024` takes the place of the built-in `pk-2024`")
    );
}

#[test]
fn standard_input_is_called_so() {
    let folder = Folder::new("stdin");
    let run = |bytes: &[u8]| {
        let mut command = crate::support::command(&folder.path(""));
        let mut child = command
            .args([
                "read",
                "-",
                "--id",
                "north",
                "--short",
                "North",
                "--name",
                "North ADP",
                "--format",
                "csv",
            ])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), bytes).unwrap();
        crate::support::Ran::of(child.wait_with_output().unwrap())
    };
    assert_eq!(
        run(b"").refused(),
        "error: standard input: the file is empty"
    );
    let read = run(b"A plan\n\nPriority 1 - Care\nActions:\n- Open a clinic\n- Hire staff\n");
    assert_eq!(read.code, Some(0), "{}", read.err);
    assert!(
        read.out.contains("north/1") && read.out.contains("partnership short,North"),
        "{}",
        read.out
    );
}

/// What a file says, or is called, is nothing that a terminal obeys.
#[test]
fn terminals_are_not_written_to_by_files() {
    let folder = Folder::new("escape");
    let plan = "Plan 2024\n\nPriority 1 - Care\nActions:\n- Open \u{1b}]0;evil\u{7} a clinic\n- Hire staff\n";
    folder.write("plan.txt", plan).write(
        "plan.csv",
        "Ref,Action,Bud\u{1b}[2Jget\n1,Open a clinic,5\n",
    );
    for args in [
        &["read", "plan.txt", "--format", "tree"][..],
        &["read", "plan.csv"],
        &["read", "no\u{1b}[2Jne.txt"],
        &[
            "matrix",
            "--only-mine",
            "--plan",
            "plan.txt",
            "--by",
            "priority",
        ],
        &[
            "map",
            "--only-mine",
            "--plan",
            "plan.txt",
            "--framework",
            "all",
        ],
        &["ma\u{1b}[2Jtrix"],
    ] {
        let ran = folder.run(args);
        let obeyed = |c: char| c.is_control() && c != '\n';
        assert!(
            !ran.out.contains(obeyed) && !ran.err.contains(obeyed),
            "{args:?}: {:?}",
            ran.err
        );
    }
}
