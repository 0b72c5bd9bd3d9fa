"""What commands print as JSON is safe for a terminal, and gives back every character."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.terminal.visible import visible_lines
from tests.cli.conftest import Pschool
from tests.hostile_catalog import hostile_catalog

# A C1 control that begins an escape sequence, an override of writing direction, a line separator,
# DEL, and a byte order mark.
TEXT = "甲\x9b31m\u202e乙\u2028丙\x7f\ufeff"
CLASS = ("timetable", "--class", "banci")
TO_STANDARD_OUTPUT = ("-o", "-", "--format", "json")


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return hostile_catalog(tmp_path, TEXT)


def texts(data: Any) -> Iterator[str]:
    """Every text in JSON data, keys included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from texts(value)
    elif isinstance(data, list):
        for item in data:
            yield from texts(item)


def assert_safe(output: str) -> None:
    assert visible_lines(output) == output
    assert "\ufeff" not in output


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("list", "--format", "json"), "课程"),
        (("list", "classes", "--format", "json"), "目的"),
        (("show", "dangzhang", "wang", "--format", "json"), "教师"),
        (("search", "甲", "--format", "json"), "学校"),
        (("tree", "--format", "json"), "主题"),
        (("stats", "--format", "json"), "对象"),
        (("export", *CLASS, *TO_STANDARD_OUTPUT), "活动"),
        (("export", "catalog", *TO_STANDARD_OUTPUT), "简介"),
        (("export", "catalog", "-o", "-", "--format", "jsonld"), "课程"),
        (("export", "teachers", *TO_STANDARD_OUTPUT), "单位"),
    ],
    ids=" ".join,
)
def test_text_of_the_catalog(
    pschool: Pschool, catalog: Path, arguments: tuple[str, ...], name: str
) -> None:
    output = pschool(*arguments, "--catalog", str(catalog)).out
    assert_safe(output)
    assert f"{TEXT}{name}" in set(texts(json.loads(output)))


def test_lines_of_json(pschool: Pschool, catalog: Path) -> None:
    output = pschool("list", "--format", "jsonl", "--catalog", str(catalog)).out
    assert_safe(output)
    (line,) = output.split("\n")[:-1]
    assert json.loads(line)["title"] == f"{TEXT}课程"


@pytest.mark.parametrize("format", ["json", "gitlab", "sarif", "rdjson"])
def test_findings(pschool: Pschool, catalog: Path, format: str) -> None:
    course = (catalog / "courses" / "dangzhang.yaml").read_text("utf-8")
    theme = json.dumps(TEXT)
    (catalog / "courses" / "dangzhang.yaml").write_text(
        course.replace("theme: political-theory", f"theme: {theme}"), "utf-8"
    )
    output = pschool("lint", "--format", format, "--catalog", str(catalog)).out
    assert_safe(output)
    assert any("甲\x9b31m\u202e乙" in text for text in texts(json.loads(output)))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
@pytest.mark.parametrize("format", ["json", "gitlab", "rdjson"])
def test_names_of_files_that_are_no_text(pschool: Pschool, catalog: Path, format: str) -> None:
    Path(os.fsdecode(bytes(catalog / "courses") + b"/\xff.yaml")).write_text("title: 甲\n", "utf-8")
    output = pschool("lint", "--format", format, "--catalog", str(catalog)).out
    assert_safe(output)
    assert any(text.endswith("courses/\udcff.yaml") for text in texts(json.loads(output)))
