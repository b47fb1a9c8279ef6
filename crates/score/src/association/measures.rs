//! Measures of the strength of an association.

use super::table::Association;
use crate::math::{ln, log2, sqrt, to_f64};

impl Association {
    /// Pointwise mutual information.
    ///
    /// # Formula
    ///
    /// ```text
    /// PMI = log₂(O / E)
    /// ```
    ///
    /// # Source
    ///
    /// Church and Hanks (1990), Word association norms, mutual information, and lexicography,
    /// Computational Linguistics 16(1), 22–29, <https://aclanthology.org/J90-1003>.
    ///
    /// # Units
    ///
    /// Bits: 0 is independence, 1 twice as often as expected. Largest for rare words.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Manning and Schütze (1999), section 5.4: Ayatollah Ruhollah.
    /// let pair = Association::pair(20, 42, 20, 14_307_668).unwrap();
    /// assert!((pair.pmi() - 18.38).abs() < 5e-3);
    /// ```
    pub fn pmi(&self) -> f64 {
        log2(to_f64(self.count()) / self.expected())
    }

    /// Normalized pointwise mutual information.
    ///
    /// # Formula
    ///
    /// ```text
    /// NPMI = PMI / ((K − 1) · −log₂(O / N))
    /// ```
    ///
    /// and 1 if all windows have all words (O = N).
    ///
    /// # Source
    ///
    /// Bouma (2009), Normalized (pointwise) mutual information in collocation extraction,
    /// Proceedings of the Biennial GSCL Conference, 31–40. For more than two words it is divided by
    /// K − 1, so that the largest value stays 1.
    ///
    /// # Units
    ///
    /// Dimensionless, from −1 to 1: 0 is independence, 1 if the words never occur apart.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Python 3.11: log2(20 * 14307668 / (42 * 20)) / -log2(20 / 14307668)
    /// let pair = Association::pair(20, 42, 20, 14_307_668).unwrap();
    /// assert!((pair.npmi() - 0.944_962_480_815_906_2).abs() < 1e-12);
    /// ```
    pub fn npmi(&self) -> f64 {
        let factor = to_f64(self.size() as u64 - 1);
        let surprise = -log2(to_f64(self.count()) / self.windows());
        if surprise <= 0.0 {
            return 1.0;
        }
        self.pmi() / (factor * surprise)
    }

    /// The t-score of the count.
    ///
    /// # Formula
    ///
    /// ```text
    /// t = (O − E) / √O
    /// ```
    ///
    /// # Source
    ///
    /// Church, Gale, Hanks and Hindle (1991), Using statistics in lexical analysis, in Zernik
    /// (ed.), Lexical Acquisition: Exploiting On-Line Resources to Build a Lexicon, Lawrence
    /// Erlbaum, 115–164; as in NLTK, `student_t`.
    ///
    /// # Units
    ///
    /// Standard deviations, approximately. Largest for frequent words.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Manning and Schütze (1999), section 5.3.1: new companies.
    /// let pair = Association::pair(8, 15_828, 4_675, 14_307_668).unwrap();
    /// assert!((pair.t_score() - 0.9999).abs() < 5e-5);
    /// ```
    pub fn t_score(&self) -> f64 {
        let count = to_f64(self.count());
        (count - self.expected()) / sqrt(count)
    }

    /// logDice, which does not depend on the size of the corpus.
    ///
    /// # Formula
    ///
    /// ```text
    /// logDice = 14 + log₂(K · O / Σ fₖ)
    /// ```
    ///
    /// # Source
    ///
    /// Rychlý (2008), A lexicographer-friendly association score, Proceedings of Recent Advances in
    /// Slavonic Natural Language Processing (RASLAN), 6–9.
    ///
    /// # Units
    ///
    /// Doublings, at most 14, which is reached if the words never occur apart.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Python 3.11: 14 + log2(2 * 20 / (42 + 20))
    /// let pair = Association::pair(20, 42, 20, 14_307_668).unwrap();
    /// assert!((pair.log_dice() - 13.367_731_784_500_487).abs() < 1e-12);
    /// ```
    pub fn log_dice(&self) -> f64 {
        let frequencies = (0..self.size()).map(|position| self.frequency(position));
        let frequencies: f64 = frequencies.sum();
        14.0 + log2(to_f64(self.size() as u64) * to_f64(self.count()) / frequencies)
    }

