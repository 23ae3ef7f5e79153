//! Agreement of codings.

mod agreement;
