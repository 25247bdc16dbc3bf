//! S06 on series that change where a list is told in a sentence and has but two or three items: `第一，抓学习；其次，抓培训`,
//! `首先抓学习，第二抓培训`.

use super::finding::Hit;
use super::passage::{Passage, opens_clause};
use super::rule::{Level, RuleId};

/// How a list begins, how it would go on, and how it goes on instead.
const MIXED: [(&str, &[&str], &[&str]); 4] = [
    ("第一，", &["第二"], &["其次，", "其二，"]),
    ("首先", &["其次", "第一"], &["第二", "其二"]),
    ("一来", &["二来"], &["第二，", "第二", "其次", "二是", "其二"]),
    ("一则", &["二则"], &["第二，", "第二", "其次", "二是", "其二"]),
];

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('第') && !p.may_hold('次') && !p.may_hold('二') {
        return;
    }
    third(p, hits);
    second(p, hits);
    steps(p, hits);
    at_last(p, hits);
    for (first, next, others) in MIXED {
        let opens = |at: &usize| *at == 0 || opens_clause(p.before(*at));
        let Some(at) = p.find(0, first).filter(opens) else { continue };
        if next.iter().any(|word| p.holds(word) && !others.contains(word)) {
            continue;
        }
        let behind = at + first.chars().count();
        let found = others.iter().find_map(|word| {
            let other = p.find(behind, word).filter(opens)?;
            Some((other, *word))
        });
        // What a comma follows is told where all lists are read; 第二产业, 第二天 and 第二季度 count nothing here.
        let Some((other, word)) =
            found.filter(|(other, word)| word.ends_with('，') || !p.is_any(other + 2, NAMES))
        else {
            continue;
        };
        let hit = Hit::new(RuleId::S06, other..other + 2).level(Level::Review);
        let told = |word: &str| word.trim_end_matches('，').to_string();
        hits.push(hit.arg(told(first)).arg(told(word)));
    }
}

/// `第一，杀虫关；第二，除杂关；再次，控湿关`
fn third(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let opens = |at: &usize| *at == 0 || opens_clause(p.before(*at));
    let Some(at) = p.find(0, "再次，").filter(opens) else { return };
    let second = ["第二，", "二是"].iter().find_map(|word| {
        let second = p.find(0, word).filter(opens)?;
        (second < at && !p.holds("其次")).then_some(word.trim_end_matches('，'))
    });
    if let Some(second) = second {
        let hit = Hit::new(RuleId::S06, at..at + 2).level(Level::Review);
        hits.push(hit.arg(second).arg("再次"));
    }
}

/// `炊事班一要管好进货，二是管好留样，三要管好炉火`: the first and the third are of one series, the second of another.
fn second(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (own, other) in [('要', "二是"), ('是', "二要")] {
        for at in p.places(other).filter(|at| opens_clause(p.before(*at))) {
            let end = p.run(at, |c| !matches!(c, '。' | '！'));
            let start = p.run_back(at, |c| !matches!(c, '。' | '！'));
            let (before, behind) = (p.slice(start..at), p.slice(at + 2..end));
            let [first, second, third] = ["一", "二", "三"].map(|n| format!("{n}{own}"));
            let led = before
                .split_once(&first)
                .is_some_and(|(before, _)| !before.ends_with(['统', '唯', '万', '单', '专']));
            let goes_on =
                ["，", "；"].iter().any(|mark| behind.contains(&format!("{mark}{third}")));
            if led && goes_on && !before.contains(&second) {
                let hit = Hit::new(RuleId::S06, at..at + 2).level(Level::Review);
                hits.push(hit.arg(first).arg(other));
            }
        }
    }
}

/// `第一步开展自评，第二阶段开展互评，第三步由总工会复评`
fn steps(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    const NOUNS: [&str; 6] = ["步", "阶段", "环节", "轮", "批", "期"];
    let opens = |at: &usize| *at == 0 || opens_clause(p.before(*at));
    let noun_at = |at: usize| NOUNS.iter().find(|noun| p.is(at + 2, noun));
    if !p.may_hold_word("第一") || !p.may_hold_word("第三") {
        return;
    }
    let nth =
        |word: &'static str| p.places(word).find(opens).and_then(|at| Some((at, *noun_at(at)?)));
    let (Some((one, first)), Some((two, second)), Some((three, third))) =
        (nth("第一"), nth("第二"), nth("第三"))
    else {
        return;
    };
    if one < two && two < three && first == third && second != first {
        let end = two + 2 + second.chars().count();
        let hit = Hit::new(RuleId::S06, two..end).level(Level::Review);
        hits.push(hit.arg(format!("第一{first}")).arg(format!("第二{second}")));
    }
}

/// `一是线路不足，二是信息不通，最后，人员紧缺`
fn at_last(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for word in ["最后，", "最后是", "再次，", "再次是"] {
        let within = |at: &usize| matches!(p.before(*at), '，' | '；');
        let Some(at) = p.places(word).find(within) else { continue };
        let (lead, second) =
            [("一是", "二是"), ("一要", "二要"), ("其一", "其二"), ("一来", "二来")]
                .into_iter()
                .find(|(one, two)| {
                    let sentence = p.sentence(at.saturating_sub(1));
                    let said = p.slice(sentence.start..at);
                    said.contains(one) && said.contains(two)
                })
                .unwrap_or_default();
        if second.is_empty() {
            continue;
        }
        let end = at + word.chars().count() - 1;
        let hit = Hit::new(RuleId::S06, at..end).level(Level::Review);
        hits.push(hit.arg(lead).arg(word.trim_end_matches(['，', '是'])));
    }
}

const NAMES: &[&str] = &[
    "，", "十", "百", "产业", "天", "季", "批", "期", "轮", "次", "个", "年", "类", "种", "条",
    "项", "款", "章", "步", "阶段", "组", "名", "位", "届", "级", "医院", "中学", "小学", "人民",
];
