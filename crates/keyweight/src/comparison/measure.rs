//! The measures of keyness by their names.

use keyweight_score::{
    Confidence, Correction, Frequency, PValue, Prior, chi_squared, chi_squared_upper_tail,
    conservative_log_ratio, fisher_exact, log_likelihood, log_likelihood_two_cells,
    log_likelihood_williams, log_odds_z, log_ratio, odds_ratio, percent_difference,
    pointwise_mutual_information, relative_risk, simple_maths,
};
use serde::Serialize;

/// What is added to both frequencies per million in [`Measure::SimpleMaths`].
const SIMPLE_MATHS_ADDED: f64 = 1.0;

/// A measure of keyness.
///
/// For 12 occurrences among 1,000 tokens of the target and 3 among 2,000 of the reference, one of ten
/// terms tested:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Measure {
    /// 0.477
    #[default]
    ConservativeLogRatio,
    /// 2.836
    LogRatio,
    /// 13.86
    LogLikelihood,
    /// 13.79
    LogLikelihoodTwoCells,
    /// 13.34
    LogLikelihoodWilliams,
    /// 14.77
    Chi2,
    /// 12.74
    Chi2Yates,
    /// 0.000276
    Fisher,
    /// 2.717
    LogOddsZ,
    /// 700
    PctDiff,
    /// 8.085
    OddsRatio,
    /// 8
    RelativeRisk,
    /// 7.995
    SimpleMaths,
    /// 0.875
    Pmi,
}

/// What a term's measures are made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    pub(crate) target: Frequency,
    pub(crate) reference: Frequency,
    /// The level of the intervals of all terms tested at once.
    pub(crate) at_once: Confidence,
}

impl Measure {
    /// Whether the table has its column anyway.
    pub(crate) fn is_always_shown(self) -> bool {
        matches!(
            self,
            Measure::LogRatio | Measure::LogLikelihood | Measure::LogOddsZ
        )
    }

    /// Its value; `None` where it has none.
    pub(crate) fn value(self, sides: Sides) -> Option<f64> {
        let Sides {
            target,
            reference,
            at_once,
        } = sides;
        Some(match self {
            Measure::ConservativeLogRatio => conservative_log_ratio(target, reference, at_once),
            Measure::LogRatio => log_ratio(target, reference),
            Measure::LogLikelihood => log_likelihood(target, reference),
            Measure::LogLikelihoodTwoCells => log_likelihood_two_cells(target, reference),
            Measure::LogLikelihoodWilliams => log_likelihood_williams(target, reference),
            Measure::Chi2 => chi_squared(target, reference, Correction::None),
            Measure::Chi2Yates => chi_squared(target, reference, Correction::Yates),
            Measure::Fisher => fisher_exact(target, reference).value(),
            Measure::LogOddsZ => {
                return log_odds_z(target, reference, Prior::pooled(target, reference));
            }
            Measure::PctDiff => percent_difference(target, reference),
            Measure::OddsRatio => odds_ratio(target, reference),
            Measure::RelativeRisk => relative_risk(target, reference),
            Measure::SimpleMaths => simple_maths(target, reference, SIMPLE_MATHS_ADDED),
            Measure::Pmi => return pointwise_mutual_information(target, reference),
        })
    }

    /// How strong the difference is by this measure, whatever its direction; more is stronger.
    pub(crate) fn strength(self, sides: Sides) -> f64 {
        let of_ratio = |ratio: f64| if ratio < 1.0 { 1.0 / ratio } else { ratio };
        match self {
            Measure::Fisher => -fisher_exact(sides.target, sides.reference).log10(),
            Measure::OddsRatio | Measure::RelativeRisk | Measure::SimpleMaths => {
                of_ratio(self.value(sides).unwrap_or(1.0))
            }
            Measure::PctDiff => of_ratio(relative_risk(sides.target, sides.reference)),
            // What the target does not have is as rare there as can be.
            Measure::Pmi => self.value(sides).map_or(f64::INFINITY, f64::abs),
            _ => self.value(sides).map_or(0.0, f64::abs),
        }
    }

    /// The p-value, if the measure is a test.
    pub(crate) fn p_value(self, sides: Sides) -> Option<PValue> {
        match self {
            Measure::Fisher => Some(fisher_exact(sides.target, sides.reference)),
            Measure::LogLikelihood
            | Measure::LogLikelihoodWilliams
            | Measure::Chi2
            | Measure::Chi2Yates => self.value(sides).map(chi_squared_upper_tail),
            _ => None,
        }
    }

    /// Whether it is a test.
    pub(crate) fn is_test(self) -> bool {
        matches!(
            self,
            Measure::Fisher
                | Measure::LogLikelihood
                | Measure::LogLikelihoodWilliams
                | Measure::Chi2
                | Measure::Chi2Yates
        )
    }
}
