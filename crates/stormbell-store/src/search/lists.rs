//! Lists of places in rising order, as they are kept: the first, then the steps from one to the next, in groups of
//! seven bits with the highest bit on all but the last (LEB128). Neighbours cost a byte each.

use crate::{Result, columns};

/// The bytes of a list. The places must rise.
pub(super) fn written(places: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(places.len() + 4);
    let mut before = 0;
    for place in places {
        let mut step = place - before;
        while step >= 0x80 {
            bytes.push((step & 0x7f) as u8 | 0x80);
            step >>= 7;
        }
        bytes.push(step as u8);
        before = *place;
    }
    bytes
}

/// Reads a list back.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<u64>> {
    let mut places = Vec::with_capacity(bytes.len());
    let (mut place, mut step, mut shift) = (0u64, 0u64, 0u32);
    for byte in bytes {
        if shift > 63 {
            return Err(columns::wrong("a list of search"));
        }
        step |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            place = place
                .checked_add(step)
                .ok_or_else(|| columns::wrong("a list of search"))?;
            places.push(place);
            (step, shift) = (0, 0);
        }
    }
    Ok(places)
}

/// What is in one of the lists at least, in order, each once.
pub(super) fn union(mut lists: Vec<Vec<u64>>) -> Vec<u64> {
    if lists.len() == 1 {
        return lists.remove(0);
    }
    let mut all = lists.concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// What is in both lists, in order.
pub(super) fn intersection(few: &[u64], many: &[u64]) -> Vec<u64> {
    if few.len() > many.len() {
        return intersection(many, few);
    }
    let mut rest = many;
    let mut both = Vec::new();
    for place in few {
        rest = &rest[rest.partition_point(|other| other < place)..];
        if rest.first() == Some(place) {
            both.push(*place);
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back_and_are_short() {
        for places in [vec![], vec![0], vec![0, 1, 127, 128, 300, u64::MAX]] {
            assert_eq!(read(&written(&places)).unwrap(), places);
        }
        let dense: Vec<u64> = (1_000_000..1_001_000).collect();
        assert_eq!(written(&dense).len(), 999 + 3);
        assert!(read(&[0xff; 11]).is_err(), "no number is so long");
        assert!(
            read(&[&written(&[u64::MAX])[..], &[1]].concat()).is_err(),
            "past the end"
        );
    }

    #[test]
    fn lists_are_joined_in_order() {
        assert_eq!(union(vec![vec![1, 5], vec![2, 5], vec![]]), [1, 2, 5]);
        assert_eq!(intersection(&[1, 2, 3, 9], &[2, 9, 10]), [2, 9]);
        assert!(intersection(&[1], &[]).is_empty());
    }
}
