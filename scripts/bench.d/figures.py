# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of the bench and tables of them. Nothing here reads a file or runs a program."""

import math
import statistics

MISSING = "—"


def median(values):
    """The middle one, or the mean of the two in the middle; None of nothing."""
    return statistics.median(values) if values else None


def percentile(values, share):
    """The smallest value that at least `share` percent of all do not exceed (nearest rank)."""
    if not values:
        return None
    rank = math.ceil(share / 100 * len(values))
    return sorted(values)[max(rank, 1) - 1]


def ratio(value, base):
    """`value` as a multiple of `base`; None where either is missing or the base is nothing."""
    if value is None or not base:
        return None
    return value / base


def medians_of(rounds):
    """The medians of each key over dictionaries with the same keys; None values do not count."""
    keys = list(dict.fromkeys(key for figures in rounds for key in figures))
    return {
        key: median([figures[key] for figures in rounds if figures.get(key) is not None])
        for key in keys
    }


def with_digits(value, digits=3):
    """`value` with that many significant digits, but never fewer than it has before its point."""
    if value == 0:
        return "0"
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    rounded = round(value, max(decimals, 0))
    # Rounding may have added a digit before the point: 9.999 has become 10.0.
    decimals = digits - 1 - math.floor(math.log10(abs(rounded)))
    return f"{rounded:,.{max(decimals, 0)}f}"


def show_seconds(seconds):
    return MISSING if seconds is None else with_digits(seconds) + " s"


def show_milliseconds(milliseconds):
    return MISSING if milliseconds is None else with_digits(milliseconds) + " ms"


def show_bytes(size):
    return MISSING if size is None else with_digits(size / 1e6) + " MB"


def show_ratio(value):
    return MISSING if value is None else f"{value:,.2f}×"


def show_percent(value):
    return MISSING if value is None else with_digits(100 * value, 2) + " %"


class Table:
    """Rows of texts below headings. The first column stands to the left, all others right."""

    def __init__(self, *headings):
        self.headings = list(headings)
        self.rows = []

    def add(self, *cells):
        if len(cells) > len(self.headings):
            raise ValueError(f"{len(cells)} cells below {len(self.headings)} headings")
        self.rows.append([str(cell) for cell in cells] + [""] * (len(self.headings) - len(cells)))

    def as_text(self):
        lines = [self.headings, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines)]
        return "".join(
            "  ".join(
                cell.rjust(width) if at else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(line, widths))
            ).rstrip()
            + "\n"
            for line in lines
        )

    def as_markdown(self):
        marks = ["---"] + ["---:"] * (len(self.headings) - 1)
        lines = [self.headings, marks, *self.rows]
        return "".join(
            "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines
        )
