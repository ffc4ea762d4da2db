# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a relevant document is not among the first ten: the likely cause, by simple rules.

They look at one document of a topic: of the relevant ones, the one that a search 1,000 passages
deep finds first, else the one with the highest grade. The first rule that fits names the cause:

acronym       a word of the query in capitals (WASH) matches nothing in the document. A query that
              is all in capitals has none.
accent        a word of the query that matches nothing in the document stands in it with other
              accents; not so words such as qué and que.
translation   the document is in the other language only, and none of it matches a translation.
language      the document is in the other language only.
segmentation  the document as a whole matches more words of the query than any one passage of it.
other         none of these.

A word matches where faro-search says so ("matched" of its JSON), which also says the languages of
the query and of the document's passages. Only passages that the search could find count, such as
those in the language of --lang; if there is none, all passages do.
"""

import collections
import re
import unicodedata
from dataclasses import dataclass, field

from formats import base_name, decode_docno
from measures import CUT
from searching import ask, parse_object, search_objects

CAUSES = ["acronym", "accent", "translation", "language", "segmentation", "other"]
PASSAGES = "1000"
EVERY_PASSAGE = ["--limit", PASSAGES, "--per-document", "0", "--duplicates", "show"]

# Without their accents, words that Spanish tells apart by them, or asks questions with.
TOLD_APART_BY_ACCENTS = frozenset(
    """adonde aun como cual cuales cuando cuanta cuantas cuanto cuantos de donde el mas mi que quien
    quienes se si solo te tu""".split()
)


@dataclass
class Found:
    """What is known of a relevant document."""

    languages: set = field(default_factory=set)
    text: str = ""
    passages: list = field(default_factory=list)  # of each, [(query word, why), ...]

    def matched(self):
        return {word.casefold() for passage in self.passages for word, _ in passage}


# --- The rules -------------------------------------------------------------------------------


def words_of(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def without_accents(word):
    """`word` case-folded and without accents; ñ is a letter of its own."""
    kept = (
        letter if letter == "ñ" else unicodedata.normalize("NFD", letter)[0]
        for letter in word.casefold()
    )
    return "".join(kept)


def unmatched_words(query, found):
    matched = {part for word in found.matched() for part in words_of(word)}
    return [word for word in words_of(query) if word.casefold() not in matched]


def is_acronym(word):
    return sum(letter.isupper() for letter in word) >= 2 and word == word.upper()


def lacks_acronym(query, found):
    if query == query.upper():
        return False
    return any(is_acronym(word) for word in unmatched_words(query, found))


def has_other_accents(query, found):
    spellings = collections.defaultdict(set)
    for word in words_of(found.text):
        spellings[without_accents(word)].add(word.casefold())
    return any(
        word.casefold() not in spellings[without_accents(word)]
        for word in unmatched_words(query, found)
        if without_accents(word) in spellings.keys() - TOLD_APART_BY_ACCENTS
    )


def is_in_other_language(query_language, found):
    other = {"en": "es", "es": "en"}.get(query_language)
    return other in found.languages and query_language not in found.languages


def has_translation(found):
    return any(why == "translation" for passage in found.passages for _, why in passage)


def is_spread(found):
    most = max((len({word for word, _ in passage}) for passage in found.passages), default=0)
    return len(found.matched()) > most


def likely_cause(query, query_language, found):
    if lacks_acronym(query, found):
        return "acronym"
    if has_other_accents(query, found):
        return "accent"
    if is_in_other_language(query_language, found):
        return "language" if has_translation(found) else "translation"
    return "segmentation" if is_spread(found) else "other"


# --- What the rules look at ------------------------------------------------------------------


def failing_topics(measured):
    """The QIDs whose first relevant document is not among the first ten."""
    return [qid for qid, topic in measured.items() if not topic["first"] or topic["first"] > CUT]


def name_of(hit, base_names):
    docno = decode_docno(hit["path"].replace("%", "%25"))  # a path is not percent-encoded
    return base_name(docno) if base_names else docno


def choose_document(hits, judged, base_names):
    """The DOCNO that the rules look at."""
    relevant = [docno for docno, grade in judged.items() if grade >= 1]
    for hit in hits:
        if name_of(hit, base_names) in relevant:
            return name_of(hit, base_names)
    return max(relevant, key=judged.get)


def passages_of(options, docno, search_options):
    """All passages of a document that can be found with `search_options`."""
    words = docno.replace('"', " ")
    topic = {"document": f'path:"{words}"'}
    hits = search_objects(options, topic, EVERY_PASSAGE + search_options)[0]["hits"]
    return [hit for hit in hits if name_of(hit, options.base_names) == docno]


def text_of(options, passage):
    arguments = ["show", passage["id"], "--context", PASSAGES, "--json"]
    shown = parse_object(ask(options, options.db, arguments), options.faro_search)
    texts = [shown["title"] or ""]
    for one in [*shown["before"], shown, *shown["after"]]:
        texts += [*one["heading"], one["text"]]
    return "\n".join(texts)


def look_at(options, docno, hits, search_options):
    found = Found()
    for hit in hits:
        if name_of(hit, options.base_names) == docno:
            found.passages.append([(match["query"], match["why"]) for match in hit["matched"]])
    passages = passages_of(options, docno, search_options) or passages_of(options, docno, [])
    if passages:
        found.languages = {passage["language"] for passage in passages}
        found.text = text_of(options, passages[0])
    return found


def list_failures(options, topics, qrels, measured, search_options):
    """[{qid, query, document, first, cause}] of the failing topics, in the order of CAUSES."""
    failing = {qid: topics[qid] for qid in failing_topics(measured)}
    if not failing:
        return []
    results = search_objects(options, failing, EVERY_PASSAGE + search_options)
    failures = []
    for (qid, query), result in zip(failing.items(), results):
        docno = choose_document(result["hits"], qrels[qid], options.base_names)
        found = look_at(options, docno, result["hits"], search_options)
        failures.append(
            {
                "qid": qid,
                "query": query,
                "document": docno,
                "first": measured[qid]["first"],
                "cause": likely_cause(query, result["query_language"], found),
            }
        )
    return sorted(failures, key=lambda failure: CAUSES.index(failure["cause"]))
