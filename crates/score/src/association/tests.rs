//! Measures of association compared with published values and with the limits they must keep.

use proptest::prelude::*;

use super::Association;

fn near(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{found} is not {expected}"
    );
}

fn pair(joint: u64, first: u64, second: u64, windows: u64) -> Association {
    Association::pair(joint, first, second, windows).unwrap()
}

#[test]
fn pairs_are_as_published() {
    // Manning and Schütze (1999), sections 5.3 and 5.4, and Dunning (1993), as in the doctest of
    // nltk.collocations (NLTK 3.10.4).
    near(pair(8, 15_828, 4_675, 14_307_668).t_score(), 0.9999, 5e-5);
    near(pair(20, 42, 20, 14_307_668).t_score(), 4.4721, 5e-5);
    near(pair(8, 15_828, 4_675, 14_307_668).chi_squared(), 1.55, 5e-3);
    near(pair(59, 67, 65, 571_007).chi_squared(), 456_400.0, 0.5);
    near(pair(110, 2_552, 221, 31_777).log_likelihood(), 270.72, 5e-3);
    near(pair(8, 13, 32, 31_777).log_likelihood(), 95.29, 5e-3);
    near(pair(20, 42, 20, 14_307_668).pmi(), 18.38, 5e-3);
    near(pair(20, 15_019, 15_629, 14_307_668).pmi(), 0.29, 5e-3);
}

#[test]
fn the_p_value_is_the_upper_tail() {
    // scipy.stats.chi2.sf(95.28575894093737, 1) of SciPy 1.17.1.
    let table = pair(8, 13, 32, 31_777);
    near(table.log_likelihood(), 95.285_758_940_937_37, 1e-10);
    near(table.p_value() / 1.647_943_856_261_832_4e-22, 1.0, 1e-9);
    let certain = pair(5_000, 5_000, 5_000, 100_000_000);
    assert!(certain.p_value() >= 0.0 && certain.p_value() < 1e-300);
}

#[test]
fn words_that_are_never_apart_are_at_the_limits() {
    let table = pair(4, 4, 4, 1_000);
    near(table.npmi(), 1.0, 1e-12);
    near(table.log_dice(), 14.0, 1e-12);
    near(table.delta_p_forward(), 1.0, 1e-12);
    near(table.delta_p_backward(), 1.0, 1e-12);
}

#[test]
fn impossible_counts_are_refused() {
    assert_eq!(Association::pair(5, 4, 9, 100), None);
    assert_eq!(Association::pair(1, 60, 50, 100), None);
    assert_eq!(Association::new(5, &[0; 32]), None);
    assert_eq!(Association::new(2, &[1, 1, 1]), None);
    assert_eq!(
        Association::new(3, &[9, 3, 3, 2, 3, 2, 2, 1]).map(|table| table.degrees_of_freedom()),
        Some(4)
    );
}

proptest! {
    #[test]
    fn independent_words_have_no_association(first in 1_u64..50, second in 1_u64..50) {
        let table = pair(first * second, first * 60, second * 60, 3_600);
        prop_assert!(table.log_likelihood().abs() < 1e-9);
        prop_assert!(table.pmi().abs() < 1e-12);
        prop_assert!(table.delta_p_forward().abs() < 1e-12);
    }

    #[test]
    fn every_measure_of_possible_counts_is_finite(
        cells in prop::collection::vec(0_u64..1_000, 8),
        joint in 1_u64..1_000,
    ) {
        let mut cells = cells;
        cells[7] = joint;
        let marginal = |set: usize| (0..8).filter(|cell| cell & set == set).map(|cell| cells[cell]).sum();
        let marginals: Vec<u64> = (0..8).map(marginal).collect();
        let table = Association::new(3, &marginals).unwrap();
        prop_assert_eq!(table.count(), joint);
        for value in [
            table.log_likelihood(), table.p_value(), table.pmi(), table.npmi(), table.t_score(),
            table.log_dice(), table.delta_p_forward(), table.delta_p_backward(),
            table.lambda(), table.z_score(), table.chi_squared(),
        ] {
            prop_assert!(value.is_finite());
        }
    }
}
