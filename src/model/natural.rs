//! The order in which people read names: runs of digits count by their value.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

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

/// A key that sorts a map or a set in natural order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Natural<T>(pub(crate) T);

impl<T: AsRef<str>> Ord for Natural<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(self.0.as_ref(), other.0.as_ref())
    }
}

impl<T: AsRef<str>> PartialOrd for Natural<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: AsRef<str>> PartialEq for Natural<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref() == other.0.as_ref()
    }
}

impl<T: AsRef<str>> Eq for Natural<T> {}

/// Writes a map in natural order.
pub(crate) fn map<K, V, S>(map: &BTreeMap<K, V>, serializer: S) -> Result<S::Ok, S::Error>
where
    K: AsRef<str> + Serialize,
    V: Serialize,
    S: Serializer,
{
    let mut entries: Vec<(&K, &V)> = map.iter().collect();
    entries.sort_by(|(a, _), (b, _)| natural(a.as_ref(), b.as_ref()));
    serializer.collect_map(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_compare_by_value() {
        assert!(Natural("p/2.3") < Natural("p/2.10"));
        assert!(Natural("p/2") < Natural("p/2.1"));
        assert!(Natural("MAT-9") < Natural("MAT-10"));
        assert!(
            Natural("a/01") < Natural("a/1"),
            "equal values fall back to the text"
        );
    }

    #[test]
    fn a_map_is_written_in_natural_order() {
        #[derive(Serialize)]
        struct Said(#[serde(serialize_with = "map")] BTreeMap<String, u8>);

        let said = [("p/10", 3), ("p/2", 2), ("p/1", 1)].map(|(k, v)| (k.to_owned(), v));
        let json = serde_json::to_string(&Said(said.into())).unwrap();
        assert_eq!(json, r#"{"p/1":1,"p/2":2,"p/10":3}"#);
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[a-c0-2.]{1,6}", b in "[a-c0-2.]{1,6}", c in "[a-c0-2.]{1,6}") {
            let [a, b, c] = [&a, &b, &c].map(Natural);
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
            if a <= b && b <= c { prop_assert!(a <= c); }
        }
    }
}
