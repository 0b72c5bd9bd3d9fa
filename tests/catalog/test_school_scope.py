"""`--school` means the school itself; those below it are asked for."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.school_scope import refuse_empty, schools_below, schools_meant
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import QINGSHI, SHIPPED, loaded, write_catalog


def test_the_school_itself_or_with_all_below_it() -> None:
    catalog = loaded(QINGSHI)
    assert schools_meant(catalog, "qingshi") == {"qingshi"}
    assert schools_meant(catalog, "hekou", with_below=True) == {"hekou", "hekou-evening"}
    assert schools_meant(catalog, "qingshi", with_below=True) == set(catalog.schools)
    assert schools_below(catalog, "hekou-evening") == ()


def test_schools_that_are_below_each_other_end_the_search(tmp_path: Path) -> None:
    ring = {
        f"schools/{name}.yaml": f"title: {name}\ntier: township\nparent: {above}\n"
        for name, above in (("a", "c"), ("b", "a"), ("c", "b"))
    }
    catalog = load(DiskTree(write_catalog(tmp_path, ring)))
    assert schools_below(catalog, "a") == ("b", "c")


def _refusal(school: str, having: set[str], *, with_below: bool = False) -> CommandLineError:
    with pytest.raises(CommandLineError) as caught:
        refuse_empty(loaded(SHIPPED), school, "课次", having.__contains__, with_below=with_below)
    assert caught.value.exit_code == 2
    return caught.value


def test_those_below_that_have_some_are_named() -> None:
    error = _refusal("qingxu", {"liudu", "mayu"})
    assert error.message.startswith("中共清徐县委党校自己没有课次；下级有的是")
    assert "柳杜乡党校" in error.message
    assert "--with-below" in error.hint


def test_many_are_counted() -> None:
    catalog = loaded(SHIPPED)
    count = len(schools_below(catalog, "qingxu"))
    assert f"等 {count} 所" in _refusal("qingxu", set(catalog.schools)).message


@pytest.mark.parametrize("with_below", [False, True])
def test_nothing_anywhere(with_below: bool) -> None:
    error = _refusal("qingxu", set(), with_below=with_below)
    assert "没有课次" in error.message
    assert "--with-below" not in error.hint
