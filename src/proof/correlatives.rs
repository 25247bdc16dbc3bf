//! T16: the halves of a sentence that do not pair: 只要…才, 不管…但.

use super::finding::Hit;
use super::passage::{Passage, is_stop};
use super::patterns::Found;
use super::rows::{Row, among, words};
use super::rule::RuleId;
use super::whatever;

/// The first half, what may not follow it, and what stands between where another half does.
struct Pair {
    first: &'static Row,
    /// How a longer word goes on that only begins so.
    not_after: &'static str,
    wrong: &'static Row,
    right: &'static Row,
    /// Between the halves another clause may stand; else the second half follows the first comma.
    far: bool,
    /// The first half begins a clause.
    opens: bool,
    /// What must stand right behind the first half.
    needs: Option<&'static Row>,
    /// What must stand in the first half.
    holds: Option<&'static Row>,
    /// What pairs with the first half wherever it stands in the rest of the sentence.
    elsewhere: &'static Row,
}

impl Pair {
    const fn of(first: &'static Row, wrong: &'static Row, right: &'static Row) -> Pair {
        let elsewhere = words!("");
        let (not_after, needs, holds) = ("", None, None);
        Pair { first, not_after, wrong, right, far: false, opens: false, needs, holds, elsewhere }
    }

    const fn far(self) -> Pair {
        Pair { far: true, ..self }
    }

    const fn opening(self) -> Pair {
        Pair { opens: true, ..self }
    }

    const fn not_after(self, not_after: &'static str) -> Pair {
        Pair { not_after, ..self }
    }

    const fn needing(self, needs: &'static Row) -> Pair {
        Pair { needs: Some(needs), ..self }
    }

    const fn holding(self, holds: &'static Row) -> Pair {
        Pair { holds: Some(holds), ..self }
    }

    const fn unless(self, elsewhere: &'static Row) -> Pair {
        Pair { elsewhere, ..self }
    }
}

/// What is asked for behind 只有; else it may be how few there are.
static CONDITIONS: &Row = words!(
    "经过 通过 完成 坚持 取得 持有 具备 符合 达到 掌握 做到 加强 经 落实 按 先 提前 真正 不断 全面 保持 参加 办理 \
    拿到 获得 满足 严格 压实 强化 健全 严守 把 抓 始终 扎实 深入 依靠 充分 切实 认真 彻底 建立 完善 提高 推进"
);

/// What somebody does on which something depends: 只有家属提出申请.
static STEPS: &Row = words!(
    "提出 提交 签字 签订 签署 签认 到场 到齐 申请 同意 批准 审批 审核 核实 核验 核对 核准 确认 盖章 登记 报名 缴清 缴纳 付清 结清     合格 达标 齐全 完备 具备 到位 落实 满足 通过 验收 完成 备案 公示 授权 出具 出示 取得 检测 冷却 停稳 断电 拿到 收到 接到 守住 查清 把群众 把责任 把安全 把质量 把问题"
);

const COUNTED: &str = "0123456789两一二三四五六七八九十几";

