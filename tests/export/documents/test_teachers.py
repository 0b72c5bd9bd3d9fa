"""师资名册: in which order teachers stand in it."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.export.table_content import count_line
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import column, content_of


def test_teachers_go_by_order_then_by_strokes(tmp_path: Path) -> None:
    def teacher(name: str, more: str = "") -> str:
        return f"name: {name}\ncategory: school-teacher\n{more}"

    root = write_catalog(
        tmp_path,
        {
            "teachers/wang.yaml": teacher("文示例"),
            "teachers/a.yaml": teacher("孔示例"),
            "teachers/b.yaml": teacher("王示例"),
            "teachers/c.yaml": teacher("魏示例", "order: 2\n"),
            "teachers/d.yaml": teacher("薛示例", "order: 2\n"),
            "teachers/e.yaml": teacher("戴示例", "order: 0\n"),
            "teachers/f.yaml": teacher("丁示例", "status: draft\n"),
            "teachers/g.yaml": teacher("于示例", "status: retired\n"),
        },
    )
    register = content_of(load(DiskTree(root)), "teachers")
    names = column(register, "姓名")
    ranked = ["戴示例", "薛示例", "魏示例"]
    # The name of a draft is printed plainly, and counted apart.
    assert names == [*ranked, "丁示例", "王示例", "文示例", "孔示例"]
    assert count_line(register) == "共 6 人，另有草稿 1 人"
