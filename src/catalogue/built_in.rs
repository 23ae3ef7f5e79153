//! The built-in plans, frameworks and thesaurus.
//!
//! Titles, priorities and outcomes stand as published; actions, progress and measures are short summaries,
//! each with a locator into the published document. Descriptions and terms of themes are this project's own.

use std::sync::LazyLock;

use crate::error::{Error, Place};
use crate::mapping::Mapper;
use crate::model::{CommitmentVerbs, Crosswalk, Decision, Framework, Plan, Review, Thesaurus};
use crate::review::Reviewed;

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        [$(include_str!($file)),*]
    };
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let texts = embedded![
        "data/plans/pk-2024.toml",
        "data/plans/dundee-2017.toml",
        "data/plans/dundee-2020.toml",
        "data/plans/dundee-2024.toml",
        "data/plans/ea-2020.toml",
    ];
    texts.map(|text| whole(Plan::from_toml(text))).into()
});

static FRAMEWORKS: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    let texts = embedded![
        "data/frameworks/rrr-2018.toml",
        "data/frameworks/af-2018.toml",
        "data/frameworks/ddtf-2020.toml",
        "data/frameworks/cl-2022.toml",
        "data/frameworks/clr-2022.toml",
        "data/frameworks/mat-2021.toml",
        "data/frameworks/nm-2022.toml",
        "data/frameworks/core-2015.toml",
        "data/frameworks/qp-2014.toml",
        "data/frameworks/pdf-2019.toml",
        "data/frameworks/wf-2023.toml",
    ];
    texts.map(|text| whole(Framework::from_toml(text))).into()
});

static THESAURUS: LazyLock<Thesaurus> =
    LazyLock::new(|| whole(Thesaurus::from_toml(include_str!("data/thesaurus.toml"))));

static REVIEWS: LazyLock<Vec<Review>> = LazyLock::new(|| {
    let texts = embedded![
        "data/reviews/rrr-2018.sssom.tsv",
        "data/reviews/af-2018.sssom.tsv",
        "data/reviews/ddtf-2020.sssom.tsv",
        "data/reviews/cl-2022.sssom.tsv",
        "data/reviews/clr-2022.sssom.tsv",
        "data/reviews/mat-2021.sssom.tsv",
        "data/reviews/nm-2022.sssom.tsv",
        "data/reviews/core-2015.sssom.tsv",
        "data/reviews/qp-2014.sssom.tsv",
        "data/reviews/pdf-2019.sssom.tsv",
        "data/reviews/wf-2023.sssom.tsv",
    ];
    texts.map(|text| whole(Review::from_sssom(text))).into()
});

/// Embedded data is read by a test, each file of it.
fn whole<T>(read: Result<T, Error>) -> T {
    match read {
        Ok(value) => value,
        Err(error) => unreachable!("embedded data: {error}"),
    }
}

/// The built-in plans: by partnership (Perth and Kinross, Dundee, East Ayrshire), then in time order.
pub fn plans() -> &'static [Plan] {
    &PLANS
}

/// The built-in plan with this id, such as `pk-2024`.
pub fn plan(id: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.id == *id)
}

/// The built-in frameworks.
pub fn frameworks() -> &'static [Framework] {
    &FRAMEWORKS
}

/// The built-in framework with this id, such as `mat-2021`.
pub fn framework(id: &str) -> Option<&'static Framework> {
    FRAMEWORKS.iter().find(|framework| framework.id == *id)
}

/// The built-in reviews of the crosswalks between built-in plans and frameworks: one for each framework, in the
/// order of [`frameworks`]. Their reviewer is this project; it is no expert of the field.
pub fn reviews() -> &'static [Review] {
    &REVIEWS
}

/// The built-in thesaurus of Scottish alcohol and drug planning.
pub fn thesaurus() -> &'static Thesaurus {
    &THESAURUS
}

/// A mapper with default settings and the built-in thesaurus.
///
/// # Errors
/// As [`crate::MapperBuilder::build`]; none for a built-in framework.
pub fn mapper(framework: &Framework) -> Result<Mapper, Error> {
    Mapper::builder(framework).thesaurus(thesaurus()).build()
}

/// Copies of the built-in frameworks with these ids, in the order given.
///
/// # Errors
/// [`Error::Unknown`] for an id that no built-in framework has.
pub fn select(ids: &[String]) -> Result<Vec<Framework>, Error> {
    let found = |id: &String| {
        framework(id).cloned().ok_or_else(|| Error::Unknown {
            place: Place::default(),
            what: "framework",
            id: id.clone(),
            expected: format!("one of {}", names()),
        })
    };
    ids.iter().map(found).collect()
}

fn names() -> String {
    let ids: Vec<&str> = FRAMEWORKS
        .iter()
        .map(|framework| framework.id.as_str())
        .collect();
    ids.join(", ")
}

/// The crosswalks of some plans onto some frameworks, with the built-in thesaurus and default settings.
///
/// # Errors
/// As [`crate::MapperBuilder::build`]; none for built-in frameworks.
pub fn crosswalks(plans: &[Plan], frameworks: &[Framework]) -> Result<Vec<Crosswalk>, Error> {
    let mut crosswalks = Vec::new();
    for framework in frameworks {
        let mapper = mapper(framework)?;
        crosswalks.extend(plans.iter().map(|plan| mapper.map(plan)));
    }
    Ok(crosswalks)
}

/// The same crosswalks with the built-in reviews, and then others, laid over them.
///
/// # Errors
/// As [`crosswalks`].
pub fn reviewed(
    plans: &[Plan],
    frameworks: &[Framework],
    over: &[Review],
) -> Result<Reviewed, Error> {
    let known = |review: &&Review| frameworks.iter().any(|known| known.id == review.framework);
    let built_in = reviews()
        .iter()
        .filter(known)
        .map(|review| about(review, plans));
    let reviews: Vec<Review> = built_in.chain(over.iter().cloned()).collect();
    let crosswalks = crosswalks(plans, frameworks)?;
    Ok(Reviewed::new(&reviews, plans, frameworks, crosswalks))
}

/// The decisions of a built-in review that are about some plans: the others are not missing, but not asked for.
fn about(review: &Review, plans: &[Plan]) -> Review {
    let plan_of = |decision: &Decision| {
        let statement = decision.matter.statement()?;
        statement
            .as_str()
            .split_once('/')
            .map(|(plan, _)| plan.to_owned())
    };
    let mut own = review.clone();
    own.decisions.retain(|decision| {
        plan_of(decision).is_none_or(|id| plans.iter().any(|plan| plan.id == *id))
    });
    own
}

static COMMITMENT: LazyLock<CommitmentVerbs> = LazyLock::new(|| {
    whole(CommitmentVerbs::from_toml(include_str!(
        "data/commitment.toml"
    )))
});

/// The built-in list of how firmly verbs commit.
pub fn commitment_verbs() -> &'static CommitmentVerbs {
    &COMMITMENT
}
