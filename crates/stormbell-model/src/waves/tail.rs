//! How unlikely a count is. Counts of reports are gamma-mixed Poisson, so negative binomial: what is not known of a
//! rate, and what moves a whole evening's reports together, both widen the tail.

/// Natural logarithm of the chance of `n` or more, for a negative binomial of this mean and shape. A shape without
/// bound would be Poisson; a small one says that little is known or that reports come in clumps.
pub fn ln_at_least(n: u32, mean: f64, shape: f64) -> f64 {
    if n == 0 || f64::from(n) <= mean {
        return 0.0;
    }
    // Beyond the mean the terms fall faster than a geometric series: sum until they no longer count.
    let chance = mean / (mean + shape);
    let n = f64::from(n);
    let first = ln_gamma(n + shape) - ln_gamma(shape) - ln_gamma(n + 1.0)
        + n * chance.ln()
        + shape * (shape / (mean + shape)).ln();
    let (mut sum, mut term, mut k) = (1.0, 1.0, n);
    for _ in 0..10_000 {
        term *= (k + shape) / (k + 1.0) * chance;
        sum += term;
        k += 1.0;
        if term < 1e-9 * sum {
            break;
        }
    }
    (first + f64::ln(sum)).min(0.0)
}

/// How much better an excess explains `n` than the mean does (Kulldorff 1997), in natural logarithms.
pub fn excess(n: u32, mean: f64) -> f64 {
    let n = f64::from(n);
    if n <= mean {
        return 0.0;
    }
    n * (n / mean.max(1e-9)).ln() - (n - mean)
}

/// Logarithm of the gamma function for positive numbers (Lanczos's series with seven terms).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        return ln_gamma(x + 1.0) - x.ln();
    }
    let x = x - 1.0;
    let terms = TERMS.iter().zip(1..);
    let series = terms.fold(0.999_999_999_999_809_9, |sum, (c, i)| {
        sum + c / (x + f64::from(i))
    });
    let t = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + series.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    }

    #[test]
    fn the_tail_is_the_sum_of_its_terms() {
        close(ln_gamma(5.0), 24f64.ln());
        close(ln_gamma(0.3), 1.095_797_994_818_065);
        // With shape 1 the counts are geometric: at least n has the chance q to the n.
        close(ln_at_least(4, 0.5, 1.0), 4.0 * (1.0f64 / 3.0).ln());
        // With a large shape they are Poisson: 3 or more of mean 1 is 1 - 2.5/e.
        let poisson = (1.0 - 2.5 / 1f64.exp()).ln();
        assert!((ln_at_least(3, 1.0, 1e7) - poisson).abs() < 1e-5);
        close(ln_at_least(0, 1.0, 1.0), 0.0);
    }
}
