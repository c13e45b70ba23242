//! The secret number that a reporter keeps: eighteen random digits and two check digits.
//!
//! The check is ISO 7064 MOD 97-10 (the one of the IBAN): it finds every single wrong digit and every
//! swap of neighbours, so that a number heard over the telephone can be corrected before it is tried.
//! Eighteen random digits are 59.8 bits: enough behind a slow door, and a stolen database holds only a
//! keyed hash. It does not protect against someone who reads the paper it is written on.

use crate::outside::Chance;
use std::fmt;

/// Digits in all.
pub const DIGITS: usize = 20;
const RANDOM_DIGITS: u64 = 1_000_000_000_000_000_000;

/// A well-formed receipt number. Shown only to the reporter; `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt(String);

/// Why a typed number cannot be a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptError {
    /// Not twenty digits once spaces and hyphens are gone.
    Length {
        /// How many digits were typed.
        digits: usize,
    },
    /// Something that is not a digit.
    NotDigits,
    /// A digit is wrong or two were swapped.
    Check,
}

impl Receipt {
    /// Draws a new number, every one of the 10^18 as likely as the others.
    pub fn draw(chance: &dyn Chance) -> Receipt {
        let limit = u64::MAX - u64::MAX % RANDOM_DIGITS;
        loop {
            let n = u64::from_le_bytes(crate::outside::bytes(chance));
            if n < limit {
                return Receipt::with_check(n % RANDOM_DIGITS);
            }
        }
    }

    fn with_check(n: u64) -> Receipt {
        let check = 98 - u128::from(n) * 100 % 97;
        Receipt(format!("{n:018}{check:02}"))
    }

    /// Reads what a person typed: any spacing, hyphens or dots between the digits.
    pub fn parse(typed: &str) -> Result<Receipt, ReceiptError> {
        if typed.len() > 200 {
            return Err(ReceiptError::Length {
                digits: typed.len(),
            });
        }
        let digits: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '–' | '\u{2011}'))
            .collect();
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(ReceiptError::NotDigits);
        }
        if digits.len() != DIGITS {
            return Err(ReceiptError::Length {
                digits: digits.len(),
            });
        }
        let remainder = digits
            .bytes()
            .fold(0u32, |r, b| (r * 10 + u32::from(b - b'0')) % 97);
        if remainder != 1 {
            return Err(ReceiptError::Check);
        }
        Ok(Receipt(digits))
    }

    /// The twenty digits without spaces.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// Five groups of four, as it is shown and read aloud.
    pub fn grouped(&self) -> String {
        let groups: Vec<&str> = (0..5).map(|i| &self.0[i * 4..i * 4 + 4]).collect();
        groups.join(" ")
    }

    /// The last group, which the reporter is asked to type back.
    pub fn last_group(&self) -> &str {
        &self.0[16..]
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_wrong_digit_and_every_swap_is_found() {
        let good = Receipt::with_check(123_456_789_012_345_678);
        let digits: Vec<u8> = good.digits().bytes().collect();
        for i in 0..DIGITS {
            for d in b'0'..=b'9' {
                let mut bad = digits.clone();
                bad[i] = d;
                let read = Receipt::parse(std::str::from_utf8(&bad).unwrap());
                assert_eq!(read.is_ok(), d == digits[i]);
            }
            if i > 0 && digits[i] != digits[i - 1] {
                let mut bad = digits.clone();
                bad.swap(i, i - 1);
                assert_eq!(
                    Receipt::parse(std::str::from_utf8(&bad).unwrap()),
                    Err(ReceiptError::Check)
                );
            }
        }
    }

    #[test]
    fn reads_what_people_type() {
        let good = Receipt::with_check(7);
        assert_eq!(Receipt::parse(&good.grouped()), Ok(good.clone()));
        assert_eq!(
            Receipt::parse(&format!(" {}\n", good.grouped().replace(' ', "-"))),
            Ok(good)
        );
        assert_eq!(Receipt::parse("12a4"), Err(ReceiptError::NotDigits));
        assert_eq!(
            Receipt::parse("1234"),
            Err(ReceiptError::Length { digits: 4 })
        );
        assert_eq!(Receipt::parse(""), Err(ReceiptError::Length { digits: 0 }));
    }
}
