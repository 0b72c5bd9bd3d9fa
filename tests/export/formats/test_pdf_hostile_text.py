"""Text that means something to some program, or is too long: printed as it is, nothing lost."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from typst import TypstError

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.roster import Person
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.typst import compiler
from partyschool_cli.markup.clean_text import clean
from tests.catalogs import SHIPPED, loaded
from tests.export.contents import content_of
from tests.export.pdf_reading import (
    class_sheet,
    letters_outside,
    page_texts,
    pdf,
    squeezed,
    timetable,
)
from tests.full_run import is_full_run

# Texts of several pages; a reader of the PDF takes its time for each letter.
LONG, MEDIUM = (3000, 1000) if is_full_run() else (1000, 200)
# A heading is on one page.
HEADING = 400 if is_full_run() else 150
HOSTILE = (
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    '#panic("x") *b* _u_ $x$ @ref <label> \\ `c` //c',
    "{{ 7*7 }} {% x %} ]]>&amp;",
    "A" * LONG,
    "党" * LONG,
    "！" * LONG,
    "观摩：1月2日" * (LONG // 8),
)


SHORT = tuple(text[: 300 if is_full_run() else 100] for text in HOSTILE)


# All of them in one document: a compilation each took most of the time of all tests.
@pytest.mark.parametrize("layout", ["grid", "list"])
def test_hostile_text_is_printed_whole_and_on_the_paper(layout: str) -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    bad = tuple(
        replace(entry, title=text, site=short, note=short, moderator=short)
        for entry, text, short in zip(table.entries, HOSTILE, SHORT, strict=False)
    )
    assert len(bad) == len(HOSTILE)
    title = "\n".join(SHORT)
    hostile = replace(
        table,
        title=title,
        subtitle=title,
        remarks=SHORT,
        entries=(*bad, *table.entries[len(bad) :]),
    )
    exported = timetable(hostile, layout=layout)
    assert not exported.missing
    # Title, subtitle, remark; the entry's site, moderator and note; its title.
    assert_printed_whole(exported, (*SHORT * 6, *HOSTILE))


def assert_printed_whole(exported: Exported, texts: Sequence[str]) -> None:
    """Each text's most frequent letter is there as often as in all of them; none is cut off."""
    shown = "".join(page_texts(exported))
    given = squeezed("".join(texts))
    for letter in {max(squeezed(text), key=text.count) for text in texts}:
        assert shown.count(letter) >= given.count(letter), letter
    assert not letters_outside(exported)


def test_hostile_text_in_the_catalog() -> None:
    courses = content_of(loaded(SHIPPED), "catalog")
    section = courses.sections[0]
    texts = [text[:HEADING] for text in HOSTILE]
    hostile = tuple(
        replace(
            section,
            title=text,
            courses=(replace(section.courses[0], title=text, summary=text, teachers=(text,)),),
        )
        for text in texts
    )
    document = replace(courses, title="\n".join(texts), sections=hostile)
    # The title; a section's and a course's, there and in the contents; its summary and teachers.
    assert_printed_whole(pdf(document), texts * 7)


def test_hostile_text_in_an_attendance_list() -> None:
    attendance = content_of(loaded(SHIPPED), "attendance", "qingxu-village-cadres-2026")
    (day, *_) = attendance.days
    texts = [text[:HEADING] for text in HOSTILE]
    own = replace(day, lines=tuple(("上午", text) for text in texts))
    people = tuple(Person(text[:20], text) for text in texts)
    document = replace(attendance, title="\n".join(texts), days=(own,), people=people)
    assert_printed_whole(pdf(document), texts * 3)


def test_hostile_text_in_a_table() -> None:
    columns = (TableColumn("姓名"), TableColumn("专题"))
    texts = [text[:MEDIUM] for text in HOSTILE]
    groups = tuple(TableGroup(text, ((text, text),)) for text in texts)
    document = TableContent("\n".join(texts), columns, groups)
    assert_printed_whole(pdf(document), texts * 4)


def test_a_character_without_a_glyph_prints_as_a_mark_and_is_told() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    title = "𠮷家村😀\x00观摩"
    entries = (replace(table.entries[0], title=title), *table.entries[1:])
    exported = timetable(replace(table, entries=entries))
    assert "〓家村〓〓观摩" in page_texts(exported)[0]
    assert [(one.character, one.text) for one in exported.missing] == [
        ("𠮷", clean(title)),
        ("😀", clean(title)),
        ("\ufffd", clean(title)),
    ]
    assert exported.missing[0].message == "“𠮷”（U+20BB7）没有字体，印成了“〓”"


def test_marks_of_direction_do_not_turn_the_text_round() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    entries = (replace(table.entries[0], title="a\u202ebcd\u200f党课"), *table.entries[1:])
    exported = timetable(replace(table, entries=entries))
    assert "abcd党课" in page_texts(exported)[0]
    assert not exported.missing


def test_what_typst_gives_up_on_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class GivesUp:
        def compile(self, **_: object) -> bytes:
            raise TypstError(
                "maximum layout depth exceeded", "error: maximum layout depth exceeded"
            )

    monkeypatch.setattr(compiler, "_compiler", lambda _: GivesUp())
    with pytest.raises(CommandLineError, match="排版不了"):
        pdf(content_of(loaded(SHIPPED), "attendance", "qingxu-village-cadres-2026"))
