"""Answer questions without a terminal."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput


@pytest.fixture
def type_keys() -> Iterator[Callable[[str], None]]:
    """`type_keys("ld\\r")` types ahead what the questions of the test will read."""
    with ExitStack() as stack:
        keys = stack.enter_context(create_pipe_input())
        stack.enter_context(create_app_session(input=keys, output=DummyOutput()))
        yield keys.send_text
