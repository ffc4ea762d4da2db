# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of scripts/coverage: what it takes for acronyms and terms, and whole runs."""
import importlib.machinery
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SCRIPTS = os.path.join(ROOT, "scripts")
COVERAGE = os.path.join(SCRIPTS, "coverage")
sys.path.insert(0, SCRIPTS)


def load_coverage():
    loader = importlib.machinery.SourceFileLoader("coverage_script", COVERAGE)
    spec = importlib.util.spec_from_loader("coverage_script", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


coverage = load_coverage()
import coverage_terms as terms  # noqa: E402
import coverage_text as text  # noqa: E402

LISTS = text.load_word_lists()


class Spellings(unittest.TestCase):
    def same(self, language, *spellings):
        keys = {text.key_of(text.WORD.findall(spelling), language) for spelling in spellings}
        self.assertEqual(len(keys), 1, keys)

    def different(self, language, *spellings):
        keys = {text.key_of(text.WORD.findall(spelling), language) for spelling in spellings}
        self.assertEqual(len(keys), len(spellings), keys)

    def test_english(self):
        self.same("en", "Water points", "water point", "WATER POINT'S")
        self.same("en", "inter-agency committees", "Inter Agency Committee")
        self.same("en", "medical supplies", "medical supply")
        self.same("en", "host houses", "host house")
        self.same("en", "pregnant women", "pregnant woman")
        self.same("en", "protracted crises", "protracted crisis")
        self.different("en", "access", "acces", "status", "statu")

    def test_spanish(self):
        self.same("es", "Evaluaciones rápidas", "evaluacion rapida", "evaluación rápida")
        self.same("es", "redes de agua", "red del agua", "Red de Agua")
        self.same("es", "clases", "clase")
        self.same("es", "luces", "luz")
        self.different("es", "año", "ano")

    def test_acronyms(self):
        for spelling in ["UN-CMCoord", "UNCMCoord", "UNCMCOORD"]:
            self.assertEqual(text.acronym_key(spelling), "UNCMCOORD")
        self.assertEqual(text.acronym_key("HCTs"), "HCT")


class Blocks(unittest.TestCase):
    def test_markdown(self):
        blocks = text.blocks_of(
            "---\ntitle: no text\n---\n# A **title**\nOne line\nand [the next](a.md#b).\n"
            "- an item\n- `code` and https://example.org\n\n```\nno text\n```\n"
            "| a | cell |\n|---|------|\n"
        )
        self.assertEqual(
            [" ".join(block.split()) for block in blocks],
            ["A title", "One line and the next.", "an item", "and .", "a", "cell"],
        )

    def languages(self, *documents):
        words = [[text.WORD.findall(block) for block in blocks] for blocks in documents]
        return text.decide_languages(words, LISTS.function)

    def test_language_of_each_block(self):
        self.assertEqual(
            self.languages(["The water of the camp", "El agua del campamento", "Visión"]),
            [["en", "es", "es"]],
        )

    def test_heading_without_function_words(self):
        # Known from other blocks, else as its document.
        first = ["The key is to be here", "Agua segura", "Nothing", "Key"]
        self.assertEqual(
            self.languages(first, ["Es agua segura"]), [["en", "es", "en", "en"], ["es"]]
        )


class Acronyms(unittest.TestCase):
    def check(self, block, *expected):
        self.assertEqual(terms.acronyms_of(block), list(expected))

    def test_found(self):
        self.check("The WHO and two IDPs met UNHCR's team.", "WHO", "IDP", "UNHCR")
        self.check("la OIM, el ACNUR y la (ONU)", "OIM", "ACNUR", "ONU")
        self.check("the 3RP and H2O plans", "3RP", "H2O")
        self.check("the U.N. agencies", "UN")

    def test_not_found(self):
        self.check("WHO SHOULD ACT")
        self.check("We say: WHO SHOULD ACT now")
        self.check("Annex II and part IV of Word, I and A")
        self.check("see A/RES/70/296 and ST/SGB/2003/13 there")
        self.check("MiGOF and iPhone and McDonald")

    def test_definitions(self):
        blocks = [
            ("en", "The United Nations Country Team (UNCT) meets; the team (WHO) does not."),
            ("es", "la Organización Internacional para las Migraciones (OIM, por sus siglas)"),
            ("en", "ask the HCT (Humanitarian Country Team)"),
            ("en", "the Emergency (English) of (2022)"),
        ]
        self.assertEqual(
            terms.harvest([blocks], LISTS.function),
            [
                ("en", "UNCT", "United Nations Country Team".split()),
                ("es", "OIM", "Organización Internacional para las Migraciones".split()),
                ("en", "HCT", "Humanitarian Country Team".split()),
            ],
        )


class Terms(unittest.TestCase):
    def sequences(self, language, block):
        return [
            " ".join(words[first:end])
            for words in terms.segments_of(block)
            for first, end in terms.sequences_of(words, language, LISTS)
        ]

    def test_bounds(self):
        self.assertEqual(self.sequences("en", "the water point, near the camp"), ["water point"])
        self.assertEqual(
            self.sequences("en", "host family kits"),
            ["host family", "host family kits", "family kits"],
        )
        self.assertEqual(self.sequences("en", "the WASH cluster of UNICEF leads"), [])
        self.assertEqual(self.sequences("en", "the agency's field staff"), ["field staff"])
        self.assertEqual(self.sequences("en", "a water - point"), [])

    def test_words_inside(self):
        self.assertEqual(self.sequences("en", "code of conduct"), ["code of conduct"])
        self.assertEqual(self.sequences("en", "code and conduct of the"), [])
        self.assertEqual(self.sequences("es", "red de la salud"), ["red de la salud"])
        self.assertEqual(self.sequences("es", "punto del agua"), ["punto del agua"])
        self.assertEqual(self.sequences("es", "punto la agua"), [])

    def test_words_of_no_term(self):
        self.assertEqual(self.sequences("en", "ten tents provide shelter quickly"), [])
        self.assertEqual(self.sequences("en", "ten-tonne truck"), [])
        self.assertEqual(self.sequences("es", "siete meses hacen falta"), [])

    def test_hyphened_words_are_one(self):
        self.assertEqual(
            self.sequences("en", "inter-agency coordination"), ["inter-agency coordination"]
        )
        self.assertEqual(self.sequences("en", "non-governmental"), [])

    def count(self, *blocks, known=None):
        documents = [[("en", block)] for block in blocks]
        known = known or {"en": set(), "es": set()}
        return terms.count_candidates(documents, LISTS, known)["en"]

    def test_parts_of_known_terms_are_not_counted(self):
        block = "the cash and voucher assistance"
        self.assertEqual(list(self.count(block)), ["voucher assistanc"])
        self.assertEqual(
            list(self.count(block, known={"en": {"cash and voucher assistanc"}, "es": set()})), []
        )

    def test_c_value(self):
        # Frantzi et al. (2000): log2|a| (f(a) - mean f(b) of the candidates b around it).
        frequencies = {"a b": 7, "a b c": 3, "x a b": 2}
        values = terms.c_values(frequencies, {key: len(key.split()) for key in frequencies})
        self.assertAlmostEqual(values["a b"], 7 - 2.5)
        self.assertAlmostEqual(values["a b c"], 3 * 1.584962500721156)

    def test_thresholds(self):
        twice = self.count("water point", "water point")
        self.assertEqual(list(terms.terms_of(twice, 2, 2)), ["water point"])
        self.assertEqual(list(terms.terms_of(twice, 3, 2)), [])
        self.assertEqual(list(terms.terms_of(twice, 2, 2.1)), [])
        once = self.count("water point, water point")
        self.assertEqual(list(terms.terms_of(once, 2, 2)), [])
        thrice = self.count("water point, water point, water point")
        self.assertEqual(list(terms.terms_of(thrice, 2, 2)), ["water point"])


class WholeRuns(unittest.TestCase):
    """scripts/coverage as its users call it, from a folder whose name holds a blank."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faro coverage ")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for name in ["a.md", "b.txt"]:
            self.write(
                "docs/" + name,
                "The water point is near the host family on the steep slope. Ask WHO and XYZ, or "
                "the Local Relief Team (LRT).\n\nEl punto de agua, la ladera y la OMS.\n",
            )
        self.write("docs/c.pdf", "not read")
        self.write(
            "table.tsv",
            "water-point\twash\twater point\t\tpunto de agua\t\n"
            "who\torganisations\tWorld Health Organization\tWHO\tOrganización Mundial\tOMS\n"
            "steep\tg\tsteep\t\tempinado\t\nslope\tg\tslope\t\tladera | pendiente\t\n",
        )

    def write(self, name, contents):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(contents)

    def call(self, *arguments):
        return subprocess.run(
            [sys.executable, "-B", COVERAGE, *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    def test_json(self):
        done = self.call("docs", "--glossary", "table.tsv", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        result = json.loads(done.stdout)
        acronyms = result["en"]["acronyms"]
        self.assertEqual((acronyms["all"], acronyms["glossary"], acronyms["defined"]), (3, 1, 1))
        self.assertEqual(acronyms["missing"], [[2, "XYZ", "XYZ"]])
        self.assertAlmostEqual(acronyms["share"], 2 / 3)
        found = result["en"]["terms"]
        self.assertEqual((found["all"], found["glossary"], found["defined"]), (4, 1, 1))
        self.assertEqual(
            [spelling for _, spelling, _ in found["missing"]], ["host family", "steep slope"]
        )
        self.assertEqual(found["partial"], 1)
        self.assertEqual(result["es"]["acronyms"]["share"], 1)

    def test_table(self):
        done = self.call("docs", "--glossary", "table.tsv", "--partial")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith("2 documents\n"), done.stdout)
        self.assertRegex(done.stdout, r"(?m)^  known +66\.7 % +100\.0 %$")
        self.assertRegex(done.stdout, r"(?m)^    of known words +1 +0$")
        self.assertRegex(done.stdout, r"(?m)^     2  steep slope$")

    def test_threshold(self):
        done = self.call("docs", "--glossary", "table.tsv", "--times", "3", "--json")
        self.assertEqual(json.loads(done.stdout)["en"]["terms"]["all"], 0)

    def test_help(self):
        self.assertIn("C-value", self.call("--help").stdout)

    def fails(self, message, *arguments):
        done = self.call(*arguments)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertIn(message, done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def test_what_cannot_be_read(self):
        self.fails("required: PATH")
        self.fails("cannot read nowhere.md", "nowhere.md")
        os.makedirs(os.path.join(self.folder, "empty"))
        self.fails("no documents", "empty")
        self.write("broken.tsv", "one\ttwo\n")
        self.fails("broken.tsv, line 1: not six columns", "docs", "--glossary", "broken.tsv")
        with open(os.path.join(self.folder, "latin.md"), "wb") as file:
            file.write(b"a\xf1o")
        self.fails("latin.md: not UTF-8", "latin.md")

    def test_built_in_glossary(self):
        self.assertEqual(self.call("docs").returncode, 0)


if __name__ == "__main__":
    unittest.main()
