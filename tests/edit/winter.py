"""A catalog with a winter class over the new year, and another class that is in its way."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.plan import Plan
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import write_catalog
from tests.timetables import day, session, taught, training_class

TODAY = day("2026-12-01")
DATES = {"title": "冬季轮训班", "from": "2026-12-07", "to": "2027-01-08"}

WINTER = training_class(
    session("s01", "2026-12-09 08:00-08:30", activity="开班式"),
    taught("s02", "2026-12-09 08:30-10:00"),
    taught("s03", "2026-12-09 10:00-11:30", teachers=["li"], site="litang", note="带笔记本"),
    taught("s04", "2026-12-16 14:30-16:00", status="cancelled", note="下雪"),
    taught("s06", "2026-12-29 14:30-16:00", locked="true"),
    **DATES,
)
# 王示例 teaches here on 11 December; on the 10th both classes are taught together.
AUTUMN = training_class(
    taught("s01", "2026-12-11 08:30-10:00", site="litang"),
    title="秋季班",
    **{"from": "2026-12-07", "to": "2026-12-20"},
)
FILES: Mapping[str, str | None] = {
    "teachers/li.yaml": "name: 李示例\ncategory: local-expert\n",
    "sites/litang.yaml": "title: 大礼堂\nvenue: classroom\ncapacity: 90\n",
    "classes/banci.yaml": None,
    "classes/winter.yaml": WINTER,
    "classes/autumn.yaml": AUTUMN,
}


def winter(folder: Path, **files: str | None) -> Path:
    """Writes the catalog, with other texts of `classes/NAME.yaml` where `files` have them."""
    others = {f"classes/{name}.yaml": text for name, text in files.items()}
    return write_catalog(folder, {**FILES, **others})


def lookup(root: Path) -> Lookup:
    """What finds the entities of a catalog."""
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def changed(root: Path, plan: Plan) -> dict[str, dict[str, object]]:
    """The fields that a plan changes by session (`winter/s02`); None is one that goes."""
    found: dict[str, dict[str, object]] = {}
    tree = DiskTree(root)
    for path, data in plan.changes.results(tree.read).items():
        before, after = (
            {one["id"]: one for one in parse(text.decode()).content["sessions"]}
            for text in ((root / path).read_bytes(), data or b"")
        )
        for name, fields in after.items():
            old = before[name]
            changes = {
                field: fields.get(field)
                for field in (*fields, *old)
                if fields.get(field) != old.get(field)
            }
            if changes:
                found[f"{Path(path).stem}/{name}"] = changes
    return found
