//! A program that answers challenges: for modules without PKCS #11, such as a TPM or a key that is touched.

use anyhow::{Context, bail};
use std::io::Write as _;
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// Asks the program. It must give the same answer to the same challenge for ever. It is waited for without a limit:
/// somebody may have to touch a key.
pub fn answer(command: &[String], challenge: &[u8; 32]) -> anyhow::Result<Zeroizing<Vec<u8>>> {
    let Some((program, arguments)) = command.split_first() else {
        bail!("node_key: command is empty");
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| format!("could not start {program}"))?;
    let hex: String = challenge.iter().map(|b| format!("{b:02x}")).collect();
    if let Some(mut input) = child.stdin.take() {
        // A program that does not read its input fails below, by its answer.
        let _ = writeln!(input, "{hex}");
    }
    let output = child.wait_with_output()?;
    let text = Zeroizing::new(output.stdout);
    if !output.status.success() {
        bail!("{program} did not answer the challenge ({})", output.status);
    }
    unhex(text.trim_ascii())
        .with_context(|| format!("{program} answered with something that is not hexadecimal"))
}

fn unhex(digits: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |b: u8| char::from(b).to_digit(16);
    let byte = |pair: &[u8]| u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok();
    digits
        .chunks_exact(2)
        .map(byte)
        .collect::<Option<Vec<u8>>>()
        .map(Zeroizing::new)
}
