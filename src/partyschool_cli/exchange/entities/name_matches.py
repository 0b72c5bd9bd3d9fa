"""What a name in a table stands for: an entity of the catalog, one that may be meant, or none."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.names import Names, names_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.near_names import NearNames
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import is_valid_id
from partyschool_cli.wording.marks import split_cohort

# 张三（副书记）; a person's sex is none of the catalog's business.
_BRACKETED: Final = re.compile(r"(?P<name>[^()（）]+)[(（](?P<more>[^()（）]+)[)）]")
_NAME_AND_ID: Final = re.compile(r"(?P<name>.+?)\s*[(（]\s*(?P<id>[^\s()（）]+)\s*[)）]")
_QUOTED: Final = re.compile(r"[《“\"](?P<name>[^《》“”\"]+)[》”\"]")
_UNIT: Final = re.compile(
    r".+(?:党校|学校|大学|学院|中学|小学|局|委|办|部|院|所|站|中心|公司|合作社|政府|法院|协会|村|镇|乡|街道|社区)"
)
_SEXES: Final = ("男", "女")


class Known(NamedTuple):
    """An entity; `why` says what was guessed, empty where it is called just so."""

    key: Key
    why: str = ""


class Unknown(NamedTuple):
    """No entity is called so. `name` is what a new one is called.

    `field` is what a bracket says of a person (`post`), `value` its content; `why` tells of it.
    """

    name: str
    field: str = ""
    value: str = ""
    why: str = ""

    @property
    def details(self) -> dict[str, str]:
        """The fields that a new one has besides its name."""
        return {self.field: self.value} if self.field else {}


class Unclear(NamedTuple):
    """One of these may be meant, the likeliest first; `best` is the only one that can be."""

    candidates: tuple[Key, ...]
    best: Key | None


Match = Known | Unknown | Unclear


class Said(NamedTuple):
    """A name that is said of a kind of entity, beside a school: what is there is likelier meant."""

    kind: Kind
    text: str
    school: str | None = None


@dataclass
class NameMatcher:
    """The names of a catalog. Each name is compared once: a table repeats them."""

    catalog: Catalog
    _found: dict[Said, Match] = field(default_factory=dict)
    _near: dict[Kind, NearNames] = field(default_factory=dict)

    @cached_property
    def _names(self) -> Names:
        return Names(self.catalog)

    def match(self, said: Said) -> Match:
        """What the name stands for."""
        if said not in self._found:
            self._found[said] = self._match(said)
        return self._found[said]

    def _match(self, said: Said) -> Match:
        text = said.text.strip()
        exact = self._exact(said, text) or self._with_id(said, text) or self._of_cohort(said, text)
        if exact is not None:
            return exact
        quoted = _QUOTED.fullmatch(text)
        if quoted is not None and (exact := self._exact(said, quoted["name"].strip())):
            return exact
        bracketed = _BRACKETED.fullmatch(text) if said.kind is Kind.TEACHER else None
        if bracketed is not None:
            name, more = bracketed["name"].strip(), bracketed["more"].strip()
            # 田秀才（郝师傅） is 郝师傅.
            is_category = self._category(name) is not None
            return self._match_person(said, *((more, name) if is_category else (name, more)))
        near = self._near_names(said.kind).near(text)
        if near:
            return self._unclear(said, near)
        return Unknown(quoted["name"].strip() if quoted else text)

    def _exact(self, said: Said, text: str) -> Match | None:
        if is_valid_id(text) and Key(said.kind, text) in self.catalog.known:
            return Known(Key(said.kind, text))
        ids = self._names.ids(said.kind, text)
        if len(ids) <= 1:
            return Known(Key(said.kind, ids[0])) if ids else None
        own = tuple(self._of_school(said, ids))
        if len(own) == 1:
            title = "、".join(one for one in ids if one != own[0])
            return Known(Key(said.kind, own[0]), f"同名的还有 {title}，取了本校的")
        return Unclear(tuple(Key(said.kind, one) for one in own or ids), None)

    def _with_id(self, said: Said, text: str) -> Known | None:
        """柳杜乡党校教室 (liudu-classroom), as our own workbooks show it."""
        found = _NAME_AND_ID.fullmatch(fold(text))
        if found is None or found["id"] not in self._names.ids(said.kind, found["name"]):
            return None
        return Known(Key(said.kind, found["id"]))

    def _of_cohort(self, said: Said, text: str) -> Match | None:
        """The class of 发展对象培训班（第2期）; where there are other cohorts only, it is new."""
        title, cohort = split_cohort(text) if said.kind is Kind.CLASS else (text, None)
        ids = self._names.ids(said.kind, title) if cohort is not None else ()
        if not ids:
            return None
        cohorts = {one: self._cohort_of(one) for one in ids}
        for wanted in (cohort, None):
            own = tuple(Key(said.kind, one) for one in ids if cohorts[one] == wanted)
            if own:
                return Known(own[0]) if len(own) == 1 else Unclear(own, None)
        return Unknown(text)

    def _cohort_of(self, id: str) -> int | None:
        training_class = self.catalog.classes.get(id)
        return training_class.cohort if training_class is not None else None

    def _match_person(self, said: Said, name: str, more: str) -> Match:
        exact = self._exact(said, name)
        if isinstance(exact, Known) and not self._agrees(exact.key, more):
            return Unclear((exact.key,), exact.key)
        if exact is not None:
            return exact
        near = self._near_names(said.kind).near(name)
        return self._unclear(said, near) if near else self._new_person(name, more)

    def _new_person(self, name: str, more: str) -> Unknown:
        if more in _SEXES:
            return Unknown(name)
        if (category := self._category(more)) is not None:
            return Unknown(name, "category", category, f"括号里的“{more}”当作类别")
        if _UNIT.fullmatch(more):
            return Unknown(name, "unit", more, f"括号里的“{more}”当作单位")
        return Unknown(name, "post", more, f"括号里的“{more}”当作职务")

    def _category(self, title: str) -> str | None:
        """The id of the category of teachers that is called so."""
        categories = self.catalog.manifest.teacher_categories
        return next((key for key, one in categories.items() if one == title), None)

    def _agrees(self, key: Key, more: str) -> bool:
        """Whether the catalog says the same of a person as is said in brackets."""
        teacher = self.catalog.teachers.get(key.id)
        if teacher is None:
            return False
        if teacher.category is not None and self._category(more) == teacher.category:
            return True
        school = self.catalog.file_of.get(Key(Kind.SCHOOL, teacher.school or ""))
        told = (teacher.post, teacher.unit, *(names_in(school) if school is not None else ()))
        return more in _SEXES or any(search_key(more) in search_key(one) for one in told if one)

    def _unclear(self, said: Said, ids: tuple[str, ...]) -> Unclear:
        own = tuple(self._of_school(said, ids))
        ordered = dict.fromkeys((*own, *ids))
        best = own or ids
        return Unclear(
            tuple(Key(said.kind, one) for one in ordered),
            Key(said.kind, best[0]) if len(best) == 1 else None,
        )

    def _of_school(self, said: Said, ids: Iterable[str]) -> Iterator[str]:
        """Those of the school; where it has none, those of the schools above it."""
        above = [one.id for one in self.catalog.ancestors(said.school or "")]
        schools = {one: self._school_of(Key(said.kind, one)) for one in ids}
        for school in above:
            own = [one for one, its in schools.items() if its == school]
            if own:
                yield from own
                return

    def _school_of(self, key: Key) -> str | None:
        found = getattr(self.catalog.entities(key.kind).get(key.id), "school", None)
        return found if isinstance(found, str) else None

    def _near_names(self, kind: Kind) -> NearNames:
        if kind not in self._near:
            files = (file for file in self.catalog.files if file.key.kind is kind)
            names: Mapping[str, tuple[str, ...]] = {file.key.id: names_in(file) for file in files}
            self._near[kind] = NearNames(kind, names)
        return self._near[kind]
