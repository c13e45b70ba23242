//! Values on the wire to and from PostgreSQL.
//!
//! Columns are only `BIGINT`, `TEXT` and `BYTEA`, but expressions have other types: a literal is
//! `INT4`, `EXISTS` is `BOOL`, the `SUM` of a `BIGINT` is `NUMERIC`. They are taken as whole numbers
//! where they are.

use std::error::Error as StdError;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::engine::value::Value;

type Failure = Box<dyn StdError + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => int_to_sql(*number, wanted, out),
            Value::Text(text) if <&str as ToSql>::accepts(wanted) => text.to_sql(wanted, out),
            Value::Blob(bytes) if *wanted == Type::BYTEA => bytes.to_sql(wanted, out),
            other => Err(mismatch(other.kind(), wanted)),
        }
    }

    /// Whether it fits depends on the value too, so it is asked when the value is written.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn int_to_sql(number: i64, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
    match *wanted {
        Type::INT8 => number.to_sql(wanted, out),
        Type::INT4 => i32::try_from(number)?.to_sql(wanted, out),
        Type::INT2 => i16::try_from(number)?.to_sql(wanted, out),
        Type::BOOL if (0..=1).contains(&number) => (number == 1).to_sql(wanted, out),
        _ => Err(mismatch("integer", wanted)),
    }
}

/// Says what PostgreSQL made of the parameter: `CAST(?1 AS BIGINT)` helps where it guessed.
fn mismatch(given: &str, wanted: &Type) -> Failure {
    format!("{given} given where the statement takes {}", wanted.name()).into()
}

/// A column's value in our four kinds.
pub(crate) struct Cell(pub Value);

impl<'a> FromSql<'a> for Cell {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        Ok(Cell(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => bool::from_sql(kind, raw)?.into(),
            Type::NUMERIC => Value::Int(whole_numeric(raw).ok_or("a number that is not whole")?),
            Type::BYTEA => Value::Blob(raw.to_vec()),
            _ => Value::Text(String::from_sql(kind, raw)?),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Failure> {
        Ok(Cell(Value::Null))
    }

    fn accepts(kind: &Type) -> bool {
        let numbers = [
            Type::INT8,
            Type::INT4,
            Type::INT2,
            Type::BOOL,
            Type::NUMERIC,
            Type::BYTEA,
        ];
        numbers.contains(kind) || <String as FromSql<'_>>::accepts(kind)
    }
}

/// Reads a whole `NUMERIC`: digits of base 10000, the first one worth 10000 to the power of the
/// second word. `None` when there is a fraction, or when it is too large.
fn whole_numeric(raw: &[u8]) -> Option<i64> {
    const NEGATIVE: u16 = 0x4000;
    let words: Vec<u16> = raw
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    let [_count, weight, sign, _scale, digits @ ..] = words.as_slice() else {
        return None;
    };
    let places = i64::from(weight.cast_signed()) + 1;
    if (digits.len() as i64) > places.max(0) || places > 5 || *sign > NEGATIVE {
        return None;
    }
    let mut sum: i128 = 0;
    for place in 0..usize::try_from(places).unwrap_or(0) {
        sum = sum * 10_000 + i128::from(digits.get(place).copied().unwrap_or(0));
    }
    i64::try_from(if *sign == NEGATIVE { -sum } else { sum }).ok()
}

#[cfg(test)]
mod tests {
    use super::whole_numeric;

    fn check(words: &[u16], expected: Option<i64>) {
        let raw: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        assert_eq!(whole_numeric(&raw), expected);
    }

    #[test]
    fn whole_numerics_are_read_and_others_refused() {
        check(&[0, 0, 0, 0], Some(0));
        check(&[1, 0, 0, 0, 42], Some(42));
        check(&[1, 0, 0x4000, 0, 42], Some(-42));
        check(&[1, 1, 0, 0, 3], Some(30_000));
        check(&[2, 1, 0, 0, 3, 7], Some(30_007));
        check(&[5, 4, 0, 0, 922, 3372, 368, 5477, 5807], Some(i64::MAX));
        check(&[5, 4, 0, 0, 922, 3372, 368, 5477, 5808], None);
        check(
            &[5, 4, 0x4000, 0, 922, 3372, 368, 5477, 5808],
            Some(i64::MIN),
        );
        check(&[2, 0, 0, 1, 1, 5000], None);
        check(&[1, 0xffff, 0, 1, 5000], None);
        check(&[0, 0, 0xc000, 0], None);
        check(&[1, 9, 0, 0, 1], None);
    }
}
