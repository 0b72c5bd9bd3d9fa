"""PS304: deliveries on site, and which sites are somewhere to go."""

from pathlib import Path

import pytest

from tests.linting import base, findings, places

MEMORIAL = "courses/memorial.yaml"


def test_the_onsite_delivery_is_pointed_at(tmp_path: Path) -> None:
    course = base(
        MEMORIAL, ("[onsite]", "[lecture, onsite, demonstration]"), ("village-museum", "classroom")
    )
    found = findings(tmp_path, {MEMORIAL: course}, "PS304")
    assert places(found) == ["courses/memorial.yaml:6:21"]
    assert "现场教学、现场观摩" in found[0].message


@pytest.mark.parametrize(
    ("site", "is_found"),
    [
        (base("sites/village-museum.yaml"), False),
        (base("sites/village-museum.yaml") + "status: draft\n", True),
        # These are findings of their own: PS205, PS101, PS201.
        (base("sites/village-museum.yaml") + "status: retired\n", False),
        (base("sites/village-museum.yaml", ("capacity: 60\n", "")), False),
        (None, False),
    ],
    ids=["active", "draft", "retired", "broken", "missing"],
)
def test_which_sites_are_somewhere_to_go(tmp_path: Path, site: str | None, is_found: bool) -> None:
    found = findings(tmp_path, {"sites/village-museum.yaml": site}, "PS304")
    assert places(found) == (["courses/memorial.yaml:6:12"] if is_found else [])
