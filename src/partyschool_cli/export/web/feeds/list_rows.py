"""`assets/courses-rows.js` and the like: the rows of lists that are too long for a table."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.export.web.lists.list_page import CLASSES, COURSES, SITES, TEACHERS, ListKind
from partyschool_cli.export.web.lists.list_view import ListRow
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.web_site import SiteFile, WebSite, outline_file
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line


def _files(site: WebSite) -> Iterator[SiteFile]:
    for own in (COURSES, TEACHERS, SITES, CLASSES):
        if own.is_long(site):
            yield outline_file(site, f"assets/{own.file}", partial(_script, site, own))


def _script(site: WebSite, own: ListKind) -> bytes:
    rows = json_line([_row(row) for row in own.rows_of(site).rows], compact=True)
    return f"window.listRows={rows}\n".encode()


def _row(row: ListRow) -> dict[str, Any]:
    """A row as `filters.js` reads it: what is empty is not there."""
    title = clean(row.named.title)
    fields = {name: value for name, value in row.fields if value}
    found = {
        "t": title,
        "p": row.named.path,
        "d": "" if row.named.status == "active" else row.named.status,
        "m": row.marks,
        "x": clean(row.text),
        "y": reading_of(title).strip(),
        "f": fields | ({"span": row.span} if row.span else {}),
        "s": dict(row.sort),
        "c": [[clean(one) for one in cell] for cell in row.cells],
    }
    return {name: value for name, value in found.items() if value or name in ("f", "x")}


feed = FeedKind(_files)
