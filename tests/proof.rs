//! The proofreader as a user meets it: its rules on cases of wrong and right, clean texts of many
//! fields on which nothing may be flagged, fixes, and what is never changed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

#[path = "proof/mending.rs"]
mod mending;

use proptest::prelude::*;
use qicao::formats::plain;
use qicao::proof::*;
use qicao::report::{Field, Ignored, Operation, Report};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

const PHRASES: [&str; 3] = [
    "坚决把意识形态工作扛在肩上、抓在手上",
    "以高度的政治自觉推动各项任务落实落细见到成效",
    "形成齐抓共管、层层抓落实的工作新格局",
];

fn context() -> Context {
    let mut lists = Lists::built_in();
    lists.orders.to_mut().push(Order {
        rule: "T22".into(),
        items: ["张三", "李四", "王五", "赵六"].map(Text::from).to_vec().into(),
        least: 2,
        ..Order::default()
    });
    Context::new(lists, &PHRASES.map(Text::from))
}

/// Making a context takes longer than using it.
static SHARED: LazyLock<Context> = LazyLock::new(context);

/// Reads a case: `[name=value]` declares a field, `\n` is a line end.
fn report(case: &str) -> Report {
    let mut text = case.replace("\\n", "\n");
    let mut fields = Vec::new();
    while let Some(rest) = text.strip_prefix('[').filter(|rest| rest.contains(']')) {
        let (field, rest) = rest.split_once(']').unwrap();
        let (name, value) = field.split_once('=').unwrap();
        fields.push(Field { name: name.into(), value: value.into() });
        text = rest.to_string();
    }
    let mut draft = plain::read(&text, false).unwrap().draft;
    draft.fields = fields;
    Report::new(draft).unwrap()
}

fn text_of(report: &Report) -> String {
    plain::write(report, plain::Lines::Flat).trim_end().to_string()
}

/// The first were written with the rules, the others by other hands, before they were seen.
const CASES: [&str; 45] = [
    "tests/proof/cases.txt",
    "tests/proof/rules8.txt",
    "tests/proof/homo.txt",
    "tests/proof/fields.txt",
    "tests/proof/again.txt",
    "tests/proof/marks_and_numbers.txt",
    "tests/proof/blind.txt",
    "tests/proof/examined.txt",
    "tests/proof/later.txt",
    "tests/proof/terms.txt",
    "tests/proof/words.txt",
    "tests/proof/variants.txt",
    "tests/proof/forms.txt",
    "tests/proof/forms2.txt",
    "tests/proof/further.txt",
    "tests/proof/rules.txt",
    "tests/proof/rules2.txt",
    "tests/proof/words2.txt",
    "tests/proof/set_terms.txt",
    "tests/proof/structure2.txt",
    "tests/proof/terms2.txt",
    "tests/proof/rules3.txt",
    "tests/proof/rules4.txt",
    "tests/proof/everyday.txt",
    "tests/proof/documents.txt",
    "tests/proof/forms3.txt",
    "tests/proof/structure3.txt",
    "tests/proof/words3.txt",
    "tests/proof/forms4.txt",
    "tests/proof/words4.txt",
    "tests/proof/structure4.txt",
    "tests/proof/words6.txt",
    "tests/proof/forms5.txt",
    "tests/proof/words5.txt",
    "tests/proof/slips.txt",
    "tests/proof/struct7.txt",
    "tests/proof/tees7.txt",
    "tests/proof/rules7.txt",
    "tests/proof/forms8.txt",
    "tests/proof/nums9.txt",
    "tests/proof/tees9.txt",
    "tests/proof/mixed11.txt",
    "tests/proof/mixed9.txt",
    "tests/proof/right10.txt",
    "tests/proof/mixed10.txt",
];

#[derive(Default)]
struct Score {
    wrong: usize,
    found: usize,
    right: usize,
    alarms: usize,
}

