//! All answers on one page.

use crate::support::Folder;

const PLAN: &str = "North ADP Delivery Plan 2024-27\n\nPriority 1 - Care\nActions:\n\
    - Hand out naloxone kits at every pharmacy.\n- Advocacy for everyone in treatment, in prison too.\n";

#[test]
fn a_published_plan_becomes_a_page_in_one_command() {
    let folder = Folder::new("page");
    folder.write("north.txt", PLAN);
    let asked = [
        "report",
        "--plan",
        "north=north.txt",
        "--framework",
        "mat-2021",
    ];
    let ran = folder.run(&[&asked[..], &["-o", "report.html"]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    let page = folder.read("report.html");
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("<mark>naloxone"), "{page}");
    assert!(page.contains("id=\"f-mat-2021\""));
    assert_eq!(folder.run(&asked).out, page, "the same on standard output");
}

#[test]
fn the_study_names_it_and_an_option_names_it_otherwise() {
    let folder = Folder::new("page-study");
    folder.write("north.txt", PLAN);
    folder.write(
        "crosswalk.toml",
        "title = \"Care & <law>\"\nonly_mine = true\nframeworks = [\"mat-2021\"]\n\
         plans = [{ file = \"north.txt\", id = \"north\" }]\n",
    );
    let page = folder.run(&["report"]).out;
    assert!(page.contains("<h1>Care &amp; &lt;law&gt;</h1>"), "{page}");
    let page = folder
        .run(&["report", "--title", "Other", "--remark", "A draft."])
        .out;
    assert!(page.contains("<h1>Other</h1>") && page.contains(">A draft.</p>"));
    assert!(!page.contains("id=\"p-dundee-2024\""));
}
