//! What files look to be.

use stormbell_model::evidence::Media;
use stormbell_wire::evidence_text::sniff;

#[test]
fn bytes_decide_and_not_names() {
    let cases: [(&str, &[u8], Media); 14] = [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Media::Picture),
        ("a", b"\xff\xd8\xff\xe0\0\x10JFIF", Media::Picture),
        ("a", b"GIF89a\x01\0", Media::Picture),
        ("a", b"RIFF\0\0\0\0WEBPVP8 ", Media::Picture),
        ("a.png", b"<svg onload=alert(1)>", Media::Text),
        ("a.png", b"MZ\x90\0\x03\0", Media::Other),
        ("a.txt", b"%PDF-1.7\n\0", Media::Other),
        ("a.html", b"<script>alert(1)</script>", Media::Text),
        ("a.exe", "skärgård".as_bytes(), Media::Text),
        ("a.txt", b"sk\xe4rg\xe5rd", Media::Text),
        ("a.txt", b"a\0b", Media::Other),
        ("", b"", Media::Text),
        ("a.eml", b"Subject: x\n\nbody", Media::Mail),
        ("a.log", b"Subject: x\n\nbody", Media::Text),
    ];
    for (name, bytes, media) in cases {
        assert_eq!(sniff(name, bytes), media, "{name} {bytes:?}");
    }
}
