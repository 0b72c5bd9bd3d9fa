"""Write a province: a folder of catalogs of counties, which differ, for work on many catalogs.

A county has a code, two townships as `generate.py` writes them, and drafts of its own school.
Names, days and faults differ from county to county; the same arguments write the same bytes.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator
from pathlib import Path

from generate import FAULT, SUBJECTS, catalog_files, course_text

FILES_A_COUNTY = 225
_TOWNSHIPS = 2
_DRAFTS = 23
_FIRST_CODE = 140105
# Of the files of a county, so many have a fault.
_FAULTY_SHARE = 0.02
_DAY = re.compile(r"2026-\d\d-\d\d")
_TOWN = re.compile(r"第(\d+)乡")
_NAMES = "清柳石马杏河王孟东西青黄龙凤云山"
_BEFORE = "新老东西南北中上下前后大小长平安"
_ENDS = "徐泉川坪林沟庄桥岭源店峪城台湾杜"


def generate_counties(root: Path, counties: int, seed: int = 1) -> int:
    """Write catalogs to folders of `root`, named by their codes; return the number of files."""
    return sum(_write_county(root, number, seed) for number in range(counties))


def code_of(number: int) -> str:
    """The code of a county by its number from 0."""
    return str(_FIRST_CODE + number)


def _write_county(root: Path, number: int, seed: int) -> int:
    rng = random.Random(f"{seed} {number}")
    folders: set[Path] = set()
    count = 0
    for path, text in _county(number, rng):
        target = root / code_of(number) / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        is_faulty = count > 0 and rng.random() < _FAULTY_SHARE
        target.write_bytes(f"{text}{FAULT if is_faulty else ''}".encode())
        count += 1
    return count


def _county(number: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """The files of a county with names and days of its own, its manifest first."""
    towns = [f"{first}{end}乡" for first, end in _pairs(rng, _TOWNSHIPS)]
    title = f"{_name(number)}乡镇党校课程目录"
    weeks = dt.timedelta(weeks=rng.randint(0, 2))
    for path, text in _files(rng):
        named = _TOWN.sub(lambda found: towns[int(found[1]) - 1], text)
        if path.startswith("classes/"):
            named = _DAY.sub(lambda day: str(dt.date.fromisoformat(day[0]) + weeks), named)
        elif path == "catalog.yaml":
            named = re.sub("(?m)^title: .*$", f"title: {title}", named)
            named += f'code: "{code_of(number)}"\n'
        yield path, named


def _files(rng: random.Random) -> Iterator[tuple[str, str]]:
    yield from catalog_files(_TOWNSHIPS, rng)
    for index in range(_DRAFTS):
        text = course_text("town-0000", index, rng).replace("school: town-", "school: county-")
        # Like no title of a township.
        title = f"{SUBJECTS[index][:2]}{SUBJECTS[index + 20][2:]}"
        text = text.replace(f"title: {SUBJECTS[index]}\n", f"title: {title}\nstatus: draft\n")
        yield f"courses/county-0000/county-0000-c{index:02d}.yaml", text


def _name(number: int) -> str:
    """The name of a county, which no other of the first 4,352 has: 清徐县, 新清徐县 …"""
    more, number = divmod(number, len(_NAMES) * len(_ENDS))
    end, name = divmod(number, len(_NAMES))
    before = _BEFORE[more - 1] if more else ""
    return f"{before}{_NAMES[name]}{_ENDS[(end + name) % len(_ENDS)]}县"


def _pairs(rng: random.Random, count: int) -> list[tuple[str, str]]:
    return list(zip(rng.sample(_NAMES, count), rng.sample(_ENDS, count), strict=True))
