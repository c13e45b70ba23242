//! The people: mail out; later mail in, SMS, push, web hooks.
