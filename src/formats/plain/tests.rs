use super::*;
use crate::report::{Report, Section};
use proptest::prelude::*;

fn report(text: &str) -> Report {
    Report::new(read(text, false).unwrap().draft).unwrap()
}

/// Shows a report by its parts: `题`, `副`, `送`, `引`, sections as number, heading and mark, …
fn shape(text: &str) -> String {
    let report = report(text);
    let mut out = Vec::new();
    let names = ["题", "副", "送", "引", "结", "附", "署", "期", "后"];
    let labels = crate::report::numbering::labels(&report);
    for (part, name) in Fixed::all().zip(names) {
        if part == Fixed::Closing {
            for (section, label) in report.sections().iter().zip(&labels) {
                out.push(section_shape(section, label.text.trim(), label.fits_place));
            }
        }
        if !report.fixed(part).is_empty() {
            out.push(format!("{name}{}", report.fixed(part).len()));
        }
    }
    out.join(" ")
}

fn section_shape(section: &Section, label: &str, fits: bool) -> String {
    let mark = section.run_in.as_deref().map(|m| format!("+{m}")).unwrap_or_default();
    let own = if fits { "" } else { "!" };
    let body = section.body.len();
    format!("{}[{label}{own}{}{mark}]{body}", section.level, section.heading)
}

fn bare(text: &str) -> Vec<String> {
    text.lines().map(|l| l.trim().to_string()).filter(|l| !l.is_empty()).collect()
}

/// Laws 3 and 4 for one text.
fn keeps_the_laws(text: &str) {
    let first = report(text);
    for lines in [Lines::Indented, Lines::Flat] {
        let written = write(&first, lines);
        assert_eq!(bare(&written), bare(text), "law 4");
        assert_eq!(report(&written), first, "law 3");
    }
}

