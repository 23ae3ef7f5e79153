//! Where reports go.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;
use policy_crosswalk::report::{self, Answer};
use policy_crosswalk::{Error, Format};

use crate::failure::Failure;
use crate::selection::named;

#[derive(Args)]
#[command(next_help_heading = "Report")]
pub(crate) struct Output {
    /// As what; else the end of the file's name tells it, or it is text. `svg` is the picture of a matrix, or of
    /// similarity
    #[arg(long, value_parser = named(Written::ALL, |format: &Written| format.name()))]
    format: Option<Written>,
    #[command(flatten)]
    target: Target,
}

#[derive(Args)]
pub(crate) struct Target {
    /// Where to: a file, a folder (one file for each report), or - for standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) path: Option<PathBuf>,
}

/// What an answer can be written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Report(Format),
    Svg,
}

impl Written {
    const ALL: &[Self] = &[
        Self::Report(Format::Text),
        Self::Report(Format::Markdown),
        Self::Report(Format::Csv),
        Self::Report(Format::Json),
        Self::Svg,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Report(format) => format.name(),
            Self::Svg => "svg",
        }
    }

    fn of_file(name: &str) -> Option<Self> {
        let is_svg = Path::new(name)
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("svg"));
        if is_svg {
            return Some(Self::Svg);
        }
        Format::of_file(name).map(Self::Report)
    }
}

impl FromStr for Written {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        if name == "svg" {
            return Ok(Self::Svg);
        }
        name.parse().map(Self::Report)
    }
}

impl Output {
    pub(crate) fn write(
        &self,
        answers: &[Box<dyn Answer>],
        inputs: &[PathBuf],
    ) -> Result<(), Failure> {
        let answers: Vec<&dyn Answer> = answers.iter().map(AsRef::as_ref).collect();
        self.write_all(&answers, inputs)
    }

    /// Writes reports; `inputs` are never written over.
    pub(crate) fn write_all(
        &self,
        answers: &[&dyn Answer],
        inputs: &[PathBuf],
    ) -> Result<(), Failure> {
        let format = self.format.or_else(|| self.target.end(Written::of_file));
        let format = match format.unwrap_or(Written::Report(Format::Text)) {
            Written::Report(format) => format,
            Written::Svg => return self.draw(answers, inputs),
        };
        let answers = || answers.iter().copied();
        if self.target.is_folder() {
            return self.target.files(report::apart(answers(), format), inputs);
        }
        let text = report::together(answers(), format)?;
        self.target.one(text.as_bytes(), inputs)
    }

    /// Writes the pictures of answers, all of which must have one.
    fn draw(&self, answers: &[&dyn Answer], inputs: &[PathBuf]) -> Result<(), Failure> {
        let pictures = report::pictures(answers.iter().copied());
        match pictures.as_slice() {
            some if some.len() < answers.len() => Err(Failure::new(
                "no picture is drawn of this; expected `matrix`, `similarity` or `graph`",
            )),
            _ if self.target.is_folder() => self.target.files(pictures, inputs),
            [(_, picture)] => self.target.one(picture.as_bytes(), inputs),
            _ => Err(Failure::new(
                "each framework has a picture of its own; expected one `--framework`, or a folder: `-o FOLDER/`",
            )),
        }
    }
}

impl Target {
    /// The file that is meant, unless it is standard output.
    fn file(&self) -> Option<&Path> {
        self.path.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// What the end of the file's name tells.
    pub(crate) fn end<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        read(self.file()?.to_str()?)
    }

    pub(crate) fn is_folder(&self) -> bool {
        self.file().is_some_and(|path| {
            path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
        })
    }

    /// Whether it is standard output, and that a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        self.file().is_none() && std::io::stdout().is_terminal()
    }

    /// Writes one document.
    pub(crate) fn one(&self, bytes: &[u8], inputs: &[PathBuf]) -> Result<(), Failure> {
        match self.file() {
            None => to_stdout(bytes),
            Some(path) => to_file(path, bytes, inputs),
        }
    }

    /// Writes documents into a folder, each under its name.
    pub(crate) fn files(
        &self,
        files: impl IntoIterator<Item = (String, impl AsRef<[u8]>)>,
        inputs: &[PathBuf],
    ) -> Result<(), Failure> {
        let folder = self.file().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| Failure::of_file(&shown(folder), &error))?;
        for (name, bytes) in files {
            // Ids of a user's data may have what leads into other folders.
            let name = name.replace(['/', '\\', ':'], "-");
            to_file(&folder.join(name), bytes.as_ref(), inputs)?;
        }
        Ok(())
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Writes to standard output. Who closes the pipe early, such as `head`, has had enough.
pub(crate) fn to_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::of_file("standard output", &error))
        }
        _ => Ok(()),
    }
}

/// Writes a file as a whole or not at all: beside its place first, and then into it.
fn to_file(path: &Path, bytes: &[u8], inputs: &[PathBuf]) -> Result<(), Failure> {
    let failed = |error| Failure::of_file(&shown(path), &error);
    // What is linked to is written, not the link.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let is_input = |input: &PathBuf| input.canonicalize().is_ok_and(|input| input == real);
    if inputs.iter().any(is_input) {
        let name = shown(path);
        return Err(Failure::new(format!(
            "{name}: is read as well; expected another file to write to"
        )));
    }
    let old = fs::metadata(&real).ok();
    if old
        .as_ref()
        .is_some_and(|old| !old.is_file() && !old.is_dir())
    {
        let mut device = OpenOptions::new().write(true).open(&real).map_err(failed)?;
        let written = device.write_all(bytes).and_then(|()| device.flush());
        return match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(failed),
        };
    }
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    let beside = real.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let write = || {
        let mut file = File::create_new(&beside)?;
        file.write_all(bytes)?;
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, &real)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}
