"""What uses an entity, as a clerk reads it."""

from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.usage_text import usage_text
from partyschool_cli.edit.usages import entity_usages
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, write_catalog
from tests.edit.editing import lookup_of

WANG, SCHOOL = Key(Kind.TEACHER, "wang"), Key(Kind.SCHOOL, "liudu")


def texts(root: Path, *keys: Key) -> list[str]:
    lookup = lookup_of(root)
    return [usage_text(lookup, usage, keys) for usage in entity_usages(lookup, keys)]


def test_a_session_is_named_after_its_class_by_its_id(root: Path) -> None:
    assert texts(root, WANG) == ["班次 党员轮训班 课次 s01：授课人", "课程 党章导读：授课人"]


def test_a_session_without_an_id_by_its_position(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].replace("id: s01", "note: 无")
    root = write_catalog(tmp_path, {"classes/banci.yaml": text})
    assert texts(root, WANG)[0] == "班次 党员轮训班 课次 1：授课人"


def test_an_obligation_of_the_catalog_by_its_title(tmp_path: Path) -> None:
    obligation = "{title: 党课, office: x, at_least: 1, per: year, schools: [liudu]}"
    manifest = f"{BASE['catalog.yaml']}obligations: [{obligation}]\n"
    root = write_catalog(tmp_path, {"catalog.yaml": manifest})
    assert texts(root, SCHOOL)[0] == "课程目录 党课：学校"


def test_of_several_each_says_which_is_used(root: Path) -> None:
    found = texts(root, WANG, Key(Kind.COURSE, "dangzhang"))
    assert "课程 党章导读：授课人 王示例" in found
    assert "班次 党员轮训班 课次 s01：课程 党章导读" in found


def test_nothing_is_used_by_nobody(root: Path) -> None:
    assert texts(root) == []
