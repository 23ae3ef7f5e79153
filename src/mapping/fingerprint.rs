//! What tells one mapper from another: a digest of all that its results depend on.

use std::fmt;
use std::io;

use serde::Serialize;

use crate::model::{Framework, Thesaurus};

/// A digest of a framework, a thesaurus, the settings of a [`Mapper`](crate::Mapper) and the version of this
/// library: mappers with the same one say the same of every text. Made for the keys of caches, not against
/// forgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    pub(crate) fn new(
        framework: &Framework,
        thesaurus: Option<&Thesaurus>,
        settings: [f64; 2],
    ) -> Self {
        let mut digest = Fnv::default();
        digest.field(&env!("CARGO_PKG_VERSION"));
        digest.field(framework);
        digest.field(&thesaurus);
        digest.field(&settings.map(f64::to_bits));
        Self(digest.0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The hash FNV-1a of 128 bits (Fowler, Noll and Vo), which is the same on every machine.
struct Fnv(u128);

impl Default for Fnv {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Fnv {
    fn field(&mut self, value: &impl Serialize) {
        // Neither the sink nor the data, strings and numbers under names, can fail.
        let written = serde_json::to_writer(&mut *self, value);
        debug_assert!(written.is_ok());
    }
}

impl io::Write for Fnv {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 ^= u128::from(*byte);
            self.0 = self.0.wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one() {
        let of = |text: &str| {
            let mut digest = Fnv::default();
            io::Write::write_all(&mut digest, text.as_bytes()).unwrap();
            digest.0
        };
        assert_eq!(of(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(of("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(of("foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }
}
