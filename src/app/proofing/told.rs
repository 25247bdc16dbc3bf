//! A finding in the words of the interface.

use crate::app::state::App;
use crate::app::wording::{Lang, Word, visible};
use crate::proof::{Finding, Wording};

/// Says what becomes of the flagged text.
pub fn change(app: &App, finding: &Finding) -> String {
    let text = visible(&finding.text);
    match &finding.fix {
        Some(fix) if fix.shown.is_empty() => app.say(Word::FindingGoes { text: &text }),
        Some(fix) => app.say(Word::FindingBecomes { text: &text, fix: &visible(&fix.shown) }),
        None => text,
    }
}

/// Returns what the status line says of the finding the caret is in.
pub fn at_caret(app: &App) -> Option<String> {
    let finding = app.finding_at_caret()?;
    let wording = wording(finding, app.lang());
    let message = finding.message(wording);
    let line =
        app.say(Word::FindingLine { rule: &finding.rule, name: &wording.name, message: &message });
    let change = finding.fix.as_ref().map(|_| change(app, finding));
    let told = [Some(line), change, Some(wording.reason.to_string())];
    Some(visible(&told.into_iter().flatten().collect::<Vec<_>>().join(" · ")))
}

pub fn wording(finding: &Finding, lang: Lang) -> &'static Wording {
    let rule = finding.rule.rule();
    match lang {
        Lang::Zh => &rule.zh,
        Lang::En => &rule.en,
    }
}
