"""`sitemap.xml`: the addresses of the pages that search engines should have."""

from collections.abc import Iterable, Iterator
from typing import Final

from partyschool_cli.export.web.web_site import SiteFile, WebSite, same_bytes

PATH: Final = "sitemap.xml"
# They say nothing by themselves.
_LEFT_OUT: Final = frozenset({"404.html", "search.html"})


def sitemap(site: WebSite, paths: Iterable[str]) -> Iterator[SiteFile]:
    """The sitemap of pages; none where nobody knows where the site will stand."""
    if site.options.base_url is None:
        return
    from xml.sax.saxutils import escape

    lines = (
        f"  <url><loc>{escape(site.canonical(path) or '')}</loc></url>\n"
        for path in paths
        if path not in _LEFT_OUT
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(lines)}</urlset>\n"
    )
    yield same_bytes(PATH, text.encode())
