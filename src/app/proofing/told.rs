//! A finding in the words of the interface.

use crate::app::keys::Focus;
use crate::app::state::App;
use crate::app::wording::{Lang, Word, visible};
use crate::proof::{Finding, Wording};
use std::borrow::Cow;

/// Says what becomes of the flagged text.
pub fn change(app: &App, finding: &Finding) -> String {
    let text = visible(&finding.text);
    match &finding.fix {
        Some(fix) if fix.shown.is_empty() => app.say(Word::FindingGoes { text: &text }),
        Some(fix) => app.say(Word::FindingBecomes { text: &text, fix: &visible(&fix.shown) }),
        None => text,
    }
}

/// Returns the finding at the caret where there is room to tell it: not while the sentence it ends is
/// still written, and of what is selected only where that is the finding itself.
pub fn finding(app: &App) -> Option<&Finding> {
    let finding = app.finding_at_caret().filter(|_| app.focus() == Focus::Text)?;
    let texts = app.texts();
    let caret = app.view.caret;
    let is_told = match app.view.selection(&texts) {
        None => texts.end_of(caret.text) != caret,
        Some((from, to)) => {
            let source = texts.source(from.text).filter(|_| from.text == to.text);
            source.and_then(|source| source.get(from.at..to.at)) == Some(finding.text.as_str())
        }
    };
    is_told.then_some(finding)
}

/// Returns what the status line says of a finding.
pub fn line(app: &App, finding: &Finding) -> String {
    let wording = wording(finding, app.lang());
    let message = finding.message(wording);
    let line =
        app.say(Word::FindingLine { rule: &finding.rule, name: &wording.name, message: &message });
    let change = finding.fix.as_ref().map(|_| change(app, finding));
    let told = [Some(line), change, Some(reason(finding, app.lang()).into_owned())];
    visible(&told.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Returns the clause or the custom that stands behind a finding, or the list that does.
pub fn reason(finding: &Finding, lang: Lang) -> Cow<'static, str> {
    match finding.own {
        true => Word::OwnList.text(lang),
        false => wording(finding, lang).reason.into(),
    }
}

pub fn wording(finding: &Finding, lang: Lang) -> &'static Wording {
    let rule = finding.rule.rule();
    match lang {
        Lang::Zh => &rule.zh,
        Lang::En => &rule.en,
    }
}
