//! The form of a phrase of one's own: its text with slots, what kind it is, its tags; and what keeps
//! the sentence from being a good phrase.

use super::line::InputLine;
use super::wording::{Lang, Word};
use crate::phrases::{Advice, Amendment, Kind, LEAST_LITERAL, Phrase, advise};
use crate::report::slot::SlotReason;

/// The rows of the form, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseRow {
    Text,
    Kind,
    Tags,
}

#[derive(Debug, Clone)]
pub struct PhraseForm {
    pub text: InputLine,
    pub kind: Kind,
    pub tags: InputLine,
    pub chosen: PhraseRow,
    /// The phrase that is changed, as it was.
    pub was: Option<Phrase>,
    /// What the form began with.
    began: (String, Kind, String),
}

impl PhraseRow {
    pub const ALL: [PhraseRow; 3] = [PhraseRow::Text, PhraseRow::Kind, PhraseRow::Tags];
}

impl PhraseForm {
    pub fn new(text: &str, kind: Kind, tags: &[String], was: Option<Phrase>) -> Self {
        let tags = tags.join(" ");
        PhraseForm {
            text: InputLine::new(text),
            kind,
            tags: InputLine::new(tags.clone()),
            chosen: PhraseRow::Text,
            was,
            began: (text.to_string(), kind, tags),
        }
    }

    /// Says whether anything was typed or turned to.
    pub fn is_changed(&self) -> bool {
        let (text, kind, tags) = &self.began;
        self.text.text() != text || self.kind != *kind || self.tags.text() != tags
    }

    /// Goes to the next row, or the one before; false at the end.
    pub fn step(&mut self, forward: bool) -> bool {
        let next = match (self.chosen, forward) {
            (PhraseRow::Text, true) | (PhraseRow::Tags, false) => PhraseRow::Kind,
            (PhraseRow::Kind, true) => PhraseRow::Tags,
            (PhraseRow::Kind, false) => PhraseRow::Text,
            _ => return false,
        };
        self.chosen = next;
        true
    }

    /// The line of input of the row that is chosen.
    pub fn line_mut(&mut self) -> Option<&mut InputLine> {
        match self.chosen {
            PhraseRow::Text => Some(&mut self.text),
            PhraseRow::Tags => Some(&mut self.tags),
            PhraseRow::Kind => None,
        }
    }

    /// Turns to the next kind, or the one before.
    pub fn turn(&mut self, forward: bool) {
        let count = Kind::NAMES.len();
        let at = self.kind as usize + if forward { 1 } else { count - 1 };
        self.kind = Kind::NAMES.get(at % count).map_or(self.kind, |(kind, ..)| *kind);
    }

    /// Turns to the next kind whose name has this in it.
    pub fn turn_to(&mut self, typed: &str) {
        let count = Kind::NAMES.len();
        let from = self.kind as usize + 1;
        let mut others = Kind::NAMES.iter().cycle().skip(from).take(count);
        let found = others.find(|(_, zh, en)| zh.contains(typed) || en.starts_with(typed));
        self.kind = found.map_or(self.kind, |(kind, ..)| *kind);
    }

    pub fn advice(&self) -> Vec<Advice> {
        advise(self.text.text())
    }

    /// What is to be kept; nothing where the sentence cannot be a phrase.
    pub fn amendment(&self) -> Option<Amendment> {
        if self.advice().iter().any(Advice::forbids) {
            return None;
        }
        let tags = self.tags.text().split([' ', '　', '#', '＃', '，', ',', '、']);
        let mut kept: Vec<String> = Vec::new();
        for tag in tags.map(str::trim).filter(|tag| !tag.is_empty()) {
            if !kept.iter().any(|known| known == tag) {
                kept.push(tag.to_string());
            }
        }
        let (sources, group) = self
            .was
            .as_ref()
            .map(|was| (was.sources.clone(), was.group.clone()))
            .unwrap_or_default();
        let text = self.text.text().trim().to_string();
        let phrase = Phrase { text, kind: self.kind, tags: kept, sources, group };
        Some(match &self.was {
            Some(was) => Amendment::Replace { text: was.text.clone(), by: phrase },
            None => Amendment::Add(phrase),
        })
    }
}

/// Says what is wrong with a sentence as a phrase.
pub fn sentence(advice: &Advice, lang: Lang) -> String {
    let word = match advice {
        Advice::Empty => Word::AdviceEmpty,
        Advice::Slot(SlotReason::SingleBrace) => Word::SlotSingleBrace,
        Advice::Slot(SlotReason::Name) => Word::SlotName,
        Advice::Slot(SlotReason::Option) => Word::SlotOption,
        Advice::Slot(SlotReason::TooLong) => Word::SlotTooLong,
        Advice::SlotsTouch => Word::AdviceSlotsTouch,
        Advice::FewLiterals(share) => {
            return Word::AdviceFewLiterals { share, least: &LEAST_LITERAL }
                .text(lang)
                .into_owned();
        }
        Advice::Mask(mask) => return Word::AdviceMask { mask }.text(lang).into_owned(),
        Advice::Figure(figure) => return Word::AdviceFigure { figure }.text(lang).into_owned(),
    };
    word.text(lang).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_becomes_a_phrase() {
        let mut form =
            PhraseForm::new("全年研究{次数}次", Kind::Figures, &["组织领导".into()], None);
        form.tags.insert("，　#工作开展 组织领导");
        form.turn(true);
        assert_eq!(form.kind, Kind::Achievement);
        form.turn_to("举");
        form.turn(false);
        form.turn_to("plan");
        let Some(Amendment::Add(phrase)) = form.amendment() else { panic!() };
        assert_eq!(phrase.kind, Kind::Plan);
        assert_eq!(phrase.tags, ["组织领导", "工作开展"]);
        let was = Phrase { sources: vec!["003".into()], ..phrase.clone() };
        let form = PhraseForm::new("研究", Kind::Item, &[], Some(was));
        let Some(Amendment::Replace { text, by }) = form.amendment() else { panic!() };
        assert_eq!((text.as_str(), by.sources.len()), ("全年研究{次数}次", 1));
        for bad in [" ", "研究{次"] {
            assert_eq!(PhraseForm::new(bad, Kind::Item, &[], None).amendment(), None, "{bad}");
        }
    }

    #[test]
    fn all_rows_are_walked() {
        let mut form = PhraseForm::new("", Kind::Item, &[], None);
        assert!(form.step(true) && form.line_mut().is_none() && form.step(true));
        assert!(!form.step(true) && form.chosen == PhraseRow::Tags);
        assert!(form.step(false) && form.step(false) && !form.step(false));
    }
}
