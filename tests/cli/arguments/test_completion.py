"""What the Tab key offers of a catalog."""

from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, Result
from tests.cli.shells import SHELLS, ask, offered
from tests.repositories import git, repository

WORDS = {
    "pschool tree 南": ["南坪乡党校"],
    "pschool show gree": ["greenhouse-planting", "greenhouse-expert"],
    "pschool show hekou greenhouse-p": ["greenhouse-planting"],
    "pschool show course:chart": ["course:charter"],
    "pschool show 课程:chart": ["课程:charter"],
    "pschool show 党章": ["党章导读"],
    "pschool show nanping-members-2026/": [
        "nanping-members-2026/s01",
        "nanping-members-2026/s02",
    ],
    "pschool show nothing-of-that-name": [],
    "pschool set chart": ["charter"],
    "pschool set charter con": ["contact_hours="],
    "pschool set charter 学": ["学时="],
    "pschool set charter notes=x mic": ["micro_lecture="],
    "pschool set nanping-members-2026/s01 mod": ["moderator="],
    "pschool set nothing-of-that-name con": [],
    "pschool list teac": ["teachers"],
    "pschool list 教": ["教师", "教学点"],
    "pschool list teachers cat": ["category:"],
    "pschool list teachers -cat": ["-category:"],
    "pschool list sites 场": ["场所:"],
    "pschool timetable hekou-m": ["hekou-members-2026"],
    "pschool timetable --teacher shang": ["shangwan-secretary"],
    "pschool export timetable --site hekou-g": ["hekou-greenhouse"],
    "pschool export timetable --class hekou-m": ["hekou-members-2026"],
    "pschool export att": ["attendance"],
    "pschool export 签": ["签到表"],
    "pschool export catalog --format jsonl": ["jsonld"],
    # values of a query's fields
    "pschool list school:nanp": ["school:nanping"],
    "pschool list school:南": ["school:南坪乡党校"],
    "pschool list 学校：nanp": ["学校：nanping"],
    "pschool list school:nanping,heko": ["school:nanping,hekou"],
    "pschool list sessions -school:nanp": ["-school:nanping"],
    "pschool list courses kind:sp": ["kind:special"],
    "pschool list sessions weekday:m": ["weekday:mon"],
    "pschool list nofield:x": [],
    "pschool list categ": [],
    "pschool list teachers categ": ["category:"],
    # what `new` and `set` take
    "pschool new 教": ["教师", "教学点"],
    "pschool new te": ["teacher"],
    "pschool new course stra": ["strand="],
    "pschool import f.xlsx --as s": ["sites", "sessions"],
    "pschool import f.xlsx --as 课": ["课程", "课次"],
    "pschool import f.xlsx --class hekou-m": ["hekou-members-2026"],
    "pschool new 课程 模": ["模块="],
    "pschool new course strand=prac": ["strand=practical"],
    "pschool new course teachers+=shang": ["teachers+=shangwan-secretary"],
    "pschool new 课次 hekou-m": ["hekou-members-2026"],
    "pschool new session hekou-members-2026 modera": ["moderator="],
    "pschool set charter summ": ["summary="],
    "pschool set charter strand=prac": ["strand=practical"],
}


def test_words(pschool: Pschool) -> None:
    assert {typed: offered(pschool, typed) for typed in WORDS} == WORDS


def test_what_can_be_compared(pschool: Pschool, tmp_path: Path) -> None:
    """Versions, kinds and entities; not the branch that a shell would take for a command."""
    root = repository(tmp_path)
    git(root, "branch", "pub/$(touch${IFS}x)")
    git(root, "branch", "pub/2026-10.1")
    typed = "pschool diff pub"
    assert offered(pschool, typed, tmp_path) == ["published", "pub/2026-10.1"]
    assert offered(pschool, "pschool diff teac", tmp_path) == ["teachers"]
    assert offered(pschool, "pschool diff HEAD wa", tmp_path) == ["wang"]
    assert offered(pschool, "pschool diff teac", write_catalog(tmp_path / "a")) == ["teachers"]
    for typed in ("pschool list --at pub", "pschool --at pub"):
        assert offered(pschool, typed, tmp_path) == ["published", "pub/2026-10.1"]


@pytest.mark.parametrize(
    "typed",
    [
        "pschool --catalog catalog tree li",
        "pschool tree --catalog catalog li",
        "pschool tree --catalog=catalog li",
    ],
)
def test_the_catalog_on_the_command_line_is_asked(
    pschool: Pschool, tmp_path: Path, typed: str
) -> None:
    write_catalog(tmp_path)
    assert offered(pschool, typed, tmp_path) == ["liudu"]


