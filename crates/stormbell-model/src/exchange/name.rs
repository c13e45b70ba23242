//! Names of nodes, as the charter lists them.

use std::fmt;

/// The longest name of a node, in bytes.
/// Told: whoever makes a charter. Rest: no such member is admitted.
pub const NODE_NAME_MAX: usize = 32;

/// A node by its name in the charter: `se`, `eu`, `de-bayern`. Small letters, digits and single hyphens, so that two
/// names that look alike in any writing are the same name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeName(String);

impl NodeName {
    /// Reads a name.
    pub fn parse(text: &str) -> Option<NodeName> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let part = |p: &str| !p.is_empty() && p.bytes().all(plain);
        let fits = text.len() <= NODE_NAME_MAX && text.split('-').all(part);
        fits.then(|| NodeName(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NodeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
