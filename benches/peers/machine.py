"""What the results depend on besides the code: the machine, the versions, the load."""

import os
import platform
import re
import time
from pathlib import Path

from install import PACKAGES, ask, version


def describe(repository, tools, work):
    """Everything that the page says about a measurement, without names of hosts and folders."""
    git = ["git", "--no-optional-locks", "-C", repository]
    changed = ask([*git, "status", "--porcelain", "--", "crates", "Cargo.toml", "Cargo.lock"])
    return {
        "when": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "commit": ask([*git, "rev-parse", "--short", "HEAD"]) + (" with uncommitted changes" if changed else ""),
        "load": round(os.getloadavg()[0], 1),
        "disk": ask(["stat", "--file-system", "--format", "%T", work]),
        "machine": machine(),
        "versions": {
            "keyweight": ask([tools.keyweight, "--version"]),
            "rustc": ask(["rustc", "--version"]),
            "xan": ask([tools.xan, "--version"]),
            "Python": ask([tools.python, "--version"]),
            **{package: version(tools.python, package) for package in PACKAGES},
        },
    }


def machine():
    cpu = dict(re.findall(r"^(model name|cpu family|model)\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cpu.get('model name', platform.machine())} (family {cpu.get('cpu family')}, model {cpu.get('model')}), "
        f"{len(os.sched_getaffinity(0))} cores, {memory:.1f} GiB, "
        f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release().partition('-')[0]}"
    )
