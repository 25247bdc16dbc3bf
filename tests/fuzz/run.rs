//! Running inputs through readers, and what is measured on the way.

use super::dice::Dice;
use super::readers::{READERS, Reader, reader};
use super::survival::{SLOWEST, survives};
use crate::HEAP;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How many inputs of each reader `cargo test` tries, and how large: an unoptimised build is slow.
const QUICK: u64 = 12;
const QUICK_BYTES: usize = 12 << 10;

pub struct Plan {
    readers: Vec<Reader>,
    /// Of each reader.
    count: u64,
    first: u64,
    /// Time is measured, each input is kept while it runs, and what fails does not stop the rest.
    is_long: bool,
}

impl Plan {
    /// `QICAO_FUZZ=1000` inputs of each reader, or of `QICAO_FUZZ_READER` alone, from the seed
    /// `QICAO_FUZZ_FIRST` on.
    pub fn of_environment() -> Self {
        let number = |name: &str| std::env::var(name).ok().map(|n| n.parse().unwrap());
        let only = std::env::var("QICAO_FUZZ_READER").ok();
        let readers = match only {
            Some(name) => vec![*reader(&name)],
            None => READERS.to_vec(),
        };
        let count = number("QICAO_FUZZ");
        let first = number("QICAO_FUZZ_FIRST").unwrap_or(0);
        Plan { readers, count: count.unwrap_or(QUICK), first, is_long: count.is_some() }
    }
}

#[derive(Default)]
struct Figures {
    read: u64,
    most_heap: usize,
    /// How many times its input the heap grew, where the input was not small.
    most_times: f64,
    slowest: Duration,
    slowest_seed: u64,
    all: Duration,
}

/// Tries all inputs of a plan; what fails is kept as a file and named.
pub fn run(plan: &Plan) {
    let mut failures = Vec::new();
    for reader in &plan.readers {
        let seeds = (reader.seeds)();
        let mut figures = Figures::default();
        for seed in plan.first..plan.first + plan.count {
            let input = (reader.make)(&mut Dice::new(seed), &seeds);
            if !plan.is_long && input.len() > QUICK_BYTES {
                continue;
            }
            if plan.is_long {
                fs::write(kept(reader, "now"), &input).unwrap();
            }
            let began = Instant::now();
            match try_input(reader, &input) {
                Ok(tried) => figures.add(seed, &input, tried, began.elapsed()),
                Err(what) => {
                    let file = kept(reader, &seed.to_string());
                    fs::write(&file, &input).unwrap();
                    failures.push(format!("{}: {what}", file.display()));
                    assert!(plan.is_long && failures.len() < 40, "{failures:#?}");
                }
            }
        }
        println!("{:8} {}", reader.name, figures.line(plan));
    }
    if plan.is_long {
        println!("slowest steps: {:.1?}", SLOWEST.lock().unwrap());
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

fn kept(reader: &Reader, name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{}-{name}", reader.name))
}

impl Figures {
    fn add(&mut self, seed: u64, input: &[u8], (read, heap): (bool, usize), took: Duration) {
        self.read += u64::from(read);
        self.most_heap = self.most_heap.max(heap);
        if input.len() > 4096 {
            self.most_times = self.most_times.max(heap as f64 / input.len() as f64);
        }
        if took > self.slowest {
            (self.slowest, self.slowest_seed) = (took, seed);
        }
        self.all += took;
    }

    fn line(&self, plan: &Plan) -> String {
        let Figures { read, most_heap, most_times, slowest, slowest_seed, all } = self;
        let (heap, tried) = (most_heap >> 10, plan.count);
        let time = match plan.is_long {
            true => format!(", slowest {slowest:.1?} (seed {slowest_seed}), in all {all:.1?}"),
            false => String::new(),
        };
        format!("{tried} inputs, {read} read, heap at most {heap} KB, {most_times:.0} times{time}")
    }
}

/// Reads an input and does with it what is done with its like. Says whether it was read, and what the
/// heap grew by while it was, or what went wrong.
pub fn try_input(reader: &Reader, input: &[u8]) -> Result<(bool, usize), String> {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let read = caught(|| (reader.read)(input)).map_err(|what| format!("reading: {what}"))?;
    let grown = HEAP.peak_usage().saturating_sub(before);
    let (base, times) = reader.heap;
    if grown > base + times * input.len() {
        let (mb, kb) = (grown >> 20, input.len() >> 10);
        return Err(format!("reading took {mb} MB of an input of {kb} KB"));
    }
    let is_read = read.is_some();
    if let Some(read) = read {
        caught(|| survives(read, chance_of(input)))
            .map_err(|what| format!("with what was read: {what}"))?;
    }
    Ok((is_read, grown))
}

/// An input kept as a file meets the same chance again (FNV-1a).
fn chance_of(input: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    input.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

fn caught<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|s| s.to_string())).unwrap_or_default()
    })
}
