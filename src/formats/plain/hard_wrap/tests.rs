use super::*;
use proptest::prelude::*;

const TITLE: [&str; 2] = ["北川县2023年度生态环境保护工作情况的报告", "（2024年1月20日）"];

/// Title, paragraphs and headings, one a line, as they were before anybody broke them.
const PARAGRAPHS: &[&str] = &[
    "2023年以来，全县上下深入践行绿水青山就是金山银山的理念，坚决扛起生态环境保护政治责任，扎实推进中央环保督察反馈问题整改，全县生态环境质量持续改善，空气优良天数比例达到98.6%，地表水国控断面水质优良比例为100%。现将有关情况报告如下：",
    "一、主要工作开展情况",
    "（一）坚持高位推动，压紧压实责任。县委常委会、县政府常务会先后12次专题研究生态环境保护工作，县委、县政府主要领导深入一线调研督导25次，推动解决突出问题38个。制定印发责任清单，明确46个部门、23个乡镇的生态环境保护职责，建立“月调度、季通报、年考核”机制。",
    "（二）坚持标本兼治，打好污染防治攻坚战。一是深入打好蓝天保卫战，淘汰35蒸吨以下燃煤锅炉16台，整治VOCs排放企业27家，安装PM2.5在线监测设备14套；二是深入打好碧水保卫战，新建污水管网48.6公里，完成入河排污口整治112个；三是深入打好净土保卫战，受污染耕地安全利用率达到93.5%以上。",
    "（三）坚持系统治理，守牢生态安全屏障。",
    "完成营造林5.2万亩，治理水土流失面积38平方公里。县自然资源局联合县林草局开展“绿盾”专项行动，排查图斑216个，整改销号209个，立案查处17起。引入第三方机构利用Remote Sensing Platform开展常态化监测，实现对重点区域全天候、全覆盖监管，相关做法在全省会议上作了交流发言。",
    "二、存在的主要问题",
    "一是农村面源污染治理任务依然艰巨，部分乡镇污水处理设施运行不正常，管网配套率仅为61%。二是环境基础设施短板明显，县城生活垃圾焚烧发电项目建设滞后于序时进度。三是基层执法力量薄弱，持证执法人员仅18人，难以满足日常监管需要。",
    "三、下一步工作打算",
    "下一步，我们将以习近平生态文明思想为指导，聚焦突出问题，持续深入打好污染防治攻坚战，加快推进绿色低碳发展，切实提升生态系统多样性、稳定性、持续性，让良好生态环境成为最普惠的民生福祉，奋力谱写人与自然和谐共生的现代化新篇章。",
];

/// How a text is broken: at how many columns, whether marks are kept from the start of a line by
/// pulling them up, and words kept whole.
#[derive(Debug, Clone, Copy)]
struct Style {
    columns: usize,
    indent: bool,
    kinsoku: bool,
    whole_words: bool,
    set_apart: bool,
}

fn found(text: &str) -> Option<usize> {
    columns(text, &crate::text::held_lines(text).collect::<Vec<_>>())
}

fn wrap_paragraph(paragraph: &str, style: Style, out: &mut Vec<String>) {
    let text = if style.indent { format!("　　{paragraph}") } else { paragraph.to_string() };
    let mut units: Vec<String> = Vec::new();
    for c in text.chars() {
        let joins = style.whole_words
            && c.is_ascii_graphic()
            && units.last().is_some_and(|u| u.ends_with(|b: char| b.is_ascii_graphic()));
        match units.last_mut() {
            Some(last) if joins => last.push(c),
            _ => units.push(c.to_string()),
        }
    }
    let mut line = String::new();
    for unit in units {
        let hangs = style.kinsoku && unit.chars().all(|c| CLOSING.contains(c));
        let allowed = style.columns + if hangs { 2 } else { 0 };
        if width(&line) + width(&unit) > allowed && !line.is_empty() {
            let cut = match line.char_indices().next_back() {
                Some((at, c)) if style.kinsoku && OPENING.contains(c) => at,
                _ => line.len(),
            };
            let kept = line.split_off(cut);
            out.push(line.trim_end().to_string());
            line = kept;
            if unit == " " {
                continue;
            }
        }
        line.push_str(&unit);
    }
    out.push(line);
}

fn wrapped(paragraphs: &[&str], style: Style) -> String {
    let mut out = Vec::new();
    for title in TITLE {
        let blank = style.columns.saturating_sub(width(title)) / 4;
        let centred = if style.indent { "　".repeat(blank) } else { String::new() };
        out.push(format!("{centred}{title}"));
    }
    for paragraph in paragraphs {
        if style.set_apart {
            out.push(String::new());
        }
        wrap_paragraph(paragraph, style, &mut out);
    }
    out.join("\n")
}

