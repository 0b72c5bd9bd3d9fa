"""What a form offers for a field that names an entity."""

import json
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.choices import choices_json
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog

_NAMESAKES = {
    "teachers/wang.yaml": "name: 王示例\ncategory: school-teacher\n",
    "teachers/wang-2.yaml": "name: 王示例\ncategory: leading-official\n",
    "teachers/zhao.yaml": "name: 赵示例\ncategory: village-cadre\n",
    "teachers/sun.yaml": "name: 孙示例\ncategory: village-cadre\nstatus: retired\n",
}


def test_namesakes_are_told_apart_and_retired_ones_left_out(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path, _NAMESAKES)))
    rows = {one["value"]: one for one in json.loads(choices_json(catalog, Kind.TEACHER))}
    assert rows.keys() == {"wang", "wang-2", "赵示例"}
    assert {rows[name]["title"] for name in ("wang", "wang-2")} == {"王示例"}
    assert rows["wang"]["text"] != rows["wang-2"]["text"]
    assert rows["赵示例"]["text"] == catalog.manifest.teacher_categories["village-cadre"]


def test_a_site_tells_its_size_and_a_class_its_school(tmp_path: Path) -> None:
    sites = {"sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\ncapacity: 40\n"}
    catalog = load(DiskTree(write_catalog(tmp_path, sites)))
    (site,) = json.loads(choices_json(catalog, Kind.SITE))
    assert site["text"].endswith("，40人")
    (course,) = json.loads(choices_json(catalog, Kind.COURSE))
    assert course["text"] == catalog.schools["liudu"].title
