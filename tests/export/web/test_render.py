"""Text of a catalog is text on a page, in JSON-LD too."""

import json
import re
from pathlib import Path

from partyschool_cli.export.web.page import WebPage
from partyschool_cli.export.web.render import render_page
from tests.export.web.sites import small_site

BAD = "</script><script>alert(1)</script>&<!--"


def test_no_text_is_markup(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    page = WebPage("a/b.html", BAD, None, description=BAD)
    data = {"name": BAD, "url": "\u2028"}
    text = render_page(site, "not_found", page, data).decode()
    assert "<script>" not in text
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(block) == data
    assert 'data-root="../"' in text


def test_what_no_browser_shows_is_replaced(tmp_path: Path) -> None:
    page = WebPage("a.html", "a\x07b", None)
    text = render_page(small_site(tmp_path), "not_found", page, {})
    assert "a\ufffdb" in text.decode()
