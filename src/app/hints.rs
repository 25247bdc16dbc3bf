//! The keys that the status line shows: those that matter where the caret is, the most useful first.

use super::command::Command;
use super::editing::is_section_offered;
use super::overlay::{Action, FindBar, FindingList, List, ListKind, Overlay};
use super::preview::Mode;
use super::proofing::told;
use super::state::{App, Pane};
use super::view::units;
use super::wording::Word;
use crate::report::{Fixed, Line, Part};

/// The keys that matter now, each with what it does, the most useful first.
pub(super) fn wanted(app: &App) -> &'static [(Command, Word<'static>)] {
    use Command::*;
    match app.overlays.last() {
        Some(Overlay::Preview) => in_preview(app.preview.mode),
        Some(Overlay::Find(_)) if app.is_previewing() => {
            &[(Accept, Word::HintNext), (Close, Word::HintClose)]
        }
        Some(Overlay::Find(bar)) => in_bar(bar),
        Some(Overlay::Form(_)) => {
            &[(NextField, Word::HintOther), (Fields, Word::HintUse), (Close, Word::HintClose)]
        }
        Some(Overlay::Sheet(_)) => {
            &[(Accept, Word::HintAccept), (Down, Word::HintScroll), (Close, Word::HintClose)]
        }
        Some(Overlay::Findings(list)) => in_findings(list),
        Some(Overlay::List(list)) => in_list(list),
        Some(Overlay::Phrase(_)) => {
            &[(NextField, Word::HintOther), (Fields, Word::HintKeep), (Close, Word::HintClose)]
        }
        Some(Overlay::Targets(targets)) if targets.rows.len() > 1 => {
            &[(Accept, Word::HintAccept), (NextField, Word::HintOther), (Close, Word::HintClose)]
        }
        Some(Overlay::Fill(_)) => {
            &[(Accept, Word::HintAccept), (NextField, Word::HintFillNext), (Close, Word::HintLeave)]
        }
        Some(_) => &[(Accept, Word::HintAccept), (Close, Word::HintClose)],
        None if app.pane == Pane::Tree => &[
            (MoveUp, Word::HintMove),
            (NewSection, Word::HintNew),
            (Rename, Word::HintRename),
            (Fold, Word::HintFold),
            (OpenText, Word::HintText),
            (Help, Word::HintHelp),
        ],
        None => in_text(app),
    }
}

fn in_bar(bar: &FindBar) -> &'static [(Command, Word<'static>)] {
    use Command::*;
    if bar.replacement.is_none() {
        return &[
            (Accept, Word::HintNext),
            (NextField, Word::HintReplace),
            (SwitchScope, Word::HintScope),
            (Close, Word::HintClose),
        ];
    }
    match bar.in_replacement {
        true => IN_REPLACEMENT,
        false => &[
            (Accept, Word::HintNext),
            (NextField, Word::HintOther),
            (ReplaceAll, Word::HintReplaceAll),
            (SwitchScope, Word::HintScope),
            (Close, Word::HintClose),
        ],
    }
}

fn in_list(list: &List) -> &'static [(Command, Word<'static>)] {
    use Command::*;
    match (&list.kind, list.action()) {
        (ListKind::Phrases, Some(Action::Insert(_))) => IN_PALETTE,
        (ListKind::Gate, _) => {
            &[(Accept, Word::HintGoThere), (HandIn, Word::GateGoOn), (Close, Word::HintClose)]
        }
        (_, Some(Action::Unignore(_) | Action::ForgetTerm(_))) => {
            &[(Accept, Word::HintBringBack), (Close, Word::HintClose)]
        }
        (_, Some(Action::Rule(_))) => {
            &[(Down, Word::HintChoose), (Accept, Word::HintOnOff), (Close, Word::HintClose)]
        }
        (_, Some(Action::GoTo(_))) => {
            &[(Down, Word::HintChoose), (Accept, Word::HintGoThere), (Close, Word::HintClose)]
        }
        (_, Some(Action::ToggleForm(_) | Action::ToggleSeal)) => {
            &[(Down, Word::HintChoose), (Accept, Word::HintTick), (Close, Word::HintClose)]
        }
        _ => &[(Down, Word::HintChoose), (Accept, Word::HintAccept), (Close, Word::HintClose)],
    }
}

fn in_findings(list: &FindingList) -> &'static [(Command, Word<'static>)] {
    match &list.chosen {
        Some(finding) if finding.fix.is_some() => IN_FINDINGS,
        Some(_) => &[
            (Command::Accept, Word::HintThere),
            (Command::Delete, Word::HintIgnore),
            (Command::IgnoreRule, Word::HintIgnoreRule),
            (Command::FixSafe, Word::HintFixSafe),
            (Command::AddTerm, Word::HintAddTerm),
            (Command::Close, Word::HintClose),
        ],
        None => &[(Command::Rules, Word::HintRules), (Command::Close, Word::HintClose)],
    }
}

