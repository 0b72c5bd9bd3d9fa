"""json, jsonl, yaml, csv, tsv, md and ids, read back with other people's readers."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from partyschool_cli.export.records.record_format import load_format
from partyschool_cli.model.kind import Kind
from tests.export.records.listings import fewer, one_school, shipped


def _written(name: str, listing: Any) -> str:
    return load_format(name).write(listing).decode("utf-8")


def _yaml_1_1(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)
    return reader.load(text)


@pytest.mark.parametrize("kind", Kind)
def test_json_has_every_key_of_every_record(kind: Kind) -> None:
    listing = shipped(kind)
    text = _written("json", listing)
    assert json.loads(text) == list(listing.records)
    assert text.endswith("]\n")
    assert "\\u" not in text


@pytest.mark.parametrize("kind", Kind)
def test_jsonl_and_yaml_say_what_json_says(kind: Kind) -> None:
    listing = fewer(shipped(kind))
    data = json.loads(_written("json", listing))
    assert [json.loads(line) for line in _written("jsonl", listing).splitlines()] == data
    assert YAML(typ="safe", pure=True).load(_written("yaml", listing)) == data


def test_the_order_of_keys_is_that_of_the_record() -> None:
    listing = shipped(Kind.SESSION)
    first = json.loads(_written("json", listing))[0]
    assert list(first) == list(next(iter(listing.records)))
    assert list(first)[:3] == ["entity", "id", "class"]


AMBIGUOUS = (
    *("no", "y", "N", "on", "True", "~", "null", "", "=", "<<", ".nan", "-.inf", " 空 格 ", "a: b"),
    *(
        "1e3",
        "0o14",
        "0x1F",
        "012",
        "1_000",
        "0b101",
        ".5",
        "5.",
        "+1",
        "１２",
        "08:30",
        "190:20:30",
    ),
    *(
        "2026-10-12",
        "- a",
        "#x",
        "&a",
        "*a",
        "!x",
        "%",
        "'",
        '"',
        "\\",
        "a\nb",
        "a\r\nb",
        "a\tb",
        "😀",
    ),
)


def test_text_in_yaml_stays_text_for_readers_of_1_1_and_1_2() -> None:
    themes = {text: text for text in AMBIGUOUS}
    written = _written("yaml", one_school(title="", tags=AMBIGUOUS, themes=themes))
    data = [{"id": "liudu", "title": "", "tags": [*AMBIGUOUS], "themes": themes}]
    assert yaml.safe_load(written) == data
    assert YAML(typ="safe", pure=True).load(written) == data
    assert _yaml_1_1(written) == data


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_json_and_yaml(text: str) -> None:
    listing = one_school(title=text)
    data = [{"id": "liudu", "title": text}]
    assert json.loads(_written("json", listing)) == data
    assert YAML(typ="safe", pure=True).load(_written("yaml", listing)) == data


def test_json_prints_no_control_character() -> None:
    text = _written("json", one_school(title="\x1b[31m\x7f\x9b31m"))
    assert text.replace("\n", "").isprintable()
    assert json.loads(text)[0]["title"] == "\x1b[31m\x7f\x9b31m"


def test_lists_in_yaml_are_no_aliases() -> None:
    shared = ["党课"]
    assert "&" not in _written("yaml", one_school(tags=shared, notes=shared))


def _list_of(cell: str) -> list[str]:
    """The inverse of a list's cell, as the documentation describes it."""
    items, item, letters = [], "", iter(cell)
    for letter in letters:
        if letter == "\\":
            item += next(letters)
        elif letter == ";":
            items.append(item)
            item = ""
        else:
            item += letter
    return [*items, item] if cell else []


def _value_of(cell: str, value: Any) -> Any:
    """A cell as the kind of value that JSON has there."""
    if value is None:
        assert cell == ""
        return None
    if isinstance(value, bool):
        return {"true": True, "false": False}[cell]
    if isinstance(value, int | float):
        return float(cell)
    if isinstance(value, dict) or (
        value and isinstance(value, list) and isinstance(value[0], dict)
    ):
        return json.loads(cell)
    return _list_of(cell) if isinstance(value, list) else cell


