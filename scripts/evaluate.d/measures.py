# SPDX-License-Identifier: GPL-3.0-or-later
"""The measures of rankings; `scripts/evaluate --help` says what they are."""

import math

from formats import EvaluationError, without_repeats

CUT = 10
MEASURES = {"mrr": "MRR", f"ndcg@{CUT}": f"nDCG@{CUT}", f"recall@{CUT}": f"recall@{CUT}"}


def gain(grade):
    return 2 ** max(grade, 0) - 1


def dcg(grades):
    return sum(gain(grade) / math.log2(rank + 1) for rank, grade in enumerate(grades[:CUT], 1))


def first_relevant(grades):
    """The rank of the first relevant document, or None."""
    return next((rank for rank, grade in enumerate(grades, 1) if grade >= 1), None)


def measure_topic(documents, judged):
    """The measures of one ranking; `judged` has a relevant document."""
    grades = [judged.get(docno, 0) for docno in documents]
    relevant = sum(grade >= 1 for grade in judged.values())
    first = first_relevant(grades)
    return {
        "mrr": 1 / first if first else 0.0,
        f"ndcg@{CUT}": dcg(grades) / dcg(sorted(judged.values(), reverse=True)),
        f"recall@{CUT}": sum(grade >= 1 for grade in grades[:CUT]) / relevant,
        "first": first,
    }


def measure_topics(qids, qrels, run, depth=100):
    """{QID: measures} of the topics in `qids` that have a relevant document."""
    judged = [qid for qid in qids if any(grade >= 1 for grade in qrels.get(qid, {}).values())]
    if not judged:
        raise EvaluationError("none of the topics has a document judged relevant")
    return {
        qid: measure_topic(without_repeats(run.get(qid, []), depth), qrels[qid]) for qid in judged
    }


def mean(values):
    return math.fsum(values) / len(values)


def summarise(measured, qids, run):
    """The means over `measured`, and how many topics of `qids` those are."""
    result = {
        "topics": len(measured),
        "left_out": len(qids) - len(measured),
        "nothing_found": sum(not run.get(qid) for qid in measured),
    }
    for measure in MEASURES:
        result[measure] = mean([topic[measure] for topic in measured.values()])
    return result
