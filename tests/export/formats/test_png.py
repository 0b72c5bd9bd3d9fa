"""Pictures: one a page, wide enough to read on a phone, the same pages as the PDF's."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import SHIPPED, loaded
from tests.notices import TODAY, snow_day


def written(format: str, name: str, **options: Any) -> Exported:
    table = sheet(loaded(SHIPPED), Key(Kind.CLASS, name))
    document = TimetableContent(table)
    return load_format(format).write(document, PrintOptions(dt.date(2026, 11, 23), **options))


def test_a_notice_is_one_picture_for_a_phone(tmp_path: Path) -> None:
    (data,) = load_format("png").write(snow_day(tmp_path), PrintOptions(TODAY)).pages
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.width == 1080
        assert picture.height < 1.5 * picture.width  # two short parts, no empty foot


def test_a_notice_too_long_for_a_picture_has_pages(tmp_path: Path) -> None:
    content = snow_day(tmp_path)
    first = content.classes[0]
    many = replace(content, classes=(replace(first, sessions=first.sessions * 45),))
    pictures = load_format("png").write(many, PrintOptions(TODAY)).pages
    assert len(pictures) > 1
    fitting = replace(content, classes=(replace(first, sessions=first.sessions * 39),))
    (data,) = load_format("png").write(fitting, PrintOptions(TODAY)).pages
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.height < 8000


@pytest.mark.parametrize("name", ["qingxu-village-cadres-2026", "mayu-evening-2026"])
def test_a_picture_a_page(name: str) -> None:
    pictures = written("png", name, layout="grid").pages
    pages = PdfReader(io.BytesIO(written("pdf", name, layout="grid").data)).pages
    assert len(pictures) == len(pages)
    assert len(set(pictures)) == len(pictures)


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_picture_is_as_wide_as_a_phone_can_use(paper: str, layout: str) -> None:
    (picture,) = written("png", "qingxu-village-cadres-2026", paper=paper, layout=layout).pages
    with Image.open(io.BytesIO(picture)) as image:
        assert 1080 <= image.width <= 1600
        # There is ink on it, and most of it is paper.
        shades = image.convert("L").histogram()
    assert sum(shades[:100]) > 1000
    assert sum(shades[240:]) > 0.5 * sum(shades)


def test_the_same_picture_twice() -> None:
    assert written("png", "mayu-evening-2026") == written("png", "mayu-evening-2026")
