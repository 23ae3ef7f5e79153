//! What is mapped: statements and themes of a directory, or made of the built-in plans and frameworks.

use std::fs;
use std::path::Path;

use policy_crosswalk::{Framework, Theme, ThemeId, catalogue};

/// Rows of `statements.tsv` (id, text) and `themes.tsv` (id, title, description).
pub struct Data {
    pub statements: Vec<String>,
    pub themes: Vec<[String; 3]>,
}

impl Data {
    pub fn read(directory: &Path) -> std::io::Result<Self> {
        let rows = |name: &str| -> std::io::Result<Vec<Vec<String>>> {
            let text = fs::read_to_string(directory.join(name))?;
            let rows = text.lines().skip(1);
            Ok(rows
                .map(|row| row.split('\t').map(str::to_owned).collect())
                .collect())
        };
        let cell = |row: &[String], i: usize| row.get(i).cloned().unwrap_or_default();
        let statements = rows("statements.tsv")?;
        let themes = rows("themes.tsv")?;
        Ok(Self {
            statements: statements.iter().map(|row| cell(row, 1)).collect(),
            themes: themes
                .iter()
                .map(|row| [0, 1, 2].map(|i| cell(row, i)))
                .collect(),
        })
    }

    /// Statements that begin like one of the built-in plans and end like another, and all built-in themes.
    pub fn made(count: usize) -> Self {
        let plans = catalogue::plans().iter();
        let texts = plans
            .flat_map(|plan| &plan.statements)
            .map(|statement| &statement.text);
        let texts: Vec<Vec<&str>> = texts
            .map(|text| text.split_whitespace().collect())
            .collect();
        let mut state = 7_u64;
        let mut draw = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            &texts[(state >> 33) as usize % texts.len()]
        };
        let statement = |_| {
            let (first, second) = (draw(), draw());
            let (head, tail) = (&first[..first.len() / 2 + 1], &second[second.len() / 2..]);
            [head, tail].concat().join(" ")
        };
        let themes = catalogue::frameworks()
            .iter()
            .flat_map(|framework| &framework.themes);
        Self {
            statements: (0..count).map(statement).collect(),
            themes: themes
                .map(|theme| {
                    [
                        theme.id.to_string(),
                        theme.title.clone(),
                        theme.description.clone(),
                    ]
                })
                .collect(),
        }
    }

    /// The built-in statements as they stand, over and over, and all built-in themes.
    pub fn real(count: usize) -> Self {
        let plans = catalogue::plans().iter();
        let texts = plans
            .flat_map(|plan| &plan.statements)
            .map(|statement| statement.text.clone());
        let statements = texts
            .collect::<Vec<_>>()
            .into_iter()
            .cycle()
            .take(count)
            .collect();
        Self {
            statements,
            ..Self::made(0)
        }
    }

    pub fn write(&self, directory: &Path) -> std::io::Result<()> {
        fs::create_dir_all(directory)?;
        let mut statements = String::from("id\ttext\n");
        for (i, text) in self.statements.iter().enumerate() {
            statements += &format!("s{i}\t{text}\n");
        }
        fs::write(directory.join("statements.tsv"), statements)?;
        let mut themes = String::from("id\ttitle\tdescription\n");
        for row in &self.themes {
            themes += &format!("{}\n", row.join("\t"));
        }
        fs::write(directory.join("themes.tsv"), themes)
    }

    /// The themes as a framework without a codebook.
    pub fn bare(&self) -> Framework {
        let theme = |row: &[String; 3]| {
            Theme::new(
                ThemeId::new(&row[0]).expect("an id"),
                row[1].clone(),
                row[2].clone(),
            )
        };
        let themes = self.themes.iter().map(theme).collect();
        Framework::new("bare".parse().expect("an id"), "Bare themes", themes)
    }

    /// Each theme in one text.
    pub fn documents(&self) -> Vec<String> {
        self.themes.iter().map(|row| row[1..].join(" ")).collect()
    }
}
