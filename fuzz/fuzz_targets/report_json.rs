//! The body of a report: read, or complained about within bounds.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let now = stormbell_model::Moment(1_290_945_600_000_000);
    match stormbell_wire::report_json::read(bytes, now, stormbell_model::Lang::En) {
        Ok(report) => assert!(!report.narrative.trim().is_empty()),
        Err(complaints) => {
            assert!((1..=stormbell_wire::complaints::COMPLAINTS_MAX).contains(&complaints.len()))
        }
    }
});
