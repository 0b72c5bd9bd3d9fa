"""What was understood of other people's tables, as JSON beside the changes it leads to."""

from typing import Any

from partyschool_cli.exchange.entities.files_read import FilesRead
from partyschool_cli.exchange.entities.filled import Filled, FilledRow, FilledTable, Guess
from partyschool_cli.exchange.foreign.reading import Column, LeftOut
from partyschool_cli.source.text.personal import mask
from partyschool_cli.views.change_json import masked


def import_json(read: FilesRead, filled: Filled) -> dict[str, Any]:
    """The keys of the document that only an import has: `tables`, `left_out`, `new`."""
    return {
        "tables": [_table(table) for table in filled.tables],
        "left_out": [
            {"file": mask(one.file), "sheet": mask(one.left_out.sheet), **_left_out(one.left_out)}
            for one in read.left_out
        ],
        "new": [
            {"entity": str(one.key.kind), "id": one.key.id, "status": one.status}
            for one in filled.new
        ],
        "guesses": [_guess(one) for one in filled.guesses],
    }


def _table(table: FilledTable) -> dict[str, Any]:
    reading = table.reading
    return {
        "file": mask(table.file),
        "sheet": mask(reading.sheet),
        "cells": reading.cells,
        "as": reading.kind.plural,
        "as_guessed": reading.is_kind_guessed,
        "columns": [_column(column) for column in reading.columns],
        "texts": [{"cell": one.cell, "text": mask(one.text)} for one in reading.texts_around],
        "rows": [_row(row) for row in table.rows],
        "left_out": [_left_out(one) for one in table.left_out],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "column": column.letter,
        "heading": mask(column.heading),
        "field": column.field,
        "guessed": column.guessed,
    }


def _row(row: FilledRow) -> dict[str, Any]:
    return {
        "row": row.row.number,
        "cell": row.row.cell,
        "entity": str(row.key.kind),
        "id": row.key.id,
        "state": str(row.state),
        "fields": masked(dict(row.content)),
        "guesses": [_guess(one) for one in row.guesses],
    }


def _guess(guess: Guess) -> dict[str, Any]:
    return {
        "field": guess.field,
        "text": mask(guess.text),
        "value": masked(guess.value),
        "why": mask(guess.why),
    }


def _left_out(one: LeftOut) -> dict[str, Any]:
    return {
        "cell": one.cell,
        "text": mask(one.text),
        "why": mask(one.why),
        "failure": one.is_failure,
    }
