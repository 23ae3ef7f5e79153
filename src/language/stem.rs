//! The form under which the table of English holds a word: American spelling, then the stem.
//!
//! Uses nothing else of this crate: the example that makes the table compiles this very file.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Irregular forms and British spellings, sorted, each with what stands for it.
const IRREGULAR: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("added", "add"),
    ("adding", "add"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("anaemia", "anemia"),
    ("anaesthetic", "anesthetic"),
    ("analyse", "analyze"),
    ("analysed", "analyze"),
    ("analyses", "analysis"),
    ("analysing", "analyze"),
    ("catalogue", "catalog"),
    ("catalogues", "catalog"),
    ("catalyse", "catalyze"),
    ("centre", "center"),
    ("centres", "center"),
    ("cheque", "check"),
    ("cheques", "check"),
    ("children", "child"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("curricula", "curriculum"),
    ("defence", "defense"),
    ("defences", "defense"),
    ("diagnoses", "diagnosis"),
    ("dialogue", "dialog"),
    ("dialogues", "dialog"),
    ("diarrhoea", "diarrhea"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("feet", "foot"),
    ("fibre", "fiber"),
    ("fibres", "fiber"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("geese", "goose"),
    ("grey", "gray"),
    ("gynaecology", "gynecology"),
    ("haemophilia", "hemophilia"),
    ("haemorrhage", "hemorrhage"),
    ("indices", "index"),
    ("judgement", "judgment"),
    ("judgements", "judgment"),
    ("knives", "knife"),
    ("leukaemia", "leukemia"),
    ("licence", "license"),
    ("licences", "license"),
    ("litre", "liter"),
    ("litres", "liter"),
    ("lives", "life"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("metre", "meter"),
    ("metres", "meter"),
    ("mice", "mouse"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("offences", "offense"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("paralyse", "paralyze"),
    ("paralysed", "paralyze"),
    ("phenomena", "phenomenon"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("practised", "practice"),
    ("practises", "practice"),
    ("practising", "practice"),
    ("programme", "program"),
    ("programmes", "program"),
    ("skilful", "skillful"),
    ("sulphur", "sulfur"),
    ("teeth", "tooth"),
    ("theatre", "theater"),
    ("theatres", "theater"),
    ("tyre", "tire"),
    ("tyres", "tire"),
    ("wives", "wife"),
    ("women", "woman"),
];

/// British endings in `our`; the American is the same without the `u`.
#[rustfmt::skip]
const OURS: &[&str] = &[
    "labour", "behaviour", "neighbour", "favour", "honour", "colour", "harbour", "armour",
    "rumour", "endeavour", "humour", "flavour", "tumour", "vigour", "vapour", "rigour",
    "saviour", "odour", "parlour", "splendour",
];

/// Sorted words in `ise` that have no form in `ize`.
#[rustfmt::skip]
const ISE: &[&str] = &[
    "advertise", "advise", "appraise", "apprise", "arise", "bourgeoise", "braise", "bruise",
    "chastise", "circumcise", "clockwise", "comprise", "compromise", "concise", "cruise",
    "demise", "despise", "devise", "disenfranchise", "disguise", "enfranchise", "enterprise",
    "excise", "exercise", "exorcise", "expertise", "franchise", "guise", "imprecise",
    "improvise", "incise", "liaise", "likewise", "malaise", "merchandise", "moonrise", "noise",
    "otherwise", "paradise", "poise", "porpoise", "praise", "precise", "premise", "promise",
    "raise", "reprise", "revise", "rise", "sunrise", "supervise", "surprise", "televise",
    "tortoise", "treatise", "turquoise", "unwise", "uprise", "wise",
];

/// Endings of words in `ise`; one that begins with another stands before it.
const ISE_ENDINGS: [&str; 6] = ["ised", "ises", "ising", "ise", "iser", "isers"];

/// Beginnings of words that the stemmer, an older Snowball than the current, would lay together with others
/// (`emergency` with `emerging`, `international` with `internal`), and the stems that these have now.
const APART: &[(&str, &str)] = &[
    ("emergenc", "emergenc"),
    ("emergent", "emergent"),
    ("evening", "evening"),
    ("intercit", "interciti"),
    ("internal", "internal"),
    ("international", "internat"),
    ("internment", "internment"),
    ("interstate", "interstat"),
    ("interval", "interval"),
    ("lateral", "lateral"),
    ("organic", "organic"),
    ("organism", "organism"),
    ("organiz", "organiz"),
    ("universal", "universal"),
    ("universit", "universiti"),
];

/// The stem of a lower-case word, in American spelling.
pub(crate) fn stem(word: &str) -> String {
    let spelt = american(word);
    if let Some((_, stem)) = APART.iter().find(|(start, _)| spelt.starts_with(start)) {
        return (*stem).to_owned();
    }
    let stem = Stemmer::create(Algorithm::English).stem(&spelt);
    // As in the current Snowball: one stem for a science and its people.
    match stem.strip_suffix("ologist") {
        Some(start) => format!("{start}olog"),
        None => stem.into_owned(),
    }
}

/// One spelling for words that British and American English write differently. The first rule that applies
/// ends it.
fn american(word: &str) -> Cow<'_, str> {
    if let Ok(at) = IRREGULAR.binary_search_by(|(from, _)| (*from).cmp(word)) {
        return Cow::Borrowed(IRREGULAR[at].1);
    }
    if let Some(ours) = OURS.iter().find(|ours| word.contains(*ours)) {
        let start = ours.strip_suffix("our").unwrap_or(ours);
        return Cow::Owned(word.replace(ours, &format!("{start}or")));
    }
    if word.contains("isation") {
        return Cow::Owned(word.replace("isation", "ization"));
    }
    for ending in ISE_ENDINGS {
        let Some(start) = word.strip_suffix(ending) else {
            continue;
        };
        if start.chars().count() < 3 {
            continue;
        }
        return if always_ise(start) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(format!("{start}{}", ending.replacen("is", "iz", 1)))
        };
    }
    Cow::Borrowed(word)
}

/// Whether `start` with `ise` behind it is never written with a z.
fn always_ise(start: &str) -> bool {
    let word = format!("{start}ise");
    ISE.binary_search(&word.as_str()).is_ok()
        || ["wise", "raise", "noise"]
            .iter()
            .any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(IRREGULAR.is_sorted());
        assert!(ISE.is_sorted());
    }

    #[test]
    fn british_and_american_meet() {
        for (british, american) in [
            ("programmes", "program"),
            ("organisation", "organizations"),
            ("prioritised", "prioritize"),
            ("neighbourhood", "neighborhoods"),
            ("children", "child"),
            ("epidemiologists", "epidemiology"),
        ] {
            assert_eq!(stem(british), stem(american));
        }
        assert_ne!(stem("emergencies"), stem("emerging"));
        for word in ["exercise", "supervised", "raises", "otherwise", "ises", ""] {
            assert_eq!(american(word), word);
        }
    }
}
