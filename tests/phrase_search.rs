//! What a query must find in the built-in pack, in which section, first or among the first three.
#![allow(clippy::unwrap_used)]

use qicao::phrases::{Fields, Finder, Kind, Layer, Library, Place, Query, Usage, pack};
use std::sync::Arc;

/// Sections by name: their tags, and the kinds of phrase that belong there.
const SECTIONS: &[(&str, &[&str], &[Kind], &str)] = &[
    ("前言", &["前言", "总体情况"], &[Kind::Opening, Kind::Transition], ""),
    (
        "组织",
        &["工作开展", "组织领导", "责任落实"],
        &[Kind::Measure, Kind::Item, Kind::Figures],
        "加强组织领导，落实主体责任",
    ),
    (
        "理论",
        &["工作开展", "理论武装"],
        &[Kind::Measure, Kind::Item, Kind::Figures],
        "注重理论武装，提升队伍素质",
    ),
    (
        "舆论",
        &["工作开展", "舆论引导", "舆情处置"],
        &[Kind::Measure, Kind::Item, Kind::Figures],
        "抓好舆论引导，凝聚思想共识",
    ),
    ("问题", &["存在问题"], &[Kind::Problem, Kind::Transition], "存在问题"),
    ("打算", &["下步打算"], &[Kind::Plan, Kind::Transition], "下一步打算"),
    ("建议", &["意见建议"], &[Kind::Suggestion], "意见建议"),
];

/// Section, query, what the phrase holds, and among the first how many it must be.
const QUERIES: &[(&str, &str, &str, usize)] = &[
    ("前言", "贯彻部署", "决策部署", 3),
    ("前言", "zhidao", "为指导", 3),
    ("前言", "xjp sxzyzd", "习近平新时代中国特色社会主义思想为指导", 3),
    ("前言", "xqk", "现将", 3),
    ("前言", "huibao", "汇报如下", 3),
    ("前言", "现将", "现将", 1),
    ("前言", "baogaoruxia", "报告如下", 3),
    ("前言", "stfz", "守土负责", 3),
    ("前言", "shoutu", "守土有责", 1),
    ("前言", "zzzj", "政治自觉", 3),
    ("组织", "ztzr", "主体责任", 3),
    ("组织", "主体责任", "主体责任", 1),
    ("组织", "yszr", "压实", 3),
    ("组织", "压实责任", "压实", 3),
    ("组织", "ygsz", "一岗双责", 3),
    ("组织", "一岗双责", "一岗双责", 1),
    ("组织", "zyyr", "重要议事日程", 3),
    ("组织", "议事日程", "议事日程", 1),
    ("组织", "diyizerenren", "第一责任人", 3),
    ("组织", "dyzrr", "第一责任人", 3),
    ("组织", "同部署 同检查", "同部署", 1),
    ("组织", "kaohe", "考核", 3),
    ("组织", "kaohe 检查", "同检查", 3),
    ("组织", "ldxz", "领导小组", 3),
    ("组织", "lingdaoxiaozu", "领导小组", 3),
    ("组织", "mzshh", "民主生活会", 3),
    ("组织", "述职", "述职报告", 3),
    ("组织", "kangzaijianshang", "扛在肩上", 3),
    ("理论", "lilunwuzhuang", "理论武装", 3),
    ("理论", "llwz", "理论武装", 3),
    ("理论", "ztdr", "主题党日", 3),
    ("理论", "xxqg", "学习强国", 3),
    ("理论", "学习强国", "学习强国", 1),
    ("理论", "中心组 次数", "中心组", 3),
    ("理论", "zhongxinzu", "中心组", 3),
    ("理论", "dyyt", "第一议题", 3),
    ("理论", "diyiyiti", "第一议题", 1),
    ("理论", "xdth", "心得体会", 3),
    ("理论", "xinde", "心得体会", 3),
    ("理论", "领学", "领学", 3),
    ("理论", "zhongyao", "重要", 3),
    ("理论", "chongyao", "重要", 3),
    ("理论", "xue习", "学习", 3),
    ("舆论", "yuqing", "舆情", 3),
    ("舆论", "yqcz", "舆情", 3),
    ("舆论", "zmxc", "正面宣传", 3),
    ("舆论", "正面宣传", "正面宣传", 1),
    ("舆论", "zhengnengliang", "正能量", 3),
    ("舆论", "弘扬 主旋律", "主旋律", 3),
    ("舆论", "wpy", "网评员", 3),
    ("舆论", "wangpingyuan", "网评员", 1),
    ("舆论", "xxfb", "信息发布", 3),
    ("舆论", "审核 发布", "发布", 3),
    ("舆论", "12345", "热线", 3),
    ("舆论", "rexian", "热线", 3),
    ("舆论", "ylyd", "舆论引导", 3),
    ("舆论", "#网络管理", "网络", 3),
    ("舆论", "#阵地建设 xuanchuan", "宣传", 3),
    ("问题", "renshibuzu", "认识不足", 3),
    ("问题", "rsbz", "认识", 3),
    ("问题", "不够", "不够", 1),
    ("问题", "benlingkonghuang", "本领恐慌", 1),
    ("问题", "blkh", "本领恐慌", 1),
    ("问题", "fangshi 创新", "创新", 3),
    ("问题", "差距", "差距", 1),
    ("问题", "zybx", "主要表现", 3),
    ("问题", "主要表现在", "主要表现", 1),
    ("打算", "xyb", "下一步", 3),
    ("打算", "xiayibu", "下一步", 3),
    ("打算", "zzzw", "政治站位", 3),
    ("打算", "政治站位", "政治站位", 1),
    ("打算", "lgwh", "两个维护", 3),
    ("打算", "sgys", "四个意识", 3),
    ("打算", "duanban", "短板", 3),
    ("打算", "lwyd", "两微一端", 3),
    ("打算", "两微一端", "两微一端", 1),
    ("打算", "dwjs", "队伍", 3),
    ("打算", "yanpan", "研判", 3),
    ("打算", "chuangxin", "创新", 3),
    ("打算", "chongfen", "充分", 3),
    ("建议", "xiwang", "希望", 3),
    ("建议", "人才", "人才", 3),
    ("建议", "peixun", "培训", 3),
];

