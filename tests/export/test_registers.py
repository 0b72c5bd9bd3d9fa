"""What the registers have in common: who stands in them, and of which schools."""

import pytest

from tests.export.contents import column, content_of
from tests.export.printed import SHIPPED


@pytest.mark.parametrize("register", ["teachers", "sites", "classes"])
def test_everything_in_use_stands_in_it_once(register: str) -> None:
    document = content_of(SHIPPED, register)
    entities = {
        "teachers": SHIPPED.teachers,
        "sites": SHIPPED.sites,
        "classes": SHIPPED.classes,
    }[register]
    count = sum(entity.status != "retired" for entity in entities.values())
    assert [row[0] for group in document.groups for row in group.rows] == [
        str(number) for number in range(1, count + 1)
    ]
    for group in document.groups:
        assert {len(row) for row in group.rows} == {len(document.columns)}
    assert document.title.startswith("清徐县乡镇党校")
    assert len({each.key for each in document.columns}) == len(document.columns)


def test_one_school_with_those_below_it() -> None:
    document = content_of(SHIPPED, "teachers", "liudu")
    assert document.title == "柳杜乡党校师资名册"
    assert set(column(document, "所属学校")) == {"柳杜乡党校"}
    sites = content_of(SHIPPED, "sites", "liudu")
    assert "成子村农民夜校" in column(sites, "所属学校")
    everything = content_of(SHIPPED, "classes", "qingxu")
    whole = content_of(SHIPPED, "classes")
    assert everything.groups == whole.groups
