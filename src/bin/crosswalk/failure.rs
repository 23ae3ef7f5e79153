//! How a command ends.

use std::fmt;
use std::process::ExitCode;

use policy_crosswalk::Error;

/// How a command that ran ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// A wish was not met: too little is covered, or a decision met nothing.
    Unmet,
    /// Something could not be read, and was left out.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Unmet => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// What stops a command, in one line, with what to do about it.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// What an operating system says of a file.
    pub(crate) fn of_file(name: &str, error: &std::io::Error) -> Self {
        let said = error.to_string();
        let said = said.split(" (os error").next().unwrap_or_default();
        Self(format!("{name}: {said}"))
    }

    /// The same with what to do.
    pub(crate) fn hint(self, hint: &str) -> Self {
        Self(format!("{}; {hint}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let hint = match &error {
            Error::Columns { .. } => Some("`-o FOLDER/` writes them"),
            Error::Unknown {
                what: "framework", ..
            } => Some("`crosswalk frameworks` lists those that are built in"),
            _ => None,
        };
        let failure = Self(error.to_string());
        hint.map_or_else(|| Self(error.to_string()), |hint| failure.hint(hint))
    }
}
