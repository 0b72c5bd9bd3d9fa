"""Write a catalog of a given size: realistic in text and shape, and clean under every rule.

`python benchmarks/generate.py DIR FILES [--seed N] [--faulty]`, or `DIR --counties N` for a
province of N catalogs: see `counties.py`. The same arguments write the same bytes. `--county`
writes what a timetable is to be made for instead: see `county.py`. `--faulty` puts one finding into
every file (a half-width comma between Chinese characters in its notes), for the cost of findings.

The unit is a township: a school, 55 courses, 25 teachers, 9 sites and 10 classes with 6 sessions
each, with a county school above every ten. A file has 0.7 to 0.9 KB on average.
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from county import generate_county

FILES_A_TOWNSHIP = 100
_COURSES, _TEACHERS, _SITES, _CLASSES = 55, 25, 9, 10

_THEMES = ("political-theory", "party-affairs", "rural-revitalization", "skills")
_STRANDS = ("theory", "party-spirit", "practical")
_SITE_CATEGORIES = ("party-building", "red-heritage", "clean-governance", "rural-development")
_TEACHER_CATEGORIES = (
    "leading-official",
    "village-cadre",
    "veteran-member",
    "veteran-expert",
    "model-worker",
    "local-expert",
    "farming-expert",
    "school-teacher",
)
# No two of these share a character, so that no two titles of a school are similar.
SUBJECTS = (
    "番茄嫁接", "葡萄冬剪", "玉米密植", "生猪防疫", "蜂群越冬", "核桃修枝", "辣椒育苗", "谷子轮作",
    "党章导读", "支部换届", "廉洁家风", "民主议事", "统计报表", "信访接待", "档案归类", "网格巡查",
    "电商直播", "短剧拍摄", "防汛演练", "消防逃生", "急救包扎", "反诈宣讲", "土地流转", "宅基确权",
    "水渠清淤", "果蔬冷藏", "老醋酿造", "面塑剪纸", "锣鼓排练", "医保缴纳", "养老服务", "垃圾分拣",
    "厕所改建", "煤改清洁", "光伏运维", "滴灌铺设", "农机检修", "无人植保", "测土配肥", "秸秆还田",
    "品牌注册", "合同签订", "账务公开", "债权化解", "矛盾调解", "普选登记", "慈孝评比", "书屋借阅",
    "乡史采编", "烈属慰问", "征兵动员", "护林值守", "河道治污", "旅游接单", "民宿打理",
)  # fmt: skip
_FORMS = ("讲解要点并结合本乡实例讨论", "先看现场再回教室归纳", "由有经验的同志示范，学员分组练习")
FAULT = "notes: 课前通知到人,课后收好材料\n"
_PLACES = ("东", "西", "南", "北", "中")


def generate(root: Path, files: int, seed: int = 1, *, faulty: bool = False) -> int:
    """Write a catalog of about `files` files to `root`; return their number."""
    rng = random.Random(seed)
    written = 0
    folders: set[Path] = set()
    for path, text in catalog_files(max(1, files // FILES_A_TOWNSHIP), rng):
        target = root / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        fault = FAULT if faulty and path != "catalog.yaml" else ""
        target.write_bytes(f"{text}{fault}".encode())
        written += 1
    return written


def catalog_files(townships: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """The files of a catalog with their texts, the manifest first."""
    yield "catalog.yaml", _manifest(townships)
    for number in range(townships):
        if number % 10 == 0:
            county = f"county-{number // 10:04d}"
            yield f"schools/{county}.yaml", f"title: 第{number // 10 + 1}县委党校\ntier: county\n"
        yield from _township(number, rng)


def _manifest(townships: int) -> str:
    return f"""\
format: 1
title: 基准目录（{townships} 个乡镇）
region: 示例省
themes:
  political-theory: 政治理论
  party-affairs: 党建实务
  rural-revitalization: 乡村振兴
  skills: 技能素养
structure: {{themes: 4, special_courses_at_least: 1}}
"""


def _township(number: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    town = f"town-{number:04d}"
    name = f"第{number + 1}乡"
    parent = f"county-{number // 10:04d}"
    yield f"schools/{town}.yaml", _school(name, parent)
    for index in range(_TEACHERS):
        yield f"teachers/{town}-t{index:02d}.yaml", _teacher(town, name, index, rng)
    for index in range(_SITES):
        yield f"sites/{town}-s{index:02d}.yaml", _site(town, name, index)
    for index in range(_COURSES):
        yield f"courses/{town}/{town}-c{index:02d}.yaml", course_text(town, index, rng)
    for index in range(_CLASSES):
        yield f"classes/{town}-k{index:02d}.yaml", _class(town, name, index)


def _school(name: str, parent: str) -> str:
    return f"""\
title: {name}党校
tier: township
parent: {parent}
also_called: 企业分校
place: {name}人民政府院内
tags: [乡镇党校, 实训]
"""


def _teacher(town: str, name: str, index: int, rng: random.Random) -> str:
    category = _TEACHER_CATEGORIES[index % len(_TEACHER_CATEGORIES)]
    years = rng.randint(5, 35)
    return f"""\
