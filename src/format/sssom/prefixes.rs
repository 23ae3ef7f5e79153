//! The names of an SSSOM file, whatever prefixes it gives them.

use std::collections::HashMap;

use crate::format::records::Field;
use crate::format::sssom::export::NAMESPACE;
use crate::format::sssom::header::scalar;

/// The sorts of things that have names of ours.
const KINDS: [&str; 5] = ["statement", "theme", "partnership", "plan", "framework"];

/// Sets up the reading of reviews that other tools wrote: which of their names are which of ours.
///
/// Prefixes that the file itself declares (`curie_map`) for addresses of ours need no setting.
///
/// ```
/// use policy_crosswalk::Review;
/// use policy_crosswalk::format::SssomReader;
///
/// let text = "\
/// #mapping_set_id: https://example.org/mine
/// #object_source: framework:mat-2021
/// subject_id\tpredicate_id\tobject_id\tmapping_justification\treviewer_label
/// ours:2.3\tskos:broadMatch\tmat:standard-7\tsemapv:MappingReview\tA. Reader
/// ";
/// let review = SssomReader::new()
///     .name("mat:standard-7", "theme:MAT-7")
///     .prefix("ours:", "statement:dundee-2024/")
///     .read(text)?;
/// assert_eq!(review.decisions[0].matter.to_string(), "dundee-2024/2.3 and MAT-7");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SssomReader {
    names: HashMap<String, String>,
    prefixes: Vec<(String, String)>,
}

impl SssomReader {
    /// Reads names of ours only: `statement:…`, `theme:…`, `partnership:…`, `framework:…`.
    pub fn new() -> Self {
        Self::default()
    }

    /// One name of theirs, and the name of ours that it stands for.
    #[must_use]
    pub fn name(mut self, theirs: impl Into<String>, ours: impl Into<String>) -> Self {
        self.names.insert(theirs.into(), ours.into());
        self
    }

    /// How names of theirs begin, and what stands for that in ours. Of several that fit the longest counts.
    #[must_use]
    pub fn prefix(mut self, theirs: impl Into<String>, ours: impl Into<String>) -> Self {
        self.prefixes.push((theirs.into(), ours.into()));
        self
    }

    /// The decisions of a file; see [`Review::from_sssom`](crate::Review::from_sssom).
    ///
    /// # Errors
    /// As there.
    pub fn read(&self, text: &str) -> Result<crate::model::Review, crate::error::Error> {
        crate::format::sssom::review_table::review(text, self)
    }
}

/// All that tells what a name of a file stands for.
pub(crate) struct Prefixes<'s> {
    settings: &'s SssomReader,
    /// The `curie_map` of the file.
    declared: HashMap<String, String>,
}

impl<'s> Prefixes<'s> {
    pub(crate) fn new(header: &[Vec<Field>], settings: &'s SssomReader) -> Self {
        Self {
            settings,
            declared: curie_map(header),
        }
    }

    /// A name as ours: `theme:MAT-7`. What leads to no name of ours stays as it is.
    pub(crate) fn ours(&self, name: &str) -> String {
        if let Some(ours) = self.settings.names.get(name) {
            return ours.clone();
        }
        let fitting = self
            .settings
            .prefixes
            .iter()
            .filter(|(theirs, _)| name.starts_with(theirs.as_str()));
        if let Some((theirs, ours)) = fitting.max_by_key(|(theirs, _)| theirs.len()) {
            return format!("{ours}{}", name.get(theirs.len()..).unwrap_or_default());
        }
        let expanded = name.split_once(':').and_then(|(prefix, rest)| {
            let start = self.declared.get(prefix)?;
            Some(format!("{start}{rest}"))
        });
        let kinds = self.kinds();
        match expanded
            .as_deref()
            .or(Some(name))
            .and_then(|iri| named(iri, &kinds))
        {
            Some(ours) => ours,
            None => name.to_owned(),
        }
    }

    /// The addresses below which the things of each kind live: as the file says, and as we say.
    fn kinds(&self) -> Vec<(String, &'static str)> {
        let declared = KINDS
            .into_iter()
            .filter_map(|kind| Some((self.declared.get(kind)?.clone(), kind)));
        let built_in = KINDS
            .into_iter()
            .map(|kind| (format!("{NAMESPACE}{kind}/"), kind));
        declared.chain(built_in).collect()
    }
}

fn named(iri: &str, kinds: &[(String, &'static str)]) -> Option<String> {
    kinds
        .iter()
        .find_map(|(start, kind)| Some(format!("{kind}:{}", iri.strip_prefix(start.as_str())?)))
}

/// The prefixes that a header declares below `curie_map:`.
fn curie_map(header: &[Vec<Field>]) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut within = false;
    for record in header {
        let line = record.first().map_or("", |field| field.text.as_str());
        let line = line.strip_prefix('#').unwrap_or(line);
        if line.trim_end() == "curie_map:" || line.trim() == "curie_map:" {
            within = true;
        } else if within && line.starts_with(' ') {
            if let Some((prefix, address)) = line.split_once(':') {
                let address = scalar(address.trim()).unwrap_or_default();
                found.insert(prefix.trim().trim_matches(['"', '\'']).to_owned(), address);
            }
        } else {
            within = false;
        }
    }
    found
}
