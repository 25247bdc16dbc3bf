//! T04 by the frame a particle stands in: what stands on either side of 的, 地 or 得 leaves room for one of the
//! three only, whatever else the words may be.
//!
//! The lists of `particles` are asked first: they know more and say less.

use super::finding::Hit;
use super::particles::{
    ATTRIBUTES, DEGREES, DONE_AT, HELD, LIKE, ONLY_HOW, THINGS_ONLY as NOUNS, WITH_DE,
};
use super::particles::{COMPLEMENTS, DONE_WITHS, DONES, HOWS, NAMING, WHATS, ends_clause};
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, among, listed, words};
use super::rule::RuleId;

static ONLY: &Row = listed!(ONLY_HOW);
static KIND: &Row = listed!(ATTRIBUTES);

/// Says what stands for another at `i`, where the lists have nothing to say.
pub fn check(p: &Passage<'_>, i: usize) -> Option<Hit> {
    match p.at(i) {
        '的' => {
            let led = only_how(p, i).or_else(|| acted(p, i)).or_else(|| likened(p, i));
            led.or_else(|| overcome(p, i)).or_else(|| too_little(p, i)).or_else(|| so_much(p, i))
        }
        '地' => described(p, i).or_else(|| degree(p, i)).or_else(|| thing_done(p, i)),
        '得' => {
            let led = || one_by_one(p, i).map(|how| stands_for(p, i, how, '地'));
            named_thing(p, i).or_else(|| acted(p, i)).or_else(led)
        }
        _ => None,
    }
}

/// How a thing is of which 得很 says how much.
const GRADES: &str = "好多大快高少难强重紧忙累冷热远久早晚贵细稳乱满慢";

/// `群众反映好的很，`: before a mark it says how much.
fn so_much(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let much = p.at(i + 1) == '很' && ends_clause(p, i + 2) && GRADES.contains(p.before(i));
    much.then(|| Hit::new(RuleId::T04, i..i + 2).arg("得很").fix("得很"))
}

/// The particle at `i`, told with the word before it.
fn stands_for(p: &Passage<'_>, i: usize, word: &str, right: char) -> Hit {
    let fixed = format!("{word}{right}");
    let start = i - word.chars().count();
    debug_assert!(p.is(start, word));
    Hit::new(RuleId::T04, start..i + 1).arg(fixed.clone()).fix(fixed)
}

/// `各项指标稳步的提升`: 稳步 describes nothing.
fn only_how(p: &Passage<'_>, i: usize) -> Option<Hit> {
    static THING: &Row = words!("过程 进程 道路 步伐 节奏 态势 趋势 势头");
    // 稳步的提升离不开大家: something is said of it.
    static SAID_OF: &Row = words!("离不开 得益 源于 来自 是 使 让 为 有赖 靠 表明 说明 证明");
    let how = p.word_before(i, ONLY).or_else(|| one_by_one(p, i))?;
    let first = i - how.chars().count();
    let verb = is_han(p.at(i + 1))
        && !p.is_one(i + 1, THING)
        && !p.ends_one(first, NAMING)
        && !p.is_one(i + 3, SAID_OF);
    verb.then(|| stands_for(p, i, how, '地'))
}

/// `逐段`, `逐栋`
fn one_by_one<'p>(p: &'p Passage<'_>, i: usize) -> Option<&'p str> {
    let start = i.checked_sub(2).filter(|start| p.at(*start) == '逐')?;
    let each =
        among!("一个项户条村段栋楼件笔家车日月周年字句页校片层班台本份组块类道", p.at(i - 1));
    (each && is_han(p.at(i + 1)) && p.at(i + 1) != '到').then(|| p.slice(start..i))
}

/// `激动的握住书记的手`, `生动得讲给孩子们听`: behind how it is done stands what is done, and that it is.
fn acted(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let how = p.longest_before(i, &HOWS).filter(|how| how.chars().count() > 1)?;
    let first = i - how.chars().count();
    let end = deed(p, i + 1)?;
    let goes_on = is_han(p.at(end)) && !matches!(p.at(end), '的' | '者' | '人' | '地' | '得');
    (goes_on && !p.ends_one(first, NAMING)).then(|| stands_for(p, i, how, '地'))
}

