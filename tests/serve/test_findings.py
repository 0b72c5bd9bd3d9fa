"""Lint runs beside the pages, and says why where it could not."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from partyschool_cli.lint.job import LintJob
from partyschool_cli.serve.findings import FindingsWatch
from partyschool_cli.serve.preview import Preview, PreviewOptions
from tests.catalogs import write_catalog
from tests.serve.servers import TODAY


@contextmanager
def _refused(error: Exception) -> Iterator[None]:
    def run(_: LintJob) -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LintJob, "run", run)
        yield


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EACCES, "Permission denied"), "没有权限"),
        (KeyError("x"), "程序出错了；出了什么错，显示在运行 pschool serve 的窗口里"),
    ],
)
def test_a_lint_that_fails_is_told_and_the_next_one_is_done(
    tmp_path: Path, error: Exception, told: str
) -> None:
    root = write_catalog(tmp_path)
    preview, done = Preview(root, PreviewOptions(lambda: TODAY)), Event()
    watch = FindingsWatch(root, lambda: TODAY, done.set, caches=False)
    with _refused(error):
        watch.start()
        watch.want(preview.now())
        assert done.wait(30)
    found = watch.of(preview.now())
    assert found is not None
    assert found.error == told

    done.clear()
    (root / "teachers/wang.yaml").write_text("name: 王\n", "utf-8")
    watch.want(preview.now())
    assert done.wait(30)
    again = watch.of(preview.now())
    assert again is not None
    assert again.found
