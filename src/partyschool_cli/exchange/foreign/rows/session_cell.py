"""A cell of a 课程表 in grid form → what is taught there, by whom, where, and when if it says so.

It has a line each, or brackets: `党章导读（张三，第一教室）`. Several sessions have an empty line
between them, or each begins with its time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import lines_of
from partyschool_cli.exchange.foreign.reading import KnownNames
from partyschool_cli.exchange.foreign.rows.session_values import SessionTexts
from partyschool_cli.exchange.foreign.rows.session_words import says_who_presides, taken_mark
from partyschool_cli.exchange.foreign.values.activities import is_activity
from partyschool_cli.exchange.foreign.values.lists import items
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Slot
from partyschool_cli.exchange.foreign.values.names import looks_like_person
from partyschool_cli.exchange.foreign.values.people import is_nobody
from partyschool_cli.exchange.foreign.values.places import labelled_place, looks_like_place

_TIME_START: Final = re.compile(r"[0-9０-９:：.．\-—–~～至到点时半分\s上中下午晚早]+")
_TEACHER: Final = re.compile(
    r"(?:主讲|授课|讲课|主讲人|授课人|讲师|教师|主讲教师|授课教师|老师|主讲老师|讲解)(?:人)?\s*[:：]\s*(?P<who>.+)"
)
_TITLE: Final = re.compile(
    r"(?:课程|内容|主题|教学内容|课题|题目|专题|课程名称)\s*[:：]\s*(?P<title>.+)"
)
_NOTE: Final = re.compile(r"(?:备注|注)\s*[:：]\s*(?P<note>.+)")
_BRACKETED: Final = re.compile(r"[（(](?P<inside>[^（）()]+)[)）]")
_ENDS_IN_BRACKETS: Final = re.compile(r"(?P<title>.+?)\s*[（(](?P<inside>[^（）()]+)[)）]")
_APART: Final = re.compile(r"\s+|[/|｜]")
_SENTENCE: Final = re.compile(r"[。；;，,！!]|[0-9]{1,2}[:：][0-9]{2}")
_OPEN: Final = "“（《〈‘(【"
_CLOSED: Final = "”）》〉’)】"
# A title that ends so goes on in the next line.
_GOES_ON: Final = re.compile(r".*[、：:—的和与及·]")
_BY_PLACE: Final = "照先后当作授课人"


@dataclass
class Entry:
    """One session of a cell; `slot` is its time where the cell says one."""

    texts: SessionTexts
    slot: Slot | None = None


@dataclass
class _Lines:
    slot: Slot | None = None
    lines: list[str] = field(default_factory=list)


def entries_of(text: str, reader: MomentReader, names: KnownNames) -> Iterator[Entry]:
    """The sessions of a cell, in its order."""
    for group in _groups(text, reader, names):
        if group.lines:
            yield _entry(group, reader, names)


def _groups(text: str, reader: MomentReader, names: KnownNames) -> list[_Lines]:
    groups = [_Lines()]
    for line in _with_whole_brackets(lines_of(text)):
        if not line:
            if groups[-1].lines:
                groups.append(_Lines())
            continue
        slot, rest = _time_start(line, reader)
        if slot is not None and (groups[-1].lines or groups[-1].slot):
            groups.append(_Lines())
        if slot is not None:
            groups[-1].slot = slot
        if rest:
            groups[-1].lines.append(rest)
    filled = [one for one in groups if one.lines]
    return [_one_group(filled)] if _is_spread(filled, names) else filled


def _with_whole_brackets(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with those joined that one pair of brackets is around: a note of two lines."""
    held = ""
    for line in lines:
        held += line
        is_open = held.startswith(("（", "(")) and _is_open(held)
        if not is_open or not line:
            yield held
            held = ""
    if held:
        yield held


def _is_spread(groups: list[_Lines], names: KnownNames) -> bool:
    """Whether the empty lines stand between the lines of one session."""
    return (
        1 < len(groups) <= 4
        and all(
            len(one.lines) == 1 and (number == 0 or one.slot is None)
            for number, one in enumerate(groups)
        )
        and all(_is_person_or_place(one.lines[0], names) for one in groups[1:])
    )


def _one_group(groups: list[_Lines]) -> _Lines:
    return _Lines(groups[0].slot, [line for one in groups for line in one.lines])


def _is_person_or_place(line: str, names: KnownNames) -> bool:
    return looks_like_person(line, names.teachers) or looks_like_place(line, names.sites)


def _time_start(line: str, reader: MomentReader) -> tuple[Slot | None, str]:
    """The time that a line begins with, and the rest of the line."""
    found = _TIME_START.match(line)
    if found is None or not any(sign.isdigit() for sign in found[0]):
        return None, line
    # 上午 may be part of the title: 8:30 上好党课.
    for end in range(found.end(), 2, -1):
        said = reader.read(line[:end])
        is_inside = end < len(line) and line[end - 1].isdigit() and line[end].isdigit()
        if said.is_whole and len(said.slots) == 1 and said.slots[0].time and not is_inside:
            rest = line[end:]
            if said.slots[0].time.end is None and rest.strip():
                # `08:10集中乘车` is a note about a time.
                return None, line
            return said.slots[0], rest.strip(" \t，,、：:")
    return None, line


