"""课程菜单: all courses, by school and theme."""

from collections.abc import Iterator, Mapping

from partyschool_cli.export.web.course_line import course_marks
from partyschool_cli.export.web.lists.choices import (
    category_of,
    check,
    choice,
    school_names,
    theme_titles,
)
from partyschool_cli.export.web.lists.list_view import Column, Filter, ListRow, ListView
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import COURSE_KINDS, DELIVERIES


def course_list(site: WebSite) -> ListView:
    """The list of all courses."""
    relations, year = site.relations, site.options.today.year
    schools, times = school_names(relations), site.times_held.of_course
    rows = tuple(
        _row(relations, course, schools, times.get(course.id, 0)) for course in relations.courses
    )
    return ListView(
        lead="选好条件，把网址发给别人，对方看到的就是这一份。",
        what="课程",
        unit="门",
        find="课程、专题、教师",
        example="大棚，或 dpzz",
        filters=tuple(_filters(relations, schools, rows)),
        columns=(
            Column("课程", "title"),
            Column("类别", is_short=True),
            Column("学校", "school", is_short=True),
            Column("学时", "hours", is_number=True, is_short=True, after="学时"),
            Column(f"{year}年", "use", is_number=True, is_short=True, before=f"{year}年"),
            Column("学员"),
            Column("方式"),
        ),
        rows=rows,
    )


def _filters(
    relations: Relations, schools: Mapping[str, str], rows: tuple[ListRow, ...]
) -> Iterator[Filter]:
    yield from choice("theme", "主题课", theme_titles(relations), rows)
    yield from choice("kind", "类型", COURSE_KINDS, rows)
    yield from choice("school", "学校", schools, rows)
    yield from choice("audience", "学员", relations.catalog.manifest.audiences, rows)
    yield from choice("delivery", "授课方式", DELIVERIES, rows)
    yield from check("flagship", "只看精品课", rows)
    yield from check("micro", "只看微党课", rows)


def _row(relations: Relations, course: Course, schools: Mapping[str, str], times: int) -> ListRow:
    published = relations.published
    hours = course.contact_hours or 0.0
    school = schools.get(course.school or "", course.school or "")
    audiences = relations.catalog.manifest.audiences
    names = (published.named(Kind.TEACHER, name).title for name in course.teachers)
    return ListRow(
        published.named(Kind.COURSE, course.id),
        course_marks(course),
        (
            (category_of(relations, course),),
            (school,),
            (f"{hours:g}",) if hours else (),
            (f"{times}次",),
            tuple(audiences.get(one, one) for one in course.audience),
            tuple(DELIVERIES[one] for one in course.delivery),
        ),
        " ".join((*course.topics, *course.tags, *names)),
        (
            ("theme", course.theme or ""),
            ("kind", course.kind or ""),
            ("school", course.school or ""),
            ("audience", " ".join(course.audience)),
            ("delivery", " ".join(course.delivery)),
            ("flagship", "1" if course.flagship else ""),
            ("micro", "1" if course.micro_lecture else ""),
        ),
        (("school", relations.school_place(course.school)), ("hours", hours), ("use", times)),
        school,
    )
