# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of how the shell scripts behave, with stubs for the programs that they call.

Each test copies the scripts into a checkout of its own, whose path holds blanks, and calls them
from another folder.
"""
import io
import lzma
import os
import shutil
import subprocess
import tarfile
import tempfile
import textwrap
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SHELL_SCRIPTS = ["dependencies", "quickstart", "test", "check"]


class Checkout(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faro manners ")
        self.addCleanup(folder.cleanup)
        self.outside = folder.name
        os.chmod(self.outside, 0o755)
        self.root = os.path.join(self.outside, "a checkout")
        self.log = os.path.join(self.outside, "log")
        self.write("../log", "")
        for script in SHELL_SCRIPTS:
            self.copy("scripts/" + script)
        self.environment = dict(os.environ, LOG=self.log, JOBS="2")
        self.environment["PATH"] = os.path.join(self.outside, "stubs") + ":" + os.environ["PATH"]

    def path(self, name):
        return os.path.normpath(os.path.join(self.root, name))

    def copy(self, name):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        shutil.copy(os.path.join(ROOT, name), self.path(name))

    def write(self, name, text, mode=0o644):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
        os.chmod(self.path(name), mode)

    def stub(self, name, body=""):
        """A program that notes how it was called in the log and then does `body`."""
        noting = 'echo "$(basename "$0") $*" >> "$LOG"\n'
        self.write(name, "#!/bin/bash\n" + noting + textwrap.dedent(body), 0o755)

    def stub_program(self, name, body=""):
        self.stub("../stubs/" + name, body)

    def stub_packages(self, missing=""):
        """Debian's programs, as if all packages but those `missing` were installed."""
        self.write(
            "../stubs/dpkg-query",
            f"""\
            #!/bin/bash
            for package in {missing}; do [[ ${{@: -1}} == "$package" ]] && exit 1; done
            echo installed
            """,
            0o755,
        )
        self.stub_program("apt-get")
        self.stub_program("sudo", 'exec "$@"\n')

    def call(self, script, *arguments, **settings):
        return subprocess.run(
            [self.path(script), *arguments],
            cwd=self.outside,
            env=settings.pop("environment", self.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            **settings,
        )

    def calls(self, program):
        """The arguments of each call of a stub."""
        with open(self.log, encoding="utf-8") as file:
            lines = file.read().splitlines()
        return [line[len(program) + 1 :] for line in lines if line.startswith(program + " ")]


class Usage(Checkout):
    def test_help(self):
        for script in SHELL_SCRIPTS:
            with self.subTest(script=script):
                done = self.call("scripts/" + script, "--help")
                self.assertEqual(done.returncode, 0)
                self.assertTrue(done.stdout.startswith("Usage: scripts/" + script), done.stdout)

    def test_unknown_argument(self):
        for script in SHELL_SCRIPTS:
            with self.subTest(script=script):
                done = self.call("scripts/" + script, "--nonsense")
                self.assertEqual(done.returncode, 2)
                self.assertIn(f"scripts/{script}: unknown", done.stdout)


class Dependencies(Checkout):
    def test_touches_nothing_when_nothing_is_missing(self):
        self.stub_packages()
        done = self.call("scripts/dependencies", "build", "test")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(self.calls("apt-get") + self.calls("sudo"), [])

    def test_installs_only_what_is_missing(self):
        self.stub_packages(missing="cmake libicu-dev shellcheck")
        done = self.call("scripts/dependencies")
        self.assertEqual(done.returncode, 0, done.stdout)
        update, install = self.calls("apt-get")
        self.assertTrue(update.endswith("update"))
        self.assertTrue(install.endswith("--no-install-recommends cmake libicu-dev"), install)

    def test_stale_package_lists_are_no_obstacle(self):
        self.stub_packages(missing="cmake")
        self.stub_program("apt-get", '[[ "$*" != *update ]]\n')
        self.assertEqual(self.call("scripts/dependencies").returncode, 0)

    def test_failing_installation(self):
        self.stub_packages(missing="cmake")
        self.stub_program("apt-get", "exit 100\n")
        done = self.call("scripts/dependencies")
        self.assertEqual(done.returncode, 1)
        self.assertIn("could not install: cmake", done.stdout)

    def test_neither_root_nor_sudo(self):
        self.stub_packages(missing="cmake")
        os.remove(self.path("../stubs/sudo"))
        for program in ["env", "bash", "awk", "cat", "nproc"]:
            os.symlink(shutil.which(program), self.path("../stubs/" + program))
        environment = dict(self.environment, PATH=self.path("../stubs"))
        as_nobody = {"user": 65534} if os.geteuid() == 0 else {}
        done = self.call("scripts/dependencies", environment=environment, **as_nobody)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("apt-get install cmake", done.stdout)

    def test_jobs(self):
        self.assertEqual(self.call("scripts/dependencies", "--jobs").stdout, "2\n")
        self.environment["JOBS"] = "many"
        self.assertEqual(self.call("scripts/dependencies", "--jobs").returncode, 2)
        del self.environment["JOBS"]
        jobs = int(self.call("scripts/dependencies", "--jobs").stdout)
        self.assertGreaterEqual(jobs, 1)
        self.assertLessEqual(jobs, os.cpu_count())


class Quickstart(Checkout):
    def setUp(self):
        super().setUp()
        self.stub_packages()
        self.stub_program("cmake", "[[ $1 != --preset ]] || touch build/release/build.ninja\n")
        self.stub("build/release/bin/faro-index")
        self.stub("build/release/bin/faro-search")

    def test_the_way_to_a_first_search(self):
        done = self.call("scripts/quickstart")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(
            self.calls("cmake"),
            [
                "--preset release -DFARO_TESTS=OFF",
                "--build --preset release --parallel 2 --target faro-index faro-search",
            ],
        )
        self.assertEqual(self.calls("faro-index"), ["--db build/quickstart-index corpus"])
        options = "--db build/quickstart-index --limit 3"
        self.assertEqual(
            self.calls("faro-search"),
            [
                f"{options} cholera outbreak treatment",
                f"{options} coordinacion de campamentos",
            ],
        )

    def test_configures_once(self):
        self.call("scripts/quickstart")
        self.call("scripts/quickstart")
        self.assertEqual(len([call for call in self.calls("cmake") if "--build" in call]), 2)
        self.assertEqual(len([call for call in self.calls("cmake") if "FARO_TESTS" in call]), 1)

    def test_index_of_another_version_is_made_anew(self):
        self.stub("build/release/bin/faro-index", "[[ $* == *--full* ]] || exit 3\n")
        done = self.call("scripts/quickstart")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(len(self.calls("faro-index")), 2)

    def test_stops_where_something_fails(self):
        self.stub_program("cmake", "exit 7\n")
        self.assertEqual(self.call("scripts/quickstart").returncode, 7)
        self.assertEqual(self.calls("faro-index"), [])


class Test(Checkout):
    def setUp(self):
        super().setUp()
        self.stub_packages()
        self.stub("scripts/check")
        self.stub("scripts/fuzz")
        self.stub_program("clang++")
        self.stub_program("cmake")
        self.stub_program("ctest", 'echo "$FARO_TEST_SETS" >> "$LOG"; echo CTest says goodbye\n')
        self.environment.pop("FARO_TEST_DATA", None)

    def add_data(self):
        """Evaluation sets where they are looked for by default."""
        data = self.path("../shared/data")
        os.makedirs(data + "/seeds")
        for archive, member in [
            ("parallel-questions.tar.xz", "parallel-questions/qrels.txt"),
            ("snowball-vocab.tar.xz", "./english/voc.txt"),
        ]:
            with tarfile.open(f"{data}/{archive}", "w:xz") as tar:
                tar.addfile(tarfile.TarInfo(member), io.BytesIO())
        with lzma.open(data + "/tico19.en-es.tmx.xz", "w") as file:
            file.write(b"<tmx/>")

    def test_stages(self):
        done = self.call("scripts/test")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(self.calls("check"), ["--fast"])
        self.assertEqual(
            self.calls("cmake"),
            [
                "--preset release -DFARO_TESTS=ON",
                "--build --preset release --parallel 2",
                "--preset asan -DFARO_TESTS=ON",
                "--build --preset asan --parallel 2",
            ],
        )
        self.assertEqual(
            self.calls("ctest"),
            [
                "--preset release --parallel 2 --output-on-failure",
                "--preset asan --parallel 2 --output-on-failure",
            ],
        )
        self.assertEqual([call.split()[:4] for call in self.calls("fuzz")], [["--seconds", "3", "--seed", "1"]])
        self.assertTrue(done.stdout.endswith("CTest says goodbye\n"), done.stdout)

    def test_quick(self):
        done = self.call("scripts/test", "--quick")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(len(self.calls("ctest")), 1)
        self.assertEqual(self.calls("fuzz"), [])
        self.assertTrue(done.stdout.endswith("CTest says goodbye\n"), done.stdout)

    def test_ci_runs_the_same(self):
        self.copy(".ci/run")
        self.assertEqual(self.call(".ci/run").returncode, 0)
        self.assertEqual(len(self.calls("ctest")), 2)

    def test_first_failing_stage_ends_it(self):
        self.stub("scripts/check", "exit 1\n")
        self.assertEqual(self.call("scripts/test").returncode, 1)
        self.assertEqual(self.calls("cmake"), [])
        self.stub("scripts/check")
        self.stub_program("ctest", "exit 8\n")
        self.assertEqual(self.call("scripts/test").returncode, 8)
        self.assertEqual(len(self.calls("ctest")), 1)

    def test_says_which_sets_are_missing(self):
        done = self.call("scripts/test", "--quick")
        for name in ["parallel-questions", "snowball-vocab", "tico19.en-es.tmx", "seeds"]:
            self.assertIn(f"tests that need {name} will be skipped", done.stdout)

    def test_unpacks_sets_once(self):
        self.add_data()
        first = self.call("scripts/test", "--quick")
        self.assertEqual(first.returncode, 0, first.stdout)
        self.assertNotIn("skipped", first.stdout)
        sets = self.path("build/testsets")
        for name in [
            "parallel-questions/qrels.txt",
            "snowball-vocab/english/voc.txt",
            "tico19.en-es.tmx",
            "seeds",
        ]:
            self.assertTrue(os.path.exists(os.path.join(sets, name)), name)
        with open(self.log, encoding="utf-8") as file:
            self.assertIn(sets + "\n", file.read())
        second = self.call("scripts/test", "--quick")
        self.assertNotIn("unpacked parallel-questions", second.stdout)

    def test_broken_archive_leaves_nothing(self):
        self.write("../shared/data/parallel-questions.tar.xz", "no archive")
        self.assertNotEqual(self.call("scripts/test", "--quick").returncode, 0)
        self.assertFalse(os.path.exists(self.path("build/testsets/parallel-questions")))


@unittest.skipUnless(
    all(map(shutil.which, ["g++", "pkg-config", "clang-format-14", "clang-tidy-14", "shellcheck"])),
    "the programs that scripts/check needs are not all here",
)
class Check(Checkout):
    LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"

    def setUp(self):
        super().setUp()
        self.write("CMakeLists.txt", self.LICENCE)
        self.copy(".clang-format")
        self.copy(".ci/run")
        for name in ["indexer/a", "searcher/a", "tests/a", "lib/base/a", "lib/language/a"]:
            self.write(name + ".h", self.header(name))

    def header(self, name, body=""):
        guard = name.upper().replace("/", "_") + "_H_"
        return f"{self.LICENCE}#ifndef {guard}\n#define {guard}\n{body}#endif\n"

    def check(self):
        return self.call("scripts/check", "--fast")

    def test_clean_sources(self):
        done = self.check()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotIn("FAILED", done.stdout)

    def test_reports_everything(self):
        self.write("lib/base/format.cc", self.LICENCE + "int  a;\nint  b;\n")
        self.write("lib/base/bare.cc", "int c;\n")
        self.write("lib/base/up.h", self.header("up", '#include "searcher/a.h"\n'))
        self.write("indexer/over.h", self.header("over", '#include "searcher/a.h"\n'))
        self.write("searcher/alone.h", self.header("alone", "inline std::string a;\n"))
        self.write("searcher/guard.h", self.LICENCE + "inline int d;\n")
        self.write("scripts/loose", "#!/bin/bash\n# SPDX-License-Identifier: none\ncd $1\n")
        done = self.check()
        self.assertEqual(done.returncode, 1)
        for finding in [
            "lib/base/format.cc:2: not as clang-format-14 would have it",
            "lib/base/format.cc:3: not as clang-format-14 would have it",
            "lib/base/bare.cc: no line SPDX",
            "lib/base/up.h:4:#include \"searcher/a.h\"  <- not to be included from lib",
            "indexer/over.h:4:",
            "searcher/alone.h: does not compile alone",
            "searcher/guard.h: does not compile alone",
            "scripts/loose: no line SPDX",
            "In scripts/loose line 3",
        ]:
            self.assertIn(finding, done.stdout)
        self.assertEqual(done.stdout.count("FAILED"), 5, done.stdout)


if __name__ == "__main__":
    unittest.main()
