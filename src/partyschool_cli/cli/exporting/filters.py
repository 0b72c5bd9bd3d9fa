"""Options of `export` that only some documents have: `--office`, `--topic`, `--rules`."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.coverage import topic_key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.vocabulary import OFFICES
from partyschool_cli.planning.offices import office_key
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.source.files.listing import shown_path

_MOST_NAMED = 8
# Some hundred pages: nobody prints more rules for a class.
_LONGEST = 200_000


class Filters(NamedTuple):
    """What the command line says of them, as given; None where it says nothing."""

    office: str | None = None
    topic: str | None = None
    rules: str | None = None


def filters_in(catalog: Catalog, given: Filters) -> Filters:
    """The same as a catalog has it: the word of an office, a topic, the text of the rules.

    Raises CommandLineError for an office that nobody holds, a topic that no course has, a file that
    cannot be read.
    """
    return Filters(
        None if given.office is None else _office(catalog, given.office),
        None if given.topic is None else _topic(catalog, given.topic),
        None if given.rules is None else _text(given.rules),
    )


def _office(catalog: Catalog, word: str) -> str:
    """`party-secretary`, of that word or 党委书记."""
    titles = {office_key(title): office for office, title in OFFICES.items()}
    key = titles.get(office_key(word), office_key(word))
    active = (one for one in catalog.teachers.values() if one.status != "retired")
    held = {office_key(one.office): one.office for one in active if one.office}
    if key not in held:
        names = [OFFICES.get(office, office) for office in held]
        raise CommandLineError(f"没有教师任“{word}”", _choices(word, [*names, *held], names))
    return held[key]


def _topic(catalog: Catalog, word: str) -> str:
    topics = {topic_key(one): one for course in catalog.courses.values() for one in course.topics}
    key = topic_key(word)
    if key not in topics:
        names = list(topics.values())
        raise CommandLineError(f"没有课程的专题是“{word}”", _choices(word, names, names))
    return topics[key]


def _choices(word: str, words: Iterable[str], shown: list[str]) -> str:
    near = nearest(word, words, 1)
    if near:
        return f"是不是 {near[0]}？"
    more = "等" if len(shown) > _MOST_NAMED else ""
    return f"有的是 {'、'.join(shown[:_MOST_NAMED])}{more}" if shown else "目录里一个也没有写"


def _text(file: str) -> str:
    """The text of a Markdown file; Windows programs save it in GBK as well."""
    path = Path(file)
    decoded = decode(read_given(path, "管理规定", "写成 Markdown 文件，如 --rules 管理规定.md"))
    if decoded.problem is not None and not decoded.text:
        raise CommandLineError(
            f"读不了管理规定 {shown_path(file)}：{decoded.problem.message}",
            "写成 UTF-8 的文本文件（Markdown）",
        )
    if len(decoded.text) > _LONGEST:
        raise CommandLineError(
            f"管理规定 {shown_path(file)} 太长：它有 {len(decoded.text):,} 个字",
            f"只留要印在手册里的，不超过 {_LONGEST:,} 个字",
        )
    return decoded.text
