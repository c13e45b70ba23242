//! The operator's settings as they travel with a copy: what belongs to the node, not what belongs to the machine.

use crate::config::File;

/// The settings of the node as a `stormbell.toml`; none when nothing was decided.
pub fn portable(file: &File) -> Option<String> {
    let mut table = toml::Table::new();
    let texts = [
        ("name", &file.name),
        ("state", &file.state),
        ("public_url", &file.public_url),
        ("language", &file.language),
        ("emergency", &file.emergency),
    ];
    for (name, value) in texts {
        if let Some(value) = value {
            table.insert(name.into(), value.as_str().into());
        }
    }
    if let Some(behind) = file.behind_proxy {
        table.insert("behind_proxy".into(), behind.into());
    }
    if let (Some(smtp), Some(from)) = (&file.mail.smtp, &file.mail.from) {
        let mut mail = toml::Table::new();
        mail.insert("smtp".into(), smtp.as_str().into());
        mail.insert("from".into(), from.as_str().into());
        table.insert("mail".into(), mail.into());
    }
    (!table.is_empty()).then(|| format!("# From a copy of this node.\n{table}"))
}

#[cfg(test)]
mod tests {
    use super::portable;
    use crate::config::File;

    #[test]
    fn what_belongs_to_the_machine_stays() {
        let file = File {
            name: Some("Ö".into()),
            listen: Some("[::]:1".into()),
            node_key_file: Some("/k".into()),
            ..File::default()
        };
        let left = portable(&file).unwrap_or_default();
        assert!(left.contains("name = \"Ö\""));
        assert!(!left.contains("listen") && !left.contains("node_key"));
        assert_eq!(portable(&File::default()), None);
    }
}