/// Returns where a verb ends together with what says that it is done: 领到, 握住了, 比对着.
fn deed(p: &Passage<'_>, i: usize) -> Option<usize> {
    // These name a thing as well, or begin another word.
    static NAMES: &Row = words!("看法 说法 做法 收成 学到 用到 打开 过了 过着 说成 看成");
    let of_one = HELD.iter().any(|verb| p.is(i, verb))
        && among!("到住着了起上给向成回完", p.at(i + 1))
        && !p.is_one(i, NAMES);
    if of_one {
        let end = i + 2;
        return Some(end + usize::from(matches!(p.at(end), '了' | '着')));
    }
    let end = i + 2;
    let done = match p.at(end) {
        '了' => !among!("解然结却断不", p.at(end + 1)),
        '着' => !among!("力重手眼想急实装落陆", p.at(end + 1)),
        _ => false,
    };
    let verb =
        (i..end).all(|at| is_han(p.at(at)) && !among!("的是为除极罢随沿有心手眼脸", p.at(at)));
    (done && verb && !p.is_one(i, NOUNS)).then_some(end + 1)
}

/// `灯光把广场照的如同白昼`
fn likened(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let verb = p.longest_before(i, &DONES)?;
    p.is_any(i + 1, LIKE).then(|| stands_for(p, i, verb, '得'))
}

/// `基层调研开展的少`
fn too_little(p: &Passage<'_>, i: usize) -> Option<Hit> {
    static DONE: &Row = words!("开展 谋划 过问 组织");
    let verb = p.word_before(i, DONE).filter(|_| p.at(i + 1) == '少')?;
    ends_clause(p, i + 2).then(|| stands_for(p, i, verb, '得'))
}

/// `累的直不起腰`, `高兴的合不拢嘴`: so much so.
fn overcome(p: &Passage<'_>, i: usize) -> Option<Hit> {
    static FELT: &Row = words!(
        "高兴 激动 感动 兴奋 气愤 焦急 着急 紧张 疲惫 笑 累 急 气 乐 哭 吓 热 冷 冻 忙 饿 疼 痛 羞 愁 晒 烤 淋 挤 堵 惊讶 幸福 困"
    );
    static SO_MUCH: &Row = words!(
        "合不拢 说不出 直不起 抬不起 抬不动 流下 流出 掉下 热泪 满头大汗 汗流浃背 脚不沾地 脚不着地 团团转 直跺脚 直流泪 直掉 直冒 直打 睡不着          睡不好 吃不下 喘不过 透不过 瑟瑟发抖 浑身 满脸通红 通红 像 不得了 不行 够呛 焦头烂额 不可开交 不亦乐乎 手舞足蹈 前仰后合 一塌糊涂 水泄不通 \
        坐立不安 不敢 忘了 直拍 连声 哽咽 睁不开 站不稳 走不动 跳了起来 鼓起掌 哈哈 直点头 直夸 连饭 顾不上"
    );
    let felt = p.word_before(i, FELT)?;
    // 热的像蒸笼的车间
    let likened = p.at(i + 1) == '像' && p.slice(i + 1..p.clause(i).end).contains('的');
    (p.is_one(i + 1, SO_MUCH) && !likened).then(|| stands_for(p, i, felt, '得'))
}