def _unescaped(cell: str) -> str:
    return cell.replace("\\\\", "\0").replace("\\t", "\t").replace("\\n", "\n").replace("\0", "\\")


@pytest.mark.parametrize("kind", Kind)
def test_csv_and_tsv_say_what_json_says(kind: Kind) -> None:
    listing = shipped(kind)
    data = json.loads(_written("json", listing))
    in_csv = list(csv.DictReader(io.StringIO(_written("csv", listing), newline="")))
    lines = [line.split("\t") for line in _written("tsv", listing).rstrip("\n").split("\n")]
    in_tsv = [dict(zip(lines[0], map(_unescaped, cells), strict=True)) for cells in lines[1:]]
    for rows in (in_csv, in_tsv):
        assert [
            {key: _value_of(row[key], value) for key, value in record.items()}
            for row, record in zip(rows, data, strict=True)
        ] == data


def test_a_list_in_csv_can_be_taken_apart() -> None:
    tags = ["a;b", "c\\d", "党课"]
    row = next(csv.DictReader(io.StringIO(_written("csv", one_school(tags=tags)))))
    assert row["tags"] == r"a\;b;c\\d;党课"
    assert _list_of(row["tags"]) == tags


def test_csv_for_programs_is_bare() -> None:
    text = _written("csv", one_school(title="=1+1"))
    assert text == "id,title\nliudu,=1+1\n"


def test_csv_for_excel_has_a_mark_and_chinese_headings_and_crlf() -> None:
    data = load_format("csv").write(one_school(for_people=True, title="柳杜", tier="township"))
    assert data == "\ufeff编号,名称,级别\r\nliudu,柳杜,乡镇\r\n".encode()


def test_excel_computes_nothing_from_a_text() -> None:
    texts = [f"{sign}SUM(A1)" for sign in "=+-@\t＝＋－＠"]
    (school,) = (listing := one_school(for_people=True, title="")).records
    listing = replace(listing, records=tuple({**school, "title": text} for text in texts))
    rows = list(csv.reader(io.StringIO(load_format("csv").write(listing).decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == [f"'{text}" for text in texts]


def test_a_negative_number_in_csv_stays_a_number() -> None:
    listing = shipped(Kind.TEACHER, for_people=True)
    record = {**next(iter(listing.records)), "order": -1}
    listing = type(listing)(listing.title, (record,), listing.columns, for_people=True)
    text = load_format("csv").write(listing).decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(text)))["排序"] == "-1"


def test_control_characters_do_not_reach_csv() -> None:
    assert "\x1b" not in _written("csv", one_school(title="\x1b[31m红"))
    assert "�[31m红" in _written("csv", one_school(title="\x1b[31m红"))


def test_tsv_keeps_one_line_a_record() -> None:
    text = _written("tsv", one_school(title="甲\t乙\r\n丙\\丁"))
    assert text == "id\ttitle\nliudu\t甲\\t乙\\n丙\\\\丁\n"


def test_markdown_shows_signs_as_text() -> None:
    text = _written("md", one_school(for_people=True, title="a|b\nc <b> *x* [red]"))
    assert text.splitlines() == [
        "| 编号 | 名称 |",
        "| --- | --- |",
        r"| liudu | a\|b<br>c \<b\> \*x\* \[red\] |",
    ]


def test_ids_are_one_a_line() -> None:
    listing = shipped(Kind.SESSION)
    lines = _written("ids", listing).splitlines()
    assert lines == [record["id"] for record in listing.records]
    assert all(line.count("/") == 1 for line in lines)


@pytest.mark.parametrize(
    ("name", "empty"), [("json", "[]\n"), ("jsonl", ""), ("yaml", "[]\n"), ("ids", "")]
)
def test_nothing_is_still_well_formed(name: str, empty: str) -> None:
    listing = shipped(Kind.SCHOOL)
    nothing = type(listing)(listing.title, (), listing.columns)
    assert _written(name, nothing) == empty
