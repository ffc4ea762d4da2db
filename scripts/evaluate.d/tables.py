# SPDX-License-Identifier: GPL-3.0-or-later
"""What `scripts/evaluate` prints for people."""

from comparison import PERMUTATIONS
from failures import CAUSES
from measures import CUT, MEASURES


def print_means(result):
    print(f"{'topics':<10} {result['topics']:>6}")
    for measure, name in MEASURES.items():
        print(f"{name:<10} {result[measure]:>6.3f}")
    if result["nothing_found"]:
        print(f"{result['nothing_found']} of them found nothing and count 0.")
    if result["left_out"]:
        print(f"{result['left_out']} more topics have no document judged relevant: left out.")


def width_of(qids):
    return max(5, *map(len, qids))


def print_topics(measured, topics):
    width = width_of(measured)
    names = " ".join(f"{name:>9}" for name in MEASURES.values())
    print(f"\n{'topic':<{width}} {names} first  query")
    for qid, topic in measured.items():
        figures = " ".join(f"{topic[measure]:>9.3f}" for measure in MEASURES)
        print(f"{qid:<{width}} {figures} {topic['first'] or '-':>5}  {topics[qid]}")


def print_comparison(result, topics):
    comparison, changed = result["comparison"], result["changed"]
    print(f"{'topics':<10} {result['topics']:>6}")
    if result["left_out"]:
        print(f"{result['left_out']} more topics have no document judged relevant: left out.")
    print(f"\n{'':<10} {'A':>6} {'B':>6} {'B - A':>7} {'better':>6} {'equal':>6} {'worse':>6} p")
    for measure, name in MEASURES.items():
        row = comparison[measure]
        print(
            f"{name:<10} {row['a']:>6.3f} {row['b']:>6.3f} {row['difference']:>+7.4f}"
            f" {row['better']:>6} {row['equal']:>6} {row['worse']:>6} {row['p']:.4f}"
            + ("" if row["exact"] else " *")
        )
    if not all(row["exact"] for row in comparison.values()):
        print(f"* estimated from {PERMUTATIONS:,} permutations")
    if not changed:
        return
    print(f"\nTopics that differ in {next(iter(MEASURES.values()))}, from worse to better:")
    width = width_of([row["qid"] for row in changed])
    print(f"{'topic':<{width}} {'A':>6} {'B':>6} {'B - A':>7}  query")
    for row in changed:
        print(
            f"{row['qid']:<{width}} {row['a']:>6.3f} {row['b']:>6.3f} {row['difference']:>+7.3f}"
            f"  {topics[row['qid']]}"
        )


def print_failures(failures):
    print(f"\nNot among the first {CUT}: {len(failures)}")
    for cause in CAUSES:
        some = [failure for failure in failures if failure["cause"] == cause]
        if some:
            print(f"{cause}: {len(some)}")
        for failure in some:
            place = f"rank {failure['first']}" if failure["first"] else "not found"
            print(f"  {failure['qid']} {failure['query']} ({failure['document']}, {place})")


def print_latency(took):
    print(f"\n{'took ms':<10} {'median':>7} {'p90':>7} {'p99':>7}")
    print(f"{'':<10} {took['median']:>7.2f} {took['p90']:>7.2f} {took['p99']:>7.2f}")
