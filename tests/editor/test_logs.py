"""The log has errors of the program with where they came from, and no refusals so."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from partyschool_cli.editor.logs import start_log


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in set(root.handlers).difference(handlers):
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_what_the_client_has_as_its_answer_is_no_error(
    tmp_path: Path, root_logger: logging.Logger
) -> None:
    handlers = list(root_logger.handlers)
    root_logger.handlers[:] = []  # `force` closes them
    start_log(tmp_path / "log.txt")
    for error in (JsonRpcException("refused", -32803), ZeroDivisionError("wrong")):
        root_logger.error("told", exc_info=error)
    for handler in root_logger.handlers:
        handler.close()
    root_logger.handlers[:] = handlers
    text = (tmp_path / "log.txt").read_text("utf-8")
    assert "refused" not in text
    assert "ZeroDivisionError: wrong" in text
