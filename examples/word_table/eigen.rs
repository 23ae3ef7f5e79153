//! The directions along which rows of numbers spread most.

use crate::vectors::{DIMENSIONS, Row};

/// Sweeps after which any matrix of this size is diagonal as far as its numbers tell.
const SWEEPS: usize = 30;

/// The leading eigenvectors of the second moments of `rows`, each with its largest component positive.
pub(crate) fn leading(rows: &[Row], count: usize) -> Vec<Row> {
    let mut matrix = vec![[0.0; DIMENSIONS]; DIMENSIONS];
    for row in rows {
        for (line, x) in matrix.iter_mut().zip(row) {
            crate::vectors::add(line, row, *x);
        }
    }
    let axes = jacobi(&mut matrix);
    let mut order: Vec<usize> = (0..DIMENSIONS).collect();
    order.sort_by(|a, b| matrix[*b][*b].total_cmp(&matrix[*a][*a]));
    order.truncate(count);
    order.into_iter().map(|i| upright(&axes[i])).collect()
}

fn upright(axis: &Row) -> Row {
    let larger = |a: f64, b: &f64| if b.abs() > a.abs() { *b } else { a };
    let largest = axis.iter().fold(0.0, larger);
    axis.map(|x| if largest < 0.0 { -x } else { x })
}

/// Turns a symmetric matrix into a diagonal one by rotations in two dimensions at a time (Jacobi 1846); the
/// rows of the answer are its eigenvectors, in the order of the diagonal.
fn jacobi(matrix: &mut [Row]) -> Vec<Row> {
    let mut axes = vec![[0.0; DIMENSIONS]; DIMENSIONS];
    for (i, axis) in axes.iter_mut().enumerate() {
        axis[i] = 1.0;
    }
    for _ in 0..SWEEPS {
        for p in 0..DIMENSIONS {
            for q in p + 1..DIMENSIONS {
                if matrix[p][q] != 0.0 {
                    rotate(matrix, &mut axes, p, q);
                }
            }
        }
    }
    axes
}

/// Makes the entry at `p` and `q` nought.
fn rotate(matrix: &mut [Row], axes: &mut [Row], p: usize, q: usize) {
    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    for line in matrix.iter_mut() {
        (line[p], line[q]) = turned(line[p], line[q], cosine, sine);
    }
    for rows in [matrix, axes] {
        let (before, from_q) = rows.split_at_mut(q);
        for (x, y) in before[p].iter_mut().zip(&mut from_q[0]) {
            (*x, *y) = turned(*x, *y, cosine, sine);
        }
    }
}

fn turned(x: f64, y: f64, cosine: f64, sine: f64) -> (f64, f64) {
    (cosine * x - sine * y, sine * x + cosine * y)
}
