"""The table of findings: what lint finds, and whose it is."""

from pathlib import Path

from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.many.lake.finding_rows import finding_rows
from tests.catalogs import BASE, loaded, write_catalog
from tests.many.lake.counties import SECRET_TEACHER, TEACHER, TODAY


def test_there_is_a_row_for_each_finding_with_its_place(tmp_path: Path) -> None:
    catalog = loaded(write_catalog(tmp_path, {TEACHER: "name: 王示例,男\ncategory: nobody\n"}))
    found = lint(catalog, TODAY, active_rules(catalog.manifest.lint, Selection()))
    rows = list(finding_rows(catalog, TODAY, is_private=False))
    assert [(row["code"], row["file"], row["line"], row["message"]) for row in rows] == [
        (one.code, one.file, one.at.span.line, one.message) for one in found
    ]
    unknown = next(row for row in rows if row["field"] == "category")
    assert (unknown["entity"], unknown["id"], unknown["entity_title"]) == (
        "teacher",
        "wang",
        "王示例,男",
    )
    assert [row["fixable"] for row in rows if row["field"] == "name"] == [True]


def test_an_invalid_entity_is_told_with_the_school_that_its_file_names(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"].replace("contact_hours: 2", "contact_hours: 两")
    catalog = loaded(write_catalog(tmp_path, {"courses/dangzhang.yaml": course}))
    rows = list(finding_rows(catalog, TODAY, is_private=False))
    row = next(row for row in rows if row["field"] == "contact_hours")
    assert (row["school"], row["school_title"]) == ("liudu", "柳杜乡党校")
    assert row["entity_title"] == "党章导读"


def test_findings_about_the_manifest_are_of_no_entity(tmp_path: Path) -> None:
    rows = list(finding_rows(loaded(write_catalog(tmp_path)), TODAY, is_private=False))
    assert {row["entity"] for row in rows if row["file"] == "catalog.yaml"} == {None}


def test_a_finding_about_a_private_field_quotes_nothing_of_it(tmp_path: Path) -> None:
    files = {
        TEACHER: SECRET_TEACHER.replace("why: 住院手术", "why: 住院手术, day_parts: [noon]"),
        "sites/jiaoshi.yaml": (
            "title: 教室\nvenue: classroom\ncapacity: 50\nunavailable:\n"
            "  - {from: 2026-10-12, to: 2026-10-12, why: 住院手术}\n"
        ),
    }
    catalog = loaded(write_catalog(tmp_path, files))
    notes = {
        private: [
            (row["message"], row["hint"])
            for row in finding_rows(catalog, TODAY, is_private=private)
            if row["field"] == "notes"
        ]
        for private in (False, True)
    }
    assert len(notes[False]) == len(notes[True]) == 2
    assert all(hint is None for _, hint in notes[False])
    assert notes[False] != notes[True]


def test_a_clash_tells_no_reason_of_absence(tmp_path: Path) -> None:
    from partyschool_cli.many.lake.private_fields import without_private_fields

    catalog = loaded(write_catalog(tmp_path, {TEACHER: SECRET_TEACHER}))
    texts = {
        private: [
            row["message"]
            for row in finding_rows(shown, TODAY, is_private=private)
            if row["name"] == "teacher-unavailable"
        ]
        for private, shown in ((True, catalog), (False, without_private_fields(catalog)))
    }
    assert "住院手术" in texts[True][0]
    assert len(texts[False]) == 1
    assert "住院手术" not in texts[False][0]
