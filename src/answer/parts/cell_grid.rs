//! Cells in rows and columns.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Place};

/// Cells in rows of one length.
///
/// Read from a list of lists; where they differ in length, it is refused.
///
/// ```
/// use policy_crosswalk::answer::Grid;
///
/// let grid = Grid::from_rows(vec![vec![1, 2], vec![3, 4], vec![5, 6]])?;
/// assert_eq!(grid.get(2, 1), Some(&6));
/// assert_eq!(grid.get(3, 0), None);
/// assert_eq!(grid.rows().map(|row| row.len()).collect::<Vec<_>>(), [2, 2, 2]);
/// assert_eq!(
///     Grid::from_rows(vec![vec![1, 2], vec![3]]).unwrap_err().to_string(),
///     "row 2 has 1 cells; expected 2, as in the first row",
/// );
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid<T> {
    columns: usize,
    rows: usize,
    cells: Vec<T>,
}

impl<T> Grid<T> {
    /// A grid of rows.
    ///
    /// # Errors
    /// [`Error::Ragged`] when a row is not as long as the first.
    pub fn from_rows(rows: Vec<Vec<T>>) -> Result<Self, Error> {
        let columns = rows.first().map_or(0, Vec::len);
        if let Some(at) = rows.iter().position(|row| row.len() != columns) {
            return Err(Error::Ragged {
                place: Place::default(),
                row: at + 1,
                found: rows[at].len(),
                expected: columns,
            });
        }
        Ok(Self::of_equal(rows))
    }

    /// A grid of rows that are known to be of one length.
    pub(crate) fn of_equal(rows: Vec<Vec<T>>) -> Self {
        Self {
            columns: rows.first().map_or(0, Vec::len),
            rows: rows.len(),
            cells: rows.into_iter().flatten().collect(),
        }
    }

    /// The cell of a row and a column, counted from 0.
    pub fn get(&self, row: usize, column: usize) -> Option<&T> {
        self.row(row).get(column)
    }

    /// The cells of a row, counted from 0; none where there is no such row.
    pub fn row(&self, row: usize) -> &[T] {
        let from = row.saturating_mul(self.columns);
        let to = from.saturating_add(self.columns);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// All rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[T]> {
        (0..self.rows).map(|row| self.row(row))
    }

    /// The cells of a column, counted from 0, from top to bottom; none where there is no such column.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &T> {
        self.rows().filter_map(move |row| row.get(column))
    }

    /// All cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &T> {
        self.cells.iter()
    }
}

impl<T: Serialize> Serialize for Grid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Grid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows = Vec::deserialize(deserializer)?;
        Self::from_rows(rows).map_err(serde::de::Error::custom)
    }
}
