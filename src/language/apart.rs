//! Words that a stemmer of English lays together with others of another meaning, and forms of one word that it keeps
//! apart.

use std::borrow::Cow;

/// Forms, sorted, each with a stem of its own. What is not here keeps the stem that the stemmer gives it.
#[rustfmt::skip]
const APART: &[(&str, &str)] = &[
    ("added", "added"), ("authorities", "authority"), ("authority", "authority"),
    ("behavior", "behaviour"), ("behaviors", "behaviour"), ("behaviours", "behaviour"),
    ("center", "centr"), ("centered", "centr"), ("centers", "centr"),
    ("children", "child"), ("color", "colour"), ("colors", "colour"),
    ("colours", "colour"), ("crises", "crisi"), ("customer", "customer"),
    ("customers", "customer"), ("emergencies", "emergency"), ("emergency", "emergency"),
    ("experiment", "experiment"), ("experimental", "experiment"), ("experiments", "experiment"),
    ("favor", "favour"), ("favors", "favour"), ("favours", "favour"),
    ("government", "government"), ("governments", "government"), ("harbor", "harbour"),
    ("harbors", "harbour"), ("harbours", "harbour"), ("honor", "honour"),
    ("honors", "honour"), ("honours", "honour"), ("hospitality", "hospitality"),
    ("humor", "humour"), ("humors", "humour"), ("humours", "humour"),
    ("importance", "important"), ("important", "important"), ("importantly", "important"),
    ("informal", "informal"), ("informally", "informal"), ("international", "international"),
    ("internationally", "international"), ("judgement", "judgment"), ("judgements", "judgment"),
    ("judgment", "judgment"), ("judgments", "judgment"), ("labor", "labour"),
    ("labors", "labour"), ("labours", "labour"), ("medical", "medical"),
    ("medically", "medical"), ("men", "man"), ("neighbor", "neighbour"),
    ("neighbors", "neighbour"), ("neighbours", "neighbour"), ("relative", "relative"),
    ("relatives", "relative"), ("rumor", "rumour"), ("rumors", "rumour"),
    ("rumours", "rumour"), ("several", "several"), ("timely", "timely"),
    ("universities", "university"), ("university", "university"), ("women", "woman"),
];

/// The stem of a lower-case word that has one of its own.
pub(crate) fn stem(form: &str) -> Option<&'static str> {
    let at = APART.binary_search_by(|(known, _)| (*known).cmp(form));
    Some(APART[at.ok()?].1)
}

/// One way of writing for `organize` and `organise`: the one with s, since the stemmer takes the z for an ending and would
/// lay `humanize` together with `human`.
pub(crate) fn spelt_with_s(form: &str) -> Cow<'_, str> {
    const ENDINGS: [&str; 8] = [
        "ize", "ized", "izes", "izing", "izer", "izers", "ization", "izations",
    ];
    let ending = ENDINGS.iter().find(|ending| {
        form.strip_suffix(**ending)
            .is_some_and(|start| start.len() > 2)
    });
    match ending {
        Some(ending) => {
            let start = &form[..form.len() - ending.len()];
            Cow::Owned(format!("{start}{}", ending.replacen('z', "s", 1)))
        }
        None => Cow::Borrowed(form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::words;

    #[test]
    fn the_list_is_sorted_and_needed() {
        assert!(APART.is_sorted());
        assert_eq!(stem("relatives"), stem("relative"));
        assert_eq!(stem("related"), None);
    }

    #[test]
    fn words_of_two_meanings_do_not_meet() {
        for (one, other) in [
            ("relatives", "related"),
            ("informal", "information"),
            ("several", "severe"),
            ("university", "universal"),
            ("international", "internal"),
            ("emergency", "emerging"),
            ("timely", "time"),
            ("experiment", "experience"),
            ("hospitality", "hospital"),
            ("authority", "author"),
            ("ads", "added"),
            ("customer", "custom"),
            ("importation", "important"),
            ("medical", "medication"),
            ("government", "governance"),
        ] {
            assert_ne!(words::stem(one), words::stem(other), "{one} {other}");
        }
    }

    #[test]
    fn forms_of_one_word_meet() {
        for (one, other) in [
            ("child", "children"),
            ("woman", "women"),
            ("man", "men"),
            ("organise", "organize"),
            ("prioritised", "prioritizing"),
            ("centre", "center"),
            ("judgement", "judgment"),
            ("behaviours", "behavior"),
            ("crises", "crisis"),
        ] {
            assert_eq!(words::stem(one), words::stem(other), "{one} {other}");
        }
        assert_ne!(words::stem("humanising"), words::stem("human"));
        assert_eq!(words::fold("naïve"), "naive");
        assert_eq!(words::fold("Cafés"), "cafes");
        assert_eq!(words::fold("Straße"), "straße");
    }
}
