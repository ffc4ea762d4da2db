# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of scripts/evaluate: the measures, what it reads, and whole runs with a stub search."""
import importlib.machinery
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import textwrap
import unittest

sys.dont_write_bytecode = True

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
EVALUATE = os.path.join(ROOT, "scripts", "evaluate")


def load_evaluate():
    loader = importlib.machinery.SourceFileLoader("evaluate", EVALUATE)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("evaluate", loader))
    loader.exec_module(module)
    return module


evaluate = load_evaluate()


def summary(qids, qrels, run, depth=100):
    measured = evaluate.measure_topics(qids, qrels, run, depth)
    return evaluate.summarise(measured, qids, run)


def log2(number):
    return math.log2(number)


class MeasuresOfOneTopic(unittest.TestCase):
    """Rankings as strings: each letter is a document."""

    def check(self, ranking, judged, mrr, ndcg, recall):
        measured = evaluate.measure_topic(list(ranking), judged)
        self.assertAlmostEqual(measured["mrr"], mrr)
        self.assertAlmostEqual(measured["ndcg@10"], ndcg)
        self.assertAlmostEqual(measured["recall@10"], recall)

    def test_perfect(self):
        self.check("ab", {"a": 2, "b": 1}, mrr=1, ndcg=1, recall=1)

    def test_only_document_is_second(self):
        # DCG 1/log2(3), ideal 1/log2(2) = 1.
        self.check("xa", {"a": 1}, mrr=1 / 2, ndcg=1 / log2(3), recall=1)

    def test_grades_in_the_wrong_order(self):
        # Gains are 1 for grade 1, 3 for grade 2, 7 for grade 3.
        # DCG   = 1/log2(2) + 3/log2(3) + 7/log2(4) = 1 + 3/log2(3) + 7/2
        # ideal = 7/log2(2) + 3/log2(3) + 1/log2(4) = 7 + 3/log2(3) + 1/2
        ndcg = (4.5 + 3 / log2(3)) / (7.5 + 3 / log2(3))
        self.check("abc", {"a": 1, "b": 2, "c": 3}, mrr=1, ndcg=ndcg, recall=1)

    def test_documents_of_one_grade_may_change_places(self):
        judged = {"a": 2, "b": 2, "c": 1}
        self.check("abc", judged, mrr=1, ndcg=1, recall=1)
        self.check("bac", judged, mrr=1, ndcg=1, recall=1)

    def test_not_everything_found(self):
        # DCG = 3/log2(3); ideal = 3/log2(2) + 1/log2(3). One of two relevant documents.
        ndcg = (3 / log2(3)) / (3 + 1 / log2(3))
        self.check("xa", {"a": 2, "b": 1}, mrr=1 / 2, ndcg=ndcg, recall=1 / 2)

    def test_nothing_found(self):
        self.check("", {"a": 1}, mrr=0, ndcg=0, recall=0)

    def test_relevant_only_beyond_rank_ten(self):
        # Rank 11 counts for the reciprocal rank alone.
        self.check("0123456789a", {"a": 1}, mrr=1 / 11, ndcg=0, recall=0)

    def test_rank_ten_still_counts(self):
        self.check("012345678a", {"a": 1}, mrr=1 / 10, ndcg=1 / log2(11), recall=1)

    def test_ideal_longer_than_ten(self):
        # Twelve relevant documents, of which the ideal ranking shows ten: so do we. Recall cannot
        # be more than 10/12.
        judged = {letter: 1 for letter in "abcdefghijkl"}
        self.check("abcdefghijkl", judged, mrr=1, ndcg=1, recall=10 / 12)

    def test_ideal_takes_the_best_ten(self):
        # One document of grade 2 and eleven of grade 1; the first ten are all of grade 1.
        judged = {letter: 1 for letter in "abcdefghijk"}
        judged["z"] = 2
        tail = sum(1 / log2(rank + 1) for rank in range(2, 11))
        self.check("abcdefghijkz", judged, mrr=1, ndcg=(1 + tail) / (3 + tail), recall=10 / 12)

    def test_grade_zero_and_below_is_not_relevant(self):
        # "n" (-1) and "o" (0) stand before "a": 1/log2(4) of an ideal 1.
        self.check("noa", {"a": 1, "n": -1, "o": 0}, mrr=1 / 3, ndcg=1 / 2, recall=1)


