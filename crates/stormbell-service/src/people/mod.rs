//! The people of the desk and the machines of organisations: how they come, work, and leave.

mod assets;
mod channels;
mod invite;
mod join;
mod keys;
mod officers;
mod organisations;
mod passkeys;
mod policies;
mod recover;
mod sessions;
mod teams;
mod watches;

pub use assets::set_assets;
pub use channels::{
    CalledBy, ChannelView, MyChannels, NewChannel, ReachRow, add_channel, move_channel,
    my_channels, reach_list, remove_channel, restore_channel, test_channel,
};
pub use invite::{
    InvitationView, Invited, first_invitation, invite, look_at_invitation, withdraw_invitation,
};
pub use join::{Joining, NewPasskey, join};
pub(crate) use keys::seal_what_waited;
pub use keys::{
    MyKey, NewKey, Wrapped, add_wrapping, my_key, recovery_keys, set_key, set_recovery_keys,
};
pub use officers::{
    InvitationRow, OfficersPage, RecoveryRow, change_role, let_leave, list_officers, set_duty,
    set_profile,
};
pub use organisations::{
    ApiKeyView, KeyHolder, OrganisationView, OwnReport, give_api_key, key_holder,
    list_organisations, machine, organisations_from, own_reports, register_organisation,
    revoke_api_key,
};
pub use passkeys::{
    PasskeyView, add_passkey, keep_ceremony, passkey_by_credential, passkeys_of, remove_passkey,
    renew_passkey, take_ceremony,
};
pub use policies::{
    PoliciesDesk, PolicyDraft, PolicyView, StepDraft, VersionView, policies_desk, use_policy_again,
    write_policy,
};
pub use recover::{begin_recovery, second_recovery};
pub use sessions::{
    OpenedSession, SessionView, end_session, my_sessions, open_session, revoke_session, session,
};
pub use teams::{TeamsDesk, change_team, make_team, remove_team, restore_team, teams_desk};
pub use watches::{TestKey, WatchedAt, give_test_key};
