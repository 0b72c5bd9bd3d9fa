"""The code on a class's page is that of its printed timetable, which tells more than the web."""

from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.content_facts import facts_of
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded, write_catalog
from tests.export.web.sites import made, parsed, site_of, whole_site

CLASS = "classes/banci.yaml"


def printed_code(catalog: Catalog, name: str) -> str:
    content = load_document("timetable").build(catalog, Scope(Key(Kind.CLASS, name)))
    (facts,) = facts_of(content)
    return facts.code


def code_on_page(files: dict[str, bytes], name: str) -> str:
    (code,) = parsed(files[f"classes/{name}.html"]).xpath("//*[@id='check']/@data-code")
    return str(code)


def test_every_class_of_the_shipped_catalogs_has_the_printed_code() -> None:
    for root in (SHIPPED, PINGCHENG):
        files = dict(whole_site(root))
        catalog = loaded(root)
        names = [name for name, one in catalog.classes.items() if one.status == "active"]
        assert names
        for name in names:
            assert code_on_page(files, name) == printed_code(catalog, name)


def test_a_draft_teacher_is_on_the_printed_sheet_only_and_the_codes_agree(tmp_path: Path) -> None:
    draft = {
        "teachers/secret.yaml": "name: 秘密教师\nstatus: draft\n",
        CLASS: BASE[CLASS].replace("teachers: [wang]", "teachers: [wang, secret]"),
    }
    root = write_catalog(tmp_path, draft)
    files = dict(made(site_of(root)))
    assert "秘密教师" not in files["classes/banci.html"].decode()
    assert code_on_page(files, "banci") == printed_code(load(DiskTree(root)), "banci")


def test_another_time_is_another_code(tmp_path: Path) -> None:
    moved = {CLASS: BASE[CLASS].replace("start: 08:30", "start: 09:00")}
    codes = {
        code_on_page(dict(made(site_of(write_catalog(tmp_path / name, files)))), "banci")
        for name, files in (("a", {}), ("b", moved))
    }
    assert len(codes) == 2
