//! Calendars of absences, fetched from addresses that people of the desk named: only where [`OutsideClient`] goes.

use crate::{OutsideClient, OutsideFault, OutsideRequest};
use stormbell_service::{Calendars, FetchFault, Fetching};
use stormbell_wire::ical::CALENDAR_MAX_BYTES;

/// Fetches them.
pub struct CalendarFetcher(pub OutsideClient);

impl Calendars for CalendarFetcher {
    fn fetch<'a>(&'a self, url: &'a str) -> Fetching<'a> {
        Box::pin(async move {
            let request = OutsideRequest {
                method: String::from("GET"),
                url: url.to_owned(),
                headers: vec![(
                    String::from("accept"),
                    String::from("text/calendar, */*;q=0.1"),
                )],
                ..OutsideRequest::default()
            };
            let answer = self
                .0
                .send(request, CALENDAR_MAX_BYTES)
                .await
                .map_err(fault)?;
            if answer.is_cut {
                return Err(FetchFault("too-large"));
            }
            match answer.is_success() {
                true => Ok(answer.body),
                false => Err(FetchFault("refused")),
            }
        })
    }
}

fn fault(fault: OutsideFault) -> FetchFault {
    FetchFault(match fault {
        OutsideFault::NotAnAddress => "address",
        OutsideFault::Forbidden => "forbidden",
        OutsideFault::Away => "away",
        OutsideFault::TooSlow => "too-slow",
    })
}