/// Every way of breaking in the tables below.
fn styles() -> impl Iterator<Item = Style> {
    [60, 64, 70, 76, 80].into_iter().flat_map(|columns| {
        (0..16u8).map(move |bits| Style {
            columns,
            indent: bits & 1 > 0,
            kinsoku: bits & 2 > 0,
            whole_words: bits & 4 > 0,
            set_apart: bits & 8 > 0,
        })
    })
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn broken_texts_are_noticed_and_joined() {
    for style in styles() {
        let text = wrapped(PARAGRAPHS, style);
        let columns = found(&text).unwrap_or_else(|| panic!("{style:?}\n{text}"));
        assert!(columns.abs_diff(style.columns) <= HANGING, "{style:?} {columns}");
        let joined = join(&text, columns);
        assert_eq!(squeezed(&joined), squeezed(&text), "{style:?}");
        let lines: Vec<&str> = joined.split('\n').collect();
        let expect: Vec<&str> = TITLE.iter().chain(PARAGRAPHS).copied().collect();
        if style.whole_words {
            assert_eq!(lines, expect, "{style:?}\n{text}");
        } else {
            // A word cut in two comes back with a space in it: nothing says that it was one.
            let lines: Vec<String> = lines.iter().map(|line| squeezed(line)).collect();
            let expect: Vec<String> = expect.iter().map(|line| squeezed(line)).collect();
            assert_eq!(lines, expect, "{style:?}\n{text}");
        }
    }
}

#[test]
fn other_texts_are_not_noticed() {
    let repeated = |line: &str, times: usize| vec![line; times].join("\n");
    for text in [
        PARAGRAPHS.join("\n"),
        PARAGRAPHS.iter().map(|p| format!("　　{p}\n")).collect(),
        // Verses.
        repeated("锄禾日当午，汗滴禾下土。谁知盘中餐，粒粒皆辛苦。", 12),
        repeated("山河壮丽铺锦绣，岁月峥嵘谱华章，\n万众一心跟党走，踔厉奋发向未来。", 8),
        // Lists of equal items.
        repeated("坚持和加强党对生态环境保护工作的全面领导，落实主体责任", 14),
        repeated("1.坚持和加强党对生态环境保护工作的全面领导，落实主体责任；", 14),
        repeated("（一）坚持和加强党对生态环境保护工作的全面领导，落实主体责任。", 14),
        // A table of names.
        repeated("张海涛　李晓梅　王建平　欧阳春　马向前　周立波　陈建国　徐海燕", 14),
        repeated("张海涛、李晓梅、王建平、欧阳春、马向前、周立波、陈建国、徐海燕、", 14),
        // A table of figures.
        repeated("2023  1286.45  98.6%  1024  77.31  12.5%  2048.16  33.8%  512", 14),
        String::new(),
        "好".to_string(),
        "好。\n".repeat(1000),
    ] {
        assert_eq!(found(&text), None, "{text}");
    }
}

#[test]
fn an_indent_may_come_on_top_of_the_width() {
    let lines = ["认真贯彻落实党中央关于信访工作的决策部署和要"; 6].join("\n");
    let text = format!("　　{lines}\n求。\n").repeat(4);
    assert_eq!(found(&text), Some(44));
    assert_eq!(join(&text, 44).lines().count(), 4);
}

#[test]
fn short_paragraphs_between_headings_are_noticed() {
    let lines = [
        "　　一、基本情况",
        "　　全乡共有12个行政村、86个村民小组，总人口2.3万人，其中脱贫人口4126",
        "人。",
        "　　二、工作开展情况",
        "　　今年以来，我乡扎实推进各项工作，实现了脱贫人口收入持续增长、村容",
        "村貌持续改善。",
        "　　三、存在问题",
        "　　产业基础还不够稳固。部分脱贫户内生动力不足，存在等、靠、要的思想倾",
        "向，稳岗就业压力较大。",
        "　　四、下步打算",
        "　　继续巩固成果，抓好产业帮扶项目的落地。进一步健全防止返贫监测和帮扶",
        "机制，守住底线。",
    ];
    let text = lines.join("\n");
    let columns = found(&text).unwrap();
    assert_eq!(join(&text, columns).lines().count(), 8);
}

#[test]
fn what_begins_a_line() {
    for (text, expect) in [
        ("工作", "工"),
        ("“工作", "“工"),
        ("工，作", "工，"),
        ("PM2.5在线", "PM2.5"),
        ("12.5%，增长", "12.5%，"),
        ("，工", "，"),
        ("", ""),
    ] {
        assert_eq!(first_unit(text), expect, "{text}");
    }
}

proptest! {
    #[test]
    fn joining_loses_no_character(text in "(加强|领导|，|。|“|”|（|）| |　|\n|1\\.|一、|[a-z0-9]){0,60}", columns in 4usize..40) {
        prop_assert_eq!(squeezed(&join(&text, columns)), squeezed(&text));
    }
}
