"""Every page of a site is HTML as it should be, whatever the catalog says.

By the checks of `html_validity.py`, which need neither Java nor Node, as validators do.
"""

from pathlib import Path

import pytest

from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED
from tests.export.html_validity import html_errors
from tests.export.web.sites import made, small_site, whole_site
from tests.full_run import is_full_run

# What only the private site has, the small catalogs have too.
SITES = ((SHIPPED, False), (PINGCHENG, True), (QINGSHI, True), (PINGCHENG, False), (SHIPPED, True))


@pytest.mark.parametrize(
    ("folder", "is_private"),
    SITES if is_full_run() else SITES[:3],
    ids=lambda one: getattr(one, "name", one),
)
def test_every_page_is_valid(folder: Path, *, is_private: bool) -> None:
    for path, data in whole_site(folder, is_private=is_private).items():
        if path.endswith(".html"):
            assert html_errors(data.decode()) == [], path


def test_an_almost_empty_catalog_has_valid_pages(tmp_path: Path) -> None:
    empty: dict[str, str | bytes | None] = {
        "schools/liudu.yaml": None,
        "courses/dangzhang.yaml": None,
        "teachers/wang.yaml": None,
        "sites/jiaoshi.yaml": None,
        "classes/banci.yaml": None,
    }
    site = made(small_site(tmp_path, empty))
    assert {"index.html", "courses.html", "calendar.html", "schedule.json"} <= site.keys()
    for path, data in site.items():
        if path.endswith(".html"):
            assert html_errors(data.decode()) == [], path