fn in_preview(mode: Mode) -> &'static [(Command, Word<'static>)] {
    use Command::*;
    match mode {
        Mode::Page => &[
            (NextField, Word::HintPages),
            (PageDown, Word::HintPage),
            (GoTo, Word::HintGoToPage),
            (Accept, Word::HintBack),
            (Close, Word::HintClose),
            (Find, Word::HintFind),
        ],
        Mode::Text => &[
            (NextField, Word::HintPages),
            (Accept, Word::HintBack),
            (Find, Word::HintFind),
            (Close, Word::HintClose),
        ],
    }
}

const IN_REPLACEMENT: &[(Command, Word<'static>)] = &[
    (Command::Accept, Word::HintReplace),
    (Command::Down, Word::HintNext),
    (Command::ReplaceAll, Word::HintReplaceAll),
    (Command::SwitchScope, Word::HintScope),
    (Command::Close, Word::HintClose),
];

const IN_PALETTE: &[(Command, Word<'static>)] = &[
    (Command::Accept, Word::HintInsert),
    (Command::NextField, Word::HintInsertMore),
    (Command::NextItem, Word::HintItem),
    (Command::NewChild, Word::HintSection),
    (Command::PinPhrase, Word::HintPin),
    (Command::EditPhrase, Word::HintEdit),
    (Command::Close, Word::HintClose),
];

const IN_FINDINGS: &[(Command, Word<'static>)] = &[
    (Command::Fix, Word::HintFix),
    (Command::FixRule, Word::HintFixRule),
    (Command::FixSafe, Word::HintFixSafe),
    (Command::Delete, Word::HintIgnore),
    (Command::IgnoreRule, Word::HintIgnoreRule),
    (Command::Accept, Word::HintThere),
    (Command::Close, Word::HintClose),
    (Command::AddTerm, Word::HintAddTerm),
];

/// Says whether the caret stands where a part may be written that many reports do not have.
fn is_awaited(app: &App) -> bool {
    let text = app.view.caret.text;
    let may_be_passed = matches!(text.part, Part::Fixed(Fixed::Subtitle | Fixed::Addressee));
    may_be_passed && app.report.text(text).is_none_or(str::is_empty)
}

/// Says whether a slot has just been typed over: whoever fills in goes on to the next.
fn is_behind_what_was_filled(app: &App) -> bool {
    let caret = app.view.caret;
    let length = app.texts().source(caret.text).map_or(0, str::len);
    app.slots.typed.as_ref().is_some_and(|(_, stretch)| {
        stretch.text == caret.text
            && stretch.range(length).is_some_and(|range| range.end == caret.at)
    })
}

fn in_text(app: &App) -> &'static [(Command, Word<'static>)] {
    use Command::*;
    let texts = app.texts();
    let caret = app.view.caret;
    let is_heading = caret.text.line == Line::Heading;
    if app.selected_open_place().is_some() {
        &[
            (Newline, Word::HintFill),
            (NextOpen, Word::HintNext),
            (PreviousOpen, Word::HintPrevious),
            (Fields, Word::HintForm),
            (Help, Word::HintHelp),
        ]
    } else if units::slot_at(texts.source(caret.text).unwrap_or_default(), caret.at).is_some() {
        &[
            (Newline, Word::HintFill),
            (NextOpen, Word::HintNext),
            (Fields, Word::HintForm),
            (Help, Word::HintHelp),
        ]
    } else if is_awaited(app) {
        &[(Newline, Word::HintSkip), (Phrases, Word::HintPhrases), (Help, Word::HintHelp)]
    } else if is_behind_what_was_filled(app) {
        &[
            (NextOpen, Word::HintNext),
            (PreviousOpen, Word::HintPrevious),
            (Fields, Word::HintForm),
            (Help, Word::HintHelp),
        ]
    } else if is_section_offered(&texts, caret) {
        &[(Newline, Word::HintNew), (Phrases, Word::HintPhrases), (Help, Word::HintHelp)]
    } else if is_heading && texts.source(caret.text).is_some_and(str::is_empty) {
        &[(NextOpen, Word::HintDeeper), (PreviousOpen, Word::HintHigher), (Help, Word::HintHelp)]
    } else if told::finding(app).is_some_and(|finding| finding.fix.is_some()) {
        &[(Fix, Word::HintFix), (Proof, Word::HintProof), (Help, Word::HintHelp)]
    } else {
        &[
            (Help, Word::HintHelp),
            (Menu, Word::HintMenu),
            (Phrases, Word::HintPhrases),
            (Proof, Word::HintProof),
            (Preview, Word::HintPreview),
            (SwitchPane, Word::HintTree),
            (NextOpen, Word::HintOpen),
            (Save, Word::HintSave),
        ]
    }
}
