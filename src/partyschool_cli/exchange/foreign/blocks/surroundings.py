"""The texts above and below a table, and what they say of the class: its title, days, size, people.

`党员冬季培训班课程表`, `培训时间：2026年12月15日至17日`, `培训对象：党员 60人`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.blocks.block_finder import Block
from partyschool_cli.exchange.foreign.cells.folding import narrow, one_line
from partyschool_cli.exchange.foreign.reading import (
    LeftOut,
    ReadingOptions,
    ReadValue,
    TextAround,
)
from partyschool_cli.exchange.foreign.row_log import PERSONAL_CELL, RowLog, has_personal_number
from partyschool_cli.exchange.foreign.values.calendar_days import (
    CalendarDays,
    DaySource,
    NotADayError,
    YearSource,
)
from partyschool_cli.exchange.foreign.values.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    SaidDay,
    SaidDays,
    with_plain_digits,
)
from partyschool_cli.exchange.foreign.values.lists import lines
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.exchange.foreign.values.numbers import people
from partyschool_cli.exchange.foreign.values.words import words_of
from partyschool_cli.wording.numbers import whole_number

# Of a text in a reason.
_LONGEST: Final = 30
_TITLE: Final = re.compile(
    r"(?P<title>.+?)\s*[（(]?(?:(?:教学|培训|学习|课程|活动)?(?:课程表|课表|日程表|日程安排表|日程安排|"
    r"教学安排表|教学安排|课程安排表|课程安排|培训安排表|培训安排|安排表|教学计划表|教学计划|日程|一览表|计划表))"
    r"[)）]?(?:[（(][^（）()]*[)）])?"
)
_CLASS: Final = re.compile(r".*(?:班|研修|轮训|夜校.{0,4})(?:[（(][^（）()]*[)）])?")
_COHORT: Final = re.compile(
    r"[（(]?\s*第\s*(?P<number>[0-9]+|[一二三四五六七八九十]+)\s*期\s*[)）]?"
)
_WEEK: Final = re.compile(r"[（(]?第\s*[0-9一二三四五六七八九十]+\s*周[)）]?")
_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})\s*(?:年|[-/.][0-9])")
_SIZE: Final = re.compile(r"(?:共|约|计|人数\s*[:：]?\s*)?(?P<size>[0-9]{1,4})\s*(?:余)?(?:人|名)")
_SCHOOL: Final = re.compile(r"(?:中共)?[\u3400-\u9fff]{2,20}(?:党校|夜校|分校|行政学院|孵化学院)")
_LABEL: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{1,6})\s*[:：]\s*(?P<value>.+)")
# `第2周：2026年11月16日至11月20日`, `（2026年10月12日—14日）`.
_DAYS_ALONE: Final = re.compile(
    r"(?:第[0-9一二三四五六七八九十]+周\s*[:：]|[（(])?\s*"
    r"(?P<days>[0-9]{4}\s*[年./-][0-9年月日号./\s—–~～至到-]+?"
    r"|[0-9]{1,2}月[0-9]{1,2}[日号]\s*[—–~～至到-]+\s*(?:[0-9]{1,2}月)?[0-9]{1,2}[日号])\s*[)）]?"
)
_ALL_IN_BRACKETS: Final = re.compile(r"[（(]([^（）()]*)[)）]")
_PIECES: Final = re.compile(r"[\t\n]|\s{2,}|　+")
_NUMBERED: Final = re.compile(r"[0-9]{1,2}\s*[.．、](?![0-9])\s*")
_LABELS: Final[dict[str, str]] = {
    **dict.fromkeys(("培训时间", "时间", "学习时间", "培训日期", "办班时间", "起止时间"), "period"),
    **dict.fromkeys(("培训对象", "对象", "参训对象", "参训人员"), "audience"),
    **dict.fromkeys(("参训", "学员", "参加人员", "培训人员", "受训对象", "参加对象"), "audience"),
    **dict.fromkeys(("培训人数", "人数", "学员人数", "参训人数", "规模"), "size"),
    **dict.fromkeys(("班主任", "带班人", "带班老师"), "adviser"),
    **dict.fromkeys(("主办单位", "主办", "制表单位", "举办单位", "组织单位"), "organizer"),
    **dict.fromkeys(("培训目的", "目的", "培训目标", "办班目的"), "purpose"),
    **dict.fromkeys(("注", "备注", "说明", "注意事项", "要求", "有关要求", "温馨提示"), "remarks"),
    **dict.fromkeys(("培训地点", "地点", "上课地点", "教学地点", "学习地点", "授课地点"), "site"),
    **dict.fromkeys(("班次", "班级", "班次名称", "培训班", "培训班次"), "title"),
    **dict.fromkeys(("主办学校", "承办学校", "承办单位", "承办"), "school"),
}  # fmt: skip


class Surroundings(NamedTuple):
    """The texts around a table, what they say of the class, and the days and years in them."""

    texts: tuple[TextAround, ...]
    about: dict[str, ReadValue]
    spans: tuple[DaySource, ...]
    years: tuple[YearSource, ...]
    left_out: tuple[LeftOut, ...]


def surroundings(block: Block, options: ReadingOptions, reader: MomentReader) -> Surroundings:
    """What stands above and below a block, and at its sheet's name."""
    log = RowLog(block.grid)
    texts = (
        *_texts(block, block.above, log, is_above=True),
        *_texts(block, block.below, log, is_above=False),
    )
    pieces = [piece for one in texts for piece in _pieces(one.text)]
    years = tuple(_years(one.text for one in texts)) or tuple(_years([block.grid.sheet.name]))
    about = dict(_said(pieces, texts, options))
    spans: tuple[DaySource, ...] = ()
    if period := about.pop("period", None):
        spans = tuple(_spans(period, options, reader, years))
        if spans:
            about["from"] = ReadValue(period.text, spans[0].first, period.why)
            about["to"] = ReadValue(period.text, spans[0].last, period.why)
    return Surroundings(texts, about, spans, years, tuple(log.left_out))


