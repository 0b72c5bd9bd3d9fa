"""班次名册: classes by time."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import column, content_of
from tests.timetables import taught, training_class


def test_classes_go_by_time_under_their_year(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-11:30")
    root = write_catalog(
        tmp_path,
        {
            "classes/banci.yaml": training_class(lesson, title="秋季班", cohort=2),
            "classes/a.yaml": training_class(
                title="往年班", **{"from": "2025-10-12", "to": "2025-10-13"}
            ),
            "classes/b.yaml": training_class(
                title="春季班", **{"from": "2026-03-12", "to": "2026-04-01"}
            ),
        },
    )
    document = content_of(load(DiskTree(root)), "classes")
    assert [group.title for group in document.groups] == ["2025年", "2026年"]
    assert column(document, "班次名称") == ["往年班", "春季班", "秋季班（第2期）"]
    assert column(document, "培训时间")[1:] == ["2026年3月12日—4月1日", "2026年10月12日—16日"]
    assert column(document, "学时") == ["0", "0", "4"]


def test_an_empty_register_has_no_groups(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"classes/banci.yaml": None})
    assert content_of(load(DiskTree(root)), "classes").groups == ()
