//! My duty, made for a telephone first: whether it is now, what is open, what comes, and what one arranges oneself.

use crate::{
    Door, Sorry,
    desk::{
        channels, forms,
        hand_over::item,
        notice::after,
        seat::{Seat, id},
        views::{
            ago::Ago,
            duty::{
                AwayView, CalendarLinkView, DutyPage, FeedRowView, ImportPage, OfferView,
                OnNowView, PromiseView, ShiftView, WallView, WhenView,
            },
            frame::Retry,
        },
    },
    fields::{Fields, UPLOAD_BODY_MAX_BYTES},
    trouble::Trouble,
    zones,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Path},
    response::Response,
    routing::{get, post},
};
use stormbell_model::{
    Moment,
    access::Act,
    complaint::Problem,
    notice::Verdict,
    rota::{Wall, Zone},
    text::{visible, visible_line},
};
use stormbell_service::{
    self as service, AbsenceView, Away, CalendarView, Counts, FEED_EVERY, Fault, FeedView,
    IMPORT_MAX, MyDuty, PromiseRow, ShiftRow, Shows, SwapOffer, add_absence, add_feed,
    import_absences, make_calendar, my_absences, my_calendars, my_channels, my_duty, my_feeds,
    my_open, my_promises, my_zone, preview_import, read_feed_soon, remove_feed, revoke_calendar,
    undo_absence,
};

const HERE: &str = "/desk/duty";

/// The addresses.
pub fn routes() -> Router<Door> {
    let with_file = DefaultBodyLimit::max(UPLOAD_BODY_MAX_BYTES);
    Router::new()
        .route("/desk/duty", get(page))
        .route("/desk/duty/absences", post(absence))
        .route("/desk/duty/absences/import", post(import).layer(with_file))
        .route("/desk/duty/absences/take", post(take))
        .route("/desk/duty/absences/{id}/undo", post(undo))
        .route("/desk/duty/calendars", post(calendar))
        .route("/desk/duty/calendars/{id}/revoke", post(revoke))
        .route("/desk/duty/feeds", post(feed))
        .route("/desk/duty/feeds/{id}/read", post(read_feed))
        .route("/desk/duty/feeds/{id}/remove", post(remove))
}

async fn page(seat: Seat) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let page = view(&seat).await?;
    Ok(seat.page("desk/duty.html", page))
}

/// The clock by which times are typed and shown: that of one's rota, else that of the state's capital.
async fn zone(seat: &Seat) -> Result<Zone, Fault> {
    let capital = zones::of_state(&seat.door.node.config().state);
    let mine = my_zone(&seat.ctx).await?;
    Ok(mine
        .or_else(|| Zone::named(capital))
        .unwrap_or_else(Zone::utc))
}

async fn view(seat: &Seat) -> Result<DutyPage, Fault> {
    let now = seat.ctx.now;
    let zone = zone(seat).await?;
    let frame = seat.frame("duty", HERE).await?;
    let duty = my_duty(&seat.ctx).await?;
    let open = my_open(&seat.ctx).await?;
    let promises = my_promises(&seat.ctx).await?;
    let absences = my_absences(&seat.ctx).await?;
    let calendars = my_calendars(&seat.ctx).await?;
    let feeds = my_feeds(&seat.ctx).await?;
    let ways = my_channels(&seat.ctx).await?;
    Ok(DutyPage {
        ringing: frame.ringing.clone(),
        frame,
        now: on_now(&duty, &zone, now),
        open: open.items.into_iter().map(|i| item(i, now)).collect(),
        open_more: open.more,
        promises: promises.into_iter().map(|p| promise(p, now)).collect(),
        called: channels::called(&ways),
        reached: ways.channels.iter().any(is_alive),
        channels: channels::channels(&ways.channels, now),
        subscribable: subscribable(&duty),
        others: duty
            .others
            .iter()
            .map(|o| (o.0.to_string(), o.1.clone()))
            .collect(),
        offers: duty.offers.into_iter().map(|o| offer(o, &zone)).collect(),
        shifts: duty.shifts.into_iter().map(|s| shift(s, now)).collect(),
        absences: absences.into_iter().map(|a| absent(a, &zone)).collect(),
        calendars: calendars.into_iter().map(|c| subscribed(c, now)).collect(),
        feeds: feeds.into_iter().map(|f| feed_row(f, now)).collect(),
        zone: zone.name().unwrap_or("UTC").to_owned(),
        feed_every_h: FEED_EVERY.as_seconds() / 3_600,
        import_max: IMPORT_MAX,
    })
}

