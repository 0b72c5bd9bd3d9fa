"""`404.html`: what a web server shows where there is no page."""

from collections.abc import Iterator

from partyschool_cli.export.web.page import PageKind, WebPage
from partyschool_cli.export.web.web_site import WebSite


def _pages(site: WebSite) -> Iterator[WebPage]:
    # A server shows it at any address: only whole ones lead from there.
    root = "/" if site.options.is_served else site.options.base_url or ""
    yield WebPage("404.html", "没有这一页", None, root=root)


page = PageKind("not_found", _pages)
