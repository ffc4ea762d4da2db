# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program and measures it with all processes that it starts.

wall    seconds from before it is started until it has been waited for
cpu     seconds of processor time, user and system, of it and of all that it waited for
peak    bytes of memory: the largest of the sums of resident memory over the tree of processes,
        looked at each SAMPLE_SECONDS, and of what the kernel says was the most of any one process.
        The sum counts pages that processes share once for each.
"""

import collections
import os
import resource
import signal
import subprocess
import tempfile
import threading
import time

SAMPLE_SECONDS = 0.025
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class BenchError(Exception):
    """Something that the user can put right; its text says what."""


class Measured(collections.namedtuple("Measured", "wall cpu peak status output errors")):
    """`output` and `errors` are what the program wrote to stdout and stderr."""

    def trouble(self):
        """How it ended and its last words, in one line."""
        words = (self.errors.strip() or self.output.strip()).split("\n")[-1][:200]
        how = f"signal {-self.status}" if self.status < 0 else f"exit status {self.status}"
        return f"{how}: {words}" if words else how


def read_proc(path):
    try:
        with open(path, encoding="ascii") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):  # the process is gone
        return ""


def children_of(pid):
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []
    return [
        int(child)
        for thread in threads
        for child in read_proc(f"/proc/{pid}/task/{thread}/children").split()
    ]


def resident_bytes(pid):
    """Of the process and all below it."""
    fields = read_proc(f"/proc/{pid}/statm").split()
    own = int(fields[1]) * PAGE_BYTES if len(fields) > 1 else 0
    return own + sum(resident_bytes(child) for child in children_of(pid))


class Sampler:
    """Looks at the memory of a tree of processes until it is left, from a thread of its own."""

    def __init__(self, pid):
        self.pid = pid
        self.peak = 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()

    def look(self):
        while not self.done.is_set():
            self.peak = max(self.peak, resident_bytes(self.pid))
            self.done.wait(SAMPLE_SECONDS)


def kill_group(pid):
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def peak_of(sampled, usage):
    """What the kernel counts for a child begins with what the bench itself has, so it tells
    something only above that."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(sampled, usage.ru_maxrss * 1024 if usage.ru_maxrss > own else 0)


def wait_for(process, timeout, sampled):
    """(status, resources used, peak sampled) of a process, killed with its group if too late."""
    timer = threading.Timer(timeout, kill_group, [process.pid])
    timer.start()
    try:
        if sampled:
            with Sampler(process.pid) as sampler:
                _, status, usage = os.wait4(process.pid, 0)
            return status, usage, sampler.peak
        _, status, usage = os.wait4(process.pid, 0)
        return status, usage, 0
    except BaseException:
        kill_group(process.pid)
        raise
    finally:
        timer.cancel()


def run(command, environment=None, timeout=7200, sampled=True):
    """Runs `command`, at most `timeout` seconds. `sampled` is dear for runs of milliseconds."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            raise BenchError(f"cannot run {command[0]}: {error.strerror}") from None
        status, usage, peak = wait_for(process, timeout, sampled)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        return Measured(
            wall=wall,
            cpu=usage.ru_utime + usage.ru_stime,
            peak=peak_of(peak, usage),
            status=process.returncode,
            output=output.read().decode("utf-8", "replace"),
            errors=errors.read().decode("utf-8", "replace"),
        )


def told_by(command):
    """What `command` prints, both streams together; nothing if it is not there or fails."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def size_of(folder):
    """The bytes of all files below `folder`, or of the file of that name."""
    if os.path.isfile(folder):
        return os.path.getsize(folder)
    return sum(
        os.path.getsize(os.path.join(parent, name))
        for parent, _, names in os.walk(folder)
        for name in names
    )
