//! Teams: people who are called together.

use crate::{
    Door, Sorry,
    desk::{
        notice::after,
        seat::{Seat, id},
        views::{
            frame::Retry,
            policies::{MemberView, TeamView, TeamsPage},
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use std::collections::BTreeMap;
use stormbell_model::{OfficerId, TeamId, access::Act, text::visible_line};
use stormbell_service::{Fault, change_team, make_team, remove_team, restore_team, teams_desk};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/teams", get(page).post(make))
        .route("/desk/teams/{id}", post(change))
        .route("/desk/teams/{id}/remove", post(remove))
        .route("/desk/teams/{id}/restore", post(restore))
}

const HERE: &str = "/desk/teams";

async fn page(seat: Seat) -> Result<Response, Sorry> {
    let page = view(&seat).await?;
    Ok(seat.page("desk/teams.html", page))
}

async fn view(seat: &Seat) -> Result<TeamsPage, Fault> {
    let desk = teams_desk(&seat.ctx).await?;
    let people = |ticked: &[OfficerId]| -> Vec<MemberView> {
        let member = |(id, name, reachable): &(OfficerId, String, bool)| MemberView {
            id: id.to_string(),
            name: visible_line(name),
            ticked: ticked.contains(id),
            reachable: *reachable,
        };
        desk.officers.iter().map(member).collect()
    };
    let names = |of: &[OfficerId], reachable: bool| -> Vec<String> {
        let people = people(of).into_iter();
        people
            .filter(|p| p.ticked && p.reachable == reachable)
            .map(|p| p.name)
            .collect()
    };
    Ok(TeamsPage {
        frame: seat.frame("teams", HERE).await?,
        teams: (desk.teams.iter())
            .map(|t| TeamView {
                id: t.id.to_string(),
                name: visible_line(&t.name),
                people: people(&t.members),
                called: names(&t.members, true),
                cut_off: names(&t.members, false),
            })
            .collect(),
        removed: (desk.removed.iter())
            .map(|(id, name)| (id.to_string(), visible_line(name)))
            .collect(),
        people: people(&[]),
    })
}

/// Everybody whose box is ticked. A box that no page of ours has names nobody.
async fn ticked(seat: &Seat, fields: &Fields) -> Result<Vec<OfficerId>, Fault> {
    let all = teams_desk(&seat.ctx).await?.officers.into_iter();
    let ticked = all.filter(|(id, ..)| !fields.plain(&format!("person.{id}")).is_empty());
    Ok(ticked.map(|(id, ..)| id).collect())
}

async fn make(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    let members = ticked(&seat, &fields).await?;
    let result = make_team(&seat.ctx, &fields.plain("name"), &members).await;
    told(&seat, "team", &fields, result.map(|_| ())).await
}

async fn change(seat: Seat, Path(team): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageEscalation)?;
    let (team, members): (TeamId, _) = (id(&team)?, ticked(&seat, &fields).await?);
    let result = change_team(&seat.ctx, team, &fields.plain("name"), &members).await;
    told(&seat, "team", &fields, result).await
}

async fn told(
    seat: &Seat,
    done: &str,
    fields: &Fields,
    result: Result<(), Fault>,
) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(seat).await?;
        let typed = BTreeMap::from([(String::from("name"), fields.plain("name"))]);
        page.frame.retry = Retry::of("team", typed, why);
        return Ok(seat.page_again("desk/teams.html", page));
    }
    after(result, HERE, done)
}

async fn remove(seat: Seat, Path(team): Path<String>) -> Result<Response, Sorry> {
    let result = remove_team(&seat.ctx, id(&team)?).await;
    after(result, HERE, "team-removed")
}

async fn restore(seat: Seat, Path(team): Path<String>) -> Result<Response, Sorry> {
    let result = restore_team(&seat.ctx, id(&team)?).await;
    after(result, HERE, "team-restored")
}
