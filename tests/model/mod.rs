//! What people write down, and its checks.

mod check;
mod date;
mod id;
mod overlay;
mod period;
