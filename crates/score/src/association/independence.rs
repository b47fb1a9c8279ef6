//! Tests of a sequence of words against independence.

use super::table::Association;
use crate::distributions::chi_squared_tail;
use crate::math::ln;

impl Association {
    /// Log-likelihood ratio G² of the table against independence of all words.
    ///
    /// # Formula
    ///
    /// ```text
    /// G² = 2 · Σᵦ nᵦ · ln(nᵦ / Eᵦ)      0 · ln 0 = 0
    /// ```
    ///
    /// over all 2ᴷ cells, where Eᵦ is the value of nᵦ expected under independence. A result that
    /// rounding makes negative is 0.
    ///
    /// # Source
    ///
    /// Dunning (1993), Accurate methods for the statistics of surprise and coincidence,
    /// Computational Linguistics 19(1), 61–74, <https://aclanthology.org/J93-1003>.
    ///
    /// # Units
    ///
    /// Dimensionless; asymptotically χ² with
    /// [`degrees_of_freedom`](Association::degrees_of_freedom). Grows with the size of the corpus.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Dunning (1993): the swiss.
    /// let pair = Association::pair(110, 2_552, 221, 31_777).unwrap();
    /// assert!((pair.log_likelihood() - 270.72).abs() < 5e-3);
    /// ```
    pub fn log_likelihood(&self) -> f64 {
        let terms = (0..self.sets()).map(|set| {
            let observed = self.cell(set);
            if observed == 0.0 {
                0.0
            } else {
                observed * ln(observed / self.expected_cell(set))
            }
        });
        (2.0 * terms.sum::<f64>()).max(0.0)
    }

    /// The degrees of freedom of the test against independence: one for two words, four for three,
    /// eleven for four.
    ///
    /// # Formula
    ///
    /// ```text
    /// 2ᴷ − K − 1
    /// ```
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// let triple = Association::new(3, &[9, 3, 3, 2, 3, 2, 2, 1]).unwrap();
    /// assert_eq!(triple.degrees_of_freedom(), 4);
    /// ```
    pub fn degrees_of_freedom(&self) -> u32 {
        (0..self.sets())
            .map(|set| u32::from(set.count_ones() > 1))
            .sum()
    }

    /// The p-value of [`log_likelihood`](Association::log_likelihood): the probability of a value
    /// at least as large if the words were independent.
    ///
    /// It is computed as the upper tail itself, which does not round to zero early. It holds for
    /// one sequence tested alone: among many sequences, some p-values are always small.
    ///
    /// # Formula
    ///
    /// ```text
    /// p = Q(d / 2, G² / 2)      Q regularized upper incomplete gamma function
    /// ```
    ///
    /// with d degrees of freedom.
    ///
    /// # Source
    ///
    /// As for [`log_likelihood`](Association::log_likelihood); Wilks (1938), The large-sample
    /// distribution of the likelihood ratio for testing composite hypotheses, The Annals of
    /// Mathematical Statistics 9(1), 60–62, <https://doi.org/10.1214/aoms/1177732360>.
    ///
    /// # Units
    ///
    /// A probability.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // scipy 1.17.1: chi2.sf(95.28575894093737, 1)
    /// let pair = Association::pair(8, 13, 32, 31_777).unwrap();
    /// assert!((pair.p_value() / 1.647_943_856_261_832_4e-22 - 1.0).abs() < 1e-9);
    /// ```
    pub fn p_value(&self) -> f64 {
        chi_squared_tail(self.log_likelihood(), self.degrees_of_freedom())
    }

    /// Pearson's χ² of the table against independence of all words.
    ///
    /// # Formula
    ///
    /// ```text
    /// χ² = Σᵦ (nᵦ − Eᵦ)² / Eᵦ
    /// ```
    ///
    /// over all 2ᴷ cells; a cell with Eᵦ = 0 adds 0.
    ///
    /// # Source
    ///
    /// Pearson (1900), On the criterion that a given system of deviations from the probable in the
    /// case of a correlated system of variables is such that it can be reasonably supposed to have
    /// arisen from random sampling, Philosophical Magazine, Series 5, 50(302), 157–175,
    /// <https://doi.org/10.1080/14786440009463897>.
    ///
    /// # Units
    ///
    /// Dimensionless; asymptotically χ² with
    /// [`degrees_of_freedom`](Association::degrees_of_freedom). Unreliable where an expected count
    /// is below 5: use [`log_likelihood`](Association::log_likelihood) there.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Manning and Schütze (1999), section 5.3.3: vache and cow.
    /// let pair = Association::pair(59, 67, 65, 571_007).unwrap();
    /// assert!((pair.chi_squared() - 456_400.0).abs() < 0.5);
    /// ```
    pub fn chi_squared(&self) -> f64 {
        let terms = (0..self.sets()).map(|set| {
            let expected = self.expected_cell(set);
            let difference = self.cell(set) - expected;
            if expected == 0.0 {
                0.0
            } else {
                difference * difference / expected
            }
        });
        terms.sum()
    }
}
