"""A form as a browser without scripts has it: its inputs, read from the page, posted back."""

import datetime as dt
import shutil
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from partyschool_cli.serve.forms.routes import answer
from partyschool_cli.serve.message import Reply, Request
from partyschool_cli.serve.preview import Preview, PreviewOptions
from partyschool_cli.source.files import state_directory

TODAY = dt.date(2026, 11, 24)

Inputs = Mapping[str, tuple[str, ...]]


def preview_of(catalog: Path, folder: Path, today: dt.date = TODAY) -> Preview:
    """A preview of a copy of a catalog in `folder`, as `serve --edit` has it."""
    root = folder / "catalog"
    shutil.copytree(catalog, root)
    return Preview(root, PreviewOptions(lambda: today, is_private=True, is_edited=True))


def put_back(root: Path, catalog: Path) -> None:
    """Makes a changed copy of a catalog the same again, without what undo keeps."""
    shutil.rmtree(root / state_directory.NAME, ignore_errors=True)
    kept = {path.relative_to(catalog): path.read_bytes() for path in catalog.rglob("*.yaml")}
    for path in root.rglob("*.yaml"):
        if path.relative_to(root) not in kept:
            path.unlink()
    for name, data in kept.items():
        own = root / name
        if not own.is_file() or own.read_bytes() != data:
            own.write_bytes(data)


def page(preview: Preview, path: str) -> str:
    """The form's page."""
    reply = answer(preview, Request("GET", path))
    assert reply is not None
    assert reply.status == 200
    return reply.body.decode()


def inputs(preview: Preview, path: str, button: str = "") -> dict[str, tuple[str, ...]]:
    """What a browser would post of the form, untouched, with a button."""
    return inputs_in(page(preview, path), button)


def inputs_in(text: str, button: str = "") -> dict[str, tuple[str, ...]]:
    """The same of a page that is at hand."""
    reader = _Reader()
    reader.feed(text)
    found = {name: tuple(values) for name, values in reader.found.items()}
    return {**found, button: ("1",)} if button else found


def post(preview: Preview, path: str, form: Inputs, **filled: str | tuple[str, ...]) -> Reply:
    """The answer to a form that is posted with some inputs filled in."""
    texts = {name: (one,) if isinstance(one, str) else one for name, one in filled.items()}
    reply = answer(preview, Request("POST", path, {}, {**form, **texts}))
    assert reply is not None
    return reply


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.is_inside = False
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.is_inside = given.get("id") == "edit"
        if not self.is_inside:
            return
        if tag == "input":
            is_mark = given.get("type") in ("radio", "checkbox")
            if not is_mark or "checked" in given:
                self.found.setdefault(name, []).append(value)
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.found.setdefault(self.select, []).append(value)
        elif tag == "textarea":
            self.area = name
            self.found.setdefault(name, []).append("")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":  # a browser leaves out the first line break, and posts others as CRLF
            text = self.found[self.area][-1].removeprefix("\n")
            self.found[self.area][-1] = text.replace("\n", "\r\n")
            self.area = ""
        elif tag == "form":
            self.is_inside = False
