"""班次: all classes, the latest first."""

from collections.abc import Iterator, Mapping

from partyschool_cli.export.web.facts import period_text
from partyschool_cli.export.web.lists.choices import choice, school_names
from partyschool_cli.export.web.lists.list_view import Column, Filter, ListRow, ListView
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import CLASS_TYPES

# What a script says of a class by the day on which the page is read.
_STATES = {"now": "在办", "later": "还没开班", "past": "已结业"}


def class_list(site: WebSite) -> ListView:
    """The list of all classes."""
    relations = site.relations
    schools, times = school_names(relations), site.times_held.of_class
    rows = tuple(_row(relations, own, schools, times.get(own.id, 0)) for own in relations.classes)
    return ListView(
        lead="点开有课程表，可以打印，也可以加到手机日历。",
        what="班次",
        unit="个",
        find="班次、主办、班主任",
        example="发展对象，或 fzdx",
        filters=tuple(_filters(relations, schools, rows)),
        columns=(
            Column("班次", "title"),
            Column("时间", "from"),
            Column("学校", "school", is_short=True),
            Column("类型", is_short=True),
            Column("人数", "size", is_number=True, is_short=True, after="人"),
            Column("课次", "sessions", is_number=True, is_short=True),
            Column("学员"),
        ),
        rows=rows,
    )


def _filters(
    relations: Relations, schools: Mapping[str, str], rows: tuple[ListRow, ...]
) -> Iterator[Filter]:
    held = ((own.from_.year, own.to.year) for own in relations.classes)
    years = sorted({year for both in held for year in both}, reverse=True)
    yield from choice("year", "年份", {str(year): f"{year}年" for year in years}, rows)
    yield from choice("school", "学校", schools, rows)
    yield from choice("type", "类型", CLASS_TYPES, rows)
    yield from choice("audience", "学员", relations.catalog.manifest.audiences, rows)
    yield Filter("state", "情况", tuple(_STATES.items()))


def _row(
    relations: Relations, own: TrainingClass, schools: Mapping[str, str], times: int
) -> ListRow:
    published = relations.published
    audiences = relations.catalog.manifest.audiences
    school = schools.get(own.school, own.school)
    return ListRow(
        published.named(Kind.CLASS, own.id),
        (),
        (
            (period_text(own.from_, own.to),),
            (school,),
            (CLASS_TYPES[own.type],),
            (f"{own.size}",) if own.size else (),
            (f"{times}次",),
            tuple(audiences.get(one, one) for one in own.audience),
        ),
        " ".join(filter(None, (own.organizer, own.adviser, own.purpose, *own.tags))),
        (
            ("year", " ".join(dict.fromkeys((f"{own.from_.year}", f"{own.to.year}")))),
            ("school", own.school),
            ("type", own.type),
            ("audience", " ".join(own.audience)),
        ),
        (
            ("from", own.from_.isoformat()),
            ("school", relations.school_place(own.school)),
            ("size", own.size or 0),
            ("sessions", times),
        ),
        school,
        f"{own.from_}/{own.to}",
    )
