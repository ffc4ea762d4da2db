# SPDX-License-Identifier: GPL-3.0-or-later
"""What the report says about the machine."""

import os
import platform
import re

from measure import told_by


def field_of(path, pattern):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            found = re.search(pattern, file.read(), re.MULTILINE)
    except OSError:
        return None
    return found.group(1).strip() if found else None


def file_system_of(folder):
    lines = told_by(["df", "--output=fstype", folder]).split()
    return lines[-1] if lines else "unknown"


def describe(scratch):
    """[(what, value)]; `scratch` is the folder where indexes are built."""
    memory = field_of("/proc/meminfo", r"^MemTotal:\s+(\d+) kB")
    load = os.getloadavg()
    return [
        ("processor", field_of("/proc/cpuinfo", r"^model name\s*:(.*)$") or platform.machine()),
        ("processors usable", str(len(os.sched_getaffinity(0)))),
        ("memory", f"{int(memory) / 1e6:.1f} GB" if memory else "unknown"),
        ("kernel", f"{platform.system()} {platform.release()}"),
        ("system", field_of("/etc/os-release", r'^PRETTY_NAME="?([^"\n]*)') or "unknown"),
        ("file system of the indexes", file_system_of(scratch)),
        ("load at the start (1, 5, 15 minutes)", " ".join(f"{value:.2f}" for value in load)),
    ]