#[test]
fn every_rule_on_its_cases() {
    let context = context();
    let cases = CASES.map(|name| std::fs::read_to_string(root().join(name)).unwrap()).concat();
    let mut scores: BTreeMap<RuleId, Score> = BTreeMap::new();
    let mut faults = String::new();
    let mut rule = RuleId::P01;
    for line in cases.lines() {
        if let Some(id) = line.strip_prefix("# ") {
            rule = RuleId::of_str(id).unwrap();
            continue;
        }
        let score = scores.entry(rule).or_default();
        if let Some(case) = line.strip_prefix("- ") {
            let (case, mended) = match case.split_once(" => ") {
                Some((case, mended)) => (case, Some(mended.replace("\\n", "\n"))),
                None => (case, None),
            };
            let mut report = report(case);
            let findings = check(&report, &context);
            score.wrong += 1;
            for told in findings.iter().map(|f| f.message(&f.rule.rule().zh)) {
                if ["{0}", "{1}"].iter().any(|place| told.contains(place)) {
                    writeln!(faults, "{rule} says no more than {told}: {case}").unwrap();
                }
            }
            let own: Vec<&Finding> = findings.iter().filter(|f| f.rule == rule).collect();
            if own.is_empty() {
                writeln!(faults, "{rule} missed: {case} {:?}", brief(&findings)).unwrap();
                continue;
            }
            score.found += 1;
            if let Some(mended) = mended {
                let operation = fixes(&report, own.iter().copied());
                report.apply(&operation).unwrap();
                if text_of(&report) != mended {
                    writeln!(faults, "{rule} mended: {case} -> {}", text_of(&report)).unwrap();
                }
            }
        } else if let Some(case) = line.strip_prefix("+ ") {
            let findings = check(&report(case), &context);
            score.right += 1;
            let alarm = |f: &&Finding| f.rule == rule || f.level != Level::Review;
            let alarms: Vec<_> = findings.iter().filter(alarm).cloned().collect();
            if !alarms.is_empty() {
                score.alarms += 1;
                writeln!(faults, "{rule} alarm: {case} {:?}", brief(&alarms)).unwrap();
            }
        }
    }
    for (rule, s) in &scores {
        println!("{rule}: {}/{} found, {}/{} false alarms", s.found, s.wrong, s.alarms, s.right);
        assert!(s.wrong >= 3 && s.right >= 3, "{rule} has too few cases");
    }
    let missing: Vec<_> =
        RULES.iter().map(|r| r.id).filter(|id| !scores.contains_key(id)).collect();
    assert!(missing.is_empty(), "no cases for {missing:?}");
    assert!(faults.is_empty(), "\n{faults}");
}

fn brief(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|f| (f.rule.as_str(), f.text.as_str())).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Nobody forgets so many places: they are for a pen, and each is worth a look at most.
#[test]
fn lines_of_a_form_are_for_review() {
    let form = "体检知情书\n学生姓名：____________　班级：____年级____班\n过敏史：\n\
                ____________________\n____________________\n应检____人，实检____人。";
    let findings = check(&report(form), &SHARED);
    let lines: Vec<_> = findings.iter().filter(|f| f.rule == RuleId::S07).collect();
    assert!(!lines.is_empty() && lines.iter().all(|f| f.level == Level::Review), "{lines:?}");
    let sentence = "通知\n各班：\n应检____人，实检____人，请于本周报送。";
    let findings = check(&report(sentence), &SHARED);
    assert!(findings.iter().any(|f| f.rule == RuleId::S07 && f.level == Level::Error));
}

#[test]
fn clean_texts_raise_no_alarm() {
    let context = Context::new(Lists::built_in(), &[]);
    let mut faults = String::new();
    let (mut characters, mut reviews) = (0, 0);
    for entry in std::fs::read_dir(root().join("tests/clean")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        characters += text.chars().filter(|c| !c.is_whitespace()).count();
        for finding in check(&report(&text), &context) {
            if finding.level == Level::Review {
                reviews += 1;
                continue;
            }
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let message = finding.message(&finding.rule.rule().zh);
            writeln!(faults, "{name} {} “{}”: {message}", finding.rule, finding.text).unwrap();
        }
    }
    println!("{characters} characters of clean text, {reviews} findings for review");
    assert!(characters >= 30_000, "only {characters} characters");
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn what_the_samples_hold() {
    let Ok(files) = std::fs::read_dir(root().join("../shared/samples")) else {
        eprintln!("the sample reports are not here: they were not looked at");
        return;
    };
    let context = Context::new(Lists::built_in(), &[]);
    let mut files: Vec<_> = files.map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        for f in check(&report(&text), &context) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let message = f.message(&f.rule.rule().zh);
            let shown = f.fix.map(|fix| fix.shown);
            println!("{name} {} {:?} “{}”: {message} {shown:?}", f.rule, f.level, f.text);
        }
    }
}

