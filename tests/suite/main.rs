//! Tests of behaviour, one module for each room of the library.

mod review;
