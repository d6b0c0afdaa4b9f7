//! Choices that a value itself makes, so that the same value always comes to the same replacement.

use sha2::{Digest, Sha256};

/// A sequence of numbers that follows from a value alone.
pub(super) struct Dice(u64);

impl Dice {
    /// The choices for a value; `what` keeps those of different kinds apart.
    pub(super) fn of(what: &str, value: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(what);
        hash.update([0]);
        hash.update(value);
        Self(hash.finalize().iter().take(8).fold(0, |seed, byte| seed << 8 | u64::from(*byte)))
    }

    /// The next number (`SplitMix64`).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of these.
    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[(self.next() % of.len() as u64) as usize]
    }

    /// A digit.
    pub(super) fn digit(&mut self) -> char {
        self.pick(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    }

    /// A digit that may stand first.
    pub(super) fn leading(&mut self) -> char {
        self.pick(&['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    }

    /// A letter or digit of the same kind.
    pub(super) fn alike(&mut self, char: char) -> char {
        let from = |first: u8, count: u64, dice: &mut Self| char::from(first + (dice.next() % count) as u8);
        match char {
            '0'..='9' => from(b'0', 10, self),
            'a'..='z' => from(b'a', 26, self),
            'A'..='Z' => from(b'A', 26, self),
            other => other,
        }
    }

    /// A digit for a digit; all else stays.
    pub(super) fn alike_in_number(&mut self, char: char) -> char {
        if char.is_ascii_digit() { self.digit() } else { char }
    }

    /// A hexadecimal digit of the same kind.
    pub(super) fn alike_in_hexadecimal(&mut self, char: char) -> char {
        match char {
            'a'..='f' => self.pick(&['a', 'b', 'c', 'd', 'e', 'f']),
            'A'..='F' => self.pick(&['A', 'B', 'C', 'D', 'E', 'F']),
            other => self.alike(other),
        }
    }
}
