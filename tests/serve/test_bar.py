"""What the bar above a page says of lint's findings, without any script."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.bar import bar_html
from partyschool_cli.serve.findings import Findings
from partyschool_cli.serve.forms.routes import answer
from partyschool_cli.serve.preview import Preview, PreviewOptions
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.span import Span
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.catalogs import BASE, write_catalog
from tests.export.web.sites import parsed
from tests.serve.servers import TODAY, Client, serving

_CLASS = BASE["classes/banci.yaml"]
_WRONG = _CLASS.replace("jiaoshi", "nowhere")
# So small a catalog lacks most of what a whole one has.
_MANIFEST = f"{BASE['catalog.yaml']}lint: {{disable: [PS3]}}\n"


def _write(folder: Path, files: dict[str, str] | None = None) -> Path:
    return write_catalog(folder, {"catalog.yaml": _MANIFEST, **(files or {})})


def _soon(client: Client, path: str, is_there: Callable[[str], bool]) -> str:
    """The page when lint is done."""
    body = ""
    for _ in range(100):
        body = client.ask(path).body
        if "正在检查" not in body and is_there(body):
            return body
        time.sleep(0.05)
    raise AssertionError(body[:3000])


def _findings(body: str) -> list[tuple[str, str, bool]]:
    """The text, session and whether it is about this page, of each finding of the bar."""
    [bar] = parsed(body.encode()).xpath("//*[@id='serve-bar']")
    return [
        (" ".join(one.text_content().split()), one.get("data-ref"), "data-here" in one.attrib)
        for one in bar.find_class("finding")
    ]


def test_a_clean_catalog(tmp_path: Path) -> None:
    with serving(_write(tmp_path)) as client:
        body = _soon(client, "/", lambda text: "没有发现问题，6个文件" in text)
        assert _findings(body) == []


def test_findings_stand_on_the_page_of_what_they_are_about(tmp_path: Path) -> None:
    root = _write(tmp_path, {"classes/banci.yaml": _WRONG})
    with serving(root) as client:
        body = _soon(client, "/classes/banci.html", lambda text: "个错误" in text)
        [found, *_] = [one for one in _findings(body) if "nowhere" in one[0]]
        assert found[1:] == ("banci/s01", True)
        assert re.search(r"classes/banci\.yaml:\d+:\d+", found[0])
        assert "<details open>" in body
        other = _soon(client, "/courses/dangzhang.html", lambda text: "个错误" in text)
        assert all(not here for _, _, here in _findings(other))
        link = parsed(other.encode()).xpath("//*[@id='serve-bar']//a/@href")
        assert "../classes/banci.html" in link


def test_a_file_that_cannot_be_read_is_told_on_every_page(tmp_path: Path) -> None:
    root = _write(tmp_path, {"courses/broken.yaml": "title: [\n"})
    with serving(root) as client:
        body = _soon(client, "/index.html", lambda text: "个错误" in text)
        assert any("courses/broken.yaml:" in text for text, _, _ in _findings(body))
        missing = _soon(client, "/courses/broken.html", lambda text: "个错误" in text)
        assert any("courses/broken.yaml:" in text for text, _, _ in _findings(missing))


@pytest.mark.parametrize("path", ["index.html", "404.html", "courses/none.html"])
def test_a_bar_that_is_asked_for_later_tells_the_same_key(tmp_path: Path, path: str) -> None:
    with serving(_write(tmp_path)) as client:
        bodies = [client.ask(asked).body for asked in (f"/{path}", f"/-/bar?path={path}")]
    keys = [parsed(body.encode()).xpath("//*[@id='serve-bar']/@data-key") for body in bodies]
    assert keys[0] == keys[1] != [""]


def test_findings_of_drafts_are_for_a_private_site_only(tmp_path: Path) -> None:
    draft = "title: 没写好的课\nstatus: draft\nschool: nowhere\n"
    root = _write(tmp_path, {"teachers/li.yaml": draft.replace("title", "name")})
    with serving(root) as client:
        body = _soon(client, "/", lambda text: "serve-bar" in text)
        assert "没写好的课" not in body


def test_undo_is_offered_where_there_is_something_to_undo(tmp_path: Path) -> None:
    root = _write(tmp_path)
    with serving(root, forms=answer) as client:
        cookie = {"Cookie": f"{client.server.guard.cookie_name}={client.server.guard.token}"}

        def is_offered() -> bool:
            paths = ("/", "/classes/banci.html", "/edit/course/dangzhang", "/-/bar?path=index.html")
            found = {"edit/undo" in client.ask(path, cookie).body for path in paths}
            assert len(found) == 1
            return found.pop()

        def posted(path: str, body: str) -> int:
            headers = {**cookie, "Content-Type": "application/x-www-form-urlencoded"}
            return client.ask(path, headers, method="POST", body=body.encode()).status

        assert not is_offered()
        assert posted("/edit/new/site", "title=新教室&venue=classroom&capacity=30") == 303
        assert is_offered()
        assert posted("/edit/undo", "") == 200
        assert not is_offered()
        # What somebody has put back by hand is not there to undo either.
        assert posted("/edit/new/site", "title=新教室&venue=classroom&capacity=30") == 303
        [made] = [one for one in (root / "sites").iterdir() if "新教室" in one.read_text("utf-8")]
        made.unlink()
        assert not is_offered()


def test_a_mended_file_clears_the_bar(tmp_path: Path) -> None:
    root = _write(tmp_path, {"classes/banci.yaml": _WRONG})
    with serving(root) as client:
        _soon(client, "/", lambda text: "个错误" in text)
        (root / "classes/banci.yaml").write_text(_CLASS, "utf-8")
        _soon(client, "/", lambda text: "没有发现问题" in text)


def test_a_baseline_counts(tmp_path: Path) -> None:
    root = _write(tmp_path, {"classes/banci.yaml": _WRONG})
    manifest = root / "catalog.yaml"
    manifest.write_text(f"{BASE['catalog.yaml']}lint: {{baseline: none.json}}\n", "utf-8")
    with serving(root) as client:
        _soon(client, "/", lambda text: "没有检查：读不了基线文件" in text)


def test_hostile_text_is_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    hostile = _CLASS.replace("site: jiaoshi", f"site: '{evil}'")
    with serving(_write(tmp_path, {"classes/banci.yaml": hostile})) as client:
        body = _soon(client, "/", lambda text: "个错误" in text)
        assert evil not in body
        bar = client.ask("/-/bar?path=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body
        assert "<script>" not in bar


@pytest.mark.parametrize("now", ["", "title: [", "title: x\nsessions: 5\n", "- a\n"])
def test_a_file_that_was_written_again_since_it_was_linted_still_has_its_finding(
    tmp_path: Path, now: str
) -> None:
    root = _write(tmp_path)
    moment = Preview(root, PreviewOptions(lambda: TODAY)).now()
    source = SourceFile(DiskTree(root), "classes/banci.yaml")
    at = At(source, ("sessions", 0, "site"), exact=Span(5, 3, 5, 4, 0, 1))
    finding = Finding(at, "没有这个教学点", "", entity=Key(Kind.CLASS, "banci"), severity="error")
    (root / "classes/banci.yaml").write_text(now, "utf-8")

    bar = bar_html(moment, Findings(1, (finding,), 1), "index.html", "key", root="")
    [(text, ref, _)] = _findings(bar.decode())
    assert "没有这个教学点" in text
    assert ref == ""