#[test]
fn whole_texts() {
    for (text, expect) in [
        (
            "关于2024年工作的报告\n市委办公室：\n现将情况报告如下：\n一、工作情况\n（一）抓学习。好。\n（二）抓落实。\n也好。\n二、下步打算\n继续。\n特此报告。\n附件：1.统计表\n2.名单\n某局\n2024年5月6日\n（联系人：张三）",
            "题1 送1 引1 1[一、工作情况]0 2[（一）抓学习+。]1 2[（二）抓落实+。]2 1[二、下步打算]1 结1 附2 署1 期1 后1",
        ),
        (
            "政府工作报告\n——2024年3月5日在某会议上\n国务院总理　张三\n各位代表：\n我报告工作。\n一、2023年工作回顾\n成绩很大。",
            "题1 副2 送1 引1 1[一、2023年工作回顾]1",
        ),
        (
            "某市人民政府\n关于做好工作的通知\n某政发〔2024〕3号\n各县区、各部门：\n1.抓学习。\n2、抓落实。",
            "题2 副1 送1 1[1.抓学习+。]0 1[2、抓落实+。]0",
        ),
        (
            "某条例\n（2024年1月1日通过）\n第一章　总则\n第一条　为了规范，制定本条例。\n第二条　下列情形：\n（一）甲；\n（二）乙。\n第二章　附则\n第三条　本条例自公布之日起施行。",
            "题1 副1 1[第一章总则]0 2[第一条+]1 2[第二条+]1 3[（一）甲+；]0 3[（二）乙+。]0 1[第二章附则]0 2[第三条+]1",
        ),
        (
            "某规程\n1 总则\n1.1 目的\n为了好。\n1.2 范围\n都在内。\n1.2.1 例外\n3.5 万元不算。\n2 附则\n无。",
            "题1 1[1总则]0 2[1.1目的]1 2[1.2范围]1 3[1.2.1例外]1 1[2附则]1",
        ),
        // Items in brackets within a decimal part hide no number behind them.
        (
            "某规程\n1 总则\n1.1 目的\n（1）甲。\n（2）班组长：乙。\n1.2 范围\n（1）丙。\n2 附则\n2.1 丁\n无。",
            "题1 1[1总则]0 2[1.1目的]0 3[（1）甲+。]0 3[（2）班组长+：]1 2[1.2范围]0 3[（1）丙+。]0 1[2附则]0 2[2.1丁]1",
        ),
        (
            "一、甲\n1.乙\n2.丙\n（一）丁\n1.戊\n二、己",
            "1[一、甲]0 2[1.乙]0 2[2.丙]0 2[（一）丁]0 3[1.戊]0 1[二、己]0",
        ),
        ("一、甲\n三、乙\n四、丙", "1[一、甲]0 1[三、!乙]0 1[四、丙]0"),
        (
            "一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅",
            "1[一、甲]0 2[（一）子]0 2[（二）丑]0 1[二、乙]0 2[（三）寅]0",
        ),
        ("一、甲。\n好。", "1[一、甲+。]2"),
        ("目录\n一、甲\n二、乙\n一、甲\n好。\n二、乙\n也好。", "引3 1[一、甲]1 1[二、乙]1"),
        ("2022年以来，局党组学习。\n一、甲", "引1 1[一、甲]0"),
        ("张三：\n来信收到。\n此致\n敬礼！\n李四\n2024年5月6日", "引2 结2 署1 期1"),
        ("工作报告\n好。\n2024年5月6日\n附件1\n一、甲", "题1 引1 期1 后2"),
        ("{次数}次}", "题1"),
        ("", ""),
        (
            "第一条　甲为乙。\n一、丙；\n二、丁。\n第二条　戊。",
            "1[第一条+]1 2[一、丙+；]0 2[二、丁+。]0 1[第二条+]1",
        ),
        ("一、甲\n第一条　乙为丙。\n二、丁", "1[一、甲]0 2[第一条+]1 1[二、丁]0"),
        // A date within the text, with what might come after one behind it.
        (
            "一、甲\n2024年5月6日\n（一）乙\n（二）丙\n丁。\n戊。",
            "1[一、甲]1 2[（一）乙]0 2[（二）丙]2",
        ),
        ("一、甲\n2024年5月6日\n（注）\n丁。\n戊。\n己。", "1[一、甲]5"),
        // Attachments that a closing follows.
        ("一、甲\n附件：1.表\n2.表\n3.表\n特此通知。\n某局", "1[一、甲]3 结1 署1"),
        ("一、甲\n附注：1.表，内。\n2.表，外。\n二、乙", "1[一、甲]2 1[二、乙]0"),
        ("一、甲\n会议须知：1.手机静音。\n2.发言简短。\n二、乙", "1[一、甲]2 1[二、乙]0"),
        // A quotation of several lines, and one that nobody closed.
        ("一、改为：“甲：\n（一）乙；\n（二）丙。”\n二、丁", "1[一、改为+：]3 1[二、丁]0"),
        (
            "一、“甲\n（一）乙\n二、丁\n（一）戊”",
            "1[一、“甲]0 2[（一）乙]0 1[二、丁]0 2[（一）戊”]0",
        ),
        // What goes against the custom is learned from how the numbers go on.
        (
            "1）甲\n（1）乙\n（2）丙\n2）丁\n（1）戊",
            "1[1）甲]0 2[（1）乙]0 2[（2）丙]0 1[2）丁]0 2[（1）戊]0",
        ),
        ("九、甲\n9.1 乙\n9.2 丙", "1[九、!甲]0 2[9.1乙]0 2[9.2丙]0"),
        // A list within one of its kind, and the outer one goes on.
        (
            "一、甲\n二、乙\n第一条　丙。\n第二条　丁：\n一、戊；\n二、己。\n第三条　庚。\n三、辛",
            "1[一、甲]0 1[二、乙]0 2[第一条+]1 2[第二条+]1 3[一、戊+；]0 3[二、己+。]0 2[第三条+]1 1[三、辛]0",
        ),
        (
            "（一）甲\n1.乙\n第一条　丙：\n（一）丁；\n（二）戊。\n第二条　己：\n（一）庚；\n（二）辛。\n2.壬\n（二）癸",
            "1[（一）甲]0 2[1.乙]0 3[第一条+]1 4[（一）丁+；]0 4[（二）戊+。]0 3[第二条+]1 4[（一）庚+；]0 4[（二）辛+。]0 2[2.壬]0 1[（二）癸]0",
        ),
        ("一、甲\n好。\n一、乙\n好。\n二、丙", "1[一、甲]1 1[一、!乙]1 1[二、丙]0"),
        // What would be a path but for what it counts.
        (
            "1.甲。\n2.2号楼好。\n3.3月底前好。\n4.乙。",
            "1[1.甲+。]0 1[2.2号楼好+。]0 1[3.3月底前好+。]0 1[4.乙+。]0",
        ),
        ("1.1号楼好。\n2.5个百分点不算。\n2.乙。", "1[1.1号楼好+。]2 1[2.乙+。]0"),
        (
            "1 甲\n1.1 乙\n1.2 丙\n2 丁\n2.1个人信息\n好。",
            "1[1甲]0 2[1.1乙]0 2[1.2丙]0 1[2丁]0 2[2.1个人信息]1",
        ),
        // An appendix of a decimal text.
        (
            "某规程\n1 甲\n1.1 乙\n2 丙\n2.1 丁\n附录A\n物资清单\n1 戊\n1.1 己\n2 庚\n2.1 辛",
            "题1 1[1甲]0 2[1.1乙]0 1[2丙]0 2[2.1丁]2 1[1!戊]0 2[1.1己]0 1[2庚]0 2[2.1辛]0",
        ),
        // Rows of a table, whatever numbers them.
        ("一、甲\n项目\t分\n1.乙\t20\n2.丙\t30\n二、丁", "1[一、甲]3 1[二、丁]0"),
        (
            "某简报\n【导读】\n1.甲：好消息\n2.乙：坏消息\n1.甲\n好消息来了。\n2.乙\n坏消息也来了。",
            "题1 引3 1[1.甲]1 1[2.乙]1",
        ),
        // 附件 above a title is the text sent along, above numbers it is the list.
        (
            "某合同\n第一条　好。\n某局\n2024年5月6日\n附件\n某承诺\n我们承诺：\n一、甲；\n二、乙。",
            "题1 1[第一条+]1 署1 期1 后5",
        ),
        (
            "某合同\n第一条　好。\n附件\n某承诺\n我们承诺：\n一、甲；\n二、乙。",
            "题1 1[第一条+]1 后5",
        ),
        ("报告\n一、甲\n附件\n某方案\n（2024年3月）\n一、乙", "题1 1[一、甲]0 后4"),
        ("报告\n好。\n附件\n某方案\n某清单\n某局\n2024年5月6日", "题1 引2 署3 期1"),
        (
            "报告\n附件：1.表\n2024年5月6日\n某表\n1.甲\n2.乙\n审核人：张三",
            "题1 引3 1[1.甲]0 1[2.乙]1",
        ),
        ("报告\n好。\n附：测算\n①甲：20元\n②乙：30元", "题1 引2 1[①甲+：]1 1[②乙+：]1"),
        ("内部控制报告\n各科室：\n好。", "题1 送1 引1"),
        ("一、学习文件\n好。", "1[一、学习文件]1"),
        ("某市文件\n各科室：\n好。", "题1 送1 引1"),
        ("报告\n一、对领导：\n好。", "题1 1[一、对领导+：]2"),
        ("报告\n好。\n某局\n2024年5月6日\n某办法\n第一条　甲。", "题1 引1 署1 期1 后2"),
        ("报告\n好。\n某局\n2024年5月6日\n某法\n（某日通过）", "题1 引1 署1 期1 后2"),
        ("报告\n好。\n特此报告。\n2024年5月6日\n某局", "题1 引1 结1 署2"),
        ("报告\n好。\n报告单位：某局\n报告时间：2024年7月1日", "题1 引1 署1 期1"),
        ("报告\n好。\n附件1\n附件2\n好。", "题1 引4"),
        ("报告\n好。\n附件1\n一、甲", "题1 引1 后2"),
        ("报告\n好。\n抄送：某局\n发：某科", "题1 引1 后2"),
        ("(一) 甲\n(二) 乙", "1[(一)甲]0 1[(二)乙]0"),
        ("一、甲\n①乙；\n②丙。", "1[一、甲]0 2[①乙+；]0 2[②丙+。]0"),
    ] {
        assert_eq!(shape(text), expect, "{text}");
        keeps_the_laws(text);
    }
}

