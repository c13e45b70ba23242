//! What is given back, as it travels: the page of entries, the batch of statements, and the keys of their bodies, each with its length
//! before it. A page without a checkpoint is not the last one.

use crate::station::{GivenBack, Returned};
use stormbell_wire::{exchange_batch, exchange_page::Page};

/// Writes a piece; none when it is beyond its bounds.
pub fn write_given_back(given: &GivenBack) -> Option<Vec<u8>> {
    let page = Page {
        epoch: given.epoch,
        from: given.from,
        entries: given.entries.clone(),
        note: given.note.clone().unwrap_or_default(),
    };
    let carried: Vec<_> = given.statements.iter().map(|r| r.carried.clone()).collect();
    if exchange_batch::how_many(&carried) < carried.len() {
        return None;
    }
    let mut out = Vec::new();
    for part in [page.write().ok()?, exchange_batch::write(&carried)] {
        out.extend_from_slice(&u32::try_from(part.len()).ok()?.to_be_bytes());
        out.extend_from_slice(&part);
    }
    for returned in &given.statements {
        let wrap = returned.wrap.as_deref().unwrap_or_default();
        out.extend_from_slice(&u16::try_from(wrap.len()).ok()?.to_be_bytes());
        out.extend_from_slice(wrap);
    }
    Some(out)
}

/// Reads a piece; none when it is malformed.
pub fn read_given_back(body: &[u8]) -> Option<GivenBack> {
    let (page, rest) = part(body)?;
    let (batch, mut rest) = part(rest)?;
    let page = Page::read(page).ok()?;
    let mut statements = Vec::new();
    for carried in exchange_batch::read(batch).ok()? {
        let (size, after) = rest.split_first_chunk()?;
        let size = usize::from(u16::from_be_bytes(*size));
        let (wrap, after) = after.split_at_checked(size)?;
        let wrap = (size > 0).then(|| wrap.to_vec());
        statements.push(Returned { carried, wrap });
        rest = after;
    }
    rest.is_empty().then(|| GivenBack {
        epoch: page.epoch,
        from: page.from,
        entries: page.entries,
        statements,
        note: Some(page.note).filter(|n| !n.is_empty()),
    })
}

fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (size, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_be_bytes(*size) as usize)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::station::Carried;
    use stormbell_model::exchange::StatementId;

    #[test]
    fn a_piece_is_read_whole_or_not_at_all() {
        let returned = |n: u8, wrap: Option<Vec<u8>>| Returned {
            carried: Carried {
                id: StatementId([n; 32]),
                envelope: vec![n; 5],
                body: wrap.as_ref().map(|_| vec![n; 9]),
            },
            wrap,
        };
        let piece = GivenBack {
            epoch: 1,
            from: 7,
            entries: vec![vec![1; 10], vec![2; 20]],
            statements: vec![returned(1, None), returned(2, Some(vec![3; 40]))],
            note: None,
        };
        let last = GivenBack {
            note: Some("n\n".into()),
            statements: Vec::new(),
            ..piece.clone()
        };
        for given in [piece, last] {
            let bytes = write_given_back(&given).unwrap();
            assert_eq!(read_given_back(&bytes).unwrap(), given);
            assert!((0..bytes.len()).all(|end| read_given_back(&bytes[..end]).is_none()));
            assert!(read_given_back(&[&bytes[..], b" "].concat()).is_none());
        }
    }
}
