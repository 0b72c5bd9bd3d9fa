"""Numbers with their measure words."""

from partyschool_cli.model.kind import Kind
from partyschool_cli.wording.measure_words import counted, hours_text, measured


def test_each_kind_has_its_measure_word() -> None:
    assert counted(88, Kind.COURSE) == "88 门课程"
    assert measured(3, Kind.TEACHER) == "3 名"


def test_hours_have_no_more_digits_than_they_need() -> None:
    assert [hours_text(hours) for hours in (0.5, 2.0, 40.0)] == ["0.5 学时", "2 学时", "40 学时"]
