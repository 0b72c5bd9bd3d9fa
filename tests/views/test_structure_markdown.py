"""`tree --format md`: no title becomes markup."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.structure import catalog_structure
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.views.structure_markdown import structure_markdown
from tests.catalogs import BASE, write_catalog

FILES = {
    "catalog.yaml": BASE["catalog.yaml"].replace("政治理论", "'# 1. 理论'"),
    "schools/liudu.yaml": BASE["schools/liudu.yaml"].replace("柳杜乡党校", "柳*杜*"),
    "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "'1. A&B|C'"),
}


def test_a_title_in_a_list_is_no_list_of_its_own(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path, FILES)))
    text = structure_markdown("示例", catalog_structure(catalog), full=True)
    assert text.splitlines() == [
        "# 示例",
        "",
        r"- **柳\*杜\***（县级）：1 门、2 学时",
        r"  - \# 1. 理论：1 门、2 学时",
        r"    - 1\. A\&B\|C（2 学时）",
        "  - 特色课：无",
    ]
