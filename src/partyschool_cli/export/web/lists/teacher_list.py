"""师资库: all teachers, by their rank."""

from collections.abc import Iterator, Mapping

from partyschool_cli.export.web.lists.choices import choice, school_names, theme_titles
from partyschool_cli.export.web.lists.list_view import Column, Filter, ListRow, ListView
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.teacher import Teacher


def teacher_list(site: WebSite) -> ListView:
    """The list of all teachers."""
    relations, year = site.relations, site.options.today.year
    schools, times = school_names(relations), site.times_held.of_teacher
    rows = tuple(_row(relations, one, schools, times.get(one.id, 0)) for one in relations.teachers)
    return ListView(
        lead="按专题、学校找谁能讲；点开有他能讲的课和排好的时间。",
        what="教师",
        unit="位",
        find="姓名、单位、专题",
        example="党课，或 dk",
        filters=tuple(_filters(relations, schools, rows)),
        columns=(
            Column("教师", "title"),
            Column("类别", "category", is_short=True),
            Column("学校", "school", is_short=True),
            Column("能讲", "courses", is_number=True, is_short=True, before="能讲"),
            Column(f"{year}年", "use", is_number=True, is_short=True, before=f"{year}年"),
            Column("单位"),
            Column("专题"),
        ),
        rows=rows,
    )


def _filters(
    relations: Relations, schools: Mapping[str, str], rows: tuple[ListRow, ...]
) -> Iterator[Filter]:
    yield from choice("category", "类别", relations.catalog.manifest.teacher_categories, rows)
    yield from choice("school", "学校", schools, rows)
    yield from choice("theme", "能讲的主题课", theme_titles(relations), rows)


def _row(relations: Relations, teacher: Teacher, schools: Mapping[str, str], times: int) -> ListRow:
    published = relations.published
    courses = relations.courses_of_teacher.get(teacher.id, ())
    categories = relations.catalog.manifest.teacher_categories
    category = teacher.category or ""
    school = schools.get(teacher.school or "", teacher.school or "")
    return ListRow(
        published.named(Kind.TEACHER, teacher.id),
        (),
        (
            (categories.get(category, category),),
            (school,),
            (f"{len(courses)}门",),
            (f"{times}次",),
            tuple(filter(None, (teacher.unit, teacher.post))),
            teacher.topics,
        ),
        " ".join((*teacher.tags, *(course.title for course in courses))),
        (
            ("category", category),
            ("school", teacher.school or ""),
            ("theme", " ".join(dict.fromkeys(one.theme for one in courses if one.theme))),
        ),
        (
            ("category", [*categories, category].index(category)),
            ("school", relations.school_place(teacher.school)),
            ("courses", len(courses)),
            ("use", times),
        ),
        school,
    )
