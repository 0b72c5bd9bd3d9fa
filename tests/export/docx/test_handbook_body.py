"""A handbook in Word: a section for each part, on its own paper."""

from functools import cache

from docx.enum.section import WD_ORIENT

from partyschool_cli.export.docx.reference import reference_document
from tests.export.html_documents import HOSTILE
from tests.export.word import Read, all_text, read
from tests.export.yearly_documents import handbook, hostile_handbook


@cache
def written() -> Read:
    """The handbook; no test changes it."""
    return read(handbook())


def test_each_part_is_a_section_on_its_own_paper() -> None:
    sections = written().sections
    across = [section.orientation == WD_ORIENT.LANDSCAPE for section in sections]
    # Cover, notice, timetable, text, list to sign.
    assert across == [False, False, True, False, False]
    # The notice has the margins of official papers.
    assert [round(side.mm) for side in (sections[1].left_margin, sections[1].top_margin)] == [
        27,
        37,
    ]


def test_parts_are_in_order() -> None:
    text = all_text(written())
    content = handbook()
    assert content.attendance is not None
    said = (
        "培训手册",
        content.notice.addressee,
        content.notice.paragraphs[1],
        "课程表",
        "课程介绍",
        content.courses[0].title,
        "师资介绍",
        "教学点",
        "路线",
        "学员须知",
        "学员管理规定",
        content.attendance.days[0].title,
    )
    position = 0
    for part in said:
        position = text.index(part, position)


def test_rules_keep_bold_and_take_no_markup() -> None:
    document = written()
    bold = [run.text for one in document.paragraphs for run in one.runs if run.bold]
    assert bold == ["确保效果", "每天签到："]
    text = all_text(document)
    assert "[官网](https://example.org/) <b>不得录音</b>" in text
    assert "1.\t每天签到：" in text
    assert not list(document.element.body.iter("{*}hyperlink"))


def test_hostile_rules_are_text() -> None:
    text = all_text(read(hostile_handbook()))
    for said in HOSTILE[:9]:
        assert said in text


def test_an_offices_own_template_does() -> None:
    own = read(handbook(), template=reference_document("plain"))
    assert "学员管理规定" in all_text(own)
