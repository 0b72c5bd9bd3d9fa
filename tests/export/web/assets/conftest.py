"""One browser for all of these tests, and sites in folders: pages are opened from there."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.browsing import DESKTOP, Window
from tests.catalogs import QINGSHI, SHIPPED
from tests.export.web.sites import whole_site

Open = Callable[..., Window]


@pytest.fixture(scope="package")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped catalog as files."""
    return written(whole_site(SHIPPED), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="package")
def qingshi_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose pages have little of everything: a browser has them in half the time."""
    return written(whole_site(QINGSHI), tmp_path_factory.mktemp("qingshi"))


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes the files of a site."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


@pytest.fixture
def open_page(windows: Mapping[bool, Window], shipped_site: Path) -> Iterator[Open]:
    """Opens an address of a site, that of the shipped catalog unless told; nothing may be said."""
    used: list[Window] = []

    def opened(
        address: str,
        folder: Path | None = None,
        *,
        viewport: dict[str, int] = DESKTOP,
        script: bool = True,
    ) -> Window:
        window = windows[script]
        if window.page.viewport_size != viewport:
            window.page.set_viewport_size(viewport)
        window.page.emulate_media(media="null", color_scheme="light")
        window.clear()
        window.open(f"{(folder or shipped_site).as_uri()}/{address}")
        used.append(window)
        return window

    yield opened
    assert [told for window in used for told in window.console] == []
