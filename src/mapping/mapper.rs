//! From statements to links: a framework compiled once, then applied to any number of statements.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::error::Error;
use crate::mapping::engine::{Engine, Target};
use crate::mapping::fingerprint::Fingerprint;
use crate::mapping::mapper_builder::MapperBuilder;
pub(crate) use crate::mapping::proof::{calibrated, headings_alone, leaning_most, uncalibrated};
use crate::mapping::session::Session;
use crate::mapping::text_reader::TextReader;
use crate::mapping::wanted::{Score, Wanted};
use crate::mapping::{gather, mapped_plan};
use crate::model::{Claim, Crosswalk, Framework, Link, Plan, Statement, Thesaurus};

/// Maps statements onto the themes of one framework.
///
/// Compiled once, used from any number of threads. What it says of a statement depends on the statement,
/// its headings and the framework alone.
///
/// Themes with a codebook are recognised by its terms. Themes without one are recognised by their titles and
/// descriptions, with the help of a table of English that tells which words are alike.
///
/// ```
/// use policy_crosswalk::{Framework, Mapper};
///
/// let framework = Framework::from_toml(r#"
///     id = "ddtf"
///     title = "Six strategies"
///     [[themes]]
///     id = "N"
///     title = "Targeted distribution of naloxone"
///     terms = ["naloxone", "first aid + overdose"]
/// "#)?;
/// let claims = Mapper::new(&framework)?.map_text("We will hand out Naloxone kits", &[]);
/// assert_eq!(claims[0].theme, "N");
/// assert_eq!(claims[0].evidence[0].quote, "Naloxone");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// A copy shares what was compiled. Mappers are equal where their [`Fingerprint`]s are: then they say the same of
/// every text.
#[derive(Clone)]
pub struct Mapper {
    pub(crate) engine: Arc<Engine>,
}

impl Mapper {
    /// A mapper with default settings and no thesaurus.
    ///
    /// # Errors
    /// As [`MapperBuilder::build`].
    pub fn new(framework: &Framework) -> Result<Self, Error> {
        Self::builder(framework).build()
    }

    /// Starts to set a mapper up.
    pub fn builder(framework: &Framework) -> MapperBuilder<'_> {
        MapperBuilder::new(framework)
    }

    pub(crate) fn of(engine: Arc<Engine>) -> Self {
        Self { engine }
    }

    /// The framework that it maps onto.
    pub fn framework(&self) -> &Framework {
        &self.target().framework
    }

    fn target(&self) -> &Target {
        &self.engine.targets[0]
    }

    /// The thesaurus that it uses, where it was given one.
    pub fn thesaurus(&self) -> Option<&Thesaurus> {
        self.engine.language.thesaurus.as_ref()
    }

    /// The least confidence of a link that is claimed.
    pub fn threshold(&self) -> f64 {
        self.engine.settings.threshold
    }

    /// How much headings count against a statement's own words.
    pub fn heading_weight(&self) -> f64 {
        self.engine.settings.heading_weight
    }

    /// Tells it from every mapper that may say something else; worked out when first asked for.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.engine.fingerprint.get_or_init(|| {
            let settings = [self.threshold(), self.heading_weight()];
            Fingerprint::new(self.framework(), self.thesaurus(), settings)
        })
    }

    /// All claims about one text, the most confident first, below the threshold too.
    ///
    /// `headings` are those that the text stands under, the nearest first; the first 32 count.
    ///
    /// A theme without codebook terms and hints is recognised by what its title and description have in common
    /// with the text, the same and like words, against all other themes of the framework; claims less likely
    /// than 0.005 are left out. Its headings count for such a theme only where they cite it. Of a word that
    /// stands in the text more than a hundred times, evidence for such a theme shows the first hundred places.
    pub fn map_text(&self, text: &str, headings: &[&str]) -> Vec<Claim> {
        self.with(|engine, session| {
            let mut claims = session.read(engine, text, headings, Wanted::all());
            claims.pop().unwrap_or_default()
        })
    }

    /// The wanted claims about one text without their reasons, into a buffer that is emptied first: flat rows, for
    /// tables and other engines that call from any thread.
    ///
    /// Each says a theme by its position in [`Mapper::framework`].
    pub fn scores(&self, text: &str, headings: &[&str], wanted: Wanted, scores: &mut Vec<Score>) {
        self.with(|engine, session| session.score(engine, text, headings, wanted, scores));
    }

    /// The links of one statement: its claims, as [`Mapper::map_text`] makes them.
    pub fn map_statement(&self, statement: &Statement, headings: &[&str]) -> Vec<Link> {
        mapped_plan::links(statement, self.map_text(&statement.text, headings)).collect()
    }

    /// Links all statements of a plan, in its order.
    ///
    /// Besides its result it holds what it found in those headings that later statements stand under.
    pub fn map(&self, plan: &Plan) -> Crosswalk {
        let mut crosswalks =
            self.with(|engine, session| mapped_plan::crosswalks(engine, session, plan));
        crosswalks.remove(0)
    }

    /// A reader for one thread, which remembers the words that it meets: 16 MB of them at most, and 24 kB more for
    /// each theme without a codebook.
    pub fn reader(&self) -> TextReader {
        TextReader::new(self.engine.clone(), None)
    }

    /// A reader that remembers no more than so many bytes of words, about.
    pub fn reader_within(&self, bytes: usize) -> TextReader {
        TextReader::new(self.engine.clone(), Some(bytes))
    }

    /// A reader that was at work before, or a new one.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Engine, &mut Session) -> T) -> T {
        let new = || Session::new(self.engine.memory());
        self.engine
            .pool
            .with(new, |session| work(&self.engine, session))
    }

    /// The crosswalk of links that were made elsewhere, on other threads or machines: in the order of the plan,
    /// the most confident link of a statement first.
    ///
    /// ```
    /// # use policy_crosswalk::catalogue;
    /// let plan = catalogue::plan("pk-2024").unwrap();
    /// let mapper = catalogue::mapper("mat-2021")?;
    /// let links = plan.statements.iter().zip(plan.headings()).rev().flat_map(|(statement, above)| {
    ///     let headings: Vec<&str> = above.iter().map(|i| &*plan.statements[*i].text).collect();
    ///     mapper.map_statement(statement, &headings)
    /// });
    /// assert_eq!(mapper.crosswalk(plan, links)?, mapper.map(plan));
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Unknown`] for a link of a statement that is not in the plan, or of a theme that is not in the
    /// framework; [`Error::Duplicate`] for a second link between the same two; [`Error::Range`] for a
    /// confidence outside 0..=1.
    pub fn crosswalk(
        &self,
        plan: &Plan,
        links: impl IntoIterator<Item = Link>,
    ) -> Result<Crosswalk, Error> {
        gather::checked(
            &self.engine,
            self.target(),
            plan,
            links.into_iter().collect(),
        )
    }
}

impl fmt::Debug for Mapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mapper")
            .field("framework", &self.framework().id.as_str())
            .field("version", &self.framework().version)
            .field("threshold", &self.threshold())
            .field("heading_weight", &self.heading_weight())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Mapper {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.engine, &other.engine) || self.fingerprint() == other.fingerprint()
    }
}

impl Eq for Mapper {}

impl Hash for Mapper {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint().hash(state);
    }
}
