"""The work of lint grows no faster than a file: kinds of files that somebody made to make it slow.

Work is counted in calls of functions, which are the same on every machine and under every load.
What happens inside one call (a regular expression) is timed on files as large as the format allows.
"""

import time
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path

import pytest

from partyschool_cli.lint.fixes import fix_catalog
from partyschool_cli.lint.run import lint_tree
from partyschool_cli.report.finding_format import Appearance, load_format
from partyschool_cli.report.lint_report import CatalogFindings, LintReport
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import MAX_SIZE
from partyschool_cli.source.text.problem import MOST_OF_A_KIND
from partyschool_cli.views.unified_diff import diff_lines
from tests.full_run import is_full_run
from tests.linting import Files, active, context, fixed, lint_root, write_base

TEACHER = "teachers/expert.yaml"
HEAD = "name: 示例·土专家\ncategory: local-expert\nschool: liudu\n"
COURSE = (
    "title: 党章导读\nkind: theme\ntheme: party-affairs\nschool: county\nstrand: theory\n"
    "contact_hours: 2\ndelivery: [lecture]\naudience: [village-cadres]\n"
)
CLASS = (
    "title: 长班\nschool: county\nfrom: 2026-10-12\nto: 2026-10-30\naudience: [village-cadres]\n"
    "size: 30\nsessions:\n"
)

# Files with `n` of something, by what that is.
Make = Callable[[int], Files]


def teacher(rest: Callable[[int], str], head: str = HEAD) -> Make:
    """The teacher's file with more lines."""
    return lambda n: {TEACHER: head + rest(n)}


def listed(item: Callable[[int], str], name: str = "topics") -> Make:
    """The teacher's file with a list in brackets."""
    return teacher(lambda n: f"{name}: [{', '.join(item(i) for i in range(n))}]\n")


def sessions(fields: Callable[[int], str]) -> Make:
    """A class with so many sessions."""
    return lambda n: {
        "classes/long.yaml": CLASS + "".join(f"  - {{id: s{i}, {fields(i)}}}\n" for i in range(n))
    }


def courses(fields: Callable[[int, int], str]) -> Make:
    """So many courses."""
    return lambda n: {f"courses/c{i}.yaml": COURSE + fields(i, n) for i in range(n)}


def at(day: int, rest: str = "course: charter") -> str:
    hour = 8 + day // 18
    return f"date: 2026-10-{12 + day % 18}, start: {hour:02}:00, end: {hour:02}:45, {rest}"


KINDS: dict[str, Make] = {
    "joined items": listed(lambda i: f"甲{i}，乙"),
    "joined teachers": sessions(lambda i: at(i, f"course: charter, teachers: [lecturer，x{i}]")),
    "unused suppressions": teacher(lambda n: "# pschool: ignore[PS411] 等\n" * n),
    "suppressions without reason": teacher(lambda n: "# pschool: ignore[PS411]\n" * n),
    "suppressions of themselves": teacher(lambda n: "# pschool: ignore[PS901] 等\n" * n),
    "used suppressions": teacher(
        lambda n: "".join(f"x{i}: 1 # pschool: ignore[PS102] 等\n" for i in range(n))
    ),
    "suppressions of the file": teacher(
        lambda n: "# pschool: ignore-file[PS102] 等\n" * n + "".join(f"x{i}: 1\n" for i in range(n))
    ),
    "words of a suppression": teacher(
        lambda n: f"# pschool: ignore[{', '.join(f'XY{i}' for i in range(n))}] 等\n"
    ),
    "invisible characters": teacher(lambda n: "notes: " + "甲\u200b" * n + "\n"),
    "invisible lines": teacher(lambda n: "notes: |\n" + "  甲\u200b乙\n" * n),
    "invisible field names": teacher(lambda n: "".join(f"甲\u200b{i}: 1\n" for i in range(n))),
    "unknown ids": listed(lambda i: f"wangwu{i}", "sites"),
    "unknown courses": sessions(lambda i: at(i, f"course: nobody{i}")),
    "unknown fields": teacher(lambda n: "".join(f"catgory{i}: 1\n" for i in range(n))),
    "fields twice": teacher(lambda n: "".join(f"k{i}: 1\nk{i}: 1\n" for i in range(n))),
    "one field many times": teacher(lambda n: "notes: 甲\n" * n),
    "items twice": listed(lambda _: "果树"),
    "empty items": listed(lambda _: "~"),
    "sessions of one id": lambda n: {
        "classes/long.yaml": CLASS + "".join(f"  - {{id: s1, {at(i)}}}\n" for i in range(n))
    },
    "wrong types": sessions(lambda _: "date: x, start: y, end: z"),
    "texts for groups": lambda n: {"classes/long.yaml": CLASS + "  - 一节课\n" * n},
    "curly quotes": teacher(lambda n: "".join(f"字段{i}: “内容”\n" for i in range(n))),
    "phone numbers": teacher(
        lambda n: "notes: |\n" + "".join(f"  1381234{i:04}\n" for i in range(n))
    ),
    "phone numbers in a line": teacher(
        lambda n: f"notes: {'、'.join(f'1381234{i:04}' for i in range(n))}\n"
    ),
    "half-width signs": teacher(lambda n: f"notes: {'甲,' * n}乙\n"),
    "half-width items": listed(lambda i: f"甲:乙{i}"),
    "nested lists": teacher(lambda n: ("x: " + "[" * 30 + "甲，" + "]" * 30 + "\n") * n),
    "GBK": lambda n: {TEACHER: (HEAD + "topics:\n" + "- 甲，乙,丙\n" * n).encode("gbk")},
    "anchors": listed(lambda i: f"&a{i} 甲"),
    "tags": listed(lambda i: f"!t{i} 甲"),
    "parts of the day": lambda n: {
        "catalog.yaml": "format: 1\ntitle: 目录\nthemes: {party-affairs: 党建}\nday_parts:\n"
        + "".join(f"  - {{title: 甲{i}, from: 08:30, to: 10:00}}\n" for i in range(n))
    },
    "far sites": lambda n: {
        "sites/classroom.yaml": "title: 教室\nvenue: classroom\ncapacity: 5\ntravel_minutes: {"
        + ", ".join(f"nowhere{i}: 10" for i in range(n))
        + "}\n"
    },
    "courses of one title": courses(lambda _, n: ""),
    "courses in a circle": courses(lambda i, n: f"requires: [c{(i + 1) % n}]\n"),
}


