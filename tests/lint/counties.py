"""A catalog of two counties with two townships each, to change and to lint again."""

import random
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.catalogs import write_catalog

_MANIFEST = """\
format: 1
title: 两县目录
themes: {political-theory: 政治理论}
structure: {themes: 1, required_topics: [党章]}
needs: [{audience: members, topics: [党章, 嫁接]}, {audience: farmers, topics: [修枝]}]
obligations: [{title: 书记讲课, office: party-secretary, at_least: 1, per: year}]
calendar: {closed: [{from: 2026-03-09, to: 2026-03-10, why: 社火}]}
"""


def _county(name: str) -> dict[str, str]:
    return {
        f"schools/{name}.yaml": f"title: {name}县委党校\ntier: county\n",
        f"courses/{name}.yaml": _course(name, "党章", "郑"),
        **_township(f"{name}-a", name),
        **_township(f"{name}-b", name),
    }


def _township(name: str, county: str) -> dict[str, str]:
    # Two townships of two counties open their classes at one time, and apart.
    opening = f"{name[-1]}班开班"
    return {
        f"schools/{name}.yaml": f"title: {name}党校\ntier: township\nparent: {county}\n",
        f"courses/{name}.yaml": _course(name, "嫁接", name[-1]),
        f"teachers/{name}.yaml": (
            f"name: {name}示例\ncategory: local-expert\nschool: {name}\noffice: party-secretary\n"
        ),
        f"sites/{name}.yaml": (
            f"title: {name}果园\nvenue: field\ncategory: rural-development\nschool: {name}\n"
            "capacity: 40\n"
        ),
        f"classes/2026/{name}.yaml": (
            f"title: {name}培训班\nschool: {name}\nfrom: 2026-03-11\nto: 2026-03-12\n"
            f"audience: [members]\nsize: 30\nsessions:\n"
            f"  - {{id: s01, date: 2026-03-11, start: 08:30, end: 09:00, activity: {opening}}}\n"
            f"  - {{id: s02, date: 2026-03-11, start: 09:00, end: 10:30, course: {name}}}\n"
            "  - id: s03\n    date: 2026-03-11\n    start: 10:30\n    end: 11:30\n"
            f"    course: {name}\n    teachers: [{name}]\n    site: {name}\n"
        ),
    }


def _course(name: str, topic: str, sign: str) -> str:
    return (
        f"title: {sign}字{topic}课\nkind: theme\ntheme: political-theory\nschool: {name}\n"
        "strand: theory\ncontact_hours: 2\ndelivery: [lecture]\naudience: [members]\n"
        f"topics: [{topic}]\n" + (f"teachers: [{name}]\n" if "-" in name else "")
    )


FILES: Mapping[str, str] = {"catalog.yaml": _MANIFEST, **_county("jia"), **_county("yi")}
_NAMES = sorted({Path(path).stem for path in FILES} - {"catalog"})


def write_counties(folder: Path) -> Path:
    """Writes the catalog into `folder`; gives its root."""
    return write_catalog(folder, {**dict.fromkeys(_OF_BASE), **FILES})


_OF_BASE = (
    *("schools/liudu.yaml", "courses/dangzhang.yaml", "teachers/wang.yaml"),
    *("sites/jiaoshi.yaml", "classes/banci.yaml"),
)


def change(root: Path, rng: random.Random) -> str:
    """Changes something in the catalog, as clerks do, right or wrong. Says what."""
    path = rng.choice(sorted(p for p in root.rglob("*.yaml") if p.name != "catalog.yaml"))
    kind = rng.choice(_CHANGES)
    kind(path, rng)
    return f"{kind.__name__} {path.relative_to(root)}"


def restore(root: Path) -> None:
    """Makes all files and folders what they were; files that are so already are not written."""
    for path in root.rglob("*.*"):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name not in FILES and ".pschool" not in name:
            path.unlink()
    folders = {name.partition("/")[0] for name in FILES}
    for path in root.iterdir():
        if path.is_dir() and path.name not in folders and not path.name.startswith("."):
            shutil.rmtree(path)
    for name, text in FILES.items():
        if not (root / name).is_file() or (root / name).read_text("utf-8") != text:
            (root / name).write_text(text, "utf-8")


def _other_id(path: Path, rng: random.Random) -> None:
    _replace(path, rng, r"(?<=[\[ ])(?:jia|yi)(?:-[ab])?\b", rng.choice(_NAMES))


def _other_day(path: Path, rng: random.Random) -> None:
    days = ("2026-03-09", "2026-03-11", "2026-03-12", "2026-10-01", "2033-05-05")
    _replace(path, rng, r"2\d{3}-\d\d-\d\d", rng.choice(days))


def _other_time(path: Path, rng: random.Random) -> None:
    _replace(path, rng, r"\b\d\d:\d\d\b", rng.choice(("08:30", "09:00", "10:30", "14:30")))


def _other_number(path: Path, rng: random.Random) -> None:
    _replace(path, rng, r"(?<=: )\d+(?=\n)", rng.choice(("1", "2", "30", "60")))


def _other_topic(path: Path, rng: random.Random) -> None:
    _replace(path, rng, "党章|嫁接|修枝", rng.choice(("党章", "嫁接", "修枝")))


def _other_status(path: Path, rng: random.Random) -> None:
    text = re.sub(r"status: \w+\n", "", path.read_text("utf-8"))
    status = rng.choice(("retired", "draft", "active"))
    path.write_text(f"{text}status: {status}\n", "utf-8")


def _comment(path: Path, rng: random.Random) -> None:
    rule = rng.choice(("PS2", "PS409", "PS305,PS310", "PS999"))
    path.write_text(f"# pschool: ignore-file[{rule}] 试\n{path.read_text('utf-8')}", "utf-8")


def _no_line(path: Path, rng: random.Random) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    del lines[rng.randrange(len(lines))]
    path.write_text("".join(lines), "utf-8")


def _gone(path: Path, _: random.Random) -> None:
    path.unlink()


def _copy(path: Path, rng: random.Random) -> None:
    name = rng.choice(("new.yaml", "new.yml", f"{path.stem}.txt"))
    (path.parent / name).write_bytes(path.read_bytes())


def _moved(path: Path, _: random.Random) -> None:
    (path.parent / "moved").mkdir(exist_ok=True)
    path.rename(path.parent / "moved" / path.name)


def _replace(path: Path, rng: random.Random, pattern: str, new: str) -> None:
    text = path.read_text("utf-8")
    found = list(re.finditer(pattern, text))
    if found:
        start, end = rng.choice(found).span()
        path.write_text(text[:start] + new + text[end:], "utf-8")


_CHANGES = (
    *(_other_id, _other_day, _other_time, _other_number, _other_topic, _other_status),
    *(_comment, _no_line, _gone, _copy, _moved),
)