/// Texts made of what the rules look for.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "会议要求",
        ",",
        "，",
        "。",
        "、",
        "；",
        "：",
        "\"",
        "“",
        "”",
        "（",
        "）",
        "(",
        ")",
        "《",
        "》",
        "<<",
        ">>",
        "…",
        "...",
        "--",
        "—",
        "一是",
        "二是",
        "三是",
        "第一、",
        "1、",
        "(1)",
        "2024年",
        "24年",
        "二零二四年",
        "6月31日",
        "15-20%",
        "3～5万元",
        "约300人左右",
        "其它",
        "布署",
        "截止目前",
        "局党组",
        "局党委",
        "附件3",
        "XX",
        "**",
        "{次数}",
        "{单位}",
        "{{",
        "}}",
        "某办发[2024]03号",
        "等",
        " ",
        "12",
        "起",
        "其中",
        "甲类5起、乙类6起",
        "下午15时",
        "５",
        "www.a.cn,b",
        "涉及到",
        "\n",
        "一、",
        "（一）",
        "1.",
        "通过整治，使",
        "的的",
        "“四个自信”、",
        "“四个意识”",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn loose(text: &str) -> Report {
    let mut draft = plain::read(text, false).unwrap().draft;
    // What the reader took for braces is a slot again.
    for part in qicao::report::Fixed::all() {
        for paragraph in draft.fixed.of_mut(part) {
            paragraph.text = slots(&paragraph.text);
        }
    }
    for section in &mut draft.sections {
        section.heading = slots(&section.heading);
        for paragraph in &mut section.body {
            paragraph.text = slots(&paragraph.text);
        }
    }
    draft.fields = vec![Field { name: "单位".into(), value: "某局、其它".into() }];
    Report::new(draft).unwrap()
}

fn slots(text: &str) -> String {
    text.replace("{{次数}}", "{次数}").replace("{{单位}}", "{单位}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn findings_stand_in_their_texts_and_fixes_apply(text in text()) {
        let context = &*SHARED;
        let mut report = loose(&text);
        let findings = check(&report, context);
        for finding in &findings {
            let source = report.text(finding.place.text()).unwrap();
            prop_assert!(source.get(finding.range.clone()).is_some(), "{finding:?}");
            let message = finding.message(&finding.rule.rule().zh);
            prop_assert!(!message.contains("{0}"), "{}", message);
        }
        let before = report.clone();
        let operation = fixes(&report, &findings);
        prop_assert!(report.apply(&operation).is_ok(), "{findings:?}");
        for slot in ["{次数}", "{单位}"] {
            let count = |r: &Report| r.texts().map(|(_, t)| t.matches(slot).count()).sum::<usize>();
            prop_assert_eq!(count(&before), count(&report), "a slot was lost");
        }
        prop_assert_eq!(report.fields(), before.fields());
        report.apply(&operation.inverse()).unwrap();
        prop_assert_eq!(report, before);
    }

    #[test]
    fn the_parts_of_a_check_are_the_check(text in text()) {
        let context = &*SHARED;
        let report = loose(&text);
        let mut findings = Vec::new();
        for (place, _) in report.texts() {
            findings.extend(check_text(&report, context, place));
        }
        findings.extend(check_wide(&report, context));
        prop_assert_eq!(assemble(&report, context, findings), check(&report, context));
    }

    #[test]
    fn who_has_checked_other_reports_finds_the_same(
        lines in prop::collection::vec(text(), 1..5),
        orders in prop::collection::vec(prop::collection::vec(0..12usize, 0..12), 1..8),
    ) {
        let common =
            ["一、工作情况", "“布署其它工作，", "……", "“涉及到方面。”", "局党组[2024]3号,", "特此报告,", ""];
        let line = |n: usize| common.get(n).copied().or(lines.get(n % 5).map(String::as_str));
        let mut checker = Checker::of_many(&SHARED);
        for order in &orders {
            let text: Vec<&str> = order.iter().filter_map(|n| line(*n)).collect();
            let report = loose(&text.join("\n"));
            prop_assert_eq!(checker.check(&report), check(&report, &SHARED));
        }
    }

    #[test]
    fn what_is_mended_is_mended(text in text()) {
        let context = &*SHARED;
        let mut report = loose(&text);
        for _ in 0..12 {
            let safe: Vec<Finding> = check(&report, context)
                .into_iter()
                .filter(|f| f.fix.as_ref().is_some_and(|fix| fix.safe))
                .collect();
            if safe.is_empty() {
                return Ok(());
            }
            let operation = fixes(&report, &safe);
            report.apply(&operation).unwrap();
        }
        prop_assert!(false, "safe fixes never come to an end: {}", text_of(&report));
    }
}

