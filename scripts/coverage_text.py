# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as blocks of words, each in its language, and spellings that can be compared."""

import collections
import os
import re
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
STOP_WORDS = os.path.join(ROOT, "lib", "language", "stop_words.cc")
NO_TERM_WORDS = os.path.join(ROOT, "scripts", "coverage_words.txt")
ENDINGS = (".md", ".markdown", ".txt")
LANGUAGES = ("en", "es")

# Function words that may stand inside a term.
INSIDE = {"en": {"of", "the"}, "es": {"de", "del", "la", "las", "los", "el"}}


class CoverageError(Exception):
    """Something that the user can put right; its text says what."""


WORD = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
HYPHEN = re.compile("[ ‐‑-]")
POSSESSIVE = re.compile(r"['’]s?$")


def fold(word):
    """Lower case without accents; ñ is a letter of its own."""
    word = unicodedata.normalize("NFC", word).lower().replace("ñ", "\0")
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").replace("\0", "ñ")


IRREGULAR = {
    "analyses": "analysis",
    "children": "child",
    "crises": "crisis",
    "men": "man",
    "people": "person",
    "women": "woman",
}


def singular(word, language):
    """What the singular and the plural of a folded word have in common; not always a word."""
    if len(word) < 4 and word not in IRREGULAR and word[-1:] != "z":
        return word
    if language == "es":
        if word.endswith("s") and word[-2] in "aeiou":
            word = word[:-1]
        word = word[:-1] if word.endswith("e") else word
        return word[:-1] + "c" if word.endswith("z") else word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and word[-2] not in "siu":
        word = word[:-1]
    return word[:-1] if word.endswith("e") else word


def key_of(words, language):
    """What the spellings of a term have in common."""
    parts = HYPHEN.split(" ".join(words))
    folded = [POSSESSIVE.sub("", fold(part)) for part in parts]
    if language == "es":
        folded = [word for word in folded if word not in INSIDE["es"]]
    return " ".join(singular(word, language) for word in folded if word)


def acronym_key(text):
    return "".join(c for c in re.sub(r"(?<=[A-Z])['’]?s$", "", text) if c.isalnum()).upper()


# Sets of folded words, each by language.
WordLists = collections.namedtuple("WordLists", "function no_term")


def load_word_lists(stop_words=STOP_WORDS, no_term=NO_TERM_WORDS):
    """The function words are those of the two tables that the programs use."""
    tables = re.findall(
        r"string_view, \d+> k\w+ = \{\{(.*?)\}\};", read_text(stop_words), re.DOTALL
    )
    if len(tables) != len(LANGUAGES):
        raise CoverageError(f"{stop_words}: not the two tables of function words")
    function = {
        language: {fold(word) for word in re.findall(r'"([^"]+)"', table)}
        for language, table in zip(LANGUAGES, tables)
    }
    parts = re.split(r"^\[(\w+)\]\n", read_text(no_term), flags=re.MULTILINE)[1:]
    lists = {language: set(words.split()) for language, words in zip(parts[::2], parts[1::2])}
    if set(lists) != set(LANGUAGES):
        raise CoverageError(f"{no_term}: not a list for each of " + ", ".join(LANGUAGES))
    return WordLists(function, lists)


# --- Documents -------------------------------------------------------------------------------


def read_text(path):
    try:
        with open(path, encoding="utf-8-sig") as file:
            return unicodedata.normalize("NFC", file.read())
    except OSError as error:
        raise CoverageError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CoverageError(f"{path}: not UTF-8") from None


def find_documents(paths):
    """The files to read, in order; a path that is no folder is read whatever its ending."""
    found = []
    for path in paths:
        if not os.path.isdir(path):
            found.append(path)
            continue
        for folder, _, names in os.walk(path):
            found += [os.path.join(folder, name) for name in names if name.endswith(ENDINGS)]
    if not found:
        raise CoverageError("no documents (" + ", ".join(ENDINGS) + ") there")
    return sorted(found)


def plain(text):
    """A block of Markdown as a reader sees it."""
    text = re.sub(r"<[^<>]*>|`[^`]*`", " ", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?:https?://|www\.)\S+|\S+@\S+", " . ", text)
    text = re.sub(r"\\(?=[^\w\s])", "", text)
    return re.sub(r"[*_#]+", "", text)


def blocks_of(text):
    """Paragraphs, headings, items and cells, each a run of text that no term reaches out of."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    block = []
    for line in text.split("\n") + [""]:
        starts = re.match(r"\s*(?:#|[-*+•]\s|\d+[.)]\s|>|\|)", line)
        if block and (starts or not line.strip()):
            yield plain(" ".join(block))
            block = []
        if re.match(r"\s*#", line):
            yield plain(line)
        elif line.lstrip().startswith("|"):
            yield from (plain(cell) for cell in line.split("|") if cell.strip(" -:"))
        elif line.strip():
            block.append(re.sub(r"^\s*(?:[-*+•]\s|\d+[.)]\s|>)", "", line).strip())


def majority(counts, default):
    return default if counts[0] == counts[1] else LANGUAGES[counts[1] > counts[0]]


def evidence_of(words, function_words):
    """How many words speak for each language: function words and, for Spanish, accents."""
    counts = [sum(fold(word) in function_words[one] for word in words) for one in LANGUAGES]
    counts[1] += sum(re.search("[áéíóúñ]", word.lower()) is not None for word in words)
    return counts


def decide_languages(documents, function_words):
    """The language of each block of each document, given as lists of its words.

    That of most of the evidence; a heading without any is in the language whose other blocks hold
    most of its words, else in that of its document.
    """
    decided, mains = [], []
    vocabulary = {language: set() for language in LANGUAGES}
    for blocks in documents:
        counts = [evidence_of(words, function_words) for words in blocks]
        mains.append(majority([sum(column) for column in zip(*counts)] or [0, 0], LANGUAGES[0]))
        decided.append([majority(count, None) for count in counts])
        for language, words in zip(decided[-1], blocks):
            if language:
                vocabulary[language].update(map(fold, words))
    return [
        [
            language
            or majority(
                [sum(fold(word) in vocabulary[one] for word in words) for one in LANGUAGES], main
            )
            for language, words in zip(languages, blocks)
        ]
        for main, languages, blocks in zip(mains, decided, documents)
    ]


def read_documents(paths, function_words):
    """One list of (language, block) for each file."""
    texts = [list(blocks_of(read_text(path))) for path in paths]
    words = [[WORD.findall(block) for block in text] for text in texts]
    languages = decide_languages(words, function_words)
    return [list(zip(*pair)) for pair in zip(languages, texts)]
