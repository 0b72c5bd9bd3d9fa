"""Chromium for tests: what pages look like and do in a real browser.

It is the system's, which CI installs. Where fontconfig rules, its only fonts are those that PDFs
are set in, so that line breaks do not depend on what else is installed.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, Self
from xml.sax.saxutils import escape

import pylopdf_fonts_zh_cn
import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import expect, sync_playwright

_CHROMIUM: Final = next(
    (
        path
        for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)
# For a whole module: `pytestmark = NEEDS_CHROMIUM`.
NEEDS_CHROMIUM: Final = pytest.mark.skipif(
    _CHROMIUM is None, reason="没有 Chromium：apt install chromium-headless-shell"
)

# Nothing of the browser's own must reach for the network either.
_FLAGS: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Of what is right, axe would describe every element; style sheets it would load once more, which
# the pages forbid.
_AXE_OPTIONS: Final = {"resultTypes": ["violations"], "preload": False}
# In milliseconds, as everything else is waited for: machines have other things to do.
expect.set_options(timeout=30_000)
DESKTOP: Final = {"width": 1280, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
Scheme = Literal["light", "dark"]


@dataclass
class Window:
    """A page in the browser, and what happened there since it was last cleared."""

    page: Any
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @classmethod
    def in_browser(cls, browser: Any, *, script: bool = True) -> Self:
        """A new page; without `script` none runs in it."""
        opened = cls(browser.new_context(java_script_enabled=script).new_page())
        opened.page.on("console", lambda message: opened.console.append(message.text))
        opened.page.on("pageerror", lambda error: opened.console.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        return opened

    def open(self, address: str) -> None:
        """Loads an address anew, though only what follows its `#` may be another."""
        page, _, place = address.partition("#")
        if place and page == self.page.url.partition("#")[0]:
            self.page.goto("about:blank")
        self.page.goto(address)

    def clear(self) -> None:
        """Forgets what happened."""
        self.console.clear()
        self.requests.clear()

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

    def violations(self) -> str:
        """What axe finds to be wrong with the page for some readers; empty if nothing is."""
        if not self.page.evaluate("'axe' in globalThis"):
            self.page.evaluate(AXE_SCRIPT)
        # What else it gives is long, and takes its time through the driver.
        found = self.page.evaluate(
            "options => axe.run(options).then(({violations}) => ({violations}))", _AXE_OPTIONS
        )
        return str(AxeResults(found).generate_report()) if found["violations"] else ""


@contextmanager
def chromium(folder: Path) -> Iterator[Any]:
    """A running browser; `folder` holds what it needs meanwhile. One at a time in a process."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*_FLAGS, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as driver:
        running = driver.chromium.launch(
            executable_path=_CHROMIUM,
            args=flags,
            env={**os.environ, "FONTCONFIG_FILE": str(_fontconfig(folder))},
        )
        yield running
        running.close()


def _fontconfig(folder: Path) -> Path:
    path = folder / "fonts.conf"
    fonts = pylopdf_fonts_zh_cn.sans_path().parent
    path.write_text(
        f"<fontconfig><dir>{escape(str(fonts))}</dir><cachedir>{folder}</cachedir></fontconfig>",
        "utf-8",
    )
    return path
