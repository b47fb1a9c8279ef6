//! Memory limits of control groups, of versions 1 and 2.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Version 1 writes a number just below 2⁶³ for no limit; nothing that large limits anything.
const NO_LIMIT: u64 = 1 << 62;
/// The work stops when less than one part in this many of a limit is left …
const RESERVE_SHARE: u64 = 16;
/// … but it may always use the memory down to this.
const MAX_RESERVE: u64 = 64 << 20;
/// Memory is not filled faster than this many bytes per millisecond, on a few threads.
const FILLED_PER_MS: u64 = 4 << 20;
/// How often limits are looked at: this often, if nearly everything is taken …
const SHORTEST_WAIT: u64 = 5;
/// … and this often, if everything is free; in milliseconds.
const LONGEST_WAIT: u64 = 500;

/// The names of a control group's files.
#[derive(Debug, PartialEq, Eq)]
struct Version {
    limit: &'static str,
    usage: &'static str,
    /// Keys of `memory.stat`: what cannot be dropped. The rest of the usage is mostly copies of files
    /// and of folders, which the system drops when it needs the memory.
    kept: &'static [&'static str],
    /// A limit on swapped memory, and its usage. Version 1 counts memory and swapped memory there.
    swap: Option<[&'static str; 2]>,
}

const V1: Version = Version {
    limit: "memory.limit_in_bytes",
    usage: "memory.usage_in_bytes",
    kept: &["total_rss", "total_shmem"],
    swap: None,
};

const V2: Version = Version {
    limit: "memory.max",
    usage: "memory.current",
    kept: &[
        "anon",
        "shmem",
        "kernel_stack",
        "pagetables",
        "slab_unreclaimable",
    ],
    swap: Some(["memory.swap.max", "memory.swap.current"]),
};

/// The control groups that a process is in: one within the other.
#[derive(Debug)]
pub(crate) struct Groups {
    folders: Vec<(PathBuf, &'static Version)>,
    meminfo: PathBuf,
}

impl Groups {
    /// The groups of this process, as far as the system shows them.
    pub(crate) fn of_process() -> Groups {
        Groups::below(Path::new("/"))
    }

    /// The groups of the process whose `/proc` and `/sys` are below `root`.
    fn below(root: &Path) -> Groups {
        let read = |path| fs::read_to_string(root.join(path)).unwrap_or_default();
        let found = folders(&read("proc/self/cgroup"), &read("proc/self/mountinfo"));
        let below = |folder: PathBuf| root.join(folder.strip_prefix("/").unwrap_or(&folder));
        let found = found.into_iter();
        Groups {
            folders: found.map(|(folder, of)| (below(folder), of)).collect(),
            meminfo: root.join("proc/meminfo"),
        }
    }

    /// The smallest limit.
    pub(crate) fn limit(&self) -> Option<u64> {
        self.limits().map(|(limit, ..)| limit).min()
    }

    /// How many bytes the limits leave, if there are any. Copies of files do not count as taken.
    pub(crate) fn free(&self) -> Option<u64> {
        self.limits()
            .map(|(limit, folder, version)| left(limit, folder, version))
            .min()
    }

    /// How many bytes must stay free, if there are limits.
    pub(crate) fn reserve(&self) -> Option<u64> {
        let (limit, free) = (self.limit()?, self.free()?);
        // If others have taken nearly everything, a small corpus may still fit.
        Some((limit / RESERVE_SHARE).min(MAX_RESERVE).min(free / 4))
    }

    /// How long the limits will leave more than `reserve`, at least; `None` if they do no longer.
    pub(crate) fn wait(&self, reserve: u64) -> Option<Duration> {
        let Some(free) = self.free() else {
            return Some(Duration::from_millis(LONGEST_WAIT));
        };
        if free >= reserve {
            return Some(wait(free - reserve));
        }
        // What can be swapped out does not end the process.
        (free + self.swap() >= reserve).then(|| wait(0))
    }

    /// Each limit with its group.
    fn limits(&self) -> impl Iterator<Item = (u64, &Path, &'static Version)> {
        self.folders.iter().filter_map(|(folder, version)| {
            let limit = parse_limit(&fs::read_to_string(folder.join(version.limit)).ok()?)?;
            Some((limit, folder.as_path(), *version))
        })
    }

