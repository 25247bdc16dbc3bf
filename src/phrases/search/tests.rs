use super::*;
use crate::phrases::library::Layer;
use crate::phrases::pack::{self, Pack, Phrase, PhraseId};
use crate::phrases::usage::Taken;
use proptest::prelude::*;

const TODAY: i32 = 20_000;

fn fixture() -> Pack {
    pack::read(include_str!("../fixture.ron")).unwrap()
}

fn finder(fields: &[(&str, &str)]) -> Finder {
    let fields = fields.iter().map(|&(name, value)| (name.into(), value.into())).collect();
    Finder::new(Arc::new(Library::new([(Layer::BuiltIn, fixture())])), fields)
}

fn section(tag: &str) -> Place {
    Place { tags: vec![tag.into()], ..Place::default() }
}

fn texts<'a>(finder: &'a Finder, hits: &Hits) -> Vec<&'a str> {
    let text = |hit: &Hit| finder.library().get(hit.item).unwrap().phrase.text.as_str();
    hits.best.iter().map(text).collect()
}

fn found<'a>(finder: &'a Finder, place: &Place, line: &str) -> Vec<&'a str> {
    let standing = finder.standing(place, &Usage::default(), TODAY);
    texts(finder, &finder.search(&Query::parse(line), &standing, 200))
}

/// In a section of this tag, the query, and how the phrase begins that must be among the first so
/// many.
const SEARCHES: [(&str, &str, usize, &str); 50] = [
    // Hanzi
    ("组织领导", "压实", 3, "压紧压实"),
    ("组织领导", "主体责任", 3, "压实{工作}工作主体责任"),
    ("组织领导", "议事日程", 1, "把{工作}工作纳入"),
    ("理论武装", "二十大", 1, "深入学习贯彻"),
    ("舆论引导", "正能量", 1, "发出好声音"),
    ("存在问题", "不够", 3, "风险隐患处置"),
    ("落款", "报告", 1, "特此报告"),
    ("前言", "报告如下", 1, "现将{年份}年"),
    ("理论武装", "学习强国", 1, "用好用活"),
    ("理论武装", "往实里做", 1, "推动理论武装"),
    // Hanzi with a break, marks passed over
    ("理论武装", "理论往深里", 1, "推动理论武装"),
    ("理论武装", "强化网络舆情", 1, "强化网络安全及"),
    ("理论武装", "“四个意识”", 1, "“四个意识”"),
    ("理论武装", "四个意识更加牢固四个自信", 1, "“四个意识”"),
    // whole readings
    ("理论武装", "zhengzhililun", 1, "组织开展政治理论"),
    ("组织领导", "zuzhilingdao", 3, "加强组织领导"),
    ("舆论引导", "yulunyindao", 1, "抓好舆论引导"),
    ("网络管理", "wangluoanquan", 1, "强化网络安全"),
    ("阵地建设", "shaosuo", 1, "守好守牢"),
    ("落款", "tecibaogao", 1, "特此报告"),
    ("下一步打算", "xiagongfu", 1, "在健全体制机制"),
    // a reading that is not finished yet
    ("组织领导", "qieshilv", 1, "{组织=党组|党委}书记切实"),
    ("落款", "tecibaog", 1, "特此报告"),
    // initials
    ("理论武装", "zzll", 2, "组织开展政治理论"),
    ("组织领导", "zrrzr", 1, "{组织=党组|党委}书记"),
    ("组织领导", "ldqzdq", 1, "牢牢掌握"),
    ("理论武装", "ztdk", 1, "带头讲授专题党课"),
    ("舆论引导", "ylyd", 1, "抓好舆论引导"),
    ("网络管理", "sssj", 1, "落实“三审三校”"),
    ("队伍建设", "dwjs", 3, "加强干部队伍"),
    ("落款", "tcbg", 1, "特此报告"),
    ("下一步打算", "cthchx", 1, "持续推进"),
    // mixed
    ("前言", "gz报告", 1, "现将{年份}年"),
    ("理论武装", "zhuanti党课", 1, "带头讲授专题党课"),
    ("组织领导", "一岗sz", 1, "班子成员"),
    ("组织领导", "yishi日程", 1, "把{工作}工作纳入"),
    // several words in any order
    ("组织领导", "责任 压实", 3, "压紧压实"),
    ("队伍建设", "duiwu wpy", 1, "加强网评员"),
    ("存在问题", "xc 缺乏", 1, "宣传教育上"),
    ("网络管理", "wangluo 监测 qh", 1, "强化网络安全"),
    ("理论武装", "次 学习", 3, "组织开展政治理论"),
    // polyphones, ü
    ("组织领导", "zhongyao", 1, "把{工作}工作纳入"),
    ("组织领导", "chongyao", 1, "把{工作}工作纳入"),
    ("存在问题", "chuzhi", 1, "风险隐患处置"),
    ("网络管理", "sanjiao", 1, "落实“三审三校”"),
    ("组织领导", "lvxing", 3, "班子成员认真履行"),
    // tags, by Hanzi, pinyin and kind
    ("落款", "#组织 责任", 1, "{工作}责任有待"),
    ("落款", "#wl jizhi", 1, "严格落实日常读网"),
    ("落款", "#jianyi", 3, "建议定期"),
    ("落款", "#WENTI#duiwu", 1, "个别党员干部"),
];

