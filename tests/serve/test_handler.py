"""What a server answers, and what it refuses, over real connections."""

import errno
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.serve import server as server_module
from partyschool_cli.serve.message import Reply, Request, see_other
from partyschool_cli.serve.preview import Preview
from tests.catalogs import write_catalog
from tests.serve.servers import Client, serving

_SECRET = "不许看见的备注"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with something to hide."""
    draft = f"title: 没写好的课程\nstatus: draft\nnotes: {_SECRET}\n"
    return write_catalog(tmp_path_factory.mktemp("served"), {"courses/draft.yaml": draft})


@pytest.fixture(scope="module")
def client(root: Path) -> Iterator[Client]:
    """A server of the public site."""
    with serving(root) as found:
        yield found


def _echo(preview: Preview, request: Request) -> Reply | None:
    if request.path == "edit/done":
        return see_other("courses/dangzhang.html")
    if request.path == "edit/full":
        raise OSError(errno.ENOSPC, "disk is full")
    if request.path != "edit/echo":
        return None
    told = {"method": request.method, "form": request.form, "title": preview.now().site.title}
    return Reply(json.dumps(told).encode(), content_type="application/json")


@pytest.fixture(scope="module")
def editing(root: Path) -> Iterator[Client]:
    """A private server with a form that says what it got."""
    with serving(root, is_private=True, forms=_echo) as found:
        yield found


def _cookie(client: Client) -> dict[str, str]:
    return {"Cookie": client.server.guard.cookie.partition(";")[0]}


def test_the_site_is_served(client: Client) -> None:
    for path, kind, text in (
        ("/", "text/html; charset=utf-8", "示例目录"),
        ("/courses/dangzhang.html", "text/html; charset=utf-8", "党章导读"),
        ("/assets/site.css", "text/css; charset=utf-8", ".bar"),
        ("/-/serve.js", "text/javascript; charset=utf-8", "EventSource"),
        ("/courses/dangzhang.html?utm=1", "text/html; charset=utf-8", "党章导读"),
    ):
        answer = client.ask(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, kind), path
        assert text in answer.body


def test_head_has_no_body(client: Client) -> None:
    answer = client.ask("/", method="HEAD")
    assert (answer.status, answer.body) == (200, "")
    assert int(answer.headers["Content-Length"]) > 1000


_NO_PAGES: tuple[str, ...] = (
    "/../catalog.yaml",
    "/..%2f..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/../../catalog.yaml",
    "/assets/..%5c..%5ccatalog.yaml",
    "//etc/passwd",
    "/etc/passwd",
    "/catalog.yaml",
    "/courses/dangzhang.yaml",
    "/courses/",
    "/courses",
    "/assets/",
    "/-/",
    "/-/../courses.html",
    "/.git/config",
    "/courses/draft.html",
    "/%00",
    "/index.html%00.js",
    "/edit/echo",
    "/-/bar/x",
    "/file:///etc/passwd",
)


def test_only_files_of_the_site_are_served(client: Client) -> None:
    for path in _NO_PAGES:
        answer = client.ask(path)
        assert answer.status == 404, path
        assert "没有这一页" in answer.body, path
        assert "root:" not in answer.body, path
        assert _SECRET not in answer.body, path


_FOREIGN: tuple[dict[str, str], ...] = (
    {"Host": "evil.example"},
    {"Host": "rebound.evil.example:{port}"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
)


def test_foreign_requests_are_refused(client: Client) -> None:
    for headers, method in product(_FOREIGN, ("GET", "POST", "OPTIONS", "DELETE")):
        given = {name: value.format(port=client.port) for name, value in headers.items()}
        answer = client.ask("/", given, method=method)
        assert answer.status == 403, (given, method)
        assert "示例目录" not in answer.body, (given, method)
        assert "Access-Control-Allow-Origin" not in answer.headers, (given, method)


def test_a_preview_is_only_read(client: Client) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    methods = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")
    found = {method: client.ask("/", kind, method=method).status for method in methods}
    assert found == dict.fromkeys(methods, 405)
    assert client.ask("/", kind, method="POST", body=b"a=1").status == 405


_IMPROPER: tuple[bytes, ...] = (
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET /\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" + b"X: y\r\n" * 500 + b"\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 99999999999999999\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
    b"GET /?" + b"a=1&" * 1500 + b" HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
)


def test_what_is_no_proper_request_is_refused(client: Client) -> None:
    # Without a version there is no status line: the reason comes alone.
    reasons = ("Bad Request", f"只认 http://{client.host}/ 这个地址")
    for data in _IMPROPER:
        line = client.raw(data.replace(b"%d", str(client.port).encode()))
        assert line in reasons or line.split()[1].startswith(("4", "5")), (data[:99], line)
        assert client.ask("/").status == 200, data[:99]


def test_headers_keep_pages_from_others(client: Client) -> None:
    headers = client.ask("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Python" not in headers["Server"]


def test_a_private_site_needs_the_token_for_everything(editing: Client) -> None:
    wrong = {"Cookie": f"pschool-{editing.port}=wrong"}
    for path in ("/", "/assets/site.css", "/-/bar?path=index.html", "/-/events"):
        query = "&token=wrong" if "?" in path else "?token=wrong"
        for address, headers in ((path, {}), (path, wrong), (f"{path}{query}", {})):
            answer = editing.ask(address, headers)
            assert answer.status == 403, (address, headers)
            assert "示例目录" not in answer.body, (address, headers)


def test_the_token_moves_to_a_cookie(editing: Client) -> None:
    token = editing.server.guard.token
    answer = editing.ask(f"/courses/draft.html?token={token}&x=%E8%AF%BE")
    assert answer.status == 303
    assert answer.headers["Location"] == "/courses/draft.html?x=%E8%AF%BE"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Strict" in answer.headers["Set-Cookie"]
    page = editing.ask("/courses/draft.html", _cookie(editing))
    assert page.status == 200
    assert _SECRET in page.body
    assert token not in page.body


def _post(client: Client, headers: dict[str, str], body: bytes, path: str = "/edit/echo") -> Any:
    return client.ask(path, headers, method="POST", body=body)


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_form_gets_its_values(editing: Client) -> None:
    own = {**_FORM, **_cookie(editing), "Origin": f"http://{editing.host}"}
    answer = _post(editing, own, "date=12月3日&teachers=wang&teachers=li&note=".encode())
    told = json.loads(answer.body)
    assert told["form"] == {"date": ["12月3日"], "teachers": ["wang", "li"], "note": [""]}
    done = _post(editing, own, b"", "/edit/done")
    assert (done.status, done.headers["Location"]) == (303, "/courses/dangzhang.html")


def test_a_form_of_other_bytes_than_utf_8_is_refused(editing: Client) -> None:
    bodies = ("note=携带".encode("gbk"), b"note=%D0%AF%B4%F8", b"%B4%F8=1", b"note=\xff")
    own = {**_FORM, **_cookie(editing)}
    found = {body: _post(editing, own, body).status for body in bodies}
    assert found == dict.fromkeys(bodies, 400)


def test_a_form_knows_no_other_methods(editing: Client) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        answer = editing.ask("/edit/echo", _cookie(editing), method=method)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD, POST"), method


def test_writes_are_refused_without_token_or_from_elsewhere(editing: Client) -> None:
    cookie = _cookie(editing)
    assert _post(editing, _FORM, b"a=1").status == 403
    assert _post(editing, {**_FORM, **cookie, "Origin": "null"}, b"a=1").status == 403
    assert _post(editing, {**_FORM, **cookie, "Origin": "http://evil.example"}, b"").status == 403
    assert _post(editing, {**_FORM, **cookie, "Host": "evil.example"}, b"a=1").status == 403


def test_bodies_are_limited(editing: Client) -> None:
    cookie = _cookie(editing)
    json_type = {"Content-Type": "application/json"}
    assert _post(editing, {**json_type, **cookie}, b'{"a": 1}').status == 415
    assert _post(editing, {**_FORM, **cookie}, b"a=1&" * 2500).status == 400
    head = f"POST /edit/echo HTTP/1.1\r\nHost: {editing.host}\r\nCookie: {cookie['Cookie']}\r\n"
    large = f"{head}Content-Type: {_FORM['Content-Type']}\r\nContent-Length: 300000\r\n\r\n"
    assert editing.raw(large.encode()).split()[1] == "413"


def test_a_request_that_never_ends_is_given_up(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = f"POST / HTTP/1.1\r\nHost: {client.host}\r\nContent-Length: 9\r\n\r\na"
    with monkeypatch.context() as patch:
        patch.setattr(server_module, "ARRIVES_WITHIN", 0.05)
        assert client.raw(b"GET / HTTP/1.1\r\nHost: ") == ""
        assert client.raw(begun.encode()) == ""
    assert client.ask("/").status == 200


@pytest.mark.parametrize("path", ["/%2Fevil.example", "//evil.example", "/%2F%2Fevil.example"])
def test_the_token_leads_to_no_other_host(editing: Client, path: str) -> None:
    answer = editing.ask(f"{path}?token={editing.server.guard.token}")
    assert (answer.status, answer.headers["Location"]) == (303, "/evil.example")


def test_an_error_of_the_program_is_answered_and_written_to_standard_error(
    editing: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = editing.ask("/edit/full", _cookie(editing))
    assert (answer.status, answer.body) == (
        500,
        "程序出错了，这一步没有做完；出了什么错，显示在运行 pschool serve 的窗口里\n",
    )
    assert "disk is full" in capfd.readouterr().err
    assert editing.ask("/edit/echo", _cookie(editing)).status == 200
