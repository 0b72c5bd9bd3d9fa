"""Markdown: a GitHub table with Chinese headings; signs of Markdown in a text are shown as text."""

import re

from partyschool_cli.export.clean import clean
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]")


def _write(listing: RecordListing) -> bytes:
    heading = _row([_escaped(column.title) for column in listing.columns])
    rule = _row([_rule(column) for column in listing.columns])
    rows = [
        _row([_escaped(column.text(record)) for column in listing.columns])
        for record in listing.records
    ]
    return "".join([heading, rule, *rows]).encode()


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _rule(column: RecordColumn) -> str:
    return "---:" if column.type == "number" else "---"


def _escaped(text: str) -> str:
    lines = clean(text).replace("\t", " ").split("\n")
    return "<br>".join([_SIGNS.sub(r"\\\g<0>", line) for line in lines])


record_format = RecordFormat(_write, for_people="always", has_main_columns=True)
