# SPDX-License-Identifier: GPL-3.0-or-later
"""Acronyms, their definitions and terms of several words in documents."""

import collections
import math
import re

from coverage_text import (
    HYPHEN,
    INSIDE,
    LANGUAGES,
    POSSESSIVE,
    WORD,
    fold,
    key_of,
)

MOST_WORDS = 4
LONGEST_KNOWN = 12  # words, function words included

# What one of the function words inside a term must start with.
LINKS = {"en": {"of"}, "es": {"de", "del"}}
ADVERB_ENDING = {"en": "ly", "es": "mente"}


# --- Acronyms --------------------------------------------------------------------------------

ACRONYM = re.compile(r"(?<![\w-])(?:[A-Z]\.){2,}|(?<![\w-])[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*")
CAPITALS = r"[A-ZÁÉÍÓÚÑ]+"


def acronyms_of(block):
    """The acronyms in a block, as often as they occur, without a plural s."""
    if not re.search(r"[a-záéíóúñ]{2}", block):
        return []
    block = re.sub(rf"\b{CAPITALS}(?: {CAPITALS}){{2,}}\b", " . ", block)
    block = re.sub(r"\b[A-Z]+(?:/[A-Z0-9.]+)*/[0-9][0-9.]*", " . ", block)  # A/RES/70/296
    found = []
    for match in ACRONYM.finditer(block):
        end = block[match.end() :]
        if re.match(r"[^\W\ds]|s\w", end):  # the beginning of another word
            continue
        text = match.group().replace(".", "")
        if 2 <= len(text) <= 10 and not re.fullmatch(r"[IVXLC]+", text):
            found.append(text)
    return found


def lies_on(letters, words, skipped, inner):
    """Whether the letters are the first ones of words, or in words whose first letter counts.

    `skipped` words may have none of them, the last one included; `inner` letters need be no first.
    """
    if not letters or not words:
        return not letters and len(words) <= 1
    at = 0
    for count, letter in enumerate(letters, 1):
        at = words[0].find(letter, at)
        if at < 0 or count - 1 > inner or (count == 1 and at > 0):
            break
        at += 1
        if lies_on(letters[count:], words[1:], skipped, inner - count + 1):
            return True
    return skipped > 0 and lies_on(letters, words[1:], skipped - 1, inner)


