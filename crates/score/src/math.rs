//! The only module that converts integers to floats and calls mathematical functions.
//!
//! The functions are those of `libm`, so that the last bit is the same on every platform.

/// Converts a count; exact up to 2⁵³, which is 9·10¹⁵.
#[expect(
    clippy::cast_precision_loss,
    reason = "no corpus has nine quadrillion tokens"
)]
pub(crate) fn to_f64(count: u64) -> f64 {
    count as f64
}

/// The square root of `x`, correctly rounded.
pub(crate) fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The natural logarithm of a positive `x`.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The logarithm of a positive `x` to base 2.
pub(crate) fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// The logarithm of a positive `x` to base 10.
pub(crate) fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// ln(1 + x), accurate even if `x` is near zero.
pub(crate) fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// e to the power of `x`.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The complementary error function.
pub(crate) fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// Converts an exact difference of products of counts.
#[expect(
    clippy::cast_precision_loss,
    reason = "rounding once, at the end, is the best that a float allows"
)]
pub(crate) fn difference_to_f64(difference: i128) -> f64 {
    difference as f64
}
