# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of what scripts/evaluate says beside the means: topics, comparisons, failures, latency."""
import math
import os
import sys
import textwrap
import unittest

sys.dont_write_bytecode = True

from evaluate_test import Calling  # noqa: E402  (which also finds the modules of scripts/evaluate)

import comparison  # noqa: E402
import failures  # noqa: E402
import searching  # noqa: E402


class Randomisation(unittest.TestCase):
    """p worked out by hand: the share of choices of signs as far from 0 as the observed one."""

    def check(self, differences, p):
        test = comparison.randomisation_test(differences)
        self.assertTrue(test.exact)
        self.assertAlmostEqual(test.p, p)

    def test_no_difference(self):
        self.check([], 1)
        self.check([0.0, 0.0], 1)

    def test_one_difference_proves_nothing(self):
        self.check([0.5], 1)

    def test_all_alike(self):
        # Of 2^3 choices, +++ and --- are as far from 0.
        self.check([0.1, 0.1, 0.1], 2 / 8)

    def test_the_smaller_one_may_have_either_sign(self):
        # Sums of 3 and 1: 4, 2, -2, -4. Observed 2: all are as far.
        self.check([3, -1], 1)
        self.check([3, 1], 2 / 4)

    def test_topics_without_difference_change_nothing(self):
        self.check([0.1, 0, 0.1, 0, 0.1], 2 / 8)

    def test_both_sides_count(self):
        for differences in ([0.3, 0.2, -0.1], [-0.3, -0.2, 0.1]):
            # Of sums 6 4 2 0 0 -2 -4 -6 (tenths), the observed 4 is exceeded by 6.
            self.check(differences, 4 / 8)

    def test_fourteen_are_enumerated_and_fifteen_are_not(self):
        self.check([0.1] * 14, 2 / 2**14)
        test = comparison.randomisation_test([0.1] * 15)
        self.assertFalse(test.exact)

    def test_estimate_is_near_what_is_exact(self):
        # Twenty of one size, six with the other sign: P(|X - 10| >= 4) of the binomial of 20.
        exact = sum(math.comb(20, k) for k in range(21) if abs(k - 10) >= 4) / 2**20
        test = comparison.randomisation_test([0.5] * 14 + [-0.5] * 6)
        self.assertFalse(test.exact)
        self.assertLess(abs(test.p - exact), 0.015)  # three standard errors of 10,000

    def test_estimate_is_the_same_each_time_and_never_0(self):
        differences = [0.5] * 100
        test = comparison.randomisation_test(differences)
        self.assertEqual(test, comparison.randomisation_test(differences))
        self.assertEqual(test.p, 1 / 10_001)


class Comparison(unittest.TestCase):
    @staticmethod
    def measured(*reciprocals):
        return {
            f"q{number}": {"mrr": value, "ndcg@10": 1.0, "recall@10": 1.0, "first": 1}
            for number, value in enumerate(reciprocals, 1)
        }

    def test_counts_and_means(self):
        a, b = self.measured(1, 0.5, 0.25, 1), self.measured(0.5, 1, 1, 1)
        row = comparison.compare(a, b)["mrr"]
        self.assertEqual((row["better"], row["equal"], row["worse"]), (2, 1, 1))
        self.assertAlmostEqual(row["a"], 2.75 / 4)
        self.assertAlmostEqual(row["b"], 3.5 / 4)
        self.assertAlmostEqual(row["difference"], 0.75 / 4)
        # Sums of 2, 2 and 3 (quarters): 7 3 3 -1 1 -3 -3 -7; observed 3: all but two.
        self.assertAlmostEqual(row["p"], 6 / 8)
        self.assertEqual(comparison.compare(a, b)["ndcg@10"]["p"], 1)

    def test_changed_topics_from_worst_to_best(self):
        a, b = self.measured(1, 0.5, 0.25, 1), self.measured(0.5, 1, 1, 1)
        changed = comparison.changed_topics(a, b, "mrr")
        self.assertEqual(changed, [(-0.5, "q1"), (0.5, "q2"), (0.75, "q3")])