static PAIRS: [Pair; 48] = [
    Pair::of(
        words!("只要"),
        words!("才能 才会 才可 才 方能 方可 方才 否则"),
        words!("就 便 ，都 们都 家都 人都 即可"),
    )
    .not_after("求")
    .far(),
    Pair::of(
        words!("只有"),
        words!(
            "就能 就会 就不会 就不能 就可以 就是 就可 就算 就成 就一定 便能 便会 便可 都能 就必 就予 就给予 就准予 就允许 就立即 \
            就马上 就一律 就实行 就依法 就严肃 就取消 就停止 就进行 就按 就报 就必须 就应当 就应 就自动 就启动 就恢复 就准许 就放行 就视为 就同意 就签发 就拨付"
        ),
        words!("才 方能 方可 方会"),
    )
    .not_after(COUNTED)
    .far(),
    Pair::of(words!("只有"), words!("就"), words!("才 方 都 也 便"))
        .not_after(COUNTED)
        .far()
        .opening()
        .holding(STEPS),
    Pair::of(words!("只有"), words!("从而 以便 进而 否则 因此"), words!("才 方 就 便"))
        .not_after(COUNTED)
        .needing(CONDITIONS),
    Pair::of(
        words!("不管 无论 不论 任凭"),
        words!(
            "但 却 然而 可是 不过 就会 就能 就可以 就要 就须 就应 就得 就必须 则要 则应 则须 就按 就照 可全体 可全站 可大家 可他们 可我们 可队员 可群众 可从不 可从来 可没"
        ),
        words!("都 也 均 总 始终 一律 皆 仍 只要 凡 如果"),
    )
    .not_after("理证述文据坛"),
    Pair::of(
        words!("虽然 尽管 固然 虽说 虽"),
        words!("所以 因此 因而 于是 而且 并且 故 就没有 就没"),
        words!("但 却 仍 然而 依然 不过"),
    )
    .not_after("理"),
    Pair::of(
        words!("不仅 不但 不光 不只 不单 不仅仅"),
        words!("但是 但 却 所以 因此 然而 才是 就要 而是"),
        words!("而且 还 也 更 又 并且 且 反而 反倒 甚至"),
    )
    .not_after("是纯独")
    .far(),
    Pair::of(
        words!("不仅 不但 不光"),
        words!("反而 反倒"),
        words!("没 不 无 未 非 难 少 缺 而且 还 也"),
    )
    .not_after("没不未无难"),
    Pair::of(
        words!("因为 由于"),
        words!("但是 但 却 然而"),
        words!("所以 因此 因而 故 致 使 导致 而 才 就 都"),
    )
    .not_after("何"),
    Pair::of(
        words!("即使 即便 哪怕 纵然 就算 纵使"),
        words!("但是 但 却 所以 因此 因而 然而 就要 就会 就能 就应 就必 就 才"),
        words!("也 仍 还 都"),
    )
    .not_after("用"),
    Pair::of(
        words!("与其"),
        words!("也不 而是 还是 还要 但 也要 而不 倒要 更要 就要"),
        words!("不如 毋宁 宁可 倒不"),
    )
    .not_after("他它她所中余下相同配盟国各")
    .unless(words!("也不如")),
    Pair::of(words!("与其"), words!("也"), words!("不如 毋宁 宁可 倒不"))
        .not_after("他它她所中余下相同配盟国各说")
        .opening()
        .unless(words!("不如 宁可 毋宁")),
    Pair::of(words!("宁可 宁愿 宁肯"), words!("而要 但 就 而是 才 都不 不如 还不如"), words!("也 决不 绝不 不")),
    Pair::of(
        words!("之所以"),
        words!("因为 由于 所以 因此 因而 主要因为 主要由于"),
        words!("是因为 是由于 在于 原因 缘于 是"),
    ),
    Pair::of(
        words!("如果 假如 倘若 要是 假使"),
        words!("所以 因此 却 才能 才会 才可 才要 才应 才 但 然而 否则 于是"),
        words!("就 那 则 便 将 会 应 要 也 必"),
    )
    .not_after("园实树蔬品农业"),
    Pair::of(words!("既然"), words!("但 所以 却 然而 而且"), words!("就 那 也 便 则 应 要 可")),
    Pair::of(
        words!("不只是 不仅是 不单是"),
        words!("但 却 所以 因此 才是"),
        words!("而且 还 也 更 又 并且 且"),
    ),
    Pair::of(
        words!("既要 既能 既是 既抓 既重视 既注重"),
        words!("而且 并且 但又 但也 但要 但更要 而要 而是 再要 却要"),
        words!("又 也 还 且"),
    ),
    Pair::of(words!("既"), words!("却 但却 但又"), words!("又 也 且 还 更"))
        .not_after("然定往得成而来日知使望遂济有要能是抓重注不无"),
    Pair::of(words!("既"), words!("而且 并且"), words!("又 也 还 更"))
        .not_after("然定往得成而来日知使望遂济有要能是抓重注不无"),
    Pair::of(
        words!("除非"),
        words!("就能 就会 就可以 就要 就 便 都"),
        words!("否则 不然 才 要不"),
    ),
    Pair::of(
        words!("一旦"),
        words!("才能 才会 才要 才 但 所以"),
        words!("就 将 便 会 要 应 立即 必 可能"),
    ),
    Pair::of(words!("要么"), words!("或者"), words!("要么")).opening(),
    Pair::of(words!("或者"), words!("要么"), words!("或者")).opening(),
    Pair::of(words!("一方面"), words!("同时 此外 再者 其次 二是 另外 并且 而且"), words!("另"))
        .opening()
        .unless(words!("一方面 方面，")),
    Pair::of(words!("一边"), words!("一面 另一方面"), words!("一边")).not_after("倒是坡").opening(),
    Pair::of(words!("一面"), words!("一边 另一方面"), words!("一面")).not_after("旗锦墙镜鼓红大").opening(),
    Pair::of(words!("越是"), words!("更要 更应 就要 更需 更得 则更 就越是"), words!("越")).opening(),
    Pair::of(words!("为了"), words!("所以 因此 因而 于是"), words!("才")).opening(),
    Pair::of(words!("凡是"), words!("才能 才可 方能 但 却"), words!("都 均 一律 就")).opening(),
    Pair::of(words!("不在于"), words!("就在于 还在于 但在于 也在于"), words!("而")),
    Pair::of(words!("直到"), words!("就能 就可 就会 便可 便能"), words!("才 方")).opening(),
    Pair::of(
        words!("必须经 必须通过 必须取得 必须先"),
        words!("就能 就可 便可 就会 便能"),
        words!("才 方"),
    ),
    Pair::of(words!("随着"), words!("但是 但 然而 却 可是"), words!("使 令 让")).opening(),
    Pair::of(words!("的同时"), words!("但是 但 却 然而 可是"), words!("也")).needing(words!("，")),
    Pair::of(words!("与其说"), words!("而是 还是 倒是 就是"), words!("不如")),
    Pair::of(words!("尚且"), words!("而且 所以 因此 并且"), words!("何况 更 况")),
    Pair::of(words!("幸亏 幸好 多亏"), words!("所以才 因此才 但"), words!("才 否则 不然")).opening(),
    Pair::of(words!("哪里"), words!("就那里 就在那里"), words!("哪")).opening(),
    Pair::of(words!("时而"), words!("有时 偶尔 一会儿"), words!("时而")).opening(),
    Pair::of(words!("不是"), words!("也是因为 却是因为"), words!("而")).opening(),
    // 这不是唯一的办法，而且也不现实 is right.
    Pair::of(words!("不是"), words!("而且 并且"), words!("而是 还"))
        .needing(words!("简单 单纯 一味 单靠 要 为了 光 就 机械 死板 应付 走过场 一罚了之")),
    Pair::of(
        words!("宁可 宁愿 宁肯"),
        words!("而不让 而不使"),
        words!("也 决不 绝不"),
    ),
    Pair::of(words!("一边"), words!("又 同时又"), words!("一边")).not_after("倒是坡").opening(),
    Pair::of(
        words!("不仅 不但"),
        words!("而改善 而提高 而增强 而促进 而带动 而节约 而降低 而减少 而方便 而解决 而推动 而保障"),
        words!("而且 还 也 更 又"),
    )
    .not_after("是纯独"),
    Pair::of(words!("除了"), words!("而且还 并且还 反而"), words!("也 都")).opening(),
    Pair::of(words!("不论是 无论是 不管是"), words!("还有 以及 和"), words!("还是 或 都")),
    Pair::of(
        words!("虽然 尽管 即使 即便 哪怕 因为 由于 不但 不仅 只有 无论 不论 不管"),
        words!("那么"),
        words!("如果 只要"),
    )
    .not_after("理论证述文据是有"),
];

