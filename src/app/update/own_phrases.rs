//! Phrases of one's own: made of what is selected, changed, deleted. The file is changed outside.

use super::Update;
use crate::app::command::Command;
use crate::app::input::Effect;
use crate::app::overlay::{Action, Answer, List, ListKind, Overlay};
use crate::app::own_phrase::{PhraseForm, PhraseRow, sentence};
use crate::app::phrasebook;
use crate::app::wording::Word;
use crate::phrases::{Amendment, Entry, Kind, Layer, advise, place, propose};
use crate::report::Line;

impl Update<'_> {
    /// Opens the form of a new phrase, made of what is selected.
    pub(super) fn keep_phrase(&mut self) {
        let Some((from, to)) = self.selection() else { return self.app.tell(Word::PhraseOfWhat) };
        let source = self.texts().source(from.text).and_then(|s| s.get(from.at..to.at));
        let Some(source) = source.filter(|_| from.text == to.text).map(str::trim) else {
            return self.app.tell(Word::PhraseOfOneParagraph);
        };
        let text = propose(source, &phrasebook::fields(&self.app.report));
        let here = place::of(&self.app.report, from.text.part);
        let kind = match from.text.line {
            Line::Heading => Kind::Heading,
            Line::Body(_) if text != source && here.kinds.contains(&Kind::Figures) => Kind::Figures,
            Line::Body(_) => here.kinds.first().copied().unwrap_or(Kind::Measure),
        };
        // The topic comes first: a phrase is listed under its first tag.
        let mut tags: Vec<String> = Vec::new();
        let (kinds, topics): (Vec<_>, Vec<_>) =
            here.tags.into_iter().partition(|tag| place::is_section_kind(tag));
        for tag in topics.into_iter().chain(kinds) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let form = PhraseForm::new(&text, kind, &tags, None);
        self.push(Overlay::Phrase(form));
    }

    pub(super) fn phrase_command(&mut self, command: Command) {
        let Some(Overlay::Phrase(form)) = self.app.overlays.last_mut() else { return };
        match command {
            Command::Up | Command::PreviousField => {
                form.step(false);
            }
            Command::Down | Command::NextField => {
                form.step(true);
            }
            Command::Accept => {
                if !form.step(true) {
                    self.use_phrase();
                }
            }
            Command::Fields => self.use_phrase(),
            Command::Close if form.is_changed() => self.ask(
                self.app.say(Word::PhraseChanged),
                vec![
                    (Word::AnswerKeepPhrase, Answer::UseForm),
                    (Word::AnswerDropPhrase, Answer::DropForm),
                    (Word::AnswerBack, Answer::Cancel),
                ],
            ),
            Command::Close => self.drop_form(),
            Command::Left | Command::Right if form.chosen == PhraseRow::Kind => {
                form.turn(command == Command::Right);
            }
            _ => {
                if let Some(line) = form.line_mut() {
                    line.run(command);
                }
            }
        }
    }

    pub(super) fn use_phrase(&mut self) {
        let Some(Overlay::Phrase(form)) = self.app.overlays.last() else { return };
        match form.amendment() {
            Some(amendment) => {
                self.app.overlays.pop();
                self.amend(amendment);
            }
            None => {
                let wrong = advise(form.text.text());
                let lang = self.app.lang();
                let wrong = wrong.first().map(|advice| sentence(advice, lang));
                self.app.complain(wrong.unwrap_or_default());
            }
        }
    }

    pub(super) fn amend(&mut self, amendment: Amendment) {
        let fields = phrasebook::fields(&self.app.report);
        self.effects.push(Effect::Amend { amendment, fields });
    }

    /// The phrase that is chosen in the palette.
    fn chosen_phrase(&self) -> Option<&Entry> {
        let Some(Overlay::List(List { kind: ListKind::Phrases, .. })) = self.app.overlays.last()
        else {
            return None;
        };
        let Some(Overlay::List(list)) = self.app.overlays.last() else { return None };
        let Some(Action::Insert(number)) = list.action() else { return None };
        self.app.phrases.get(*number)
    }

    /// Opens the form of the chosen phrase; one of another's becomes one's own.
    pub(super) fn edit_phrase(&mut self) {
        let Some(entry) = self.chosen_phrase() else { return };
        let phrase = entry.phrase.clone();
        let own = entry.layer == Layer::Personal;
        let (text, tags) = (phrase.text.clone(), phrase.tags.clone());
        let form = PhraseForm::new(&text, phrase.kind, &tags, own.then_some(phrase));
        self.push(Overlay::Phrase(form));
        if !own {
            self.app.tell(Word::PhraseBecomesOwn);
        }
    }

    /// Asks whether the chosen phrase is to go.
    pub(super) fn delete_phrase(&mut self) {
        let Some(entry) = self.chosen_phrase() else { return };
        if entry.layer != Layer::Personal {
            return self.app.tell(Word::PhraseNotOwn);
        }
        let text = entry.phrase.text.clone();
        let question = self.app.say(Word::AskDeletePhrase { text: &text });
        let answers = vec![
            (Word::AnswerBack, Answer::Cancel),
            (Word::AnswerDelete, Answer::RemovePhrase(text)),
        ];
        self.ask(question, answers);
    }

    pub(super) fn remove_phrase(&mut self, text: String) {
        self.amend(Amendment::Remove { text });
    }
}
