//! The same work for each of many, on all cores, told in their order.

use super::voice::Stop;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does the work of each item, and tells what comes of it as soon as all before are told. Where
/// telling stops, no further work is begun.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut tell: impl FnMut(&T, R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if cores < 2 {
        return items.iter().try_for_each(|item| tell(item, work(item)));
    }
    let next = AtomicUsize::new(0);
    let (send, done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..cores {
            let send = send.clone();
            scope.spawn(|| {
                let send = send;
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(n) else { return };
                    if send.send((n, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut items = items.iter().enumerate().peekable();
        for (n, result) in done {
            waiting.insert(n, result);
            while let Some((_, item, result)) = items
                .peek()
                .and_then(|(n, item)| waiting.remove(n).map(|result| (*n, *item, result)))
            {
                items.next();
                if let Err(stop) = tell(item, result) {
                    next.store(usize::MAX / 2, Ordering::Relaxed);
                    return Err(stop);
                }
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_each_is_told_in_order() {
        for count in [0, 1, 2, 100] {
            let items: Vec<usize> = (0..count).collect();
            let mut told = Vec::new();
            let ended = in_order(
                &items,
                |n| n * 2,
                |n, double| {
                    told.push((*n, double));
                    Ok(())
                },
            );
            assert_eq!(ended, Ok(()));
            assert_eq!(told, items.iter().map(|n| (*n, n * 2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_is_told_behind_a_stop() {
        let items: Vec<usize> = (0..100).collect();
        let mut told = 0;
        let ended = in_order(
            &items,
            |n| *n,
            |_, n| {
                told += 1;
                if n == 3 { Err(Stop::ClosedPipe) } else { Ok(()) }
            },
        );
        assert_eq!((ended, told), (Err(Stop::ClosedPipe), 4));
    }
}
