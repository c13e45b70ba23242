//! How others watch the house: `/healthz`, `/readyz`, `/metrics`.

use anyhow::Context;
use axum::{
    Json, Router,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;
use stormbell_service::{Node, count_waiting_jobs, ready};
use stormbell_web::street::tls::Tls;

/// The counters of this process.
pub type Gauges = PrometheusHandle;

/// Begins counting.
pub fn install() -> anyhow::Result<Gauges> {
    PrometheusBuilder::new()
        .install_recorder()
        .context("could not begin counting")
}

#[derive(Clone)]
struct Tower {
    node: Node,
    gauges: Gauges,
    tls: Option<Tls>,
}

/// The three addresses.
pub fn routes(node: Node, gauges: Gauges, tls: Option<Tls>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .with_state(Tower { node, gauges, tls })
}

/// 503 while no report can be taken, and before the workers' first round; else 200, degraded where something is wrong.
/// Names kinds of trouble only: whoever asks learns nothing about people or reports.
async fn readyz(State(tower): State<Tower>) -> Response {
    let ready = ready(&tower.node).await;
    let takes = ready.store && tower.node.last_look().is_some();
    let status = if takes {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let state = match (takes, ready.troubles.is_empty()) {
        (false, _) => "away",
        (true, false) => "degraded",
        (true, true) => "ready",
    };
    let troubles: Vec<serde_json::Value> = ready
        .troubles
        .iter()
        .map(|t| serde_json::json!({ "kind": t.kind.code(), "since": t.since.rfc3339() }))
        .collect();
    let mut body = serde_json::json!({
        "ready": takes, "state": state, "troubles": troubles, "notes": ready.notes(),
    });
    if let Some(ends) = certificate_ends(&tower) {
        body["certificate_ends"] = ends.into();
    }
    (status, Json(body)).into_response()
}

/// When the certificate that the door shows ends; a door with TLS and without one waits for its ACME server.
fn certificate_ends(tower: &Tower) -> Option<String> {
    let ends_at = tower.tls.as_ref()?.ends_at();
    let ends_at = ends_at.map(stormbell_model::Moment::rfc3339);
    Some(ends_at.unwrap_or_else(|| String::from("waits for a certificate")))
}

/// Counters are for the machine's own collector: whoever comes from outside, or through a proxy, finds nothing.
async fn metrics(
    State(tower): State<Tower>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let through_proxy =
        headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    let near = from.ip().to_canonical().is_loopback();
    if !near || through_proxy {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(ends_at) = tower.tls.as_ref().and_then(Tls::ends_at) {
        metrics::gauge!("stormbell_certificate_ends_timestamp_seconds").set(ends_at.0 as f64 / 1e6);
    }
    tower.gauges.run_upkeep();
    if count_waiting_jobs(&tower.node).await.is_err() {
        tracing::warn!("could not count the waiting jobs");
    }
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        tower.gauges.render(),
    )
        .into_response()
}
