"""Two towns that share a lecturer and a base, and classes with courses that nobody has planned."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog

Files = Mapping[str, str | None]


def course(title: str, hours: float = 2, **fields: str) -> str:
    """A course of 河口 by its teachers in its classroom, unless told otherwise."""
    usual = {
        "kind": "theme",
        "theme": "political-theory",
        "school": "hekou",
        "strand": "theory",
        "delivery": "[lecture, discussion]",
        "audience": "[members]",
        "teachers": "[zhao, qian]",
        "sites": "[hekou-room]",
    }
    lines = [f"title: {title}", f"contact_hours: {hours:g}"]
    lines += [f"{name}: {value}" for name, value in {**usual, **fields}.items() if value]
    return "\n".join(lines) + "\n"


def klass(*courses: str, sessions: str = "", **fields: str) -> str:
    """A class of 河口 from Monday, 2026-10-12, to Friday, with the courses that it lacks."""
    usual = {
        "title": "党员班",
        "school": "hekou",
        "from": "2026-10-12",
        "to": "2026-10-16",
        "audience": "[members]",
        "size": "30",
        "courses": f"[{', '.join(courses)}]",
    }
    lines = [f"{name}: {value}" for name, value in {**usual, **fields}.items()]
    return "\n".join(lines) + "\n" + (f"sessions:\n{sessions}" if sessions else "")


_BASE: Files = {
    "courses/dangzhang.yaml": None,
    "teachers/wang.yaml": None,
    "sites/jiaoshi.yaml": None,
    "classes/banci.yaml": None,
    "schools/liudu.yaml": None,
    "schools/county.yaml": "title: 县委党校\ntier: county\n",
    "schools/hekou.yaml": "title: 河口乡党校\ntier: township\nparent: county\n",
    "schools/nanping.yaml": "title: 南坪乡党校\ntier: township\nparent: county\n",
    "teachers/zhao.yaml": "name: 赵示例\ncategory: school-teacher\nschool: hekou\n",
    "teachers/qian.yaml": "name: 钱示例\ncategory: school-teacher\nschool: hekou\n",
    "teachers/sun.yaml": "name: 孙示例\ncategory: school-teacher\nschool: county\n",
    "sites/hekou-room.yaml": (
        "title: 河口教室\nvenue: classroom\nschool: hekou\ncapacity: 50\n"
        "travel_minutes: {base: 40, nanping-room: 30}\n"
    ),
    "sites/nanping-room.yaml": (
        "title: 南坪教室\nvenue: classroom\nschool: nanping\ncapacity: 50\n"
        "travel_minutes: {base: 40}\n"
    ),
    "sites/base.yaml": (
        "title: 红色基地\nvenue: field\ncategory: red-heritage\nschool: county\ncapacity: 60\n"
        "outdoor: true\nopen: {days: [tue, wed, thu, fri, sat, sun], from: 09:00, to: 17:30}\n"
    ),
    "courses/charter.yaml": course("党章导读"),
    "courses/history.yaml": course("党史", 4),
    "courses/grafting.yaml": course("嫁接", strand="practical"),
    "courses/visit.yaml": course(
        "基地现场教学", 2, delivery="[onsite]", sites="[base]", teachers="[sun]", school="county"
    ),
}


def town(folder: Path, files: Files | None = None, **classes: str) -> Path:
    """Write the towns with these classes, by id, and with `files`; gives the catalog's root."""
    held = {f"classes/{name}.yaml": text for name, text in classes.items()}
    return write_catalog(folder, {**_BASE, **held, **(files or {})})


def catalog(folder: Path, files: Files | None = None, **classes: str) -> Catalog:
    """The same, loaded."""
    loaded = load(DiskTree(town(folder, files, **classes)))
    assert not loaded.left_out, [file.problems for file in loaded.left_out]
    return loaded
