"""What the search box looks through: `assets/search-rows.js`, loaded when it is first used.

A script, for a page opened from a folder may load nothing else. It has each text once, in `texts`,
with its pinyin in `readings`, and a row for each entity that names them by their places. What is
searched, and what counts more, is as in `pschool search`, but that an id, which readers do not see,
counts least: it holds letters that are typed as initials. Sessions have no rows: what they teach,
who teaches and what they are called is found at their class.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.catalog.records.build import record_content
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.search import FIELD_WEIGHTS, searched_texts
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.published import Published
from partyschool_cli.export.web.web_site import SiteFile, WebSite, outline_file
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import COURSE_KINDS, TIERS, VENUES
from partyschool_cli.wording.dates import days_text
from partyschool_cli.wording.marks import status_mark, with_cohort

_PATH: Final = "assets/search-rows.js"
_KINDS: Final = (Kind.SCHOOL, Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS)
_WEIGHTS: Final = tuple(sorted(set(FIELD_WEIGHTS.values()), reverse=True))
_PLACE_OF_FIELD: Final = {
    name: _WEIGHTS.index(weight) if name != "id" else -1 for name, weight in FIELD_WEIGHTS.items()
}
# Sentences are found by their words only: nearly any three letters are initials in a long text, and
# the pinyin of all of them would be most of the file.
_SENTENCES: Final = frozenset({"summary", "objectives", "purpose", "remarks", "note", "notes"})


@dataclass(slots=True)
class _Texts:
    """The texts of all rows, each once; `by_pinyin` are those that are found by pinyin too."""

    places: dict[str, int] = field(default_factory=dict)
    by_pinyin: set[str] = field(default_factory=set)

    def place(self, text: str, *, by_pinyin: bool = True) -> int:
        if by_pinyin:
            self.by_pinyin.add(text)
        return self.places.setdefault(text, len(self.places))

    def readings(self) -> list[str]:
        """The pinyin of each text, empty where it has none or none is wanted."""
        return [reading_of(text).strip() if text in self.by_pinyin else "" for text in self.places]


def _files(site: WebSite) -> Iterator[SiteFile]:
    yield outline_file(site, _PATH, partial(_script, site))


def _rows(published: Published, texts: _Texts) -> list[list[Any]]:
    """A row for each entity, in the order that equal ones are shown in.

    Place of its kind, id, what is said below its title, then its texts for each weight, the
    heaviest first: the first of the first is its title.
    """
    held: dict[Key, list[Record]] = {}
    for session in published.records(Kind.SESSION):
        held.setdefault(Key(Kind.CLASS, session["class"]), []).append(session)
    return [
        _row(published, kind, record, held.get(Key(kind, record["id"]), ()), texts)
        for kind in _KINDS
        for record in published.records(kind)
    ]


def _row(
    published: Published, kind: Kind, record: Record, held: Iterable[Record], texts: _Texts
) -> list[Any]:
    by_weight: list[dict[int, None]] = [{} for _ in _WEIGHTS]
    by_weight[0][texts.place(_title(kind, record))] = None
    for name, text in searched_texts(record):
        place = texts.place(text, by_pinyin=name not in _SENTENCES)
        by_weight[_PLACE_OF_FIELD[name]][place] = None
    below = [texts.place(text) for text in _below(published, kind, record) if text]
    by_weight[-1].update(dict.fromkeys(below))
    by_weight[-1].update({texts.place(text): None for one in held for text in _said_of(one)})
    return [_KINDS.index(kind), record["id"], below, *map(list, by_weight)]


def _title(kind: Kind, record: Record) -> str:
    title = str(record[kind.title_field])
    return with_cohort(title, record["cohort"]) if kind is Kind.CLASS else title


def _below(published: Published, kind: Kind, record: Record) -> Iterator[str | None]:
    """What is said of an entity below its title: what it is, and whose."""
    yield status_mark(record["status"])
    if kind is Kind.CLASS:
        own = published.catalog.classes[record["id"]]
        yield days_text(own.from_, own.to)
    elif kind is Kind.SCHOOL:
        yield TIERS[record["tier"]] if record["tier"] else None
    elif kind is Kind.COURSE:
        yield record["theme_title"] or COURSE_KINDS[record["kind"]]
    else:
        yield record["category_title"] or VENUES.get(record.get("venue") or "")
    yield record["parent_title" if kind is Kind.SCHOOL else "school_title"]


def _said_of(session: Record) -> Iterator[str]:
    yield record_content(session)
    yield from filter(None, session["teacher_names"])
    if session["moderator"]:
        yield session["moderator"]


def _head(texts: _Texts, readings: list[str]) -> dict[str, Any]:
    return {
        "kinds": [[kind.title, kind.plural] for kind in _KINDS],
        "weights": _WEIGHTS,
        "texts": [clean(text) for text in texts.places],
        "readings": readings,
    }


def _script(site: WebSite) -> bytes:
    texts = _Texts()
    rows = _rows(site.published, texts)
    head = json_line(_head(texts, texts.readings()), compact=True).removesuffix("}")
    lines = ",\n".join(json_line(row, compact=True) for row in rows)
    return f'window.searchRows={head},"rows":[\n{lines}\n]}}\n'.encode()


feed = FeedKind(_files)
