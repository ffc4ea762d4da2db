# SPDX-License-Identifier: GPL-3.0-or-later
"""Where faro-index spends processor time, as perf sees it: by library and by our own functions."""

import collections
import os
import re
import shutil

from figures import Table, show_percent
from measure import BenchError, run

LIBRARIES = (
    ("libxapian", "Xapian"),
    ("libicu", "ICU"),
    ("libz.", "zlib"),
    ("libdeflate", "libdeflate"),
    ("liblttoolbox", "lttoolbox"),
    ("libmimalloc", "memory management"),
    ("libstdc++", "C++ library"),
    ("ld-linux", "loader"),
    ("[kernel", "kernel"),
    ("[vdso", "kernel"),
)
MEMORY = re.compile(r"malloc|calloc|realloc|free|unlink_chunk|^mi_|operator (new|delete)")
FUNCTIONS = 20


def family_of(library, symbol):
    """What a function belongs to, by the file it is in and its name."""
    if MEMORY.search(symbol) and not symbol.startswith("faro::"):
        return "memory management"
    for beginning, family in LIBRARIES:
        if library.startswith(beginning):
            return family
    if library.startswith("libc."):
        return "C library"
    if not library.startswith("faro-"):
        return re.sub(r"\.so.*", "", library)
    return "Faro" if symbol.startswith("faro::") else "templates in Faro"


def function_of(symbol):
    """One of our functions without namespaces and template arguments."""
    name = symbol.replace("(anonymous namespace)::", "")
    while True:
        shorter = re.sub(r"<[^<>]*>", "", name)
        if shorter == name:
            return name.removeprefix("faro::")
        name = shorter


def parse_report(output):
    """[(share, library, symbol)] from what `perf report` prints, its fields separated by tabs."""
    lines = []
    for line in output.splitlines():
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 3:
            continue
        try:
            share = float(fields[0].strip().rstrip("%")) / 100
        except ValueError:
            raise BenchError(f"perf report printed no share: {line[:100]}") from None
        symbol = re.sub(r"^\[.\] ", "", fields[2].strip())
        lines.append((share, fields[1].strip(), symbol))
    if not lines:
        raise BenchError("perf saw nothing")
    return lines


def table_of(heading, shares, most=None):
    table = Table(heading, "share")
    for name, share in sorted(shares.items(), key=lambda item: -item[1])[:most]:
        table.add(name, show_percent(share))
    return table


def tables_of(lines):
    """Two tables: of families, and of our own functions."""
    families, functions = collections.Counter(), collections.Counter()
    for share, library, symbol in lines:
        family = family_of(library, symbol)
        families[family] += share
        if family == "Faro":
            functions[function_of(symbol)] += share
    return [table_of("part", families), table_of("function", functions, FUNCTIONS)]


def profile(faro, texts, timeout):
    """The tables of one build by `faro` from nothing."""
    if not shutil.which("perf"):
        raise BenchError("no perf; install it by: apt-get install linux-perf")
    faro.prepare()
    faro.clear()
    data = os.path.join(faro.folder, "perf.data")
    command = ["perf", "record", "--quiet", "--freq=999", f"--output={data}", "--"]
    done = run(command + faro.build_command(texts), faro.environment, timeout, sampled=False)
    if done.status not in faro.good or not os.path.exists(data):
        raise BenchError("perf record: " + done.trouble())
    command = ["perf", "report", f"--input={data}", "--stdio", "--sort=dso,symbol"]
    done = run(command + ["--field-separator=\t"], sampled=False)
    if done.status != 0:
        raise BenchError("perf report: " + done.trouble())
    return tables_of(parse_report(done.output))
