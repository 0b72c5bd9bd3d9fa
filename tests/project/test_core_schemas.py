"""The compiled core schemas are as the models say; `python -m tools.core_schemas` makes them so."""

import pydantic_core
import pytest

from partyschool_cli.model import core_schemas
from tools.core_schemas import COMMAND, PATH, compiled


@pytest.mark.skipif(
    pydantic_core.__version__ != core_schemas.PYDANTIC_CORE,
    reason=f"they were made with another pydantic_core: run `{COMMAND}`",
)
def test_they_are_up_to_date() -> None:
    assert PATH.read_text("utf-8") == compiled(), f"run `{COMMAND}`"
