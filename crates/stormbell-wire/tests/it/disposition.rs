//! File names in headers.

use stormbell_wire::disposition::{attachment, file_name};

#[test]
fn names_are_read_in_every_spelling() {
    let cases = [
        ("attachment; filename=a.txt", Some("a.txt")),
        (
            "attachment; filename=\"a;b \\\" c.txt\"; x=y",
            Some("a;b  c.txt"),
        ),
        (
            "attachment; filename=plain.txt; filename*=UTF-8''sk%C3%A4rg%C3%A5rd.txt",
            Some("skärgård.txt"),
        ),
        (
            "attachment; FILENAME*=utf-8'sv'%E2%80%AEtxt.exe",
            Some("txt.exe"),
        ),
        ("attachment; filename*=latin1''%e4; filename=b", Some("b")),
        ("attachment; filename*=UTF-8''%ff", None),
        ("attachment; filename*=UTF-8''%4", Some("%4")),
        ("attachment; filename=\"../../etc/passwd\"", Some("passwd")),
        ("attachment; filename=\"", None),
        ("attachment", None),
        ("inline; filename=..", Some("unnamed")),
    ];
    for (header, name) in cases {
        assert_eq!(file_name(header).as_deref(), name, "{header}");
    }
}

#[test]
fn what_is_written_is_read() {
    for name in ["a.txt", "skärgård – %41'\"; x.pdf", "-"] {
        let header = attachment(name);
        assert!(header.is_ascii() && !header.contains('"'), "{header}");
        assert_eq!(
            file_name(&header),
            Some(stormbell_model::text::safe_file_name(name))
        );
    }
}