/// 就 and 但 that pair with nothing.
static NO_HALF: &Row = words!(
    "就近 就地 就业 就医 就学 就读 就是说 就餐 但凡 但愿 故障 故意 便民 便利 \
    便捷 却步 才智 才需 才干 才华 都市 因此造成 因此产生 因此引发 因此带来 因此而"
);
const LONGEST_HALF: usize = 30;
const LONGEST_SUBJECT: usize = 8;
/// The same behind 如果, where what depends on it may be said at length.
const LONGEST_CONDITION: usize = 12;
/// Whom the second half may speak of first.
static WHO: &Row = words!("我们 他们 大家 群众 干部 各部门 各单位 企业");

/// The row of a first half, and its place there.
pub type Half = (usize, usize);

/// Returns the first halves.
pub fn halves() -> impl Iterator<Item = (&'static str, Half)> {
    PAIRS.iter().enumerate().flat_map(|(row, pair)| {
        let firsts = pair.first.texts().into_iter().enumerate();
        firsts.map(move |(n, first)| (first, (row, n)))
    })
}

pub fn check(p: &Passage<'_>, halves: &[Found<Half>], hits: &mut Vec<Hit>) {
    if halves.is_empty() {
        return;
    }
    let mut found = halves.to_vec();
    // By rows: where two speak of one second half, the first of them is told.
    found.sort_by_key(|half| (half.value, half.start));
    for half in found {
        let Some(pair) = PAIRS.get(half.value.0) else { continue };
        let (at, from) = (half.start, half.end);
        let first = p.slice(at..from);
        hits.extend(whatever::check(p, at..from));
        let goes_on = pair.not_after.contains(p.at(from)) && from < p.len();
        let needs = first == "要是" && matches!(p.before(at), '主' | '需' | '只' | '重' | '首');
        let stands = !pair.opens || at == 0 || is_stop(p.before(at));
        let followed = pair.needs.is_none_or(|needs| p.is_one(from, needs));
        if !goes_on && !needs && stands && followed {
            hits.extend(second_half(p, pair, at..from));
        }
    }
}

