//! Requests and answers under way: what tells the watchman whether we wait for the other side, or it for us.

use super::line::Line;
use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use std::{
    pin::Pin,
    sync::{Arc, atomic::Ordering::Relaxed},
    task::{Context, Poll, ready},
};

/// A request under way; over when it is dropped. One that is dropped before its answer was whole was given up.
pub struct Under {
    line: Arc<Line>,
    http2: bool,
    answered: bool,
}

impl Under {
    /// Begins a request.
    pub fn begin(line: &Arc<Line>, http2: bool) -> Under {
        line.begun.fetch_add(1, Relaxed);
        line.open.fetch_add(1, Relaxed);
        Under {
            line: line.clone(),
            http2,
            answered: false,
        }
    }
}

impl Drop for Under {
    fn drop(&mut self) {
        self.line.open.fetch_sub(1, Relaxed);
        if !self.answered {
            self.line.given_up.fetch_add(1, Relaxed);
            let protocol = if self.http2 { "2" } else { "1" };
            metrics::counter!("stormbell_http_given_up_total", "protocol" => protocol).increment(1);
        }
    }
}

/// A body that arrives.
pub struct Arriving {
    body: Incoming,
    line: Arc<Line>,
    awaited: bool,
}

impl Arriving {
    /// The body as the handlers read it. One that is empty costs nothing.
    pub fn body(body: Incoming, line: &Arc<Line>) -> Body {
        if body.is_end_stream() {
            return Body::empty();
        }
        Body::new(Arriving {
            body,
            line: line.clone(),
            awaited: false,
        })
    }

    fn await_it(&mut self, yes: bool) {
        if self.awaited != yes {
            self.awaited = yes;
            if yes {
                self.line.awaited.fetch_add(1, Relaxed);
            } else {
                self.line.awaited.fetch_sub(1, Relaxed);
            }
        }
    }
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        self.await_it(frame.is_pending());
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        self.await_it(false);
    }
}

/// An answer that leaves. HTTP/2 asks for the next part only when the other side gives leave to send it, so an answer
/// that nobody asks for more of is owed to a slow reader.
pub struct Leaving {
    body: Body,
    under: Under,
    owed: bool,
}

impl Leaving {
    /// The answer's body, with the request that it ends.
    pub fn new(body: Body, under: Under) -> Leaving {
        let mut leaving = Leaving {
            body,
            under,
            owed: false,
        };
        // What has no body is whole with its head.
        leaving.under.answered = leaving.body.is_end_stream();
        leaving.owe(!leaving.under.answered);
        leaving
    }

    fn owe(&mut self, yes: bool) {
        let yes = yes && self.under.http2;
        if self.owed != yes {
            self.owed = yes;
            if yes {
                self.under.line.owed.fetch_add(1, Relaxed);
            } else {
                self.under.line.owed.fetch_sub(1, Relaxed);
            }
        }
    }
}

impl HttpBody for Leaving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        // Asked for more: nothing is owed until there is something to give.
        self.owe(false);
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        let whole = frame.is_none() || self.body.is_end_stream();
        self.under.answered |= whole;
        self.owe(!whole);
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.owe(false);
    }
}
