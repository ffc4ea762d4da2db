# SPDX-License-Identifier: GPL-3.0-or-later
"""Topics, judgements and runs: how they are read, and which of their documents count."""

import collections
import fnmatch
import math
import re
import unicodedata
import urllib.parse


class EvaluationError(Exception):
    """Something that the user can put right; its text says what."""


def read_file(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise EvaluationError(f"cannot read {path}: {error.strerror}") from None


def write_file(path, data):
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise EvaluationError(f"cannot write {path}: {error.strerror}") from None


def numbered_lines(data, name):
    """The lines of `data` that are not blank, with their numbers."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EvaluationError(f"{name}, line {line}: not UTF-8") from None
    # Not splitlines(), which also splits at separators that may stand inside a query or a name.
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if line.strip():
            yield number, line


def fields_of(line):
    """The fields of a line of qrels or of a run. A no-break space is part of a name."""
    return re.split(r"[ \t]+", line.strip(" \t"))


def decode_docno(docno):
    """A DOCNO as it was before percent-encoding, in one of its Unicode spellings."""
    return unicodedata.normalize("NFC", urllib.parse.unquote(docno))


def parse_topics(data, name):
    """{QID: query}, in order."""
    topics = {}
    for number, line in numbered_lines(data, name):
        qid, tab, query = line.partition("\t")
        if not tab or not qid.strip() or not query.strip():
            raise EvaluationError(f"{name}, line {number}: not QID<TAB>QUERY: {line}")
        if re.search(r"\s", qid):
            raise EvaluationError(f"{name}, line {number}: white space in the QID '{qid}'")
        if qid in topics:
            raise EvaluationError(f"{name}, line {number}: topic {qid} comes twice")
        topics[qid] = query.strip()
    return topics


def parse_qrels(data, name):
    """{QID: {DOCNO: grade}}."""
    qrels = collections.defaultdict(dict)
    for number, line in numbered_lines(data, name):
        fields = fields_of(line)
        if len(fields) != 4:
            raise EvaluationError(f"{name}, line {number}: not QID ITERATION DOCNO GRADE: {line}")
        qid, _, docno, grade = fields
        if not re.fullmatch(r"[+-]?[0-9]{1,2}", grade):
            raise EvaluationError(f"{name}, line {number}: the grade is not a small number: {line}")
        judged, docno = qrels[qid], decode_docno(docno)
        judged[docno] = max(int(grade), judged.get(docno, int(grade)))
    return dict(qrels)


def is_number(text):
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def parse_run(data, name):
    """{QID: [DOCNO, ...]}, best first."""
    ranked = collections.defaultdict(list)
    for number, line in numbered_lines(data, name):
        fields = fields_of(line)
        if len(fields) != 6:
            raise EvaluationError(
                f"{name}, line {number}: not QID Q0 DOCNO RANK SCORE TAG: {line}"
            )
        qid, _, docno, rank, score, _ = fields
        if not re.fullmatch(r"[0-9]+", rank):
            raise EvaluationError(f"{name}, line {number}: the rank is not a number: {line}")
        if not is_number(score):
            raise EvaluationError(f"{name}, line {number}: the score is not a number: {line}")
        ranked[qid].append((int(rank), decode_docno(docno)))
    return {
        qid: [docno for _, docno in sorted(documents, key=lambda document: document[0])]
        for qid, documents in ranked.items()
    }


# --- Choosing what to count ------------------------------------------------------------------


def base_name(docno):
    """`docno` without its folders and its ending."""
    return re.sub(r"(?<=.)\.[A-Za-z]\w*$", "", docno.rsplit("/", 1)[-1])


def base_names_of_qrels(qrels):
    result = {}
    for qid, judged in qrels.items():
        names = result[qid] = {}
        for docno, grade in judged.items():
            name = base_name(docno)
            names[name] = max(grade, names.get(name, grade))
    return result


def base_names_of_run(run):
    return {qid: [base_name(docno) for docno in documents] for qid, documents in run.items()}


def matches(docno, pattern):
    """Whether `docno` begins with `pattern` or, where that has wildcards, is described by it."""
    if re.search(r"[*?\[]", pattern):
        return fnmatch.fnmatchcase(docno, pattern)
    return docno.startswith(pattern)


def keep_documents(qrels, pattern):
    return {
        qid: {docno: grade for docno, grade in judged.items() if matches(docno, pattern)}
        for qid, judged in qrels.items()
    }


def without_repeats(documents, depth):
    return list(dict.fromkeys(documents))[:depth]
