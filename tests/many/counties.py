"""Counties that differ: small catalogs made of townships, each of which can be in any of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from partyschool_cli.many.county import county_of
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

_MANIFEST = """\
format: 1
title: {title}
region: {region}
themes: {{political-theory: 政治理论, party-affairs: 党建实务}}
obligations:
  - {{title: 书记讲党课, office: party-secretary, at_least: 1, per: half-year, topic: 党课}}
  - {{title: 校长讲课, office: headmaster, at_least: 2, per: year}}
needs: [{{audience: members, topics: [党课], contact_hours: 4}}]
"""


def manifest(title: str, region: str = "山西省太原市", code: str | None = None) -> str:
    """A manifest; every county's asks for the same."""
    own = "" if code is None else f'code: "{code}"\n'
    return _MANIFEST.format(title=title, region=region) + own


def township(number: int) -> Mapping[str, str]:
    """The files of a township, which no other has; what they hold depends on the number."""
    name, size = f"town-{number}", 20 + number
    kind = "kind: special" if number % 2 else "kind: theme\ntheme: political-theory"
    cancelled = ", status: cancelled" if number % 3 == 0 else ""
    return {
        f"schools/above-{number}.yaml": f"title: 第{number}委党校\ntier: county\n",
        f"schools/{name}.yaml": (
            f"title: 第{number}乡党校\ntier: township\nparent: above-{number}\n"
        ),
        f"courses/{name}-lecture.yaml": (
            f"title: 第{number}堂党课\n{kind}\nschool: {name}\nstrand: theory\ncontact_hours: 2\n"
            "delivery: [lecture]\naudience: [members]\ntopics: [党课]\n"
        ),
        f"courses/{name}-skill.yaml": (
            f"title: 第{number}门技能\nkind: theme\ntheme: party-affairs\nschool: {name}\n"
            "strand: practical\ncontact_hours: 4\ndelivery: [onsite, lecture]\n"
            "audience: [farmers]\n"
        ),
        f"teachers/{name}-secretary.yaml": (
            f"name: 第{number}乡书记\ncategory: leading-official\nschool: {name}\n"
            "office: party-secretary\n"
        ),
        f"sites/{name}-room.yaml": f"title: 第{number}教室\nvenue: classroom\ncapacity: 90\n",
        f"sites/{name}-hall.yaml": (
            f"title: 第{number}旧址\nvenue: field\ncategory: red-heritage\ncapacity: 90\n"
        ),
        f"classes/{name}-spring.yaml": (
            f"title: 第{number}乡春季班\nschool: {name}\nfrom: 2026-0{1 + number % 9}-10\n"
            f"to: 2026-12-20\naudience: [members]\nsize: {size}\nsessions:\n"
            f"  - {{id: s01, date: 2026-0{1 + number % 9}-10, start: 08:30, end: 10:00,\n"
            f"     course: {name}-lecture, teachers: [{name}-secretary], site: {name}-hall}}\n"
            f"  - {{id: s02, date: 2026-12-20, start: 08:30, end: 10:00,\n"
            f"     course: {name}-skill, delivery: lecture, site: {name}-room{cancelled}}}\n"
        ),
    }


def write_county(
    folder: Path, title: str, townships: Sequence[int], code: str | None = None, **more: str
) -> Path:
    """Write the catalog of some townships to a folder; `more` are further files of it."""
    files: dict[str, str | None] = dict.fromkeys(BASE)
    for one in townships:
        files.update(township(one))
    own = {path.replace("__", "/") + ".yaml": text for path, text in more.items()}
    return write_catalog(folder, {**files, "catalog.yaml": manifest(title, code=code), **own})


def given(root: Path) -> GivenCatalog:
    """A catalog on disk as one of many, named by the folder that it is in."""
    tree = DiskTree(root)
    name = root.parent.name
    return GivenCatalog(name, county_of(tree, name), tree)


def write_province(folder: Path) -> Path:
    """Write three counties below `folder`, one of which cannot be read; gives `folder`."""
    write_county(folder / "清徐", "清徐县乡镇党校课程目录", [1, 2, 3], "140121")
    write_county(folder / "阳曲", "阳曲县乡镇党校课程目录", [4], "140122")
    broken = write_county(folder / "娄烦", "娄烦县乡镇党校课程目录", [5], "140123")
    (broken / "catalog.yaml").write_text("format: 9\ntitle: 娄烦县党校\n", encoding="utf-8")
    return folder
