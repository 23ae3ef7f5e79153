//! Workbooks through another program.

use std::path::{Path, PathBuf};
use std::process::Command;

use policy_crosswalk::report::Workbook;
use policy_crosswalk::{CoverageGraph, Review, catalogue};

/// Has the office program open a file and save it in a format.
#[track_caller]
fn saved_as(file: &Path, format: &str, folder: &Path) -> PathBuf {
    std::fs::create_dir_all(folder).unwrap();
    let home = format!("-env:UserInstallation=file://{}/home", folder.display());
    let run = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", format, "--outdir"])
        .args([folder, file])
        .output()
        .unwrap();
    let out = folder
        .join(file.file_stem().unwrap())
        .with_extension(format);
    assert!(out.exists(), "{}", String::from_utf8_lossy(&run.stderr));
    out
}

/// How many columns of a workbook offer a choice.
fn choices(bytes: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut found = 0;
    for at in 0..archive.len() {
        let mut part = String::new();
        if std::io::Read::read_to_string(&mut archive.by_index(at).unwrap(), &mut part).is_ok() {
            found += part.matches("<dataValidation ").count();
        }
    }
    found
}

#[test]
#[ignore = "needs LibreOffice"]
fn what_libre_office_opens_and_saves_holds_the_same_decisions() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/libre-office");
    let plans = catalogue::plans();
    for id in ["mat-2021", "ddtf-2020"] {
        let frameworks = [catalogue::framework(id).unwrap()];
        let reviewed = catalogue::reviewed_of(plans, frameworks, []).unwrap();
        let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks).unwrap();
        let bytes = Workbook::new(&graph, id).unwrap().to_bytes().unwrap();
        let expected = Review::from_workbook(&bytes).unwrap();
        assert!(expected.decisions.len() > 20);
        let folder = root.join(id);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("book.xlsx");
        std::fs::write(&file, &bytes).unwrap();
        let again = saved_as(&file, "xlsx", &folder.join("again"));
        let open_document = saved_as(&file, "ods", &folder.join("open"));
        let through = saved_as(&open_document, "xlsx", &folder.join("through"));
        for saved in [again, through] {
            let saved = std::fs::read(saved).unwrap();
            assert_eq!(Review::from_workbook(&saved).unwrap(), expected);
            assert_eq!(choices(&saved), choices(&bytes));
        }
    }
}
