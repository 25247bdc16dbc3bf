//! Which of many numbers come more than once, as far as a few bits can tell.

/// Two characters of a thing's name, and its measure, in one number.
pub type Key = u64;

/// Which keys come twice, as far as a few bits can tell. Most come once, and need no further look.
pub struct Often {
    once: [u64; OFTEN],
    twice: [u64; OFTEN],
}

/// Eight times as many bits as a usual report has keys.
const OFTEN: usize = 64;

impl Often {
    pub fn of(keys: impl Iterator<Item = Key>) -> Self {
        let mut often = Often { once: [0; OFTEN], twice: [0; OFTEN] };
        for key in keys {
            let (at, bit) = Often::place(key);
            if let (Some(once), Some(twice)) = (often.once.get_mut(at), often.twice.get_mut(at)) {
                *twice |= *once & bit;
                *once |= bit;
            }
        }
        often
    }

    pub fn has(&self, key: Key) -> bool {
        let (at, bit) = Often::place(key);
        self.twice.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(key: Key) -> (usize, u64) {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> 58) as usize, 1 << (mixed >> 52 & 63))
    }
}
