"""The class that sessions go into: one of the catalog, or a new one and what it still lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.names import names_in
from partyschool_cli.catalog.pinyin import has_chinese
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.filled import Guess
from partyschool_cli.exchange.entities.name_matches import Known, NameMatcher, Said, Unknown
from partyschool_cli.exchange.entities.row_values import written
from partyschool_cli.exchange.foreign.reading import ReadValue, TableReading
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import is_valid_id
from partyschool_cli.wording.marks import split_cohort

# What the texts around a table may say of a new class, besides its school and days.
_SAID: Final = (
    "title", "audience", "size", "cohort", "organizer", "adviser", "purpose", "remarks",
)  # fmt: skip
_LISTS: Final = ("audience", "remarks")
_NEEDED: Final = ("title", "school", "audience", "size")
# A class's title often begins with its school's: 柳杜乡党校2026年冬季轮训班.
_SCHOOL: Final = re.compile(r"[^\W\d_]{2,12}?党校")


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of the class: its id or title, its school as people say it."""

    name: str | None = None
    school: str | None = None
    audience: tuple[str, ...] = ()
    size: int | None = None


@dataclass(frozen=True, slots=True)
class ClassRequest:
    """The class to fill: its `key` where it is there, else what a new one is to have.

    `school` is a name; the days come from the sessions. `guesses` tell what the texts around the
    table say. A new class has the `id`, or one from its title.
    """

    key: Key | None
    id: str = ""
    school: str | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    guesses: tuple[Guess, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that a new class still lacks, besides its days."""
        if self.key is not None:
            return ()
        has = {**self.content, **({"school": self.school} if self.school else {})}
        return tuple(name for name in _NEEDED if name not in has)


def class_request(
    matcher: NameMatcher, given: Given, tables: Sequence[TableReading], decided: Key | None = None
) -> ClassRequest:
    """The class that the command line names; a new one has what that and the tables say of it.

    `decided` is the class that a nearly known name means.
    """
    name = (given.name or "").strip()
    match = matcher.match(Said(Kind.CLASS, name)) if name else Unknown("")
    key = decided or (match.key if isinstance(match, Known) else None)
    if key is not None:
        return ClassRequest(key)
    is_id = is_valid_id(name) and not has_chinese(name)
    content = _titled(name) if name and not is_id else {}
    content |= {"audience": list(given.audience)} if given.audience else {}
    content |= {"size": given.size} if given.size is not None else {}
    guesses = []
    about = _about(tables)
    for field_name in _SAID:
        read = about.get(field_name)
        if read is not None and field_name not in content:
            content[field_name] = _value(field_name, read)
            guesses.append(_guess(field_name, read, content[field_name]))
    if "audience" not in content and (found := _audience(matcher.catalog, content)):
        content["audience"] = found.value
        guesses.append(found)
    school = given.school
    if school is None:
        likely = next(_schools(matcher.catalog, about, str(content.get("title") or "")), None)
        if likely is not None:
            school = str(likely.value)
            guesses.append(likely)
    return ClassRequest(None, name if is_id else "", school, content, tuple(guesses))


def _titled(name: str) -> dict[str, Any]:
    title, cohort = split_cohort(name)
    return {"title": title} if cohort is None else {"title": title, "cohort": cohort}


def _audience(catalog: Catalog, content: Mapping[str, Any]) -> Guess | None:
    """The audiences that the title names: 党员 of 党员冬季轮训班."""
    title = str(content.get("title") or "")
    named = {key: word for key, word in catalog.manifest.audiences.items() if word in title}
    if not named:
        return None
    return Guess("audience", title, list(named), f"班次名称里有“{'、'.join(named.values())}”")


def _about(tables: Iterable[TableReading]) -> Mapping[str, ReadValue]:
    """What the first table that says something says of the class."""
    found: dict[str, ReadValue] = {}
    for table in tables:
        if table.kind is Kind.SESSION:
            found = {**table.about, **found}
    return found


def _value(name: str, read: ReadValue) -> Any:
    value = written(read.value)
    return [value] if name in _LISTS and not isinstance(value, list) else value


def _guess(name: str, read: ReadValue, value: Any) -> Guess:
    return Guess(name, read.text, value, read.why or "表外写着")


def _schools(catalog: Catalog, about: Mapping[str, ReadValue], title: str) -> Iterator[Guess]:
    """The schools that a new class may be of, the likeliest first."""
    if "school" in about:
        yield _guess("school", about["school"], written(about["school"].value))
    named = search_key(title)
    for file in catalog.files:
        names = names_in(file) if file.key.kind is Kind.SCHOOL else ()
        called = next((name for name in names if search_key(name) in named), None)
        if called is not None:
            yield Guess("school", title, file.key.id, f"班次名称里有“{called}”")
    if (found := _SCHOOL.match(title)) is not None:
        yield Guess("school", title, found[0], f"班次名称里有“{found[0]}”")
    if len(catalog.schools) == 1:
        only = next(iter(catalog.schools.values()))
        yield Guess("school", "", only.id, f"目录里只有一所学校：{only.title}")