# 师资库条目，姓名用职务代替
name: {name}第{index + 1}号示例教师
category: {category}
school: {town}
unit: {name}人民政府
post: 兼职教师
topics: [{SUBJECTS[index]}, {SUBJECTS[index + 25]}]
order: {index + 1}
unavailable:
  - {{from: 2026-12-21, to: 2026-12-25, why: 年终考核}}
tags: [示例, 从业{years}年]
"""


def _site(town: str, name: str, index: int) -> str:
    if index < 5:
        return f"""\
title: {name}党校{_PLACES[index]}教室
venue: classroom
school: {town}
place: {name}人民政府院内{_PLACES[index]}侧二层
capacity: {60 + index}
tags: [多媒体, 可分组]
"""
    category = _SITE_CATEGORIES[index - 5]
    return f"""\
title: {name}{_PLACES[index - 5]}片现场教学点
venue: field
category: {category}
school: {town}
place: {name}{_PLACES[index - 5]}片村委会旁
guide: 村党支部安排讲解
outdoor: true
capacity: 120
open: {{days: [mon, tue, wed, thu, fri, sat], from: 08:00, to: 18:00}}
travel_minutes: {{{town}-s00: 15, {town}-s01: 20}}
tags: [可停车, 雨天改期]
"""


def course_text(town: str, index: int, rng: random.Random) -> str:
    """A course of a township."""
    subject = SUBJECTS[index]
    is_theme = index < 40
    owner = _owner(index)
    kind = f"kind: theme\ntheme: {_THEMES[index % 4]}" if is_theme else "kind: special"
    return f"""\
title: {subject}
{kind}
school: {town}
strand: {_STRANDS[index % 3]}
contact_hours: 2
delivery: [lecture, discussion]
audience: [village-cadres, members]
teachers: [{town}-t{2 * owner:02d}, {town}-t{2 * owner + 1:02d}, {town}-t{20 + owner % 5:02d}]
sites: [{town}-s{owner % 5:02d}, {town}-s{5 + owner % 4:02d}]
topics: [{subject}, 基层工作]
objectives:
  - 说得出{subject}的主要步骤和常见毛病
  - 能结合本村情况提出改进办法
summary: 围绕{subject}，{rng.choice(_FORMS)}，约需{rng.randint(80, 90)}分钟，课后留十五分钟答疑。
reviewed: 2026-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}
tags: [年度计划]
"""


def _owner(course: int) -> int:
    """The class that teaches a course: five or six courses each."""
    return course % _CLASSES


def _class(town: str, name: str, index: int) -> str:
    courses = [number for number in range(_COURSES) if _owner(number) == index]
    first = dt.date(2026, 3, 2) + dt.timedelta(weeks=index)
    # The weeks of Qingming and May Day hold holidays.
    if index >= 5:
        first += dt.timedelta(weeks=5)
    sessions = [
        _session(town, index, number, course, first) for number, course in enumerate(courses)
    ]
    listed = ", ".join(f"{town}-c{course:02d}" for course in courses)
    last = first + dt.timedelta(days=(len(courses) - 1) // 2)
    return f"""\
title: {name}村干部第{index + 1}期培训班
school: {town}
from: {first}
to: {last}
audience: [village-cadres]
size: 45
type: rotation
cohort: {index + 1}
organizer: {name}党委组织办
adviser: {name}党校教务负责人
purpose: 提高履职能力
remarks: [请提前十分钟签到, 自备笔记本]
courses: [{listed}]
sessions:
{"".join(sessions)}"""


def _session(town: str, index: int, number: int, course: int, first: dt.date) -> str:
    date = first + dt.timedelta(days=number // 2)
    start, end = (("08:30", "10:00"), ("14:30", "16:00"))[number % 2]
    on_field = number == 1
    site = f"{town}-s{5 + index % 4:02d}" if on_field else f"{town}-s{index % 5:02d}"
    teacher = 20 + index % 5 if number == 2 else 2 * index + number % 2
    return f"""\
  - id: s{number + 1:02d}
    date: {date}
    start: {start}
    end: {end}
    course: {town}-c{course:02d}
    teachers: [{town}-t{teacher:02d}]
    site: {site}
    delivery: {"discussion" if on_field else "lecture"}
"""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=Path)
    parser.add_argument("files", type=int, nargs="?", default=FILES_A_TOWNSHIP)
    parser.add_argument("--counties", type=int, help="catalogs of counties instead of one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faulty", action="store_true")
    parser.add_argument("--county", action="store_true", help="FILES is a number of sessions")
    arguments = parser.parse_args()
    if arguments.counties is not None:
        from counties import generate_counties  # it takes townships from here

        count = generate_counties(arguments.root, arguments.counties, arguments.seed)
        print(f"{arguments.counties} catalogs, {count} files")
        return
    if arguments.county:
        placed = generate_county(arguments.root, arguments.files, arguments.seed)
        print(f"{placed} sessions to plan")
        return
    count = generate(arguments.root, arguments.files, arguments.seed, faulty=arguments.faulty)
    print(f"{count} files")


if __name__ == "__main__":
    main()
