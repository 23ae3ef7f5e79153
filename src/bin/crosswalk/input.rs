//! Files that are read.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The most that is read of a file: no plan comes near it, and a device has no end.
const MOST: u64 = 256 << 20;

/// Whether a name that is no built-in one means a file.
pub(crate) fn is_file_name(name: &str) -> bool {
    name == "-" || name.contains(['/', '\\', '.']) || Path::new(name).exists()
}

/// What a file is called where it is spoken of.
pub(crate) fn shown(name: &str) -> &str {
    if name == "-" { "standard input" } else { name }
}

/// The bytes of a file, which is then one of the inputs.
pub(crate) fn read(name: &str, inputs: &mut Vec<PathBuf>) -> Result<Vec<u8>, Failure> {
    inputs.push(PathBuf::from(name));
    bytes(name)
}

/// The bytes of a file; of standard input for `-`.
pub(crate) fn bytes(name: &str) -> Result<Vec<u8>, Failure> {
    let shown = shown(name);
    let failed = |error| Failure::of_file(shown, &error);
    let mut bytes = Vec::new();
    let read = if name == "-" {
        std::io::stdin().take(MOST + 1).read_to_end(&mut bytes)
    } else {
        if std::fs::metadata(name).map_err(failed)?.is_dir() {
            return Err(Failure::new(format!(
                "{shown}: is a folder; expected a file"
            )));
        }
        let file = File::open(name).map_err(failed)?;
        file.take(MOST + 1).read_to_end(&mut bytes)
    };
    read.map_err(failed)?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::new(format!(
            "{shown}: is larger than {} MB; expected a plan, a framework or decisions",
            MOST >> 20
        )));
    }
    if bytes.is_empty() {
        return Err(Failure::new(format!("{shown}: the file is empty")));
    }
    Ok(bytes)
}