#[test]
fn what_is_quoted_is_never_changed() {
    let context = context();
    for text in [
        "学习《关于布署其它工作,做好安排的通知》。",
        "他说：“截止目前,其它工作都已布署。”",
        "他说：“约300人左右参加，涉及到2O24年。”",
    ] {
        let mut report = report(text);
        let findings = check(&report, &context);
        assert!(findings.iter().all(|f| f.fix.is_none()), "{findings:?}");
        report.apply(&fixes(&report, &findings)).unwrap();
        assert_eq!(text_of(&report), text);
    }
}

#[test]
fn slips_in_what_somebody_said_are_told_for_review() {
    let said = |text: &str| check(&report(text), &context());
    for (said_so, rule) in [
        ("副县长通报：“截止昨晚，全县已收割小麦31.8万亩。”", RuleId::T01),
        ("矿长强调：“各班组必需把安全放在第一位，超限立即撤人。”", RuleId::T07),
    ] {
        let findings = said(said_so);
        assert!(findings.iter().any(|f| f.rule == rule), "{said_so}");
        let asked = |f: &Finding| f.level == Level::Review && f.fix.is_none();
        assert!(findings.iter().all(asked), "{said_so}: {findings:?}");
        let plain = said_so.replace(['“', '”'], "");
        assert!(said(&plain).iter().any(|f| f.rule == rule && f.level != Level::Review), "{plain}");
    }
    // A law and a name are quoted as they are.
    assert!(said("该批物资登记为“其它草地”，现予更正。").is_empty());
    assert!(said("办法第九条规定：“各单位必需把安全放在第一位，超限立即撤人。”").is_empty());
}

#[test]
fn values_are_checked_as_printed_and_left_alone() {
    let context = context();
    let report = loose("由{单位}组织学习{次数}次，布署工作。");
    let findings = check(&report, &context);
    let told: Vec<_> =
        findings.iter().map(|f| (f.rule.as_str(), f.text.as_str(), f.fix.is_some())).collect();
    let expect = [("T02", "其它", false), ("S07", "**", false), ("T11", "布署", true)];
    assert_eq!(told, expect);
    let (place, source) = report.texts().next().unwrap();
    assert_eq!(findings[2].place, FindingPlace::Text(place));
    assert_eq!(source.get(findings[2].range.clone()), Some("布署"));
    assert_eq!(source.get(findings[1].range.clone()), Some("{次数}"));
}

#[test]
fn what_the_user_wants_is_heeded() {
    let mut context = context();
    let mut report = report("会议要求,布署其它工作。");
    assert_eq!(brief(&check(&report, &context)), [("P01", ","), ("T11", "布署"), ("T02", "其它")]);
    context.terms = vec!["布署".into()];
    assert_eq!(brief(&check(&report, &context)), [("P01", ","), ("T02", "其它")]);
    for (rule, text) in [("T02", "其它"), ("T02", "")] {
        let before = report.clone();
        report.apply(&ignoring(&report, rule, text)).unwrap();
        assert_eq!(brief(&check(&report, &context)), [("P01", ",")]);
        report = before;
    }
    report.apply(&ignoring(&report, "T02", "其他")).unwrap();
    context.levels = vec![Level::Warning];
    assert_eq!(brief(&check(&report, &context)), [("T02", "其它")]);
    context.regraded = vec![(RuleId::T02, Level::Review), (RuleId::P01, Level::Warning)];
    assert_eq!(brief(&check(&report, &context)), [("P01", ",")]);
    context.regraded.clear();
    context.off = vec![RuleId::T02];
    assert!(check(&report, &context).is_empty());
}

