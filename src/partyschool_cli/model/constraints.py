"""What may stand in a field besides its type: marks in `Annotated` that Pydantic asks by itself."""

from collections.abc import Callable
from typing import Any


class Constraints:
    """What a value has to keep, in the words of pydantic_core: `Constraints(gt=0, le=40)`."""

    def __init__(self, **words: Any) -> None:
        self._words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        """Adds the words to the schema of the type."""
        return {**handler(source), **self._words}


class Before:
    """What `function` makes of the value is validated; it may raise PydanticCustomError."""

    def __init__(self, function: Callable[[object], object]) -> None:
        self._function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Puts the function before the schema of the type."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self._function, handler(source))


class After:
    """What `function` makes of the valid value is kept."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        self._function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Puts the function after the schema of the type."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self._function, handler(source))


class JsonSchema:
    """What the JSON Schema says in place of what Pydantic would."""

    def __init__(self, **words: Any) -> None:
        self._words = words

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Gives the words; neither argument matters."""
        return dict(self._words)