fn finder() -> Finder {
    let library = Library::new([(Layer::BuiltIn, pack::read(pack::BUILT_IN).unwrap())]);
    Finder::new(Arc::new(library), Fields::default())
}

fn place(section: &str) -> Place {
    let (_, tags, kinds, heading) = SECTIONS.iter().find(|(name, ..)| *name == section).unwrap();
    Place {
        tags: tags.iter().map(ToString::to_string).collect(),
        kinds: kinds.to_vec(),
        heading: (*heading).to_string(),
        text: String::new(),
    }
}

#[test]
fn queries_find_what_a_writer_means() {
    let finder = finder();
    let mut wrong = Vec::new();
    for (section, query, expect, within) in QUERIES {
        let standing = finder.standing(&place(section), &Usage::default(), 0);
        let hits = finder.search(&Query::parse(query), &standing, 5);
        let texts: Vec<_> = hits
            .best
            .iter()
            .map(|hit| finder.library().get(hit.item).unwrap().phrase.text.as_str())
            .collect();
        if !texts.iter().take(*within).any(|text| text.contains(expect)) {
            wrong.push(format!("{section} {query}: {expect} not in first {within} of {texts:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(QUERIES.len() >= 60, "{}", QUERIES.len());
}

#[test]
fn before_a_letter_is_typed_the_list_is_what_the_section_needs() {
    let finder = finder();
    for (section, tags, ..) in SECTIONS {
        let standing = finder.standing(&place(section), &Usage::default(), 0);
        let hits = finder.search(&Query::parse(""), &standing, 4);
        for hit in &hits.best {
            let phrase = &finder.library().get(hit.item).unwrap().phrase;
            let fits = phrase.tags.iter().any(|tag| tags.contains(&tag.as_str()));
            assert!(fits, "{section}: {}", phrase.text);
        }
    }
}
