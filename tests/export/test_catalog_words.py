"""The words that a catalog's papers do not tear."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog


def test_they_are_names_places_topics_and_vocabularies(tmp_path: Path) -> None:
    files = {
        "schools/liudu.yaml": "title: 柳杜乡党校\ntier: county\nshort: 柳杜\n",
        "teachers/wang.yaml": "name: 王示例\ncategory: school-teacher\ntopics: [葡萄冬剪]\n",
        "sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\ncapacity: 50\nplace: 柳杜乡政府\n",
    }
    words = catalog_words(load(DiskTree(write_catalog(tmp_path, files))))
    assert {"柳杜", "柳杜乡党校", "王示例", "葡萄冬剪", "柳杜乡政府", "政治理论", "党员"} <= words
    assert "" not in words
