"""`pschool schema`."""

import json
import re
from functools import partial
from pathlib import Path

from jsonschema import Draft202012Validator

from partyschool_cli.model.json_schema import SCHEMA_NAMES, bundle, json_schema
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool, not_refused

NAMES = {
    "course": "course",
    "courses": "course",
    "Course": "course",
    "课程": "course",
    "教师": "teacher",
    "教学点": "site",
    "党校": "school",
    "班次": "class",
    "catalog": "catalog",
    "manifest": "catalog",
    "目录": "catalog",
}


def test_prints_the_schema_of_a_kind_by_any_of_its_names(pschool: Pschool) -> None:
    results = {word: pschool("schema", word) for word in NAMES}
    assert {(one.code, one.err) for one in results.values()} == {(0, "")}
    assert {word: json.loads(one.out) for word, one in results.items()} == {
        word: json_schema(name) for word, name in NAMES.items()
    }
    escaped = [word for word, one in results.items() if re.search(r"(?<!\\)\\u", one.out)]
    assert escaped == [], "Chinese is to be read as it stands"


def test_prints_all_as_one_schema_without_a_kind(pschool: Pschool) -> None:
    printed = json.loads(pschool("schema").out)
    assert printed == bundle()
    assert tuple(printed["$defs"]) == SCHEMA_NAMES


def test_needs_no_catalog(pschool: Pschool, tmp_path: Path) -> None:
    assert pschool("schema", "site", cwd=tmp_path).code == 0


def test_out_writes_one_file_a_kind(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("schema", "--out", "编辑器/schemas", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert "6 个文件" in result.err
    folder = tmp_path / "编辑器" / "schemas"
    assert {path.name for path in folder.iterdir()} == {
        f"{name}.schema.json" for name in SCHEMA_NAMES
    }
    for path in folder.iterdir():
        Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_out_with_a_kind_writes_that_one_and_replaces_an_old_one(
    pschool: Pschool, tmp_path: Path
) -> None:
    target = tmp_path / "course.schema.json"
    target.write_text("旧的", "utf-8")
    assert pschool("schema", "课程", "--out", str(tmp_path)).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert json.loads(target.read_text("utf-8")) == json_schema("course")


WRONG = {
    ("cuorse",): "是不是 course？",
    ("课次",): "pschool schema class",
    ("什么",): "可写 学校、课程、教师、教学点、班次、目录",
}


def test_a_wrong_kind_is_helped(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "schema"), WRONG) == {}


def test_out_is_not_a_file(pschool: Pschool, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = pschool("schema", "--out", "file", cwd=tmp_path)
    assert result.code == 2
    assert "file 是文件，不是文件夹" in result.err


def test_ids_are_those_of_the_catalog(pschool: Pschool, tmp_path: Path) -> None:
    own = "title: 柳杜乡党校\ntier: township\nparent: county\nthemes: {own-theme: 自己的}\n"
    broken = {"teachers/broken.yaml": "name: [\n", "schools/own.yaml": own}
    root = write_catalog(tmp_path, broken)
    result = pschool("schema", "course", "--ids", cwd=root)
    fields = json.loads(result.out)["properties"]
    teachers = sorted(path.stem for path in (root / "teachers").glob("*.yaml"))
    assert sorted(fields["teachers"]["items"]["enum"]) == teachers
    assert "broken" in teachers
    assert {"own-theme", None} < set(fields["theme"]["enum"])
    assert "members" in fields["audience"]["items"]["enum"]


def test_files_with_ids_show_a_dangling_one(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {})
    assert pschool("schema", "--ids", "--out", str(tmp_path / "s"), cwd=root).code == 0
    schema = json.loads((tmp_path / "s" / "class.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    text = (root / "classes/banci.yaml").read_text("utf-8")
    assert validator.is_valid(parse(text).content)
    wrong = parse(text.replace("dangzhang", "dangzahng")).content
    (error,) = validator.iter_errors(wrong)
    assert error.absolute_path[-1] == "course"


def test_ids_take_a_catalog(pschool: Pschool, tmp_path: Path) -> None:
    assert pschool("schema", "--ids", cwd=tmp_path).code != 0