    /// How many bytes could be swapped out.
    fn swap(&self) -> u64 {
        let meminfo = fs::read_to_string(&self.meminfo).unwrap_or_default();
        let free = value(&meminfo, "SwapFree:").map_or(0, |kibibytes| kibibytes << 10);
        let of_groups = self.folders.iter().filter_map(|(folder, version)| {
            let [limit, usage] = version.swap?;
            let limit = parse_limit(&fs::read_to_string(folder.join(limit)).ok()?)?;
            Some(limit.saturating_sub(number(&folder.join(usage))))
        });
        of_groups
            .min()
            .map_or(free, |of_groups| of_groups.min(free))
    }
}

fn left(limit: u64, folder: &Path, version: &Version) -> u64 {
    let stat = fs::read_to_string(folder.join("memory.stat")).unwrap_or_default();
    let kept = version.kept.iter().filter_map(|key| value(&stat, key));
    let taken = kept.reduce(u64::saturating_add);
    let taken = taken.unwrap_or_else(|| number(&folder.join(version.usage)));
    limit.saturating_sub(taken)
}

fn wait(free: u64) -> Duration {
    Duration::from_millis((free / FILLED_PER_MS).clamp(SHORTEST_WAIT, LONGEST_WAIT))
}

/// The number in a file, or zero without one.
fn number(path: &Path) -> u64 {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.trim().parse().unwrap_or(0)
}

/// A limit in bytes, or `None` for no limit.
fn parse_limit(text: &str) -> Option<u64> {
    // `max` is no number.
    let limit = text.trim().parse().ok();
    limit.filter(|limit| *limit < NO_LIMIT)
}

/// The number after `key` in lines of a key, a number and maybe a unit.
fn value(lines: &str, key: &str) -> Option<u64> {
    lines.lines().find_map(|line| {
        let mut parts = line.split_whitespace();
        if parts.next()? != key {
            return None;
        }
        parts.next()?.parse().ok()
    })
}

/// The folders of the groups in `/proc/self/cgroup`, each followed by those around it, by the mounts
/// in `/proc/self/mountinfo`. Without these, where groups usually are.
fn folders(groups: &str, mounts: &str) -> Vec<(PathBuf, &'static Version)> {
    if mounts.is_empty() {
        let usual = [("/sys/fs/cgroup", &V2), ("/sys/fs/cgroup/memory", &V1)];
        return usual
            .map(|(folder, version)| (folder.into(), version))
            .into();
    }
    let mut folders = Vec::new();
    for Mount { root, place, of } in mounts.lines().filter_map(mount) {
        let Some(group) = groups.lines().find_map(|line| group(line, of)) else {
            continue;
        };
        // In a container, the root of the mount is often the group itself. Groups outside of the
        // mount are not visible.
        let inside = Path::new(group).strip_prefix(&root);
        let group = inside.map_or(place.clone(), |inside| place.join(inside));
        let within = group.ancestors().take_while(|it| it.starts_with(&place));
        folders.extend(within.map(|folder| (folder.to_owned(), of)));
    }
    folders
}

/// A mount of control groups that can limit memory.
struct Mount {
    /// The group that is mounted.
    root: PathBuf,
    place: PathBuf,
    of: &'static Version,
}

/// Reads a line such as `35 31 0:29 /docker/1 /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory`.
fn mount(line: &str) -> Option<Mount> {
    let (mount, system) = line.split_once(" - ")?;
    let mut fields = mount.split(' ').skip(3);
    let (root, place) = (fields.next()?, fields.next()?);
    let mut fields = system.split(' ');
    let kind = fields.next()?;
    let options = fields.nth(1).unwrap_or_default();
    let of = match kind {
        "cgroup2" => &V2,
        "cgroup" if options.split(',').any(|option| option == "memory") => &V1,
        _ => return None,
    };
    // Spaces are escaped; other escapes do not occur there.
    let path = |text: &str| PathBuf::from(text.replace("\\040", " "));
    Some(Mount {
        root: path(root),
        place: path(place),
        of,
    })
}

/// The group in a line such as `4:memory:/docker/1` or, of version 2, `0::/user.slice`.
fn group<'l>(line: &'l str, of: &Version) -> Option<&'l str> {
    let mut fields = line.splitn(3, ':');
    let (hierarchy, controllers, group) = (fields.next()?, fields.next()?, fields.next()?);
    let is_this = if *of == V2 {
        hierarchy == "0" && controllers.is_empty()
    } else {
        controllers.split(',').any(|one| one == "memory")
    };
    is_this.then_some(group)
}

#[cfg(test)]
mod tests;