/// Whether a call by this channel is tried at all: a step passes over whoever has none.
fn is_alive(channel: &service::ChannelView) -> bool {
    channel.usable && channel.verdict != Verdict::Dead
}

fn on_now(duty: &MyDuty, zone: &Zone, now: Moment) -> Vec<OnNowView> {
    let view = |on: &stormbell_service::OnNow| OnNowView {
        rota: visible_line(&on.rota),
        until: on.until.map(|at| WallView::of(at, zone)),
        left: on.until.map(|at| Ago::of(at, now)),
        with: on.with.clone(),
    };
    duty.now.iter().map(view).collect()
}

fn subscribable(duty: &MyDuty) -> Vec<(String, String)> {
    let rotas = duty.rotas.iter();
    let rotas = rotas.map(|(id, name)| (format!("rota:{id}"), visible_line(name)));
    let teams = duty.teams.iter();
    let teams = teams.map(|(id, name)| (format!("team:{id}"), visible_line(name)));
    rotas.chain(teams).collect()
}

fn promise(p: PromiseRow, now: Moment) -> PromiseView {
    PromiseView {
        hand_over: p.hand_over.to_string(),
        place: p.place,
        words: visible(&p.words),
        by: Ago::of(p.by, now),
    }
}

fn offer(o: SwapOffer, zone: &Zone) -> OfferView {
    OfferView {
        id: o.swap.to_string(),
        from: o.from,
        rota: visible_line(&o.rota),
        when: WhenView::of(o.stretch, zone),
    }
}

fn shift(s: ShiftRow, now: Moment) -> ShiftView {
    let zone = Zone::named(&s.zone).unwrap_or_else(Zone::utc);
    ShiftView {
        rota: s.rota.to_string(),
        name: visible_line(&s.name),
        when: WhenView::of(s.stretch, &zone),
        begins: Ago::of(s.stretch.from(), now),
        runs: s.stretch.holds(now),
        turn: s.turn.map(|(layer, number)| (layer.to_string(), number)),
        offered: s.offered_to.map(|(id, name)| (id.to_string(), name)),
        away: s.away,
        zone: s.zone,
    }
}

fn absent(a: AbsenceView, zone: &Zone) -> AwayView {
    AwayView {
        id: a.id.to_string(),
        when: WhenView::of(a.stretch, zone),
        from_feed: a.from_feed,
        title: String::new(),
        known: true,
    }
}

fn subscribed(c: CalendarView, now: Moment) -> CalendarLinkView {
    let rest = c.url.split_once("://").map_or("", |(_, rest)| rest);
    CalendarLinkView {
        id: c.id.to_string(),
        shows: c.shows.code(),
        name: visible_line(&c.name),
        webcal: format!("webcal://{rest}"),
        made: Ago::of(c.made_at, now),
        read: c.read_at.map(|at| Ago::of(at, now)),
        url: c.url,
    }
}

fn feed_row(f: FeedView, now: Moment) -> FeedRowView {
    let ago = |at: Option<Moment>| at.map(|at| Ago::of(at, now));
    let result = f.result.unwrap_or_default();
    let left_out = result.left_out.into_iter();
    FeedRowView {
        id: f.id.to_string(),
        label: visible_line(&f.label),
        host: visible_line(&f.host),
        counts: counts_code(f.counts),
        read: ago(f.read_at),
        good: ago(f.good_at),
        next: ago(f.next_at),
        fault: f.fault,
        absences: f.good_at.map(|_| result.absences),
        left_out: left_out
            .map(|(what, line)| (visible_line(&what), line))
            .collect(),
        left_out_in_all: result.left_out_in_all,
        cut: result.cut,
    }
}

fn counts_code(counts: Counts) -> &'static str {
    match counts {
        Counts::Everything => "everything",
        Counts::Busy => "busy",
        Counts::OutOfOffice => "out-of-office",
    }
}

fn counts(fields: &Fields) -> Counts {
    match fields.plain("counts").as_str() {
        "everything" => Counts::Everything,
        "busy" => Counts::Busy,
        _ => Counts::OutOfOffice,
    }
}

/// The page with a form that came back, or on to where its success leads.
async fn answer<T>(
    seat: &Seat,
    form: &forms::Form,
    fields: &Fields,
    result: Result<T, Fault>,
) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(seat).await?;
        page.frame.retry = Retry::of(form.name, form.typed(fields), why);
        return Ok(seat.page_again("desk/duty.html", page));
    }
    after(result, HERE, form.done)
}

