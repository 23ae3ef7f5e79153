//! The national side: frameworks, their themes, and the codebook that says how themes are recognised.

use crate::model::setters::setters;
use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::Date;
use crate::model::check::{Family, in_order, not_empty};
use crate::model::term;
use crate::model::{FrameworkId, ThemeId};

vocabulary! {
    /// How well a fact of a framework was checked against its publisher.
    #[non_exhaustive]
    pub enum CheckStatus: "check status" {
        /// Read in the publisher's own text.
        Verified = "verified",
        /// Read in a text of another body.
        VerifiedElsewhere = "verified-elsewhere",
        /// Read in a local plan that quotes it.
        FromDocument = "from-document",
    }
}

/// One theme of a framework: a chapter, standard, outcome, recommendation or goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a theme")]
pub struct Theme {
    /// Names the theme within all frameworks.
    pub id: ThemeId,
    /// The number that its publisher gave it, by which plans may cite it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its official title.
    pub title: String,
    /// A short title for narrow tables; the title where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What it covers, and what it does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The theme that it is part of. Whatever addresses a theme addresses its parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ThemeId>,
    /// How well its title was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<CheckStatus>,
    /// The address where its title was read, if another than the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Codebook: expressions any one of which shows that a statement addresses the theme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// Codebook: expressions that only together, or under an agreeing heading, show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// Codebook: phrases within which no term or hint of the theme counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<String>,
}

impl Theme {
    /// A theme with nothing but its id, title and description.
    pub fn new(id: ThemeId, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            id,
            number: None,
            title: title.into(),
            label: None,
            description: description.into(),
            parent: None,
            checked: None,
            source: None,
            terms: Vec::new(),
            hints: Vec::new(),
            exclude: Vec::new(),
        }
    }

    setters! {
        /// Sets the number that its publisher gave it.
        number(number: impl Into<String>): number = Some(number.into());
        /// Sets the short title for tables.
        labelled(label: impl Into<String>): label = Some(label.into());
        /// Sets the theme that it is part of.
        parent(parent: ThemeId): parent = Some(parent);
        /// Sets how well its title was checked.
        checked(checked: CheckStatus): checked = Some(checked);
        /// Sets the address where its title was read.
        source(address: impl Into<String>): source = Some(address.into());
        /// Adds a term to its codebook.
        term(term: impl Into<String>): terms += term.into();
        /// Adds a hint to its codebook.
        hint(hint: impl Into<String>): hints += hint.into();
        /// Adds a phrase within which no term or hint of it counts.
        excluding(phrase: impl Into<String>): exclude += phrase.into();
    }

    /// The short title for tables.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.title)
    }
}

/// A national framework: what policy asks for.
///
/// ```
/// use policy_crosswalk::Framework;
///
/// let framework = Framework::from_toml(r#"
///     id = "un-sdg"
///     title = "Sustainable Development Goals"
///     publisher = "United Nations"
///
///     [[themes]]
///     id = "SDG-1"
///     title = "No poverty"
///     description = "End poverty in all its forms everywhere"
/// "#)?;
/// assert_eq!(framework.themes[0].title, "No poverty");
///
/// // A spreadsheet holds all of it, and gives it back.
/// assert_eq!(Framework::from_csv(&framework.to_csv()?)?, framework);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// As CSV ([`Framework::to_csv`], [`Framework::from_csv`]) a framework is rows of a name and a value (`framework id`,
/// `framework title`, …) above a table with one row for each theme. Every framework that passes
/// [`Framework::check`] comes back equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a framework")]
pub struct Framework {
    /// Names the framework.
    pub id: FrameworkId,
    /// Its official title.
    pub title: String,
    /// A short name for tables; the title where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// From when a plan could answer to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Until when it was in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How well title, date and address were checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<CheckStatus>,
    /// The version of this data; not of the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Names by which plans cite the framework as a whole, or one theme of it by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited_as: Vec<String>,
    /// What its parts are called: `standard`. Such a noun with a number cites a theme where the statement, its
    /// headings or the title of the plan name the framework. Without it only a name with a number behind it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub part_nouns: Vec<String>,
    /// Whether naming the framework as a whole addresses each of its themes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cites_all: bool,
    /// Words of which any plan on its matter uses some again and again: `drug`, `alcohol`. By them a plan of another
    /// field is told, whose matches are of general words alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subject: Vec<String>,
    /// What a reader of the data must know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Its themes in their official order.
    pub themes: Vec<Theme>,
}

