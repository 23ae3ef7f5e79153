//! Identifiers: short, stable names that reports, files and people share.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::natural::natural;

/// The longest identifier in bytes; longer ones are a sign of a text in the wrong field.
const MAX_LEN: usize = 128;

fn check(text: &str) -> Result<(), Error> {
    let fits = |c: char| c.is_alphanumeric() || "-_./:+".contains(c);
    if text.is_empty() || text.len() > MAX_LEN || !text.chars().all(fits) {
        return Err(Error::Id {
            place: Place::default(),
            text: text.to_owned(),
        });
    }
    Ok(())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// One to 128 bytes of letters, digits and `-_./:+`. Cloning is cheap. It compares and hashes as its text,
        /// so that a map keyed by it is asked with a `&str`; lists for people are in the order of
        /// [`natural_cmp`](Self::natural_cmp).
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Makes an identifier of `text`.
            ///
            /// # Errors
            /// [`Error::Id`] when `text` is empty, longer than 128 bytes, or has a character other than
            /// letters, digits and `-_./:+`.
            pub fn new(text: &str) -> Result<Self, Error> {
                check(text)?;
                Ok(Self(text.into()))
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The order in which people read lists: runs of digits compare by value, so that `2.3` stands
            /// before `2.10`. Equal ids alone are equal in it.
            pub fn natural_cmp(&self, other: &Self) -> Ordering {
                natural(&self.0, &other.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;
            fn try_from(text: String) -> Result<Self, Error> {
                Self::new(&text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;
            fn try_from(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.as_ref().to_owned()
            }
        }

        impl From<$name> for Arc<str> {
            fn from(id: $name) -> Arc<str> {
                id.0
            }
        }
    };
}

id! {
    /// Names a partnership, such as `dundee`.
    PartnershipId
}
id! {
    /// Names a plan, such as `pk-2024`.
    PlanId
}
id! {
    /// Names a statement within all plans, such as `pk-2024/2.3`.
    StatementId
}
id! {
    /// Names a framework, such as `mat-2021`.
    FrameworkId
}
id! {
    /// Names a theme within all frameworks, such as `MAT-7`.
    ThemeId
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, HashMap};

    #[test]
    fn maps_of_ids_are_asked_with_text() {
        let ids = ["p/2", "p/10", "p/1"].map(|text| StatementId::new(text).unwrap());
        let sorted: BTreeMap<StatementId, usize> = ids.iter().cloned().zip(0..).collect();
        let hashed: HashMap<StatementId, usize> = ids.iter().cloned().zip(0..).collect();
        for (i, id) in ids.iter().enumerate() {
            assert_eq!(sorted.get(id.as_str()), Some(&i));
            assert_eq!(hashed.get(id.as_str()), Some(&i));
        }
        assert_eq!(sorted.get("p/3"), None);
    }

    #[test]
    fn the_order_of_lists_is_natural_and_that_of_maps_is_the_texts() {
        let [two, ten] = ["p/2", "p/10"].map(|text| StatementId::try_from(text).unwrap());
        assert_eq!(two.natural_cmp(&ten), Ordering::Less);
        assert_eq!(two.cmp(&ten), Ordering::Greater);
    }

    #[test]
    fn an_id_gives_its_text_away_without_a_copy() {
        let id = ThemeId::new("MAT-7").unwrap();
        let text: Arc<str> = id.clone().into();
        assert_eq!(&*text, "MAT-7");
        assert_eq!(text.as_ptr(), id.as_str().as_ptr());
    }
}
