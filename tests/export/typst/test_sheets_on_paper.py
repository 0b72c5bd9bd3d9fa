"""Timetables as they stand on paper: positions read from PDFs, of both catalogs and 200 classes.

No stranded foot, no torn word, no type that is too small, and pages that are filled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, groupby, pairwise, product
from typing import Any

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.typesetting.phrases import PHRASES
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.generated_classes import COUNT, catalog_of, class_id, length, numbers
from tests.export.pdf_reading import Letter, Page, pages, pdf
from tests.full_run import is_full_run

MM = 72 / 25.4
SUBJECTS = (Kind.CLASS, Kind.SCHOOL, Kind.SITE, Kind.TEACHER)
# A phrase of up to four characters is one word; longer ones part between words.
WHOLE = frozenset(phrase for phrase in PHRASES if len(phrase) <= 4)


@dataclass(frozen=True)
class Paper:
    """A page, and its table, which is all that has lines."""

    page: Page

    @property
    def top(self) -> float:
        return max(self.page.edges, default=0.0)

    @property
    def bottom(self) -> float:
        return min(self.page.edges, default=0.0)

    @property
    def share(self) -> float:
        """How much of what lies between the margins the table takes."""
        return (self.top - self.bottom) / (self.page.height - 26 * MM)

    def sizes(self) -> list[float]:
        """The sizes of letters within the table."""
        return [one.size for one in self.page.letters if self.bottom < one.top < self.top]


def papers(catalog: Catalog, subject: Key, **options: Any) -> list[Paper]:
    content = load_document("timetable").build(catalog, Scope(subject))
    return [Paper(page) for page in pages(pdf(content, **options).data)]


def assert_well_set(shown: list[Paper]) -> None:
    """What holds for every page of every timetable."""
    for paper in shown:
        page = paper.page
        assert min(one.size for one in page.letters) > 7.99
        for one in page.letters:
            # Of a mark at the end of a line the right half is empty.
            assert one.left > 14 * MM, one.text
            assert one.left + one.size / 2 < page.width - 14 * MM, one.text
            assert one.bottom > 9.9 * MM, one.text  # measured to a hundredth
        # Nothing stands alone on a page: no foot, no remark, no row.
        assert len(shown) == 1 or paper.share > 1 / 3
        assert_whole_words(page)


def assert_whole_words(page: Page) -> None:
    """The letters of a phrase stand on one line, wherever they follow each other."""
    text = "".join(one.text for one in page.letters)
    for phrase in WHOLE:
        start = text.find(phrase)
        while start >= 0:
            own = page.letters[start : start + len(phrase)]
            # What follows may be the next cell's: the letters of a word are of one size and font.
            looks = {(one.size, one.font) for one in own}
            tops = {round(one.top) for one in own}
            rises = own[-1].top > own[0].top + own[0].size
            assert len(tops) == 1 or len(looks) > 1 or rises or _parts_cells(own), phrase
            start = text.find(phrase, start + 1)


def _parts_cells(letters: Sequence[Letter]) -> bool:
    """Whether a line of the table, or another block, lies between two of the letters."""
    gaps = [a.bottom - b.top for a, b in pairwise(letters)]
    return bool(max(gaps) > 0.5 * letters[0].size)


def subjects() -> list[tuple[str, Kind, str]]:
    """Everything with sessions; in the default run a thirtieth of it."""
    found = [
        (root.name, kind, name)
        for root in (SHIPPED, PINGCHENG)
        for kind in SUBJECTS
        for name in sorted(loaded(root).entities(kind))
    ]
    return [one for one in found[:: 1 if is_full_run() else 30] if _has(*one)]


def _catalog(name: str) -> Catalog:
    return loaded(SHIPPED if name == SHIPPED.name else PINGCHENG)


def _has(root: str, kind: Kind, name: str) -> bool:
    return bool(sheet(_catalog(root), Key(kind, name)).entries)


@pytest.mark.parametrize(("root", "kind", "name"), subjects(), ids=str)
def test_every_timetable_of_the_catalogs_is_well_set(root: str, kind: Kind, name: str) -> None:
    for layout in (None, "list", "grid") if is_full_run() else (None,):
        assert_well_set(papers(_catalog(root), Key(kind, name), layout=layout))


# Classes of every length, and all of those of 1 and 8 sessions; in the default run a few.
CHOSEN = numbers(COUNT if is_full_run() else 4)
OF_ONE, OF_EIGHT = (
    [n for n in range(COUNT) if length(n) == count][:: 1 if is_full_run() else 2]
    for count in (1, 8)
)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("generated")
    return catalog_of(folder, sorted({*CHOSEN, *OF_ONE, *OF_EIGHT}))


@pytest.mark.parametrize(
    ("number", "layout"),
    [*product(CHOSEN, (None, "list"))] if is_full_run() else [*zip(CHOSEN, cycle((None, "list")))],
)
def test_every_length_is_well_set_and_fills_its_pages(
    generated: Catalog, number: int, layout: str | None
) -> None:
    own = generated.classes[class_id(number)]
    shown = papers(generated, Key(Kind.CLASS, own.id), layout=layout)
    assert_well_set(shown)
    count = len(own.sessions)
    if count == 1:
        assert max(shown[0].sizes()) >= 14
    if count > 2:
        assert all(paper.share > 1 / 3 for paper in shown)
    # A week of several may have but one part of the day.
    if count >= 8 and (layout == "list" or len(shown) == 1):
        assert all(paper.share >= 0.6 for paper in shown), [paper.share for paper in shown]


def test_eight_rows_fill_a_page_in_type_to_be_read_from_afar(generated: Catalog) -> None:
    chosen = [(loaded(SHIPPED), "chengzi-evening-2026")]
    chosen += [(generated, class_id(number)) for number in OF_EIGHT]
    for catalog, name in chosen:
        (paper,) = papers(catalog, Key(Kind.CLASS, name), layout="list")
        assert paper.share >= 0.6
        assert usual_size(paper) >= 12, name


def usual_size(paper: Paper) -> float:
    """The size in which most letters of a table are set."""
    found = sorted(round(size, 1) for size in paper.sizes())
    return max((len(list(same)), size) for size, same in groupby(found))[1]


def test_one_session_is_told_in_large_type(generated: Catalog) -> None:
    chosen = [(loaded(SHIPPED), "mayu-storage-2026")]
    chosen += [(generated, class_id(number)) for number in OF_ONE]
    for catalog, name in chosen:
        for layout in (None, "list"):
            (paper,) = papers(catalog, Key(Kind.CLASS, name), layout=layout)
            assert usual_size(paper) >= 14, (name, layout)
