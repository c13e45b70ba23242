//! `stormbell charter`: makes, reads, signs and follows the list of member nodes. What changes something shows first what it would
//! change, and does it with `--yes`. The root key that votes is a file of the operator's, which the node never sees.

mod begin;
mod card;
mod files;
mod propose;
mod root_key;
mod show;
mod sign;
mod suspend;

pub use files::node_of;
pub use root_key::RootKey;

/// What to do with the charter.
#[derive(Debug, clap::Subcommand)]
pub enum CharterCommand {
    /// Make the root key of a node: the key that votes on charters. Keep it on paper or in a safe, not on the node.
    Key(root_key::Args),
    /// Write the card of this node: its name, its keys and where it is reached. The others put it into a charter.
    Card(card::Args),
    /// Put a charter together: the first one out of cards, or the next one with cards added, changed or members taken out.
    Propose(propose::Args),
    /// Invite a node into the network: the next charter with its card in it, to be signed by a quorum and by itself.
    Invite(propose::InviteArgs),
    /// Expel a member: the next charter without it, to be signed by a quorum.
    Expel(propose::ExpelArgs),
    /// Renew keys or addresses of this node: the next charter with its new card, to be signed by a quorum.
    Rotate(card::RotateArgs),
    /// Read what a charter would change and vote for it with a root key.
    Sign(sign::SignArgs),
    /// Put the votes of several copies of one charter together.
    Join(sign::JoinArgs),
    /// Join a network with its chain of charters, once its first hash has been compared with others by voice.
    Begin(begin::Args),
    /// Follow the next charter, or a suspension. Neighbours bring both by themselves as well.
    Follow(begin::FollowArgs),
    /// Write the chain of charters that this node has followed, for a node that joins.
    Export(begin::ExportArgs),
    /// Show the charter that holds here, or one in a file: members, fingerprints, votes.
    Show(show::Args),
    /// Suspend a member for up to 72 hours, beginning at once: the centre alone, or two members together.
    Suspend(suspend::Args),
}

/// Does it.
pub async fn run(what: CharterCommand) -> anyhow::Result<()> {
    match what {
        CharterCommand::Key(args) => root_key::make(args),
        CharterCommand::Card(args) => card::write(args).await,
        CharterCommand::Propose(args) => propose::run(args).await,
        CharterCommand::Invite(args) => propose::invite(args).await,
        CharterCommand::Expel(args) => propose::expel(args).await,
        CharterCommand::Rotate(args) => card::rotate(args).await,
        CharterCommand::Sign(args) => sign::sign(args).await,
        CharterCommand::Join(args) => sign::join(args),
        CharterCommand::Begin(args) => begin::begin(args).await,
        CharterCommand::Follow(args) => begin::follow(args).await,
        CharterCommand::Export(args) => begin::export(args).await,
        CharterCommand::Show(args) => show::run(args).await,
        CharterCommand::Suspend(args) => suspend::run(args).await,
    }
}
