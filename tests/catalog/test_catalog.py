"""What a catalog knows of its entities."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog


def test_themes_and_ancestors(tmp_path: Path) -> None:
    files = {
        "schools/a.yaml": "title: 甲\ntier: township\nparent: b\n",
        "schools/b.yaml": "title: 乙\ntier: township\nparent: a\nthemes: {x: 自己的}\n",
        "schools/c.yaml": "title: 丙\ntier: village\nparent: gone\n",
    }
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    # A circle ends, and so does a chain that leads nowhere.
    assert [school.id for school in catalog.ancestors("a")] == ["a", "b"]
    assert [school.id for school in catalog.ancestors("c")] == ["c"]
    assert list(catalog.ancestors("gone")) == []
    assert catalog.themes_of("b") == {"x": "自己的"}
    assert catalog.themes_of("a") == catalog.themes_of("gone") == {"political-theory": "政治理论"}


def test_sessions(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path)))
    (session,) = catalog.sessions
    assert (session.ref, session.position) == ("banci/s01", 0)


def test_mentions_of_good_files_and_bad(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].replace("size: 30", "size: 三十")
    catalog = load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": text})))
    places = catalog.mentioned_by[Key(Kind.TEACHER, "wang")]
    assert [(file.key.id, mention.path) for file, mention in places] == [
        ("banci", ("sessions", 0, "teachers", 0)),
        ("dangzhang", ("teachers", 0)),
    ]
    assert [file.key.id for file in catalog.left_out] == ["banci"]


def test_each_mention_counts_whatever_its_form(tmp_path: Path) -> None:
    site = BASE["sites/jiaoshi.yaml"] + "travel_minutes: {b: 5}\nschool: liudu\n"
    catalog = load(DiskTree(write_catalog(tmp_path, {"sites/jiaoshi.yaml": site})))
    (place,) = catalog.mentioned_by[Key(Kind.SITE, "b")]
    assert place[1].path == ("travel_minutes", "b")
    assert str(place[1].target) == "site:b"
    assert len(catalog.mentioned_by[Key(Kind.SCHOOL, "liudu")]) == 3


def test_the_first_of_two_files_of_one_id_holds(tmp_path: Path) -> None:
    again = {"courses/z/dangzhang.yaml": BASE["courses/dangzhang.yaml"].replace("导读", "再读")}
    catalog = load(DiskTree(write_catalog(tmp_path, again)))
    assert catalog.courses["dangzhang"].title == "党章导读"
    assert catalog.file_of[Key(Kind.COURSE, "dangzhang")].source.path == "courses/dangzhang.yaml"
