//! The words by which English tells who takes part, whom something is for and what is counted. All lists are sorted.

/// What a word may be to a sentence, one bit for each.
pub(crate) type Roles = u32;

/// A body that takes part, whatever else is said: `police`.
pub(crate) const BODY: Roles = 1;
/// A field of work that also stands for those who do it: `housing`.
pub(crate) const FIELD: Roles = 1 << 1;
/// A body or field of justice: a list of these alone tells what a statement is about.
pub(crate) const JUSTICE: Roles = 1 << 2;
/// Who stands for a body or a field: `teams`, `settings`.
pub(crate) const AGENT: Roles = 1 << 3;
/// What may stand in the name of a body: `local`, `criminal`.
pub(crate) const NAMING: Roles = 1 << 4;
/// `and`, `or`.
pub(crate) const JOIN: Roles = 1 << 5;
/// What those who take part stand behind: `with`, `including`.
pub(crate) const WITH: Roles = 1 << 6;
/// What only bodies stand behind: `between`, `across`.
pub(crate) const BETWEEN: Roles = 1 << 7;
/// Help, which is with a matter and not with a body: `advice with housing`.
pub(crate) const HELP: Roles = 1 << 8;
/// Those whom something is for.
pub(crate) const PERSON: Roles = 1 << 9;
/// What stands before those whom something is for.
pub(crate) const FOR: Roles = 1 << 10;
/// What tells where those people are or come from: `in`, `leaving`.
pub(crate) const WHERE: Roles = 1 << 11;
/// Relatives and friends.
pub(crate) const KIN: Roles = 1 << 12;
/// How many: what follows is counted and not served.
pub(crate) const NUMBER: Roles = 1 << 13;
/// What tells of something without doing it: `data`, `monitoring`.
pub(crate) const MEASURE: Roles = 1 << 14;
/// `of`, `on`, `about`.
pub(crate) const ABOUT: Roles = 1 << 15;
/// What ends the words that belong to a noun: verbs, most prepositions. Who is `in recovery` is a person, not a place.
pub(crate) const STOP: Roles = 1 << 16;
/// An office that may attend or welcome something.
pub(crate) const OFFICE: Roles = 1 << 17;
/// What offices do that is no work on the matter: `attended`.
pub(crate) const CEREMONY: Roles = 1 << 18;
/// What parts relatives from those whose relatives they are: `of`, `caring`, `worried`.
pub(crate) const TIE: Roles = 1 << 19;

type List = (Roles, &'static [&'static str]);

#[rustfmt::skip]
const LISTS: &[List] = &[
    (BODY, &[
        "ambulance", "authorities", "authority", "commissioners", "council", "councils", "dwp", "fire", "hscp",
        "jobcentre", "nhs", "sector", "sectors", "social", "universities", "university",
    ]),
    (BODY | JUSTICE, &["court", "courts", "crown", "police", "probation", "procurator", "sheriff"]),
    (FIELD, &[
        "addiction", "addictions", "care", "education", "employability", "employment", "health", "hospital",
        "hospitals", "housing", "leisure", "maternity", "pharmacies", "prevention", "primary", "schools",
        "treatment", "welfare", "work",
    ]),
    (FIELD | JUSTICE, &["justice", "prison", "prisons"]),
    (AGENT, &[
        "agencies", "bodies", "colleagues", "departments", "organisations", "partners", "professionals",
        "providers", "records", "representatives", "settings", "staff", "teams",
    ]),
    (NAMING, &[
        "adult", "alcohol", "association", "associations", "child", "children's", "city", "community", "county",
        "criminal", "drug", "drugs", "local", "mental", "our", "public", "relevant", "scotland", "scottish",
        "secondary", "service", "services", "substance", "the", "third", "use", "voluntary", "youth",
    ]),
    (JOIN, &["and", "or"]),
    (WITH, &["from", "include", "includes", "including", "involving", "with"]),
    (BETWEEN, &["across", "among", "amongst", "between"]),
    (HELP, &[
        "advice", "assistance", "difficulties", "help", "helped", "issues", "linked", "needs", "problems", "referral",
        "referred", "support", "supported",
    ]),
    (PERSON, &[
        "adults", "anybody", "anyone", "clients", "everybody", "everyone", "individuals", "men", "patients", "people",
        "residents", "someone", "those", "women",
    ]),
    (FOR, &["among", "amongst", "for", "to"]),
    (WHERE, &["after", "awaiting", "completing", "following", "in", "leaving", "on"]),
    (KIN, &[
        "carers", "children", "families", "family", "fathers", "friends", "grandparents", "kids", "members",
        "mothers", "parents", "partners", "relatives", "siblings",
    ]),
    (NUMBER, &["number", "numbers", "percentage", "proportion", "rate", "share"]),
    (MEASURE, &["data", "figures", "monitoring", "recording", "reporting", "statistics"]),
    (ABOUT, &["about", "by", "for", "of", "on", "with"]),
    (TIE, &["bereaved", "caring", "concerned", "living", "looking", "of", "worried"]),
    (STOP, &[
        "are", "at", "be", "by", "can", "could", "for", "from", "get", "had", "has", "have", "if", "in", "is",
        "meet", "must", "need", "receive", "recovery", "should", "so", "that", "through", "to", "was", "were", "when", "where",
        "who", "will", "with", "would",
    ]),
    (OFFICE, &[
        "board", "commissioner", "convener", "department", "director", "directorate", "lead", "manager", "minister",
        "officer", "officers", "partnership", "representative", "representatives", "service", "team",
    ]),
    (CEREMONY, &[
        "approved", "attend", "attended", "attends", "chair", "chaired", "chairs", "endorsed", "endorses", "hosts",
        "noted", "presented", "represent", "represented", "represents", "signed", "sits", "thanked", "welcomed",
        "welcomes",
    ]),
];

/// What a word as it is written may be.
pub(crate) fn roles(written: &str) -> Roles {
    let word = written.to_lowercase().replace('’', "'");
    let lists = LISTS.iter();
    lists
        .filter(|(_, words)| words.contains(&word.as_str()))
        .fold(0, |all, (role, _)| all | role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for (_, list) in LISTS {
            let unsorted = list.windows(2).find(|two| two[0] >= two[1]);
            assert_eq!(unsorted, None);
        }
    }
}
