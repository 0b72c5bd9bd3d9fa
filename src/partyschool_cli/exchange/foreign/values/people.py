"""People in a cell: who teaches and who presides: `张三、李四（主持）`, `主讲：王老师`.

A person is a name as written: 姓名, or an office (`王答乡党委书记`).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import key_of, without_inner_spaces
from partyschool_cli.exchange.foreign.values.lists import items
from partyschool_cli.exchange.foreign.values.names import is_post, is_unit, looks_like_name

# What stands where nobody is known yet.
NOBODY: Final = frozenset(
    ("", *["无", "-", "--", "—", "——", "/", "\\", "待定", "另定", "暂定", "未定", "空", "*"])
)
_MODERATES: Final = ("主持", "主持人", "会议主持", "主持会议")
_TEACHES: Final = (
    *("主讲", "主讲人", "授课", "授课人", "讲授", "讲师", "教师", "老师", "主讲老师", "讲解"),
    *("讲解员", "带队", "辅导", "辅导老师", "班主任"),
)
_LABELLED: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,4})\s*[:：]\s*(?P<names>.+)", re.DOTALL)
_IN_BRACKETS: Final = re.compile(r"(?P<name>[^（(]+?)\s*[（(](?P<inside>[^（）()]*)[）)]\s*")
# What a person is may stand in brackets on the next line.
_BEFORE_BRACKET: Final = re.compile(r"\s*\n\s*(?=[（(])")
_LABEL_START: Final = re.compile(
    r"[\s，,；;、]*(?=(?:" + "|".join((*_MODERATES, *_TEACHES)) + r")\s*[:：])"
)
_SHORT: Final = r"(?P<name>[\u4e00-\u9fff·]{2,4})"
_NAME_AND_POST: Final = re.compile(rf"{_SHORT}(?:\s+|\s*[/|｜]\s*)(?P<post>[^\s/|｜]{{2,}})")
_POST_AND_NAME: Final = re.compile(rf"(?P<post>[^\s/|｜]{{2,}})(?:\s+|\s*[/|｜]\s*){_SHORT}")
_BARE: Final = "(?:副|常务副)?(?:书记|主任|镇长|乡长|县长|局长|校长|部长|站长|所长|主席|院长|科长)"
_OFFICE: Final = re.compile(rf"\S{{2,}}{_BARE}")
_BARE_POST: Final = re.compile(_BARE)
_ROLE: Final = re.compile(r"\s*[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class People:
    """Who teaches and who presides: names, with what a cell says of them in brackets."""

    teachers: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()


def is_nobody(text: str) -> bool:
    """Whether a cell says that nobody or nothing is known yet."""
    return key_of(text) in NOBODY


def people(text: str, known: Collection[str] = (), categories: Collection[str] = ()) -> People:
    """The people of a cell. A whole name of `known` is not taken apart; a word of `categories`
    beside a name says what the person is: `田秀才 郝师傅`, `老党员武大爷`.
    """
    teachers: list[str] = []
    moderators: list[str] = []
    for part in _LABEL_START.split(_BEFORE_BRACKET.sub("", text)):
        moderates, names = _of_label(part)
        for item in _whole_names(items(names), known):
            one = _one(item, known, categories)
            (moderators if moderates else teachers).extend(one.teachers)
            moderators += one.moderators
    return People(_unique(teachers), _unique(moderators))


def _whole_names(found: tuple[str, ...], known: Collection[str]) -> Iterator[str]:
    """The items, with those joined again that are one known name, or one person's two posts:
    `清源镇党委副书记、镇长`.
    """
    position = 0
    while position < len(found):
        end = next(
            (
                last
                for last in range(len(found), position + 1, -1)
                if "、".join(found[position:last]) in known
            ),
            position + 1,
        )
        if (
            end == position + 1
            and found[position] not in known
            and _OFFICE.fullmatch(found[position])
        ):
            while end < len(found) and _BARE_POST.fullmatch(_ROLE.sub("", found[end])):
                end += 1
        yield "、".join(found[position:end])
        position = end


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in names if not is_nobody(one)))


def _of_label(text: str) -> tuple[bool, str]:
    found = _LABELLED.fullmatch(text.strip())
    if found is None:
        return False, text
    label = found["label"]
    if label in _MODERATES:
        return True, found["names"]
    return False, found["names"] if label in _TEACHES else text


def _one(item: str, known: Collection[str], categories: Collection[str]) -> People:
    """One item: a name, with its role or unit in brackets, or two names with a space between."""
    if item in known:
        return People((item,))
    found = _IN_BRACKETS.fullmatch(item)
    if found and found["name"].strip():
        name, inside = _plain(found["name"]), key_of(found["inside"])
        if inside in _MODERATES:
            return People(moderators=(name,))
        if inside in _TEACHES:
            return People((name,))
        return People((f"{name}（{found['inside'].strip()}）",))
    described = _in_category(item, categories) or _described(item)
    if described is not None:
        return People((described,))
    if all(map(looks_like_name, item.split())):
        # 李明 and 李 明 are one person, 李明 王芳 are two.
        return People(tuple(item.split()))
    return People((_plain(item),))


def _in_category(item: str, categories: Collection[str]) -> str | None:
    """`郝师傅（田秀才）` of a name beside a word for what the person is, apart or joined."""
    for word in categories:
        for rest in (item.removeprefix(word), item.removesuffix(word)):
            name = rest.strip(" /|｜")
            is_apart = name != rest
            if rest != item and name and (is_apart or looks_like_name(name)):
                return f"{name}（{word}）"
    return None


def _described(item: str) -> str | None:
    """`王芳（副教授）` of a name beside a post, `赵教授（县委党校）` of one beside a unit."""
    for form in (_NAME_AND_POST, _POST_AND_NAME):
        found = form.fullmatch(item)
        if found is None or is_unit(found["name"]):
            continue
        name, post = found["name"], found["post"]
        is_person = looks_like_name(name)
        if (is_person and is_post(post)) or ((is_person or is_post(name)) and is_unit(post)):
            return f"{name}（{post}）"
    return None


def _plain(name: str) -> str:
    return without_inner_spaces(" ".join(name.split()))
