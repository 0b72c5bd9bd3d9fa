"""`stats --format md`: no text ends a table's cell."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.planning.periods import year_of
from partyschool_cli.planning.statistics import statistics
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.views.stats_markdown import stats_markdown
from partyschool_cli.views.stats_sections import stats_sections, stats_title
from tests.catalogs import BASE, write_catalog


def test_a_title_in_a_table_does_not_end_its_cell(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"].replace("政治理论", "政治|理论")
    catalog = load(DiskTree(write_catalog(tmp_path, {"catalog.yaml": manifest})))
    stats = statistics(catalog, year_of(2026))
    lines = stats_markdown(stats_title(stats), stats_sections(stats)).splitlines()
    assert lines[:3] == ["# 示例目录 · 2026年", "", "## 数量"]
    (row,) = (line for line in lines if r"\|" in line)
    assert row == r"| 政治\|理论 | 1 | 2 | 2 |"
