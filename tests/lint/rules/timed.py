"""Findings in classes that take place at given times."""

from pathlib import Path

from partyschool_cli.lint.finding import Finding
from tests.catalogs import write_catalog
from tests.linting import active, lint_root

Files = dict[str, str | bytes | None]


def found_in(
    folder: Path, code: str, files: Files | None = None, **classes: str
) -> tuple[Finding, ...]:
    """What a rule finds where these are the classes, by id; `files` are laid over the base."""
    held: Files = {f"classes/{name}.yaml": text for name, text in classes.items()}
    root = write_catalog(folder, {"classes/banci.yaml": None, **held, **(files or {})})
    return lint_root(root, active(code))


def course(name: str = "dangzhang", **fields: object) -> Files:
    """The course `dangzhang`, or another, with these fields instead of the usual."""
    usual: dict[str, object] = {
        "title": "党章导读",
        "kind": "special",
        "school": "liudu",
        "strand": "theory",
        "contact_hours": 2,
        "delivery": "[lecture]",
        "audience": "[members]",
    }
    lines = [f"{field}: {value}\n" for field, value in {**usual, **fields}.items()]
    return {f"courses/{name}.yaml": "".join(lines)}
