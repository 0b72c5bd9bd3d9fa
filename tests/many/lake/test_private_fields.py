"""Notes and reasons of absence, and a catalog without them."""

from pathlib import Path

import pytest

from partyschool_cli.many.lake.private_fields import is_private, without_private_fields
from partyschool_cli.source.text.span import FieldPath
from tests.catalogs import loaded, write_catalog
from tests.many.lake.counties import SECRET_TEACHER, TEACHER


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("notes",), True),
        (("unavailable", 0, "why"), True),
        (("unavailable", 0, "from"), False),
        (("unavailable",), False),
        (("calendar", "closed", 0, "why"), False),
        ((), False),
    ],
)
def test_which_fields_are_private(path: FieldPath, expected: bool) -> None:
    assert is_private(path) is expected


def test_a_catalog_without_them_is_otherwise_the_same(tmp_path: Path) -> None:
    catalog = loaded(write_catalog(tmp_path, {TEACHER: SECRET_TEACHER}))
    teacher = without_private_fields(catalog).teachers["wang"]
    assert (teacher.notes, teacher.unavailable[0].why) == (None, None)
    assert teacher.unavailable[0].from_ == catalog.teachers["wang"].unavailable[0].from_
    assert catalog.teachers["wang"].notes is not None
    assert without_private_fields(catalog).courses == catalog.courses