    /// ΔP of the last word given the words before it.
    ///
    /// # Formula
    ///
    /// ```text
    /// ΔP = O / g − (f − O) / (N − g)      f windows with the last word, g with the others
    /// ```
    ///
    /// The second term is 0 if g = N.
    ///
    /// # Source
    ///
    /// Gries (2013), 50-something years of work on collocations, International Journal of Corpus
    /// Linguistics 18(1), 137–165, <https://doi.org/10.1075/ijcl.18.1.09gri>.
    ///
    /// # Units
    ///
    /// A difference of probabilities, from −1 to 1; 0 is independence.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Python 3.11: 8 / 13 - (32 - 8) / (31777 - 13)
    /// let pair = Association::pair(8, 13, 32, 31_777).unwrap();
    /// assert!((pair.delta_p_forward() - 0.614_629_043_038_563_2).abs() < 1e-12);
    /// ```
    pub fn delta_p_forward(&self) -> f64 {
        self.delta_p(1 << (self.size() - 1))
    }

    /// ΔP of the first word given the words after it.
    ///
    /// # Formula
    ///
    /// ```text
    /// ΔP = O / g − (f − O) / (N − g)      f windows with the first word, g with the others
    /// ```
    ///
    /// The second term is 0 if g = N.
    ///
    /// # Source
    ///
    /// As for [`delta_p_forward`](Association::delta_p_forward).
    ///
    /// # Units
    ///
    /// A difference of probabilities, from −1 to 1; 0 is independence.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Python 3.11: 8 / 32 - (13 - 8) / (31777 - 32)
    /// let pair = Association::pair(8, 13, 32, 31_777).unwrap();
    /// assert!((pair.delta_p_backward() - 0.249_842_494_881_083_65).abs() < 1e-12);
    /// ```
    pub fn delta_p_backward(&self) -> f64 {
        self.delta_p(1)
    }

    fn delta_p(&self, word: usize) -> f64 {
        let others = (self.sets() - 1) & !word;
        let given = self.marginal(others);
        let (both, alone) = (to_f64(self.count()), self.marginal(word));
        let rest = self.windows() - given;
        let without = if rest == 0.0 {
            0.0
        } else {
            (alone - both) / rest
        };
        both / given - without
    }

    /// The K-way interaction of a saturated log-linear model; for two words the log odds ratio.
    ///
    /// # Formula
    ///
    /// ```text
    /// λ = Σᵦ (−1)^(K − |b|) · ln(nᵦ + ½)
    /// ```
    ///
    /// # Source
    ///
    /// Blaheta and Johnson (2001), Unsupervised learning of multi-word verbs, Proceedings of the
    /// ACL 2001 Workshop on Collocation, 54–60; as in quanteda.textstats, `textstat_collocations`.
    ///
    /// # Units
    ///
    /// Natural logarithm of an odds ratio; 0 is no interaction, which for two words is
    /// independence.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Python 3.11: log(8.5) - log(5.5) - log(24.5) + log(31740.5)
    /// let pair = Association::pair(8, 13, 32, 31_777).unwrap();
    /// assert!((pair.lambda() - 7.601_993_700_656_556).abs() < 1e-12);
    /// ```
    pub fn lambda(&self) -> f64 {
        let terms = (0..self.sets()).map(|set| {
            let logarithm = ln(self.cell(set) + 0.5);
            let missing = self.size() - set.count_ones() as usize;
            if missing.is_multiple_of(2) {
                logarithm
            } else {
                -logarithm
            }
        });
        terms.sum()
    }

    /// The Wald statistic of [`lambda`](Association::lambda): λ divided by its standard error.
    ///
    /// # Formula
    ///
    /// ```text
    /// z = λ / √(Σᵦ 1 / (nᵦ + ½))
    /// ```
    ///
    /// # Source
    ///
    /// As for [`lambda`](Association::lambda).
    ///
    /// # Units
    ///
    /// Standard deviations; asymptotically standard normal if there is no interaction.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// // Python 3.11: 7.601993700656556 / sqrt(1 / 8.5 + 1 / 5.5 + 1 / 24.5 + 1 / 31740.5)
    /// let pair = Association::pair(8, 13, 32, 31_777).unwrap();
    /// assert!((pair.z_score() - 13.031_313_390_356_486).abs() < 1e-12);
    /// ```
    pub fn z_score(&self) -> f64 {
        let variances = (0..self.sets()).map(|set| 1.0 / (self.cell(set) + 0.5));
        self.lambda() / sqrt(variances.sum())
    }
}
