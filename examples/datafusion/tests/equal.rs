//! What comes out of the engine is what the library says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::datatypes::Float64Type;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::{SessionConfig, SessionContext};
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Crosswalk, Mapper, catalogue};
use policy_crosswalk_datafusion::{coverage, create_links, map_themes, register, statements_of};

const FRAMEWORK: &str = "mat-2021";

fn mapper() -> &'static Mapper {
    catalogue::mapper(FRAMEWORK).unwrap()
}

/// Two threads, and batches so small that there are several.
fn context() -> SessionContext {
    let config = SessionConfig::new()
        .with_target_partitions(2)
        .with_batch_size(64);
    let context = SessionContext::new_with_config(config);
    context.register_udf(map_themes(mapper().clone()));
    context
}

fn crosswalks() -> Vec<Crosswalk> {
    catalogue::plans()
        .iter()
        .map(|plan| mapper().map(plan))
        .collect()
}

/// The claimed links by plan, statement and theme: relation, and confidence to the last bit.
type Links = BTreeMap<(String, String, String), (String, u64)>;

fn links_of_the_library() -> Links {
    let mut links = Links::new();
    for crosswalk in crosswalks() {
        for link in crosswalk
            .links
            .iter()
            .filter(|link| link.claim.confidence >= mapper().threshold())
        {
            let key = (
                crosswalk.plan.to_string(),
                link.statement.to_string(),
                link.claim.theme.to_string(),
            );
            links.insert(
                key,
                (
                    link.claim.relation.name().to_owned(),
                    link.claim.confidence.to_bits(),
                ),
            );
        }
    }
    links
}

async fn query(context: &SessionContext, query: &str) -> Vec<RecordBatch> {
    context.sql(query).await.unwrap().collect().await.unwrap()
}

async fn links_of(context: &SessionContext) -> Links {
    let text = |column: &str| format!("arrow_cast({column}, 'Utf8') AS {column}");
    let columns = ["plan", "id", "theme", "relation"].map(text).join(", ");
    let batches = query(context, &format!("SELECT {columns}, confidence FROM links")).await;
    let mut links = Links::new();
    for batch in &batches {
        let text = |column: usize, row: usize| {
            batch
                .column(column)
                .as_string::<i32>()
                .value(row)
                .to_owned()
        };
        let confidences = batch.column(4).as_primitive::<Float64Type>();
        for row in 0..batch.num_rows() {
            let key = (text(0, row), text(1, row), text(2, row));
            let twice = links.insert(key, (text(3, row), confidences.value(row).to_bits()));
            assert_eq!(twice, None);
        }
    }
    links
}

/// The built-in statements in a file.
async fn written(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&directory).unwrap();
    let file = directory.join(name);
    let context = context();
    let statements = context
        .read_batch(statements_of(catalogue::plans()).unwrap())
        .unwrap();
    let options = DataFrameWriteOptions::new().with_single_file_output(true);
    let path = file.to_str().unwrap();
    if name.ends_with(".csv") {
        statements.write_csv(path, options, None).await.unwrap();
    } else {
        statements.write_parquet(path, options, None).await.unwrap();
    }
    file
}

#[tokio::test]
async fn links_from_either_file_are_those_of_the_library() {
    let expected = links_of_the_library();
    assert!(expected.len() > 100, "{}", expected.len());
    for name in ["statements.parquet", "statements.csv"] {
        let context = context();
        register(&context, written(name).await.to_str().unwrap())
            .await
            .unwrap();
        create_links(&context).await.unwrap();
        assert_eq!(links_of(&context).await, expected, "{name}");
    }
}

#[tokio::test]
async fn the_matrix_counts_what_the_library_counts() {
    let context = context();
    context
        .register_batch("statements", statements_of(catalogue::plans()).unwrap())
        .unwrap();
    create_links(&context).await.unwrap();
    let framework = mapper().framework();
    let batches = coverage(&context, framework)
        .await
        .unwrap()
        .collect()
        .await
        .unwrap();

    let crosswalks = crosswalks();
    let graph = CoverageGraph::new(catalogue::plans(), [framework], &crosswalks).unwrap();
    let matrix = CoverageMatrix::new(&graph, FRAMEWORK).unwrap();
    let mut seen = BTreeSet::new();
    for batch in &batches {
        let schema = batch.schema();
        for row in 0..batch.num_rows() {
            let theme = batch.column(0).as_string::<i32>().value(row);
            for (column, field) in schema.fields().iter().enumerate().skip(2) {
                let counts = batch
                    .column(column)
                    .as_primitive::<datafusion::arrow::datatypes::Int64Type>();
                let cell = matrix.cell(theme, field.name()).unwrap();
                assert_eq!(
                    counts.value(row) as usize,
                    cell.statements.len(),
                    "{theme} {}",
                    field.name()
                );
                seen.insert((theme.to_owned(), field.name().clone()));
            }
        }
    }
    assert_eq!(
        seen.len(),
        framework.themes.len() * graph.partnerships().count()
    );
}

#[tokio::test]
async fn texts_that_are_missing_have_no_claims_and_headings_count() {
    let context = context();
    let batches = query(
        &context,
        "SELECT map_themes(NULL), map_themes('Hand out naloxone kits'), map_themes('')",
    )
    .await;
    let [none, some, empty] =
        [0, 1, 2].map(|column| batches[0].column(column).as_list::<i32>().clone());
    use datafusion::arrow::array::Array;
    assert!(none.is_null(0) && empty.value(0).is_empty());
    assert!(!some.value(0).is_empty());

    let listed = "SELECT map_themes('Train two workers', h) FROM (SELECT array_agg(t) AS h FROM (VALUES ('Naloxone kits')) AS v(t))";
    let batches = query(&context, listed).await;
    let claims = batches[0].column(0).as_list::<i32>().value(0);
    let expected = mapper().map_text("Train two workers", &["Naloxone kits"]);
    let expected = expected
        .iter()
        .filter(|claim| claim.confidence >= mapper().threshold());
    assert_eq!(claims.len(), expected.count());
}

#[tokio::test]
async fn what_is_no_text_is_refused() {
    let context = context();
    for wrong in [
        "map_themes()",
        "map_themes(1)",
        "map_themes('a', 'b')",
        "map_themes('a', NULL, 'c')",
    ] {
        let refused = match context.sql(&format!("SELECT {wrong}")).await {
            Ok(query) => query.collect().await.is_err(),
            Err(_) => true,
        };
        assert!(refused, "{wrong}");
    }
}

#[test]
fn functions_are_equal_where_their_mappers_are() {
    let again = Mapper::builder(mapper().framework()).thesaurus(catalogue::thesaurus());
    assert_eq!(
        map_themes(mapper().clone()),
        map_themes(again.build().unwrap())
    );
    assert_ne!(
        map_themes(mapper().clone()),
        map_themes(catalogue::mapper("nm-2022").unwrap().clone())
    );
}
