//! Identifiers: short, stable names that reports, files and people share.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The longest identifier in bytes; longer ones are a sign of a text in the wrong field.
const MAX_LEN: usize = 128;

fn check(text: &str) -> Result<(), Error> {
    let fits = |c: char| c.is_alphanumeric() || "-_./:+".contains(c);
    if text.is_empty() || text.len() > MAX_LEN || !text.chars().all(fits) {
        return Err(Error::Id {
            text: text.to_owned(),
        });
    }
    Ok(())
}

/// Orders runs of digits by their value, so that `a/2.3` stands before `a/2.10`.
pub(crate) fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else {
            let by_rest = left.len().cmp(&right.len());
            return by_rest.then_with(|| one.cmp(other));
        };
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            let (m, n) = (take_digits(&mut left), take_digits(&mut right));
            m.len().cmp(&n.len()).then_with(|| m.cmp(n))
        } else {
            left = &left[first.len_utf8()..];
            right = &right[second.len_utf8()..];
            first.cmp(&second)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Splits the leading digits off `text` and returns them without leading zeros.
fn take_digits<'a>(text: &mut &'a str) -> &'a str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    digits.trim_start_matches('0')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// One to 128 bytes of letters, digits and `-_./:+`. Cloning is cheap. The order is natural:
        /// runs of digits compare by value.
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                natural(&self.0, &other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
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
    use proptest::prelude::*;

    #[test]
    fn digits_compare_by_value() {
        let id = |t: &str| StatementId::new(t).unwrap();
        assert!(id("p/2.3") < id("p/2.10"));
        assert!(id("p/2") < id("p/2.1"));
        assert!(id("MAT-9") < id("MAT-10"));
        assert!(id("a/01") < id("a/1"), "equal values fall back to the text");
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[a-c0-2.]{1,6}", b in "[a-c0-2.]{1,6}", c in "[a-c0-2.]{1,6}") {
            let [a, b, c] = [a, b, c].map(|text| PlanId::new(&text).unwrap());
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
            if a <= b && b <= c { prop_assert!(a <= c); }
        }
    }
}
