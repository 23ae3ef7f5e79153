//! `crosswalk graph`: partnerships, their headings or statements, and themes, as a drawing.

use clap::{Args, ValueEnum};
use policy_crosswalk::answer::{Drawing, DrawingDetail};
use policy_crosswalk::report::{Answer, Dot, Gexf, GraphMl, GraphPicture};
use policy_crosswalk::{CoverageGraph, Error, Format};

use crate::failure::{Failure, Outcome};
use crate::material::Material;
use crate::output::Target;
use crate::selection::{Selection, Shape, named};

#[derive(Args)]
pub(crate) struct Graph {
    /// What is drawn: headings and themes, or each statement that addresses a theme
    #[arg(long, default_value = "priorities", value_parser = named(DrawingDetail::ALL, |detail: &DrawingDetail| detail.name()))]
    detail: DrawingDetail,
    #[command(flatten)]
    selection: Selection,
    /// As what; else the end of the file's name tells it, or it is DOT, for Graphviz
    #[arg(long, value_enum, help_heading = "Report")]
    format: Option<Drawn>,
    #[command(flatten)]
    target: Target,
}

/// What a drawing can be written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Drawn {
    /// For Graphviz: `dot -Tsvg graph.dot`
    Dot,
    /// A picture for papers, slides and pages
    Svg,
    /// For programs that analyse networks, such as igraph, Cytoscape and yEd
    Graphml,
    /// For Gephi
    Gexf,
    Text,
    Markdown,
    /// Its edges, for spreadsheets
    Csv,
    Json,
}

impl Drawn {
    fn end(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Graphml => "graphml",
            Self::Gexf => "gexf",
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    fn of_file(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        let all = Self::value_variants().iter().copied();
        all.into_iter()
            .find(|format| end.eq_ignore_ascii_case(format.end()))
    }

    fn write(self, drawing: &Drawing) -> String {
        match self {
            Self::Dot => Dot::new(drawing).to_string(),
            Self::Svg => GraphPicture::new(drawing).to_string(),
            Self::Graphml => GraphMl::new(drawing).to_string(),
            Self::Gexf => Gexf::new(drawing).to_string(),
            Self::Text => drawing.report(Format::Text),
            Self::Markdown => drawing.report(Format::Markdown),
            Self::Csv => drawing.report(Format::Csv),
            Self::Json => drawing.report(Format::Json),
        }
    }
}

impl Graph {
    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        let format = self.format.or_else(|| self.target.end(Drawn::of_file));
        let format = format.unwrap_or(Drawn::Dot);
        let selected = self.selection.read(&Shape::default())?;
        let material = Material::read(&selected, &["rrr-2018"])?;
        let graph = material.graph()?;
        let files = self.drawings(&material, &graph, format)?;
        match files.as_slice() {
            _ if self.target.is_folder() => self.target.files(files, &material.inputs)?,
            [(_, text)] => self.target.one(text.as_bytes(), &material.inputs)?,
            _ => {
                return Err(Failure::new(
                    "each framework has a drawing of its own; expected one `--framework`, or a folder: `-o FOLDER/`",
                ));
            }
        }
        Ok(material.outcome())
    }

    /// The drawing of each framework, with a name for its file.
    fn drawings(
        &self,
        material: &Material,
        graph: &CoverageGraph<'_>,
        format: Drawn,
    ) -> Result<Vec<(String, String)>, Error> {
        let frameworks = material.frameworks.iter();
        let drawn = frameworks.map(|framework| {
            let drawing = Drawing::new(graph, &framework.id, self.detail)?;
            let name = format!("graph-{}.{}", framework.id, format.end());
            Ok((name, format.write(&drawing)))
        });
        drawn.collect()
    }
}