/// `群众关心地热点问题`: what is done with a thing, and the thing.
fn thing_done(p: &Passage<'_>, i: usize) -> Option<Hit> {
    static WITH: &Row = words!(
        "关心 关注 反映 提出 存在 面临 解决 遇到 急需 亟待 暴露 布置 部署 采取 制定 出台 取得 积累 总结 交办 梳理 列举 指出 采纳 困扰 制约 期盼 需要 确定 形成 作出 \
        负责 承担 分管 牵头 参加 召开 印发 下达 签订 提交"
    );
    static SORT: &Row = words!(
        "热点 难点 重点 突出 主要 重要 具体 实际 共性 各类 各项 有关 相关 主要 成功 有效 典型"
    );
    let done = p.word_before(i, WITH)?;
    let at = i + 1 + p.word_at(i + 1, SORT).map_or(0, |sort| sort.chars().count());
    ends_thing(p, at).then(|| stands_for(p, i, done, '的'))
}

/// `共同地心愿`: a thing, and what describes it.
fn described(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let how = p.word_before(i, KIND).or_else(|| p.longest_before(i, &WHATS))?;
    // 长效地管理机制: no deed can be of that kind, so a word may stand before the thing.
    static OF_THINGS: &Row = words!(
        "长效 优质 新型 美好 光荣 伟大 崇高 远大 深厚 平凡 先进 落后 良好 优良 浓厚 重大 珍贵 宝贵 全新 专门 特定 繁重 艰巨"
    );
    let longer = || {
        let between = is_han(p.at(i + 1)) && !among!("区方点域带面段块名", p.at(i + 1));
        OF_THINGS.has(how) && between && p.at(i + 2) != '的' && ends_thing(p, i + 3)
    };
    (ends_thing(p, i + 1) || longer()).then(|| stands_for(p, i, how, '的'))
}

/// `项目推进地很快`, `准备地十分充分`: how well it is done.
fn degree(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let verb = p.longest_before(i, &DONES).filter(|verb| !DONE_AT.contains(verb))?;
    let mut degrees = DEGREES.iter().filter(|word| !word.is_empty() && p.is(i + 1, word));
    let said = degrees.any(|degree| {
        let at = i + 1 + degree.chars().count();
        p.all_at(at, &COMPLEMENTS).any(|end| ends_clause(p, end))
    });
    let both = || {
        let mut ends = p.all_at(i + 1, &COMPLEMENTS).filter(|end| *end >= i + 3);
        ends.any(|end| ends_clause(p, end))
    };
    (said || both()).then(|| stands_for(p, i, verb, '得'))
}

/// `居民反映得问题已经解决`, `村里得道路`: 得 leads to no thing.
fn named_thing(p: &Passage<'_>, i: usize) -> Option<Hit> {
    static WHERE: &Row = words!("里 中 内 上 间 年 月");
    static WHOSE: &Row = words!(
        "我们 他们 大家 群众 企业 学校 医院 单位 公司 本地 当地 今年 去年 全市 全县 全区 全省 全镇 全村"
    );
    let done = p.longest_before(i, &DONE_WITHS);
    if p.ends_any(i, WITH_DE) && done.is_none() {
        return None;
    }
    let word = p.word_before(i, KIND).or(done).or_else(|| p.word_before(i, WHOSE));
    let word = word.or_else(|| p.longest_before(i, &WHATS).filter(|w| w.chars().count() > 1));
    let word = word.or_else(|| p.word_before(i, WHERE))?;
    static SORT: &Row = words!("工作 热点 难点 重点 突出 主要 重要 具体 实际 有关 相关");
    let at = i + 1 + p.word_at(i + 1, SORT).map_or(0, |sort| sort.chars().count());
    (ends_thing(p, i + 1) || ends_thing(p, at)).then(|| stands_for(p, i, word, '的'))
}

/// Whether a thing is named at `i`, and no more of a word follows it.
fn ends_thing(p: &Passage<'_>, i: usize) -> bool {
    static BEHIND: &Row = words!(
        "已 均 都 全部 是 有 和 与 及 或 等 得到 进行 仍 也 将 要 主要 逐 、 ， 。 ； ： ）"
    );
    NOUNS.beginning(p.at(i)).any(|noun| {
        let end = i + noun.chars().count();
        p.is(i, noun) && (is_stop(p.at(end)) || p.is_one(end, BEHIND))
    })
}
