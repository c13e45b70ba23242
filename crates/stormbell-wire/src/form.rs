//! A form as browsers encode it (`application/x-www-form-urlencoded`, WHATWG URL, section 5.1): names, and values as
//! bytes, because what a sender says is text need not be.

use stormbell_model::limits::FORM_FIELDS_MAX;

/// Names and values in their order. Fields after [`FORM_FIELDS_MAX`] are not read: no form of ours has so many.
pub fn read(body: &[u8]) -> Vec<(String, Vec<u8>)> {
    body.split(|b| *b == b'&')
        .filter(|pair| !pair.is_empty())
        .take(FORM_FIELDS_MAX)
        .map(|pair| {
            let at = pair.iter().position(|b| *b == b'=').unwrap_or(pair.len());
            let value = pair.get(at + 1..).unwrap_or_default();
            let name = String::from_utf8_lossy(&decoded(&pair[..at])).into_owned();
            (name, decoded(value))
        })
        .collect()
}

/// Undoes the encoding; a percent sign that begins no pair of hex digits stays.
fn decoded(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match (first, hex_pair(tail)) {
            (b'+', _) => out.push(b' '),
            (b'%', Some(byte)) => {
                out.push(byte);
                rest = &tail[2..];
            }
            _ => out.push(*first),
        }
    }
    out
}

fn hex_pair(tail: &[u8]) -> Option<u8> {
    let digit = |b: &u8| char::from(*b).to_digit(16);
    let (high, low) = (digit(tail.first()?)?, digit(tail.get(1)?)?);
    u8::try_from(high * 16 + low).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_decoded_as_bytes() {
        let read = read(b"a=%C3%A5+b%2&&b=%ff&c&=d");
        let found: Vec<(&str, &[u8])> = read
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_slice()))
            .collect();
        let expected: [(&str, &[u8]); 4] = [
            ("a", "å b%2".as_bytes()),
            ("b", b"\xff"),
            ("c", b""),
            ("", b"d"),
        ];
        assert_eq!(found, expected);
    }
}
