"""What was understood of other people's tables, for a person, before it is written."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.exchange.entities.column_titles import column_title
from partyschool_cli.exchange.entities.files_read import FilesRead
from partyschool_cli.exchange.entities.filled import Filled, FilledTable
from partyschool_cli.exchange.foreign.reading import Column, LeftOut, TableReading
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.views.import_guesses import guess_texts, has_guesses
from partyschool_cli.views.import_rows import GUESSED, row_lines
from partyschool_cli.wording.measure_words import counted

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_INDENT: Final = "  "


def import_lines(
    lookup: Lookup, read: FilesRead, filled: Filled, width: int | None
) -> "Iterator[Line]":
    """The tables, what was guessed, what was left out, and what will be made.

    `lookup` is of the catalog as it will be; `width` in columns, None for a pipe.
    """
    new = frozenset(one.key for one in filled.new)
    for table in filled.tables:
        yield from _heading(table)
        yield from _wrapped(_columns(table.reading), width)
        yield from _wrapped(_texts_around(table.reading), width)
        if table.rows:
            yield from row_lines(lookup, table, new, width)
        yield ()
    yield from _guess_lines(lookup, filled, width)
    files = {one.file for one in filled.tables}
    yield from _left_out_lines(_all_left_out(read, filled), files)
    yield from _new_lines(filled, width)


def _heading(table: FilledTable) -> "Iterator[Line]":
    reading = table.reading
    # A text file is a sheet of its own name.
    sheet = "" if reading.sheet == table.file else reading.sheet
    place = " ".join(filter(None, (table.file, sheet, reading.cells)))
    form = "（网格）" if reading.is_grid else ""
    count = f"：{counted(len(table.rows), reading.kind)}{form}"
    guessed = "，看列名猜的，另定用 --as" if reading.is_kind_guessed else ""
    yield (Styled(visible(mask(place)), "heading"), Styled(count + guessed))


def _columns(table: TableReading) -> str:
    taken = [_column_text(table.kind, one) for one in table.columns if one.field is not None]
    other = [one.heading or one.letter for one in table.columns if one.field is None]
    text = f"列：{'；'.join(taken)}" if taken else ""
    return mask(text + (f"。没有看的列：{'、'.join(other)}" if other else ""))


def _texts_around(table: TableReading) -> str:
    """The titles and notes that are not taken for rows, each with its cell."""
    texts = "；".join(f"{one.cell} {shown(one.text)}" for one in table.texts_around)
    return f"表外的文字：{texts}" if texts else ""


def _column_text(kind: Kind, column: Column) -> str:
    title = column_title(kind, column.field or "")
    heading = " ".join(column.heading.split()) or column.letter
    return f"{heading}→{title}{GUESSED * column.guessed}"


def _guess_lines(lookup: Lookup, filled: Filled, width: int | None) -> "Iterator[Line]":
    if has_guesses(filled):
        yield (Styled(f"带 {GUESSED} 的是猜的：", "warning"),)
        for text in guess_texts(lookup, filled):
            yield from _wrapped(text, width)


def _all_left_out(read: FilesRead, filled: Filled) -> Iterator[LeftOut]:
    return chain(
        (one.left_out for one in read.left_out),
        chain.from_iterable(table.left_out for table in filled.tables),
    )


def _left_out_lines(left_out: Iterable[LeftOut], files: Collection[str]) -> "Iterator[Line]":
    """First what was left out, then the rows that could not be taken."""
    for one in sorted(left_out, key=lambda one: one.is_failure):
        sheet = "" if len(files) == 1 and one.sheet in files else one.sheet
        place = f"{sheet} {one.cell}".strip()
        text = mask(f"{place} {shown(one.text)}：{one.why}")
        mark = Styled("错误 ", "error") if one.is_failure else Styled("没有取 ", "muted")
        yield (mark, Styled(visible(text)))


def _new_lines(filled: Filled, width: int | None) -> "Iterator[Line]":
    for kind in Kind:
        made = [one for one in filled.new if one.key.kind is kind]
        drafts = [one for one in made if one.status == "draft"]
        if made:
            draft = "（草稿）" if len(drafts) == len(made) else ""
            titles = "、".join(one.title for one in made)
            yield from _wrapped(f"将新建 {counted(len(made), kind)}{draft}：{mask(titles)}", width)


def _wrapped(text: str, width: int | None) -> "Iterator[Line]":
    """A text in as many lines as it takes, those after the first indented."""
    if not text:
        return
    shown_text = visible(text)
    if width is None:
        yield (Styled(shown_text),)
        return
    first, *_ = wrap(shown_text, width) or [""]
    yield (Styled(first),)
    rest = shown_text[len(first) :].lstrip()
    for line in wrap(rest, max(width - len(_INDENT), 2)) if rest else ():
        yield (Styled(_INDENT + line),)
