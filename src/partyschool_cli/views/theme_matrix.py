"""`tree --matrix`: schools by themes, for a terminal, in Markdown and as data.

JSON: `{"title", "themes": [{"id", "title"}], "schools": [{"id", "title", "tier", "themes",
"special", "total"}], "total": {"themes", "special", "total"}}`. `themes` of a school has, in the
order of the columns, `{"id", "own", "above", "lacking"}`; of the total, sums of own courses. Each
sum is `{"courses", "contact_hours"}` and counts active courses. Fields may be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.markup.markdown import heading, paragraph, table
from partyschool_cli.terminal.style import Styled, trimmed
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partyschool_cli.catalog.structure import Total
    from partyschool_cli.catalog.theme_matrix import MatrixCell, MatrixRow, ThemeMatrix
    from partyschool_cli.terminal.style import Line

LEGEND: Final = (
    "每格是本校的门数/学时；“上级3”是只有上级的 3 门；“空缺”是一门也没有。草稿、停用的不计"
)
_LACKING: Final = "空缺"
_GAP: Final = "  "
_MAX_INDENT: Final = 3
_MIN_LABEL: Final = 10
_MIN_COLUMN: Final = 4


def matrix_lines(title: str, matrix: ThemeMatrix, width: int | None) -> list[Line]:
    """The lines at `width` columns; None does not wrap."""
    lines: list[Line] = [(Styled(line, "title"),) for line in _wrapped(title, width)]
    rows = [_texts(row) for row in matrix.rows]
    heads = _heads(matrix)
    sums = _sums(matrix)
    numbers = [
        max(_MIN_COLUMN, *(display_width(row[at]) for row in (*rows, sums)))
        for at in range(1, len(heads))
    ]
    columns = _wide_enough(heads[1:], numbers, _room(width, rows))
    label = max(display_width(row[0]) for row in (*rows, heads, sums))
    if width is not None:
        label = min(label, max(_MIN_LABEL, width - sum(columns) - len(_GAP) * len(columns)))
    shape = [label, *columns]
    lines += [*_row_lines(heads, shape, "muted"), (Styled("─" * _total(shape), "border"),)]
    for texts, row in zip(rows, matrix.rows, strict=True):
        lines += _row_lines(texts, shape, "warning" if _is_lacking(row) else "plain")
    lines += _row_lines(sums, shape, "title")
    return [*lines, (), *((Styled(line, "muted"),) for line in _wrapped(LEGEND, width))]


def matrix_markdown(title: str, matrix: ThemeMatrix) -> str:
    """The Markdown text."""
    rows = [[text.strip() for text in _texts(row)] for row in matrix.rows]
    heads = _heads(matrix)
    numbers = range(1, len(heads))
    return "\n".join(
        (heading(1, title), table(heads, [*rows, _sums(matrix)], numbers), paragraph(LEGEND))
    )


def matrix_json(title: str, matrix: ThemeMatrix) -> str:
    """The JSON text, indented."""
    data = {
        "title": title,
        "themes": [{"id": theme.id, "title": theme.title} for theme in matrix.themes],
        "schools": [_school(row, matrix) for row in matrix.rows],
        "total": {
            "themes": [
                {"id": theme.id, **_total_json(sums)}
                for theme, sums in zip(matrix.themes, matrix.sums, strict=False)
            ],
            "special": _total_json(matrix.special),
            "total": _total_json(matrix.total),
        },
    }
    return json_document(data)


def _school(row: MatrixRow, matrix: ThemeMatrix) -> dict[str, Any]:
    return {
        "id": row.school.id,
        "title": row.school.title,
        "tier": row.school.tier,
        "themes": [
            {
                "id": theme.id,
                "own": _total_json(cell.own),
                "above": _total_json(cell.above),
                "lacking": cell.is_lacking,
            }
            for theme, cell in zip(matrix.themes, row.cells, strict=True)
        ],
        "special": _total_json(row.special),
        "total": _total_json(row.total),
    }


def _total_json(sums: Total) -> dict[str, Any]:
    return {"courses": sums.courses, "contact_hours": plain(float(sums.hours))}


def _heads(matrix: ThemeMatrix) -> list[str]:
    return ["学校", *(visible(theme.title) for theme in matrix.themes), "特色课", "合计"]


def _texts(row: MatrixRow) -> list[str]:
    indent = "  " * min(row.depth, _MAX_INDENT)
    cells = (_cell(cell) for cell in row.cells)
    return [indent + visible(row.school.title), *cells, _sum(row.special), _sum(row.total)]


def _sums(matrix: ThemeMatrix) -> list[str]:
    return ["合计", *map(_sum, matrix.sums), _sum(matrix.special), _sum(matrix.total)]


def _cell(cell: MatrixCell) -> str:
    if cell.is_lacking:
        return _LACKING
    if cell.own.courses:
        return _sum(cell.own)
    return f"上级{cell.above.courses}" if cell.above.courses else ""


def _sum(sums: Total) -> str:
    return f"{sums.courses}/{sums.hours:g}" if sums.courses else ""


def _is_lacking(row: MatrixRow) -> bool:
    return any(cell.is_lacking for cell in row.cells)


def _room(width: int | None, rows: Sequence[Sequence[str]]) -> int | None:
    """What the numbers have beside the names of the schools."""
    label = max((display_width(row[0]) for row in rows), default=_MIN_LABEL)
    return None if width is None else width - max(_MIN_LABEL, label)


def _wide_enough(heads: Sequence[str], numbers: Sequence[int], room: int | None) -> list[int]:
    """Columns as wide as their headings, if all of these fit; else these are wrapped."""
    whole = [max(number, display_width(head)) for head, number in zip(heads, numbers, strict=True)]
    if room is None or sum(whole) + len(_GAP) * len(whole) <= room:
        return whole
    # Half of the characters, each two columns wide.
    return [
        max(number, -(-display_width(head) // 4) * 2)
        for head, number in zip(heads, numbers, strict=True)
    ]


def _row_lines(texts: Sequence[str], shape: Sequence[int], style: str) -> Iterator[Line]:
    cells = [_indented(texts[0], shape[0])]
    cells += [wrap(text, wide) or [""] for text, wide in zip(texts[1:], shape[1:], strict=True)]
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        first = pad(parts[0], shape[0])
        rest = (
            _GAP + pad(part, wide, "right") for part, wide in zip(parts[1:], shape[1:], strict=True)
        )
        yield trimmed((Styled(first + "".join(rest), style),))


def _indented(text: str, wide: int) -> list[str]:
    """A school's name on lines that all stand as far in as its depth says."""
    name = text.lstrip(" ")
    indent = " " * min(len(text) - len(name), wide // 2)
    return [indent + line for line in wrap(name, wide - len(indent)) or [""]]


def _total(shape: Sequence[int]) -> int:
    return sum(shape) + len(_GAP) * (len(shape) - 1)


def _wrapped(text: str, width: int | None) -> list[str]:
    return wrap(visible(text), width) if width is not None else [visible(text)]
