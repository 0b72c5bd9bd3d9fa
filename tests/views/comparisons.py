"""Comparisons of two catalogs in folders."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.history.comparison import Comparison, compare
from partyschool_cli.history.revisions import Side, files_side
from tests.catalogs import BASE, write_catalog

COURSE, TEACHER = "courses/dangzhang.yaml", "teachers/wang.yaml"


def compared(folder: Path, files: Mapping[str, str | None]) -> Comparison:
    """The small catalog as 旧, with other files as 新."""
    old, new = write_catalog(folder / "old"), write_catalog(folder / "new", files)
    return compare(
        Side("旧", files_side(old).tree, "1f" * 20), Side("新", files_side(new).tree, None)
    )


RENAMED: Mapping[str, str | None] = {
    TEACHER: None,
    "teachers/li.yaml": BASE[TEACHER],
    COURSE: BASE[COURSE].replace("[wang]", "[li]"),
    "classes/banci.yaml": BASE["classes/banci.yaml"].replace("[wang]", "[li]"),
}
