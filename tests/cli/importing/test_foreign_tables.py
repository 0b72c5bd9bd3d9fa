"""Tables in the shapes that offices use, the whole way: in, checked, printed, in again, back."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.catalogs import QINGSHI, SHIPPED
from tests.cli.conftest import Pschool
from tests.exchange.tables.case import TODAY, Case
from tests.exchange.tables.test_tables import CASES
from tests.full_run import is_full_run

DAY = ("--today", TODAY.isoformat())
SCHOOL = ("--school", "试办乡党校")
NEW_CLASS = ("--class", "试办班", "--audience", "党员", "--size", "30")
# Those of which something can be written without a class that is there before.
WRITTEN = [case for case in CASES if case.rows and "class_dates" not in case.options]


def options_of(case: Case) -> Iterator[str]:
    for name, value in case.options.items():
        if name == "kind":
            yield from ("--as", value.plural)
        elif name == "mapping":
            for column, field in value.items():
                yield from ("--map", f"{column}={field}")
        elif name in ("sheet", "year"):
            yield from (f"--{name}", str(value))


def files_of(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if ".pschool-cache" not in path.parts)
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()
    }


def imported(pschool: Pschool, root: Path, case: Case, file: Path) -> dict[str, Any]:
    is_timetable = any(line[:1].isdecimal() for line in case.rows)
    names_classes = any("class=" in line for line in case.rows)
    wanted = NEW_CLASS[2:] if names_classes else NEW_CLASS
    given = (*(wanted if is_timetable else ()), *SCHOOL, *options_of(case))
    args = ("--partial", "--accept-similar", "--format", "json")
    result = pschool("import", str(file), *given, *DAY, *args, cwd=root)
    is_whole = not any(cell.startswith("!") for cell, _ in case.left)
    assert result.code == (0 if is_whole else 1), result.out + result.err
    document: dict[str, Any] = json.loads(result.out)
    return document


def whole_way(pschool: Pschool, root: Path, case: Case, folder: Path) -> None:
    file = folder / case.file
    file.write_bytes(case.data)
    before = files_of(root)
    first = imported(pschool, root, case, file)
    assert first["written"] is True
    assert sum(len(table["rows"]) for table in first["tables"]) == len(case.rows)
    assert pschool("lint", *DAY, cwd=root).code == 0
    sessions = [row["id"] for table in first["tables"] for row in table["rows"] if "/" in row["id"]]
    for one in dict.fromkeys(session.partition("/")[0] for session in sessions):
        args = ("--class", one, "--format", "csv", "-o", "-")
        printed = pschool("export", "timetable", *args, *DAY, cwd=root)
        assert printed.code == 0
        assert printed.out.count("\n") >= 2
    again = imported(pschool, root, case, file)
    assert (again["written"], again["changes"], again["new"]) == (False, [], [])
    assert pschool("undo", cwd=root).code == 0
    assert files_of(root) == before


@pytest.mark.parametrize("case", WRITTEN[:: 3 if is_full_run() else 18], ids=lambda one: one.name)
def test_into_an_empty_catalog(pschool: Pschool, tmp_path: Path, case: Case) -> None:
    assert pschool("init", "目录", "--empty", cwd=tmp_path).code == 0
    whole_way(pschool, tmp_path / "目录" / "catalog", case, tmp_path)


# Of a course that it has, with all that the table says of it.
KNOWN = "full-width spaces and texts that are numbers"
SOME = WRITTEN[1 :: 6 if is_full_run() else len(WRITTEN)]


@pytest.mark.parametrize(
    "case", [one for one in SOME if one.name != KNOWN], ids=lambda one: one.name
)
def test_into_the_shipped_catalog(pschool: Pschool, tmp_path: Path, case: Case) -> None:
    shutil.copytree(SHIPPED, tmp_path / "catalog")
    whole_way(pschool, tmp_path / "catalog", case, tmp_path)


FORMS = (("docx", "grid"), ("xlsx", "list"), ("csv", "list"), ("docx", "list"), ("xlsx", "grid"))


@pytest.mark.parametrize(("suffix", "layout"), FORMS[: 5 if is_full_run() else 3])
def test_our_own_timetable_changes_nothing(
    pschool: Pschool, tmp_path: Path, suffix: str, layout: str
) -> None:
    shutil.copytree(QINGSHI, tmp_path / "catalog")
    root, file = tmp_path / "catalog", str(tmp_path / f"课程表.{suffix}")
    classes = pschool("list", "班次", "--format", "ids", cwd=root).out.split()
    for one in classes if is_full_run() else classes[:2]:
        args = ("--class", one, "--layout", layout, "-o", file)
        assert pschool("export", "timetable", *args, cwd=root).code == 0
        result = pschool("import", file, "--class", one, "--format", "json", cwd=root)
        assert result.code == 0, result.out + result.err
        document = json.loads(result.out)
        assert (document["written"], document["new"]) == (False, [])
        assert all(row["state"] == "same" for table in document["tables"] for row in table["rows"])
