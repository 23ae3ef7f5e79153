//! Maps a table of statements onto a built-in framework and shows the coverage matrix, all by SQL.
//!
//! ```console
//! $ cargo run --release -- mat-2021
//! $ cargo run --release -- mat-2021 statements.parquet links.parquet
//! ```
//!
//! The first line takes the built-in plans; the second a file of statements (CSV or Parquet, with the columns
//! `partnership`, `plan`, `id`, `parent`, `text`), and writes the links to another.

use std::time::Instant;

use datafusion::common::{DataFusionError, Result};
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::SessionContext;
use policy_crosswalk::catalogue;
use policy_crosswalk_datafusion::{coverage, create_links, map_themes, register, statements_of};

#[tokio::main]
async fn main() -> Result<()> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let framework = given.first().map_or("mat-2021", String::as_str);
    let mapper =
        catalogue::mapper(framework).map_err(|error| DataFusionError::External(error.into()))?;
    let context = SessionContext::new();
    context.register_udf(map_themes(mapper.clone()));
    match given.get(1) {
        Some(file) => register(&context, file).await?,
        None => {
            context.register_batch("statements", statements_of(catalogue::plans())?)?;
        }
    }
    create_links(&context).await?;
    let start = Instant::now();
    if let Some(file) = given.get(2) {
        let links = context.table("links").await?;
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        if file.ends_with(".csv") {
            links.write_csv(file, options, None).await?;
        } else {
            links.write_parquet(file, options, None).await?;
        }
    }
    coverage(&context, mapper.framework()).await?.show().await?;
    eprintln!("{:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}
