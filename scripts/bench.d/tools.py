# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools compared: how each is called, what it needs, and how many documents it indexed.

Each keeps what it writes in a folder of its own. A count that is no number of documents, or a run
that fails, raises BenchError with the reason.
"""

import copy
import glob
import json
import os
import re
import shutil
import sqlite3
import sys

from fts5 import statement_of
from measure import BenchError, run, told_by

HERE = os.path.dirname(os.path.realpath(__file__))
HITS = 10
STEMMERS = {"en": "english", "es": "spanish"}
INSTALL = "scripts/dependencies bench"


def first_line(command):
    return told_by(command).split("\n")[0].strip() or f"{command[0]}, version unknown"


def number_in(text, pattern, what):
    found = re.search(pattern, text)
    if not found:
        raise BenchError(f"{what} told no number of documents")
    return int(found.group(1))


def parse_timings(output):
    """[(milliseconds, hits)] from lines of both."""
    try:
        return [(float(took), int(hits)) for took, hits in map(str.split, output.splitlines())]
    except ValueError:
        raise BenchError(f"not MILLISECONDS HITS: {output[:100]}") from None


class Tool:
    """A row of the comparison. `name` is what tables call it; `kind` what --tools calls it."""

    kind = ""
    can_update = False
    # What its exit status is where nothing failed.
    good = (0,)
    # How often a batch asks all topics before it is measured.
    warmups = 1

    def __init__(self, name, language, scratch):
        self.name = name
        self.language = language
        self.folder = os.path.join(scratch, re.sub(r"\W+", "-", name))
        self.index = os.path.join(self.folder, "index")
        self.environment = None

    def missing(self):
        """Why it cannot run here, or None."""
        return None

    def version(self):
        raise NotImplementedError

    def build_command(self, texts):
        """Builds the index of the folder `texts`; brings it up to date, if `can_update`."""
        raise NotImplementedError

    def documents(self, output):
        """How many documents the index holds, after a run that printed `output`."""
        raise NotImplementedError

    def query_command(self, query):
        """One query in a process of its own."""
        raise NotImplementedError

    def batch_command(self, topics):
        """All topics in one process, or None if the tool cannot."""
        raise NotImplementedError

    def timings(self, output, queries):
        """[(milliseconds, hits)] of each query from the output of a batch."""
        timings = parse_timings(output)
        if len(timings) != queries:
            raise BenchError(f"{len(timings)} answers for {queries} queries")
        return timings

    def prepare(self):
        """Whatever has to be done once, before anything is measured."""
        os.makedirs(self.folder, exist_ok=True)

    def clear(self):
        """Makes the next build one from nothing."""
        for path in glob.glob(glob.escape(self.index) + "*"):
            if os.path.isdir(path):
                shutil.rmtree(path)
            else:
                os.remove(path)

    def update(self, texts, files, timeout):
        """Builds or updates the index; what that took. It has to hold `files` documents then."""
        measured = run(self.build_command(texts), self.environment, timeout)
        if measured.status not in self.good:
            raise BenchError(measured.trouble())
        documents = self.documents(measured.output)
        if documents != files:
            raise BenchError(f"indexed {documents:,} of {files:,} files")
        return measured


class Faro(Tool):
    kind = "faro"
    can_update = True
    good = (0, 1)  # 1: some sources failed, which the count tells
    query_options = ()

    def __init__(self, name, language, scratch, binaries, options=(), empty_cache=False):
        super().__init__(name + (", empty cache" if empty_cache else ""), language, scratch)
        self.binaries = binaries
        self.options = list(options)
        self.empty_cache = empty_cache
        # Both rows of a build share its cache: the one empties it, and the other finds it full.
        self.cache = os.path.join(scratch, "cache-" + re.sub(r"\W+", "-", name))
        self.environment = dict(os.environ, XDG_CACHE_HOME=self.cache)
        self.environment["XDG_CONFIG_HOME"] = os.path.join(self.folder, "config")
        self.environment.pop("FARO_DB", None)

    def program(self, name):
        return os.path.join(self.binaries, name)

    def missing(self):
        for name in ("faro-index", "faro-search"):
            if not os.access(self.program(name), os.X_OK):
                return f"no {self.program(name)}; scripts/quickstart builds it"
        return None

    def version(self):
        commit = told_by(["git", "-C", self.binaries, "log", "-1", "--format=%h"]).strip()
        checkout = f", in a checkout of {commit}" if commit else ""
        return first_line([self.program("faro-index"), "--version"]) + checkout

    def clear(self):
        super().clear()
        if self.empty_cache:
            shutil.rmtree(self.cache, ignore_errors=True)

    def build_command(self, texts):
        command = [self.program("faro-index"), "--db", self.index, "--json", "--progress", "never"]
        return command + self.options + [texts]

    def documents(self, output):
        try:
            return int(json.loads(output)["documents"])
        except (ValueError, KeyError, TypeError):
            raise BenchError("faro-index told no number of documents") from None

    def search(self, *arguments):
        command = [self.program("faro-search"), *arguments, "--db", self.index]
        return [*command, "--limit", str(HITS), *self.query_options]

    def query_command(self, query):
        return self.search() + ["--", query]

    def batch_command(self, topics):
        # It asks each topic of its file once, so the file has them twice, by different names.
        with open(topics, encoding="utf-8") as file:
            lines = file.readlines()
        doubled = os.path.join(self.folder, "topics.tsv")
        with open(doubled, "w", encoding="utf-8") as file:
            file.writelines(lines + ["again-" + line for line in lines])
        return self.search("batch", doubled) + ["--format", "jsonl"]

    def timings(self, output, queries):
        try:
            answers = [json.loads(line) for line in output.splitlines()]
            timings = [(float(a["took_ms"]), len(a["hits"])) for a in answers]
        except (ValueError, KeyError, TypeError):
            raise BenchError("faro-search batch printed no took_ms") from None
        if len(timings) != 2 * queries:
            raise BenchError(f"{len(timings)} answers for {2 * queries} queries")
        return timings[queries:]

    def for_words_alone(self):
        """The same index, asked as the other tools are."""
        row = copy.copy(self)
        row.name = self.name + ", words alone"
        row.folder = os.path.join(self.folder, "words-alone")
        os.makedirs(row.folder, exist_ok=True)
        row.query_options = ["--no-cross", "--duplicates", "show", "--per-document", "0"]
        return row


class Omindex(Tool):
    kind = "omindex"
    can_update = True

    def missing(self):
        for program in ("omindex", "quest", "xapian-delve"):
            if not shutil.which(program):
                return f"no {program}; install it by: {INSTALL}"
        return None

    def version(self):
        return first_line(["omindex", "--version"])

    def build_command(self, texts):
        # By itself it takes .md for text/markdown, for which Debian has no filter, and skips it.
        types = [f"--mime-type={ending}:text/plain" for ending in ("md", "markdown")]
        stemmer = "--stemmer=" + STEMMERS[self.language]
        return ["omindex", "--db", self.index, "--url", "/", stemmer, *types, texts]

    def documents(self, output):
        del output
        told = run(["xapian-delve", self.index], sampled=False).output
        return number_in(told, r"number of documents = (\d+)", "xapian-delve")

    def query_command(self, query):
        stemmer = "--stemmer=" + STEMMERS[self.language]
        return ["quest", "--db=" + self.index, stemmer, f"--msize={HITS}", "--", query]

    def batch_command(self, topics):
        return None


class Lucene(Tool):
    kind = "lucene"
    warmups = 20  # the machine compiles what runs often

    def __init__(self, name, language, scratch, threads):
        super().__init__(f"{name}, {threads} thread{'s' if threads > 1 else ''}", language, scratch)
        self.threads = threads
        self.classes = os.path.join(scratch, "classes")

    @staticmethod
    def jars():
        """{part: path of its jar}, of any version."""
        found = {}
        for part in ("core", "analyzers-common", "queryparser"):
            paths = sorted(glob.glob(f"/usr/share/java/lucene-{part}-[0-9]*.jar"))
            if paths:
                found[part] = paths[-1]
        return found

    def missing(self):
        if len(self.jars()) < 3:
            return f"no liblucene8-java; install it by: {INSTALL}"
        for program in ("java", "javac"):
            if not shutil.which(program):
                return f"no {program}; install it by: {INSTALL}"
        return None

    def version(self):
        version = re.search(r"-([0-9.]+)\.jar$", self.jars()["core"]).group(1)
        return f"Lucene {version} on {first_line(['java', '-version'])}"

    def prepare(self):
        super().prepare()
        if os.path.isdir(self.classes):
            return
        source = os.path.join(HERE, "LuceneBench.java")
        command = ["javac", "-cp", ":".join(self.jars().values()), "-d", self.classes, source]
        done = run(command, sampled=False)
        if done.status != 0:
            raise BenchError("javac failed: " + done.trouble())

    def java(self, *arguments):
        path = ":".join([self.classes, *self.jars().values()])
        return ["java", "-cp", path, "LuceneBench", *arguments]

    def build_command(self, texts):
        return self.java("index", self.index, self.language, str(self.threads), texts)

    def documents(self, output):
        return number_in(output, r"(\d+) documents", "the harness")

    def query_command(self, query):
        return self.java("query", self.index, self.language, query)

    def batch_command(self, topics):
        return self.java("batch", self.index, self.language, str(self.warmups), topics)


class Fts5(Tool):
    kind = "fts5"

    def missing(self):
        if not shutil.which("sqlite3"):
            return f"no sqlite3; install it by: {INSTALL}"
        connection = sqlite3.connect(":memory:")
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(body)")
        except sqlite3.OperationalError:
            return "the SQLite of this Python has no FTS5"
        return None

    def version(self):
        return f"SQLite {sqlite3.sqlite_version}"

    def python(self, *arguments):
        return [sys.executable, "-B", os.path.join(HERE, "fts5.py"), *arguments]

    def build_command(self, texts):
        return self.python("index", self.index, texts)

    def documents(self, output):
        return number_in(output, r"(\d+) documents", "SQLite")

    def query_command(self, query):
        return ["sqlite3", "-readonly", self.index, statement_of(query)]

    def batch_command(self, topics):
        return self.python("batch", self.index, str(self.warmups), topics)


KINDS = ("faro", "omindex", "lucene", "fts5")


def make_tools(kinds, builds, language, scratch, faro_options=()):
    """The rows of the comparison, the base of all ratios first. `builds` is {name: BIN_DIR}."""
    tools = []
    if "faro" in kinds:
        for name, binaries in builds.items():
            for empty in (True, False):
                tools.append(Faro(name, language, scratch, binaries, faro_options, empty))
    if "omindex" in kinds:
        tools.append(Omindex("omindex", language, scratch))
    if "lucene" in kinds:
        tools += [Lucene("Lucene", language, scratch, threads) for threads in (1, 2)]
    if "fts5" in kinds:
        tools.append(Fts5("SQLite FTS5", language, scratch))
    return tools


def base_of(tools):
    """The row that ratios are of: the first build of Faro with its cache, else the first row."""
    for tool in tools:
        if isinstance(tool, Faro) and not tool.empty_cache:
            return tool
    return tools[0]
