"""Pictures: as wide as a phone, cropped to their content, cards where a grid says less."""

import datetime as dt
import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import SHIPPED, loaded
from tests.export.contents import content_of
from tests.notices import TODAY, snow_day

SHORT, SHORTEST, LONG = "chengzi-evening-2026", "mayu-storage-2026", "mayu-members-2026"


@cache
def written(name: str, kind: Kind = Kind.CLASS, **options: Any) -> Exported:
    content = TimetableContent(sheet(loaded(SHIPPED), Key(kind, name)))
    return load_format("png").write(content, PrintOptions(dt.date(2026, 11, 23), **options))


def sizes(exported: Exported) -> list[tuple[int, int]]:
    found = []
    for data in exported.pages:
        with Image.open(io.BytesIO(data)) as picture:
            found.append(picture.size)
    return found


def bottom_is_used(data: bytes) -> bool:
    """Whether something stands within the lowest 120 pixels: nothing is left empty below."""
    with Image.open(io.BytesIO(data)) as picture:
        grey = picture.convert("L")
        strip = grey.crop((0, grey.height - 120, grey.width, grey.height))
        return any(strip.histogram()[:120])


def test_a_short_class_is_one_picture_of_cards() -> None:
    exported = written(SHORT)
    ((wide, high),) = sizes(exported)
    assert wide == 1080
    assert 3000 < high < 8000
    assert bottom_is_used(exported.data)


def test_a_list_is_of_cards_too() -> None:
    assert written(SHORTEST, layout="list") == written(SHORTEST)


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_grid_is_1600_pixels_wide(paper: str) -> None:
    exported = written("liudu-members-2026", layout="grid", paper=paper)
    ((wide, high),) = sizes(exported)
    assert (wide, high < 1200) == (1600, True)


def test_a_grid_of_several_weeks_is_one_picture_as_far_as_a_chat_shows() -> None:
    ((wide, high),) = sizes(written(SHORT, layout="grid"))
    assert wide == 1600
    assert 3 * 1100 < high <= 8000


def test_what_is_too_high_goes_on_in_another_picture() -> None:
    exported = written("wangda", Kind.SCHOOL, layout="list")
    found = sizes(exported)
    assert len(found) > 1
    assert {wide for wide, _ in found} == {1080}
    assert all(high <= 8000 for _, high in found)
    assert all(map(bottom_is_used, exported.pages))
    names = [path.name for path in exported.files(Path("课程表.png"))]
    assert names[:2] == ["课程表.png", "课程表_2.png"]


@pytest.mark.parametrize("document", ["teachers", "sites", "classes", "catalog"])
def test_other_documents_are_cards_too(document: str) -> None:
    exported = load_format("png").write(
        content_of(loaded(SHIPPED), document, "donghu"), PrintOptions(dt.date(2026, 11, 23))
    )
    assert {wide for wide, _ in sizes(exported)} == {1080}
    assert all(high <= 8000 for _, high in sizes(exported))
    assert all(map(bottom_is_used, exported.pages))


def test_an_attendance_list_is_a_picture_a_page() -> None:
    exported = load_format("png").write(
        content_of(loaded(SHIPPED), "attendance", LONG), PrintOptions(dt.date(2026, 11, 23))
    )
    assert {wide for wide, _ in sizes(exported)} == {1080}
    assert len(exported.pages) == 4  # of each of two days two
    assert all(map(bottom_is_used, exported.pages))


def test_parts_follow_each_other() -> None:
    keys = [Key(Kind.CLASS, name) for name in (SHORTEST, "wangda-skills-2026")]
    content = load_document("timetable").build(loaded(SHIPPED), Scope(keys[0], more=(keys[1],)))
    both = load_format("png").write(content, PrintOptions(dt.date(2026, 11, 23)))
    assert [wide for wide, _ in sizes(both)] == [1080, 1080]


def test_a_notice_is_one_picture_for_a_phone(tmp_path: Path) -> None:
    ((wide, high),) = sizes(load_format("png").write(snow_day(tmp_path), PrintOptions(TODAY)))
    assert wide == 1080
    assert high < 2.5 * wide


def test_a_long_notice_goes_on_in_another_picture(tmp_path: Path) -> None:
    content = snow_day(tmp_path)
    first = content.classes[0]
    many = replace(content, classes=(replace(first, sessions=first.sessions * 12),))
    found = sizes(load_format("png").write(many, PrintOptions(TODAY)))
    assert len(found) > 1
    assert all(high <= 8000 for _, high in found)


def test_the_same_picture_twice() -> None:
    assert written(SHORTEST) == written.__wrapped__(SHORTEST)
