"""Print the lower bounds of the requirements in pyproject.toml, as constraints for pip.

`nox -s oldest` runs the tests with them: a bound that is too low fails there.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def requirements(extra: str | None = "dev") -> Iterator[Requirement]:
    """The requirements of pschool, with those of an extra, from pyproject.toml."""
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    optional = project["optional-dependencies"][extra] if extra else ()
    for text in (*project["dependencies"], *optional):
        yield Requirement(text)


def lowest(requirement: Requirement) -> str:
    """The constraint to its lowest version. Raises ValueError if it has no `>=`, or several."""
    bounds = [each.version for each in requirement.specifier if each.operator == ">="]
    if len(bounds) != 1:
        raise ValueError(f"{requirement}: one `>=` is needed")
    marker = f"; {requirement.marker}" if requirement.marker else ""
    return f"{requirement.name}=={bounds[0]}{marker}"


def main() -> None:
    """Print one constraint per line."""
    for requirement in requirements():
        sys.stdout.write(f"{lowest(requirement)}\n")


if __name__ == "__main__":
    main()
