//! What mapping costs. See `benches/README.md`.

use divan::{Bencher, black_box};
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

/// The built-in framework with the most terms, filled up with themes that no statement matches.
fn framework(themes: usize) -> Framework {
    let mut framework = catalogue::framework("nm-2022").expect("built-in").clone();
    framework.themes.retain(|theme| theme.parent.is_none());
    framework.themes.truncate(themes);
    for i in framework.themes.len()..themes {
        let id = ThemeId::new(&format!("FILL-{i}")).expect("an id");
        let mut theme = Theme::new(id, format!("Zyx{i} filler"), "");
        theme.terms = (0..20).map(|k| format!("zyx{i} qwv{k}")).collect();
        framework.themes.push(theme);
    }
    framework
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

/// All statements of the catalogue onto one framework of so many themes.
#[divan::bench(args = [10, 100, 1000])]
fn by_themes(bencher: Bencher, themes: usize) {
    let framework = framework(themes);
    let mapper = Mapper::builder(&framework)
        .thesaurus(catalogue::thesaurus())
        .build()
        .expect("valid");
    let statements = statements();
    bencher.counter(statements.len()).bench_local(|| {
        statements
            .iter()
            .map(|text| mapper.map_text(black_box(text), &[]).len())
            .sum::<usize>()
    });
}

/// What one would write first: for each statement, theme and term, look for the term in the text.
#[divan::bench(args = [10, 100, 1000])]
fn peer_contains(bencher: Bencher, themes: usize) {
    let framework = framework(themes);
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
    let framework = framework(themes);
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

/// All statements onto a framework without a codebook: titles only, taken from the statements themselves.
#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn bare_by_themes(bencher: Bencher, themes: usize) {
    let statements = statements();
    let title = |i: usize| statements[i * 7 % statements.len()];
    let theme = |i| {
        Theme::new(
            ThemeId::new(&format!("T-{i}")).expect("an id"),
            title(i),
            "",
        )
    };
    let framework = Framework::new(
        "bare".parse().expect("an id"),
        "Bare",
        (0..themes).map(theme).collect(),
    );
    let mapper = Mapper::new(&framework).expect("valid");
    bencher.counter(statements.len()).bench_local(|| {
        statements
            .iter()
            .map(|text| mapper.map_text(black_box(text), &[]).len())
            .sum::<usize>()
    });
}
