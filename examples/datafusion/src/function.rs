//! The mapper as a scalar function.

use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayRef, Float64Builder, ListArray, StringBuilder, StructArray,
};
use datafusion::arrow::buffer::{NullBuffer, OffsetBuffer};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Fields};
use datafusion::common::cast::{as_list_array, as_string_array};
use datafusion::common::{Result, plan_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use policy_crosswalk::Mapper;
use policy_crosswalk::mapping::Wanted;

/// `map_themes` for one framework. Functions are equal where their mappers are, by the mappers' fingerprints: a plan
/// that has one twice works it out once.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct MapThemes {
    mapper: Mapper,
    signature: Signature,
}

/// The function, to be registered.
pub fn map_themes(mapper: Mapper) -> ScalarUDF {
    ScalarUDF::new_from_impl(MapThemes {
        mapper,
        signature: Signature::user_defined(Volatility::Immutable),
    })
}

fn claim_fields() -> Fields {
    Fields::from(vec![
        Field::new("theme", DataType::Utf8, false),
        Field::new("confidence", DataType::Float64, false),
        Field::new("relation", DataType::Utf8, false),
    ])
}

fn item() -> FieldRef {
    Arc::new(Field::new("item", DataType::Struct(claim_fields()), true))
}

fn headings() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}

fn is_text(given: &DataType) -> bool {
    given.is_string() || given.is_null()
}

impl ScalarUDFImpl for MapThemes {
    fn name(&self) -> &'static str {
        "map_themes"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::List(item()))
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        match given {
            [text] if is_text(text) => Ok(vec![DataType::Utf8]),
            [text, above] if is_text(text) && (above.is_null() || above.is_list()) => {
                Ok(vec![DataType::Utf8, headings()])
            }
            _ => plan_err!(
                "map_themes takes a text, and a list of headings or none; it was given {given:?}"
            ),
        }
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays: Vec<ArrayRef> = args
            .args
            .iter()
            .map(|column| column.to_array(args.number_rows))
            .collect::<Result<_>>()?;
        let texts = as_string_array(&arrays[0])?;
        let above = arrays
            .get(1)
            .map(|lists| as_list_array(lists))
            .transpose()?;
        let mut claims = Claims::default();
        for (row, text) in texts.iter().enumerate() {
            let above = above
                .filter(|lists| lists.is_valid(row))
                .map(|lists| lists.value(row));
            let headings: Vec<&str> = match &above {
                Some(above) => as_string_array(above)?.iter().flatten().collect(),
                None => Vec::new(),
            };
            claims.add(&self.mapper, text, &headings);
        }
        Ok(ColumnarValue::Array(Arc::new(
            claims.finish(texts.nulls())?,
        )))
    }
}

/// The claims of all rows, column by column.
#[derive(Default)]
struct Claims {
    themes: StringBuilder,
    confidences: Float64Builder,
    relations: StringBuilder,
    /// How many claims each row has.
    counts: Vec<usize>,
    scores: Vec<policy_crosswalk::mapping::Score>,
}

impl Claims {
    fn add(&mut self, mapper: &Mapper, text: Option<&str>, headings: &[&str]) {
        let Some(text) = text else {
            self.counts.push(0);
            return;
        };
        let claimed = Wanted::all().at_least(mapper.threshold());
        mapper.scores(text, headings, claimed, &mut self.scores);
        for score in &self.scores {
            self.themes
                .append_value(&mapper.framework().themes[score.theme].id);
            self.confidences.append_value(score.confidence);
            self.relations.append_value(score.relation.name());
        }
        self.counts.push(self.scores.len());
    }

    fn finish(mut self, nulls: Option<&NullBuffer>) -> Result<ListArray> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.themes.finish()),
            Arc::new(self.confidences.finish()),
            Arc::new(self.relations.finish()),
        ];
        let claims = StructArray::try_new(claim_fields(), columns, None)?;
        let offsets = OffsetBuffer::from_lengths(self.counts);
        Ok(ListArray::try_new(
            item(),
            offsets,
            Arc::new(claims),
            nulls.cloned(),
        )?)
    }
}
