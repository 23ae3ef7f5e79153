//! Outputs pinned in files, so that a change of them is seen as a difference of text.

use std::path::PathBuf;

/// The file `name` of the folder of snapshots of a room.
fn file(room_and_name: &str) -> PathBuf {
    let (room, name) = room_and_name.split_once('/').expect("a room and a name");
    let folder = format!("{}/tests/{room}/snapshots", env!("CARGO_MANIFEST_DIR"));
    PathBuf::from(folder).join(name)
}

/// Compares an output with the snapshot `<room>/<name>`; with `UPDATE_SNAPSHOTS=1` writes it there instead.
#[track_caller]
pub(crate) fn assert_snapshot(name: &str, output: &str) {
    let path = file(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, output).unwrap();
        return;
    }
    let hint = "`UPDATE_SNAPSHOTS=1 cargo test` writes it";
    let pinned = std::fs::read_to_string(&path);
    let pinned = pinned.unwrap_or_else(|error| panic!("{}: {error}; {hint}", path.display()));
    // A checkout may have turned the line ends.
    let pinned = pinned.replace("\r\n", "\n");
    if pinned != output {
        let difference = pinned.lines().zip(output.lines()).position(|(a, b)| a != b);
        let line = difference.unwrap_or(pinned.lines().count().min(output.lines().count()));
        let shown = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
        panic!(
            "{} differs from line {} on; {hint}\n pinned: {}\n output: {}\n--- all of the output:\n{output}",
            path.display(),
            line + 1,
            shown(&pinned),
            shown(output),
        );
    }
}
