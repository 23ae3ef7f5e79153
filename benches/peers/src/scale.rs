//! How cost grows: `scale STEP SIZE SECONDS MEGABYTES`, by processor time and the most memory so far.

use std::hint::black_box;

use policy_crosswalk::mapping::Wanted;
use policy_crosswalk::{Framework, Mapper, Plan, Theme, ThemeId, catalogue};

use crate::clock;
use crate::data::Data;
use crate::{deep, plans};

pub fn run() {
    let texts = Data::made(20_000).statements;
    streamed(&texts);
    one_text();
    deep::run();
    for themes in [10, 100, 1_000, 10_000] {
        for bare in [false, true] {
            by_themes(&texts, themes, bare);
        }
    }
    for count in [10, 100, 1_000] {
        let made = plans::made(&texts, count);
        plans::answered(&made);
        threads(&made);
    }
}

/// Statements in, claims out, one after the other.
fn streamed(texts: &[String]) {
    let nm = catalogue::mapper("nm-2022").expect("built in");
    for count in [10_000, 100_000, 1_000_000, 10_000_000] {
        let mut reader = nm.reader();
        timed("stream", count, || {
            for text in texts.iter().cycle().take(count) {
                black_box(reader.claims(text, &[], Wanted::all()));
            }
        });
    }
}

/// One statement as long as a book.
fn one_text() {
    let nm = catalogue::mapper("nm-2022").expect("built in");
    for bytes in [1 << 16, 1 << 18, 1 << 20] {
        for (step, piece) in [
            (
                "one-text",
                "hand out naloxone kits to families in recovery housing and ",
            ),
            ("one-text-of-terms", "naloxone overdose "),
            (
                "one-text-of-citations",
                "National Mission outcome 1, 2 and 3-10, ",
            ),
        ] {
            let text = piece.repeat(bytes / piece.len());
            timed(step, bytes, || drop(black_box(nm.map_text(&text, &[]))));
        }
    }
}

/// Plans mapped on one thread and on all: by the clock, as the work of all threads is one piece of work.
fn threads(made: &[Plan]) {
    let nm = catalogue::mapper("nm-2022").expect("built in");
    for threads in [1, rayon::current_num_threads()] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        let start = std::time::Instant::now();
        let crosswalks = pool.install(|| nm.map_in_parallel(made));
        println!(
            "threads {threads} {} {:.3}",
            made.len(),
            start.elapsed().as_secs_f64()
        );
        drop(crosswalks);
    }
}

fn by_themes(texts: &[String], count: usize, bare: bool) {
    let mapper = Mapper::new(&framework(texts, count, bare)).expect("valid");
    let name = if bare {
        "themes-bare"
    } else {
        "themes-codebook"
    };
    let texts = &texts[..2_000];
    let mut reader = mapper.reader();
    let mut scores = Vec::new();
    let mut read = || {
        let mut found = 0;
        for text in texts {
            reader.scores(text, &[], Wanted::all(), &mut scores);
            found += scores.len();
        }
        found
    };
    timed(&format!("{name}-first"), count, &mut read);
    let found = timed(&format!("{name}-again"), count, &mut read);
    println!(
        "claims {name} {count} {:.1}",
        found as f64 / texts.len() as f64
    );
}

/// Themes whose titles are eight words of a statement, and whose terms, if any, are pairs of them.
fn framework(texts: &[String], count: usize, bare: bool) -> Framework {
    let theme = |i: usize| {
        let words: Vec<&str> = texts[i % texts.len()].split_whitespace().take(8).collect();
        let id = ThemeId::new(&format!("T-{i}")).expect("an id");
        let mut theme = Theme::new(id, words.join(" "), "");
        if !bare {
            let long = words
                .iter()
                .filter(|word| word.chars().all(char::is_alphabetic) && word.len() > 6);
            let long: Vec<_> = long.collect();
            theme.terms = long
                .windows(2)
                .map(|two| format!("{} + {}", two[0], two[1]))
                .collect();
            theme.hints = vec![
                words[0]
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .chain("x".chars())
                    .collect(),
            ];
        }
        theme
    };
    let themes = (0..count).map(theme).collect();
    Framework::new("scale".parse().expect("an id"), "Scale", themes)
}

/// Times a step once.
pub fn timed<T>(step: &str, size: usize, work: impl FnOnce() -> T) -> T {
    clock::forget_memory();
    let start = clock::seconds();
    let made = work();
    println!(
        "scale {step} {size} {:.3} {:.0}",
        clock::seconds() - start,
        clock::megabytes()
    );
    made
}