class MeansOverTopics(unittest.TestCase):
    def test_topic_without_results_counts_nothing(self):
        # q1: 1/1; q2: 1/2; q3: nothing found. MRR = 1.5/3.
        qrels = {"q1": {"a": 1}, "q2": {"b": 1}, "q3": {"c": 1}}
        result = summary(["q1", "q2", "q3"], qrels, {"q1": ["a"], "q2": ["x", "b"]})
        self.assertEqual(result["topics"], 3)
        self.assertEqual(result["nothing_found"], 1)
        self.assertAlmostEqual(result["mrr"], 1.5 / 3)
        self.assertAlmostEqual(result["ndcg@10"], (1 + 1 / log2(3)) / 3)
        self.assertAlmostEqual(result["recall@10"], 2 / 3)

    def test_topics_without_relevant_documents_are_left_out(self):
        # q2 has only a document judged not relevant, q3 none at all.
        qrels = {"q1": {"a": 1}, "q2": {"b": 0}}
        result = summary(["q1", "q2", "q3"], qrels, {"q1": ["a"], "q2": ["b"]})
        self.assertEqual((result["topics"], result["left_out"]), (1, 2))
        self.assertEqual(result["mrr"], 1)

    def test_judged_topics_that_are_not_asked_do_not_count(self):
        qrels = {"q1": {"a": 1}, "q9": {"b": 1}}
        result = summary(["q1"], qrels, {"q1": ["a"]})
        self.assertEqual((result["topics"], result["left_out"], result["mrr"]), (1, 0, 1))

    def test_repeated_document_counts_where_it_comes_first(self):
        # Without its repeat the ranking is x, a.
        result = summary(["q"], {"q": {"a": 1}}, {"q": ["x", "x", "a", "a"]})
        self.assertEqual(result["mrr"], 1 / 2)
        self.assertEqual(result["recall@10"], 1)

    def test_depth_cuts_each_ranking(self):
        run = {"q": ["x", "y", "a"]}
        self.assertEqual(summary(["q"], {"q": {"a": 1}}, run, depth=2)["mrr"], 0)
        self.assertEqual(summary(["q"], {"q": {"a": 1}}, run, depth=3)["mrr"], 1 / 3)

    def test_nothing_to_measure_is_an_error(self):
        with self.assertRaisesRegex(evaluate.EvaluationError, "none of the topics"):
            summary(["q"], {"q": {"a": 0}}, {"q": ["a"]})


class Names(unittest.TestCase):
    def test_percent_encoding_is_undone_in_runs_and_qrels(self):
        run = evaluate.parse_run("q Q0 es/gu%C3%ADa%20del%20campo.md 1 2.5 faro".encode(), "run")
        self.assertEqual(run, {"q": ["es/guía del campo.md"]})
        qrels = evaluate.parse_qrels("q 0 es/guía%20del%20campo.md 1".encode(), "qrels")
        self.assertEqual(qrels, {"q": {"es/guía del campo.md": 1}})

    def test_both_unicode_spellings_are_one_name(self):
        composed = evaluate.parse_run("q Q0 gu\u00eda 1 1 t".encode(), "run")
        combining = evaluate.parse_run("q Q0 gui\u0301a 1 1 t".encode(), "run")
        self.assertEqual(composed, combining)

    def test_no_break_space_is_part_of_a_name(self):
        run = evaluate.parse_run("q Q0 a\u00a0b 1 1 t".encode(), "run")
        self.assertEqual(run, {"q": ["a\u00a0b"]})

    def test_base_names(self):
        for docno, name in [
            ("p006", "p006"),
            ("p006.txt", "p006"),
            ("docs/en/p006.txt", "p006"),
            ("docs.old/p006", "p006"),
            ("guide-1.2", "guide-1.2"),
            ("guide-1.2.md", "guide-1.2"),
            (".profile", ".profile"),
        ]:
            with self.subTest(docno=docno):
                self.assertEqual(evaluate.base_name(docno), name)

    def test_base_names_join_judgements_at_their_best_grade(self):
        qrels = {"q": {"en/a.md": 1, "es/a.txt": 2, "b": 0}}
        self.assertEqual(evaluate.base_names_of_qrels(qrels), {"q": {"a": 2, "b": 0}})

    def test_docs_by_beginning_or_by_wildcards(self):
        for docno, pattern, expected in [
            ("es/a.md", "es/", True),
            ("es/a.md", "es/*", True),
            ("es/x/a.md", "es/*", True),
            ("en/a.md", "es/*", False),
            ("docs/es/a.md", "es/", False),
            ("es/a.md", "*.md", True),
            ("es/a.txt", "*.md", False),
            ("ES/a.md", "es/*", False),
        ]:
            with self.subTest(docno=docno, pattern=pattern):
                self.assertEqual(evaluate.matches(docno, pattern), expected)


