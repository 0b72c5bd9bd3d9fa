"""Facts of pages: what has no value is not told."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.export.web.facts import Fact, absences, fact, filtered, given, period_text
from partyschool_cli.export.web.published import Named, published
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog


def test_a_fact_without_a_value_is_left_out() -> None:
    school = Named("柳杜乡党校", "schools/liudu.html")
    told = given((fact("地点", None), fact("讲解", ""), fact("学校", school), Fact("专题", ())))
    assert told == (Fact("学校", (school,)),)


def test_a_period_says_what_its_days_share_once() -> None:
    monday, december = dt.date(2026, 11, 23), dt.date(2026, 12, 28)
    assert period_text(monday, dt.date(2026, 11, 25)) == "2026年11月23日至11月25日"
    assert period_text(monday, monday) == "2026年11月23日"
    assert period_text(december, dt.date(2027, 1, 3)) == "2026年12月28日至2027年1月3日"


def test_a_link_to_a_filtered_list_has_its_value_encoded() -> None:
    assert filtered(Kind.COURSE, "特色课", "kind", "special").path == "courses.html?kind=special"
    assert filtered(Kind.SITE, "村", "school", "柳 杜").path == (
        "sites.html?school=%E6%9F%B3+%E6%9D%9C"
    )


def test_the_reason_of_an_absence_is_told_only_on_a_private_site(tmp_path: Path) -> None:
    absent = "unavailable: [{days: [tue], day_parts: [afternoon], why: 例会}]\n"
    root = write_catalog(tmp_path, {"teachers/wang.yaml": BASE["teachers/wang.yaml"] + absent})
    for is_private, said in ((False, "每周二下午"), (True, "每周二下午（例会）")):
        shown = published(load(DiskTree(root)), is_private=is_private)
        assert absences(shown, shown.catalog.teachers["wang"].unavailable) == (said,)
