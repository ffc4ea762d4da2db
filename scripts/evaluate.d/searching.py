# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks faro-search. Options are those of `scripts/evaluate`."""

import json
import math
import os
import statistics
import subprocess

from formats import EvaluationError

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
FARO_SEARCH = os.path.join(ROOT, "build", "release", "bin", "faro-search")


def ask(options, database, arguments, topics=None):
    """What `faro-search ARGUMENTS` prints; `topics` is its standard input, if any."""
    command = [options.faro_search, *arguments[:2], "--db", database, *arguments[2:]]
    data = None if topics is None else topics.encode()
    try:
        done = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=False)
    except OSError as error:
        hint = "; scripts/quickstart builds it" if options.faro_search == FARO_SEARCH else ""
        raise EvaluationError(
            f"cannot run {options.faro_search}: {error.strerror}{hint}"
        ) from None
    if done.returncode not in (0, 1):  # 1: nothing found
        raise EvaluationError(f"{options.faro_search} failed with exit status {done.returncode}")
    return done.stdout


def search(options, database, search_options):
    """A TREC run of the topics."""
    form = ["--format", "trec", "--per-document", "1", "--limit", str(options.depth)]
    return ask(options, database, ["batch", options.topics, *form, *search_options])


def parse_object(text, name):
    try:
        return json.loads(text)
    except ValueError:
        raise EvaluationError(f"output of {name}: not JSON") from None


def search_objects(options, topics, search_options):
    """A result object for each of `topics` ({QID: query}), in their order."""
    lines = "".join(f"{qid}\t{query}\n" for qid, query in topics.items())
    arguments = ["batch", "-", "--format", "jsonl", *search_options]
    output = ask(options, options.db, arguments, lines)
    objects = [parse_object(line, options.faro_search) for line in output.splitlines()]
    if len(objects) != len(topics):
        raise EvaluationError(
            f"{options.faro_search} answered {len(objects)} of {len(topics)} topics"
        )
    return objects


def nearest_rank(values, share):
    """The smallest value that at least `share` percent of all do not exceed."""
    return sorted(values)[max(math.ceil(share / 100 * len(values)), 1) - 1]


def latency(options, topics, search_options):
    """What faro-search says that each topic takes, in milliseconds, in one process that has been
    through all of them before."""
    passes = {f"{turn}-{qid}": query for turn in (1, 2) for qid, query in topics.items()}
    objects = search_objects(options, passes, search_options)
    took = [result["took_ms"] for result in objects[len(topics) :]]
    return {
        "median": statistics.median(took),
        "p90": nearest_rank(took, 90),
        "p99": nearest_rank(took, 99),
    }
