"""Whom a cell means."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.names import Names
from partyschool_cli.model.kind import Kind
from tests.catalogs import write_catalog
from tests.edit.lookups import lookup_of

TEACHER = Kind.TEACHER


@pytest.fixture
def names(tmp_path: Path) -> Names:
    """Two teachers of one name, one with a bracket, one that the workbook makes, one renamed."""
    teacher = "category: local-expert\n"
    root = write_catalog(
        tmp_path,
        {
            "teachers/li.yaml": f"name: 李四\n{teacher}",
            "teachers/li-2.yaml": f"name: 李四\n{teacher}",
            "teachers/zhang.yaml": f"name: 张三（副书记）\n{teacher}",
        },
    )
    made = {Key(TEACHER, "zhaoliu"): "赵六"}
    return Names(lookup_of(root), made, {Key(TEACHER, "wang-sl"): Key(TEACHER, "wang")})


def test_a_reference_is_an_id_a_title_or_both(names: Names) -> None:
    name = {
        "wang": "wang",
        "王示例": "wang",
        "王　示例": "wang",
        "王示例 (wang)": "wang",
        "王示例（ＷＡＮＧ）": "wang",
        "旧名字 (wang)": "wang",
        "王示例 (wang-sl)": "wang",
        "wang-sl": "wang",
        "李四 (li-2)": "li-2",
        "张三（副书记）": "zhang",
        "张三（副书记） (zhang)": "zhang",
        "赵六": "zhaoliu",
        "赵六 (zhaoliu)": "zhaoliu",
    }
    assert {said: names.id_of(TEACHER, said) for said in name} == name


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("李四", "可以指 2 个"),
        ("王示例 (li)", "不知道是哪一个"),
        ("李四 (wang)", "不知道是哪一个"),
        ("赵六 (li)", "不知道是哪一个"),
        ("没有这个人", "没有"),
    ],
)
def test_what_is_unclear_is_refused(names: Names, said: str, message: str) -> None:
    with pytest.raises(CommandLineError, match=message):
        names.id_of(TEACHER, said)
