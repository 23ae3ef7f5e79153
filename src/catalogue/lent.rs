//! What is made of the built-in data once and lent, and the same made of users' own.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::catalogue::built_in::{frameworks, known, plans, position, review, thesaurus, whole};
use crate::catalogue::embedded;
use crate::error::Error;
use crate::mapping::engine::Language;
use crate::mapping::{Mapper, Mappers};
use crate::model::{Crosswalk, Framework, Plan, Review};
use crate::review::Reviewed;

static MAPPERS: [OnceLock<Mapper>; embedded::COUNT] = [const { OnceLock::new() }; embedded::COUNT];

/// The built-in thesaurus, compiled once for all mappers.
static LANGUAGE: LazyLock<Arc<Language>> =
    LazyLock::new(|| Arc::new(whole(Language::new(Some(thesaurus())))));

static CROSSWALKS: LazyLock<Vec<Crosswalk>> =
    LazyLock::new(|| whole(crosswalks_of(plans(), frameworks())));

static REVIEWED: LazyLock<Reviewed> = LazyLock::new(|| {
    let reviews: Vec<Review> = frameworks()
        .iter()
        .filter_map(|framework| decided(framework, &ids(plans())))
        .collect();
    Reviewed::new(&reviews, plans(), frameworks(), CROSSWALKS.clone())
});

/// The mapper of the built-in framework at a position: with default settings and the built-in thesaurus.
fn at(position: usize) -> &'static Mapper {
    let compile = || whole(with_thesaurus(&frameworks()[position]));
    MAPPERS[position].get_or_init(compile)
}

fn with_thesaurus(framework: &Framework) -> Result<Mapper, Error> {
    Mapper::builder(framework)
        .language(LANGUAGE.clone())
        .build()
}

/// The mapper of a built-in framework, with default settings and the built-in thesaurus. It is compiled at the first
/// call.
///
/// # Errors
/// [`Error::Unknown`] for an id that no built-in framework has.
pub fn mapper(framework: impl AsRef<str>) -> Result<&'static Mapper, Error> {
    let id = framework.as_ref();
    let known = known(id)?;
    let position = frameworks().iter().position(|other| other.id == known.id);
    Ok(at(position.unwrap_or_default()))
}

/// The mappers of all built-in frameworks, in the order of [`frameworks`](crate::catalogue::frameworks), each compiled
/// as the iterator comes to it.
pub fn mappers() -> impl ExactSizeIterator<Item = &'static Mapper> {
    (0..embedded::COUNT).map(at)
}

/// A mapper of any framework, with default settings and the built-in thesaurus.
///
/// # Errors
/// As [`MapperBuilder::build`](crate::mapping::MapperBuilder::build).
pub fn mapper_of(framework: &Framework) -> Result<Mapper, Error> {
    position(framework).map_or_else(|| with_thesaurus(framework), |known| Ok(at(known).clone()))
}

/// The crosswalks of all built-in plans onto all built-in frameworks, as the mapper makes them: framework by framework,
/// the plans in their order.
pub fn crosswalks() -> &'static [Crosswalk] {
    &CROSSWALKS
}

/// The crosswalks of some plans onto some frameworks, with the built-in thesaurus and default settings.
///
/// # Errors
/// As [`mapper_of`]; none for built-in frameworks.
pub fn crosswalks_of<'a>(
    plans: impl IntoIterator<Item = &'a Plan>,
    frameworks: impl IntoIterator<Item = &'a Framework>,
) -> Result<Vec<Crosswalk>, Error> {
    let plans: Vec<&Plan> = plans.into_iter().collect();
    let frameworks: Vec<&Framework> = frameworks.into_iter().collect();
    let mut crosswalks = Vec::new();
    for frameworks in frameworks.chunks(Mappers::MOST) {
        let mappers = Mappers::builder(frameworks.iter().copied());
        let mappers = mappers.language(LANGUAGE.clone()).build()?;
        let mut of_framework = vec![Vec::with_capacity(plans.len()); frameworks.len()];
        for plan in &plans {
            for (own, crosswalk) in of_framework.iter_mut().zip(mappers.map(plan)) {
                own.push(crosswalk);
            }
        }
        crosswalks.extend(of_framework.into_iter().flatten());
    }
    Ok(crosswalks)
}

/// The same as [`crosswalks`], with the built-in reviews laid over them.
pub fn reviewed() -> &'static Reviewed {
    &REVIEWED
}

/// The crosswalks of some plans onto some frameworks, with the built-in reviews, and then others, laid over them.
///
/// # Errors
/// As [`crosswalks_of`].
pub fn reviewed_of<'a>(
    plans: impl IntoIterator<Item = &'a Plan>,
    frameworks: impl IntoIterator<Item = &'a Framework>,
    over: impl IntoIterator<Item = &'a Review>,
) -> Result<Reviewed, Error> {
    let plans: Vec<&Plan> = plans.into_iter().collect();
    let frameworks: Vec<&Framework> = frameworks.into_iter().collect();
    let crosswalks = crosswalks_of(plans.iter().copied(), frameworks.iter().copied())?;
    let built_in = decisions_about(plans.iter().copied(), frameworks.iter().copied());
    let mut reviews: Vec<&Review> = built_in.iter().collect();
    for review in over {
        reviews.push(review);
    }
    Ok(Reviewed::new(
        reviews,
        plans.iter().copied(),
        frameworks.iter().copied(),
        crosswalks,
    ))
}

/// The built-in decisions about some plans and frameworks, for crosswalks that were made in another way than those of
/// [`crosswalks_of`]: those about other plans would meet nothing.
pub fn decisions_about<'a>(
    plans: impl IntoIterator<Item = &'a Plan>,
    frameworks: impl IntoIterator<Item = &'a Framework>,
) -> Vec<Review> {
    let given = ids(plans);
    let frameworks = frameworks.into_iter();
    frameworks
        .filter_map(|framework| decided(framework, &given))
        .collect()
}

fn ids<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> HashSet<&'a str> {
    plans.into_iter().map(|plan| plan.id.as_str()).collect()
}

/// The built-in decisions about these plans and this framework: those about others are not missing, but not asked for.
fn decided(about: &Framework, plans: &HashSet<&str>) -> Option<Review> {
    let mut own = review(&about.id)?.clone();
    own.decisions.retain(|decision| {
        let statement = decision.matter.statement();
        let plan = statement.and_then(|statement| statement.as_str().split_once('/'));
        plan.is_none_or(|(plan, _)| plans.contains(plan))
    });
    Some(own)
}
