//! Answers as pictures in SVG, for papers, slides and pages.

pub(crate) mod canvas;
pub(crate) mod graph_layout;
pub(crate) mod graph_picture;
pub(crate) mod heat_map;
pub(crate) mod measure;
pub(crate) mod palette;
pub(crate) mod similarity_map;

pub use graph_picture::GraphPicture;
pub use heat_map::HeatMap;
pub use similarity_map::SimilarityMap;
