//! What mapping costs. See `benches/README.md`.

use divan::{Bencher, black_box};
use policy_crosswalk::mapping::Wanted;
use policy_crosswalk::{Crosswalk, Framework, Mapper, Theme, ThemeId, catalogue};

fn main() {
    divan::main();
}

fn mappers() -> Vec<Mapper> {
    let frameworks = catalogue::frameworks().iter();
    let builders = frameworks.map(|f| Mapper::builder(f).thesaurus(catalogue::thesaurus()));
    builders
        .map(|builder| builder.build().expect("built-in"))
        .collect()
}

fn statements() -> Vec<&'static str> {
    let plans = catalogue::plans().iter();
    plans
        .flat_map(|plan| &plan.statements)
        .map(|statement| statement.text.as_str())
        .collect()
}

/// So many themes whose titles are eight words of a statement and whose terms, where they have any, are pairs of its
/// longer words: they match that statement, and often others.
fn framework(themes: usize, bare: bool) -> Framework {
    let said = statements();
    let theme = |i: usize| {
        // From the second round on the words begin further within the statement.
        let words: Vec<&str> = said[i * 7 % said.len()].split_whitespace().collect();
        let from = (i / said.len()).min(words.len().saturating_sub(4));
        let words: Vec<&str> = words[from..].iter().take(8).copied().collect();
        let id = ThemeId::new(&format!("T-{i}")).expect("an id");
        let mut theme = Theme::new(id, words.join(" "), "");
        if !bare {
            let letters = |word: &&&str| word.chars().all(char::is_alphabetic);
            let long: Vec<&&str> = words
                .iter()
                .filter(letters)
                .filter(|word| word.len() > 5)
                .collect();
            let pairs = long
                .windows(2)
                .map(|two| format!("{} + {}", two[0], two[1]));
            theme.terms = pairs.collect();
            // Without a single term it would count as a theme without a codebook.
            theme.hints = vec![format!("qwv{i}")];
        }
        theme
    };
    let themes = (0..themes).map(theme).collect();
    Framework::new("scale".parse().expect("an id"), "Scale", themes)
}

/// All claims about all statements by a reader, without evidence.
fn read_all(bencher: Bencher, framework: &Framework) {
    let mapper = Mapper::new(framework).expect("valid");
    let statements = statements();
    let mut reader = mapper.reader();
    let mut scores = Vec::new();
    bencher.counter(statements.len()).bench_local(|| {
        let mut found = 0;
        for text in &statements {
            reader.scores(black_box(text), &[], Wanted::all(), &mut scores);
            found += scores.len();
        }
        found
    });
}

/// All statements of the five plans onto all ten frameworks, on one thread.
#[divan::bench]
fn whole_catalogue(bencher: Bencher) {
    let mappers = mappers();
    bencher.bench_local(|| -> Vec<Crosswalk> {
        let plans = catalogue::plans();
        mappers
            .iter()
            .flat_map(|mapper| plans.iter().map(|plan| mapper.map(plan)))
            .collect()
    });
}

/// Compiling all ten frameworks with the thesaurus.
#[divan::bench]
fn compile_all(bencher: Bencher) {
    bencher.bench_local(mappers);
}

/// All statements of the catalogue onto so many themes with terms that match.
#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn by_themes(bencher: Bencher, themes: usize) {
    read_all(bencher, &framework(themes, false));
}

/// The same onto themes without a codebook.
#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn bare_by_themes(bencher: Bencher, themes: usize) {
    read_all(bencher, &framework(themes, true));
}

/// What one would write first: for each statement, theme and term, look for the term in the text.
#[divan::bench(args = [10, 100, 1000])]
fn peer_contains(bencher: Bencher, themes: usize) {
    let framework = framework(themes, false);
    let lower = |terms: &[String]| -> Vec<String> {
        terms.iter().map(|term| term.to_lowercase()).collect()
    };
    let terms: Vec<Vec<String>> = framework
        .themes
        .iter()
        .map(|theme| lower(&theme.terms))
        .collect();
    let statements = statements();
    bencher.counter(statements.len()).bench_local(|| {
        let hit = |text: &str| {
            terms
                .iter()
                .filter(|terms| terms.iter().any(|term| text.contains(term)))
                .count()
        };
        statements
            .iter()
            .map(|text| hit(&black_box(text).to_lowercase()))
            .sum::<usize>()
    });
}

/// What fuzzy matching offers: the similarity of each statement to each theme's title.
#[divan::bench(args = [10, 100, 1000])]
fn peer_strsim(bencher: Bencher, themes: usize) {
    let framework = framework(themes, false);
    let statements = statements();
    bencher.counter(statements.len()).bench_local(|| {
        let near = |text: &str, theme: &Theme| strsim::sorensen_dice(text, &theme.title) > 0.5;
        let hit = |text: &str| {
            framework
                .themes
                .iter()
                .filter(|theme| near(text, theme))
                .count()
        };
        statements
            .iter()
            .map(|text| hit(black_box(text)))
            .sum::<usize>()
    });
}