class Reading(unittest.TestCase):
    def fails(self, parse, text, message):
        data = text if isinstance(text, bytes) else text.encode()
        with self.assertRaisesRegex(evaluate.EvaluationError, message):
            parse(data, "FILE")

    def test_topics(self):
        topics = {"q1": "camp", "q2": "a\u2028b\tc"}
        data = "\ufeffq1\tcamp\r\n\nq2\ta\u2028b\tc\n".encode()
        self.assertEqual(evaluate.parse_topics(data, "FILE"), topics)

    def test_broken_topics(self):
        self.fails(evaluate.parse_topics, "q1\tcamp\nq2 camp\n", "FILE, line 2: not QID<TAB>QUERY")
        self.fails(evaluate.parse_topics, "\tcamp\n", "FILE, line 1")
        self.fails(evaluate.parse_topics, "q1\t \n", "FILE, line 1")
        self.fails(evaluate.parse_topics, "q 1\tcamp\n", "FILE, line 1: white space in the QID")
        self.fails(evaluate.parse_topics, "q\ta\n\nq\tb\n", "FILE, line 3: topic q comes twice")
        self.fails(evaluate.parse_topics, b"q\ta\nr\t\xff\n", "FILE, line 2: not UTF-8")

    def test_qrels(self):
        data = b"q 0 a 1\nq\t0\tb\t-1\nq 0 a 3\nr 0 a 0\n"
        self.assertEqual(
            evaluate.parse_qrels(data, "FILE"), {"q": {"a": 3, "b": -1}, "r": {"a": 0}}
        )

    def test_broken_qrels(self):
        self.fails(evaluate.parse_qrels, "q 0 a 1\n\nq 0 a\n", "FILE, line 3: not QID ITERATION")
        self.fails(evaluate.parse_qrels, "q 0 a b 1\n", "FILE, line 1: not QID ITERATION")
        self.fails(evaluate.parse_qrels, "q 0 a high\n", "FILE, line 1: the grade")
        self.fails(evaluate.parse_qrels, "q 0 a 0.5\n", "FILE, line 1: the grade")
        self.fails(evaluate.parse_qrels, "q 0 a 1000000\n", "FILE, line 1: the grade")

    def test_run_is_in_the_order_of_its_ranks(self):
        data = b"q Q0 c 10 1 t\nq Q0 b 2 9.5 t\nr Q0 a 1 -3e-2 t\nq Q0 a 1 10 t\n"
        self.assertEqual(evaluate.parse_run(data, "FILE"), {"q": ["a", "b", "c"], "r": ["a"]})

    def test_broken_run(self):
        self.fails(evaluate.parse_run, "q Q0 a 1 2 t\nq Q0 a b 1 2 t\n", "FILE, line 2: not QID Q0")
        self.fails(evaluate.parse_run, "q Q0 a first 2 t\n", "FILE, line 1: the rank")
        self.fails(evaluate.parse_run, "q Q0 a 1 good t\n", "FILE, line 1: the score")
        self.fails(evaluate.parse_run, "q Q0 a 1 nan t\n", "FILE, line 1: the score")


