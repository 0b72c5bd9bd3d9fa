"""What counties are called in lists, and the division that all are in."""

import pytest

from partyschool_cli.many.county import County
from partyschool_cli.many.engine import Done
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.sums.county_rows import area_of, county_labels, county_rows
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import QINGSHI


def called(title: str, code: str | None = None, name: str = "folder") -> GivenCatalog:
    return GivenCatalog(name, County(code or title, code, title), DiskTree(QINGSHI))


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("清徐县乡镇党校课程目录", "清徐县"),
        ("平城区街道党校目录", "平城区"),
        ("某市委党校", "某市委"),
        ("党校", "党校"),
        ("课程目录", "课程目录"),
        ("", "folder"),
    ],
)
def test_a_label_is_the_title_without_what_all_have(title: str, label: str) -> None:
    assert county_labels([called(title)]) == (label,)


def test_two_of_one_name_are_told_apart_by_code_or_folder() -> None:
    catalogs = [called("新城区党校", "150102"), called("新城区乡镇党校", None, "西安/新城")]
    assert county_labels(catalogs) == ("新城区（150102）", "新城区（西安/新城）")


def test_rows_are_in_the_order_of_the_catalogs_and_say_what_failed() -> None:
    done = [(called("甲县党校"), Done(1)), (called("乙县党校", "140100"), Done(error="读不了"))]
    first, second = county_rows(done)
    assert (first.label, first.value, first.error) == ("甲县", 1, "")
    assert (second.label, second.code, second.value, second.error) == (
        "乙县",
        "140100",
        None,
        "读不了",
    )
    assert first.called("柳杜乡党校") == "甲县 柳杜乡党校"


@pytest.mark.parametrize(
    ("regions", "area"),
    [
        (["山西省太原市清徐县", "山西省太原市阳曲县"], "山西省太原市"),
        (["山西省大同市平城区", "山西省大同市平鲁区"], "山西省大同市"),
        (["山西省太原市清徐县", "河北省石家庄市"], ""),
        (["山西省 太原市", "山西省 大同市"], "山西省"),
        (["山西省太原市"] * 2, "山西省太原市"),
        (["示例省青石县"], ""),
        (["", "山西省"], ""),
        ([], ""),
    ],
)
def test_the_area_is_the_smallest_division_of_all(regions: list[str], area: str) -> None:
    assert area_of(regions) == area
