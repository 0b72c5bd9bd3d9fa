"""`tree` for a terminal: a block per school with its themes and courses, numbers aligned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.catalog.structure import (
    CatalogStructure,
    SchoolStructure,
    ThemeCourses,
    total,
)
from partyschool_cli.model.course import Course
from partyschool_cli.model.vocabulary import TIERS
from partyschool_cli.terminal.style import Styled, trimmed
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.wording.marks import STRAY, UNSORTED, status_mark

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_GAP = "  "
# In wider lines, the numbers are too far from the titles.
_MAX_COLUMNS = 112
_MAX_INDENT = 6
_MIN_TITLE, _MIN_ID = 16, 12
_FLAGSHIP = "★"


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry. `branch` precedes its first line, `stem` its continuation lines."""

    branch: str
    stem: str
    title: str
    style: str = "plain"
    aside: str = ""
    aside_style: str = "muted"
    courses: str = ""
    hours: str = ""
    mark: str = ""


_Block = list[_Row]
_Names = Mapping[str, str]


def structure_lines(
    title: str, structure: CatalogStructure, width: int | None, *, full: bool
) -> list[Line]:
    """The lines at `width` columns; None does not wrap.

    `full` lists inherited courses, else they are only counted.
    """
    blocks = [_school_block(school, full=full) for school in structure.schools]
    if structure.stray:
        blocks.append(_stray_block(structure.stray))
    columns = _Columns([row for block in blocks for row in block], width)
    lines: list[Line] = [(Styled(line, "title"),) for line in _wrapped(title, width)]
    if blocks:
        lines += columns.head()
    for number, block in enumerate(blocks):
        lines += [()] if number else []
        for row in block:
            lines += columns.lines(row)
    return [*lines, *_legend(structure, width, full=full)]


def _school_block(structure: SchoolStructure, *, full: bool) -> _Block:
    school = structure.school
    indent = "  " * min(structure.depth, _MAX_INDENT)
    rows = [_Row(indent, indent, school.title, "title", school.id, "id", *_sums(structure.own))]
    tier = TIERS[school.tier] if school.tier else ""
    about = [tier, school.also_called or "", status_mark(school.status)]
    if school.parent and not structure.depth:
        about.append(_parent(structure))
    if structure.from_above:
        count, hours = _sums(structure.from_above)
        about.append(f"另有上级的主题课 {count} 门、{hours} 学时")
    rows.append(_Row(indent, indent, " · ".join(filter(None, about)), "muted"))
    for theme in structure.themes:
        rows += _theme_rows(theme, indent, full=full)
    # Only a township school has to have special courses.
    note, style = ("空缺", "warning") if school.tier == "township" else ("无", "muted")
    sums = ("", "")
    if structure.special:
        note, sums = "", _sums(structure.special)
    joint, stem = ("├─ ", "│  ") if structure.unsorted else ("└─ ", "   ")
    rows.append(_Row(indent + joint, indent + stem, "特色课", "heading", note, style, *sums))
    rows += _course_rows(structure.special, indent + stem)
    if structure.unsorted:
        rows.append(_Row(f"{indent}└─ ", f"{indent}   ", UNSORTED, "heading", " ", "muted"))
    return rows + _course_rows(structure.unsorted, f"{indent}   ")


def _parent(structure: SchoolStructure) -> str:
    parent = structure.school.parent or ""
    if structure.above:
        return f"上级是{structure.above[0].title}"
    return f"上级 {parent} 目录里查不到"


def _theme_rows(theme: ThemeCourses, indent: str, *, full: bool) -> Iterator[_Row]:
    branch, stem = f"{indent}├─ ", f"{indent}│  "
    sums = _sums(theme.own) if theme.own else ("", "")
    note, style = "", "muted"
    if theme.is_empty:
        note, style = "空缺", "warning"
    elif theme.from_above:
        count, hours = _sums(theme.courses if full else theme.from_above)
        lead = "只有上级" if not theme.own else "含上级" if full else "另有上级"
        note = f"{lead} {count} 门、{hours} 学时"
    yield _Row(branch, stem, theme.title, "heading", note, style, *sums)
    groups = theme.inherited if full else ()
    yield from _course_rows(theme.own, stem, is_last=not groups)
    for group in groups:
        is_last = group is groups[-1]
        joint, below = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
        count, hours = _sums(group.courses)
        yield _Row(
            stem + joint,
            stem + below,
            f"{group.school.title}的主题课",
            "muted",
            f"{count} 门、{hours} 学时",
        )
        yield from _course_rows(group.courses, stem + below, inherited=True)


def _course_rows(
    courses: Iterable[Course], stem: str, *, is_last: bool = True, inherited: bool = False
) -> list[_Row]:
    listed = list(courses)
    rows = []
    for number, course in enumerate(listed, start=1):
        ends = is_last and number == len(listed)
        marks = (_FLAGSHIP if course.flagship else "", status_mark(course.status))
        rows.append(
            _Row(
                f"{stem}{'└─ ' if ends else '├─ '}",
                f"{stem}{'   ' if ends else '│  '}",
                course.title,
                "muted" if inherited or course.status == "retired" else "plain",
                course.id,
                "muted",
                hours="—" if course.contact_hours is None else _number(course.contact_hours),
                mark=" ".join(filter(None, marks)),
            )
        )
    return rows


