//! What several rules ask of the words of a text, found once for all of them.

use super::Context;
use super::joined::Joints;
use super::listed::Listed;
use super::names::Stem;
use super::passage::Passage;
use super::patterns::Found;
use super::units::Units;

/// Made once for a report and filled again for each of its texts.
#[derive(Debug, Default)]
pub struct Seen {
    pub units: Units,
    pub joints: Joints,
    pub listed: Listed,
    /// The stems of names in all texts so far, each with the number of its text.
    pub stems: Vec<(usize, Found<Stem>)>,
    texts: usize,
}

impl Seen {
    pub fn of(context: &Context, texts: &[Passage<'_>]) -> Self {
        let mut seen = Seen::default();
        texts.iter().for_each(|p| seen.fill(context, p));
        seen
    }

    pub fn fill(&mut self, context: &Context, p: &Passage<'_>) {
        self.units.fill(p.chars());
        self.joints.fill(&self.units);
        context.listed.find(p, &self.units, &mut self.listed);
        self.stems.extend(self.listed.stems.iter().map(|stem| (self.texts, *stem)));
        self.texts += 1;
    }
}
