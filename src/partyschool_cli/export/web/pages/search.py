"""The page of answers: what it shows is found by a script, in the rows that the search box has."""

from collections.abc import Iterator

from partyschool_cli.export.web.page import PageKind, WebPage
from partyschool_cli.export.web.web_site import WebSite


def _pages(_site: WebSite) -> Iterator[WebPage]:
    yield WebPage("search.html", "搜索", None)


page = PageKind("search", _pages)