async fn absence(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let zone = zone(&seat).await?;
    let times = (typed(&fields, "away_from"), typed(&fields, "away_until"));
    let result = match times {
        (Ok(from), Ok(until)) => add_absence(&seat.ctx, zone.start(from), zone.end(until))
            .await
            .map(drop),
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
    };
    answer(&seat, &forms::ABSENCE, &fields, result).await
}

/// What a field of date and time holds, such as `2026-12-24T08:00`.
fn typed(fields: &Fields, name: &'static str) -> Result<Wall, Fault> {
    let text = fields.plain(name);
    if text.is_empty() {
        return Err(Fault::field(name, Problem::Missing));
    }
    let read = text.parse::<jiff::civil::DateTime>().ok();
    read.map(Wall::of)
        .ok_or_else(|| Fault::field(name, Problem::Form))
}

async fn import(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let zone = zone(&seat).await?;
    let file = fields.files.first().map(|f| f.bytes.as_ref());
    let result = match file {
        Some(Ok(bytes)) => preview_import(&seat.ctx, bytes, &zone, counts(&fields)).await,
        Some(Err(problem)) => Err(Fault::field("calendar", *problem)),
        None => Err(Fault::field("calendar", Problem::Missing)),
    };
    let preview = match result {
        Ok(preview) => preview,
        Err(fault) => {
            return answer::<()>(&seat, &forms::ABSENCE_FILE, &fields, Err(fault)).await;
        }
    };
    let left_out = preview.left_out.into_iter();
    let page = ImportPage {
        frame: seat.frame("duty", HERE).await?,
        found: preview.found.into_iter().map(|a| held(a, &zone)).collect(),
        left_out: left_out
            .map(|l| (visible_line(&l.summary), l.line))
            .collect(),
        cut: preview.cut,
        zone: zone.name().unwrap_or("UTC").to_owned(),
        import_max: IMPORT_MAX,
    };
    Ok(seat.page("desk/duty_import.html", page))
}

fn held(a: Away, zone: &Zone) -> AwayView {
    AwayView {
        id: String::new(),
        when: WhenView::of(a.stretch, zone),
        from_feed: false,
        title: visible_line(&a.title),
        known: a.known,
    }
}

async fn take(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let moments = |text: &String| {
        let (from, until) = text.split_once('~')?;
        Some((Moment(from.parse().ok()?), Moment(until.parse().ok()?)))
    };
    let chosen: Option<Vec<_>> = fields.all("absence").iter().map(moments).collect();
    let result = match chosen {
        Some(chosen) => import_absences(&seat.ctx, &chosen).await,
        None => Err(Fault::field("absence", Problem::Form)),
    };
    answer(&seat, &forms::ABSENCE_FILE, &fields, result).await
}

async fn undo(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let result = undo_absence(&seat.ctx, id(&which)?).await;
    after(result, HERE, "absence-undone")
}

async fn calendar(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let shows = shows(&fields.plain("shows")).ok_or(Sorry(Trouble::NotFound))?;
    let result = make_calendar(&seat.ctx, shows).await;
    answer(&seat, &forms::CALENDAR, &fields, result).await
}

fn shows(typed: &str) -> Option<Shows> {
    match typed.split_once(':') {
        Some(("rota", id)) => Some(Shows::Rota(id.parse().ok()?)),
        Some(("team", id)) => Some(Shows::Team(id.parse().ok()?)),
        Some(_) => None,
        None => (typed == "mine").then_some(Shows::Mine),
    }
}

async fn revoke(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let result = revoke_calendar(&seat.ctx, id(&which)?).await;
    after(result, HERE, "calendar-revoked")
}

async fn feed(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let zone = zone(&seat).await?;
    let (label, url) = (fields.plain("label"), fields.plain("url"));
    let result = add_feed(&seat.ctx, &label, &url, &zone, counts(&fields)).await;
    answer(&seat, &forms::FEED, &fields, result).await
}

async fn read_feed(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let result = read_feed_soon(&seat.ctx, id(&which)?).await;
    after(result, HERE, "feed-soon")
}

async fn remove(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::OwnDuty)?;
    let result = remove_feed(&seat.ctx, id(&which)?).await;
    after(result, HERE, "feed-removed")
}
