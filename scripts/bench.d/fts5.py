# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite's FTS5 as the bench compares it: whole documents, stored, all settings as they come.

usage: fts5.py index DATABASE FOLDER
       fts5.py batch DATABASE WARMUPS TOPICS
"""

import os
import re
import sqlite3
import sys
import time

SELECT = (
    "SELECT path, snippet(documents, 1, '', '', '…', 40) FROM documents "
    "WHERE documents MATCH {} ORDER BY rank LIMIT 10"
)


def match_of(query):
    """A query for any of the words, as the other tools take it."""
    return " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query)) or '""'


def statement_of(query):
    """The search as one statement for the command line of SQLite."""
    return SELECT.format("'" + match_of(query) + "'")


def index(database, folder):
    connection = sqlite3.connect(database)
    connection.execute(
        "CREATE VIRTUAL TABLE documents USING fts5("
        "path UNINDEXED, body, tokenize = 'porter unicode61')"
    )
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, encoding="utf-8", errors="replace") as file:
                row = os.path.relpath(path, folder), file.read()
            connection.execute("INSERT INTO documents VALUES (?, ?)", row)
    connection.commit()
    (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    connection.close()
    print(documents, "documents")


def batch(database, warmups, topics):
    """Asks every topic `warmups` times, then once more, printing for each MILLISECONDS HITS."""
    with open(topics, encoding="utf-8-sig") as file:
        queries = [line.split("\t", 1)[1].strip() for line in file if "\t" in line]
    connection = sqlite3.connect(database)
    for turn in range(warmups + 1):
        for query in queries:
            start = time.perf_counter()
            hits = connection.execute(SELECT.format("?"), [match_of(query)]).fetchall()
            took = (time.perf_counter() - start) * 1000
            if turn == warmups:
                print(took, len(hits))


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "index":
        index(arguments[1], arguments[2])
    elif len(arguments) == 4 and arguments[0] == "batch":
        batch(arguments[1], int(arguments[2]), arguments[3])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
