# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether one run is better than another, topic by topic, or only luckier.

The test is Fisher's randomisation test for pairs, two-sided, of the mean difference: if it made no
difference which run a topic's figure is from, each difference could as well have the other sign. p
is the share of all such choices of signs whose mean is at least as far from 0. Smucker, Allan and
Carterette, "A comparison of statistical significance tests for information retrieval evaluation",
CIKM 2007.
"""

import collections
import math
import operator
import random

from measures import MEASURES, mean

PERMUTATIONS = 10_000
MOST_ENUMERATED = 14  # differences, of which there are 2^14 choices of signs
SEED = 20070607
TOLERANCE = 1e-9  # sums of the same numbers in another order differ by less

Test = collections.namedtuple("Test", ["p", "exact"])


def randomisation_test(differences, permutations=PERMUTATIONS, seed=SEED):
    """The p of `differences`, one for each topic. A topic without difference changes nothing, as
    its sign makes none. Of many, p is estimated from random choices; the observed one counts as one
    of them, so that p is never 0."""
    values = [value for value in differences if abs(value) > TOLERANCE]
    observed = abs(math.fsum(values)) - TOLERANCE
    if len(values) <= MOST_ENUMERATED:
        sums = [0.0]
        for value in values:
            sums = [total + value for total in sums] + [total - value for total in sums]
        return Test(sum(abs(total) >= observed for total in sums) / len(sums), True)
    generator = random.Random(seed)
    extreme = sum(
        abs(sum(map(operator.mul, generator.choices((1, -1), k=len(values)), values))) >= observed
        for _ in range(permutations)
    )
    return Test((extreme + 1) / (permutations + 1), False)


def compare(measured_a, measured_b):
    """For each measure, how B differs from A; both are {QID: measures}, of the same topics."""
    result = {}
    for measure in MEASURES:
        pairs = [(measured_a[qid][measure], measured_b[qid][measure]) for qid in measured_a]
        differences = [b - a for a, b in pairs]
        test = randomisation_test(differences)
        result[measure] = {
            "a": mean([a for a, _ in pairs]),
            "b": mean([b for _, b in pairs]),
            "difference": mean(differences),
            "better": sum(value > TOLERANCE for value in differences),
            "equal": sum(abs(value) <= TOLERANCE for value in differences),
            "worse": sum(value < -TOLERANCE for value in differences),
            "p": test.p,
            "exact": test.exact,
        }
    return result


def changed_topics(measured_a, measured_b, measure):
    """(difference, QID) of the topics that differ, from what B does worst to what it does best."""
    changed = []
    for qid, topic in measured_a.items():
        difference = measured_b[qid][measure] - topic[measure]
        if abs(difference) > TOLERANCE:
            changed.append((difference, qid))
    return sorted(changed, key=operator.itemgetter(0))
