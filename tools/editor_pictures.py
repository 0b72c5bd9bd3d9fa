"""Make the pictures of docs/editor.md in a VS Code that runs in a browser. Needs Chromium.

Install the extension of `editors/vscode` in code-server, start that without a password:
python tools/editor_pictures.py http://127.0.0.1:8080
"""

import io
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools.pictures import COLOURS, IMAGES, ROOT

CLASS: Final = "liudu-members-2026.yaml"
SETTINGS: Final[dict[str, Any]] = {
    "breadcrumbs.enabled": False,
    "editor.fontFamily": "'WenQuanYi Micro Hei Mono', monospace",
    "editor.fontSize": 15,
    "editor.minimap.enabled": False,
    "editor.stickyScroll.enabled": False,
    "files.autoSave": "off",
    "remote.autoForwardPorts": False,
    "workbench.colorTheme": "Default Light Modern",
    "workbench.statusBar.visible": False,
    "workbench.layoutControl.enabled": False,
}
# Whatever is shown last has come by then; in seconds.
PATIENCE: Final = 3.0


class Window:
    """A window of VS Code on one folder."""

    def __init__(self, page: Page, address: str, folder: Path) -> None:
        self.page = page
        page.goto(f"{address}/?folder={folder}", timeout=120_000)
        page.wait_for_selector(".monaco-workbench", timeout=120_000)
        self.wait(3)
        page.keyboard.press("Control+b")

    def wait(self, times: float = 1) -> None:
        """Let it come to rest."""
        self.page.wait_for_timeout(times * PATIENCE * 1000)

    def open(self, name: str) -> None:
        """Open a file by its name."""
        self.press("Control+p")
        self.type(name)
        self.press("Enter")
        self.wait()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.wait(0.3)

    def type(self, text: str) -> None:
        """Type a text as one does, so that suggestions come."""
        self.page.keyboard.type(text, delay=120)
        self.wait()

    def go(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place."""
        self.press("Control+g")
        self.page.keyboard.type(f"{line}:{column}")
        self.press("Enter")

    def picture(self, name: str, top: int, bottom: int) -> None:
        """Keep what is shown between two heights."""
        shown = Image.open(io.BytesIO(self.page.screenshot()))
        part = shown.convert("RGB").crop((0, top, 760, bottom))
        part.quantize(COLOURS).save(IMAGES / f"{name}.png", optimize=True)


def line_of(path: Path, text: str) -> int:
    """The number of the first line that has a text."""
    lines = path.read_text("utf-8").splitlines()
    return 1 + next(at for at, line in enumerate(lines) if text in line)


def take(window: Window, path: Path) -> None:
    """Complete a course, cause a clash, rename a teacher."""
    window.open(CLASS)
    window.go(line_of(path, "smartphone-for-veterans"), 99)
    window.press("Enter")
    window.type("- dpzz")
    window.picture("editor-completion", 180, 540)
    window.press("Escape", *("Control+z",) * 6)
    start = line_of(path, "id: s03") + 2
    window.go(start, 99)
    window.press(*("Backspace",) * len("10:00"))
    window.type("09:30")
    window.press("Control+Period")
    window.wait()
    window.picture("editor-clash", 180, 540)
    window.press("Escape", *("Control+z",) * 6)
    window.go(line_of(path, "teachers: [liudu-teacher]"), 20)
    window.press("F2")
    window.type("liudu-lecturer")
    window.picture("editor-rename", 180, 540)


def main() -> None:
    """Take all pictures in a copy of the shipped catalog."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        shutil.copytree(ROOT / "catalog", folder / "catalog")
        (folder / ".vscode").mkdir()
        (folder / ".vscode" / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1000, "height": 640})
        take(Window(page, sys.argv[1], folder), folder / "catalog" / "classes" / CLASS)
        browser.close()


if __name__ == "__main__":
    main()
