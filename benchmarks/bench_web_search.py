"""Time the search box of a site of 10,000 entities in Chromium, from a key to the next picture.

`python benchmarks/bench_web_search.py [--entities N]`, with Chromium and Playwright (the extra
`dev`). Prints the median and the worst of all keys, on this machine and 4× slowed, against 50 ms
and 200 ms, and how long the rows take to load.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generate import generate
from playwright.sync_api import sync_playwright

from partyschool_cli.catalog.load import load
from partyschool_cli.export.web.site import build_site
from partyschool_cli.export.web.web_site import SiteRequest, web_site
from partyschool_cli.source.files.disk_tree import DiskTree

QUERIES = ("番茄嫁接", "fqjj", "fanqie", "di1xiang fq", "jiaoshi", "xiang")
TARGETS = {1: 50, 4: 200}
# Types a query key by key; a message comes after the frame that shows the answers.
TYPE = """async query => {
    const box = document.getElementById('q'), times = []
    box.focus()
    for (let length = 1; length <= query.length; length++) {
        box.value = query.slice(0, length)
        const begin = performance.now()
        box.dispatchEvent(new InputEvent('input', {bubbles: true}))
        await new Promise(done => requestAnimationFrame(() => {
            const {port1, port2} = new MessageChannel()
            port1.onmessage = done
            port2.postMessage(0)
        }))
        times.push(performance.now() - begin)
    }
    return times
}"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entities", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root / "catalog", arguments.entities)
        _write_site(root / "catalog", root / "site")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            _measure(browser, root / "site")
            browser.close()


def _write_site(catalog: Path, folder: Path) -> None:
    """Writes what a search needs: the page of answers, scripts and rows."""
    site = web_site(load(DiskTree(catalog)), SiteRequest(date(2026, 3, 10)))
    for file in build_site(site):
        if file.path == "search.html" or file.path.startswith("assets/"):
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.render())


def _measure(browser: Any, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "search.html").as_uri())
    begin = time.perf_counter()
    with page.expect_event("requestfinished", lambda one: "search-rows" in one.url):
        page.focus("#q")
    page.evaluate(TYPE, "xx")
    print(f"rows loaded: {time.perf_counter() - begin:.2f} s")
    session = page.context.new_cdp_session(page)
    for rate, target in TARGETS.items():
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        times = list(_times(page, QUERIES))
        print(
            f"{rate}× slowed: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
            f" of {len(times)} keys (at most {target} ms)"
        )


def _times(page: Any, queries: Sequence[str]) -> Iterator[float]:
    for query in queries:
        yield from page.evaluate(TYPE, query)


if __name__ == "__main__":
    main()
