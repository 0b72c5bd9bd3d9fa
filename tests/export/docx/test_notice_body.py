"""A 调课通知 in Word: its own styles and margins, or those of an office's sample."""

import io
from pathlib import Path

import docx
import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.docx.reference import reference_document
from partyschool_cli.export.docx.styles import OF_NOTICES
from tests.export.office import small_timetable
from tests.export.word import read
from tests.notices import snow_day
from tests.timetables import taught


def test_styles_and_margins_of_an_official_paper(tmp_path: Path) -> None:
    document = read(snow_day(tmp_path))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.text}
    assert used == {"Title", "通知抬头", "通知小标题", "通知正文", "通知落款"}
    section = document.sections[0]
    margins = (section.left_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [27, 37, 30]
    body = document.styles["通知正文"]
    assert body.font.size.pt == 16
    assert body.paragraph_format.first_line_indent.pt == 32
    first, _ = document.tables
    assert [cell.text for cell in first.rows[0].cells] == ["教学内容", "授课人", "原来", "现在"]
    assert first.rows[1].cells[2].text == "10月12日（星期一）\n08:30—10:00\n地点：教室"
    assert first.rows[1].cells[0].paragraphs[0].style.name == "通知表格"
    assert sum(cell.width.mm for cell in first.rows[0].cells) == pytest.approx(156, abs=1)


def test_who_signs_stands_over_the_date(tmp_path: Path) -> None:
    who, when = read(snow_day(tmp_path)).paragraphs[-2:]
    assert (who.text, when.text) == ("柳杜乡党校", "2026年10月11日")
    assert who.paragraph_format.left_indent == when.paragraph_format.left_indent
    assert who.paragraph_format.right_indent.pt == pytest.approx(4 * 16, abs=1)


def test_a_sample_from_before_there_were_notices(tmp_path: Path) -> None:
    """It still serves timetables; a notice says what it lacks."""
    document = docx.Document(io.BytesIO(reference_document()))
    for style in [one for one in document.styles if one.name in OF_NOTICES]:
        style.delete()
    data = io.BytesIO()
    document.save(data)
    timetable = small_timetable(tmp_path / "other", taught("s01", "2026-10-12 08:30-10:00"))
    assert read(timetable, template=data.getvalue()).tables
    with pytest.raises(CommandLineError, match="样本里没有这些样式：通知") as error:
        read(snow_day(tmp_path), template=data.getvalue())
    assert "--write-template" in error.value.hint
