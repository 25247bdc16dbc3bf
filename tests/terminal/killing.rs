//! `kill -9` at any moment: what was on the screen is in the journal, whole.
//!
//! The last whole frame must be one of the states that the journal leads through, and where the
//! program had come to rest, the last. `QICAO_KILLS=1000` kills so often.

use crate::pty::{Pty, REPORT, SAVE, Seen, Start, TO_THE_END};
use crate::script::Script;
use qicao::formats::{journal as records, ron};
use qicao::report::Report;
use qicao::store::journal;
use std::fs;

const QUICK: u64 = 24;
/// Tall enough that a report never scrolls.
const SIZE: (u16, u16) = (120, 80);

/// What is done, and the keys of it; where there is a `·`, the editor may have drawn before the next.
const OPERATIONS: &[&str] = &[
    "加强组织领导。",
    "落实责任，",
    "\r",
    "\x7f",
    "\x1b[3~",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[1;5F",
    "\x1b[1;5H",
    "\x1b[H",
    "\x1b[F",
    "\x1a",
    "\x1a\x1a",
    "\x19",
    "\x1b[1;4A",
    "\x1b[1;4B",
    "\x1b[1;4C",
    "\x1b[1;4D",
    "\x1b2",
    "\x1bj",
    "\x0e·新的一节·\r",
    "\x1b[200~二、粘贴\n一段正文。\n（一）下级\n又一段。\x1b[201~",
    "\x1b[200~粘贴一句\x1b[201~",
    "\x1b[1;2A\x1b[1;2A",
    "\x18",
    "\x16",
    "\x0c",
    "\x1bd",
    "一、",
    SAVE,
    // Open places and fields are filled.
    "\t·26·\r",
    "\t·\t·各科室·\r",
    "\x1bOS·\r·甲乙·\r·\x1b[27u",
    // Lists grow and are put in another order.
    "\x0c压实责任。",
    "\x1b[1;3A",
    "\x1b[1;3B",
    // What is found is replaced.
    "\x12·责任·\t·担当·\x1ba·\x1b[27u",
    "\x06·工作·\r·\x1b[27u",
    // Formulations.
    "\x10·加强·\r·\x1b[27u",
    "\x10·zzld·\r·\x1b[27u",
    "\x1b/",
    // Sections in the tree.
    "\x1b[17~·\x1b[1;5A·\x1b[17~",
    "\x1b[17~·\x1b[1;5B·\x1b[17~",
    "\x1b[17~·\x1b[1;5C·\x1b[17~",
    "\x1bk",
    "\x1bu",
    "\x1bl",
    // One section alone.
    "\x1b[19~·只看一节·\x1b[19~",
    "\x1bn·记一笔·\r",
];

/// What closes whatever may be open.
const CLOSE: &str = "\x1b[27u\x1b[27u\x1b[27u";

/// A report with open places.
const OPEN_TEXT: &str = concat!(
    "某局2025年度信访工作情况报告\n\n",
    "　　2025年，局党组认真抓好信访工作。现将有关情况报告如下：\n",
    "　　一、工作开展情况\n",
    "　　（一）加强组织领导，落实主体责任。局党组高度重视。一是加强研究部署。二是压实责任。三是定期检查。\n",
    "　　（二）注重学习培训。开展培训**次，参加XX人次。\n",
    "　　二、存在问题\n",
    "　　力量较为薄弱，某某同志责任不够。\n",
);

/// What is typed last, and by nothing else: when it is seen, everything has been done.
const LAST: &str = "鑫";

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

#[test]
fn what_was_on_the_screen_is_recovered() {
    let asked = std::env::var("QICAO_KILLS").ok();
    let runs = asked.map_or(QUICK, |runs| runs.parse().unwrap());
    let (mut operations, mut states, mut covered, mut losses) = (0, 0, 0, Vec::new());
    for run in 0..runs {
        let mut chance = Chance(run);
        match killed(&mut chance, run) {
            Ok(kept) => {
                operations += kept.operations;
                states += kept.states;
                covered += usize::from(kept.is_covered);
            }
            Err(what) => {
                println!("{what}");
                losses.push(what);
            }
        }
    }
    println!(
        "{runs} kills, {operations} operations sent, {states} states in journals, {covered} under a \
         window, {} losses",
        losses.len()
    );
    assert!(losses.is_empty(), "{}", losses.join("\n"));
}

struct Kept {
    operations: usize,
    states: usize,
    /// The last frame showed something over the text: the one before it was looked at.
    is_covered: bool,
}

/// One run: operations, a kill at a random moment or at rest, and what the journal holds then.
fn killed(chance: &mut Chance, run: u64) -> Result<Kept, String> {
    let text = OPEN_TEXT;
    let mut pty = Start { columns: SIZE.0, rows: SIZE.1, text, ..Start::default() }.open();
    let count = 1 + chance.below(10);
    let sent: Vec<_> = (0..count).map(|_| OPERATIONS[chance.below(OPERATIONS.len())]).collect();
    let mut steps: Vec<&str> = sent.iter().flat_map(|keys| keys.split('·')).collect();
    let at_rest = chance.below(2) == 0;
    match at_rest {
        true => steps.extend([CLOSE, TO_THE_END, LAST]),
        false => steps.truncate(1 + chance.below(steps.len())),
    }
    let (saves, at_first) = (steps.contains(&SAVE), pty.read(REPORT));
    let haste = 1 + chance.below(3);
    for step in steps {
        pty.send(step);
        if chance.below(haste) == 0 {
            pty.may_write(1);
        }
    }
    match at_rest {
        true => pty.until("what was typed last", |seen| {
            seen.shows(LAST) && seen.ends_of_frames().last() == Some(&seen.raw.len())
        }),
        // A moment is a number of bytes written; they may never come.
        false => pty.may_write(chance.below(4000)),
    }
    if saves && !at_rest {
        stop_where_it_can_be_told(&mut pty, &at_first);
    }
    pty.kill();
    pty.until_quiet();
    let Found { screen, is_covered, states, found } = look(&pty)
        .map_err(|journal| format!("run {run}, {sent:?}: refused at the end of\n{journal}"))?;
    let is_last = found.is_some_and(|found| found + 1 == states.len());
    match found {
        Some(_) if (is_last && !is_covered) || !at_rest => {
            Ok(Kept { operations: count, states: states.len(), is_covered })
        }
        _ => Err(format!(
            "run {run}, {sent:?}, covered {is_covered}: screen\n{}\nis {found:?} of {} states, the last\n{}",
            screen.join("\n"),
            states.len(),
            states.last().map_or(String::new(), |state| state.join("\n")),
        )),
    }
}

/// What was on the screen last, and what the file and the journal hold.
struct Found {
    screen: Vec<String>,
    is_covered: bool,
    states: Vec<Vec<String>>,
    /// Which of the states is on the screen.
    found: Option<usize>,
}

fn look(pty: &Pty) -> Result<Found, String> {
    let (frame, is_covered) = last_frame(&pty.seen());
    let (screen, states) = (text_pane(&frame), states(pty)?);
    let found = states.iter().rposition(|state| *state == screen);
    Ok(Found { screen, is_covered, states, found })
}

/// Stops the program, and lets it go on to its next frame where it was stopped between a save and that:
/// the file holds more than the screen shows then, and what led there went with the journal.
fn stop_where_it_can_be_told(pty: &mut Pty, at_first: &str) {
    loop {
        pty.signal("STOP");
        pty.until_true("stop", |pty| pty.is_stopped());
        pty.until_quiet();
        let has_saved = pty.read(REPORT) != at_first;
        let is_told = look(pty).is_ok_and(|found| found.found.is_some());
        if is_told || !has_saved {
            return;
        }
        let frames = pty.seen().ends_of_frames().len();
        pty.signal("CONT");
        pty.until("the frame behind a save", |seen| seen.ends_of_frames().len() > frames);
    }
}

/// The screen as the last whole frame left it that shows the whole text, and whether one came behind
/// it that does not.
fn last_frame(seen: &Seen) -> (Vec<String>, bool) {
    let mut screen = vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0);
    let (mut from, mut last, mut is_covered) = (0, String::new(), false);
    for end in seen.ends_of_frames() {
        screen.process(&seen.raw[from..end]);
        from = end;
        let frame = screen.screen().contents();
        is_covered = !shows_the_text(&frame);
        if !is_covered {
            last = frame;
        }
    }
    (last.lines().map(str::to_string).collect(), is_covered)
}

