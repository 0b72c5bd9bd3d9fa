"""Writers of pictures: cards for a phone, and grids and lists to sign as they are on paper."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from typing import Any, Final

from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.layout.cards_layout import WIDTH, CardsLayout
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.export.typst.cards_data import cards_data
from partyschool_cli.export.typst.compiler import compile_document
from partyschool_cli.export.typst.typeset import ON_PAPER, MakeData
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet

_PHONE: Final = 1080
_TABLE: Final = 1600
_SHORT, _LONG = 210 * MM, 297 * MM
_A3: Final = 2**0.5
# A class up to these is read better as cards than as a grid.
_MOST_CARDS: Final = 12


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    """The pictures of each part after the other."""
    return _joined(
        _part(part, options.of_part(number)) for number, part in enumerate(content.parts)
    )


def _part(content: TimetableContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.timetable_cards import timetable_cards
    from partyschool_cli.export.typst.timetable_data import timetable_data

    if _is_cards(content.sheet, options):
        return _cards(timetable_cards(content, has_code=options.code is not None), options)
    return _paper(timetable_data(content, options), options)


def _is_cards(sheet: Sheet, options: PrintOptions) -> bool:
    if options.layout is not None:
        return options.layout == "list"
    is_short_class = sheet.kind is Kind.CLASS and len(sheet.entries) <= _MOST_CARDS
    return is_short_class or sheet.layout == "list"


def _cards(layout: CardsLayout, options: PrintOptions) -> Exported:
    return compile_document(*cards_data(layout, options), options, "png", ppi=_PHONE / WIDTH * 72)


def _paper(drawn: tuple[str, dict[str, Any]], options: PrintOptions) -> Exported:
    """What is a table on paper is one in a picture: across wider than upright, as it is read."""
    is_landscape = drawn[1]["landscape"]
    wide, pixels = (_LONG, _TABLE) if is_landscape else (_SHORT, _PHONE)
    wide *= _A3 if options.paper == "a3" else 1
    return compile_document(*drawn, options, "png", ppi=pixels / wide * 72)


def _joined(pictures: Iterable[Exported]) -> Exported:
    all_of = tuple(pictures)
    return Exported(
        tuple(chain.from_iterable(one.pages for one in all_of)),
        tuple(dict.fromkeys(chain.from_iterable(one.warnings for one in all_of))),
        tuple(dict.fromkeys(chain.from_iterable(one.missing for one in all_of))),
    )


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.catalog_cards import catalog_cards

    return _cards(catalog_cards(content, has_code=options.code is not None), options)


def _table(content: TableContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.table_cards import table_cards

    return _cards(table_cards(content), options)


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.notice_cards import notice_cards

    return _cards(notice_cards(content), options)


def _as_on_paper(make_data: MakeData, content: Any, options: PrintOptions) -> Exported:
    return _paper(make_data(content, options), options)


PICTURES: Final[Mapping[type, Callable[[Any, PrintOptions], Exported]]] = {
    **{type_: partial(_as_on_paper, make_data) for type_, make_data in ON_PAPER.items()},
    TimetableContent: _timetable,
    CatalogContent: _catalog,
    TableContent: _table,
    NoticeContent: _notice,
}
