"""People at a site with each session, against those whom it holds."""

from pathlib import Path

from partyschool_cli.export.web.bookings import bookings
from tests.catalogs import BASE
from tests.export.web.sites import small_site

CLASS = "classes/banci.yaml"
SITE = "sites/jiaoshi.yaml"


def told(folder: Path, files: dict[str, str]) -> dict[str, tuple[str, bool]]:
    site = small_site(folder, files)
    found = bookings(site.published.catalog.sites["jiaoshi"], site.published.by_site["jiaoshi"])
    return {ref: (one.text, one.is_over) for ref, one in found.items()}


def test_room_that_is_left(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == {"banci/s01": ("30人，余20", False)}


def test_more_people_than_a_site_holds(tmp_path: Path) -> None:
    small = BASE[SITE].replace("capacity: 50", "capacity: 25")
    assert told(tmp_path, {SITE: small}) == {"banci/s01": ("30人，超出5人", True)}


def test_two_classes_at_once_are_counted_together(tmp_path: Path) -> None:
    other = (
        BASE[CLASS].replace("党员轮训班", "书记班").replace("course: dangzhang", "activity: 讨论")
    )
    later = other.replace("start: 08:30, end: 10:00", "start: 10:00, end: 11:30")
    files = {
        SITE: BASE[SITE] + "shared: true\n",
        "classes/other.yaml": other,
        "classes/later.yaml": later,
    }
    assert told(tmp_path, files) == {
        "banci/s01": ("30人，同时共60人，超出10人", True),
        "other/s01": ("30人，同时共60人，超出10人", True),
        "later/s01": ("30人，余20", False),
    }


def test_online_there_is_no_end_of_room(tmp_path: Path) -> None:
    online = "title: 线上课堂\nvenue: online\ncapacity: 10\n"
    assert told(tmp_path, {SITE: online}) == {"banci/s01": ("30人", False)}


def test_what_is_cancelled_books_nothing(tmp_path: Path) -> None:
    cancelled = BASE[CLASS].replace("site: jiaoshi}", "site: jiaoshi, status: cancelled}")
    assert told(tmp_path, {CLASS: cancelled}) == {}
