//! Journals: what an editor has recorded, the records mutated and framed again, so that their lengths
//! and checksums are right and what is in them is believed.

use super::dice::Dice;
use super::mutation::{self, mutated};
use crate::script::{REPORT, Script};
use qicao::formats::{journal, plain, ron};
use qicao::report::Report;

pub const TOKENS: &[&str] = &[
    "{\"Done\":{\"Text\":{\"part\":1,\"body\":0,\"at\":0,\"removed\":\"\",\"inserted\":\"甲\"}}}",
    "{\"Done\":{\"All\":[]}}",
    "{\"Done\":{\"Move\":{\"from\":0,\"count\":1,\"to\":2,\"deeper\":-128}}}",
    "{\"Done\":{\"Sections\":{\"at\":0,\"removed\":3,\"inserted\":[]}}}",
    "{\"Done\":{\"Paragraphs\":{\"part\":\"lead\",\"at\":0,\"removed\":1,\"inserted\":[]}}}",
    "{\"Done\":{\"Fields\":{\"at\":0,\"removed\":0,\"inserted\":[[\"单位\",\"某局\"]]}}}",
    "{\"Done\":{\"Settings\":\"Report(format: 1)\"}}",
    "\"part\":\"title\"",
    "\"part\":\"nowhere\"",
    "\"part\":18446744073709551615",
    "\"body\":null",
    "\"deeper\":127",
    "\"number\":\"ByPlace\"",
    "\"number\":{\"Form\":\"(一)\"}",
    "\"number\":{\"Written\":\"\\u001b[2J\"}",
    "\"level\":255",
    "\"level\":0",
    "\"ids\":[1,1,0]",
    "\"report\":\"\"",
    "\"run_in\":\"x\"",
    "\\u0000",
    "\\ud800",
    "\\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "null",
];

/// Every kind of operation, as keys make them.
const KEYS: &[&str] = &[
    "<Ctrl+Down><Down>加强领导。<Enter>一、新的<Enter>正文<Ctrl+Z><Ctrl+Z><Ctrl+Y>",
    "<Ctrl+End>完。<Backspace><Backspace><Alt+Shift+Up><Alt+Shift+Left><Alt+Shift+Right>",
    "<Ctrl+A><Ctrl+X><Ctrl+V><Ctrl+Z><Ctrl+N>新的一节<Enter>正文",
    "<Down><Down><End><Shift+Home><Ctrl+C><Enter><Ctrl+V><Alt+N>记一笔<Enter>",
    "<Ctrl+R>工作<Tab>任务<Enter><Alt+A><Esc><F4>某局<Enter><Esc>",
];

pub fn seeds() -> Vec<Vec<u8>> {
    let text = format!("{REPORT}附件：1.表\n");
    let mut draft = plain::read(&text, false).unwrap().draft;
    draft.fields.push(qicao::report::Field { name: "单位".into(), value: String::new() });
    draft.fixed.of_mut(qicao::report::Fixed::Lead)[0].text.push_str("{单位}有{次数}次{甲=乙|丙}");
    let report = Report::new(draft).unwrap();
    let of_keys = |keys: &&str| Script::of(report.clone()).keys(keys).recorded.clone();
    let mut seeds: Vec<Vec<u8>> = KEYS.iter().map(of_keys).collect();
    // One that goes on from what the file holds.
    let on_disk = Some(journal::Fingerprint::of(&file()));
    let header = journal::Header { format: journal::FORMAT, on_disk, ..journal::Header::default() };
    let mut script = Script::open(REPORT);
    let whole = script.recorded.len();
    script.keys(KEYS[0]);
    seeds.push([journal::begun(&header), script.recorded[whole..].to_vec()].concat());
    seeds
}

/// What the report file holds that some of them go on from.
pub fn file() -> Vec<u8> {
    ron::write(&Script::open(REPORT).app.report).into_bytes()
}

/// Mutates a few records of a journal, or where it is cut; mostly so that it can be told.
pub fn broken(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    if dice.one_in(8) {
        return mutated(dice, seeds, TOKENS);
    }
    let mut records = texts(&seeds[dice.below(seeds.len())]);
    for _ in 0..=dice.below(4) {
        let at = dice.below(records.len());
        match dice.below(8) {
            0 => drop(records.remove(at)),
            1 => records.insert(at, dice.pick(TOKENS).as_bytes().to_vec()),
            2 => {
                let other = texts(&seeds[dice.below(seeds.len())]);
                records.insert(at, other[dice.below(other.len())].clone());
            }
            3 => {
                let again = vec![records[at].clone(); 1 << dice.below(8)];
                records.splice(at..at, again);
            }
            4 => mutation::number(dice, &mut records[at]),
            _ => records[at] = mutated(dice, &[records[at].clone()], TOKENS),
        }
        if records.is_empty() {
            break;
        }
    }
    records.iter().flat_map(|text| framed(text)).collect()
}

/// The texts of the records, which end in a line each.
fn texts(journal: &[u8]) -> Vec<Vec<u8>> {
    let lines = journal.split(|byte| *byte == b'\n').filter(|line| line.len() > 18);
    lines.map(|line| line[18..].to_vec()).collect()
}

fn framed(text: &[u8]) -> Vec<u8> {
    let frame = format!("{:08x} {:08x} ", text.len(), crc32fast::hash(text));
    [frame.as_bytes(), text, b"\n"].concat()
}
