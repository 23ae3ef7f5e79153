//! Closed vocabularies: enums whose values people read and write by name.

/// What a closed vocabulary gives to code that is written for all of them.
pub(crate) trait Vocabulary: Copy + PartialEq + 'static {
    /// All values, in their order.
    const VALUES: &'static [Self];

    /// The name of a value.
    fn named(self) -> &'static str;
}

/// Declares an enum with one name for each value, from which all else follows: `ALL`, `name`, `Display`, `FromStr`
/// and serde. What is no name is refused with the names that there are.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $what:literal {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $text)] $variant),*
        }

        impl $name {
            /// All values, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name by which files and reports write the value.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),*
                }
            }
        }

        impl $crate::model::vocabulary::Vocabulary for $name {
            const VALUES: &'static [Self] = Self::ALL;

            fn named(self) -> &'static str {
                self.name()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            /// # Errors
            /// [`Error::Unknown`](crate::Error::Unknown) with the names that there are.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|value| value.name() == text);
                found.copied().ok_or_else(|| {
                    let names = Self::ALL.iter().map(|value| value.name());
                    $crate::error::Error::unknown($what, text, names)
                })
            }
        }
    };
}

pub(crate) use vocabulary;
