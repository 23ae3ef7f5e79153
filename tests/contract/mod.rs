//! What holds across the rooms.

mod examples;
pub(crate) mod formats;
mod large_inputs;
mod large_worlds;
mod rooms;
mod rubbish;
mod send_sync;
mod soundness;
