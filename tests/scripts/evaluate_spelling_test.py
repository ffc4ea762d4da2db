# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of scripts/evaluate-spelling: the sample, the mistakes, and how they are judged."""
import importlib.machinery
import importlib.util
import os
import random
import sys
import unittest

sys.dont_write_bytecode = True

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SCRIPT = os.path.join(ROOT, "scripts", "evaluate-spelling")


def load():
    loader = importlib.machinery.SourceFileLoader("evaluate_spelling", SCRIPT)
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("evaluate_spelling", loader)
    )
    loader.exec_module(module)
    return module


evaluate = load()


class WordsOfTheIndex(unittest.TestCase):
    def test_exact_terms_of_letters_only(self):
        lines = ["12 4", "Len 9", "ZENcamp 3", "XA:WHO 2", "camp 7", "covid19 3", "niño 2", "e.g 1"]
        self.assertEqual(evaluate.parse_terms(lines), {"camp": 7, "niño": 2})

    def test_headers_and_empty_lines_are_passed_over(self):
        self.assertEqual(evaluate.parse_terms(["", "All terms in database:", "camp x"]), {})

    def test_sample_has_length_and_frequency(self):
        words = {"camp": 2, "camps": 1, "cat": 9, "shelter": 3}
        sample = evaluate.sample_words(words, 4, 10, random.Random(1))
        self.assertEqual(sorted(sample), ["camp", "shelter"])

    def test_a_seed_gives_the_same_sample(self):
        words = {f"word{'abcdefghij'[i % 10]}{'abcdefghij'[i // 10]}": 2 for i in range(100)}
        first = evaluate.sample_words(words, 4, 20, random.Random(5))
        again = evaluate.sample_words(dict(reversed(words.items())), 4, 20, random.Random(5))
        self.assertEqual(first, again)


class Mistakes(unittest.TestCase):
    def test_one_error_changes_the_length_by_one_at_most(self):
        generator = random.Random(2)
        lengths = set()
        for _ in range(500):
            spoilt = evaluate.spoil("shelter", 1, generator)
            self.assertNotEqual(spoilt, "shelter")
            lengths.add(len(spoilt) - len("shelter"))
        self.assertEqual(lengths, {-1, 0, 1})

    def test_two_errors(self):
        generator = random.Random(3)
        lengths = {len(evaluate.spoil("shelter", 2, generator)) - 7 for _ in range(500)}
        self.assertEqual(lengths, {-2, -1, 0, 1, 2})

    def test_a_short_word_is_never_spoilt_to_nothing(self):
        generator = random.Random(4)
        for _ in range(200):
            self.assertTrue(evaluate.spoil("ab", 2, generator))


class Judgement(unittest.TestCase):
    def check(self, outcome, corrected=None, suggestion=None, found=False):
        result = {"corrected": corrected, "suggestion": suggestion}
        self.assertEqual(evaluate.judge("niño", result, found), outcome)

    def test_outcomes(self):
        self.check("corrected", corrected="niño")
        self.check("corrected", corrected="Niño")
        self.check("found", found=True)
        self.check("found", corrected="niños", found=True)
        self.check("wrongly", corrected="nido")
        self.check("suggested", suggestion="niño")
        self.check("missed", suggestion="nido")
        self.check("missed")


if __name__ == "__main__":
    unittest.main()