def _stray_block(stray: tuple[Course, ...]) -> _Block:
    return [_Row("", "", STRAY, "warning", "", "muted", *_sums(stray)), *_course_rows(stray, "")]


def _legend(structure: CatalogStructure, width: int | None, *, full: bool) -> list[Line]:
    courses = [c for school in structure.schools for c in school.own + school.from_above]
    notes = []
    if any(course.status != "active" for course in courses):
        notes.append("草稿、停用的课程不计")
    if any(school.from_above for school in structure.schools):
        notes.append("“上级”是上级学校开的主题课，对本校同样有效")
        if not full:
            notes.append("看某校的全部课程：pschool tree 学校")
    if not structure.schools:
        text = "目录里还没有学校"
    else:
        text = "；".join(["门数、学时是本校自己的课程", *notes])
        if any(course.flagship for course in courses):
            text = f"{_FLAGSHIP} 精品课；{text}"
    return [(), *((Styled(line, "muted"),) for line in _wrapped(text, width))]


def _sums(courses: Iterable[Course]) -> tuple[str, str]:
    sums = total(courses)
    return str(sums.courses), _number(sums.hours)


def _number(hours: float) -> str:
    return str(plain(float(hours)))


def _wrapped(text: str, width: int | None) -> list[str]:
    shown = visible(text)
    return wrap(shown, max(width, 2)) if width else [shown]


class _Columns:
    """Widths of title, id, counts, hours and marks that fit all rows; lays out the rows."""

    def __init__(self, rows: list[_Row], width: int | None) -> None:
        # The line about a school has no numbers, so it may use their columns.
        named = [row for row in rows if row.aside or row.hours]
        self.courses = max(4, _widest(named, lambda row: row.courses))
        self.has_halves = any("." in row.hours for row in named)
        self.hours = max(4, _widest(named, lambda row: self._decimal(row.hours)))
        self.mark = _widest(named, lambda row: row.mark)
        title = max(8, _widest(named, lambda row: row.branch + row.title))
        aside = max(4, _widest(named, lambda row: row.aside))
        fixed = self.courses + self.hours + len(_GAP) * 3
        fixed += self.mark + len(_GAP) if self.mark else 0
        self.total = title + aside + fixed
        if width is not None and self.total > (room := min(width, _MAX_COLUMNS)):
            aside = min(aside, max(_MIN_ID, (room - fixed) * 2 // 5))
            title = min(title, max(_MIN_TITLE, room - fixed - aside))
            self.total = title + aside + fixed
        self.title, self.aside = title, aside

    def head(self) -> list[Line]:
        """The heading and the rule below it."""
        cells = (
            pad("学校、主题和课程", self.title),
            pad("编号", self.aside),
            pad("门数", self.courses, "right"),
            pad("学时", self.hours, "right"),
        )
        return [(Styled(_GAP.join(cells), "muted"),), (Styled("─" * self.total, "border"),)]

    def lines(self, row: _Row) -> Iterator[Line]:
        """The lines of a row: as many as its title or id needs."""
        if not (row.aside or row.hours):
            yield from self._remark(row)
            return
        titles = wrap(visible(row.title), max(2, self.title - display_width(row.branch)))
        asides = wrap(visible(row.aside), self.aside)
        for number in range(max(len(titles), len(asides))):
            lead = row.stem if number else row.branch
            title = titles[number] if number < len(titles) else ""
            aside = asides[number] if number < len(asides) else ""
            room = self.title - display_width(lead)
            yield trimmed(
                (
                    Styled(lead, "border"),
                    Styled(title, row.style),
                    Styled(" " * max(0, room - display_width(title)) + _GAP),
                    Styled(aside, row.aside_style),
                    Styled(" " * max(0, self.aside - display_width(aside)) + _GAP),
                    *(self._numbers(row) if number == 0 else ()),
                )
            )

    def _numbers(self, row: _Row) -> Line:
        return (
            Styled(pad(row.courses, self.courses, "right") + _GAP, row.style),
            Styled(pad(self._decimal(row.hours), self.hours, "right") + _GAP, row.style),
            Styled(row.mark, "flag"),
        )

    def _decimal(self, hours: str) -> str:
        """`2` as `2  `, to align it with `2.5`."""
        return f"{hours}  " if self.has_halves and hours and "." not in hours else hours

    def _remark(self, row: _Row) -> Iterator[Line]:
        room = max(_MIN_TITLE, self.total - display_width(row.branch))
        for line in wrap(visible(row.title), room):
            yield Styled(row.branch), Styled(line, row.style)


def _widest(rows: Iterable[_Row], text: Callable[[_Row], str]) -> int:
    return max((display_width(visible(text(row))) for row in rows), default=0)
