//! Pages of entries: the bytes as they are, and what is refused.

use super::*;
use proptest::prelude::*;

fn page(entries: Vec<Vec<u8>>) -> Page {
    Page {
        epoch: 1,
        from: 258,
        entries,
        note: "n\n".into(),
    }
}

#[test]
fn the_bytes_are_these() {
    let expected = b"SBP1\0\0\0\x01\0\0\0\0\0\0\x01\x02\0\x02\0\x02n\n\0\x02ab\0\0";
    let p = page(vec![b"ab".to_vec(), Vec::new()]);
    assert_eq!(p.write().unwrap(), expected);
    assert_eq!(Page::read(expected), Ok(p));
}

#[test]
fn a_page_is_read_whole_or_not_at_all() {
    let bytes = page(vec![vec![1; 20], vec![2; 3]]).write().unwrap();
    for end in 0..bytes.len() {
        assert_eq!(
            Page::read(&bytes[..end]),
            Err(PageError::Malformed),
            "{end}"
        );
    }
    let more = [&bytes[..], b" "].concat();
    assert_eq!(Page::read(&more), Err(PageError::Malformed));
    let largest = page(vec![vec![0; PAGE_ENTRY_MAX_BYTES]; PAGE_ENTRIES_MAX]);
    assert_eq!(Page::read(&largest.write().unwrap()), Ok(largest));
    let beyond = page(vec![vec![0; PAGE_ENTRY_MAX_BYTES + 1]]);
    assert_eq!(beyond.write(), Err(PageError::TooLarge));
    assert_eq!(
        page(vec![Vec::new(); 501]).write(),
        Err(PageError::TooLarge)
    );
    let lies = b"SBP1\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\xff\xff";
    assert_eq!(Page::read(lies), Err(PageError::TooLarge));
}

proptest! {
    #[test]
    fn nothing_makes_it_panic_and_there_is_one_spelling(
        mut bytes in proptest::collection::vec(any::<u8>(), 0..200),
        is_begun in any::<bool>(),
    ) {
        if is_begun && bytes.len() > 20 {
            bytes[..4].copy_from_slice(b"SBP1");
            bytes[16..20].copy_from_slice(&[0, 1, 0, 1]);
        }
        if let Ok(read) = Page::read(&bytes) {
            prop_assert_eq!(read.write().unwrap(), bytes);
        }
    }
}
