"""`assets/courses-rows.js` and the like: the rows of lists that are too long for a table."""

from collections.abc import Callable, Iterator
from typing import Any

from partyschool_cli.catalog.pinyin import reading_of, spelled
from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.lists.list_page import CLASSES, COURSES, SITES, TEACHERS
from partyschool_cli.export.web.lists.list_view import ListRow, ListView
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.web_site import SiteFile, WebSite
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line


def _files(site: WebSite) -> Iterator[SiteFile]:
    for own in (COURSES, TEACHERS, SITES, CLASSES):
        if own.is_long(site):
            view = own.rows_of(site)
            yield SiteFile(
                f"assets/{own.file}", digest_of((site.options.version, view)), _renderer(view)
            )


def _renderer(view: ListView) -> Callable[[], bytes]:
    def script() -> bytes:
        rows = json_line([_row(row) for row in view.rows], compact=True)
        return f"window.listRows={rows}\n".encode()

    return script


def _row(row: ListRow) -> dict[str, Any]:
    """A row as `filters.js` reads it."""
    title = clean(row.named.title)
    return {
        "t": title,
        "p": row.named.path,
        "d": row.named.status,
        "m": row.marks,
        "x": clean(row.text),
        "y": reading_of(title).strip(),
        "f": dict(row.fields) | ({"span": row.span} if row.span else {}),
        "s": {"title": spelled(title)} | dict(row.sort),
        "c": [[clean(one) for one in cell] for cell in row.cells],
    }


feed = FeedKind(_files)
