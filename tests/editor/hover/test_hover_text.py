"""What a window beside the text says."""

import pytest

from partyschool_cli.editor.hover.hover_text import hover_text
from tests.editor.places import place_in

_CLASS = "classes/hekou-evening-2026.yaml"


def _told(path: str, marked: str) -> tuple[str, str]:
    """The Markdown, and the text that it is about."""
    place = place_in(path, marked)
    found = hover_text(place)
    assert found is not None
    return found.markdown, place.text[found.start : found.end]


def test_of_an_id_it_says_what_show_says() -> None:
    told, about = _told(_CLASS, "sessions:\n  - teachers: [greenhouse‸-expert]")
    assert about == "greenhouse-expert"
    assert told.startswith("**教师　河口镇大棚种植田秀才**　greenhouse-expert")
    assert "- 职务：大棚种植户" in told
    assert "- 所属学校：河口镇党校 (hekou)" in told
    assert "被 2 门课程、" in told


def test_of_the_title_of_a_file_it_tells_its_entity() -> None:
    told, about = _told("schools/hekou.yaml", "title: 河口‸镇党校")
    assert about == "河口镇党校"
    assert told.startswith("**学校　河口镇党校**　hekou")


def test_of_the_id_of_a_session_it_tells_the_session() -> None:
    told, _ = _told(_CLASS, "sessions:\n  - id: s‸02\n")
    assert told.startswith("**课次　大棚种植与茬口安排**　hekou-evening-2026/s02")
    assert "- 日期：2026-01-22 周四" in told


def test_of_a_word_of_a_vocabulary_it_tells_the_title() -> None:
    assert _told(_CLASS, "audience: [farm‸ers]")[0] == "**对象　农民**　farmers"
    evening = _told(_CLASS, "day_parts: [even‸ing]")[0]
    assert evening == "**午别　晚上 19:30–21:00**　evening"
    assert _told("teachers/a.yaml", "office: party-‸secretary")[0].startswith("**任职　党委书记**")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-03-09", "**2026年3月9日（周一）**"),
        ("2026-10-01", "**2026年10月1日（周四）**\n\n国庆节，不上课"),
        ("2026-10-10", "**2026年10月10日（周六）**\n\n调休上班，照常上课"),
        ("2026-03-03", "**2026年3月3日（周二）**\n\n停课：元宵节社火活动"),
    ],
)
def test_of_a_date_it_tells_the_day_of_the_week_and_why_it_is_off(day: str, told: str) -> None:
    assert _told(_CLASS, f"from: {day}‸") == (told, day)


def test_of_a_year_without_announced_holidays_it_says_so() -> None:
    assert "还没有公布" in _told(_CLASS, "from: 2099-05-0‸4")[0]


def test_of_a_field_it_tells_title_description_unit_and_words() -> None:
    told, about = _told(_CLASS, "si‸ze: 40")
    assert about == "size"
    assert told == "**学员人数**　size\n\n多少人，只写数字\n\n必填，单位：人"
    assert "单位：分钟" in _told("sites/a.yaml", "travel_min‸utes:\n  b: 10")[0]
    delivery = _told("courses/a.yaml", "deliv‸ery: []")[0]
    assert "- lecture　讲授" in delivery


def test_of_a_number_and_of_a_built_in_word_it_tells_the_field_too() -> None:
    assert _told(_CLASS, "size: 4‸0")[0].startswith("**学员人数**")
    told = _told(_CLASS, "type: even‸ing")[0]
    assert told.startswith("**农民夜校**　evening\n\n**班型**　type")


@pytest.mark.parametrize(
    "marked", ["purpose: 目‸的", "teachers: [nob‸ody]", "# 说‸明", "no_such: 1‸", "remarks: [一‸]"]
)
def test_of_texts_and_unknown_words_it_says_nothing(marked: str) -> None:
    assert hover_text(place_in(_CLASS, marked)) is None


def test_signs_of_markdown_in_a_text_are_shown_as_text() -> None:
    told, _ = _told("courses/a.yaml", "contact_h‸ours: 2")
    assert "contact\\_hours" in told
