//! Control groups as Linux shows them (`Documentation/admin-guide/cgroup-v2.rst`, `cgroup-v1/memory.rst`,
//! `proc_pid_mountinfo(5)`).

use super::*;

const MIB: u64 = 1 << 20;
/// What version 1 writes for no limit: the largest number of whole pages.
const V1_NO_LIMIT: &str = "9223372036854771712";

/// A machine with these files.
fn machine(files: &[(&str, String)]) -> (tempfile::TempDir, Groups) {
    let root = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let groups = Groups::below(root.path());
    (root, groups)
}

fn v2(limits: &[(&str, &str)], more: &[(&str, String)]) -> (tempfile::TempDir, Groups) {
    let mut files = vec![
        ("proc/self/cgroup", "0::/user.slice/job\n".to_owned()),
        (
            "proc/self/mountinfo",
            "24 30 0:22 / /proc rw - proc proc rw\n\
             30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"
                .to_owned(),
        ),
    ];
    let limits = limits.iter();
    files.extend(limits.map(|(path, limit)| (*path, format!("{limit}\n"))));
    files.extend(more.iter().cloned());
    machine(&files)
}

#[test]
fn version_2_takes_the_tightest_of_nested_groups() {
    let (_root, groups) = v2(
        &[
            ("sys/fs/cgroup/user.slice/job/memory.max", "max"),
            ("sys/fs/cgroup/user.slice/memory.max", "104857600"),
        ],
        &[
            (
                "sys/fs/cgroup/user.slice/memory.current",
                format!("{}\n", 90 * MIB),
            ),
            (
                "sys/fs/cgroup/user.slice/memory.stat",
                format!("anon {}\nfile {}\nshmem {MIB}\n", 39 * MIB, 50 * MIB),
            ),
        ],
    );
    assert_eq!(groups.limit(), Some(100 * MIB));
    // 90 MiB are used, 50 MiB of them by copies of files.
    assert_eq!(groups.free(), Some(60 * MIB));
    assert_eq!(groups.reserve(), Some(100 * MIB / 16));
}

#[test]
fn no_limit_is_none_in_both_versions() {
    let (_root, groups) = v2(&[("sys/fs/cgroup/user.slice/job/memory.max", "max")], &[]);
    assert_eq!(
        (groups.limit(), groups.free(), groups.reserve()),
        (None, None, None)
    );
    assert_eq!(parse_limit(V1_NO_LIMIT), None);
    assert_eq!(parse_limit("max\n"), None);
    assert_eq!(parse_limit("104857600\n"), Some(100 * MIB));
    assert_eq!(parse_limit(""), None);
}

#[test]
fn version_1_of_a_container_is_mounted_at_the_group_itself() {
    let (_root, groups) = machine(&[
        (
            "proc/self/cgroup",
            "9:name=systemd:/docker/1\n5:cpuacct,memory:/docker/1/job\n0::/docker/1\n".to_owned(),
        ),
        (
            "proc/self/mountinfo",
            "32 31 0:29 /docker/1 /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu\n\
             35 31 0:32 /docker/1 /sys/fs/cgroup/memory ro - cgroup cgroup rw,cpuacct,memory\n"
                .to_owned(),
        ),
        (
            "sys/fs/cgroup/memory/job/memory.limit_in_bytes",
            format!("{V1_NO_LIMIT}\n"),
        ),
        (
            "sys/fs/cgroup/memory/memory.limit_in_bytes",
            format!("{}\n", 64 * MIB),
        ),
        (
            "sys/fs/cgroup/memory/memory.usage_in_bytes",
            format!("{}\n", 64 * MIB),
        ),
        (
            "sys/fs/cgroup/memory/memory.stat",
            format!("rss 1\ntotal_cache {}\ntotal_rss {}\n", 5 * MIB, 59 * MIB),
        ),
    ]);
    assert_eq!(groups.limit(), Some(64 * MIB));
    assert_eq!(groups.free(), Some(5 * MIB));
    // A quarter of what is left at the start, because others have taken the rest.
    assert_eq!(groups.reserve(), Some(5 * MIB / 4));
}

#[test]
fn without_proc_the_usual_places_are_looked_at() {
    let (_root, groups) = machine(&[("sys/fs/cgroup/memory.max", format!("{}\n", 32 * MIB))]);
    assert_eq!(groups.limit(), Some(32 * MIB));
    let (_root, groups) = machine(&[]);
    assert_eq!(groups.free(), None);
}

#[test]
fn a_group_out_of_memory_is_waited_for_only_if_it_can_swap() {
    let job = "sys/fs/cgroup/user.slice/job";
    let swap_max = format!("{job}/memory.swap.max");
    let current = format!("{job}/memory.current");
    let with_swap = |limit: &str| {
        let (root, groups) = v2(
            &[("sys/fs/cgroup/user.slice/job/memory.max", "104857600")],
            &[
                (&current, "104857600\n".to_owned()),
                (&swap_max, format!("{limit}\n")),
                ("proc/meminfo", "SwapFree:  2048000 kB\n".to_owned()),
            ],
        );
        let wait = groups.wait(MIB);
        drop(root);
        wait
    };
    assert_eq!(with_swap("0"), None);
    assert_eq!(with_swap("max"), Some(Duration::from_millis(SHORTEST_WAIT)));
}

#[test]
fn the_less_is_free_the_sooner_it_is_looked_at() {
    assert_eq!(wait(0), Duration::from_millis(SHORTEST_WAIT));
    assert_eq!(wait(400 * MIB), Duration::from_millis(100));
    assert_eq!(wait(u64::MAX), Duration::from_millis(LONGEST_WAIT));
}

#[test]
fn lines_that_are_no_groups_are_ignored() {
    for line in ["", "nonsense", "1:cpu:/", "- -"] {
        assert!(mount(line).is_none(), "{line:?}");
        assert_eq!(group(line, &V1), None, "{line:?}");
        assert_eq!(group(line, &V2), None, "{line:?}");
    }
}
