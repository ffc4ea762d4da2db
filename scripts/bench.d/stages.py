# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured: builds, updates, queries, and builds of more and more files.

All take turns: every tool once, then every tool again, so that whatever else the machine does falls
on all of them. Each returns its table; what fails says so in its row and in `failures`.
"""

import os

import samples
from figures import (
    MISSING,
    Table,
    median,
    medians_of,
    percentile,
    ratio,
    show_bytes,
    show_milliseconds,
    show_percent,
    show_ratio,
    show_seconds,
    with_digits,
)
from measure import BenchError, run, size_of
from tools import Faro, base_of


class Bench:
    """What the stages share. `tools` are those that run here; `say` takes a line of progress."""

    def __init__(self, tools, language, rounds, timeout, say):
        self.tools = tools
        self.language = language
        self.rounds = rounds
        self.timeout = timeout
        self.say = say
        self.base = base_of(tools)
        self.failures = {}
        self.figures = {}

    def attempt(self, tool, what, action):
        """What `action` returns, or None after noting why it failed."""
        try:
            return action()
        except BenchError as error:
            self.failures[tool] = str(error)
            self.say(f"{what}, {tool.name}: failed: {error}")
            return None

    def working(self):
        return [tool for tool in self.tools if tool not in self.failures]

    # --- Builds --------------------------------------------------------------------------------

    def build_once(self, tool, texts):
        tool.clear()
        os.sync()
        measured = tool.update(texts.folder, len(texts), self.timeout)
        figures = {"wall": measured.wall, "cpu": measured.cpu, "peak": measured.peak}
        figures["index"] = size_of(tool.index)
        return figures

    def build_round(self, tool, one, texts):
        """What both take; that of `one`, a single file, tells what does not grow with the texts."""
        wall_of_one = self.build_once(tool, one)["wall"]
        return dict(self.build_once(tool, texts), one=wall_of_one)

    def build(self, texts):
        """Each tool's indexes are left as its last round made them."""
        one = samples.copy_one(texts, texts.folder + "-one")
        rounds = {tool: [] for tool in self.tools}
        for number in range(1, self.rounds + 1):
            for tool in self.working():
                samples.warm(texts)
                what = f"build {number}/{self.rounds}"
                figures = self.attempt(tool, what, lambda t=tool: self.build_round(t, one, texts))
                if figures:
                    rounds[tool].append(figures)
                    self.say(f"{what}, {tool.name}: {show_seconds(figures['wall'])}")
        self.figures = {tool: medians_of(rounds[tool]) for tool in self.working()}
        return self.build_table(texts, rounds)

    def build_table(self, texts, rounds):
        table = Table(
            "build", "wall", "×", "fastest–slowest", "cpu", "×", "peak memory", "×",
            "index", "×", "index/text", "files/s", "a single file",
        )  # fmt: skip
        base = self.figures.get(self.base, {})
        for tool in self.tools:
            if tool in self.failures:
                table.add(tool.name, "failed")
                continue
            now = self.figures[tool]
            walls = [figures["wall"] for figures in rounds[tool]]
            cells = [tool.name]
            for key, show in (
                ("wall", show_seconds),
                ("cpu", show_seconds),
                ("peak", show_bytes),
                ("index", show_bytes),
            ):
                cells += [show(now[key]), show_ratio(ratio(now[key], base.get(key)))]
                if key == "wall":
                    cells.append(f"{with_digits(min(walls))}–{with_digits(max(walls))}")
            cells.append(show_ratio(ratio(now["index"], texts.bytes)))
            cells += [with_digits(len(texts) / now["wall"]), show_seconds(now["one"])]
            table.add(*cells)
        return table

    # --- Updates -------------------------------------------------------------------------------

    def update(self, texts):
        """Changes `texts`, which is a copy, and brings the indexes up to date."""
        tools = [tool for tool in self.working() if tool.can_update]
        tools = [tool for tool in tools if not (isinstance(tool, Faro) and tool.empty_cache)]
        rounds = {tool: [] for tool in tools}
        changed = exchanged = 0
        for turn in range(self.rounds):
            changed = samples.append_sentences(texts, 100, turn, self.language)
            texts = samples.Texts(texts.folder)
            self.update_all(tools, rounds, texts, "changed")
            exchanged, texts = samples.exchange_files(texts, 100, turn, self.language)
            self.update_all(tools, rounds, texts, "exchanged")
            self.update_all(tools, rounds, texts, "nothing")
        table = Table(
            "update", "nothing to do", "of a build", f"{changed:,} changed", "of a build",
            f"{exchanged:,} gone, {exchanged:,} new", "of a build",
        )  # fmt: skip
        for tool in tools:
            if tool in self.failures:
                table.add(tool.name, "failed")
                continue
            now, cells = medians_of(rounds[tool]), [tool.name]
            for what in ("nothing", "changed", "exchanged"):
                share = ratio(now[what], self.figures[tool]["wall"])
                cells += [show_seconds(now[what]), show_percent(share)]
            table.add(*cells)
        return table

    def update_all(self, tools, rounds, texts, what):
        samples.warm(texts)
        for tool in tools:
            if tool in self.failures:
                continue
            os.sync()
            measured = self.attempt(
                tool, "update", lambda t=tool: t.update(texts.folder, len(texts), self.timeout)
            )
            if measured:
                rounds[tool].append({what: measured.wall})
                self.say(f"update ({what}), {tool.name}: {show_seconds(measured.wall)}")

    # --- Queries -------------------------------------------------------------------------------

    def query(self, topics, scratch):
        """One table for the file `topics`."""
        queries = samples.read_topics(topics)
        numbered = os.path.join(scratch, "topics.tsv")
        with open(numbered, "w", encoding="utf-8") as file:
            file.writelines(f"q{number}\t{query}\n" for number, query in enumerate(queries))
        # The rows of one tool differ in how they build, not in what they find.
        tools, kinds = [], set()
        for tool in self.working():
            kind = tool.binaries if isinstance(tool, Faro) else tool.kind
            if kind in kinds or (isinstance(tool, Faro) and tool.empty_cache):
                continue
            kinds.add(kind)
            tools.append(tool)
            if isinstance(tool, Faro):
                tools.append(tool.for_words_alone())
        cold = self.query_cold(tools, queries)
        warm = self.query_warm(tools, numbered, len(queries))
        return self.query_table(f"{len(queries)} of {os.path.basename(topics)}", tools, cold, warm)

    def query_cold(self, tools, queries):
        """{tool: milliseconds of each query}, each query a process."""
        took = {tool: [] for tool in tools}
        for tool in tools:
            run(tool.query_command(queries[0]), tool.environment, self.timeout, sampled=False)
        for query in queries:
            for tool in tools:
                if tool in self.failures:
                    continue
                measured = self.attempt(tool, "query", lambda t=tool, q=query: self.ask(t, q))
                if measured:
                    took[tool].append(measured.wall * 1000)
        for tool in tools:
            self.say(f"cold queries, {tool.name}: {show_milliseconds(median(took[tool]))}")
        return took

    def ask(self, tool, query):
        measured = run(tool.query_command(query), tool.environment, self.timeout, sampled=False)
        if measured.status not in tool.good:
            raise BenchError(f"{query}: {measured.trouble()}")
        return measured

    def query_warm(self, tools, topics, queries):
        """{tool: [(milliseconds, hits) of each query]}, the medians over the rounds."""
        rounds = {tool: [] for tool in tools}
        for _ in range(self.rounds):
            for tool in tools:
                command = tool.batch_command(topics)
                if tool in self.failures or not command:
                    continue
                timings = self.attempt(
                    tool, "batch", lambda t=tool, c=command: self.ask_all(t, c, queries)
                )
                if timings:
                    rounds[tool].append(timings)
        return {
            tool: [(median([took for took, _ in turns]), turns[-1][1]) for turns in zip(*timings)]
            for tool, timings in rounds.items()
        }

    def ask_all(self, tool, command, queries):
        measured = run(command, tool.environment, self.timeout, sampled=False)
        if measured.status not in tool.good:
            raise BenchError(measured.trouble())
        timings = tool.timings(measured.output, queries)
        if not any(hits for _, hits in timings):
            raise BenchError("no query found anything")
        return timings

    def query_table(self, title, tools, cold, warm):
        table = Table(
            title, "cold median", "×", "cold p99", "×", "warm median", "×", "warm p99", "×",
            "answered",
        )  # fmt: skip
        figures = {}
        for tool in tools:
            times = [took for took, _ in warm[tool]]
            figures[tool] = [
                median(cold[tool]), percentile(cold[tool], 99), median(times), percentile(times, 99)
            ]  # fmt: skip
        base = figures.get(self.base, [None] * 4)
        for tool in tools:
            if tool in self.failures:
                table.add(tool.name, "failed")
                continue
            cells = [tool.name]
            for value, of_base in zip(figures[tool], base):
                cells += [show_milliseconds(value), show_ratio(ratio(value, of_base))]
            answered = sum(hits > 0 for _, hits in warm[tool])
            cells.append(answered if warm[tool] else MISSING)
            table.add(*cells)
        return table

    # --- The curve -----------------------------------------------------------------------------

    def curve(self, texts, files, target):
        """Builds of more and more copies of `texts`, written to `target`, up to `files` files."""
        table = Table(
            "tool", "files", "text", "wall", "cpu", "files/s", "MB/s", "peak memory", "index/text"
        )  # fmt: skip
        written = size = 0
        for point in samples.curve_points(files):
            size += samples.grow(texts, target, written, point, self.language)
            written = point
            grown = samples.Texts(target)
            for tool in self.working():
                if isinstance(tool, Faro) and tool.empty_cache:
                    continue
                samples.warm(grown)
                now = self.attempt(tool, "curve", lambda t=tool, g=grown: self.build_once(t, g))
                tool.clear()
                if not now:
                    table.add(tool.name, f"{point:,}", show_bytes(size), "failed")
                    continue
                table.add(
                    tool.name,
                    f"{point:,}",
                    show_bytes(size),
                    show_seconds(now["wall"]),
                    show_seconds(now["cpu"]),
                    with_digits(point / now["wall"]),
                    with_digits(size / 1e6 / now["wall"]),
                    show_bytes(now["peak"]),
                    show_ratio(ratio(now["index"], size)),
                )
                self.say(f"{point:,} files, {tool.name}: {show_seconds(now['wall'])}")
        return table
