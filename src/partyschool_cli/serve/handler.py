"""One connection: reads requests within limits, lets the guard judge them, sends answers."""

from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from partyschool_cli.serve.guard import TOKEN
from partyschool_cli.serve.message import Reply, Request, Values, text_reply
from partyschool_cli.serve.routes import EVENTS

if TYPE_CHECKING:
    from partyschool_cli.serve.server import PreviewServer

_MAX_BODY: Final = 256 * 1024
_MAX_ADDRESS: Final = 4096
_MAX_FIELDS: Final = 2000
_SORRY: Final = "程序出错了，这一步没有做完；出了什么错，显示在运行 pschool serve 的窗口里"
_FORM: Final = "application/x-www-form-urlencoded"
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# With `no-referrer` a browser would send `Origin: null` with its own forms.
_HEADERS: Final = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", _POLICY),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of a connection, one after the other."""

    protocol_version = "HTTP/1.1"
    # In seconds, for each part that is read or written.
    timeout = 10
    server: "PreviewServer"

    def version_string(self) -> str:
        """The name of the program, without versions of anything."""
        return "pschool"

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not logged: there may be a token in them."""

    def send_error(
        self,
        code: int,
        message: str | None = None,  # noqa: ARG002 -- may repeat what was sent
        explain: str | None = None,  # noqa: ARG002
    ) -> None:
        """Answer what the library refuses, without repeating any of it."""
        self.close_connection = True
        try:
            phrase = HTTPStatus(code).phrase
        except ValueError:
            phrase = ""
        self.requestline = getattr(self, "requestline", "")
        self._send(text_reply(code, phrase))

    def handle_one_request(self) -> None:
        """Read and answer one request, if it arrives in time."""
        self.server.arrived(self.connection, next_one=True)
        super().handle_one_request()

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    # Methods that the library does not find are answered by it, past the guard.
    do_HEAD = do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 -- the library calls them so
    do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_GET  # noqa: N815

    def _answer(self) -> None:
        headers = self._all_headers()
        refusal = self.server.guard.refusal(self.command, headers)
        if refusal is not None:
            self._refuse(refusal.status, refusal.reason)
            return
        if len(self.path) > _MAX_ADDRESS or not self.path.startswith("/"):
            self._refuse(400, "地址有误")
            return
        parts = urlsplit(f"//x{self.path}")
        query = _values(parts.query)
        if query is None:
            self._refuse(400, "地址有误")
            return
        form = self._form()
        if isinstance(form, Reply):
            self.close_connection = True
            self._send(form)
            return
        self.server.arrived(self.connection)
        path = unquote(parts.path, errors="replace").removeprefix("/")
        if self._is_let_in(headers, query):
            self._answer_allowed(Request(self.command, path, query, form))
        else:
            self._refuse(403, "要用 pschool serve 显示的那个地址打开（带 token= 的）")

    def _is_let_in(self, headers: Mapping[str, list[str]], query: Values) -> bool:
        guard = self.server.guard
        given = query.get(TOKEN, ())
        return (
            not guard.token
            or guard.has_cookie(headers)
            or (len(given) == 1 and guard.is_token(given[0]))
        )

    def _answer_allowed(self, request: Request) -> None:
        guard = self.server.guard
        given = request.query.get(TOKEN, ())
        is_reading = request.method in ("GET", "HEAD")
        if guard.token and is_reading and len(given) == 1 and guard.is_token(given[0]):
            self._send(self._without_token(request))
        elif request.path == EVENTS and request.method == "GET":
            self._send_events(request)
        else:
            self._send(self._reply_to(request))

    def _reply_to(self, request: Request) -> Reply:
        try:
            return self.server.routes.answer(request)
        except Exception:  # noqa: BLE001 -- a browser shows no reason for a closed connection
            self.server.report_error(self.connection, self.client_address)
            return text_reply(500, _SORRY)

    def _without_token(self, request: Request) -> Reply:
        """Move the token into a cookie, and out of the address."""
        rest = [(name, value) for name, values in request.query.items() for value in values]
        query = urlencode([pair for pair in rest if pair[0] != TOKEN])
        # Two slashes in front would begin the name of another host.
        address = f"/{quote(request.path.lstrip('/'))}{'?' if query else ''}{query}"
        cookie = self.server.guard.cookie
        return Reply(b"", 303, headers=(("Location", address), ("Set-Cookie", cookie)))

    def _send_events(self, request: Request) -> None:
        after = next(iter(request.query.get("after", ())), "")
        events = self.server.watch.events(int(after) if after.isdecimal() else 0)
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        for name, value in _HEADERS:
            self.send_header(name, value)
        self.end_headers()
        try:
            for one in events:
                self.wfile.write(one)
        finally:
            events.close()

    def _form(self) -> Values | Reply:
        """The values of the body; the answer where there may be none of that form or size."""
        headers = self._all_headers()
        if "transfer-encoding" in headers:
            return text_reply(411, "要写明长度")
        lengths = headers.get("content-length", [])
        if not lengths:
            return text_reply(411, "要写明长度") if self.command == "POST" else {}
        if len(lengths) > 1 or not (lengths[0].isascii() and lengths[0].isdecimal()):
            return text_reply(400, "长度有误")
        length = int(lengths[0][:12])
        if length > _MAX_BODY:
            return text_reply(413, "内容太大")
        body = self.rfile.read(length)
        if len(body) < length:
            return text_reply(400, "内容不完整")
        if self.command != "POST":
            return {}
        kind = headers.get("content-type", [""])[0].partition(";")[0].strip().lower()
        if kind != _FORM:
            return text_reply(415, "只认表单")
        try:
            found = _values(body.decode(), errors="strict")
        except UnicodeDecodeError:
            found = None
        return text_reply(400, "表单有误") if found is None else found

    def _refuse(self, status: int, text: str) -> None:
        # What is left of the request is not read.
        self.close_connection = True
        self._send(text_reply(status, text))

    def _send(self, reply: Reply) -> None:
        self.server.arrived(self.connection)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in (*_HEADERS, *reply.headers):
            self.send_header(name, value)
        self.end_headers()
        if getattr(self, "command", None) != "HEAD":
            self.wfile.write(reply.body)

    def _all_headers(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in self.headers.items():
            found.setdefault(name.lower(), []).append(value.strip())
        return found


def _values(text: str, errors: str = "replace") -> Values | None:
    """The values of an address or a form; None if it is none, or has too many.

    `errors="strict"`: also for other text than UTF-8, which would be saved as replacement marks.
    """
    try:
        found = parse_qs(
            text,
            keep_blank_values=True,
            encoding="utf-8",
            errors=errors,
            max_num_fields=_MAX_FIELDS,
        )
    except ValueError:
        return None
    return {name: tuple(values) for name, values in found.items()}
