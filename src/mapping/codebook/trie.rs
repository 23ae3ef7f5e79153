//! All phrases of a codebook, by the words that they begin with.

use crate::mapping::codebook::index::{Phrase, PhraseId};
use crate::mapping::codebook::symbols::mark;

/// A place within phrases: the words so far.
pub(crate) type Node = u32;
/// Nowhere: no phrase begins like this.
pub(crate) const NOWHERE: Node = Node::MAX;

/// Which phrases are complete at a place, and where further words lead.
#[derive(Clone, Copy, Default)]
struct Fork {
    phrases: (u32, u32),
    children: (u32, u32),
}

/// Phrases as a tree of their words.
#[derive(Default)]
pub(crate) struct Trie {
    forks: Vec<Fork>,
    phrases: Vec<PhraseId>,
    /// By symbol within each place.
    children: Vec<(u32, Node)>,
    /// Where each symbol leads at the beginning of a phrase.
    roots: Vec<Node>,
}

impl Trie {
    pub(crate) fn new(phrases: &[Phrase], symbols: usize) -> Self {
        let mut order: Vec<PhraseId> = (0..phrases.len()).collect();
        order.retain(|id| !phrases[*id].symbols.is_empty());
        order.sort_by(|a, b| phrases[*a].symbols.cmp(&phrases[*b].symbols).then(a.cmp(b)));
        let mut trie = Self {
            roots: vec![NOWHERE; symbols],
            ..Self::default()
        };
        // The runs of phrases that share their first words, with how many these are; a queue keeps the stack flat.
        let mut waiting = Vec::new();
        for run in order.chunk_by(|a, b| phrases[*a].symbols[0] == phrases[*b].symbols[0]) {
            trie.roots[phrases[run[0]].symbols[0] as usize] = trie.forks.len() as Node;
            trie.forks.push(Fork::default());
            waiting.push((trie.forks.len() - 1, run, 1));
        }
        while let Some((place, run, depth)) = waiting.pop() {
            let complete = run.partition_point(|id| phrases[*id].symbols.len() == depth);
            let (complete, longer) = run.split_at(complete);
            let from = trie.phrases.len() as u32;
            trie.phrases.extend(complete);
            trie.forks[place].phrases = (from, trie.phrases.len() as u32);
            let from = trie.children.len() as u32;
            let next = |id: &PhraseId| phrases[*id].symbols[depth];
            for run in longer.chunk_by(|a, b| next(a) == next(b)) {
                let child = trie.forks.len();
                trie.forks.push(Fork::default());
                trie.children.push((next(&run[0]), child as Node));
                waiting.push((child, run, depth + 1));
            }
            trie.forks[place].children = (from, trie.children.len() as u32);
        }
        trie
    }

    /// Where a symbol leads at the beginning of a phrase.
    pub(crate) fn root(&self, symbol: u32) -> Node {
        self.roots.get(symbol as usize).copied().unwrap_or(NOWHERE)
    }

    /// Whether a phrase is complete with one symbol.
    pub(crate) fn is_complete(&self, symbol: u32) -> bool {
        let root = self.root(symbol);
        root != NOWHERE && !self.phrases(root).is_empty()
    }

    /// The symbols that may follow one at the beginning of a phrase, one bit for each remainder of their numbers.
    pub(crate) fn follow(&self, symbol: u32) -> u64 {
        let root = self.root(symbol);
        let children = if root == NOWHERE {
            &[]
        } else {
            self.children(root)
        };
        children
            .iter()
            .fold(0, |all, (symbol, _)| all | mark(*symbol))
    }

    /// Where a symbol leads from a place.
    pub(crate) fn child(&self, node: Node, symbol: u32) -> Node {
        let children = self.children(node);
        let found = children.binary_search_by_key(&symbol, |(symbol, _)| *symbol);
        found.map_or(NOWHERE, |at| children[at].1)
    }

    /// What may follow at a place.
    pub(crate) fn children(&self, node: Node) -> &[(u32, Node)] {
        let (from, to) = self.forks[node as usize].children;
        &self.children[from as usize..to as usize]
    }

    /// The phrases that are complete at a place, by number.
    pub(crate) fn phrases(&self, node: Node) -> &[PhraseId] {
        let (from, to) = self.forks[node as usize].phrases;
        &self.phrases[from as usize..to as usize]
    }
}
