//! The page as a whole.

use std::fmt;

use maud::{DOCTYPE, PreEscaped, html};

use crate::answer::{Level, OrphanReport, Scope, SimilarityMatrix};
use crate::error::Error;
use crate::graph::{CoverageGraph, Grouping};
use crate::model::{CommitmentVerbs, Partnership};
use crate::report::html::anchors::shown;
use crate::report::html::chapter::Chapter;
use crate::report::html::cover::{Cover, about, orphans};
use crate::report::html::side_by_side::alike;
use crate::report::html::statement_cards::{self, KnownOfStatements};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// What the page may do: apply this style and run this script, told by their SHA-256, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'sha256-5RnGUj8rF57pShwak/TBMW3EJPbO/hFhki1g01GNMhI='; script-src 'sha256-V7XxoYKtP4A4N/A4BOqb0njJVqKWngnEaffnk/3HMPc='; \
                      base-uri 'none'; form-action 'none'";

/// Sets an [`HtmlReport`] up.
#[must_use]
pub struct HtmlReportBuilder<'g> {
    graph: &'g CoverageGraph<'g>,
    title: Option<String>,
    remark: Option<String>,
    grouping: Grouping,
    level: Level,
    verbs: Option<&'g CommitmentVerbs>,
}

impl<'g> HtmlReportBuilder<'g> {
    /// Sets the title of the page.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Adds what the author has to say, at the top.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = Some(remark.into());
        self
    }

    /// Sets by what statements are put together; by partnership where not set.
    pub fn by(mut self, grouping: Grouping) -> Self {
        self.grouping = grouping;
        self
    }

    /// Sets which themes are shown; all where not set.
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Adds to each gap what others offer for it, ranked by how firm it is.
    pub fn verbs(mut self, verbs: &'g CommitmentVerbs) -> Self {
        self.verbs = Some(verbs);
        self
    }

    /// Asks all questions.
    ///
    /// # Errors
    /// None for a graph that was built: what is asked for is in it.
    pub fn build(self) -> Result<HtmlReport<'g>, Error> {
        let graph = self.graph;
        let chapters = graph.frameworks().map(|framework| {
            let scope = Scope::of(&framework.id).by(self.grouping).level(self.level);
            Chapter::new(graph, framework, &scope, self.verbs)
        });
        let ids = graph.frameworks().map(|framework| &framework.id);
        Ok(HtmlReport {
            graph,
            title: self.title.unwrap_or_else(|| usual_title(graph)),
            remark: self.remark,
            chapters: chapters.collect::<Result<_, Error>>()?,
            alike: SimilarityMatrix::across(graph, ids, self.grouping, self.level)?,
            orphans: OrphanReport::new(graph),
        })
    }
}

/// Who is compared, where nobody says what the page is called.
fn usual_title(graph: &CoverageGraph<'_>) -> String {
    let names: Vec<&str> = graph.partnerships().map(Partnership::label).collect();
    match names.as_slice() {
        [] => "Local plans and national frameworks".to_owned(),
        [one] => format!("{one} and national frameworks"),
        [rest @ .., last] if rest.len() < 5 => {
            format!("{} and {last} against national frameworks", rest.join(", "))
        }
        all => format!("{} partnerships against national frameworks", all.len()),
    }
}

/// All answers of a graph as one page in HTML, which holds all that it needs: it can be sent on, printed, and read
/// without a network and without JavaScript.
///
/// Every text is escaped, and the policy in its head lets nothing run but its own script. A statement is told once,
/// and the page is as long as the answers are; it costs what they cost. Groups are compared two by two where there
/// are up to four of them.
///
/// ```
/// use policy_crosswalk::report::HtmlReport;
/// use policy_crosswalk::{CoverageGraph, Framework, Plan};
///
/// let plan = Plan::from_toml(r#"
///     id = "fife-2024"
///     title = "Delivery <plan>"
///     kind = "action-plan"
///     partnership = { id = "fife", name = "Fife ADP" }
///     source = { title = "Delivery plan", publisher = "Fife ADP" }
///     statements = [{ id = "fife-2024/1", role = "action", text = "Give out naloxone" }]
/// "#)?;
/// let framework = Framework::from_toml(r#"
///     id = "ex"
///     title = "Example"
///     themes = [{ id = "EX-1", title = "Naloxone" }]
/// "#)?;
/// let graph = CoverageGraph::new([&plan], [&framework], [])?;
///
/// let page = HtmlReport::builder(&graph).title("Naloxone in Fife").build()?.to_string();
/// assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\">"));
/// assert!(page.contains("Delivery &lt;plan&gt;"));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Debug)]
pub struct HtmlReport<'g> {
    graph: &'g CoverageGraph<'g>,
    title: String,
    remark: Option<String>,
    chapters: Vec<Chapter<'g>>,
    alike: SimilarityMatrix,
    orphans: OrphanReport,
}

impl<'g> HtmlReport<'g> {
    /// A page with the usual title, by partnership, and all themes.
    ///
    /// # Errors
    /// Those of [`HtmlReportBuilder::build`].
    pub fn new(graph: &'g CoverageGraph<'g>) -> Result<Self, Error> {
        Self::builder(graph).build()
    }

    /// Sets a page up.
    pub fn builder(graph: &'g CoverageGraph<'g>) -> HtmlReportBuilder<'g> {
        HtmlReportBuilder {
            graph,
            title: None,
            remark: None,
            grouping: Grouping::Partnership,
            level: Level::All,
            verbs: None,
        }
    }

    /// Writes the page.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let head = html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (shown(&self.title)) }
                style { (PreEscaped(STYLE)) }
            }
        };
        out.write_str(
            &html! { (DOCTYPE) (PreEscaped("<html lang=\"en-GB\">")) (head) }.into_string(),
        )?;
        out.write_str(
            "<body><a class=\"skip\" href=\"#main\">To the content</a><main id=\"main\">",
        )?;
        let cover = Cover {
            title: &self.title,
            remark: self.remark.as_deref(),
            plans: self.graph.plans().collect(),
            partnerships: self.graph.partnerships().count(),
            chapters: &self.chapters,
            orphans: &self.orphans,
        };
        out.write_str(&cover.write().into_string())?;
        for (at, chapter) in self.chapters.iter().enumerate() {
            out.write_str(&chapter.write(at).into_string())?;
        }
        out.write_str(&alike(&self.alike).into_string())?;
        out.write_str(&orphans(&self.orphans).into_string())?;
        let told = KnownOfStatements::new(&self.chapters, &self.orphans.orphans);
        statement_cards::write(out, self.graph.plans(), &told)?;
        out.write_str(&about(&self.title, &self.orphans.provenance).into_string())?;
        let script = html! { script { (PreEscaped(SCRIPT)) } };
        write!(out, "</main>{}</body></html>", script.into_string())
    }
}

impl fmt::Display for HtmlReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}