class Causes(unittest.TestCase):
    def check(self, cause, query, language="en", languages=("en",), text="", passages=()):
        """Each passage: words of the query that match, or (word, why)."""
        found = failures.Found(
            set(languages),
            text,
            [
                [word if isinstance(word, tuple) else (word, "exact") for word in passage]
                for passage in passages
            ],
        )
        self.assertEqual(failures.likely_cause(query, language, found), cause)

    def test_acronym(self):
        self.check("acronym", "WASH cluster", passages=[["cluster"]])
        self.check("other", "WASH cluster", passages=[["cluster", "WASH"]])
        self.check("other", "wash cluster", passages=[["cluster"]])
        self.check("other", "A cluster", passages=[["cluster"]])

    def test_a_query_in_capitals_has_no_acronym(self):
        self.check("other", "CHOLERA OUTBREAK", passages=[["CHOLERA"]])

    def test_accent(self):
        self.check("accent", "evacuacion", "es", ["es"], text="La evacuación.")
        self.check("accent", "evacuación", "es", ["es"], text="La evacuacion.")
        self.check("accent", "cafe\u0301", "es", ["es"], text="cafe")

    def test_accents_of_words_that_match_are_no_matter(self):
        self.check("other", "evacuacion", "es", ["es"], "evacuación", [["evacuacion"]])
        self.check("other", "evacuación", "es", ["es"], text="evacuación, evacuacion")

    def test_n_with_tilde_is_another_letter(self):
        self.check("other", "ano", "es", ["es"], text="año")

    def test_question_words_differ_by_their_accent(self):
        self.check("other", "¿Qué? ¿Cuándo?", "es", ["es"], text="Dice que vendrá cuando pueda.")

    def test_translation(self):
        self.check("translation", "shelter", languages=["es"])
        self.check("translation", "shelter in Haiti", languages=["es"], passages=[["Haiti"]])

    def test_language(self):
        self.check("language", "shelter", languages=["es"], passages=[[("shelter", "translation")]])

    def test_document_in_both_languages_is_in_that_of_the_query(self):
        self.check("other", "shelter", languages=["en", "es"])

    def test_unknown_languages_are_not_other_ones(self):
        self.check("other", "shelter", language="und", languages=["es"])
        self.check("other", "shelter", languages=["und"])
        self.check("other", "shelter", languages=[])

    def test_segmentation(self):
        self.check("segmentation", "water tank", passages=[["water"], ["tank"]])
        self.check("other", "water tank", passages=[["water"], ["tank", "water"]])
        self.check("other", "water tank", passages=[["water"], ["Water"]])

    def test_only_topics_beyond_the_tenth_place_fail(self):
        measured = {"a": {"first": 10}, "b": {"first": 11}, "c": {"first": None}}
        self.assertEqual(failures.failing_topics(measured), ["b", "c"])

    def test_document_that_is_looked_at(self):
        judged = {"x": 0, "a": 1, "b": 2, "c 1": 1}
        hits = [{"path": "x"}, {"path": "c 1"}, {"path": "a"}]
        self.assertEqual(failures.choose_document(hits, judged, base_names=False), "c 1")
        self.assertEqual(failures.choose_document(hits[:1], judged, base_names=False), "b")