class Calling(unittest.TestCase):
    """Calls scripts/evaluate as its users do, from a folder whose name holds a blank."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faro evaluate ")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.write("topics", "q1\tcholera\nq2\tagua segura\nq3\tnada\n")
        self.write("qrels", "q1 0 en/a.md 2\nq1 0 es/a.md 1\nq2 0 es/agua%20segura.md 1\n")
        self.write(
            "run",
            "q1 Q0 es/a.md 1 9 faro\nq1 Q0 en/a.md 2 8 faro\n"
            "q2 Q0 x 1 7 faro\nq2 Q0 es/agua%20segura.md 2 6 faro\n",
        )

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def stub(self, status=0):
        """A faro-search that notes its arguments, prints the file run and exits with `status`."""
        self.write(
            "faro-search",
            textwrap.dedent(
                f"""\
                #!/bin/sh
                cd "$(dirname "$0")"
                printf '%s\\n' "$@" > arguments
                cat run
                exit {status}
                """
            ),
        )
        os.chmod(self.path("faro-search"), 0o755)
        return ["--db", "the index", "--faro-search", self.path("faro-search")]

    def call(self, *arguments):
        return subprocess.run(
            [sys.executable, "-B", EVALUATE, *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    def measure(self, *arguments):
        done = self.call("--topics", "topics", "--qrels", "qrels", "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def fails(self, message, *arguments):
        done = self.call(*arguments)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertIn(message, done.stderr)
        self.assertNotIn("Traceback", done.stderr)


class WholeRuns(Calling):
    def test_run_file(self):
        # q1: DCG = 1 + 3/log2(3), ideal = 3 + 1/log2(3); q2: 1/log2(3) of 1; q3: not judged.
        result = self.measure("--run", "run")
        q1 = (1 + 3 / log2(3)) / (3 + 1 / log2(3))
        self.assertEqual((result["topics"], result["left_out"]), (2, 1))
        self.assertAlmostEqual(result["mrr"], (1 + 1 / 2) / 2)
        self.assertAlmostEqual(result["ndcg@10"], (q1 + 1 / log2(3)) / 2)
        self.assertAlmostEqual(result["recall@10"], 1)

    def test_table(self):
        done = self.call("--topics", "topics", "--qrels", "qrels", "--run", "run")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^topics +2$")
        self.assertRegex(done.stdout, r"(?m)^MRR +0\.750$")
        self.assertRegex(done.stdout, r"(?m)^nDCG@10 +0\.714$")
        self.assertRegex(done.stdout, r"(?m)^recall@10 +1\.000$")
        self.assertIn("1 more topics have no document judged relevant", done.stdout)

    def test_docs_count_alone(self):
        # en/a.md no longer counts; it does not keep es/a.md from the first place.
        result = self.measure("--run", "run", "--docs", "es/*")
        self.assertAlmostEqual(result["ndcg@10"], (1 + 1 / log2(3)) / 2)
        # Only q1 has a relevant document in en/, at rank 2.
        result = self.measure("--run", "run", "--docs", "en/")
        self.assertEqual((result["topics"], result["left_out"]), (1, 2))
        self.assertAlmostEqual(result["mrr"], 1 / 2)

    def test_base_names(self):
        self.write("qrels", "q1 0 a 1\nq2 0 agua%20segura 1\n")
        self.assertEqual(self.measure("--run", "run")["mrr"], 0)
        # q1: both documents are "a", found first; q2 as before.
        self.assertAlmostEqual(self.measure("--run", "run", "--base-names")["mrr"], 0.75)

    def test_search(self):
        result = self.measure(*self.stub(), "--depth", "50", "--", "--lang", "es", "--no-cross")
        self.assertAlmostEqual(result["mrr"], 0.75)
        with open(self.path("arguments"), encoding="utf-8") as file:
            arguments = file.read().splitlines()
        self.assertEqual(arguments[:4], ["batch", "topics", "--db", "the index"])
        self.assertEqual(
            arguments[4:],
            ["--format", "trec", "--per-document", "1", "--limit", "50"]
            + ["--lang", "es", "--no-cross"],
        )

    def test_search_without_a_hit_is_no_failure(self):
        self.write("run", "")
        result = self.measure(*self.stub(status=1))
        self.assertEqual((result["mrr"], result["nothing_found"]), (0, 2))

    def test_saved_run_measures_the_same(self):
        searched = self.measure(*self.stub(), "--save-run", "saved run")
        self.assertEqual(self.measure("--run", "saved run"), searched)

    def test_failing_search(self):
        common = ["--topics", "topics", "--qrels", "qrels"]
        self.fails("failed with exit status 3", *common, *self.stub(status=3))
        self.fails("cannot run", *common, "--db", "x", "--faro-search", self.path("nowhere"))

    def test_broken_output_of_the_search_names_its_line(self):
        self.write("run", "q1 Q0 a 1 9 faro\nSegmentation fault\n")
        done = self.call("--topics", "topics", "--qrels", "qrels", *self.stub())
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"output of .*faro-search, line 2: not QID Q0")

    def test_broken_files(self):
        self.fails("cannot read none", "--topics", "none", "--qrels", "qrels", "--run", "run")
        self.fails("cannot read none", "--topics", "topics", "--qrels", "none", "--run", "run")
        self.fails("cannot read none", "--topics", "topics", "--qrels", "qrels", "--run", "none")
        self.fails("line 1: not QID ITER", "--topics", "topics", "--qrels", "run", "--run", "run")

    def test_usage(self):
        common = ["--topics", "topics", "--qrels", "qrels"]
        self.fails("usage:")
        self.fails("usage:", *common)
        self.fails("usage:", *common, "--run", "run", "--db", "x")
        self.fails("usage:", *common, "--db", "x", "--depth", "0")
        self.fails("usage:", *common, "--compare", "run")
        self.fails("they go with --db", *common, "--run", "run", "--latency")
        self.fails("they go with --db", *common, "--compare", "run", "run", "--failures")
        self.fails("of one run", *common, "--compare", "run", "run", "--per-topic")
        self.fails("no options after --", *common, "--compare", "run", "run", "--", "--lang", "es")
        self.fails("--run searches nothing", *common, "--run", "run", "--save-run", "x")
        self.fails("--run searches nothing", *common, "--run", "run", "--", "--lang", "es")


if __name__ == "__main__":
    unittest.main()