#[test]
fn what_is_searched_comes_first() {
    let finder = finder(&[]);
    let mut wrong = Vec::new();
    for (tag, line, among, expected) in SEARCHES {
        let found = found(&finder, &section(tag), line);
        let place = found.iter().position(|text| text.starts_with(expected));
        if place.is_none_or(|place| place >= among) {
            let first: Vec<_> = found.iter().take(4).collect();
            wrong.push(format!("{line} in {tag}: {expected} is at {place:?}, {first:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_place_comes_before_the_match_and_what_is_there_comes_last() {
    let finder = finder(&[("工作", "信访")]);
    let in_problems = Place { kinds: vec![Kind::Problem], ..section("存在问题") };
    assert_eq!(found(&finder, &in_problems, "责任")[0], "{工作}责任有待加强。");
    let by_heading = Place { heading: "（一）加强组织领导".into(), ..Place::default() };
    assert_eq!(found(&finder, &by_heading, "组织")[0], "强化组织领导，压实工作责任。");
    let text = "宣传教育上缺乏深层次挖掘；信访责任,有待加强。";
    let said = Place { text: text.into(), ..in_problems.clone() };
    for (line, text) in [("责任", "{工作}责任有待加强。"), ("宣传", "宣传教育上缺乏深层次挖掘，")]
    {
        assert_eq!(found(&finder, &in_problems, line).first(), Some(&text));
        assert_eq!(found(&finder, &said, line).last(), Some(&text));
    }
}

#[test]
fn nothing_typed_lists_what_the_section_needs_by_topic() {
    let finder = finder(&[]);
    let place = Place { kinds: vec![Kind::Measure], ..section("网络管理") };
    let standing = finder.standing(&place, &Usage::default(), TODAY);
    let hits = finder.search(&Query::parse(" "), &standing, 200);
    assert_eq!((hits.total, hits.best.len()), (56, 56));
    let mut topics: Vec<_> = hits.best.iter().map(|hit| finder.topic(hit.item)).collect();
    topics.dedup();
    assert_eq!(topics.first(), Some(&"网络管理"));
    let mut once = topics.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), topics.len(), "every topic stands together: {topics:?}");
}

#[test]
fn what_was_taken_rises_and_what_is_pinned_is_first() {
    let finder = finder(&[]);
    let id = |text: &str| PhraseId::new("试用", text);
    let (lately, often) = ("压紧压实{工作}责任，", "牢牢掌握{工作}工作的领导权主动权。");
    let (pinned, elsewhere) = ("先后{次数}次专题研究{工作}工作，", "特此报告。");
    let taken = [
        (id(lately), Taken { count: 1, last_day: TODAY }),
        (id(often), Taken { count: 9, last_day: TODAY - 90 }),
    ];
    let pins = [id(pinned), id(elsewhere)];
    let usage = Usage { taken: taken.into(), pinned: pins.into(), ..Usage::default() };
    let standing = finder.standing(&section("组织领导"), &usage, TODAY);
    let hits = finder.search(&Query::parse(""), &standing, 200);
    assert_eq!(texts(&finder, &hits).get(..3), Some(&[pinned, lately, often][..]));
    // Where no section is named, everything fits.
    let anywhere = finder.standing(&Place::default(), &usage, TODAY);
    let hits = finder.search(&Query::parse(""), &anywhere, 200);
    let first = texts(&finder, &hits);
    assert!(first.iter().take(2).any(|text| *text == elsewhere), "{first:?}");
    // A day that lies ahead, as after a change of the clock, is a day like today.
    let ahead = Taken { count: 1, last_day: i32::MAX };
    assert_eq!(ahead.points(i32::MIN), Taken { count: 1, last_day: 3 }.points(3));
}

#[test]
fn a_field_is_found_by_its_value_and_an_option_aside() {
    let line = "信访工作主体责任";
    assert!(found(&finder(&[]), &Place::default(), line).is_empty());
    let filled = finder(&[("工作", "信访")]);
    let standing = filled.standing(&Place::default(), &Usage::default(), TODAY);
    let hits = filled.search(&Query::parse("xf工作zhuti"), &standing, 9);
    assert_eq!(texts(&filled, &hits), ["压实{工作}工作主体责任，"]);
    assert_eq!(marked(&filled, &hits.best[0]), "压实[{工作}工作主体]责任，");
    // An option that is not shown, and a name, come behind what the text says.
    let options = found(&filled, &Place::default(), "dangwei");
    assert_eq!(options.len(), 2);
    let names = found(&filled, &Place::default(), "次数");
    assert_eq!(names.len(), 4);
    let standing = filled.standing(&Place::default(), &Usage::default(), TODAY);
    let hits = filled.search(&Query::parse("danghui"), &standing, 9);
    assert_eq!(hits.total, 0, "no run goes from an option that is not shown into the text");
}

fn marked(finder: &Finder, hit: &Hit) -> String {
    let mut text = finder.library().get(hit.item).unwrap().phrase.text.clone();
    for range in hit.ranges.iter().rev() {
        text.insert(range.end, ']');
        text.insert(range.start, '[');
    }
    text
}

#[test]
fn matched_characters_are_marked() {
    let finder = finder(&[]);
    for (tag, line, expected) in [
        ("理论武装", "二十大 shenru", "[深入]学习贯彻党的[二十大]精神，"),
        (
            "理论武装",
            "四个意识更加",
            "“[四个意识]”[更加]牢固、“四个自信”更加坚定、“两个维护”更加坚决。",
        ),
        ("组织领导", "cs", "先后{[次数]}次专题研究{工作}工作，"),
        ("网络管理", "ssjd", "落实“三[审三校]”制[度]，"),
    ] {
        let standing = finder.standing(&section(tag), &Usage::default(), TODAY);
        let hits = finder.search(&Query::parse(line), &standing, 200);
        let shown: Vec<_> = hits.best.iter().map(|hit| marked(&finder, hit)).collect();
        assert!(shown.iter().any(|text| text == expected), "{line}: {shown:#?}");
    }
}

#[test]
fn a_search_for_few_gives_the_first_of_many() {
    let finder = finder(&[]);
    for line in ["", "z", "g z j", "工作", "jq", "#组织 责任"] {
        let query = Query::parse(line);
        let standing = finder.standing(&section("组织领导"), &Usage::default(), TODAY);
        let all = finder.search(&query, &standing, 200);
        for most in [0, 1, 3, 10] {
            let few = finder.search(&query, &standing, most);
            assert_eq!(few.total, all.total, "{line}");
            let points = |hits: &Hits| {
                let mut points: Vec<_> = hits.best.iter().map(|hit| hit.points).collect();
                points.sort_unstable_by(|a, b| b.cmp(a));
                points
            };
            let expected: Vec<_> = points(&all).into_iter().take(most).collect();
            assert_eq!(points(&few), expected, "{line}");
        }
    }
}

/// Texts of few letters, so that words fit them often; polyphones, marks and slots among them.
fn texts_to_search() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        4 => "[政治理论重要长行前言西安略嗯先]{1,4}",
        1 => "[，。“《、]",
        1 => "[ＡzGx2]{1,2}",
        1 => Just("{次数}".to_owned()),
        1 => Just("{工作=党组|党委}".to_owned()),
    ];
    prop::collection::vec(prop::collection::vec(piece, 1..6).prop_map(|p| p.concat()), 1..80)
}

fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[政治理论重要长行西安略嗯]{1,3}",
        "(zheng|zhi|li|lun|zhong|chong|yao|chang|xing|hang|xi|an|lve|n|xian|ci|dang)",
        "[zlcyxhn]{1,3}",
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn finder_of(texts: &[String], fields: &[(&str, &str)]) -> Finder {
    let phrase = |text: &String| Phrase {
        text: text.clone(),
        kind: Kind::Item,
        tags: vec![text.chars().take(2).collect()],
        sources: vec![],
        group: String::new(),
    };
    let pack = Pack { name: "随机".into(), phrases: texts.iter().map(phrase).collect() };
    let fields = fields.iter().map(|&(name, value)| (name.into(), value.into())).collect();
    Finder::new(Arc::new(Library::new([(Layer::Shared, pack)])), fields)
}

fn items(finder: &Finder, line: &str) -> Vec<usize> {
    let standing = finder.standing(&Place::default(), &Usage::default(), TODAY);
    let hits = finder.search(&Query::parse(line), &standing, usize::MAX);
    assert_eq!(hits.total, hits.best.len());
    let mut items: Vec<_> = hits.best.iter().map(|hit| hit.item).collect();
    items.sort_unstable();
    items
}

proptest! {
    #[test]
    fn a_longer_word_never_fits_more(texts in texts_to_search(), line in typed()) {
        let finder = finder_of(&texts, &[("次数", "政治")]);
        let mut shorter = line.clone();
        let mut found = items(&finder, &shorter);
        while shorter.pop().is_some() {
            let wider = items(&finder, &shorter);
            prop_assert!(found.iter().all(|item| wider.contains(item)), "{} {}", line, shorter);
            found = wider;
        }
    }

    /// What the coarse look lets fall could not have matched, and what is read off it is right.
    #[test]
    fn the_sieve_loses_nothing(texts in texts_to_search(), line in typed()) {
        let finder = finder_of(&texts, &[]);
        let glyphs = finder.index.glyphs();
        let mut matcher = crate::phrases::matching::Matcher::<()>::new();
        let words = [line.clone(), line.chars().take(1).collect()];
        for word in words.iter().filter_map(|word| Word::new(word)) {
            let word = ReadyWord::new(&word, glyphs);
            let exact = word.is_one_initial();
            let fitting: Vec<_> = (0..finder.library.entries().len())
                .filter(|&item| matcher.fits(finder.index.items().get(item), &word, glyphs))
                .collect();
            let sieved: Vec<_> = finder.index.sieve().pass(&[word]).collect();
            prop_assert!(fitting.iter().all(|item| sieved.contains(item)));
            prop_assert!(!exact || fitting == sieved);
        }
        prop_assert_eq!(
            items(&finder, &line).len(),
            finder.search(
                &Query::parse(&line),
                &finder.standing(&Place::default(), &Usage::default(), TODAY),
                1
            ).total
        );
    }

    #[test]
    fn ranges_lie_on_characters_in_order(texts in texts_to_search(), line in typed()) {
        let finder = finder_of(&texts, &[("工作", "理论")]);
        let standing = finder.standing(&Place::default(), &Usage::default(), TODAY);
        let line = format!("{line} {}", line.chars().take(2).collect::<String>());
        for hit in finder.search(&Query::parse(&line), &standing, 9).best {
            let text = &finder.library().get(hit.item).unwrap().phrase.text;
            prop_assert!(!hit.ranges.is_empty());
            prop_assert!(hit.ranges.iter().all(|r| !text.get(r.clone()).unwrap().is_empty()));
            prop_assert!(hit.ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }

    #[test]
    fn any_text_and_any_line_are_taken(
        texts in prop::collection::vec("\\PC{0,30}|[\\x00-\\xff{}|=]{0,9}", 0..9),
        line in "\\PC{0,90}|[#@>a-z \\x00-\\x20]{0,90}",
        said in "\\PC{0,30}",
    ) {
        let finder = finder_of(&texts, &[]);
        let place = Place { heading: said.clone(), text: said, ..Place::default() };
        let standing = finder.standing(&place, &Usage::default(), TODAY);
        let hits = finder.search(&Query::parse(&line), &standing, 5);
        prop_assert!(hits.best.len() <= hits.total);
    }
}
