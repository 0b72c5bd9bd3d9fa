"""`tree --format md`: the 4+N structure as nested lists, to paste into a document."""

from collections.abc import Iterable, Iterator

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.catalog.structure import CatalogStructure, SchoolStructure, total
from partyschool_cli.markup.markdown import escape, escape_block, heading
from partyschool_cli.model.course import Course
from partyschool_cli.model.vocabulary import TIERS
from partyschool_cli.wording.marks import STRAY, UNSORTED, status_mark


def structure_markdown(title: str, structure: CatalogStructure, *, full: bool) -> str:
    """The Markdown text. `full` lists inherited courses, else they are only counted."""
    lines = [heading(1, title)]
    for school in structure.schools:
        lines += ["  " * school.depth + line for line in _school(school, full=full)]
    if structure.stray:
        lines.append(f"- {STRAY}")
        lines += [f"  {_course(course)}" for course in structure.stray]
    return "\n".join(lines) + "\n"


def _school(structure: SchoolStructure, *, full: bool) -> Iterator[str]:
    school = structure.school
    tier = TIERS[school.tier] if school.tier else ""
    about = "，".join(filter(None, (tier, school.also_called, status_mark(school.status))))
    yield f"- **{escape(school.title, ' ')}**（{escape(about, ' ')}）：{_sum(structure.own)}"
    for theme in structure.themes:
        above = f"，另有上级 {_sum(theme.from_above)}" if theme.from_above else ""
        own = _sum(theme.own) if theme.own or not theme.from_above else "本校没有"
        yield f"  - {escape_block(theme.title, ' ')}：{'空缺' if theme.is_empty else own + above}"
        yield from (f"    {_course(course)}" for course in theme.own)
        for group in theme.inherited if full else ():
            yield from (f"    {_course(course, group.school.title)}" for course in group.courses)
    # Only a township school has to have special courses.
    none = "空缺" if school.tier == "township" else "无"
    yield f"  - 特色课：{_sum(structure.special) if structure.special else none}"
    yield from (f"    {_course(course)}" for course in structure.special)
    if structure.unsorted:
        yield f"  - {UNSORTED}"
        yield from (f"    {_course(course)}" for course in structure.unsorted)


def _course(course: Course, school: str = "") -> str:
    marks = (
        "" if course.contact_hours is None else f"{plain(course.contact_hours)} 学时",
        "精品课" if course.flagship else "",
        status_mark(course.status),
        school,
    )
    about = escape("，".join(filter(None, marks)), " ")
    return f"- {escape_block(course.title, ' ')}（{about}）"


def _sum(courses: Iterable[Course]) -> str:
    sums = total(courses)
    return f"{sums.courses} 门、{plain(float(sums.hours))} 学时"
