"""What each address answers."""

import mimetypes
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

from partyschool_cli.serve.bar import PLACE, bar_html
from partyschool_cli.serve.findings import FindingsWatch
from partyschool_cli.serve.message import HTML, Reply, Request, text_reply
from partyschool_cli.serve.preview import Moment, Preview
from partyschool_cli.source.writing.undo import can_undo

# What is ours, not the site's: no entity's page has such a path.
OWN: Final = "-/"
EVENTS: Final = f"{OWN}events"
EDIT: Final = "edit/"
_READING: Final = ("GET", "HEAD")
_MISSING: Final = "missing"
_NOT_FOUND: Final = "404.html"
_ASSETS: Final = ("serve.css", "serve.js", "form.js")
_TYPES: Final = {
    ".html": HTML,
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml",
}

# Answers requests below `edit/`; None where there is no such form.
Forms = Callable[[Preview, Request], Reply | None]


class Routes:
    """The addresses of a preview, and of forms where there are any."""

    def __init__(
        self, preview: Preview, findings: FindingsWatch, forms: Forms | None = None
    ) -> None:
        self.preview = preview
        self._findings = findings
        self._forms = forms

    def answer(self, request: Request) -> Reply:
        """What is answered to a request."""
        forms = self._forms if request.path.startswith(EDIT) else None
        methods = _READING if forms is None else (*_READING, "POST")
        if request.method not in methods:
            return Reply(b"", 405, headers=(("Allow", ", ".join(methods)),))
        if forms is not None:
            reply = forms(self.preview, request)
            if reply is None:
                return self._not_found(request.path)
            return self._with_bar(reply, request.path)
        if request.path == f"{OWN}bar":
            return self._bar(request)
        if request.path.startswith(OWN):
            return _asset(request.path.removeprefix(OWN)) or self._not_found(request.path)
        return self._file(request.path or "index.html")

    def _file(self, path: str) -> Reply:
        moment = self.preview.now()
        page = self.preview.page(moment, path)
        if page is None or path == _NOT_FOUND:
            return self._not_found(path)
        body = page.body
        if PLACE in body:
            body = body.replace(PLACE, self._bar_of(moment, path, page.key), 1)
        return Reply(body, content_type=_type_of(path))

    def _bar(self, request: Request) -> Reply:
        """The bar of a page, with the key that the page would have now."""
        path = next(iter(request.query.get("path", ())), "")
        moment = self.preview.now()
        # Told of by an event, as the findings are when they are there.
        return Reply(self._bar_of(moment, path, self._key(moment, path), waits=False))

    def _key(self, moment: Moment, path: str) -> str:
        """What the page at a path is made of; empty for forms, which no change closes."""
        if path.startswith(EDIT):
            return ""
        page = self.preview.page(moment, path)
        return _MISSING if page is None or path == _NOT_FOUND else page.key

    def _bar_of(self, moment: Moment, path: str, key: str, *, waits: bool = True) -> bytes:
        # What is missing is shown at any address: only those from the root lead anywhere.
        root = "/" if key == _MISSING else "../" * path.count("/")
        findings = self._findings.of(moment, waits=waits)
        undoes = self.preview.options.is_edited and can_undo(self.preview.root)
        return bar_html(moment, findings, path, key, root=root, can_undo=undoes)

    def _with_bar(self, reply: Reply, path: str) -> Reply:
        if PLACE not in reply.body:
            return reply
        bar = self._bar_of(self.preview.now(), path, "")
        body = reply.body.replace(PLACE, bar, 1)
        return Reply(body, reply.status, reply.content_type, reply.headers)

    def _not_found(self, path: str) -> Reply:
        """The page that says so, which is shown anew when there is one at the path."""
        moment = self.preview.now()
        page = self.preview.page(moment, _NOT_FOUND)
        if page is None:
            return text_reply(404, "没有这一页")
        bar = self._bar_of(moment, path, _MISSING)
        return Reply(page.body.replace(PLACE, bar, 1), 404)


@cache
def _asset(name: str) -> Reply | None:
    if name not in _ASSETS:
        return None
    folder = files("partyschool_cli.serve").joinpath("assets")
    return Reply(folder.joinpath(name).read_bytes(), content_type=_type_of(name))


def _type_of(path: str) -> str:
    suffix = f".{path.rpartition('.')[2]}"
    return _TYPES.get(suffix, mimetypes.guess_type(path)[0] or "application/octet-stream")