def _entry(group: _Lines, reader: MomentReader, names: KnownNames) -> Entry:
    mark, (title, *details) = taken_mark(group.lines)
    if found := _TITLE.fullmatch(title):
        title = found["title"]
    while (
        details
        and (_is_open(title) or _GOES_ON.fullmatch(title))
        and not _is_person_or_place(details[0], names)
    ):
        title += details.pop(0)
    slot = group.slot
    if title not in names.courses:
        title, inner, inner_slot = _taken_apart(title, reader, names)
        details = [*inner, *details]
        slot = slot or inner_slot
    texts = SessionTexts(title)
    named = next((at for at, one in enumerate(details) if _is_named(one, names)), 0)
    broken = details[:named]
    if broken and not any(
        _is_labelled(one) or looks_like_place(one, names.sites) for one in broken
    ):
        joint = "、" if is_activity(title) else ""
        texts.title = joint.join((title, *details[:named]))
        texts.whys["title"] = f"“{details[0]}”接在上一行后面"
        details = details[named:]
    for line in details:
        _take(line, texts, names)
    texts.title = mark + texts.title
    return Entry(texts, slot)


def _is_named(line: str, names: KnownNames) -> bool:
    """Whether a line names people, so that one above it does not."""
    return looks_like_person(line, names.teachers) and line not in names.sites


def _is_labelled(line: str) -> bool:
    return ":" in line or "：" in line


def _is_open(title: str) -> bool:
    return any(title.count(a) > title.count(b) for a, b in zip(_OPEN, _CLOSED, strict=True))


def _taken_apart(
    title: str, reader: MomentReader, names: KnownNames
) -> tuple[str, list[str], Slot | None]:
    """A title, and what stands behind it on its line: in brackets, or after a space."""
    if found := _ENDS_IN_BRACKETS.fullmatch(title):
        said = reader.read(found["inside"])
        # 微党课（上） is the first of two.
        is_when = said.is_whole and len(said.slots) == 1 and not said.days
        if is_when and len(found["inside"].strip()) > 1:
            return found["title"], [], said.slots[0]
        inside = [one for part in items(found["inside"]) for one in _apart(part, names)]
        if inside and all(
            _is_person_or_place(one, names) or says_who_presides(one) for one in inside
        ):
            return found["title"], inside, None
    first, *rest = _APART.split(title)
    if first and rest and all(_is_person_or_place(one, names) for one in rest):
        return first, rest, None
    return title, [], None


def _apart(text: str, names: KnownNames) -> list[str]:
    parts = text.split()
    return parts if all(_is_person_or_place(one, names) for one in parts) else [text]


def _take(line: str, texts: SessionTexts, names: KnownNames) -> None:
    """Takes a line below the title for what it looks like, else by its place."""
    inside = _BRACKETED.fullmatch(line)
    line = inside["inside"] if inside else line
    if is_nobody(line):
        # In our own tables: not at the place that stands above the table.
        texts.site = texts.site or line
    elif says_who_presides(line.partition("；")[0]):
        _add_note(texts, line)
    elif found := _TEACHER.fullmatch(line):
        _add_teacher(texts, found["who"])
    elif (place := labelled_place(line)) is not None:
        texts.site = texts.site or place
    elif found := _NOTE.fullmatch(line):
        _add_note(texts, found["note"])
    elif is_activity(line):
        texts.title = f"{texts.title}、{line}"
        texts.whys["title"] = f"“{line}”接在上一行后面"
    elif line in names.teachers or line in names.sites:
        _take_known(line, texts, names)
    elif looks_like_place(line, names.sites) and not texts.site:
        texts.site = line
    elif looks_like_person(line, names.teachers) and not texts.site:
        _add_teacher(texts, line)
    elif texts.teachers or texts.site or is_activity(texts.title) or _SENTENCE.search(line):
        _add_note(texts, line)
    else:
        texts.teachers = line
        texts.whys["teachers"] = _BY_PLACE


def _take_known(line: str, texts: SessionTexts, names: KnownNames) -> None:
    is_place = line in names.sites and (line not in names.teachers or bool(texts.teachers))
    if is_place and not texts.site:
        texts.site = line
    elif line in names.teachers:
        _add_teacher(texts, line)
    else:
        _add_note(texts, line)


def _add_teacher(texts: SessionTexts, line: str) -> None:
    texts.teachers = "、".join(filter(None, (texts.teachers, line)))


def _add_note(texts: SessionTexts, line: str) -> None:
    texts.note = "；".join(filter(None, (texts.note, line)))
