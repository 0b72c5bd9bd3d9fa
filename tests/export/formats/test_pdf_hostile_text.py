"""Text that means something to some program, or is too long: printed as it is, nothing lost."""

from dataclasses import replace

import pytest
from typst import TypstError

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.typst import compiler
from tests.export.contents import content_of
from tests.export.pdf_reading import (
    CATALOGS,
    catalog_at,
    class_sheet,
    letters_outside,
    page_texts,
    pdf,
    squeezed,
    timetable,
)

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    '#panic("x") *b* _u_ $x$ @ref <label> \\ `c` //c',
    "{{ 7*7 }} {% x %} ]]>&amp;",
    "A" * 3000,
    "党" * 3000,
    "！" * 3000,
    "观摩：1月2日" * 400,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
@pytest.mark.parametrize("layout", ["grid", "list"])
def test_hostile_text_is_printed_whole_and_on_the_paper(text: str, layout: str) -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    short = text[:300]
    bad = replace(table.entries[0], title=text, site=short, note=short, moderator=short)
    hostile = replace(
        table, title=short, subtitle=short, remarks=(short,), entries=(bad, *table.entries[1:])
    )
    exported = timetable(hostile, layout=layout)
    assert not exported.missing
    shown = "".join(page_texts(exported))
    letter = max(text, key=text.count)
    # Title, subtitle, remark; the entry's site, moderator and note; its title.
    expected = 6 * squeezed(short).count(letter) + squeezed(text).count(letter)
    assert shown.count(letter) >= expected
    assert not letters_outside(exported)


def test_hostile_text_in_the_other_documents() -> None:
    catalog = catalog_at(CATALOGS[0])
    courses = content_of(catalog, "catalog")
    section = courses.sections[0]
    attendance = content_of(catalog, "attendance", "qingxu-village-cadres-2026")
    (day, *_) = attendance.pages
    columns = (TableColumn("姓名", 10), TableColumn("专题", 20))
    for text in (hostile[:1000] for hostile in HOSTILE):
        course = replace(section.courses[0], title=text, summary=text, teachers=(text,))
        entry = replace(day.entries[0], title=text, teachers=(text,))
        for document in (
            replace(
                courses, title=text, sections=(replace(section, title=text, courses=(course,)),)
            ),
            replace(attendance, title=text, pages=(replace(day, entries=(entry,)),)),
            TableContent(text, columns, (TableGroup(text, ((text, text),)),)),
        ):
            exported = pdf(document)
            letter = max(text, key=text.count)
            shown = "".join(page_texts(exported))
            assert shown.count(letter) >= 3 * squeezed(text).count(letter)
            assert not letters_outside(exported)


def test_a_character_without_a_glyph_prints_as_a_mark_and_is_told() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    title = "𠮷家村😀\x00观摩"
    entries = (replace(table.entries[0], title=title), *table.entries[1:])
    exported = timetable(replace(table, entries=entries))
    assert "〓家村〓〓观摩" in page_texts(exported)[0]
    assert [(one.character, one.text) for one in exported.missing] == [
        ("𠮷", title),
        ("😀", title),
        ("\ufffd", title),
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
        pdf(content_of(catalog_at(CATALOGS[0]), "attendance", "qingxu-village-cadres-2026"))
