//! Tests of the library as its users meet it, by behaviour; one binary, so that it links once.

mod answers;
mod autotrait;
mod catalogue;
mod documents;
mod errors;
mod examples;
mod mapping;
mod rubbish;
mod snapshot;
mod world;