const LONG: &str = "全县上下围绕粮食安全这个头等大事把耕地保护责任压到乡镇和村组并由纪检和农业部门每个月到田间地头\
    查看一次撂荒地复耕和高标准农田管护的进展情况同时把查看的结果向乡镇党委书记当面反馈要求他们在十五天之内把整改方案报到县里由分管领导审定之后再组织\
    实施并在年底之前由审计部门逐项复核";

/// A paragraph that is too long.
fn paragraph() -> String {
    let sentences =
        (0..30).map(|n| format!("第{n}组走访了沿河{}户居民，收到建议{n}条。", n * 7 + 3));
    format!("一年来，{}", sentences.collect::<String>())
}

/// Has a report ignore its nth finding of a rule; returns what it keeps and how many go with it.
fn ignore(report: &mut Report, rule: &str, nth: usize) -> (String, usize) {
    let findings = check(report, &SHARED);
    let one = findings.iter().filter(|f| f.rule.as_str() == rule).nth(nth);
    let one = one.unwrap_or_else(|| panic!("{rule}: {}", text_of(report)));
    let (kept, count) = qicao::proof::ignoring(report, one, &findings.iter().collect::<Vec<_>>());
    report.apply(&ignoring(report, rule, &kept.text)).unwrap();
    (kept.text, count)
}

fn of_rule(report: &Report, rule: &str) -> usize {
    check(report, &SHARED).iter().filter(|f| f.rule.as_str() == rule).count()
}

#[test]
fn one_place_is_ignored_and_none_that_only_reads_alike() {
    let paragraph = paragraph();
    for (text, rule, nth, kept, left, count) in [
        ("局里多次布署学习工作，县里布署检查，市里布署。", "T11", 1, "县里布署检查", 2, 1),
        (
            "局里多次召开会议布署防汛工作，并抓好落实。县里布署检查。",
            "T11",
            0,
            "局里多次召开会议布署防汛工作，并抓好",
            1,
            1,
        ),
        // What is flagged beside it may be mended.
        ("一是布署其它工作。二是布署检查。", "T11", 0, "一是布署其它工作。二是布", 1, 1),
        ("会议布署和布署，好。", "T11", 0, "会议布署和", 1, 1),
        ("甲方,乙方,丙方,丁方。", "P01", 1, "乙方,丙方", 2, 1),
        ("局里布署。\\n县里布署。\\n局里布署。", "T11", 0, "局里布署", 1, 2),
        ("布署", "T11", 0, "布署", 0, 1),
        ("由{单位}布署工作。县里布署。", "T11", 0, "布署工作", 1, 1),
        (&format!("{LONG}。"), "S16", 0, "全县上下围绕粮食安全这个", 0, 1),
        (&format!("{LONG}。年初{LONG}。"), "S16", 1, "年初全县上下围绕粮食安全", 1, 1),
        (&paragraph, "S16", 0, "一年来，第0组走访了沿河", 0, 1),
    ] {
        let mut report = loose(&text.replace("\\n", "\n"));
        let told = ignore(&mut report, rule, nth);
        assert_eq!((told.0.as_str(), told.1), (kept, count), "{text}");
        assert_eq!(of_rule(&report, rule), left, "{text}");
    }
}

#[test]
fn what_is_ignored_stays_so_while_other_words_change() {
    let paragraph = paragraph();
    for (text, rule, by, other) in [
        (
            "今年以来，局里多次召开会议布署防汛工作，并抓好落实。",
            "T11",
            "今年以来，局里先后召开5次会议布署全县防汛工作，并抓好落实。",
            "今年以来，各站所组织人员布署汛前检查，并抓好落实。",
        ),
        (
            "会议要求布署其它工作。",
            "T11",
            "会议要求布署其他工作，并抓落实。",
            "县里已经布署明年的检查。",
        ),
        (
            paragraph.as_str(),
            "S16",
            &paragraph.replacen("居民", "群众", 3),
            paragraph.trim_start_matches('一'),
        ),
    ] {
        let mut before = loose(text);
        ignore(&mut before, rule, 0);
        let settings = |report: &mut Report| {
            let kept = &before.settings().ignored[0].text;
            report.apply(&ignoring(report, rule, kept)).unwrap();
        };
        let (mut changed, mut another) = (loose(by), loose(other));
        assert!(of_rule(&changed, rule) > 0 && of_rule(&another, rule) > 0);
        settings(&mut changed);
        settings(&mut another);
        assert_eq!(of_rule(&changed, rule), 0, "{by}: {:?}", before.settings().ignored);
        assert!(of_rule(&another, rule) > 0, "{other}");
    }
}

