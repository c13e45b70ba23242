//! How well a grouping agrees with another: B-cubed precision and recall (Bagga and Baldwin 1998), which weigh every
//! report alike, so that neither one large wave nor many single reports decide alone.

use std::collections::HashMap;

/// Agreement of a grouping with the labels; 1 is full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Of the reports grouped with one, the part that belongs to it.
    pub precision: f64,
    /// Of the reports that belong to one, the part that is grouped with it.
    pub recall: f64,
}

impl Agreement {
    /// The harmonic mean.
    pub fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum == 0.0 {
            0.0
        } else {
            2.0 * self.precision * self.recall / sum
        }
    }
}

/// Compares a grouping with labels, place by place. An empty label belongs to nobody but itself.
pub fn agreement(grouping: &[u32], labels: &[String]) -> Agreement {
    let labels: Vec<String> = labels.iter().enumerate().map(own_label).collect();
    let mut in_group: HashMap<u32, u64> = HashMap::new();
    let mut in_label: HashMap<&str, u64> = HashMap::new();
    let mut in_both: HashMap<(u32, &str), u64> = HashMap::new();
    for (group, label) in grouping.iter().zip(&labels) {
        *in_group.entry(*group).or_default() += 1;
        *in_label.entry(label).or_default() += 1;
        *in_both.entry((*group, label)).or_default() += 1;
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for ((group, label), both) in &in_both {
        let squared = (both * both) as f64;
        precision += squared / in_group[group] as f64;
        recall += squared / in_label[label] as f64;
    }
    let reports = labels.len().max(1) as f64;
    Agreement {
        precision: precision / reports,
        recall: recall / reports,
    }
}

fn own_label((place, label): (usize, &String)) -> String {
    match label.is_empty() {
        true => format!("\u{0}{place}"),
        false => label.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(grouping: &[u32], labels: &[&str], precision: f64, recall: f64) {
        let labels: Vec<String> = labels.iter().map(|&l| l.to_owned()).collect();
        let found = agreement(grouping, &labels);
        assert!((found.precision - precision).abs() < 1e-9, "{found:?}");
        assert!((found.recall - recall).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_measure_is_that_of_the_paper() {
        check(&[1, 1, 2], &["a", "a", "b"], 1.0, 1.0);
        check(
            &[1, 1, 1],
            &["a", "a", "b"],
            (2.0 / 3.0 * 2.0 + 1.0 / 3.0) / 3.0,
            1.0,
        );
        check(&[1, 2, 3], &["a", "a", "b"], 1.0, (0.5 + 0.5 + 1.0) / 3.0);
        check(&[1, 2], &["", ""], 1.0, 1.0);
        check(&[1, 1], &["", ""], 0.5, 1.0);
    }
}
