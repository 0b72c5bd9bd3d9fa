"""Timetables of several classes in one file."""

import datetime as dt

from partyschool_cli.exchange.foreign.class_parts import with_classes
from partyschool_cli.exchange.foreign.reading import ReadRow, ReadValue, TableReading
from partyschool_cli.model.kind import Kind


def table(title: str | None, cohort: int | None = None, kind: Kind = Kind.SESSION) -> TableReading:
    about = {} if title is None else {"title": ReadValue(f"{title}课程表", title)}
    if cohort:
        about["cohort"] = ReadValue("", cohort)
    day = ReadValue("", dt.date(2026, 10, 12))
    return TableReading(
        sheet="文档",
        cells="表1",
        kind=kind,
        is_kind_guessed=True,
        columns=(),
        rows=(ReadRow(1, "A1", {"date": day}),),
        left_out=(),
        texts_around=(),
        about=about,
    )


def classes(*tables: TableReading) -> list[object]:
    found = (row.values.get("class") for one in with_classes(tables) for row in one.rows)
    return [value.value if value else None for value in found]


def test_different_titles_name_the_classes_of_their_sessions() -> None:
    assert classes(table("党员班"), table("农民夜校", 2)) == ["党员班", "农民夜校（第2期）"]
    assert classes(table("轮训班", 1), table("轮训班", 2)) == ["轮训班（第1期）", "轮训班（第2期）"]


def test_weeks_of_one_class_name_none() -> None:
    assert classes(table("党员班"), table("党员班")) == [None, None]
    assert classes(table("党员班"), table(None)) == [None, None]
    assert classes(table("党员班")) == [None]


def test_a_class_that_a_row_names_stays() -> None:
    first = table("党员班")
    own = ReadRow(1, "A1", {"class": ReadValue("夜校", "夜校")})
    first = TableReading(
        **{name: getattr(first, name) for name in first.__slots__} | {"rows": (own,)}
    )
    assert classes(first, table("农民夜校")) == ["夜校", "农民夜校"]


def test_tables_of_other_kinds_are_left_as_they_are() -> None:
    assert classes(table("名册", kind=Kind.TEACHER), table("党员班")) == [None, None]
