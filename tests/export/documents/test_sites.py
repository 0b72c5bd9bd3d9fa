"""教学点名册: its groups, and what it says of opening hours."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import column, content_of
from tests.export.printed import SHIPPED


def test_sites_go_by_category_in_the_order_of_the_manifest_and_others_last() -> None:
    document = content_of(SHIPPED, "sites")
    titles = [group.title for group in document.groups]
    assert titles == [*SHIPPED.manifest.site_categories.values(), "教室和线上"]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("{days: [mon, tue, wed, thu, fri], from: 08:30, to: 17:30}", "周一至周五 08:30—17:30"),
        ("{days: [sun, mon, tue, sat]}", "周一、周二、周六、周日"),
        ("{days: [wed], from: 09:00}", "周三 09:00起"),
        ("{from: 09:00, to: 17:00}", "每天 09:00—17:00"),
        ("{to: 17:00}", "每天 17:00止"),
    ],
)
def test_when_a_site_is_open(tmp_path: Path, opening: str, said: str) -> None:
    site = f"title: 教室\nvenue: classroom\ncapacity: 50\nopen: {opening}\n"
    root = write_catalog(tmp_path, {"sites/jiaoshi.yaml": site})
    assert column(content_of(load(DiskTree(root)), "sites"), "开放时间") == [said]
