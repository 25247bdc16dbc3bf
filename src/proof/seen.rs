//! What several rules ask of the words of a text, found once for all of them.

use super::Context;
use super::joined::Joints;
use super::listed::Listed;
use super::names::Stem;
use super::passage::Passage;
use super::patterns::Found;
use super::units::Units;

/// Made once for a check and filled again for each text that is checked.
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
    /// Returns the stems of names in all texts: what the rules over a whole report ask for.
    pub fn stems_of(context: &Context, texts: &[Passage<'_>]) -> Vec<(usize, Found<Stem>)> {
        let mut seen = Seen::default();
        texts.iter().for_each(|p| seen.find(context, p));
        seen.stems
    }

    pub fn fill(&mut self, context: &Context, p: &Passage<'_>) {
        self.find(context, p);
        self.joints.fill(&self.units);
    }

    /// Notes the stems of one more text.
    pub fn pass(&mut self, stems: &[Found<Stem>]) {
        self.stems.extend(stems.iter().map(|stem| (self.texts, *stem)));
        self.texts += 1;
    }

    /// Begins with another report.
    pub fn begin(&mut self) {
        self.stems.clear();
        self.texts = 0;
    }

    fn find(&mut self, context: &Context, p: &Passage<'_>) {
        self.units.fill(p.chars());
        context.listed.find(p, &self.units, &mut self.listed);
        let stems = std::mem::take(&mut self.listed.stems);
        self.pass(&stems);
        self.listed.stems = stems;
    }
}
