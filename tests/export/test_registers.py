"""What the registers have in common: who stands in them, and of which schools."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import column, content_of
from tests.export.printed import SHIPPED


@pytest.mark.parametrize("register", ["teachers", "sites", "classes"])
def test_everything_in_use_stands_in_it_once(register: str) -> None:
    document = content_of(SHIPPED, register)
    entities = {
        "teachers": SHIPPED.teachers,
        "sites": SHIPPED.sites,
        "classes": SHIPPED.classes,
    }[register]
    count = sum(entity.status != "retired" for entity in entities.values())
    assert [row[0] for group in document.groups for row in group.rows] == [
        str(number) for number in range(1, count + 1)
    ]
    for group in document.groups:
        assert {len(row) for row in group.rows} == {len(document.columns)}
    assert document.title.startswith("清徐县乡镇党校")
    assert len({each.key for each in document.columns}) == len(document.columns)


def test_one_school_alone_or_with_those_below_it() -> None:
    document = content_of(SHIPPED, "teachers", "liudu")
    assert document.title == "柳杜乡党校师资名册"
    assert set(column(document, "所属学校")) == {"柳杜乡党校"}
    assert set(column(content_of(SHIPPED, "sites", "liudu"), "所属学校")) == {"柳杜乡党校"}
    liudu, qingxu = (Scope(Key(Kind.SCHOOL, name), with_below=True) for name in ("liudu", "qingxu"))
    sites = load_document("sites").build(SHIPPED, liudu)
    assert isinstance(sites, TableContent)
    assert "成子村农民夜校" in column(sites, "所属学校")
    everything = load_document("classes").build(SHIPPED, qingxu)
    assert isinstance(everything, TableContent)
    assert everything.groups == content_of(SHIPPED, "classes").groups


def test_an_empty_register_says_what_it_has_none_of(tmp_path: Path) -> None:
    new = {"schools/new.yaml": "title: 新校\ntier: township\nparent: liudu\n"}
    catalog = load(DiskTree(write_catalog(tmp_path, new)))
    scope = Scope(Key(Kind.SCHOOL, "new"))
    expected = {"teachers": "教师", "sites": "教学点", "classes": "班次", "timetable": "课次"}
    for name, what in expected.items():
        found = load_document(name)
        assert found.lacks(found.build(catalog, scope)) == what
    whole = load_document("classes")
    assert whole.lacks(whole.build(catalog, Scope(Key(Kind.SCHOOL, "liudu")))) == ""
