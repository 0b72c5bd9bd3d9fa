"""Where something is named: in every file that has it, however it is written there."""

from pathlib import Path

import pytest

from partyschool_cli.edit.usages import OFFICE, Usage, usages_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.yaml import yaml_parser
from tests.catalogs import BASE, write_catalog
from tests.edit.editing import lookup_of

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"


def of_teacher(root: Path, name: str = "wang") -> tuple[Usage, ...]:
    return usages_of(
        lookup_of(root),
        (name,),
        lambda field, word: field.refers_to is Kind.TEACHER and word == name,
    )


def shown(usages: tuple[Usage, ...]) -> list[str]:
    return [usage.shown for usage in usages]


def test_lists_and_sessions_are_found_by_path(root: Path) -> None:
    assert shown(of_teacher(root)) == ["classes/banci.yaml:9:17", "courses/dangzhang.yaml:9:12"]


def test_the_manifest_and_keys_of_mappings_are_found(tmp_path: Path) -> None:
    hall = "title: 礼堂\nvenue: classroom\ncapacity: 90\ntravel_minutes: {jiaoshi: 20}\n"
    obligation = (
        "obligations:\n- {title: 党课, office: x, at_least: 1, per: year, schools: [liudu]}\n"
    )
    root = write_catalog(
        tmp_path,
        {"sites/hall.yaml": hall, "catalog.yaml": BASE["catalog.yaml"] + obligation},
    )
    lookup = lookup_of(root)
    sites = usages_of(lookup, ("jiaoshi",), lambda field, _: field.refers_to is Kind.SITE)
    assert [usage.shown for usage in sites if usage.on_key] == ["sites/hall.yaml:4:18"]
    schools = usages_of(lookup, ("liudu",), lambda field, _: field.refers_to is Kind.SCHOOL)
    assert shown(schools)[0] == "catalog.yaml:5:60"


@pytest.mark.parametrize(
    "written",
    [
        '["w\\u0061ng"]',
        '["\\x77ang"]',
        '["wa\\\n  ng"]',
        "['wang']",
        "\n- wang",
    ],
)
def test_an_id_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    text = BASE[COURSE].replace("[wang]", written)
    root = write_catalog(tmp_path, {COURSE: text})
    assert len(of_teacher(root)) == 2


def test_an_office_is_found_over_two_lines_and_with_a_doubled_quote(tmp_path: Path) -> None:
    one = BASE["teachers/wang.yaml"] + "office: village\n  secretary\n"
    other = BASE["teachers/wang.yaml"] + "office: 'its''head'\n"
    root = write_catalog(tmp_path, {"teachers/a.yaml": one, "teachers/b.yaml": other})
    for word, path in (("village secretary", "a"), ("its'head", "b")):
        found = usages_of(lookup_of(root), (word,), lambda field, _: field.name == OFFICE)
        assert [usage.source.path for usage in found] == [f"teachers/{path}.yaml"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-le"])
def test_another_encoding_hides_nothing(tmp_path: Path, encoding: str) -> None:
    root = write_catalog(tmp_path, {COURSE: BASE[COURSE].encode(encoding)})
    assert [usage.source.path for usage in of_teacher(root)] == [CLASS, COURSE]


def test_words_that_only_have_the_id_in_them_are_other_words(tmp_path: Path) -> None:
    text = BASE[COURSE].replace("[wang]", "[wang-li, xiao-wang, wang2]") + "notes: wang\n"
    root = write_catalog(tmp_path, {COURSE: text})
    assert shown(of_teacher(root)) == ["classes/banci.yaml:9:17"]


@pytest.mark.parametrize(
    "broken",
    [
        BASE[COURSE] + "requires: [\n",
        BASE[COURSE] + "title: 又一个\n",
        BASE[COURSE].replace("title:", "\ttitle:"),
    ],
)
def test_a_file_that_cannot_be_parsed_and_has_the_id_is_named(tmp_path: Path, broken: str) -> None:
    root = write_catalog(tmp_path, {COURSE: broken})
    with pytest.raises(CommandLineError, match=rf"{COURSE}:\d+:\d+ .*有 wang，什么都没有写"):
        of_teacher(root)
    assert of_teacher(root, "li") == ()


def test_one_that_has_a_longer_word_only_is_passed_over(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/broken.yaml": "title: [wang-li, 王wang\n"})
    assert len(of_teacher(root)) == 2


def test_damaged_bytes_are_searched_too(tmp_path: Path) -> None:
    data = BASE[COURSE].encode().replace("党章".encode(), b"\xe5\x85")
    root = write_catalog(tmp_path, {COURSE: data})
    with pytest.raises(CommandLineError, match="wang"):
        of_teacher(root)


def test_a_file_that_cannot_be_read_may_have_it(root: Path) -> None:
    (root / COURSE).unlink()
    (root / COURSE).mkdir()
    assert len(of_teacher(root)) == 1  # a folder is no file
    (root / COURSE).rmdir()
    (root / COURSE).write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(CommandLineError, match="不知道里面提到了什么"):
        of_teacher(root)


def test_files_without_the_word_are_not_parsed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    original = yaml_parser.parse
    lookup = lookup_of(root)

    def noted(text: str) -> object:
        parsed.append(text)
        return original(text)

    monkeypatch.setattr("partyschool_cli.source.yaml.source_file.parse", noted)
    assert usages_of(lookup, ("nobody-has-this",), lambda *_: True) == ()
    assert parsed == []
