"""Text with a row a line: csv, tsv, what was copied from a sheet; UTF-8, GB18030 or UTF-16."""

import csv
import io
import re
from typing import Final

from partyschool_cli.exchange.foreign.cells.grid import Sheet
from partyschool_cli.exchange.foreign.sheets.limits import Budget, file_error
from partyschool_cli.source.files.decode import decode

_SEPARATORS: Final = "\t,;"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LINES_TRIED: Final = 50
_QUOTED: Final = re.compile(r'"[^"]*"')
# Excel's own line in front: `sep=;`.
_TOLD: Final = re.compile(r"sep=(.)\r?\n")


def delimited_sheet(name: str, data: bytes, budget: Budget) -> Sheet:
    """The one sheet of a text. Raises CommandLineError for what is no text or too large."""
    decoded = decode(data)
    if not decoded.encoding or "\0" in decoded.text or (decoded.problem and not decoded.text):
        raise file_error(name, "它不是表格，也不是文字", "要 .xlsx、.xls、.ods、.csv 或 .docx 文件")
    text = decoded.text
    budget.text(len(text))
    told = _TOLD.match(text)
    separator = told[1] if told else _separator(text)
    rows = _rows(name, text[told.end() :] if told else text, separator, budget)
    width = max(map(len, rows), default=0)
    budget.extent(name, len(rows), width)
    return Sheet(name, tuple((*row, *[""] * (width - len(row))) for row in rows))


def _rows(name: str, text: str, separator: str, budget: Budget) -> list[list[str]]:
    csv.field_size_limit(1024 * 1024)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            budget.cells(len(row))
            rows.append([_unguarded(value) for value in row])
    except csv.Error:
        hint = "可能少了一个引号；用 Excel 打开另存为 .xlsx 再导入"
        raise file_error(name, f"第 {len(rows) + 1} 行不合 CSV 的写法", hint) from None
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _separator(text: str) -> str:
    """The sign that divides the most lines into equally many cells, at least two."""
    lines = [_QUOTED.sub("", line) for line in text.splitlines()[:_LINES_TRIED]]

    def score(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    # Tabs hardly ever stand in a text for anything else.
    if score("\t")[0] > 1 or (score("\t")[0] and len(lines) == 1):
        return "\t"
    return max(_SEPARATORS, key=score)


def _unguarded(value: str) -> str:
    """A text without the `'` that guards what a spreadsheet would take for a formula."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA_STARTS) else value
