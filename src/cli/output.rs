//! Where a command writes: a file, which is replaced whole or left alone, or standard output.

use super::input::Source;
use super::progress::Progress;
use super::voice::{Stop, Voice};
