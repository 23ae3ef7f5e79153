//! Tests of the library as its users meet it, by behaviour; one binary, so that it links once.

mod analysis;
mod answers;
mod autotrait;
mod catalogue;
mod citations;
mod codebook;
mod document;
mod documents;
mod errors;
mod examples;
mod graph;
mod links;
mod mapping;
mod refusals;
mod reports;
mod review;
mod rubbish;
mod sheet;
mod snapshot;
mod soundness;
mod world;
