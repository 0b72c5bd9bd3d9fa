"""Make the pictures of the READMEs, `docs/images/`, from the shipped catalog. Needs Chromium.

python tools/pictures.py
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pdfplumber
from PIL import Image, ImageChops
from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
TODAY = "2026-03-02"
GRID = ("timetable", "--class", "qingxu-members-2026")
LIST = ("timetable", "--class", "chengzi-evening-2026", "--layout", "list")
ATTENDANCE = ("attendance", "--class", "liudu-members-2026")
HANDBOOK = ("handbook", "--class", "qingxu-members-2026")
# Name, window and colours of a picture of the page.
Windows = tuple[tuple[str, ViewportSize, Literal["light", "dark"]], ...]
WINDOWS: Windows = (
    ("page-desktop", {"width": 1200, "height": 800}, "light"),
    ("page-phone", {"width": 390, "height": 760}, "light"),
    ("page-phone-dark", {"width": 390, "height": 760}, "dark"),
)
# A snow day, as a clerk types it, in a copy of the catalog.
SNOW_DAY = "2026-11-24"
DUTY = "duty: 党委办公室 24 小时值班\n"
WHY = ("--why", "暴雪橙色预警")
SNOW: tuple[tuple[str, ...], ...] = (
    ("publish",),
    ("set", "donghu-branch-secretaries-2026", "to=2026-12-01"),
    ("move", "donghu-branch-secretaries-2026", "--day", "11月26日", "--to", "11月30日", *WHY),
    ("cancel", "nanqingdui-evening-2026/s05", *WHY),
    ("cancel", "qingxu-applicants-2026-2/s11", *WHY),
    ("set", "qingxu-applicants-2026-2/s06", "site=qingxu-lecture-hall", *WHY),
)
# One of each document that there is, and of each form of a timetable.
DOCUMENTS: tuple[tuple[str, ...], ...] = (
    ("timetable", "--site", "integrity-hall"),
    ("timetable", "--school", "qingyuan", "--layout", "weeks"),
    ("timetable", "--class", "chengzi-evening-2026", "--layout", "month"),
    ("timetable", "--teacher", "party-building-lecturer"),
    ("catalog",),
    ("teachers",),
    ("sites",),
    ("classes",),
    ("attendance", "--class", "qingxu-members-2026"),
    ("report", "--year", "2026"),
    ("ledger", "--year", "2026"),
    ("plan", "--year", "2026"),
    ("handbook", "--class", "liudu-members-2026"),
)
# The dots an inch of a contact sheet, and how many pages are beside each other.
SMALL = 46
IN_A_ROW = 6
COLOURS = 96
GREYS = 12
BORDER = (190, 190, 190)


RESOLUTION = 200


def export(*arguments: str, target: Path) -> Path:
    """Run `pschool export`; return the file, or the first of several."""
    command = [sys.executable, "-m", "partyschool_cli", "--today", TODAY, "export", *arguments]
    subprocess.run([*command, "-o", str(target)], cwd=ROOT, check=True)
    return target


def pages(pdf: Path, count: int, resolution: int = RESOLUTION) -> list[Image.Image]:
    """The first pages of a PDF."""
    with pdfplumber.open(pdf) as document:
        return [page.to_image(resolution).original for page in document.pages[:count]]


def contact_sheet(shown: list[Image.Image]) -> Image.Image:
    """Pages in rows, all on the same scale."""
    rows = [shown[start : start + IN_A_ROW] for start in range(0, len(shown), IN_A_ROW)]
    heights = [max(page.height for page in row) + 10 for row in rows]
    wide = max(sum(page.width + 10 for page in row) for row in rows)
    sheet = Image.new("RGB", (wide, sum(heights)), "white")
    top = 0
    for row, high in zip(rows, heights, strict=True):
        left = 0
        for page in row:
            sheet.paste(page, (left, top))
            left += page.width + 10
        top += high
    return sheet


def first_pages(documents: Iterable[tuple[str, ...]], folder: Path) -> Image.Image:
    """The first pages of documents on one sheet."""
    files = (export(*one, target=folder / "printed.pdf") for one in documents)
    found = [page for file in files for page in pages(file, 1, SMALL)]
    return contact_sheet([framed(page, page.width) for page in found])


def printed(*arguments: str, folder: Path, count: int = 1) -> list[Image.Image]:
    """The first pages of a document as it is printed."""
    return pages(export(*arguments, target=folder / "printed.pdf"), count)


def framed(page: Image.Image, width: int) -> Image.Image:
    """A page `width` pixels wide, with the edge of the paper."""
    height = page.height * width // page.width
    shown = page.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", (width + 2, height + 2), BORDER)
    paper.paste(shown, (1, 1))
    return paper


def beside(pages: list[Image.Image]) -> Image.Image:
    """Pictures of equal height in a row."""
    gap = 16
    width = sum(page.width for page in pages) + gap * (len(pages) - 1)
    row = Image.new("RGB", (width, pages[0].height), "white")
    left = 0
    for page in pages:
        row.paste(page, (left, 0))
        left += page.width + gap
    return row


def save(name: str, picture: Image.Image, colours: int = COLOURS) -> None:
    few = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def pschool(folder: Path, *arguments: str) -> None:
    """Run `pschool` in `folder` on the snow day."""
    command = [sys.executable, "-m", "partyschool_cli", "--today", SNOW_DAY, *arguments]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def snow_day(folder: Path) -> None:
    """A repository with the catalog after the snow day, and its notices."""
    shutil.copytree(ROOT / "catalog", folder / "catalog")
    with (folder / "catalog" / "catalog.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(DUTY)
    for line in (
        "init -q",
        "config user.name a",
        "config user.email a@example.cn",
        "add -A",
        "commit -q -m 目录",
    ):
        subprocess.run(["git", *line.split()], cwd=folder, check=True)
    for words in SNOW:
        pschool(folder, *words)
    pschool(folder, "notice", "--class", "donghu-branch-secretaries-2026", "-o", "notice.pdf")
    pschool(folder, "notice", "-o", "notice.html")


def feet(folder: Path) -> None:
    """The foot of a timetable with its code, and the sheet as a scanner gives it back."""
    with pdfplumber.open(export(*GRID, target=folder / "foot.pdf")) as document:
        page = document.pages[0]
        sheet = page.to_image(RESOLUTION).original.convert("L")
        line = page.search("校验码")[0]["top"]
    scale = RESOLUTION / 72
    top, bottom = round((line - 62) * scale), round((line + 20) * scale)
    save("verify-foot", framed(sheet.crop((0, top, sheet.width, bottom)), 1000))
    turned = sheet.rotate(1, Image.Resampling.BICUBIC, expand=True, fillcolor=235)
    dust = Image.effect_noise(turned.size, 40)
    save("verify-scan", framed(ImageChops.add(turned, dust, offset=-128), 560))


def photograph_notice(folder: Path) -> None:
    """The document of one class, and the page of all on a phone."""
    snow_day(folder)
    save("notice", framed(pages(folder / "notice.pdf", 1)[0], 800))
    windows = (("notice-phone", WINDOWS[1][1], WINDOWS[1][2]),)
    photograph(folder / "notice.html", folder, windows)


def books(folder: Path) -> None:
    """The plan of a year, and a handbook: its cover, notice, courses, and teachers and sites."""
    save("plan", framed(printed("plan", folder=folder)[0], 1200))
    upright = [
        page for page in printed(*HANDBOOK, folder=folder, count=5) if page.height > page.width
    ]
    save("handbook", beside([framed(page, 400) for page in upright]))


def photograph(page: Path, folder: Path, windows: Windows = WINDOWS) -> None:
    """Screenshots of the page on a desktop and on a phone."""
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for name, window, scheme in windows:
            context = browser.new_context(viewport=window, color_scheme=scheme)
            tab = context.new_page()
            tab.goto(page.as_uri())
            shot = folder / f"{name}.png"
            tab.screenshot(path=str(shot))
            with Image.open(shot) as picture:
                save(name, framed(picture, window["width"]))
        browser.close()


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save("timetable-grid", framed(printed(*GRID, folder=folder)[0], 1200))
        save("timetable-list", framed(printed(*LIST, folder=folder)[0], 1000))
        catalog = printed("catalog", folder=folder, count=3)
        save("catalog", beside([framed(page, 520) for page in catalog]))
        save("attendance", framed(printed(*ATTENDANCE, folder=folder)[0], 800))
        books(folder)
        with Image.open(export(*LIST, target=folder / "cards.png")) as cards:
            # The whole of it is long.
            save("cards", framed(cards.crop((0, 0, cards.width, 2 * cards.width)), 520))
        names = sorted(path.stem for path in (ROOT / "catalog" / "classes").glob("*.yaml"))
        classes = (("timetable", "--class", name) for name in names)
        save("paper-timetables", first_pages(classes, folder), GREYS)
        save("paper-documents", first_pages(DOCUMENTS, folder), GREYS)
        photograph(export(*GRID, target=folder / "page.html"), folder)
        feet(folder)
        (folder / "snow").mkdir()
        photograph_notice(folder / "snow")


if __name__ == "__main__":
    main()