def _texts(
    block: Block, rows: Sequence[int], log: RowLog, *, is_above: bool
) -> Iterator[TextAround]:
    grid = block.grid
    for row in rows:
        for column in grid.filled(row):
            text = grid.texts[row][column]
            if grid.anchor(row, column)[0] != row:
                continue
            if has_personal_number(text):
                log.leave(row, column, PERSONAL_CELL)
            else:
                yield TextAround(grid.sheet.name_of(row, column), text, is_above)


def _pieces(text: str) -> Iterator[str]:
    """What stands apart in a text; brackets around all of it are no part of it."""
    bare = found[1] if (found := _ALL_IN_BRACKETS.fullmatch(text.strip())) else text
    return (piece.strip() for piece in _PIECES.split(bare) if piece.strip())


def _said(
    pieces: list[str], texts: tuple[TextAround, ...], options: ReadingOptions
) -> Iterator[tuple[str, ReadValue]]:
    """The fields that pieces of text say, each once; a title comes from above only."""
    seen: set[str] = set()
    remarks: list[str] = []
    in_remarks = False
    for piece in pieces:
        found = _LABEL.fullmatch(piece)
        name = _LABELS.get(found["label"]) if found else None
        if name == "remarks" or (in_remarks and _NUMBERED.match(piece)):
            in_remarks = True
            said = lines(found["value"] if name and found else piece)
            remarks += [_NUMBERED.sub("", one, count=1) for one in said]
            continue
        in_remarks = False
        if found and name and name not in seen:
            for one, value in _labelled(name, piece, found["value"], options):
                if one not in seen:
                    seen.add(one)
                    yield one, value
    if remarks:
        yield "remarks", ReadValue(" ".join(remarks), tuple(map(one_line, remarks)))
    above = [piece for one in texts if one.is_above for piece in _pieces(one.text)]
    for name, value in _unlabelled(above):
        if name not in seen:
            seen.add(name)
            yield name, value


def _labelled(
    name: str, piece: str, text: str, options: ReadingOptions
) -> Iterator[tuple[str, ReadValue]]:
    value = one_line(text)
    if name == "audience":
        bare = _SIZE.sub("", value).strip(" ，,。（）()、；;共约计")
        found, _ = words_of(bare, options.manifest.audiences)
        if found:
            why = "；".join(one.why for one in found if one.why)
            yield name, ReadValue(piece, tuple(one.id for one in found), why)
        name = "size"
    if name == "size":
        match = _SIZE.search(value)
        count = int(match["size"]) if match else people(value)
        if count:
            yield "size", ReadValue(piece, count)
        return
    yield name, ReadValue(piece, value)


def _unlabelled(above: list[str]) -> Iterator[tuple[str, ReadValue]]:
    for piece in above:
        if _LABEL.fullmatch(piece):
            continue
        found = _TITLE.fullmatch(one_line(piece))
        title = (
            found["title"]
            if found
            else one_line(piece)
            if _CLASS.fullmatch(one_line(piece))
            else ""
        )
        if title:
            cohort = _COHORT.search(title)
            number = whole_number(cohort["number"]) if cohort else None
            if cohort and number:
                yield "cohort", ReadValue(piece, number)
                title = title.replace(cohort[0], "")
            title = _WEEK.sub("", title)
            yield "title", ReadValue(piece, title.strip("“”《》 "))
        elif _SCHOOL.fullmatch(piece):
            yield "school", ReadValue(piece, piece)
        elif size := _SIZE.fullmatch(piece):
            yield "size", ReadValue(piece, int(size["size"]))
    for piece in above:
        if found := _DAYS_ALONE.fullmatch(piece):
            yield "period", ReadValue(piece, found["days"])


def _years(texts: Iterator[str] | list[str]) -> Iterator[YearSource]:
    for text in texts:
        found = _YEAR.search(with_plain_digits(narrow(text)))
        if found and FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
            yield YearSource(int(found["year"]), f"年份取自“{_short(text)}”")


def _short(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _spans(
    period: ReadValue, options: ReadingOptions, reader: MomentReader, years: tuple[YearSource, ...]
) -> Iterator[DaySource]:
    """The days of 培训时间."""
    said = reader.read(str(period.value))
    sources = (*years, YearSource(options.today.year, "年份取自今天"))
    calendar = CalendarDays((), sources, options.year)
    try:
        found = [
            calendar.days(SaidDays(end, end), None)[0] for one in said.days for end in _ends(one)
        ]
    except NotADayError:
        return
    if found:
        dates = [day.date for day in found]
        # Where the days come without a year, it has been taken from elsewhere.
        why = found[0].why or f"年份取自“{_short(period.text)}”"
        yield DaySource(min(dates), max(dates), why)


def _ends(days: SaidDays) -> tuple[SaidDay, SaidDay]:
    """The first and last day; the year is said once."""
    return days.first, days.last._replace(year=days.last.year or days.first.year)
