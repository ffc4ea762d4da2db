# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts that the bench measures on: copies of the user's, as they are or many times over."""

import os
import re

from measure import BenchError

# What every tool compared here can read as it is.
ENDINGS = (".md", ".markdown", ".txt", ".text")

# Where a curve is measured on its way to the number of files asked for.
CURVE_POINTS = (5_000, 20_000, 50_000, 200_000, 500_000, 2_000_000)

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")
SENTENCES = {
    "en": "The team of {0} reported on day {1} that the stores at {2} hold {3} kits.",
    "es": "El equipo de {0} informó el día {1} de que en el almacén de {2} hay {3} kits.",
}


class Texts:
    """Files of text below a folder: their paths from there, in byte order, and their bytes.

    Hidden and blank files are left out: tools differ in whether they count those.
    """

    def __init__(self, folder):
        self.folder = folder
        self.paths = []
        self.bytes = 0
        self.left_out = 0
        for path in sorted(files_below(folder), key=os.fsencode):
            # The first kilobyte tells a blank file.
            with open(os.path.join(folder, path), "rb") as file:
                blank = not file.read(1024).strip()
            if blank or not path.lower().endswith(ENDINGS):
                self.left_out += 1
                continue
            self.paths.append(path)
            self.bytes += os.path.getsize(os.path.join(folder, path))

    def __len__(self):
        return len(self.paths)

    def read(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()


def files_below(folder):
    """The paths of all plain files below `folder`, from there; nothing hidden, no links."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(parent, name)
            if not name.startswith(".") and os.path.isfile(path) and not os.path.islink(path):
                yield os.path.relpath(path, folder)


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def copy_texts(texts, target):
    """Copies `texts` to the new folder `target`; the copies."""
    for path in texts.paths:
        write(os.path.join(target, path), texts.read(path))
    return Texts(target)


def copy_one(texts, target):
    """Copies the first of `texts` to the folder `target`; the copy."""
    write(os.path.join(target, texts.paths[0]), texts.read(texts.paths[0]))
    return Texts(target)


def warm(texts):
    """Reads all files once, so that each tool finds them in the page cache."""
    for path in texts.paths:
        texts.read(path)


def made_up_name(number):
    """A name for each number, no two alike, so that vocabulary grows with copies as it does."""
    digits = str(number).rjust(3, "0")
    return "".join(SYLLABLES[int(digit)] for digit in digits).capitalize()


def sentence(number, language):
    """A sentence that differs from those of all other numbers."""
    return SENTENCES[language].format(
        made_up_name(number), number % 365 + 1, made_up_name(number // 7), number % 911 + 2
    )


def copy_name(path, copy):
    """Where copy number `copy` of the file at `path` lies."""
    stem, ending = os.path.splitext(path)
    return os.path.join(f"copy-{copy:05d}", f"{stem}-{copy:05d}{ending}")


def grow(texts, target, begin, end, language):
    """Writes the files number `begin` to `end` - 1 of an endless series of copies of `texts`.

    The first copy is `texts` itself; in all others each file ends with a sentence of its own.
    Returns how many bytes that were.
    """
    size = 0
    for number in range(begin, end):
        copy, at = divmod(number, len(texts))
        path = texts.paths[at]
        data = texts.read(path)
        if copy:
            path = copy_name(path, copy)
            data += b"\n\n" + sentence(number, language).encode() + b"\n"
        write(os.path.join(target, path), data)
        size += len(data)
    return size


def curve_points(files):
    """The numbers of files to measure on the way to `files`, which is the last.

    None that is near to it.
    """
    return [point for point in CURVE_POINTS if 1.25 * point <= files] + [files]


def append_sentences(texts, step, turn, language):
    """Adds a sentence to one file of each `step`; how many files that were.

    Other files with each `turn`. A file is written anew and moved into place, as editors do.
    """
    changed = texts.paths[turn % step :: step] or texts.paths[:1]
    for at, path in enumerate(changed):
        whole = os.path.join(texts.folder, path)
        text = sentence(1_000_000 * (turn + 1) + at, language)
        write(whole + ".new", texts.read(path) + b"\n\n" + text.encode() + b"\n")
        os.replace(whole + ".new", whole)
    return len(changed)


def exchange_files(texts, step, turn, language):
    """Takes out one file of each `step` and puts in another: itself, changed, at a new path.

    Returns how many files that were, and the texts as they are now.
    """
    gone = texts.paths[(turn + step // 2) % step :: step] or texts.paths[:1]
    for at, path in enumerate(gone):
        text = sentence(1_000_000 * (turn + 1) + 500_000 + at, language)
        write(
            os.path.join(texts.folder, copy_name(path, 90_000 + turn)),
            texts.read(path) + b"\n\n" + text.encode() + b"\n",
        )
        os.remove(os.path.join(texts.folder, path))
    return len(gone), Texts(texts.folder)


def read_topics(path):
    """The queries in a file of lines QID<TAB>QUERY."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = [line for line in file.read().split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise BenchError(f"cannot read {path}: {error}") from None
    queries = []
    for line in lines:
        qid, tab, query = line.partition("\t")
        if not tab or not qid.strip() or not query.strip():
            raise BenchError(f"{path}: not QID<TAB>QUERY: {line}")
        queries.append(re.sub(r"\s+", " ", query).strip())
    if not queries:
        raise BenchError(f"{path} holds no query")
    return queries