#[test]
fn not_fooled() {
    for line in [
        "2022年以来，全局学习。",
        "1月、6月分别召开会议。",
        "100.5万元已经到位。",
        "3.5万名群众参加。",
        "一、二、三年级学生参加。",
        "第706号令已经施行。",
        "2024年5月6日，会议召开。",
        "第一条规定的情形除外。",
        "3 月份完成。",
        "3．15消费者权益日开展宣传。",
        "3.15消费者权益日开展宣传。",
        "１．５万人参加。",
        "一、二线城市",
        "三、四季度工作",
        "七、八十年代",
        "十 月",
        "第一节课由局长主讲",
        "第一章讲总则。",
        "（3）班",
        "一、甲……1",
        "“一、乙。",
        "2024年5月6日",
        "某市应急管理局",
        "附件：1.统计表",
        "附件1报送办公室。",
        "联系人：张三",
    ] {
        let text = format!("一、甲\n好。\n{line}\n也好。");
        assert_eq!(shape(&text), "1[一、甲]3", "{line}");
        keeps_the_laws(&text);
    }
}

#[test]
fn hard_wrapped_texts_are_noticed_and_joined() {
    let sentence = "局党组高度重视意识形态工作，坚决把意识形态工作扛在肩上、抓在手上，";
    let paragraph = format!("　　{}好。", sentence.repeat(6));
    let wrapped: String = {
        let chars: Vec<char> = paragraph.chars().collect();
        let lines: Vec<String> = chars.chunks(30).map(|c| c.iter().collect()).collect();
        lines.join("\n")
    };
    let text = format!("　　一、工作\n{wrapped}\n{wrapped}\n　　二、问题\n　　有。\n");
    let reading = read(&text, false).unwrap();
    assert_eq!(reading.hard_wrapped, Some(60));
    let joined = read(&text, true).unwrap();
    let bodies: Vec<_> = joined.draft.sections.iter().map(|s| s.body.len()).collect();
    assert_eq!(bodies, [2, 1]);
    assert_eq!(joined.draft.sections[0].body[0].text, paragraph.trim());
    for plain in ["一、甲\n好。\n二、乙\n也好。", "", &format!("{paragraph}\n{paragraph}")]
    {
        assert_eq!(read(plain, false).unwrap().hard_wrapped, None);
    }
}

