//! The `[exchange]` part: where neighbours reach this node, and whether it carries for others.

use anyhow::Context as _;
use serde::Deserialize;
use std::net::SocketAddr;

/// The `[exchange]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExchangeFile {
    /// The address at which neighbours are answered, such as `[::]:8443`.
    pub listen: Option<String>,
    /// Whether this node puts lines through between members that do not reach each other.
    pub carries: Option<bool>,
}

/// The exchange as decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExchangeConfig {
    /// Where neighbours are answered; none: this node only asks.
    pub listen: Option<SocketAddr>,
    /// See [`ExchangeFile::carries`].
    pub carries: bool,
}

/// Puts the environment over the file.
pub fn overlay(
    file: &mut ExchangeFile,
    env: &dyn Fn(&str) -> Option<String>,
) -> anyhow::Result<()> {
    if let Some(listen) = env("STORMBELL_EXCHANGE_LISTEN") {
        file.listen = Some(listen);
    }
    if let Some(yes) = env("STORMBELL_EXCHANGE_CARRIES") {
        let yes = yes.parse();
        file.carries = Some(yes.context("STORMBELL_EXCHANGE_CARRIES must be true or false")?);
    }
    Ok(())
}

/// Understands the part.
pub fn decide(file: &ExchangeFile) -> anyhow::Result<ExchangeConfig> {
    let address = |text: &String| {
        text.replace("localhost:", "127.0.0.1:").parse().with_context(|| {
            format!("exchange.listen: «{text}» is not an address; write address:port, such as [::]:8443")
        })
    };
    Ok(ExchangeConfig {
        listen: file.listen.as_ref().map(address).transpose()?,
        carries: file.carries.unwrap_or(true),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_is_over_the_file_and_mistakes_name_the_field() {
        let mut file: ExchangeFile = toml::from_str("listen = '[::]:1'").unwrap();
        let env = |name: &str| (name == "STORMBELL_EXCHANGE_LISTEN").then(|| "127.0.0.1:2".into());
        overlay(&mut file, &env).unwrap();
        let decided = decide(&file).unwrap();
        assert_eq!(decided.listen, Some("127.0.0.1:2".parse().unwrap()));
        assert!(decided.carries);
        file.listen = Some("8443".into());
        let said = decide(&file).unwrap_err().to_string();
        assert!(said.starts_with("exchange.listen: «8443»"), "{said}");
        assert!(toml::from_str::<ExchangeFile>("lisen = 1").is_err());
    }
}
