//! A finding in the words of the interface.

use crate::app::keys::Focus;
use crate::app::state::App;
use crate::app::wording::{Lang, Word, visible};
use crate::proof::{Finding, Wording};
use crate::text::Edit;
use std::borrow::Cow;

/// How many characters the line has in which a finding is told with everything else.
const ROOM: usize = 36;
/// At least so much stands around what of a long text becomes another.
const AROUND: usize = 4;

/// Says what becomes of the flagged text, in about so many characters: of what is longer what of it
/// becomes another, with a little around that.
pub fn change(app: &App, finding: &Finding, room: usize) -> String {
    let text = visible(&finding.text);
    match &finding.fix {
        Some(fix) if fix.shown.is_empty() => app.say(Word::FindingGoes { text: &text }),
        Some(fix) => {
            let fix = visible(&fix.shown);
            let of_each = room / 2;
            let is_long = text.chars().nth(of_each).is_some() || fix.chars().nth(of_each).is_some();
            let around = around(&text, &fix, of_each).max(AROUND);
            let [text, fix] = apart(&text, &fix, around).filter(|_| is_long).unwrap_or([text, fix]);
            app.say(Word::FindingBecomes { text: &text, fix: &fix })
        }
        None => text,
    }
}

/// Returns how many characters there is room for on either side of what differs of two texts, where
/// either has so many in all.
pub fn around(one: &str, other: &str, room: usize) -> usize {
    let differs = Edit::between(one, other);
    let longer =
        differs.map_or(0, |edit| edit.removed.chars().count().max(edit.inserted.chars().count()));
    room.saturating_sub(longer + 2) / 2
}

/// Returns what of two texts differs, with so many characters around it; none where nothing does.
pub fn apart(one: &str, other: &str, around: usize) -> Option<[String; 2]> {
    let edit = Edit::between(one, other)?;
    let (head, tail) = (one.get(..edit.at)?, one.get(edit.at + edit.removed.len()..)?);
    let left_out = head.chars().count().saturating_sub(around);
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let (before, behind) = (dots(left_out > 0), dots(tail.chars().nth(around).is_some()));
    let head: String = head.chars().skip(left_out).collect();
    let tail: String = tail.chars().take(around).collect();
    let with = |changed: &str| format!("{before}{head}{changed}{tail}{behind}");
    Some([with(&edit.removed), with(&edit.inserted)])
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
    let change = finding.fix.as_ref().map(|_| change(app, finding, ROOM));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_told_as_there_is_room_for() {
        let (one, other) = (
            "一".repeat(30) + "甲" + &"二".repeat(30),
            "一".repeat(30) + "乙乙" + &"二".repeat(30),
        );
        for room in [20, 40, 62] {
            let [before, after] = apart(&one, &other, around(&one, &other, room)).unwrap();
            let longest = before.chars().count().max(after.chars().count());
            assert!((room - 3..=room).contains(&longest), "{room}: {before} {after}");
        }
    }

    #[test]
    fn what_differs_is_told_with_something_around_it() {
        for (one, other, around, told) in [
            ("一二三四五六", "一二叁四五六", 1, Some(["…二三四…", "…二叁四…"])),
            ("一二三", "一二", 4, Some(["一二三", "一二"])),
            ("一二三", "一二三", 4, None),
        ] {
            assert_eq!(apart(one, other, around), told.map(|two| two.map(String::from)), "{one}");
        }
    }
}