#[test]
fn a_line_too_long_is_named() {
    let text = format!("好\n{}", "字".repeat(LONGEST_TEXT / 3 + 1));
    assert_eq!(read(&text, false).unwrap_err().line, 2);
}

#[test]
fn what_a_text_cannot_carry_is_named() {
    let mut draft = Draft::default();
    draft.fixed.of_mut(Fixed::Signature).push(Paragraph::new("这是一句话，不是署名。"));
    draft.sections.push(Section { level: 1, heading: "甲".into(), ..Section::default() });
    let good = Report::new(draft.clone()).unwrap();
    assert_eq!(lost(&good).parts, [Fixed::Signature]);
    assert_eq!(lost(&report("一、甲\n好。")), Lost::default());
    draft.sections[0].number = crate::report::numbering::Number::Unnumbered;
    let mut noted = Paragraph::new("好。");
    noted.note = "记得".into();
    draft.sections[0].body.push(noted);
    let lost = lost(&Report::new(draft).unwrap());
    assert_eq!((lost.sections, lost.notes), (1, 1));
}

#[test]
fn the_samples_keep_the_laws() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("the sample reports are not here: their round trip was not tried");
        return;
    };
    for file in files {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        keeps_the_laws(&text);
    }
}

/// Lines that are, look like, or nearly are parts of a report.
fn line() -> impl Strategy<Value = String> {
    let label = prop_oneof![
        "(一|二|三|四|十一)[、.]",
        "[（(](一|二|三)[）)]",
        "[1-4](\\.|、|．)",
        "（[1-3]）",
        "第(一|二|三)(章|节|条)　",
        "[①②③]",
        "[1-3]\\.[1-3] ",
        Just(String::new()),
    ];
    let rest = prop_oneof![
        "(加强|组织|领导|，|。|；|：|“|”|（|）|《|》|\\{|\\}| |2024年|二|三、){0,8}",
        Just("特此报告。".to_string()),
        Just("2024年5月6日".to_string()),
        Just("某局".to_string()),
        Just("附件：1.表".to_string()),
        Just("各科室：".to_string()),
        Just("（此件公开）".to_string()),
        Just("关于工作的报告".to_string()),
        Just("目录".to_string()),
        ".{0,12}",
    ];
    (label, rest).prop_map(|(label, rest)| format!("{label}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn laws_3_and_4_hold_for_every_text(lines in prop::collection::vec(line(), 0..14)) {
        let text = lines.join("\n");
        let text: String = text.chars().filter(|c| *c == '\n' || !crate::report::is_barred(*c)).collect();
        keeps_the_laws(&text);
    }
}
