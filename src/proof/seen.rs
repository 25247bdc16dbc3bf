//! What several rules ask of the words of a text, found once for all of them.

use super::Context;
use super::couples::Couples;
use super::joined::Joints;
use super::listed::Listed;
use super::names::Stem;
use super::passage::Passage;
use super::patterns::Found;
use super::units::Units;

/// Made once and filled again for other texts.
#[derive(Debug, Default)]
pub struct Seen {
    pub units: Units,
    pub joints: Joints,
    pub couples: Couples,
    pub listed: Listed,
}

impl Seen {
    /// Of a text of which nothing listed is asked.
    #[cfg(test)]
    pub fn of(text: &[char]) -> Self {
        let mut seen = Seen::default();
        seen.units.fill(text);
        seen.couples.fill(&seen.units);
        seen
    }

    /// Finds what is listed, and what is asked of which two characters.
    pub fn find(&mut self, context: &Context, p: &Passage<'_>) {
        self.units.fill(p.chars());
        self.couples.fill(&self.units);
        context.listed.find(p, &self.units, &self.couples, &mut self.listed);
    }

    /// Finds which characters belong together.
    pub fn join(&mut self) {
        self.joints.fill(&self.units);
    }
}

/// The stems of names in the texts of a report, each with the number of its text: what the rules over a whole
/// report ask for.
#[derive(Debug, Default)]
pub struct Stems {
    pub each: Vec<(usize, Found<Stem>)>,
    texts: usize,
}

impl Stems {
    pub fn of(context: &Context, texts: &[Passage<'_>]) -> Self {
        let (mut seen, mut stems) = (Seen::default(), Stems::default());
        for p in texts {
            seen.find(context, p);
            stems.pass(&seen.listed.stems);
        }
        stems
    }

    /// Notes those of one more text.
    pub fn pass(&mut self, stems: &[Found<Stem>]) {
        self.each.extend(stems.iter().map(|stem| (self.texts, *stem)));
        self.texts += 1;
    }
}