#[test]
fn numbers_and_marks_of_headings_are_ignored_by_their_heading() {
    let mut report = loose("关于学习的报告\n一、甲方\n好的。\n三、乙方\n好的。\n五、丙方\n好的。");
    assert_eq!(of_rule(&report, "S01"), 2);
    assert_eq!(ignore(&mut report, "S01", 0), ("三、乙方".to_string(), 1));
    assert_eq!(of_rule(&report, "S01"), 1);
}

/// Applies the fixes of a rule and tells what is left of it, and the text.
fn mended(text: &str, rule: &str) -> (usize, String) {
    let mut report = report(text);
    let findings = check(&report, &SHARED);
    let of = findings.iter().filter(|f| f.rule.as_str() == rule);
    report.apply(&fixes(&report, of)).unwrap();
    (of_rule(&report, rule), text_of(&report))
}

#[test]
fn one_fix_mends_all_there_is_to_it() {
    for (text, rule, expect) in [
        ("推行”双随机“抽查。", "P03", "推行“双随机”抽查。"),
        ("做到“早发现“和”早处置”。", "P03", "做到“早发现”和“早处置”。"),
    ] {
        let findings = check(&report(text), &SHARED);
        assert_eq!(findings.iter().filter(|f| f.rule.as_str() == rule).count(), 1, "{findings:?}");
        assert_eq!(mended(text, rule), (0, expect.to_string()));
    }
    let twice = check(&report("市应急局局长到会。市应急局局开展检查。"), &SHARED);
    let at: Vec<_> = twice.iter().filter(|f| f.text.contains("局局")).collect();
    assert!(at.len() <= 1, "{at:?}");
}

#[test]
fn what_becomes_the_addressee_stands_there() {
    use qicao::report::Fixed;
    let text = "关于值班情况的报告\n市政府办公室\n按照要求，现将情况报告如下。\n一、工作\n好的。";
    let mut report = report(text);
    let findings = check(&report, &SHARED);
    assert!(report.fixed(Fixed::Addressee).is_empty());
    let of: Vec<_> = findings.iter().filter(|f| f.rule.as_str() == "S10").collect();
    report.apply(&fixes(&report, of)).unwrap();
    assert_eq!(report.fixed(Fixed::Addressee)[0].text, "市政府办公室：");
    assert!(report.fixed(Fixed::Subtitle).is_empty());
    assert_eq!(of_rule(&report, "S10"), 0);
}