class WholeAnalyses(Calling):
    def test_per_topic(self):
        common = ["--topics", "topics", "--qrels", "qrels", "--run", "run", "--per-topic"]
        done = self.call(*common)
        self.assertRegex(done.stdout, r"(?m)^q2 +0\.500 +0\.631 +1\.000 +2  agua segura$")
        self.assertNotIn("nada", done.stdout)  # is not judged
        topics = self.measure("--run", "run", "--per-topic")["per_topic"]
        self.assertEqual({qid: topic["first"] for qid, topic in topics.items()}, {"q1": 1, "q2": 2})

    def test_per_topic_where_nothing_relevant_was_found(self):
        self.write("run", "q1 Q0 x 1 9 faro\n")
        common = ["--topics", "topics", "--qrels", "qrels", "--run", "run", "--per-topic"]
        self.assertRegex(self.call(*common).stdout, r"(?m)^q1 .* -  cholera$")

    def test_compare_two_runs(self):
        self.write("better", "q1 Q0 es/a.md 1 9 faro\nq2 Q0 es/agua%20segura.md 1 6 faro\n")
        result = self.measure("--compare", "run", "better")
        row = result["comparison"]["mrr"]
        self.assertEqual((row["better"], row["equal"], row["worse"]), (1, 1, 0))
        self.assertEqual(
            result["changed"], [{"qid": "q2", "a": 0.5, "b": 1.0, "difference": 0.5}]
        )
        done = self.call("--topics", "topics", "--qrels", "qrels", "--compare", "run", "better")
        self.assertRegex(done.stdout, r"(?m)^MRR +0\.750 +1\.000 \+0\.2500 +1 +1 +0 1\.0000$")
        self.assertRegex(done.stdout, r"(?m)^q2 +0\.500 +1\.000 +\+0\.500  agua segura$")

    def test_compare_a_run_with_an_index(self):
        os.mkdir(self.path("the index"))
        stub = self.stub()[2:]
        result = self.measure("--compare", "run", "the index", *stub, "--", "--lang", "es")
        self.assertEqual(result["changed"], [])
        with open(self.path("arguments"), encoding="utf-8") as file:
            self.assertEqual(file.read().splitlines()[-2:], ["--lang", "es"])

    def answering(self, script):
        """A faro-search in Python, which has `topics` (QIDs and queries), and `arguments`."""
        self.write(
            "faro-search",
            f"#!{sys.executable}\n"
            + "import json, sys\n"
            + "arguments = sys.argv[1:]\n"
            + "lines = sys.stdin.read().splitlines() if '-' in arguments else []\n"
            + "topics = [line.split('\\t') for line in lines]\n"
            + textwrap.dedent(script),
        )
        os.chmod(self.path("faro-search"), 0o755)
        return ["--db", "the index", "--faro-search", self.path("faro-search")]

    def test_latency_counts_the_second_pass(self):
        # The first pass takes 100 ms a topic, the second 1, 2 and 3.
        stub = self.answering(
            """\
            for number, (qid, query) in enumerate(topics):
                print(json.dumps({"hits": [], "took_ms": 100 if number < 3 else number - 2}))
            """
        )
        took = self.measure(*stub, "--latency")["took_ms"]
        self.assertEqual(took, {"median": 2, "p90": 3, "p99": 3})
        done = self.call("--topics", "topics", "--qrels", "qrels", *stub, "--latency")
        self.assertRegex(done.stdout, r"(?m)^ +2\.00 +3\.00 +3\.00$")

    def test_percentiles_are_the_nearest_rank(self):
        values = list(range(1, 101))
        self.assertEqual(searching.nearest_rank(values, 90), 90)
        self.assertEqual(searching.nearest_rank(values, 99), 99)
        self.assertEqual(searching.nearest_rank([7], 99), 7)

    def test_failures(self):
        # Nothing is found. The document of q1 is Spanish; that of q2 has no accents.
        self.write("qrels", "q1 0 es/a.md 1\nq2 0 es/b.md 1\n")
        self.write("topics", "q1\tcholera\nq2\tevacuación\n")
        stub = self.answering(
            """\
            def passage(path):
                return {"id": path, "path": path, "language": "es", "matched": []}

            for qid, query in topics:
                path = query.removeprefix('path:"')[:-1]
                hits = [passage(path)] if path != query[:-1] else []
                language = "en" if qid == "q1" else "es"
                print(json.dumps({"hits": hits, "query_language": language}))
            if arguments[0] == "show":
                one = {"heading": [], "text": "La evacuacion"}
                print(json.dumps({**one, "title": None, "before": [], "after": [one]}, indent=1))
            """
        )
        listed = self.measure(*stub, "--failures")["failures"]
        self.assertEqual(
            [(one["qid"], one["document"], one["cause"]) for one in listed],
            [("q2", "es/b.md", "accent"), ("q1", "es/a.md", "translation")],
        )
        done = self.call("--topics", "topics", "--qrels", "qrels", *stub, "--failures")
        self.assertIn("translation: 1\n  q1 cholera (es/a.md, not found)\n", done.stdout)

    def test_search_that_answers_too_little_or_no_json(self):
        common = ["--topics", "topics", "--qrels", "qrels", "--latency"]
        self.fails("answered 0 of 6 topics", *common, *self.answering(""))
        stub = self.answering("for topic in topics: print('oops')")
        self.fails(": not JSON", *common, *stub)


if __name__ == "__main__":
    unittest.main()
