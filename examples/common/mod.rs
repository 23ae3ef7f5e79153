//! What the examples share: options by name, and one way to fail.

use std::collections::BTreeMap;
use std::process::ExitCode;

pub(crate) type Failure = Box<dyn std::error::Error>;

/// The values of each `--name`, in the order given.
pub(crate) struct Options(BTreeMap<String, Vec<String>>);

impl Options {
    #[allow(dead_code, reason = "not every example needs each method")]
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        self.0.get(name).cloned().unwrap_or_default()
    }

    #[allow(dead_code, reason = "not every example needs each method")]
    pub(crate) fn last<T: std::str::FromStr>(&self, name: &str, default: T) -> Result<T, T::Err> {
        self.0
            .get(name)
            .and_then(|values| values.last())
            .map_or(Ok(default), |value| value.parse())
    }
}

/// Runs an example: reads its options, of which it knows `names`; a failure prints the usage and exits with 2.
pub(crate) fn run(
    usage: &str,
    names: &[&str],
    example: impl FnOnce(&Options) -> Result<String, Failure>,
) -> ExitCode {
    if std::env::args().any(|arg| arg == "--help") {
        print(&format!("{usage}\n"));
        return ExitCode::SUCCESS;
    }
    let read = read(names).and_then(|options| example(&options));
    match read {
        Ok(output) => {
            print(&output);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}\n{usage}");
            ExitCode::from(2)
        }
    }
}

/// A reader that closes the pipe early, such as `head`, is no error.
fn print(output: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(output.as_bytes());
}

fn read(names: &[&str]) -> Result<Options, Failure> {
    let mut options: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let name = arg.strip_prefix("--").filter(|name| names.contains(name));
        let name = name.ok_or_else(|| format!("unknown argument `{arg}`"))?;
        let value = args
            .next()
            .ok_or_else(|| format!("`--{name}` needs a value"))?;
        options.entry(name.to_owned()).or_default().push(value);
    }
    Ok(Options(options))
}
