//! Tables of statements, and what is asked of them.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, AsArray, RecordBatch, StringArray, UInt64Array};
use datafusion::common::{Result, plan_err};
use datafusion::dataframe::DataFrame;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use policy_crosswalk::{Framework, Plan};

/// Registers a file of statements, CSV or Parquet, as the table `statements`: it has the columns `partnership`,
/// `plan`, `id`, `parent` (empty where there is none) and `text`.
///
/// # Errors
/// What DataFusion objects to, and a name that ends otherwise.
pub async fn register(context: &SessionContext, file: &str) -> Result<()> {
    if file.ends_with(".parquet") {
        let options = ParquetReadOptions::default();
        return context.register_parquet("statements", file, options).await;
    }
    if file.ends_with(".csv") {
        // Ids such as `2.10` are names, whatever they look like.
        let columns = statements_of(&[])?.schema();
        let options = CsvReadOptions::new()
            .schema(&columns)
            .newlines_in_values(true);
        return context.register_csv("statements", file, options).await;
    }
    plan_err!("{file} is neither .csv nor .parquet")
}

/// Plans as a table of statements.
///
/// # Errors
/// None that is known: the columns are of one length.
pub fn statements_of(plans: &[Plan]) -> Result<RecordBatch> {
    let all = || {
        plans
            .iter()
            .flat_map(|plan| plan.statements.iter().map(move |said| (plan, said)))
    };
    let column = |values: StringArray| -> ArrayRef { Arc::new(values) };
    let text = |values: Vec<&str>| column(StringArray::from(values));
    Ok(RecordBatch::try_from_iter_with_nullable([
        (
            "partnership",
            text(
                all()
                    .map(|(plan, _)| plan.partnership.id.as_str())
                    .collect(),
            ),
            false,
        ),
        (
            "plan",
            text(all().map(|(plan, _)| plan.id.as_str()).collect()),
            false,
        ),
        (
            "id",
            text(all().map(|(_, said)| said.id.as_str()).collect()),
            false,
        ),
        (
            "parent",
            column(
                all()
                    .map(|(_, said)| said.parent.as_ref().map(|id| id.as_str()))
                    .collect(),
            ),
            true,
        ),
        (
            "text",
            text(all().map(|(_, said)| &*said.text).collect()),
            false,
        ),
    ])?)
}

/// Makes the view `links` of the table `statements`, by the function `map_themes`.
///
/// # Errors
/// What DataFusion objects to.
pub async fn create_links(context: &SessionContext) -> Result<()> {
    context
        .sql(include_str!("links.sql"))
        .await?
        .collect()
        .await?;
    Ok(())
}

/// The coverage matrix of the view `links`: for each theme of the framework, in its order, how many statements of each
/// partnership address it.
///
/// # Errors
/// What DataFusion objects to.
pub async fn coverage(context: &SessionContext, framework: &Framework) -> Result<DataFrame> {
    context.deregister_table("themes")?;
    context.register_batch("themes", themes(framework)?)?;
    let mut counts = String::new();
    for partnership in partnerships(context).await? {
        let (name, value) = (
            partnership.replace('"', "\"\""),
            partnership.replace('\'', "''"),
        );
        counts += &format!(
            ", count(DISTINCT links.plan || ' ' || links.id) FILTER (WHERE links.partnership = '{value}') AS \"{name}\""
        );
    }
    let query = format!(
        "SELECT themes.theme, themes.title{counts} FROM themes LEFT JOIN links ON links.theme = themes.theme \
         GROUP BY themes.place, themes.theme, themes.title ORDER BY themes.place"
    );
    context.sql(&query).await
}

fn themes(framework: &Framework) -> Result<RecordBatch> {
    let themes = framework.themes.iter();
    let text = |values: Vec<&str>| -> ArrayRef { Arc::new(StringArray::from(values)) };
    let places: ArrayRef = Arc::new(UInt64Array::from_iter_values(
        0..framework.themes.len() as u64,
    ));
    Ok(RecordBatch::try_from_iter([
        ("place", places),
        (
            "theme",
            text(themes.clone().map(|theme| theme.id.as_str()).collect()),
        ),
        ("title", text(themes.map(|theme| &*theme.title).collect())),
    ])?)
}

async fn partnerships(context: &SessionContext) -> Result<Vec<String>> {
    let query =
        "SELECT DISTINCT arrow_cast(partnership, 'Utf8') AS name FROM statements ORDER BY name";
    let batches = context.sql(query).await?.collect().await?;
    let names = batches
        .iter()
        .flat_map(|batch| batch.column(0).as_string::<i32>().iter().flatten());
    Ok(names.map(str::to_owned).collect())
}
