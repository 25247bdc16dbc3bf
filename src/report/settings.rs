//! What holds for a report as a whole: how it is numbered, what stands for an open slot, how long it
//! is to be, and which findings are not to be told again.

use super::numbering::Numbering;

/// What holds for the report as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub numbering: Numbering,
    /// What an open slot prints.
    pub mask: String,
    /// How many characters the report is meant to have; 0 for none.
    pub target: u32,
    /// Findings of the proofreader that the writer has waved through.
    pub ignored: Vec<Ignored>,
}

/// A finding that is not to be told again, by its rule and the text it flags with a little of what
/// stands around it: so it stays waved through wherever the text goes. An empty text is every text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ignored {
    /// The rule's id as the proofreader knows it; this room knows no rules.
    pub rule: String,
    pub text: String,
}

pub const DEFAULT_MASK: &str = "**";

impl Settings {
    /// Says whether a report reads the same with others.
    pub fn read_as(&self, others: &Settings) -> bool {
        self.numbering == others.numbering && self.mask == others.mask
    }

    /// Says whether others are the same but for what is ignored.
    pub fn are_but_for_ignored(&self, others: &Settings) -> bool {
        self.read_as(others) && self.target == others.target
    }
}

impl Default for Settings {
    fn default() -> Self {
        let mask = DEFAULT_MASK.into();
        Settings { numbering: Numbering::default(), mask, target: 0, ignored: Vec::new() }
    }
}
