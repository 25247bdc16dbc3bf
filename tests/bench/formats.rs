//! How long plain text takes in and out at 0.1, 1 and 10 MB: `cargo bench --bench formats`. What
//! takes more than in step with its size shows in the last column.
#![allow(clippy::unwrap_used)]

use qicao::formats::plain;
use qicao::report::Report;
use std::hint::black_box;
use std::time::Instant;

const RUNS: u32 = 3;
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

/// What is measured: a name, and a piece that is repeated until the text is long enough.
const SHAPES: &[(&str, &str)] = &[
    (
        "report",
        "一、工作开展情况\n（一）加强组织领导，落实主体责任。局党组高度重视，坚决扛在肩上、抓在手上。\
         一是加强研究部署，二是压实工作责任，三是抓好督促检查。全年召开会议12次，办结事项3.5万件。\n\
         1.抓学习。组织集中学习24次。\n2022年以来，成效明显。\n二、存在问题\n仍有差距。\n",
    ),
    ("headings", "一、甲\n"),
    ("articles", "第一条　甲。\n"),
    ("sequence", "一、二季度\n"),
    ("levels", "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n1）己\n⑴庚\n⒈辛\nⅠ.壬\n"),
    ("brackets", "（\n"),
    ("digits", "1234567890\n"),
    ("paths", "1.1 甲\n1.2 乙\n"),
    ("attachments", "附件：1.表\n2.表\n"),
    ("dates", "2024年5月6日\n"),
    ("signatures", "某局\n"),
    ("quotations", "“甲\n一、乙\n"),
    ("short", "甲\n"),
    ("wrapped", "局党组高度重视意识形态工作坚决把意识形态工作扛在肩上抓在手上\n"),
    ("marks in a line", "，（“1.1、2.一、"),
    ("spaces in a line", "1.　　 　 2、 "),
    ("digits in a line", "1234567890"),
];

fn text(piece: &str, size: usize) -> String {
    let mut text = piece.repeat(size.div_ceil(piece.len()));
    // One line may not be longer than a text of a report.
    if !piece.contains('\n') {
        text = text.chars().take(1_000_000 / 3).collect();
        text.push('\n');
        text = text.repeat(size.div_ceil(text.len()).max(1));
    }
    text
}

/// The best of some runs, in milliseconds.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1000.0
    });
    times.fold(f64::INFINITY, f64::min)
}

fn main() {
    println!("{:18} {:>8} {:>10} {:>10} {:>10}", "shape", "MB", "what", "ms", "ms/MB");
    for (name, piece) in SHAPES {
        for size in SIZES {
            let text = text(piece, size);
            let report = Report::new(plain::read(&text, false).unwrap().draft).unwrap();
            let megabytes = text.len() as f64 / 1e6;
            let import = best(|| Report::new(plain::read(&text, false).unwrap().draft).unwrap());
            let unwrap = best(|| plain::read(&text, true).unwrap());
            let export = best(|| plain::write(&report, plain::Lines::Indented));
            for (what, ms) in [("import", import), ("unwrap", unwrap), ("export", export)] {
                println!("{name:18} {megabytes:8.1} {what:>10} {ms:10.1} {:10.2}", ms / megabytes);
            }
        }
    }
}
