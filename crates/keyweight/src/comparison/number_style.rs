//! How the cells of a column write numbers: whether a point or a comma is before the decimals.

/// The mark before the decimals; the other one may separate groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberStyle {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

/// Marks that separate groups of digits in either style: spaces and apostrophes.
const SPACES: [char; 6] = [' ', '\u{A0}', '\u{2009}', '\u{202F}', '\'', '’'];

impl NumberStyle {
    /// The style of a column: a comma only if there is a cell that can be read in no other way, and none
    /// that needs a point. `1,234` alone is a thousand.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> NumberStyle {
        let (mut needs_point, mut needs_comma) = (false, false);
        for cell in cells {
            let by = |style: NumberStyle| style.read(cell).is_some();
            let (point, comma) = (by(NumberStyle::Point), by(NumberStyle::Comma));
            needs_point |= point && !comma;
            needs_comma |= comma && !point;
        }
        if needs_comma && !needs_point {
            NumberStyle::Comma
        } else {
            NumberStyle::Point
        }
    }

    /// The number in a cell; `None` if it is not a finite number of at least 0.
    pub(super) fn read(self, cell: &str) -> Option<f64> {
        let (decimal, group) = match self {
            NumberStyle::Point => ('.', ','),
            NumberStyle::Comma => (',', '.'),
        };
        let cell = cell.trim();
        let mantissa = cell.find(['e', 'E']).map_or(cell, |at| &cell[..at]);
        let exponent = &cell[mantissa.len()..];
        let (whole, decimals) = match mantissa.split_once(decimal) {
            Some((whole, decimals)) => (whole, decimals),
            None => (mantissa, ""),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(decimals) || (whole.is_empty() && decimals.is_empty()) {
            return None;
        }
        let separator = whole
            .chars()
            .find(|mark| *mark == group || SPACES.contains(mark));
        let digits = match separator {
            None => whole.to_owned(),
            Some(separator) => {
                let groups: Vec<&str> = whole.split(separator).collect();
                let (last, others) = groups.split_last()?;
                // In India, groups before the last have two digits.
                let are_groups = last.len() == 3
                    && others.iter().all(|digits| (1..=3).contains(&digits.len()))
                    && others.iter().skip(1).all(|digits| digits.len() > 1);
                if !are_groups || whole.starts_with('0') {
                    return None;
                }
                groups.concat()
            }
        };
        if !are_digits(&digits) {
            return None;
        }
        let number: f64 = format!("{digits}.{decimals}0{exponent}").parse().ok()?;
        number.is_finite().then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_the_style_of_their_column() {
        for (cells, expected) in [
            (vec!["12", "1,234,567", "3.5"], vec![12.0, 1_234_567.0, 3.5]),
            (vec!["1,234", "1.234"], vec![1234.0, 1.234]),
            (vec!["12,5", "1.234", "0,25"], vec![12.5, 1234.0, 0.25]),
            (vec!["1.234.567", "1.234,5"], vec![1_234_567.0, 1234.5]),
            (vec!["1\u{202F}234,5", "12 000"], vec![1234.5, 12_000.0]),
            (vec!["1’234.5", ".5", "5."], vec![1234.5, 0.5, 5.0]),
            (vec!["1e+05", "2.5E-3"], vec![100_000.0, 0.0025]),
            (vec!["12,34,567"], vec![1_234_567.0]),
        ] {
            let style = NumberStyle::of(cells.iter().copied());
            let found: Vec<Option<f64>> = cells.iter().map(|cell| style.read(cell)).collect();
            let expected: Vec<Option<f64>> = expected.into_iter().map(Some).collect();
            assert_eq!(found, expected, "{cells:?}");
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for cell in [
            "",
            " ",
            "many",
            "-1",
            "1,2",
            "0,123",
            "1,,234",
            "1.2.3",
            "e5",
            "1e",
            "1e999",
            "inf",
            "NaN",
            "1,234 567",
            "12 %",
            ".",
            "+",
            "١٢",
        ] {
            assert_eq!(NumberStyle::Point.read(cell), None, "{cell:?}");
        }
    }
}
