"""A catalog whose every text is hostile to some format, and which loads without a problem."""

import json
from pathlib import Path

from tests.catalogs import write_catalog

# What formulas, markup, templates, typesetters, terminals and XML would run, break on or lose.
PIECES = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '#panic("x") #(1+1) $x$ \\frac',
    "{{ 7*7 }}{% raw %}",
    "]]>&amp;\"'`*_|~",
    "😀𠮷〓",
    "\u202eRTL\u202c",
    "BEGIN:VALARM;X=1,Y\\n",
)
HOSTILE = "".join(PIECES)
CONTROLS = "\x07\x1b[31m\u0085\ufffe"
LONG = "长" * 3000


def hostile_catalog(folder: Path, text: str = HOSTILE) -> Path:
    """Writes one of each kind to `folder`, with `text` (begun with a kind's name) in every field.

    The class `banci` has three sessions: as planned, moved over two parts of the day, cancelled.
    """

    def said(name: str) -> str:
        # YAML takes no pairs of surrogates for 😀, and no raw control characters.
        words = json.dumps(f"{text}{name}", ensure_ascii=False)
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words)

    session = "teachers: [wang], site: jiaoshi, moderator: {m}, note: {n}".format(
        m=said("主持"), n=said("备注")
    )
    return write_catalog(
        folder,
        {
            "catalog.yaml": (
                f"format: 1\ntitle: {said('目录')}\nregion: {said('地区')}\n"
                f"themes: {{political-theory: {said('主题')}}}\n"
                f"audiences: {{members: {said('对象')}}}\n"
                f"teacher_categories: {{school-teacher: {said('类别')}}}\n"
                "calendar: {holidays: none, closed: [{from: 2026-10-14, to: 2026-10-14, why: "
                f"{said('停课')}}}]}}\n"
            ),
            "schools/liudu.yaml": f"title: {said('学校')}\ntier: county\n",
            "courses/dangzhang.yaml": (
                f"title: {said('课程')}\nkind: theme\ntheme: political-theory\nschool: liudu\n"
                "strand: theory\ncontact_hours: 2\ndelivery: [lecture]\naudience: [members]\n"
                f"teachers: [wang]\nsites: [jiaoshi]\ntopics: [{said('专题')}]\n"
                f"objectives: [{said('目标')}]\nsummary: {said('简介')}\n"
            ),
            "teachers/wang.yaml": (
                f"name: {said('教师')}\ncategory: school-teacher\nunit: {said('单位')}\n"
                f"post: {said('职务')}\ntopics: [{said('专题')}]\n"
            ),
            "sites/jiaoshi.yaml": (
                f"title: {said('教室')}\nvenue: classroom\ncapacity: 50\nplace: {said('地点')}\n"
                f"guide: {said('讲解')}\n"
            ),
            "classes/banci.yaml": (
                f"title: {said('班次')}\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-13\n"
                f"audience: [members]\nsize: 30\norganizer: {said('主办')}\n"
                f"adviser: {said('班主任')}\npurpose: {said('目的')}\nremarks: [{said('说明')}]\n"
                "sessions:\n"
                "  - {id: s01, date: 2026-10-12, start: 08:30, end: 11:30, course: dangzhang, "
                f"{session}}}\n"
                "  - {id: s02, date: 2026-10-12, start: 14:30, end: 21:00, status: moved, "
                f"activity: {said('活动')}, {session}}}\n"
                "  - {id: s03, date: 2026-10-13, start: 08:30, end: 11:30, status: cancelled, "
                f"course: dangzhang, {session}}}\n"
            ),
        },
    )
