//! Outputs pinned in files beside the tests, so that a change of them is seen as a difference of text.
//!
//! A test fails where an output differs from its file. `INSTA_UPDATE=always cargo test` writes the new ones, and so
//! does `cargo insta review` one by one; what it wrote is then read as a difference in version control.

/// Compares an output, byte by byte, with the snapshot `<room>/<name>`, which stands in `tests/<room>/snapshots`.
///
/// Snapshots are compared without the empty lines around them and with one kind of line ends. So that they are
/// exact all the same, a mark stands where the output ends, and it has no other line ends and begins with text.
#[track_caller]
pub(crate) fn assert_snapshot(room_and_name: &str, output: &str) {
    let (room, name) = room_and_name.split_once('/').expect("a room and a name");
    let plain = !output.starts_with('\n') && !output.contains('\r');
    assert!(plain, "{name}: {output:?}");
    insta::with_settings!({
        snapshot_path => format!("{}/tests/{room}/snapshots", env!("CARGO_MANIFEST_DIR")),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, format!("{output}(end)"));
    });
}
