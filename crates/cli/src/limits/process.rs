//! Limits on the memory of a process, which the shell's `ulimit` sets.

use std::fs;

use rustix::param::page_size;
use rustix::process::{Resource, getrlimit};

/// About how much address space a thread takes before it does anything: its stack, and the region
/// that the C library reserves for its allocations.
const THREAD: u64 = 72 << 20;
/// The share of the free address space that threads may take.
const SHARE: u64 = 2;

/// Limits on the memory of a process, in bytes; `None` for no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// `ulimit -v`.
    pub(super) address_space: Option<u64>,
    /// `ulimit -d`.
    pub(super) data: Option<u64>,
}

/// What a process has taken of each, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub(super) address_space: u64,
    pub(super) data: u64,
}

impl Limits {
    pub(crate) fn of_process() -> Limits {
        Limits {
            address_space: getrlimit(Resource::As).current,
            data: getrlimit(Resource::Data).current,
        }
    }

    /// How many bytes the limits leave, if there are any.
    pub(crate) fn free(self, used: Usage) -> Option<u64> {
        let address_space = left(self.address_space, used.address_space);
        let data = left(self.data, used.data);
        address_space.into_iter().chain(data).min()
    }

    /// How many threads the address space has room for besides data, at least one.
    pub(crate) fn threads(self, used: Usage) -> Option<usize> {
        let free = left(self.address_space, used.address_space)?;
        let threads = (free / SHARE / THREAD).max(1);
        Some(usize::try_from(threads).unwrap_or(usize::MAX))
    }

    /// The limits that there are, each with what sets it.
    pub(crate) fn named(self) -> impl Iterator<Item = (u64, &'static str)> {
        let address_space = self.address_space.map(|bytes| (bytes, "ulimit -v"));
        let data = self.data.map(|bytes| (bytes, "ulimit -d"));
        address_space.into_iter().chain(data)
    }
}

fn left(limit: Option<u64>, used: u64) -> Option<u64> {
    limit.map(|limit| limit.saturating_sub(used))
}

/// What this process has taken; nothing if the system does not say.
pub(crate) fn usage() -> Usage {
    let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    parse_usage(&statm, page_size() as u64).unwrap_or_default()
}

/// Reads `/proc/self/statm`: numbers of pages, the first of them all that are mapped, the sixth
/// those of data and stack.
fn parse_usage(statm: &str, page: u64) -> Option<Usage> {
    let mut pages = statm.split_whitespace().map(|pages| pages.parse().ok());
    let mapped: u64 = pages.next()??;
    let data: u64 = pages.nth(4)??;
    Some(Usage {
        address_space: mapped.saturating_mul(page),
        data: data.saturating_mul(page),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    fn limits(address_space: Option<u64>, data: Option<u64>) -> Limits {
        Limits {
            address_space,
            data,
        }
    }

    #[test]
    fn usage_is_read_from_statm() {
        // proc_pid_statm(5): size resident shared text lib data dt.
        let usage = parse_usage("765 442 413 5 0 123 0\n", 4096).unwrap();
        assert_eq!(usage.address_space, 765 * 4096);
        assert_eq!(usage.data, 123 * 4096);
        for damaged in ["", "765", "765 442 413 5 0", "a b c d e f g"] {
            assert_eq!(parse_usage(damaged, 4096), None, "{damaged:?}");
        }
    }

    #[test]
    fn the_smaller_limit_counts_less_what_is_taken() {
        let used = Usage {
            address_space: 30 * MIB,
            data: 10 * MIB,
        };
        let free = |address_space, data| limits(address_space, data).free(used);
        assert_eq!(free(None, None), None);
        assert_eq!(free(Some(100 * MIB), None), Some(70 * MIB));
        assert_eq!(free(Some(100 * MIB), Some(50 * MIB)), Some(40 * MIB));
        assert_eq!(free(Some(20 * MIB), None), Some(0));
    }

    #[test]
    fn threads_leave_half_of_the_address_space() {
        let threads = |limit| limits(limit, None).threads(Usage::default());
        assert_eq!(threads(None), None);
        assert_eq!(threads(Some(100 * MIB)), Some(1));
        assert_eq!(threads(Some(300 * MIB)), Some(2));
        assert_eq!(threads(Some(4096 * MIB)), Some(28));
    }

    #[test]
    fn limits_are_named_by_what_sets_them() {
        let named: Vec<_> = limits(Some(7), Some(9)).named().collect();
        assert_eq!(named, [(7, "ulimit -v"), (9, "ulimit -d")]);
    }

    #[test]
    fn this_process_has_taken_something() {
        assert!(usage().address_space > 0);
    }
}
