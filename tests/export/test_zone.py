"""The zone of a catalog, whatever its manifest says."""

import pytest

from partyschool_cli.export.zone import zone_named


@pytest.mark.parametrize("name", ["Asia/Urumqi", "Asia/Shanghai", "UTC"])
def test_a_zone_by_its_name(name: str) -> None:
    assert zone_named(name).key == name


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "/etc/passwd", "a\nb", "\0"])
def test_one_that_nobody_knows_is_that_of_china(name: str) -> None:
    assert zone_named(name).key == "Asia/Shanghai"
