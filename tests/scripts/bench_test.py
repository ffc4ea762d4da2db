# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of scripts/bench: its figures and tables, its copies of texts, how it measures a process,
and whole runs with stubs for Faro."""
import glob
import os
import subprocess
import sys
import tempfile
import textwrap
import unittest

sys.dont_write_bytecode = True

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
BENCH = os.path.join(ROOT, "scripts", "bench")
sys.path.insert(0, os.path.join(ROOT, "scripts", "bench.d"))

import figures  # noqa: E402
import fts5  # noqa: E402
import measure  # noqa: E402
import perf_profile  # noqa: E402
import samples  # noqa: E402
import tools  # noqa: E402
from stages import Bench  # noqa: E402


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faro bench ")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text, mode=0o644):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(name), mode)

    def texts(self, count):
        for number in range(count):
            self.write(f"texts/part {number % 3}/page-{number:04d}.md", f"# Page {number}\n")
        return samples.Texts(self.path("texts"))


class Figures(unittest.TestCase):
    def test_median(self):
        self.assertEqual(figures.median([3, 1, 2]), 2)
        self.assertEqual(figures.median([4, 1, 3, 2]), 2.5)
        self.assertIsNone(figures.median([]))

    def test_percentile_is_the_nearest_rank(self):
        for values, share, expected in [
            ([5], 99, 5),
            ([1, 2], 50, 1),
            ([2, 1], 51, 2),
            (range(1, 101), 99, 99),
            (range(1, 102), 99, 100),
            (range(1, 73), 99, 72),
            (range(1, 101), 0, 1),
            ([], 99, None),
        ]:
            with self.subTest(values=values, share=share):
                self.assertEqual(figures.percentile(list(values), share), expected)

    def test_ratio(self):
        self.assertEqual(figures.ratio(3, 2), 1.5)
        self.assertEqual(figures.ratio(0, 2), 0)
        self.assertIsNone(figures.ratio(3, 0))
        self.assertIsNone(figures.ratio(3, None))
        self.assertIsNone(figures.ratio(None, 2))

    def test_medians_of_rounds_leave_out_what_is_missing(self):
        rounds = [{"a": 1, "b": None}, {"a": 9, "b": 4}, {"a": 2}]
        self.assertEqual(figures.medians_of(rounds), {"a": 2, "b": 4})

    def test_three_digits(self):
        for value, expected in [
            (0, "0"),
            (0.012345, "0.0123"),
            (0.99951, "1.00"),
            (9.994, "9.99"),
            (9.996, "10.0"),
            (99.96, "100"),
            (1234.5, "1,234"),
            (-2.5, "-2.50"),
        ]:
            with self.subTest(value=value):
                self.assertEqual(figures.with_digits(value), expected)

    def test_units(self):
        self.assertEqual(figures.show_seconds(61.26), "61.3 s")
        self.assertEqual(figures.show_bytes(2_500_000), "2.50 MB")
        self.assertEqual(figures.show_ratio(0.5), "0.50×")
        self.assertEqual(figures.show_percent(0.0123), "1.2 %")
        for show in (figures.show_seconds, figures.show_bytes, figures.show_ratio):
            self.assertEqual(show(None), "—")

    def test_table(self):
        table = figures.Table("tool", "wall", "×")
        table.add("faro", "10.0 s", "1.00×")
        table.add("a|b", "failed")
        self.assertEqual(
            table.as_text(), "tool    wall      ×\nfaro  10.0 s  1.00×\na|b   failed\n"
        )
        self.assertEqual(
            table.as_markdown(),
            "| tool | wall | × |\n| --- | ---: | ---: |\n"
            "| faro | 10.0 s | 1.00× |\n| a\\|b | failed |  |\n",
        )
        with self.assertRaises(ValueError):
            table.add("faro", "1", "2", "3")


class Samples(Folder):
    def contents(self, texts):
        return {path: texts.read(path) for path in texts.paths}

    def test_texts_are_what_all_tools_read(self):
        for name in ["b.md", "a/c.TXT", "a/d.pdf", ".git/e.md", ".f.md"]:
            self.write("texts/" + name, "text")
        self.write("texts/blank.md", " \n")
        os.symlink("b.md", self.path("texts", "link.md"))
        texts = samples.Texts(self.path("texts"))
        self.assertEqual(texts.paths, ["a/c.TXT", "b.md"])
        self.assertEqual((texts.bytes, texts.left_out), (8, 2))

    def test_copies(self):
        texts = self.texts(4)
        copy = samples.copy_texts(texts, self.path("copy"))
        self.assertEqual(self.contents(copy), self.contents(texts))
        one = samples.copy_one(texts, self.path("one"))
        self.assertEqual(one.paths, texts.paths[:1])

    def test_names_of_copies_differ(self):
        self.assertEqual(samples.copy_name("a/b.c.md", 7), "copy-00007/a/b.c-00007.md")
        self.assertEqual(len({samples.made_up_name(number) for number in range(2000)}), 2000)

    def test_growing(self):
        texts = self.texts(4)
        size = samples.grow(texts, self.path("grown"), 0, 4, "en")
        self.assertEqual(self.contents(samples.Texts(self.path("grown"))), self.contents(texts))
        size += samples.grow(texts, self.path("grown"), 4, 10, "en")
        grown = samples.Texts(self.path("grown"))
        self.assertEqual((len(grown), grown.bytes), (10, size))
        contents = self.contents(grown)
        self.assertEqual(len(set(contents.values())), 10, "two copies are identical")
        self.assertEqual(len({os.path.basename(path) for path in contents}), 10)
        samples.grow(texts, self.path("at once"), 0, 10, "en")
        self.assertEqual(self.contents(samples.Texts(self.path("at once"))), contents)

    def test_points_of_a_curve(self):
        self.assertEqual(samples.curve_points(300), [300])
        self.assertEqual(samples.curve_points(5_000), [5_000])
        self.assertEqual(samples.curve_points(60_000), [5_000, 20_000, 60_000])
        self.assertEqual(samples.curve_points(62_500), [5_000, 20_000, 50_000, 62_500])

    def changes(self, texts, change):
        before = self.contents(texts)
        result = change()
        after = self.contents(samples.Texts(texts.folder))
        changed = {path for path in before if path in after and before[path] != after[path]}
        return result, changed, set(before) - set(after), set(after) - set(before)

    def test_appending_to_one_file_in_a_hundred(self):
        texts = self.texts(250)
        append = lambda turn: samples.append_sentences(texts, 100, turn, "es")
        count, changed, gone, new = self.changes(texts, lambda: append(0))
        self.assertEqual((count, len(changed), gone, new), (3, 3, set(), set()))
        _, others, _, _ = self.changes(texts, lambda: append(1))
        self.assertEqual(len(others), 3)
        self.assertFalse(changed & others)

    def test_exchanging_one_file_in_a_hundred(self):
        texts = self.texts(250)
        result, changed, gone, new = self.changes(
            texts, lambda: samples.exchange_files(texts, 100, 0, "en")
        )
        self.assertEqual((result[0], len(gone), len(new), changed), (2, 2, 2, set()))
        self.assertEqual(len(result[1]), 250)
        for turn in range(1, 5):
            _, texts = samples.exchange_files(texts, 100, turn, "en")
        self.assertEqual(len(texts), 250)

    def test_few_files_change_by_one(self):
        texts = self.texts(3)
        self.assertEqual(samples.append_sentences(texts, 100, 50, "en"), 1)
        self.assertEqual(samples.exchange_files(texts, 100, 3, "en")[0], 1)

    def test_topics(self):
        self.write("topics", "\ufeffq1\tcamp\n\nq2\ta \t b\n")
        self.assertEqual(samples.read_topics(self.path("topics")), ["camp", "a b"])
        for broken in ["", "q1 camp\n", "\tcamp\n", "q1\t \n"]:
            self.write("topics", broken)
            with self.subTest(broken=broken), self.assertRaises(measure.BenchError):
                samples.read_topics(self.path("topics"))


class Measuring(unittest.TestCase):
    def python(self, program, **options):
        return measure.run([sys.executable, "-c", textwrap.dedent(program)], **options)

    def test_output_and_status(self):
        measured = self.python("import sys; print('out'); sys.exit('the end')")
        self.assertEqual((measured.output, measured.errors), ("out\n", "the end\n"))
        self.assertEqual(measured.trouble(), "exit status 1: the end")

    def test_wall_and_cpu(self):
        measured = self.python("import time; time.sleep(0.3)")
        self.assertGreaterEqual(measured.wall, 0.3)
        self.assertLess(measured.cpu, 0.3)
        busy = "import time\nwhile time.process_time() < 0.3: pass"
        self.assertGreaterEqual(self.python(busy).cpu, 0.3)

    def test_memory_is_that_of_all_processes_together(self):
        measured = self.python(
            """
            import subprocess, sys
            hold = "import time; held = b'x' * 60_000_000; time.sleep(0.6)"
            children = [subprocess.Popen([sys.executable, "-c", hold]) for _ in range(2)]
            for child in children: child.wait()
            """
        )
        self.assertGreater(measured.peak, 120_000_000)
        self.assertLess(measured.peak, 240_000_000)

    def test_what_takes_too_long_is_killed(self):
        measured = measure.run(["sh", "-c", "sleep 50 & sleep 50"], timeout=0.3)
        self.assertEqual(measured.status, -9)
        self.assertLess(measured.wall, 20)
        self.assertEqual(measured.trouble(), "signal 9")

    def test_program_that_is_not_there(self):
        with self.assertRaisesRegex(measure.BenchError, "cannot run /nowhere/program"):
            measure.run(["/nowhere/program"])

    def test_size_of_an_index(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "inner"))
            for name, size in (("a", 5), ("inner/b", 7)):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(bytes(size))
            self.assertEqual(measure.size_of(folder), 12)
            self.assertEqual(measure.size_of(os.path.join(folder, "a")), 5)


class Tools(Folder):
    def test_base_of_ratios(self):
        def named(kinds, builds):
            made = tools.make_tools(kinds, builds, "en", self.folder)
            return tools.base_of(made).name

        self.assertEqual(named(tools.KINDS, {"old": "/a", "new": "/b"}), "old")
        self.assertEqual(named(["lucene", "fts5"], {}), "Lucene, 1 thread")

    def test_timings_of_faro_are_those_of_the_second_pass(self):
        faro = tools.Faro("faro", "en", self.folder, "/bin")
        output = "".join('{"took_ms": %d, "hits": [%s]}\n' % line for line in
                         [(90, "1"), (80, ""), (2, "1,2"), (1, "")])  # fmt: skip
        self.assertEqual(faro.timings(output, 2), [(2, 2), (1, 0)])
        for broken in ("", "{}\n" * 4, "Killed\n" * 4):
            with self.subTest(broken=broken), self.assertRaises(measure.BenchError):
                faro.timings(broken, 2)

    def test_timings_of_others(self):
        tool = tools.Fts5("fts5", "en", self.folder)
        self.assertEqual(tool.timings("1.5 3\n2 0\n", 2), [(1.5, 3), (2, 0)])
        for broken in ("1.5 3\n", "error\nerror\n"):
            with self.subTest(broken=broken), self.assertRaises(measure.BenchError):
                tool.timings(broken, 2)

    def test_query_of_sqlite_holds_no_syntax(self):
        self.assertEqual(fts5.match_of("a-b 'c' \"d\" NOT (año"),
                         '"a" OR "b" OR "c" OR "d" OR "NOT" OR "año"')  # fmt: skip
        self.assertEqual(fts5.match_of("?!"), '""')

    def test_sqlite_end_to_end(self):
        self.write("texts/a.md", "cholera kits")
        self.write("texts/b.md", "water")
        self.write("topics", "q1\tkit\nq2\tnothing\n")
        tool = tools.Fts5("fts5", "en", self.folder)
        tool.prepare()
        tool.update(self.path("texts"), 2, 60)
        with self.assertRaisesRegex(measure.BenchError, "indexed 2 of 3 files"):
            tool.clear()
            tool.update(self.path("texts"), 3, 60)
        done = measure.run(tool.batch_command(self.path("topics")))
        self.assertEqual([hits for _, hits in tool.timings(done.output, 2)], [1, 0])

    def test_medians_over_rounds_of_each_query(self):
        class Answering:
            name, environment = "tool", None
            turns = iter([[(1, 1), (9, 2)], [(3, 1), (5, 2)], [(2, 1), (7, 2)]])

            def batch_command(self, topics):
                return [topics]

        tool = Answering()
        bench = Bench([tool], "en", 3, 60, lambda line: None)
        bench.ask_all = lambda *_: next(tool.turns)
        self.assertEqual(bench.query_warm([tool], "topics", 2), {tool: [(2, 1), (7, 2)]})


class Profiles(unittest.TestCase):
    def test_families(self):
        for library, symbol, family in [
            ("libxapian.so.30.12.3", "0x00000000001017f5", "Xapian"),
            ("libicuuc.so.72.1", "icu_72::Normalizer2", "ICU"),
            ("libz.so.1.2.13", "deflate", "zlib"),
            ("libc.so.6", "__memcmp_evex_movbe", "C library"),
            ("libc.so.6", "_int_malloc", "memory management"),
            ("libstdc++.so.6", "operator new", "memory management"),
            ("libyaml-cpp.so.0.7.0", "0x1", "libyaml-cpp"),
            ("[kernel.kallsyms]", "clear_page_erms", "kernel"),
            ("faro-index", "faro::Stemmer::Stem", "Faro"),
            ("faro-index", "faro::Freezer::Free", "Faro"),
            ("faro-index", "std::_Hashtable<faro::Stemmer>::find", "templates in Faro"),
        ]:
            with self.subTest(library=library, symbol=symbol):
                self.assertEqual(perf_profile.family_of(library, symbol), family)

    def test_names_of_functions(self):
        self.assertEqual(
            perf_profile.function_of("faro::(anonymous namespace)::Walker<int, A<b>>::Walk"),
            "Walker::Walk",
        )

    def test_report(self):
        lines = perf_profile.parse_report(
            "# Samples: 1K\n\n"
            "    60.00%\tfaro-index\t[.] faro::A<int>::B\t-      -\n"
            "    10.00%\tfaro-index\t[.] faro::A<char>::B\n"
            "    30.00%\t[kernel.kallsyms]\t[k] clear_page\n"
        )
        families, functions = perf_profile.tables_of(lines)
        self.assertEqual(families.rows, [["Faro", "70 %"], ["kernel", "30 %"]])
        self.assertEqual(functions.rows, [["A::B", "70 %"]])
        with self.assertRaises(measure.BenchError):
            perf_profile.parse_report("# Samples: 0\n")


class WholeRuns(Folder):
    """With stubs for Faro, from a folder whose name holds blanks."""

    INDEX = """\
        #!/bin/bash
        [[ $1 == --version ]] && echo faro-index 7.8 && exit
        mkdir -p "$2" && echo index > "$2/file" && echo cached > "$XDG_CACHE_HOME.used"
        echo "{\\"documents\\": $(($(find "${@: -1}" -type f | wc -l) - LOST))}"
    """
    SEARCH = """\
        #!/bin/bash
        [[ $1 == batch ]] || exit 1
        [[ -z $(cut -f 1 "$2" | sort | uniq -d) ]] || exit 2
        while read -r _; do echo '{"took_ms": 2.5, "hits": [1]}'; done < "$2"
    """

    def setUp(self):
        super().setUp()
        self.texts(8)
        self.write("topics.tsv", "q1\tcamp\nq2\tagua segura\n")
        self.stub()

    def stub(self, lost=0):
        self.write("bin/faro-index", textwrap.dedent(self.INDEX).replace("LOST", str(lost)), 0o755)
        self.write("bin/faro-search", textwrap.dedent(self.SEARCH), 0o755)

    def call(self, *arguments):
        command = [BENCH, "--tools", "faro", "--faro", "bin", "--rounds", "2"]
        command += ["--queries", "topics.tsv", "--output", "out", *arguments]
        return subprocess.run(
            [sys.executable, "-B", *command],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    def report(self):
        (path,) = glob.glob(glob.escape(self.path("out")) + "/*.md")
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_all_stages(self):
        before = samples.Texts(self.path("texts")).paths
        done = self.call("texts")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^faro, empty cache +[0-9.]+ s +[0-9.]+×")
        self.assertRegex(done.stdout, r"(?m)^faro +[0-9.]+ s +1\.00×")
        self.assertRegex(done.stdout, r"(?m)^2 of topics.tsv +cold median")
        self.assertRegex(done.stdout, r"(?m)^faro .* 2\.50 ms +1\.00× .* 2$")
        self.assertRegex(done.stdout, r"(?m)^faro, words alone .* 2\.50 ms +1\.00× .* 2$")
        self.assertRegex(done.stdout, r"(?m)^update +nothing to do +of a build +1 changed")
        report = self.report()
        self.assertIn("scripts/bench --tools faro", report)
        self.assertIn("| version | faro-index 7.8 |", report)
        self.assertIn("8 files, ", report)
        self.assertEqual(samples.Texts(self.path("texts")).paths, before)

    def test_index_that_lacks_a_file_has_failed(self):
        self.stub(lost=1)
        done = self.call("texts")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^faro +failed$")
        self.assertIn("faro failed: indexed 0 of 1 files", self.report())

    def test_two_builds(self):
        self.write("other/faro-index", textwrap.dedent(self.INDEX).replace("LOST", "0"), 0o755)
        self.write("other/faro-search", textwrap.dedent(self.SEARCH), 0o755)
        done = self.call("--faro", "new=other", "--stages", "build,query", "texts")
        self.assertEqual(done.returncode, 0, done.stderr)
        for name in ("faro, empty cache", "faro", "new, empty cache", "new"):
            self.assertRegex(done.stdout, rf"(?m)^{name} +[0-9.]+ s")
        self.assertNotIn("nothing to do", done.stdout)

    def test_curve_stops_where_told(self):
        done = self.call("--scale", "3", "texts")
        self.assertRegex(done.stdout, r"(?m)^faro +24 +")
        done = self.call("--scale", "3", "--max-files", "20", "texts")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^faro +20 +[0-9.]+ MB +[0-9.]+ s")
        self.assertNotRegex(done.stdout, r"(?m)^faro +24 ")

    def test_reports_are_not_overwritten(self):
        self.assertEqual(self.call("--stages", "build", "texts").returncode, 0)
        self.assertEqual(self.call("--stages", "build", "texts").returncode, 0)
        self.assertEqual(len(glob.glob(glob.escape(self.path("out")) + "/*.md")), 2)

    def fails(self, message, *arguments):
        done = self.call(*arguments)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertIn(message, done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def test_bad_usage(self):
        self.fails("usage:")
        self.fails("nowhere is not a folder", "nowhere")
        self.fails("'grep' is none of", "--tools", "grep", "texts")
        self.fails("usage:", "--rounds", "0", "texts")
        self.fails("goes with --scale", "--max-files", "5", "texts")
        self.fails("the others need build", "--stages", "query", "texts")
        self.fails("two builds with the name 'faro'", "--faro", "bin", "texts")
        self.fails("faro-index; scripts/quickstart builds it", "--faro", "new=none", "texts")
        self.fails("cannot read none", "--queries", "none", "texts")
        self.write("empty/a.pdf", "no text")
        self.fails("empty holds no text", "empty")


if __name__ == "__main__":
    unittest.main()