def expansion_before(acronym, words, function_words):
    """The shortest run at the end of `words` that spells the acronym, or nothing."""
    letters = fold(acronym)
    most = min(len(letters) + 5, 2 * len(letters)) + 6  # function words are extra
    for count in range(1, min(most, len(words)) + 1):
        run = [fold(part) for part in HYPHEN.split(" ".join(words[-count:]))]
        content = [word not in function_words for word in run]
        if not (content[0] and content[-1] and run[0].startswith(letters[0])) or letters in run:
            continue
        skipped = len(letters) - 1 + content.count(False)
        if lies_on(letters, run, skipped, len(letters) // 2):
            return words[-count:]
    return []


BEFORE = re.compile(
    r"\(\W?([A-Z0-9][A-Za-z0-9&.-]{1,9}?)['’]?s?\W?(?:[),;]|\s(?:por|en|in|o|or)\s)"
)
AFTER = re.compile(r"\b([A-Z0-9][A-Za-z0-9&-]{1,9}?)s?\W?\s?\(([^()]+)\)")


def harvest(documents, function_words):
    """[(language, acronym, words of its expansion)], after Schwartz and Hearst (PSB 2003)."""
    every = set().union(*function_words.values())
    found = []
    for language, block in (pair for blocks in documents for pair in blocks):
        for match in BEFORE.finditer(block):
            before = re.split(r"[.;:!?()]\s*", block[: match.start()])[-1]
            found.append((language, match.group(1), WORD.findall(before)))
        for match in AFTER.finditer(block):
            words = WORD.findall(match.group(2))
            while words and fold(words[0]) in every:
                words = words[1:]
            found.append((language, match.group(1), words))
    result = []
    for language, acronym, words in found:
        if sum(c.isupper() for c in acronym) >= 2:
            letters = "".join(c for c in acronym if c.isalpha())
            expansion = expansion_before(letters, words, every)
            if expansion:
                result.append((language, acronym, expansion))
    return result


# --- Terms -----------------------------------------------------------------------------------


def segments_of(block):
    """Runs of words that neither punctuation nor an acronym nor a possessive interrupts."""
    for part in re.split(r"[^\w\s'’‐‑-]|\s[-–—]+\s|(?<=\s)['’]|['’](?=\s)", block):
        segment = []
        for word in WORD.findall(part):
            if any(len(re.findall("[A-Z]", part)) > 1 for part in HYPHEN.split(word)):
                yield segment
                segment = []
                continue
            segment.append(POSSESSIVE.sub("", word))
            if segment[-1] != word:
                yield segment
                segment = []
        yield segment


def is_term_word(word, no_term, adverb_ending):
    if len(word) < 2 or any(c.isdigit() for c in word):
        return False
    if any(part in no_term for part in HYPHEN.split(word)):
        return False
    return not (len(word) > 6 and word.endswith(adverb_ending))


def sequences_of(words, language, lists):
    """All (first, end) in a segment that may be terms."""
    folded = [fold(word) for word in words]
    for first in range(len(words)):
        content = 0
        for last in range(first, len(words)):
            word, before = folded[last], folded[last - 1] if last > first else ""
            if word in lists.function[language]:
                link = word in LINKS[language]
                article = word in INSIDE[language] and before in LINKS[language]
                if last == first or not (article or (link and before not in INSIDE[language])):
                    break
                continue
            if not is_term_word(word, lists.no_term[language], ADVERB_ENDING[language]):
                break
            content += 1
            if content > MOST_WORDS:
                break
            if content > 1:
                yield first, last + 1


def spans_of_known(words, language, known):
    """The (first, end) of known terms in a segment; they may hold any function words."""
    spans = []
    inside = [fold(word) in INSIDE[language] for word in words]
    for first in range(len(words)):
        for end in range(min(len(words), first + LONGEST_KNOWN), first + 1, -1):
            if inside[first] or inside[end - 1]:
                continue
            if key_of(words[first:end], language) in known:
                spans.append((first, end))
                break
    return spans




class Candidate:
    def __init__(self, words, function_words):
        self.frequency = 0
        self.documents = set()
        self.spellings = collections.Counter()
        self.length = sum(fold(word) not in function_words for word in words)


def count_candidates(documents, lists, known):
    """{language: {key: Candidate}}; `known` has keys by language."""
    found = {language: {} for language in LANGUAGES}
    for number, blocks in enumerate(documents):
        for language, block in blocks:
            for words in segments_of(block):
                spans = spans_of_known(words, language, known[language])
                for first, end in sequences_of(words, language, lists):
                    if any(b <= first and end <= e and e - b > end - first for b, e in spans):
                        continue
                    sequence = words[first:end]
                    key = key_of(sequence, language)
                    if key not in found[language]:
                        found[language][key] = Candidate(
                            sequence, lists.function[language]
                        )
                    candidate = found[language][key]
                    candidate.frequency += 1
                    candidate.documents.add(number)
                    candidate.spellings[" ".join(sequence)] += 1
    return found


def c_values(frequencies, lengths):
    """{key: C-value} of candidates, whose keys are words between blanks."""
    around = collections.defaultdict(list)
    for key in frequencies:
        words = key.split()
        parts = {
            " ".join(words[i:j])
            for i in range(len(words))
            for j in range(i + 2, len(words) + 1)
            if j - i < len(words)
        }
        for part in parts & frequencies.keys():
            around[part].append(frequencies[key])
    return {
        key: math.log2(lengths[key])
        * (frequency - (sum(around[key]) / len(around[key]) if around[key] else 0))
        for key, frequency in frequencies.items()
    }


def terms_of(candidates, times, least):
    """{key: Candidate} of those that are terms."""
    kept = {
        key: candidate
        for key, candidate in candidates.items()
        if candidate.frequency >= times + (len(candidate.documents) < 2)
    }
    values = c_values(
        {key: candidate.frequency for key, candidate in kept.items()},
        {key: candidate.length for key, candidate in kept.items()},
    )
    return {key: candidate for key, candidate in kept.items() if values[key] >= least}