FIXABLE = (
    "joined items",
    "unused suppressions",
    "words of a suppression",
    "invisible characters",
    "half-width items",
)
RULES = tuple(one for one in active() if one.named.rule.is_on)


def work(act: Callable[[Path], None], root: Path) -> int:
    """The calls of functions that an act on the catalog at `root` takes."""
    with Profile() as profile:
        act(root)
    return sum(entry.callcount for entry in profile.getstats())


def lint_only(root: Path) -> None:
    lint_tree(DiskTree(root), context(RULES))


def lint_and_report(root: Path) -> None:
    linted = lint_tree(DiskTree(root), context(RULES))
    found = CatalogFindings("", linted.findings, linted.paths)
    codes = {one.code for one in linted.findings}
    report = LintReport(found, tuple(one.named for one in RULES if one.named.code in codes))
    for name in ("text", "github", "json", "sarif"):
        load_format(name).write(report, Appearance())


def fix_and_show(root: Path) -> None:
    fixes = fix_catalog(DiskTree(root), context(RULES), lambda findings: findings, unsafe=True)
    list(diff_lines("", fixes.changed))


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        *((kind, lint_only) for kind in [*KINDS][:: 1 if is_full_run() else 6]),
        *(
            (kind, lint_and_report)
            for kind in ("half-width items", "phone numbers in a line", "items twice")
        ),
        *((kind, fix_and_show) for kind in FIXABLE),
    ],
)
def test_twice_as_many_take_twice_the_work(
    tmp_path: Path, kind: str, act: Callable[[Path], None]
) -> None:
    act(write_base(tmp_path, KINDS[kind](3)))  # imports, and caches of a process
    numbers = (40, 80, 160) if is_full_run() else (6, 12, 24)
    few, more, most = (work(act, write_base(tmp_path, KINDS[kind](n))) for n in numbers)
    # What grows with the square of the number would be four times as much.
    assert most - more < 2.4 * (more - few), (few, more, most)


