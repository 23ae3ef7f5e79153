//! The colours: one hue from light to dark, which those who see no colours, and prints in grey, tell apart as well.

use crate::answer::Depth;

/// A fill with the colour of the text on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shade {
    pub(crate) fill: &'static str,
    pub(crate) ink: &'static str,
}

pub(crate) const INK: &str = "#1a1f26";
pub(crate) const MUTED: &str = "#525c68";
pub(crate) const LINE: &str = "#aab3bd";
pub(crate) const PAPER: &str = "#ffffff";

const SHADES: [Shade; 5] = [
    shade("#e3eef9", INK),
    shade("#bcd7ee", INK),
    shade("#86b5dc", "#0d1b2a"),
    shade("#2b69a5", PAPER),
    shade("#0f3b6b", PAPER),
];

/// The colours of the partnerships in turn, dark enough to be read as lines on white (after M. Okabe and K. Ito).
pub(crate) const LINES: [&str; 6] = [
    "#0072b2", "#c04f00", "#00805f", "#a8497f", "#6b5b00", "#444444",
];

const fn shade(fill: &'static str, ink: &'static str) -> Shade {
    Shade { fill, ink }
}

/// The shade of a depth.
pub(crate) fn of_depth(depth: Depth) -> Shade {
    SHADES[(depth as usize).min(SHADES.len() - 1)]
}

/// The shade of a measure between 0 and 1, in five equal steps.
pub(crate) fn of_measure(value: f64) -> Shade {
    let bounds = (1..SHADES.len()).map(|step| step as f64 / SHADES.len() as f64);
    SHADES[bounds.filter(|bound| value >= *bound).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour, as WCAG 2 defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn each_shade_is_clearly_darker_than_the_one_before() {
        for pair in SHADES.windows(2) {
            assert!(contrast(pair[0].fill, pair[1].fill) > 1.2, "{pair:?}");
            assert!(luminance(pair[0].fill) > luminance(pair[1].fill));
        }
    }

    #[test]
    fn every_text_is_read_on_its_ground() {
        for shade in SHADES {
            assert!(contrast(shade.fill, shade.ink) >= 4.5, "{shade:?}");
        }
        for ink in [INK, MUTED].iter().chain(&LINES) {
            assert!(contrast(PAPER, ink) >= 4.5, "{ink}");
        }
    }

    #[test]
    fn a_measure_has_a_shade_whatever_it_is() {
        let fill = |value: f64| of_measure(value).fill;
        assert_eq!(
            [fill(0.0), fill(0.19), fill(-1.0), fill(f64::NAN)],
            [SHADES[0].fill; 4]
        );
        assert_eq!([fill(0.8), fill(1.0), fill(7.0)], [SHADES[4].fill; 3]);
    }
}
