//! The same work for each of many, on all cores, told in their order. What it is done on is fetched
//! ahead, so that the disk and the cores are busy at one time.

use super::voice::Stop;
use std::collections::BTreeMap;
use std::sync::mpsc::Receiver;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// What is done for each of many.
pub struct Steps<Fetch, Size, Start, Work> {
    /// Waits for the disk, not for a core.
    pub fetch: Fetch,
    /// How much memory what was fetched takes.
    pub size: Size,
    /// Makes what each core has to itself, for all that it works on.
    pub start: Start,
    pub work: Work,
}

/// How much is fetched ahead, in bytes, and how many items at one time: a disk answers several
/// questions as fast as one.
const MOST_AHEAD: usize = 4 << 20;
const FETCHERS: usize = 4;

/// Does the work of each item, and tells what comes of it as soon as all before are told. Where
/// telling stops, no further work is begun.
pub fn in_order<T: Sync, F: Send, O, R: Send>(
    items: &[T],
    steps: &Steps<
        impl Fn(&T) -> F + Sync,
        impl Fn(&F) -> usize + Sync,
        impl Fn() -> O + Sync,
        impl Fn(&mut O, &T, F) -> R + Sync,
    >,
    mut tell: impl FnMut(&T, R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if items.len() < 2 {
        let mut own = (steps.start)();
        return items
            .iter()
            .try_for_each(|item| tell(item, (steps.work)(&mut own, item, (steps.fetch)(item))));
    }
    let ahead = Ahead::of(items.len());
    let (send, done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..FETCHERS.min(items.len()) {
            scope.spawn(|| {
                while let Some((n, item)) = ahead.next(|n| items.get(n)) {
                    let fetched = (steps.fetch)(item);
                    ahead.put(n, (steps.size)(&fetched), fetched);
                }
            });
        }
        for _ in 0..cores {
            let send = send.clone();
            scope.spawn(|| {
                let (send, mut own) = (send, (steps.start)());
                while let Some((n, fetched)) = ahead.take() {
                    let Some(item) = items.get(n) else { return };
                    if send.send((n, (steps.work)(&mut own, item, fetched))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let told = tell_in_order(items, done, &mut tell);
        // Nobody takes what is still to come.
        ahead.stop();
        told
    })
}

/// Tells what is done, each as soon as all before are told.
fn tell_in_order<T, R>(
    items: &[T],
    done: Receiver<(usize, R)>,
    tell: &mut impl FnMut(&T, R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut waiting = BTreeMap::new();
    let mut items = items.iter().enumerate().peekable();
    for (n, result) in done {
        waiting.insert(n, result);
        while let Some((_, item, result)) =
            items.peek().and_then(|(n, item)| waiting.remove(n).map(|result| (*n, *item, result)))
        {
            items.next();
            tell(item, result)?;
        }
    }
    Ok(())
}

/// What has been fetched and waits for a core. Nobody is woken who does not wait: that would cost more
/// than the work on a short text.
struct Ahead<F> {
    state: Mutex<State<F>>,
    /// Something was fetched, or nothing more comes.
    fetched: Condvar,
    /// There is room again.
    room: Condvar,
}

struct State<F> {
    /// What was fetched, with its size.
    ready: BTreeMap<usize, (usize, F)>,
    /// The sum of their sizes.
    size: usize,
    /// Which is fetched next, and how many there are.
    next: usize,
    count: usize,
    /// How many are being fetched.
    coming: usize,
    /// How many wait for something to work on, and for room.
    idle: usize,
    full: usize,
}

impl<F> Ahead<F> {
    fn of(count: usize) -> Self {
        let (ready, size, next, coming, idle, full) = (BTreeMap::new(), 0, 0, 0, 0, 0);
        let state = State { ready, size, next, count, coming, idle, full };
        Ahead { state: Mutex::new(state), fetched: Condvar::new(), room: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State<F>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns what is to be fetched next, once there is room for it.
    fn next<T>(&self, item: impl FnOnce(usize) -> Option<T>) -> Option<(usize, T)> {
        let mut state = self.state();
        while state.size >= MOST_AHEAD {
            state.full += 1;
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.full -= 1;
        }
        let n = Some(state.next).filter(|n| *n < state.count)?;
        state.next += 1;
        state.coming += 1;
        Some((n, item(n)?))
    }

    fn put(&self, n: usize, size: usize, fetched: F) {
        let mut state = self.state();
        state.coming -= 1;
        if n < state.count {
            state.size += size;
            state.ready.insert(n, (size, fetched));
        }
        let last = state.coming == 0 && state.next >= state.count;
        match state.idle {
            0 => {}
            _ if last => self.fetched.notify_all(),
            _ => self.fetched.notify_one(),
        }
    }

    /// Returns the first of what was fetched, once there is any; nothing where no more comes.
    fn take(&self) -> Option<(usize, F)> {
        let mut state = self.state();
        loop {
            if let Some((n, (size, fetched))) = state.ready.pop_first() {
                state.size -= size;
                // Not for each little that is taken.
                if state.full > 0 && state.size < MOST_AHEAD / 2 {
                    self.room.notify_all();
                }
                return Some((n, fetched));
            }
            if state.coming == 0 && state.next >= state.count {
                return None;
            }
            state.idle += 1;
            state = self.fetched.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        }
    }

    /// Leaves the rest.
    fn stop(&self) {
        let mut state = self.state();
        state.count = 0;
        state.ready.clear();
        state.size = 0;
        self.fetched.notify_all();
        self.room.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn what_comes_of_each_is_told_in_order() {
        for count in [0, 1, 2, 100] {
            let items: Vec<usize> = (0..count).collect();
            let mut told = Vec::new();
            let steps = Steps {
                fetch: |n: &usize| n + 1,
                size: |_: &usize| MOST_AHEAD,
                start: || (),
                work: |(): &mut (), n: &usize, next: usize| n + next,
            };
            let ended = in_order(&items, &steps, |n, both| {
                told.push((*n, both));
                Ok(())
            });
            assert_eq!(ended, Ok(()));
            assert_eq!(told, items.iter().map(|n| (*n, 2 * n + 1)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_is_fetched_ahead_than_there_is_room_for() {
        let items: Vec<usize> = (0..100).collect();
        let (held, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let steps = Steps {
            fetch: |n: &usize| {
                most.fetch_max(held.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                *n
            },
            size: |_: &usize| MOST_AHEAD / 3,
            start: || (),
            work: |(): &mut (), _: &usize, n: usize| {
                held.fetch_sub(1, Ordering::SeqCst);
                n
            },
        };
        assert_eq!(in_order(&items, &steps, |_, _| Ok(())), Ok(()));
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let most = most.load(Ordering::SeqCst);
        // Three and a bit fill the room; those on their way and those at work come on top.
        assert!(most <= 4 + FETCHERS + cores, "{most}");
    }

    #[test]
    fn nothing_is_told_behind_a_stop() {
        let items: Vec<usize> = (0..100).collect();
        let mut told = 0;
        let steps = Steps {
            fetch: |n: &usize| *n,
            size: |_: &usize| 1,
            start: || (),
            work: |(): &mut (), _: &usize, n| n,
        };
        let ended = in_order(&items, &steps, |_, n: usize| {
            told += 1;
            if n == 3 { Err(Stop::ClosedPipe) } else { Ok(()) }
        });
        assert_eq!((ended, told), (Err(Stop::ClosedPipe), 4));
    }
}
