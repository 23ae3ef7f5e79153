//! From combined weights to the shares that are right: a logistic curve (J. Platt, 1999).

/// How firmly the curve is held to say what the weights say.
const OF_CURVE: f64 = 2.0;

pub(crate) fn logit(share: f64) -> f64 {
    let share = share.clamp(0.001, 0.999);
    (share / (1.0 - share)).ln()
}

pub(crate) fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// Slope and intercept of the log-odds of being right over those of the score, by Newton's method.
pub(crate) fn platt(scores: &[(f64, bool)]) -> (f64, f64) {
    let (mut slope, mut intercept) = (1.0, 0.0);
    for _ in 0..50 {
        let (mut by_slope, mut by_intercept) = (OF_CURVE * (slope - 1.0), OF_CURVE * intercept);
        let (mut ss, mut si, mut ii) = (OF_CURVE, 0.0, OF_CURVE);
        for (score, right) in scores {
            let x = logit(*score);
            let sure = sigmoid(slope * x + intercept);
            let off = sure - f64::from(u8::from(*right));
            let spread = sure * (1.0 - sure);
            by_slope += off * x;
            by_intercept += off;
            ss += spread * x * x;
            si += spread * x;
            ii += spread;
        }
        let determinant = ss * ii - si * si;
        slope -= (ii * by_slope - si * by_intercept) / determinant;
        intercept -= (ss * by_intercept - si * by_slope) / determinant;
    }
    (slope, intercept)
}
