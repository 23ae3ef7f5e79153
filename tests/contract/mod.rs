//! What holds across the rooms.

mod examples;
mod formats;
mod rubbish;
mod send_sync;
mod soundness;