def test_the_catalog_of_the_environment_is_asked(pschool: Pschool, tmp_path: Path) -> None:
    root = str(write_catalog(tmp_path))
    assert offered(pschool, "pschool tree li", PSCHOOL_CATALOG=root) == ["liudu"]


@pytest.mark.parametrize("shell", SHELLS)
def test_no_catalog_offers_nothing_and_says_nothing(
    pschool: Pschool, tmp_path: Path, shell: str
) -> None:
    for typed in ("tree ", "show ", "show course:", "--catalog nowhere tree "):
        result = ask(pschool, shell, f"pschool {typed}", tmp_path)
        assert (result.code, result.err) == (0, ""), typed
        assert "Traceback" not in result.out, typed
        assert "错误" not in result.out, typed


@pytest.mark.parametrize("manifest", ["format: 2\n", "title: [\n", "", "\x00\x01"])
def test_a_manifest_with_errors_offers_nothing(
    pschool: Pschool, tmp_path: Path, manifest: str
) -> None:
    root = write_catalog(tmp_path, {"catalog.yaml": manifest})
    assert offered(pschool, "pschool tree ", root) == []


def test_bad_files_are_passed_over_in_silence(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path, {"schools/bad.yaml": "title: [\n", "schools/worse.yaml": "柳杜".encode("gbk")}
    )
    assert offered(pschool, "pschool tree ", root) == ["liudu"]


def test_retired_ones_are_not_offered(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path, {"teachers/wang.yaml": BASE["teachers/wang.yaml"] + "status: retired\n"}
    )
    assert offered(pschool, "pschool show wan", root) == []


def test_a_title_that_needs_quotes_is_not_offered(pschool: Pschool, tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"].replace("党章导读", "党章 $(导读)")
    root = write_catalog(tmp_path, {"courses/dangzhang.yaml": course})
    assert offered(pschool, "pschool show 党章", root) == []
    assert offered(pschool, "pschool show dang", root) == ["dangzhang"]


CHINESE = {"courses/果树嫁接.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "嫁接技术")}


CHINESE_WORDS = {
    "show 果": "果树嫁接",
    "show course:果": "course:果树嫁接",
    "show 课程:果": "课程:果树嫁接",
    "show 嫁": "嫁接技术",
    "list 编号:果": "编号:果树嫁接",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_chinese_id_from_its_first_character(
    pschool: Pschool, tmp_path: Path, shell: str
) -> None:
    root = write_catalog(tmp_path, CHINESE)
    for typed, expected in CHINESE_WORDS.items():
        result = ask(pschool, shell, f"pschool {typed}", root)
        assert (result.code, result.err) == (0, "")
        words = result.out.replace("\\\\:", ":")  # as zsh is given them
        assert expected in words
        assert words.count(":::" if shell == "powershell" else expected) == 1


def test_a_title_that_is_the_id_is_offered_once(pschool: Pschool, tmp_path: Path) -> None:
    same = {"courses/党章.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "党章")}
    root = write_catalog(tmp_path, {**same, "courses/dangzhang.yaml": None})
    assert offered(pschool, "pschool show 党章", root) == ["党章"]


SPLIT = {
    "pschool\nshow\ncourse\n:\nchart": ["charter"],
    "pschool\nlist\nweekday\n:": [],
    "pschool\nlist\nschool\n:\nnanp": ["nanping"],
    "pschool\nlist\nsessions\n-school\n:\nnanp": ["nanping"],
    "pschool\nlist\n学校\n:\n南": ["南坪乡党校"],
    "pschool\nlist\n--format\n=\njsonl": ["jsonl"],
    "pschool\nlist\n--sort\n=\nretire": [],
    "pschool\nlist\ntheme\n:\nzzz": [],
}


def test_words_that_bash_splits_at_colons(pschool: Pschool) -> None:
    def answer(typed: str) -> Result:
        number = str(len(typed.split("\n")) - 1)
        asked = {"COMP_WORDS": typed, "COMP_CWORD": number}
        return pschool(env={"_PSCHOOL_COMPLETE": "complete_bash", **asked})

    answers = {typed: answer(typed) for typed in SPLIT}
    assert {(result.code, result.err) for result in answers.values()} == {(0, "")}
    assert {typed: result.out.split() for typed, result in answers.items()} == SPLIT
