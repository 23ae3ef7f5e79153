//! What one would use instead, and the floor: what reading the words costs.

use std::collections::{HashMap, HashSet};

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument, Term, schema::Field, tokenizer::TextAnalyzer};

/// Splits, lower-cases and looks each word up in a hash table: the least that any of them does.
pub struct Floor {
    vocabulary: HashMap<String, usize>,
    word: String,
}

impl Floor {
    pub fn new(documents: &[String]) -> Self {
        let mut vocabulary = HashMap::new();
        for word in documents.iter().flat_map(|text| words(text)) {
            let next = vocabulary.len();
            vocabulary.entry(word.to_lowercase()).or_insert(next);
        }
        Self {
            vocabulary,
            word: String::new(),
        }
    }

    pub fn read(&mut self, text: &str) -> usize {
        let mut sum = 0;
        for word in words(text) {
            self.word.clear();
            self.word
                .extend(word.chars().map(|c| c.to_ascii_lowercase()));
            sum += self.vocabulary.get(&self.word).copied().unwrap_or_default();
        }
        sum
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The best three themes by tantivy: BM25 over stemmed words.
pub struct Tantivy {
    searcher: Searcher,
    field: Field,
    analyzer: TextAnalyzer,
}

impl Tantivy {
    pub fn new(documents: &[String]) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(IndexRecordOption::WithFreqs);
        let field = schema.add_text_field(
            "text",
            TextOptions::default().set_indexing_options(indexing),
        );
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
        for text in documents {
            let mut document = TantivyDocument::default();
            document.add_text(field, text);
            writer.add_document(document)?;
        }
        writer.commit()?;
        let analyzer = index.tokenizers().get("en_stem").expect("built in");
        Ok(Self {
            searcher: index.reader()?.searcher(),
            field,
            analyzer,
        })
    }

    pub fn best(&mut self, text: &str) -> usize {
        let mut query: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut stream = self.analyzer.token_stream(text);
        let mut seen = HashSet::new();
        while stream.advance() {
            let word = stream.token().text.clone();
            let term = Term::from_field_text(self.field, &word);
            if seen.insert(word) {
                query.push((
                    Occur::Should,
                    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
                ));
            }
        }
        let found = self
            .searcher
            .search(&BooleanQuery::new(query), &TopDocs::with_limit(3));
        found.map_or(0, |found| found.len())
    }
}