impl Framework {
    /// A framework with nothing but its id, title and themes.
    pub fn new(id: FrameworkId, title: impl Into<String>, themes: Vec<Theme>) -> Self {
        Self {
            id,
            title: title.into(),
            short: None,
            publisher: None,
            published: None,
            valid_from: None,
            valid_to: None,
            source: None,
            checked: None,
            version: None,
            cited_as: Vec::new(),
            part_nouns: Vec::new(),
            cites_all: false,
            subject: Vec::new(),
            notes: Vec::new(),
            themes,
        }
    }

    setters! {
        /// Sets the short name for tables.
        short(name: impl Into<String>): short = Some(name.into());
        /// Sets who published it.
        publisher(name: impl Into<String>): publisher = Some(name.into());
        /// Sets when it was published.
        published(date: Date): published = Some(date);
        /// Sets from when a plan could answer to it.
        valid_from(date: Date): valid_from = Some(date);
        /// Sets until when it was in force.
        valid_to(date: Date): valid_to = Some(date);
        /// Sets its web address.
        source(address: impl Into<String>): source = Some(address.into());
        /// Sets how well title, date and address were checked.
        checked(checked: CheckStatus): checked = Some(checked);
        /// Sets the version of this data.
        version(version: impl Into<String>): version = Some(version.into());
        /// Adds a name by which plans cite it.
        cited_as(name: impl Into<String>): cited_as += name.into();
        /// Sets whether naming it as a whole addresses each of its themes.
        cites_all(all: bool): cites_all = all;
        /// Adds a word that any plan on its matter uses again and again.
        subject(word: impl Into<String>): subject += word.into();
        /// Adds what a reader of the data must know.
        note(note: impl Into<String>): notes += note.into();
    }

    /// Checks what the types leave open: it has themes, their ids are unique, titles are not empty, terms and hints
    /// are of the form that terms have, it is not out of force before it is in force, parents exist, and no theme
    /// is part of itself or stands under more than 64 others.
    ///
    /// It costs what the framework is long. Whether a ring that a term names is there, only a mapper can tell: a
    /// thesaurus has the rings.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        check_framework(self)
    }

    /// The short name for tables.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }

    /// The theme with this id.
    pub fn theme(&self, id: impl AsRef<str>) -> Option<&Theme> {
        let id = id.as_ref();
        self.themes.iter().find(|theme| theme.id == *id)
    }

    /// The themes that are part of no other, in their official order.
    pub fn top_themes(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter().filter(|theme| theme.parent.is_none())
    }
}

fn check_framework(framework: &Framework) -> Result<(), Error> {
    not_empty(&framework.title, "title", "the framework's title")?;
    if let Some(from) = framework.valid_from {
        in_order(from, framework.valid_to, "valid_to")?;
    }
    if framework.themes.is_empty() {
        return Err(Error::Empty {
            place: Place::field("themes"),
            expected: "at least one theme",
        });
    }
    let mut family = Family::new("theme", "themes", "of this framework");
    for (i, theme) in framework.themes.iter().enumerate() {
        let parent = theme.parent.as_ref().map(ThemeId::as_str);
        family.push(theme.id.as_str(), parent)?;
        check_theme(i, theme)?;
    }
    family.check()
}

fn check_theme(i: usize, theme: &Theme) -> Result<(), Error> {
    not_empty(
        &theme.title,
        format_args!("themes[{i}].title"),
        "the theme's title",
    )?;
    for (name, list) in [("terms", &theme.terms), ("hints", &theme.hints)] {
        for (k, text) in list.iter().enumerate() {
            term::parse(text, &Place::field(format!("themes[{i}].{name}[{k}]")))?;
        }
    }
    Ok(())
}
