"""A notice as messages for a WeChat group: one class each, numbered, at most one screen.

A line has at most 20 Chinese characters, so that it does not break on a phone; no indents, no
tables, no blank lines.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from partyschool_cli.export import notice_content as words
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.timetable_content import full_date, times
from partyschool_cli.history.notice import ClassNotice
from partyschool_cli.history.session_notices import Occurrence, SessionNotice
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.text_size import text_width
from partyschool_cli.wording.dates import weekday_text

# Columns; a Chinese character has two.
LINE: Final = 40
# Lines that a phone shows at once, with some room for the names of the group and of who writes.
SCREEN: Final = 20
# A line rather ends behind one of these, if that leaves it half full.
_CLAUSE_ENDS: Final = "，。；：、！？"
# Words and numbers do not part, nor what stands before a closing mark and after an opening one.
_PIECES: Final = re.compile(r"[（“‘《【]*(?:[!-~]+|.)[，。；：、）”’》】！？…—]*", re.DOTALL)


def messages(content: NoticeContent) -> tuple[tuple[str, ...], ...]:
    """The lines of each message."""
    found = [one for own in content.classes for one in _of_class(content, own)]
    count = len(found)
    numbers = (f" {number}/{count}" if count > 1 else "" for number in range(1, count + 1))
    return tuple(
        (f"【调课通知{number}】", *lines) for number, lines in zip(numbers, found, strict=True)
    )


def _of_class(content: NoticeContent, own: ClassNotice) -> Iterator[tuple[str, ...]]:
    """The messages of a class; what does not fit one screen goes on in another."""
    why = words.common_reason(own)
    head = [f"{content.teacher}："] if content.teacher is not None else []
    head += [own.title, *((f"原因：{why}",) if why else ())]
    ends = [words.closing_line(own, content.teacher)]
    ends += content.warnings
    ends += [words.duty_line(content.duty)] if content.duty else []
    if own.id in content.codes:
        ends.append(f"新课程表校验码 {content.codes[own.id].code}")
    ends += [own.organizer, full_date(content.date)]
    above, below = wrapped(head), wrapped(ends)
    items = [
        wrapped(_item(content, number, one, shows_reason=not why))
        for number, one in enumerate(own.sessions, 1)
    ]
    room = SCREEN - 1 - len(above)
    groups = [[items[0]]]
    for item in items[1:]:
        if sum(map(len, groups[-1])) + len(item) > room:
            groups.append([])
        groups[-1].append(item)
    last = groups[-1]
    if len(last) > 1 and sum(map(len, last)) + len(below) > room:
        groups.append([last.pop()])
    for number, group in enumerate(groups, 1):
        lines = [line for item in group for line in item]
        yield (*above, *lines, *(below if number == len(groups) else ()))


def _item(
    content: NoticeContent, number: int, one: SessionNotice, *, shows_reason: bool
) -> Iterator[str]:
    yield f"{number}．{one.title}"
    if one.old is None:
        yield f"{'恢复' if one.was_cancelled else '增加'}：{_when(content, one.shown)}"
        if one.shown.site:
            yield f"地点：{one.shown.site}"
        if one.shown.teachers:
            yield f"授课人：{'、'.join(one.shown.teachers)}"
    elif one.change == "changed":
        yield f"时间：{_when(content, one.shown)}"
    else:
        yield f"原：{_when(content, one.old)}"
        gone = "停课" if one.change == "cancelled" else "取消"
        yield f"现：{gone if one.new is None else _when(content, one.new)}"
    for name, was, is_now in words.differing(one):
        yield f"原{name}：{was or '（无）'}"
        yield f"现{name}：{is_now or '（无）'}"
    if shows_reason and one.reason:
        yield f"原因：{one.reason}"


def _when(content: NoticeContent, side: Occurrence) -> str:
    day = f"{words.day_of(side.date, content.date)}（{weekday_text(side.date)}）"
    return day + times(side.start, side.end)


def wrapped(lines: Iterable[str]) -> list[str]:
    """The lines, each broken where it is wider than a line of a message."""
    return [part for line in lines for text in clean(line).splitlines() for part in _broken(text)]


def _broken(line: str) -> Iterator[str]:
    done = ""
    for piece in _PIECES.findall(" ".join(line.split())):
        if done and text_width(done + piece) > LINE:
            end = _clause_end(done)
            yield done[:end].strip()
            done = done[end:]
        for letter in piece:
            if text_width(done + letter) > LINE:
                yield done.strip()
                done = ""
            done += letter
    if done.strip():
        yield done.strip()


def _clause_end(line: str) -> int:
    end = max(line.rfind(mark) for mark in _CLAUSE_ENDS) + 1
    return end if text_width(line[:end]) * 2 >= LINE else len(line)