/// The first clause behind the first half that begins with a wrong second half.
fn second_half(p: &Passage<'_>, pair: &Pair, half: std::ops::Range<usize>) -> Option<Hit> {
    let (at, from) = (half.start, half.end);
    let first = p.slice(half);
    let sentence = p.sentence(from);
    let end = sentence.end.min(from + LONGEST_HALF + 2);
    let mut commas = (from..end).filter(|i| p.at(*i) == '，');
    let (comma, start) =
        commas.find_map(|i| Some((i, second_at(p, pair, first, (from, i + 1))?)))?;
    let between = p.slice(from..start.saturating_sub(1));
    let main = !pair.far && p.slice(from..comma).contains('，');
    let held = pair.holds.is_none_or(|holds| holds.stands_in(p.slice(from..comma)));
    if main
        || !held
        || pair.right.stands_in(between)
        || pair.elsewhere.stands_in(p.slice(start..sentence.end))
    {
        return None;
    }
    let second = p.word_at(start, pair.wrong)?;
    let range = at..start + second.chars().count();
    Some(Hit::new(RuleId::T16, range).arg(p.string(at..from)).arg(second))
}

/// Returns where, in the clause that begins at `clause`, a wrong second half stands: at its start, or behind
/// whom or what it speaks of.
fn second_at(
    p: &Passage<'_>,
    pair: &Pair,
    first: &str,
    (from, clause): (usize, usize),
) -> Option<usize> {
    let is_wrong = |at: usize| p.is_one(at, pair.wrong) && !p.is_one(at, NO_HALF);
    let who = p.word_at(clause, WHO).filter(|_| pair.far).map_or(0, |who| who.chars().count());
    let start = clause + who;
    if is_wrong(start) {
        return Some(start);
    }
    // 只有群众满意，我们的工作就能…: what the second half speaks of may be longer.
    let halves = match first {
        "只有" if pair.far => "就便",
        "只要" => "才方",
        "不管" | "无论" | "不论" => "却但就",
        "因为" | "由于" | "既然" => "却",
        "即使" | "哪怕" | "即便" | "纵然" | "就算" => "就却但才",
        "与其" => "还但也而倒更就",
        "除非" => "就便",
        "如果" | "假如" | "倘若" | "一旦" => "才",
        _ => return None,
    };
    // 如果材料不全，补齐后才能受理 is right.
    let other = halves == "才" && first != "只要";
    if other && p.slice(from..clause).contains(['不', '没', '未', '无']) {
        return None;
    }
    let most = if other { LONGEST_CONDITION } else { LONGEST_SUBJECT };
    let since = |i: usize| {
        let passed = p.at(i) == '过' && !matches!(p.at(i + 1), '才' | '后' | '了' | '审');
        !passed && among!("后要须需等经天日月年时过只待再先至到起这那", p.at(i))
    };
    let goes_on = |i: &usize| !(is_stop(p.at(*i)) || *i >= p.len() || other && since(*i));
    let end = (start..=start + most).find(|i| !goes_on(i)).unwrap_or(start + most + 1);
    (start..end).find(|at| {
        // 只有掌握政策，年轻人才能…, but 如果需要，人才公寓可以续租.
        let talent = p.before(*at) == '人'
            && !matches!(p.at(*at), '但' | '却')
            && !p.is_one(from, CONDITIONS);
        let named = talent
            || among!("也刚英德多方专全钱将冷忘退推了失抛不非岂", p.before(*at))
            || p.before(*at) == '口' && p.at(*at) == '才';
        halves.contains(p.at(*at)) && is_wrong(*at) && !named
    })
}
