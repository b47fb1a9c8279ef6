"""Runs commands in turn, round after round, and reads wall time, CPU time and peak memory from the kernel."""

import os
import shutil
import subprocess
import sys
import tempfile
import time


# The memory that a command may need in addition to a multiple of its input.
HEADROOM = 2 << 30
# The size of the largest tables that are written to a file.
OUTPUT = 1200 << 20


class Failed(Exception):
    """A command that failed; the message has its exit code, its output goes to standard error."""


def once(pipeline, stdout=subprocess.DEVNULL):
    """Wall seconds, CPU seconds and peak KiB of a pipeline: CPU time and peaks are sums over its programs.

    On Linux a program inherits the peak of the process that starts it, so no peak is below that of this script, some 20 MiB.
    """
    processes, upstream = [], subprocess.DEVNULL
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        for number, program in enumerate(pipeline, 1):
            sink = stdout if number == len(pipeline) else subprocess.PIPE
            try:
                process = subprocess.Popen(program, stdin=upstream, stdout=sink, stderr=errors)
            except FileNotFoundError as error:
                raise Failed("not installed") from error
            if upstream is not subprocess.DEVNULL:
                upstream.close()
            upstream = process.stdout
            processes.append(process)
        cpu = peak = 0
        for process in processes:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu += usage.ru_utime + usage.ru_stime
            peak += usage.ru_maxrss
        wall = time.perf_counter() - start
        if any(process.returncode for process in processes):
            errors.seek(0)
            print(errors.read().decode(errors="replace")[-2000:], file=sys.stderr)
            raise Failed(f"exit code {max(process.returncode for process in processes)}")
    return wall, cpu, peak


def series(commands, tools, work, repeat):
    """Run every command once in each of `repeat` rounds, and delete each output immediately, before it is written to the disk."""
    results = [
        {"name": command.name, "command": command.shown(), "corpus": command.corpus.name, "input": size(command.corpus)}
        | {"wall": [], "cpu": [], "peak": []}
        for command in commands
    ]
    for number in range(repeat):
        for corpus in dict.fromkeys(command.corpus for command in commands):
            read(corpus)
        for command, result in zip(commands, results):
            if "missing" in result:
                continue
            out = work / command.out
            remove(out)
            warm_up_memory(work, 3 * size(command.corpus) + HEADROOM)
            try:
                wall, cpu, peak = once(command.filled(tools, work))
            except Failed as failure:
                result["missing"] = str(failure)
                print(f"MISSING: {command.name}: {failure}", file=sys.stderr)
                continue
            for key, value in ("wall", wall), ("cpu", cpu), ("peak", peak):
                result[key].append(value)
            print(f"{number + 1}/{repeat}  {wall:8.2f} s  {cpu:8.2f} s CPU  {peak >> 10:6} MiB  {command.name}", flush=True)
            if number == 0 and out.is_file():
                result |= {"rows": lines(out) - 1, "output": size(out)}
            remove(out)
    return results


def warm_up_memory(work, amount):
    """Use this much memory, or half of what is free, and give it back: first as a program does, then as a file in the page cache.

    The host of a virtual machine takes back memory that has been free for some seconds. A program that needs it then waits for the
    host, a second or more for a GB. The outputs of the commands need such memory, too, until they are deleted. Another process does
    this, because a child's peak is never below its parent's.
    """
    amount = min(amount, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES") // 2)
    subprocess.run([sys.executable, "-c", f"b'x' * {amount}"], check=True)
    block = bytes(1 << 20)
    with tempfile.TemporaryFile(dir=work) as file:
        # Less than the amount at which the kernel starts to write to the disk.
        for _ in range(min(amount, OUTPUT) >> 20):
            file.write(block)


def files(path):
    return [path] if path.is_file() else sorted(path.iterdir())


def size(path):
    return sum(file.stat().st_size for file in files(path))


def read(path):
    """Load a file, or the files of a folder, into the page cache."""
    for file in files(path):
        with open(file, "rb", buffering=0) as source:
            while source.read(1 << 20):
                pass


def lines(path):
    with open(path, "rb", buffering=0) as source:
        return sum(block.count(b"\n") for block in iter(lambda: source.read(1 << 20), b""))


def remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
