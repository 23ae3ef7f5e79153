//! The built-in data, each kind read at its first use.

use std::sync::{LazyLock, OnceLock};

use crate::catalogue::embedded;
use crate::error::Error;
use crate::model::{CommitmentVerbs, Framework, Plan, Review, Thesaurus};

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    embedded::PLANS
        .map(|text| whole(Plan::from_toml(text)))
        .into()
});

static FRAMEWORKS: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    embedded::FRAMEWORKS
        .map(|text| whole(Framework::from_toml(text)))
        .into()
});

static THESAURUS: LazyLock<Thesaurus> =
    LazyLock::new(|| whole(Thesaurus::from_toml(embedded::THESAURUS)));

static REVIEWS: [OnceLock<Review>; embedded::COUNT] = [const { OnceLock::new() }; embedded::COUNT];

static COMMITMENT: LazyLock<CommitmentVerbs> =
    LazyLock::new(|| whole(CommitmentVerbs::from_toml(embedded::COMMITMENT)));

/// Embedded data is read by a test, each file of it.
pub(super) fn whole<T>(read: Result<T, Error>) -> T {
    match read {
        Ok(value) => value,
        Err(error) => unreachable!("embedded data: {error}"),
    }
}

/// What the built-in data is cited by: the version of the crate, and a number that differs where any of the data does,
/// such as `0.2.0+5c1f00ba3ad4e07b`.
///
/// Each plan, each framework and the thesaurus has a version of its own, which reports on coverage print.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        format!(
            "{}+{:016x}",
            env!("CARGO_PKG_VERSION"),
            embedded::fingerprint()
        )
    });
    &VERSION
}

/// The built-in plans: by partnership (Perth and Kinross, Dundee, East Ayrshire), then in time order.
pub fn plans() -> &'static [Plan] {
    &PLANS
}

/// The built-in plan with this id, such as `pk-2024`.
pub fn plan(id: impl AsRef<str>) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.id == *id.as_ref())
}

/// The built-in frameworks.
pub fn frameworks() -> &'static [Framework] {
    &FRAMEWORKS
}

/// The built-in framework with this id, such as `mat-2021`.
pub fn framework(id: impl AsRef<str>) -> Option<&'static Framework> {
    FRAMEWORKS
        .iter()
        .find(|framework| framework.id == *id.as_ref())
}

/// The built-in frameworks with these ids, in the order given.
///
/// # Errors
/// [`Error::Unknown`] for an id that no built-in framework has.
pub fn select(
    ids: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<Vec<&'static Framework>, Error> {
    ids.into_iter().map(|id| known(id.as_ref())).collect()
}

/// The built-in framework with this id.
pub(super) fn known(id: &str) -> Result<&'static Framework, Error> {
    let known = || FRAMEWORKS.iter().map(|framework| framework.id.as_str());
    framework(id).ok_or_else(|| Error::unknown("framework", id, known()))
}

/// The position of a built-in framework among all.
pub(super) fn position(framework: &Framework) -> Option<usize> {
    FRAMEWORKS.iter().position(|built_in| {
        std::ptr::eq(built_in, framework) || built_in.id == framework.id && built_in == framework
    })
}

/// The built-in review of the crosswalks between the built-in plans and the built-in framework with this id. Its
/// reviewer is this project, which is no expert of the field.
pub fn review(framework: impl AsRef<str>) -> Option<&'static Review> {
    let id = framework.as_ref();
    let at = FRAMEWORKS.iter().position(|known| known.id == *id)?;
    let read = || whole(Review::from_sssom(embedded::REVIEWS[at]));
    Some(REVIEWS[at].get_or_init(read))
}

/// The built-in reviews: one for each framework, in the order of [`frameworks`], read as the iterator comes to it.
pub fn reviews() -> impl Iterator<Item = &'static Review> {
    FRAMEWORKS
        .iter()
        .filter_map(|framework| review(&framework.id))
}

/// The built-in thesaurus of Scottish alcohol and drug planning.
pub fn thesaurus() -> &'static Thesaurus {
    &THESAURUS
}

/// The built-in list of how firmly verbs commit.
pub fn commitment_verbs() -> &'static CommitmentVerbs {
    &COMMITMENT
}
