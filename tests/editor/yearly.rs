//! A yearly report written by palette: its opening and （一）, from the template, compared with what is
//! exported; and how many keys such sections cost.

use super::script::Script;
use qicao::app::input::{Effect, Input};
use qicao::app::phrasebook::Phrases;
use qicao::formats::{plain, ron};
use qicao::phrases::{Finder, Layer, Library, Usage, pack};
use qicao::report::{Fixed, Part, Place, Report, TextPlace, outline};
use std::sync::Arc;

const YEARLY: &str = include_str!("../../assets/templates/yearly.ron");

/// The template with its fields filled in, the parts emptied that are to be written.
fn report(emptied: &[usize]) -> Report {
    let mut draft = ron::read(YEARLY).unwrap().report.draft().clone();
    draft.fixed.of_mut(Fixed::Lead).clear();
    for section in emptied {
        draft.sections[*section].body.clear();
    }
    let mut report = Report::new(draft).unwrap();
    for (name, value) in [
        ("单位", "某局"),
        ("年份", "2026"),
        ("工作", "信访"),
        ("组织", "局党组"),
        ("上级", "市委、区委"),
    ] {
        let set = outline::set_field(&report, name, value);
        report.apply(&set).unwrap();
    }
    report
}

/// Somebody who writes, and whose keys are counted.
struct Writer {
    script: Script,
    keys: usize,
}

impl Writer {
    fn new(emptied: &[usize]) -> Writer {
        let mut script = Script::of(report(emptied));
        script.keys("<F3>");
        let asked = script.effects.drain(..).find_map(|effect| match effect {
            Effect::Phrases { fields, .. } => Some(fields),
            _ => None,
        });
        let packs = [(Layer::BuiltIn, pack::read(pack::BUILT_IN).unwrap())];
        let finder = Box::new(Finder::new(Arc::new(Library::new(packs)), asked.unwrap()));
        let usage = Some(Usage::default());
        script.input(Input::Phrases(Phrases {
            finder,
            usage,
            complaints: Vec::new(),
            amended: None,
        }));
        script.keys("<Esc>");
        Writer { script, keys: 0 }
    }

    /// Begins to write in a part.
    fn go(&mut self, part: Part) {
        let text = match part {
            Part::Section(id) => TextPlace::heading(id),
            part => TextPlace::body(part, 0),
        };
        let at = self.script.app.texts().end_of(text).at;
        self.script.app.view.jump(Place { text, at });
        self.script.app.settle();
    }

    fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            rest = named.map_or(&rest[c.len_utf8()..], |(_, behind)| behind);
            self.keys += 1;
        }
        self.script.keys(keys);
    }

    /// Takes what a query brings first, by a key, and holds it against what was meant.
    fn take(&mut self, query: &str, key: &str, meant: &str) {
        self.keys("<F3>");
        self.keys(query);
        let chosen = match self.script.app.overlays.last() {
            Some(qicao::app::overlay::Overlay::List(list)) => {
                list.entry(list.chosen).map_or("", |entry| entry.text.as_str())
            }
            _ => "",
        };
        assert!(
            chosen.contains(meant),
            "{query}: {chosen} and not {meant}\n{:#?}",
            self.script.screen()
        );
        self.keys(key);
    }

    fn body(&self, part: Part) -> String {
        let report = &self.script.app.report;
        let body = report.body(part).unwrap();
        body.iter().map(|p| qicao::report::open::printed(report, &p.text).into_owned()).collect()
    }
}

fn section(writer: &Writer, index: usize) -> Part {
    Part::Section(writer.script.app.report.sections()[index].id)
}

const OPENING: &str = "2026年以来，局党组深入学习贯彻习近平总书记关于信访工作重要指示以及党中央和市委、区委有关决策部署，\
    以高度的政治自觉和有力的措施办法抓好信访工作各项任务落实。现将有关情况汇报如下：";
const FIRST: &str = "局党组高度重视信访工作，坚决把信访工作扛在肩上、抓在手上。一是加强研究部署。\
    将信访工作纳入局党组会议重要议题，制定印发《2026年信访工作要点》，局党组先后12次专题研究信访工作。\
    二是压实工作责任。主要负责同志认真履行第一责任人职责，坚持“一把手”带头。\
    三是加强督导考核。真正做到将信访工作与业务工作同部署、同检查、同考核。";

fn write_opening(writer: &mut Writer) {
    writer.go(Part::Fixed(Fixed::Lead));
    writer.take("nyl sr", "<Enter>", "深入学习贯彻");
    writer.take("cuoshi", "<Enter>", "措施办法");
    writer.keys("。");
    writer.take("hbrx", "<Enter>", "汇报如下");
}

fn write_first(writer: &mut Writer) {
    writer.go(section(writer, 1));
    writer.take("kzjs", "<Enter>", "高度重视");
    writer.take("jqyj", "<Ctrl+L>", "加强研究部署");
    writer.take("zyyt", "<Enter>", "重要议题");
    writer.take("zdyf", "<Enter>", "先后");
    writer.keys("12<Tab>。");
    writer.take("ysgz", "<Ctrl+L>", "压实工作责任");
    writer.take("dyzrr", "<Enter>", "第一责任人");
    writer.keys("。");
    writer.take("ddkh", "<Ctrl+L>", "加强督导考核");
    writer.take("zzzd", "<Enter>", "同部署、同检查");
    writer.keys("。");
}

#[test]
fn the_opening_and_the_first_section_are_written_by_palette_alone() {
    let mut writer = Writer::new(&[1]);
    write_opening(&mut writer);
    assert_eq!(writer.body(Part::Fixed(Fixed::Lead)), OPENING);
    write_first(&mut writer);
    assert_eq!(writer.body(section(&writer, 1)), FIRST);
    let text = plain::write(&writer.script.app.report, plain::Lines::Flat);
    assert!(text.contains(OPENING), "{text}");
    assert!(text.contains(&format!("（一）加强组织领导，落实主体责任。{FIRST}")), "{text}");
}

#[test]
fn a_key_writes_several_characters() {
    let mut writer = Writer::new(&[1]);
    write_opening(&mut writer);
    write_first(&mut writer);
    let first = section(&writer, 1);
    let written = writer.body(Part::Fixed(Fixed::Lead)) + &writer.body(first);
    let characters = written.chars().count();
    println!("{} keys for {characters} characters", writer.keys);
    println!("{:.2} keys a character", writer.keys as f64 / characters as f64);
    // Typed in pinyin by an input method, a character costs two to three keys.
    assert!(writer.keys * 2 < characters, "{} keys for {characters}", writer.keys);
}