LARGE: dict[str, Make] = {
    "suppressions without end": teacher(lambda n: f"notes: '{' # pschool: ignore[PS1' * n}'\n"),
    "spaces in a suppression": teacher(lambda n: f"# pschool{' ' * n * 20}\n"),
    "brackets": teacher(lambda n: f"topics: {'[' * n * 20}\n"),
    "braces": teacher(lambda n: f"topics: {'{a: ' * n * 5}\n"),
    "brackets in a text": teacher(lambda n: f"notes: '{'[甲' * n * 5}'\n"),
    "an open quote": teacher(lambda n: 'notes: "' + "甲\n" * n * 5),
    "escaped quotes": teacher(lambda n: 'topics: ["' + '\\"' * n * 10 + "\n"),
    "an open list": teacher(lambda n: "topics: [" + "甲，" * n * 3 + "\n"),
    "parentheses": teacher(lambda n: f"notes: {'(' * n * 20}甲\n"),
    "digits": teacher(lambda n: f"notes: {'1 ' * n * 10}\n"),
    "addresses": teacher(lambda n: f"notes: {'http://a/13812345678 ' * n}\n"),
    "full-width colons": teacher(lambda n: "".join(f"字段{i}：内容\n" for i in range(n))),
    "full-width colons in a line": teacher(
        lambda n: f"x: {{{','.join(f'甲{i}：1' for i in range(n))}\n"
    ),
    "audiences": lambda n: {
        "catalog.yaml": "format: 1\ntitle: 目录\nthemes: {party-affairs: 党建}\naudiences: {"
        + ", ".join(f"abcdef{i}: 党员{i}" for i in range(n // 20))
        + "}\n",
        "courses/charter.yaml": COURSE.replace(
            "[village-cadres]", f"[{', '.join(f'fedcba{i}' for i in range(n // 20))}]"
        ),
    },
    "parallel sessions": lambda n: sessions(
        lambda _: at(0, "course: charter, teachers: [lecturer]")
    )(n // 10),
    "full days": lambda n: sessions(lambda i: at(i, "course: charter, site: classroom"))(n // 10),
    "requirements of all courses": lambda n: {
        f"courses/c{i}.yaml": COURSE
        + f"requires: [{', '.join(f'c{j}' for j in range(n // 200) if j != i)}]\n"
        for i in range(n // 200)
    },
}


@pytest.mark.parametrize("kind", [*LARGE] if is_full_run() else [*LARGE][1::3])
def test_a_large_file_takes_no_longer_than_its_size(tmp_path: Path, kind: str) -> None:
    rules = active()
    taken = []
    most = 12_000 if is_full_run() else 3_000
    for number in (3, most // 2, most):
        files = LARGE[kind](number)
        assert all(len(str(text).encode()) <= MAX_SIZE for text in files.values())
        root = write_base(tmp_path, files)
        start = time.process_time()
        lint_root(root, rules)
        taken.append(time.process_time() - start)
    assert taken[2] < 3 * taken[1] + 1, taken


def test_of_very_many_alike_the_first_are_told(tmp_path: Path) -> None:
    n = MOST_OF_A_KIND + 500
    notes = "notes: |\n" + "  甲\u200b乙\n" * n
    found = lint_root(write_base(tmp_path, {TEACHER: HEAD + notes}), active("PS007"))
    assert len(found) == MOST_OF_A_KIND
    assert [one.at.span.line for one in found] == list(range(5, 5 + MOST_OF_A_KIND))
    assert found[0].hint == "把前后几个字删去重打，或运行 pschool lint --fix"
    assert found[-1].hint.endswith("；这个文件里这样的问题已有 2000 处，其余的没有列出，先改这些")
    assert (found[0].severity, found[-1].severity) == ("warning", "error")


def test_each_rule_and_each_file_has_its_own_number(tmp_path: Path) -> None:
    n = MOST_OF_A_KIND + 1
    text = HEAD + "".join(f"x{i}: 1\nx{i}: 1\n" for i in range(n))
    files = {TEACHER: text, "teachers/lecturer.yaml": text}
    found = lint_root(write_base(tmp_path, files), active("PS003", "PS102"))
    assert len(found) == 4 * MOST_OF_A_KIND
    assert len({(one.file, one.code) for one in found}) == 4


def test_fixes_mend_more_than_are_told_at_once(tmp_path: Path) -> None:
    n = 2 * MOST_OF_A_KIND + 1
    text = HEAD + "notes: |\n" + "  甲\u200b乙\n" * n
    assert "\u200b" not in fixed(tmp_path, {TEACHER: text}, TEACHER, "PS007", unsafe=False)


@pytest.mark.parametrize("number", [2, 3, 8])
def test_all_words_of_a_suppression_go(tmp_path: Path, number: int) -> None:
    words = ", ".join(f"XY{i}" for i in range(number))
    text = HEAD.replace("\n", f"  # pschool: ignore[{words}] 等\n", 1)
    assert fixed(tmp_path, {TEACHER: text}, TEACHER, "PS9", unsafe=False) == HEAD