#[test]
fn lists_of_ones_own_are_heeded() {
    let own = r#"Lists(format: 1, date: "2026-11-01",
        people: [
            (name: "张志远", post: "县委书记"),
            (name: "刘明", post: "县委副书记、县长"),
            (name: "李晓梅", post: "副县长"),
        ],
        names: [(full: "云溪县大数据中心", short: ["数据中心", "大数据站"])],
        slogans: ["一湖四岸"],
        fixed: [(text: "“一核两翼”发展布局", wrong: ["“一核两翼”发展格局"])],
        orders: [(rule: "T21", least: 2, close: true, items: ["城东", "城西", "城南"])],
        groups: [(rule: "T11", words: [(wrong: "白云山庄", right: "白云山居")])],
    )"#;
    let mut lists = Lists::built_in();
    lists.extend(Lists::read(own).unwrap().as_own());
    let context = Context::new(lists, &["推动形成“一核两翼”发展布局".into()]);
    for (text, rule, flagged, fix) in [
        ("在白云山庄召开会议。", "T11", "白云山庄", Some("白云山居")),
        ("统一布署工作。", "T11", "布署", Some("部署")),
        ("县长刘明、县委书记张志远出席。", "T22", "县长刘明", None),
        ("副县长刘明带队检查。", "T22", "副县长", None),
        ("李小梅副县长指出3个问题。", "T22", "李小梅", Some("李晓梅")),
        ("数据中心牵头，大数据站配合。", "T23", "大数据站", Some("数据中心")),
        ("打造“一湖四案”景观。", "T20", "一湖四案", None),
        ("构建“一核两翼”发展格局。", "T20", "“一核两翼”发展格局", Some("“一核两翼”发展布局")),
        ("推进城西、城东改造。", "T21", "城西、城东", Some("城东、城西")),
    ] {
        let findings = check(&report(text), &context);
        let found = findings.iter().find(|f| f.rule.as_str() == rule && f.text == flagged);
        let found = found.unwrap_or_else(|| panic!("{text}: {:?}", brief(&findings)));
        assert_eq!(found.fix.as_ref().map(|fix| fix.shown.as_str()), fix, "{text}");
        let has_reason_of_its_own = matches!(rule, "T22" | "T23") || flagged == "布署";
        assert_eq!(found.own, !has_reason_of_its_own, "{text}");
    }
    // Of what is close to a phrase and wrong by a graver rule, the graver is told.
    let findings = check(&report("推动形成“一核两翼”发展格局。"), &context);
    assert_eq!(brief(&findings), [("T20", "“一核两翼”发展格局")]);
    let findings = check(&report("推动构成“一核两翼”发展布局。"), &context);
    assert_eq!(brief(&findings), [("T26", "推动构成“一核两翼”发展布局")]);
    for text in [
        "县委书记张志远、县长刘明、副县长李晓梅出席。",
        "县委副书记刘明主持，刘明县长讲话。",
        "时任副县长刘明带队检查。",
        "村民李小梅返乡创业。",
    ] {
        assert_eq!(brief(&check(&report(text), &context)), [], "{text}");
    }
    let mut context = context;
    context.organisation = Some("党组".into());
    let findings = check(&report("局党委高度重视。"), &context);
    assert_eq!(brief(&findings), [("T19", "党委")]);
    assert_eq!(findings[0].fix.as_ref().unwrap().shown, "党组");
}

fn ignoring(report: &Report, rule: &str, text: &str) -> Operation {
    let removed = report.settings().clone();
    let mut inserted = removed.clone();
    inserted.ignored.push(Ignored { rule: rule.into(), text: text.into() });
    Operation::Settings { removed: Box::new(removed), inserted: Box::new(inserted) }
}

#[test]
fn what_is_quoted_over_paragraphs_is_never_changed() {
    for (text, mended) in [
        ("他说：“我们要努力。\n布署其它工作。\n大家一起干。”", false),
        ("他说：“我们要努力。\n“布署其它工作。\n“大家一起干。”", false),
        ("他说：“我们要布署其它工作。\n大家一起干。”", false),
        ("他说：“我们要努力。\n布署其它工作。”", false),
        ("他说：“我们要努力。”\n布署其它工作。\n大家说：“一起干。”", true),
    ] {
        let report = report(text);
        let findings = check(&report, &SHARED);
        let found = findings.iter().filter(|f| matches!(f.text.as_str(), "布署" | "其它"));
        let fixed: Vec<bool> = found.map(|f| f.fix.is_some()).collect();
        assert!(!fixed.is_empty() && fixed.iter().all(|fixed| *fixed == mended), "{text}");
        assert_eq!(safe_fixes(&report, &SHARED).count() > 0, mended, "{text}");
    }
}

#[test]
fn what_is_said_of_a_long_paragraph_stands_at_its_start() {
    let report = report(&format!("布署工作。{}", paragraph()));
    let findings = check(&report, &SHARED);
    let long = findings.iter().find(|f| f.is_of_paragraph()).unwrap();
    assert_eq!(long.range.start, 0);
    assert!(findings.iter().any(|f| f.text == "布署"), "the first words are checked, too");
}

#[test]
fn a_short_name_is_marked_where_it_comes_too_early() {
    let text = "一、工作\n工作专班迅速成立。成立防汛工作专班（以下简称“工作专班”），工作专班负责。";
    let findings = check(&report(text), &SHARED);
    let early = findings.iter().find(|f| f.rule == RuleId::S14).unwrap();
    assert_eq!((early.text.as_str(), early.range.start), ("工作专班", 0));
}

#[test]
fn a_missing_section_is_told_of_a_title_with_an_open_place() {
    let text = "**局关于值班情况的报告\n一、工作情况\n成立专班负责调度。\n二、存在问题\n人手不足。";
    assert_eq!(of_rule(&report(text), "S17"), 1);
}
