//! How much memory and how many threads the system allows this process.

#[cfg(target_os = "linux")]
mod groups;
#[cfg(target_os = "linux")]
mod process;

use std::thread;

use sysinfo::{MemoryRefreshKind, System};

/// Half of the memory that this process can still take without swapping; [`UNKNOWN`] if the system
/// does not say how much that is.
///
/// It is the least of the machine's available memory, and of what the limits of the control groups
/// and of the shell (`ulimit -v`, `ulimit -d`) leave.
pub(crate) fn automatic_memory() -> u64 {
    let limits = [of_machine(), of_groups(), of_process()];
    limits.into_iter().flatten().min().unwrap_or(UNKNOWN) / 2
}

/// The free memory that is assumed where none is known.
const UNKNOWN: u64 = 1_000_000_000;

/// The available memory of the machine.
fn of_machine() -> Option<u64> {
    let mut system = System::new();
    system.refresh_memory_specifics(MemoryRefreshKind::nothing().with_ram());
    // Zero means unknown. `System::cgroup_limits` would panic then, and does not know of groups
    // below the one that is mounted.
    Some(system.available_memory()).filter(|free| *free > 0)
}

/// The number of threads to start: the chosen number, or 0 for one per core, but never more than
/// there is room for. Where the stack of a new thread does not fit, the standard library panics on it.
pub(crate) fn threads(chosen: Option<usize>) -> usize {
    let Some(fitting) = fitting_threads() else {
        return chosen.unwrap_or(0);
    };
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    chosen.unwrap_or_else(cores).min(fitting)
}

/// What a user can do when memory has run out.
pub(crate) fn remedy() -> String {
    remedy_for(limit().as_deref())
}

fn remedy_for(limit: Option<&str>) -> String {
    let smaller = "try a smaller --memory, or --threads 1";
    match limit {
        Some(limit) => format!("{limit}; allow more, or {smaller}"),
        None => smaller.to_owned(),
    }
}

/// The message of a program that ends because an allocation failed, or aborts for another reason.
#[cfg(unix)]
pub(crate) fn abort_message() -> String {
    let limit = limit();
    let remedy = remedy_for(limit.as_deref());
    match limit {
        Some(_) => format!("out of memory: {remedy}"),
        None => format!("aborted, most likely out of memory: {remedy}"),
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::watch;
#[cfg(target_os = "linux")]
use linux::{fitting_threads, limit, of_groups, of_process};
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) use other::watch;
#[cfg(not(target_os = "linux"))]
use other::{fitting_threads, limit, of_groups, of_process};

#[cfg(target_os = "linux")]
mod linux {
    use std::thread;

    use super::groups::Groups;
    use super::process::{self, Limits};

    /// What the limits of this process's control groups leave.
    pub(super) fn of_groups() -> Option<u64> {
        Groups::of_process().free()
    }

    /// What the limits of this process itself leave.
    pub(super) fn of_process() -> Option<u64> {
        Limits::of_process().free(process::usage())
    }

    /// The number of threads for which the limit on address space has room, if there is one.
    pub(super) fn fitting_threads() -> Option<usize> {
        Limits::of_process().threads(process::usage())
    }

    /// The smallest limit on this process's memory, in words.
    pub(super) fn limit() -> Option<String> {
        let groups = Groups::of_process().limit();
        let groups = groups.map(|bytes| (bytes, "the control group"));
        let limits = Limits::of_process().named().chain(groups);
        let (bytes, what) = limits.min_by_key(|(bytes, _)| *bytes)?;
        Some(format!("{what} allows {} MB", bytes / 1_000_000))
    }

    /// Calls `full` on a thread of its own once the limits of the control groups leave next to
    /// nothing: soon, the system would end the process without a message.
    pub(crate) fn watch(full: impl FnOnce() + Send + 'static) {
        let groups = Groups::of_process();
        let Some(reserve) = groups.reserve() else {
            return;
        };
        // Without this thread, the system ends the process as it would have done anyway.
        let _ = thread::Builder::new().spawn(move || {
            while let Some(wait) = groups.wait(reserve) {
                thread::sleep(wait);
            }
            full();
        });
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    pub(super) fn of_groups() -> Option<u64> {
        None
    }

    pub(super) fn of_process() -> Option<u64> {
        None
    }

    pub(super) fn fitting_threads() -> Option<usize> {
        None
    }

    pub(super) fn limit() -> Option<String> {
        None
    }

    #[cfg(unix)]
    pub(crate) fn watch(_full: impl FnOnce() + Send + 'static) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_available_memory_is_known() {
        assert!(of_machine().is_some());
        assert!(automatic_memory() > 0);
    }
}