fn shows_the_text(frame: &str) -> bool {
    let is_whole = !frame.contains("只看本节") && !frame.contains("│ 查找");
    frame.matches('┌').count() == 2 && is_whole
}

/// The rows of the text, without what is empty below it.
fn text_pane(rows: &[String]) -> Vec<String> {
    let inside = |row: &String| {
        // Until the terminal has answered, something narrower stands in its last column.
        let mut panes = row.trim_end().trim_end_matches(['│', '|']).rsplit('│');
        panes.next().map(|text| text.trim_end().to_string())
    };
    let rows = rows.iter().filter(|row| row.starts_with('│'));
    let mut rows: Vec<String> = rows.filter_map(inside).collect();
    while rows.last().is_some_and(String::is_empty) {
        rows.pop();
    }
    rows
}

/// What the screen shows of the file, and behind every record of the journal; or the journal up to a
/// record that does not fit.
fn states(pty: &Pty) -> Result<Vec<Vec<String>>, String> {
    let file = fs::read(pty.path(REPORT)).unwrap();
    let mut reports = vec![ron::read(&String::from_utf8_lossy(&file)).unwrap().report];
    let left = journal::leftovers(&pty.path("state"), None);
    if let Some(left) = left.first() {
        let bytes = journal::bytes(&left.path).unwrap();
        let ends = (0..bytes.len()).filter(|&at| bytes[at] == b'\n').map(|at| at + 1);
        for end in ends {
            let Ok(read) = records::read(&bytes[..end]) else { continue };
            let Ok(recovered) = read.recover(Some(&file)) else { continue };
            if recovered.refused > 0 {
                return Err(String::from_utf8_lossy(&bytes[..end]).into_owned());
            }
            reports.push(recovered.report);
        }
    }
    Ok(reports.into_iter().map(shown).collect())
}

fn shown(report: Report) -> Vec<String> {
    let mut script = Script::of(report);
    script.resize(SIZE.0.into(), SIZE.1.into());
    text_pane(&script.screen())
}
