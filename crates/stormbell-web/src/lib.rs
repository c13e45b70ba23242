//! The front door: public pages, desk, API, live updates.
